"""One tree of settings, read once from the environment (QUIETHIRE_…, nested names joined by __) and a .env file.

Every leaf has a description; `docs/settings.md` lists them all, held complete by a test.
"""

from pathlib import Path
from typing import Annotated, Literal

from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict, Field, NonNegativeFloat, PositiveFloat, PositiveInt, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

Fraction = Annotated[float, Field(ge=0, le=1)]


class Group(BaseModel):
    """A group of settings; unknown names are errors, so that a misspelt one is noticed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PostgresSettings(Group):
    """PostgreSQL: companies, boards, postings' state, the queue."""

    dsn: str | None = Field(
        None, description="postgresql://… of a server; unset: an embedded one in the data directory."
    )
    max_connections: PositiveInt = Field(
        20, le=100, description="Most connections one process opens (specification: 100)."
    )


class ClickHouseSettings(Group):
    """ClickHouse: the postings."""

    dsn: str | None = Field(
        None, description="clickhouse://… or http://user:password@host:8123/quiethire; unset: the engine in process."
    )
    max_connections: PositiveInt = Field(
        4, le=50, description="Most connections one process opens (specification: 50)."
    )


class TemporalSettings(Group):
    """Temporal: the workflows."""

    address: str | None = Field(None, description="host:port of a server; unset: an embedded one.")
    namespace: str = Field("default", description="Temporal namespace.")
    binary: Path | None = Field(
        None, description="The `temporal` command; unset: the PATH, then the package, then the SDK."
    )
    port: int = Field(7233, description="Port of the embedded server's gRPC interface; 0 picks a free one.")
    ui_port: int = Field(8080, description="Port of the embedded server's web interface; 0 picks a free one.")
    max_concurrent_activities: PositiveInt = Field(24, description="Activities one worker runs at a time.")


class CacheSettings(Group):
    """The cache (Dragonfly, Redis, or memory)."""

    url: str | None = Field(None, description="redis://host:6380/0; unset: in memory.")


class SnapshotSettings(Group):
    """Where fetched bodies are kept."""

    url: str | None = Field(None, description="s3://bucket/prefix or file:///folder; unset: the data directory.")


class SearchSettings(Group):
    """The search index."""

    url: str | None = Field(
        None,
        description="http://host:port of `quiethire serve index`; unset: Tantivy in process, in the data directory.",
    )


class CrawlingSettings(Group):
    """How pages are got."""

    contact: str = Field(
        "https://quiethire.example/bot",
        description="Address in the User-Agent where site owners can reach the operator.",
    )
    proxies: tuple[str, ...] = Field((), description="Outgoing proxies, scheme://user:password@host:port, JSON list.")
    pace_seconds: NonNegativeFloat = Field(1.0, description="Least time between two page requests to one host.")
    api_pace_seconds: NonNegativeFloat = Field(0.3, description="The same for documented board APIs.")
    concurrency: PositiveInt = Field(50, description="Pages fetched at a time by one crawler (specification: 50).")
    per_host: PositiveInt = Field(2, description="Requests in flight to one host.")
    connect_timeout_seconds: PositiveFloat = Field(10.0, description="Time to connect.")
    timeout_seconds: PositiveFloat = Field(30.0, description="Time for one whole response.")
    max_redirects: int = Field(10, ge=0, description="Redirects followed before giving up.")
    fresh_seconds: NonNegativeFloat = Field(
        3600.0, description="A snapshot younger than this is used instead of fetching."
    )
    obey_robots: bool = Field(True, description="Obey robots.txt. Turning it off is for your own sites only.")
    host_map: dict[str, str] = Field(
        default_factory=dict,
        description='Hosts served elsewhere, JSON: {"*.example": "127.0.0.1:9900"}. For the sandbox.',
    )
    only_mapped: bool = Field(False, description="Hosts that are not in the host map do not exist.")
    allow_addresses: tuple[str, ...] = Field(
        (), description="Private addresses that may be reached, as networks: JSON list. For the sandbox and intranets."
    )
    browser: bool = Field(True, description="Use Chromium for pages that need it.")
    browser_executable: Path | None = Field(None, description="Chromium; unset: the system's, else Playwright's.")
    browser_pages: PositiveInt = Field(2, description="Browser pages open at a time.")
    replay: Path | None = Field(None, description="Folder of recorded exchanges to serve instead of the network.")


class ParsingSettings(Group):
    """Reading pages."""

    processes: int = Field(0, ge=0, description="Worker processes for reading; 0: one per core, at most 4.")
    min_quality: int = Field(70, ge=0, le=100, description="Postings below this quality score are not stored.")


class DiscoverySettings(Group):
    """Finding companies and boards."""

    github_token: SecretStr | None = Field(None, description="GitHub token; unset: GitHub's anonymous limits.")
    serpapi_key: SecretStr | None = Field(
        None, description="SerpAPI key; unset: dork discovery reports itself unavailable."
    )
    closed_providers: tuple[str, ...] = Field(
        (),
        description="Providers whose robots.txt closes them, switched on by you at your own responsibility, JSON list.",
    )
    interval_hours: PositiveFloat = Field(6.0, description="How often ContinuousDiscoveryWorkflow runs.")
    stale_days: NonNegativeFloat = Field(7.0, description="A company is crawled again after this many days.")
    max_new_companies: PositiveInt = Field(50, description="New companies one run takes from GitHub or dorks.")
    parallel_companies: PositiveInt = Field(16, description="Companies discovered at a time by one run.")
    github_query: str = Field("careers we are hiring in:readme", description="GitHub search of the schedule.")
    dork_query: str = Field("site:boards.greenhouse.io hiring", description="Search engine query of the schedule.")
    run_github: bool = Field(False, description="Search GitHub on schedule.")
    run_dork: bool = Field(False, description="Ask the search engine on schedule.")


class ServicesSettings(Group):
    """Services that do a part of the work over HTTP. Unset: in process."""

    crawler_url: str | None = Field(None, description="http://crawler:8002")
    parser_url: str | None = Field(None, description="http://parser:8001")
    discovery_url: str | None = Field(None, description="http://discovery:8004")
    proxies_url: str | None = Field(None, description="http://proxies:8003")
    host: str = Field("127.0.0.1", description="Address services listen on.")
    api_port: int = Field(3000, description="Port of the API and the search page.")
    parser_port: int = Field(8001, description="Port of the parser service.")
    crawler_port: int = Field(8002, description="Port of the crawler service.")
    proxies_port: int = Field(8003, description="Port of the proxy manager.")
    discovery_port: int = Field(8004, description="Port of the discovery service.")
    index_port: int = Field(8005, description="Port of the index service.")
    worker_port: int = Field(9090, description="Port of a worker's metrics.")
    cors_origins: tuple[str, ...] = Field((), description="Origins browsers may call the API from, JSON list.")
    rate_limit_per_minute: int = Field(0, ge=0, description="Requests a minute per address and endpoint; 0: no limit.")


class LoggingSettings(Group):
    """What is logged and how."""

    level: Literal["debug", "info", "warning", "error"] = Field("info", description="Least level written.")
    format: Literal["json", "console"] = Field("json", description="JSON lines, or lines for people.")


class Settings(BaseSettings):
    """All settings. `data` is where the embedded engines keep everything."""

    model_config = SettingsConfigDict(
        env_prefix="QUIETHIRE_", env_nested_delimiter="__", env_file=".env", extra="ignore", frozen=True
    )

    data: Path = Field(
        default_factory=lambda: user_data_path("quiethire", appauthor=False), description="Data directory."
    )
    postgres: PostgresSettings = PostgresSettings()
    clickhouse: ClickHouseSettings = ClickHouseSettings()
    temporal: TemporalSettings = TemporalSettings()
    cache: CacheSettings = CacheSettings()
    snapshots: SnapshotSettings = SnapshotSettings()
    search: SearchSettings = SearchSettings()
    crawling: CrawlingSettings = CrawlingSettings()
    parsing: ParsingSettings = ParsingSettings()
    discovery: DiscoverySettings = DiscoverySettings()
    services: ServicesSettings = ServicesSettings()
    logging: LoggingSettings = LoggingSettings()
