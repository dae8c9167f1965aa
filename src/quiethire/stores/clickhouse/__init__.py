"""ClickHouse: the postings themselves. One client for a server and for its engine in this process."""

from quiethire.stores.clickhouse.client import ClickHouse
from quiethire.stores.clickhouse.jobs import ClickHouseJobs
from quiethire.stores.clickhouse.migrate import migrate, status

__all__ = ["ClickHouse", "ClickHouseJobs", "migrate", "status"]
