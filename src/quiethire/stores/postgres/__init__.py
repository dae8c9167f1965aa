"""PostgreSQL: companies, what was discovered, boards, the state of every posting, the crawl queue."""

from quiethire.stores.postgres.boards import PostgresBoards
from quiethire.stores.postgres.companies import PostgresCompanies
from quiethire.stores.postgres.discovered import PostgresDiscovered
from quiethire.stores.postgres.migrate import migrate, status
from quiethire.stores.postgres.pool import Postgres
from quiethire.stores.postgres.postings import PostgresPostings
from quiethire.stores.postgres.queue import PostgresQueue

__all__ = [
    "Postgres",
    "PostgresBoards",
    "PostgresCompanies",
    "PostgresDiscovered",
    "PostgresPostings",
    "PostgresQueue",
    "migrate",
    "status",
]
