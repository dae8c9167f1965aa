"""The account of a sweep: what was found, what is left to follow, and whether that is all of the board. Pure."""

from dataclasses import dataclass, field

from quiethire.ats.contract import Reading
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Request
from quiethire.domain.identity import canonical_url
from quiethire.parsing.contract import Rejection

_Key = tuple[str, str, bytes | None]


def _key(request: Request) -> _Key:
    return request.method, request.url, request.body


@dataclass(slots=True)
class _Scope:
    total: int | None = None
    found: set[str] = field(default_factory=set)
    refused: int = 0


@dataclass(slots=True)
class Tally:
    """Feed it every list response of one sweep, in any order.

    `start(first)` before anything is fetched; after each fetch `add(request, reading)` gives the requests not planned
    before. A request that could not be fetched or read stays unanswered and keeps the sweep incomplete. Postings are
    told apart by canonical URL, so a board that serves its first page again for every offset adds nothing, is followed
    no further, and stays incomplete unless its total is reached.
    """

    drafts: dict[str, PostingDraft] = field(default_factory=dict)
    rejected: list[Rejection] = field(default_factory=list)
    partial: bool = False
    repeated: bool = False
    answered: int = 0
    _planned: set[_Key] = field(default_factory=set)
    _open: set[_Key] = field(default_factory=set)
    _scopes: dict[str, _Scope] = field(default_factory=dict)

    def start(self, first: Request) -> None:
        """Plan the first request."""
        self._planned.add(_key(first))
        self._open.add(_key(first))

    def add(self, request: Request, reading: Reading) -> tuple[Request, ...]:
        """Take one response into account; gives the new requests it leads to, in order."""
        self._planned.add(_key(request))
        self._open.discard(_key(request))
        self.answered += 1
        whole = self._scopes.setdefault("", _Scope())
        scope = self._scopes.setdefault(reading.scope, _Scope())
        if reading.total is not None:
            scope.total = max(scope.total or 0, reading.total)
        before = len(scope.found)
        for draft in reading.drafts:
            key = canonical_url(draft.url)
            self.drafts.setdefault(key, draft)
            scope.found.add(key)
            whole.found.add(key)
        refused = len(reading.rejected) + reading.unlisted
        scope.refused += refused
        if scope is not whole:
            whole.refused += refused
        self.rejected.extend(reading.rejected)
        self.partial = self.partial or reading.partial
        if reading.drafts and len(scope.found) == before and not reading.capped:
            self.repeated = True
            return ()
        fresh: list[Request] = []
        for following in reading.follow:
            if _key(following) not in self._planned:
                self._planned.add(_key(following))
                self._open.add(_key(following))
                fresh.append(following)
        return tuple(fresh)

    @property
    def total(self) -> int | None:
        """The board's own count, where it states one (for a capped board: at least so many)."""
        whole = self._scopes.get("")
        return whole.total if whole else None

    @property
    def missing(self) -> int:
        """How many postings the stated totals promise beyond what was found."""
        return sum(max(0, (part.total or 0) - len(part.found) - part.refused) for part in self._scopes.values())

    @property
    def left(self) -> int:
        """Requests planned and not answered."""
        return len(self._open)

    @property
    def complete(self) -> bool:
        """Nothing left to follow, every total reached, nothing known to be out of reach, and a board without a total
        did not serve the same page twice."""
        return (
            self.answered > 0
            and not self._open
            and not self.partial
            and self.missing == 0
            and not (self.repeated and self.total is None)
        )
