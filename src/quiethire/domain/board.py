"""Boards: provider + tenant + site, the unit of a sweep."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BoardRef:
    """Names one board. `site` is a board within a tenant where the provider has such; `host` is the host the board
    is served from where the tenant does not determine it (Workday's data centre, a custom domain)."""

    provider: str
    tenant: str
    site: str | None = None
    host: str | None = None

    @property
    def key(self) -> str:
        """Stable text key: "greenhouse/acme", "workday/acme/External"."""
        return "/".join(part for part in (self.provider, self.tenant, self.site) if part)


@dataclass(frozen=True, slots=True)
class Detection:
    """An answer to "whose board is this?". `evidence` says in words what was seen; confidence is 0.0 to 1.0."""

    board: BoardRef
    confidence: float
    evidence: str
