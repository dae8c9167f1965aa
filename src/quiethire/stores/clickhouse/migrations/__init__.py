"""Numbered SQL files, applied by `stores.clickhouse.migrate`. Every statement may run twice; none is ever edited."""
