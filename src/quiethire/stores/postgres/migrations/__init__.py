"""Numbered SQL files, applied by `stores.postgres.migrate`. An applied file is never edited."""
