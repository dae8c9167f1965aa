"""What crosses Temporal: references and counts, never pages or postings. Dataclasses of plain values only."""

from dataclasses import dataclass, field

TASK_QUEUE = "quiethire-task-queue"


@dataclass(frozen=True)
class BoardName:
    """A board's name, as `domain.board.BoardRef`."""

    provider: str
    tenant: str
    site: str | None = None
    host: str | None = None

    @property
    def key(self) -> str:
        """Stable text key; part of workflow ids."""
        return "/".join(part for part in (self.provider, self.tenant, self.site) if part)


@dataclass
class ContinuousDiscoveryInput:
    """Input of ContinuousDiscoveryWorkflow, as the specification names it; JSON names are the same.

    done and failed count the companies of earlier runs of the same round, and began is when its first run started, in
    ISO 8601 (continue-as-new carries them on).
    """

    GitHubQuery: str = ""
    DorkQuery: str = ""
    StaleThresholdDays: float = 7
    MaxNewCompanies: int = 50
    RunGitHubDiscovery: bool = False
    RunDorkDiscovery: bool = False
    parallel: int = 16
    done: int = 0
    failed: int = 0
    searched: bool = False
    began: str | None = None


@dataclass
class ContinuousDiscoveryResult:
    """What a round did."""

    companies: int = 0
    failed: int = 0
    new_companies: int = 0
    errors: list[str] = field(default_factory=list)


@dataclass
class CompanyDiscoveryInput:
    """Input of CompanyDiscoveryWorkflow."""

    Domain: str


@dataclass
class CompanyDiscoveryResult:
    """What discovering one company gave. errors: one sentence each, the first ten."""

    pages: int = 0
    boards: int = 0
    found: int = 0
    new: int = 0
    changed: int = 0
    closed: int = 0
    failed_crawls: int = 0
    errors: list[str] = field(default_factory=list)


@dataclass
class CareerPageCrawlInput:
    """Input of CareerPageCrawlWorkflow. `Board` is set when the address is known to be a provider's board; `Resume`
    (the key of a crawl's state) and `Boards` carry a crawl on that continues as new."""

    URL: str
    Company: str | None = None
    Board: BoardName | None = None
    Resume: str | None = None
    Boards: list[BoardName] = field(default_factory=list)


@dataclass
class CareerPageCrawlResult:
    """What one crawl gave."""

    found: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    closed: int = 0
    held: int = 0
    rejected: int = 0
    unreadable: int = 0
    complete: bool = False
    error: str | None = None
    boards: list[BoardName] = field(default_factory=list)


@dataclass
class StaleInput:
    """Which companies are due: not crawled for `days` at the moment `at` (ISO 8601; None: now); at most `limit`."""

    days: float
    limit: int
    at: str | None = None


@dataclass
class CrawledInput:
    """A company was crawled; `error` says what went wrong, None when nothing did."""

    domain: str
    error: str | None = None


@dataclass
class Findings:
    """Where findings of a company are kept (a blob), and the addresses detection is to look at."""

    key: str
    urls: list[str] = field(default_factory=list)
    unavailable: list[str] = field(default_factory=list)


@dataclass
class StoreInput:
    """Keep what was found: blobs of findings, of subdomains, of detections."""

    domain: str
    findings: str
    subdomains: str | None
    detections: str | None


@dataclass
class Target:
    """One thing to crawl."""

    url: str
    board: BoardName | None = None


@dataclass
class Step:
    """How a crawl stands, as `pipeline.crawl_career_page.CrawlStep`. `state` is the key of its state."""

    state: str
    board: BoardName | None = None
    more: bool = False
    found: int = 0
    pending: int = 0
    unread: int = 0
    error: str | None = None
    message: str = ""
    retry_after_seconds: float | None = None
    boards: list[BoardName] = field(default_factory=list)


@dataclass
class Stored:
    """What storing a crawl did, as `pipeline.publish_postings.Published`."""

    found: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    closed: int = 0
    held: int = 0
    rejected: int = 0
    unreadable: int = 0
    complete: bool = False
    look_again: bool = False


@dataclass
class SearchInput:
    """A search for new companies and how many to take."""

    query: str
    limit: int


@dataclass
class SearchOutcome:
    """How many companies a search added, and why a source did not answer."""

    added: int = 0
    unavailable: list[str] = field(default_factory=list)
