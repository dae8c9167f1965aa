"""What a sweep means for the postings known of its board. Pure: values in, decisions out.

Rules (DESIGN section 5): only a complete sweep may close; nothing is closed when fewer than 70 % of the rolling
median were found, nor when more than half of the open postings would close at once; such a sweep asks for another
look first. Failures (refusals, server faults, challenges, empty extractions) are never evidence: they make a sweep
incomplete. A posting that returns is reopened with its history. An unchanged posting only moves `last_seen_at`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

FOUND_SHARE = 0.7
"""Below this share of the rolling median nothing is closed."""
CLOSING_SHARE = 0.5
"""When more than this share of the open postings would close at once, look again first."""
SMALL_BOARD = 4
"""Boards with at most this many open postings are not held by the shares: one of two closing is ordinary."""


class Status(StrEnum):
    """Whether a posting is to be had."""

    OPEN = "open"
    CLOSED = "closed"


class ClosedBecause(StrEnum):
    """Why a posting was closed."""

    ABSENT = "absent_from_complete_sweep"
    GONE = "page_gone"
    STATED = "stated_closed"
    EXPIRED = "valid_through_passed"
    BOARD_GONE = "board_gone"


@dataclass(frozen=True, slots=True)
class Known:
    """What the store remembers of one posting of the board."""

    url_hash: str
    fingerprint: str
    status: Status


@dataclass(frozen=True, slots=True)
class Seen:
    """One posting as this sweep saw it. `closed` when the source itself says so."""

    url_hash: str
    fingerprint: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Sweep:
    """One enumeration of a board.

    complete: nothing was left to follow and the count agrees with the board's own.
    unreadable: url hashes known to be listed, whose details could not be read this time: present, not gone.
    gone: url hashes whose own page answered 404 or 410.
    previous_counts: how many postings the last complete sweeps found, oldest first.
    confirmed: this sweep is the second look after one that was held.
    """

    complete: bool
    seen: Sequence[Seen]
    unreadable: Collection[str] = ()
    gone: Collection[str] = ()
    previous_counts: Sequence[int] = ()
    confirmed: bool = False
    board_gone: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """What to write. Every known or seen url hash is in at most one of the groups.

    held: closings not made because a guard spoke; `held_why` says which, and the board is to be looked at again.
    """

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    reopened: tuple[str, ...] = ()
    closed: Mapping[str, ClosedBecause] | None = None
    held: tuple[str, ...] = ()
    held_why: str | None = None

    @property
    def closings(self) -> Mapping[str, ClosedBecause]:
        """The closings, an empty mapping when there are none."""
        return self.closed or {}


def decide(sweep: Sweep, known: Mapping[str, Known]) -> Decision:
    """Compare one sweep with what is known of its board (`known` by url_hash)."""
    new: list[str] = []
    changed: list[str] = []
    unchanged: list[str] = []
    reopened: list[str] = []
    closed: dict[str, ClosedBecause] = {}
    visited: set[str] = set()
    for posting in sweep.seen:
        if posting.url_hash in visited:
            continue
        visited.add(posting.url_hash)
        before = known.get(posting.url_hash)
        if posting.closed:
            if before is not None and before.status is Status.OPEN:
                closed[posting.url_hash] = ClosedBecause.STATED
        elif before is None:
            new.append(posting.url_hash)
        elif before.status is Status.CLOSED:
            reopened.append(posting.url_hash)
        elif before.fingerprint != posting.fingerprint:
            changed.append(posting.url_hash)
        else:
            unchanged.append(posting.url_hash)
    for url_hash in sweep.gone:
        before = known.get(url_hash)
        if url_hash not in visited and before is not None and before.status is Status.OPEN:
            closed[url_hash] = ClosedBecause.GONE
    present = visited | set(sweep.unreadable) | set(closed)
    absent = [key for key, before in known.items() if before.status is Status.OPEN and key not in present]
    held_why = _held(sweep, known, absent) if absent else None
    if held_why is None:
        why = ClosedBecause.BOARD_GONE if sweep.board_gone else ClosedBecause.ABSENT
        closed.update(dict.fromkeys(absent, why))
        absent = []
    return Decision(
        new=tuple(new),
        changed=tuple(changed),
        unchanged=tuple(unchanged),
        reopened=tuple(reopened),
        closed=closed,
        held=tuple(absent),
        held_why=held_why,
    )


def _held(sweep: Sweep, known: Mapping[str, Known], absent: Sequence[str]) -> str | None:
    """Why the absent postings are not closed; None when they may be."""
    if not sweep.complete and not sweep.board_gone:
        return "the sweep was not complete"
    if sweep.confirmed:
        return None
    open_before = sum(1 for before in known.values() if before.status is Status.OPEN)
    if sweep.board_gone:
        return "the board is gone: to be confirmed by a second look"
    if open_before <= SMALL_BOARD and sweep.seen:
        return None
    found = len({posting.url_hash for posting in sweep.seen})
    usual = median(sweep.previous_counts) if sweep.previous_counts else open_before
    if found < FOUND_SHARE * usual:
        return f"only {found} found where {usual:g} are usual: to be confirmed by a second look"
    if len(absent) > CLOSING_SHARE * open_before:
        return f"{len(absent)} of {open_before} would close at once: to be confirmed by a second look"
    return None
