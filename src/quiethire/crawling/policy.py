"""What the operator decides about crawling, in one value. Settings fill it, `runtime` hands it out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from quiethire.domain.exchange import Kind

ROBOTS_TOKEN = "QuietHire"  # noqa: S105 - the product token of robots.txt, no secret
_NO_MAP: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class CrawlPolicy:
    """Limits and manners of all crawling. Times in seconds.

    contact: an address of a web page or a mailbox, shown to every host in the User-Agent.
    pace_seconds: least time between two requests to one host for pages; api_pace_seconds for documented APIs.
    concurrency: requests in flight in all; per_host: to one host.
    total_timeout_seconds: for a whole exchange; long_timeout_seconds for lists of boards and sitemaps.
    allow_hosts: exceptions to the address guard (see `addresses.AllowList`); allow_ports: further ports.
    host_map: host names or patterns ("*.example.com") to "127.0.0.1:port"; only_mapped: no other host exists.
    pace_mapped: keep the pace for mapped hosts too, which are this machine's own and need none.
    browser_pages: pages rendered at a time; browser_retire_after: pages until the browser process is replaced;
    browser_sandbox: Chromium's own sandbox, which root and most containers cannot have.
    ca_file: a bundle of certificate authorities in place of the system's; certificates are always checked.
    impersonate: a browser's TLS fingerprint for curl_cffi; None (the default) is honest.
    """

    contact: str = "https://quiethire.example/bot"
    version: str = "0.1"
    pace_seconds: float = 1.0
    api_pace_seconds: float = 0.5
    concurrency: int = 50
    per_host: int = 4
    connect_timeout_seconds: float = 10.0
    total_timeout_seconds: float = 30.0
    long_timeout_seconds: float = 120.0
    max_redirects: int = 10
    tries: int = 3
    longest_wait_seconds: float = 30.0
    allow_hosts: tuple[str, ...] = ()
    allow_ports: tuple[int, ...] = ()
    host_map: Mapping[str, str] = field(default_factory=lambda: _NO_MAP)
    only_mapped: bool = False
    pace_mapped: bool = False
    obey_robots: bool = True
    ca_file: str | None = None
    impersonate: str | None = None
    browser: bool = True
    browser_path: str | None = None
    browser_pages: int = 2
    browser_retire_after: int = 100
    browser_sandbox: bool = False

    @property
    def user_agent(self) -> str:
        """QuietHire/0.1 (+contact)."""
        return f"QuietHire/{self.version} (+{self.contact})"

    def timeout_seconds(self, kind: Kind) -> float:
        """The time a whole exchange of the kind may take: lists reach 35 MB, pages do not."""
        return self.long_timeout_seconds if kind in (Kind.LIST, Kind.SITEMAP) else self.total_timeout_seconds
