"""What a sweep means: DESIGN section 5, rule by rule, and as properties that hold for any board and any sweep."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiethire.domain.lifecycle import (
    CLOSING_SHARE,
    FOUND_SHARE,
    SMALL_BOARD,
    ClosedBecause,
    Decision,
    Known,
    Seen,
    Status,
    Sweep,
    decide,
)


def board(count: int, *, closed: int = 0) -> dict[str, Known]:
    """Postings p0, p1 … open, and c0 … closed."""
    opened = {f"p{n}": Known(f"p{n}", "f", Status.OPEN) for n in range(count)}
    return opened | {f"c{n}": Known(f"c{n}", "f", Status.CLOSED) for n in range(closed)}


def see(*names: str, fingerprint: str = "f") -> list[Seen]:
    return [Seen(name, fingerprint) for name in names]


def first(count: int) -> list[Seen]:
    return see(*(f"p{n}" for n in range(count)))


def test_new_changed_unchanged_and_reopened_are_told_apart() -> None:
    known = board(2, closed=1)
    seen = [Seen("p0", "f"), Seen("p1", "other"), Seen("c0", "f"), Seen("n", "f")]
    decision = decide(Sweep(complete=True, seen=seen), known)
    assert (decision.unchanged, decision.changed, decision.reopened, decision.new) == (
        ("p0",),
        ("p1",),
        ("c0",),
        ("n",),
    )
    assert (decision.closed, decision.held, decision.held_why) == ({}, (), None)


def test_only_a_complete_sweep_closes() -> None:
    decision = decide(Sweep(complete=False, seen=first(9)), board(10))
    assert decision.closed == {}
    assert decision.held == ("p9",)
    assert decision.held_why == "the sweep was not complete"
    assert decide(Sweep(complete=True, seen=first(9)), board(10)).closed == {"p9": ClosedBecause.ABSENT}


def test_the_page_itself_may_close_its_posting_even_in_an_incomplete_sweep() -> None:
    decision = decide(Sweep(complete=False, seen=first(3), gone={"p3"}), board(4))
    assert decision.closed == {"p3": ClosedBecause.GONE}
    assert decide(Sweep(complete=True, seen=first(3), gone={"unknown", "c0"}), board(3, closed=1)).closed == {}


def test_a_posting_listed_and_gone_at_once_is_listed() -> None:
    assert decide(Sweep(complete=True, seen=first(2), gone={"p1"}), board(2)).closed == {}


def test_unreadable_is_never_gone() -> None:
    decision = decide(Sweep(complete=True, seen=first(8), unreadable={"p8", "p9"}), board(10))
    assert (decision.closed, decision.held) == ({}, ())


def test_the_source_may_say_that_a_posting_is_closed() -> None:
    seen = [*first(2), Seen("p2", "f", closed=True), Seen("n", "f", closed=True), Seen("c0", "f", closed=True)]
    decision = decide(Sweep(complete=True, seen=seen), board(3, closed=1))
    assert decision.closed == {"p2": ClosedBecause.STATED}
    assert (decision.new, decision.reopened) == ((), ())


@pytest.mark.parametrize(("found", "closes"), [(70, True), (69, False)])
def test_below_70_percent_of_the_rolling_median_nothing_closes(found: int, closes: bool) -> None:
    decision = decide(Sweep(complete=True, seen=first(found), previous_counts=(90, 100, 200)), board(100))
    assert bool(decision.closed) is closes
    assert (decision.held_why is None) is closes


@pytest.mark.parametrize(("found", "closes"), [(50, True), (49, False)])
def test_more_than_half_at_once_waits_for_a_second_look(found: int, closes: bool) -> None:
    sweep = Sweep(complete=True, seen=first(found), previous_counts=(found,))
    assert bool(decide(sweep, board(100)).closed) is closes


def test_the_second_look_closes_what_the_first_held() -> None:
    known = board(10)
    held = decide(Sweep(complete=True, seen=first(2)), known)
    assert (held.closed, len(held.held)) == ({}, 8)
    assert len(decide(Sweep(complete=True, seen=first(2), confirmed=True), known).closed) == 8
    assert decide(Sweep(complete=False, seen=first(2), confirmed=True), known).closed == {}


def test_a_gone_board_closes_all_after_a_second_look() -> None:
    known = board(3, closed=1)
    held = decide(Sweep(complete=False, seen=(), board_gone=True), known)
    assert (held.closed, len(held.held)) == ({}, 3)
    closed = decide(Sweep(complete=False, seen=(), board_gone=True, confirmed=True), known).closed
    assert closed == dict.fromkeys(("p0", "p1", "p2"), ClosedBecause.BOARD_GONE)


def test_small_boards_close_one_of_two_but_not_the_last() -> None:
    assert decide(Sweep(complete=True, seen=first(1)), board(2)).closed == {"p1": ClosedBecause.ABSENT}
    assert decide(Sweep(complete=True, seen=()), board(SMALL_BOARD)).closed == {}


def test_an_empty_sweep_of_an_empty_board_decides_nothing() -> None:
    assert decide(Sweep(complete=True, seen=()), {}) == Decision(
        new=(), changed=(), unchanged=(), reopened=(), closed={}, held=(), held_why=None
    )


NAMES = st.sampled_from([f"p{n}" for n in range(12)])
KNOWN = st.dictionaries(NAMES, st.tuples(st.sampled_from("fg"), st.sampled_from(Status)), max_size=12).map(
    lambda given: {name: Known(name, mark, status) for name, (mark, status) in given.items()}
)
SWEEPS = st.builds(
    Sweep,
    complete=st.booleans(),
    seen=st.lists(st.builds(Seen, NAMES, st.sampled_from("fg"), closed=st.booleans()), max_size=14),
    unreadable=st.sets(NAMES, max_size=4),
    gone=st.sets(NAMES, max_size=4),
    previous_counts=st.lists(st.integers(0, 20), max_size=10),
    confirmed=st.booleans(),
    board_gone=st.booleans(),
)


@given(SWEEPS, KNOWN)
def test_every_posting_gets_at_most_one_answer(sweep: Sweep, known: Mapping[str, Known]) -> None:
    decision = decide(sweep, known)
    groups = (
        decision.new, decision.changed, decision.unchanged, decision.reopened, tuple(decision.closed), decision.held,
    )  # fmt: skip
    named = [name for group in groups for name in group]
    assert len(named) == len(set(named))


@given(SWEEPS, KNOWN)
def test_every_open_posting_is_accounted_for(sweep: Sweep, known: Mapping[str, Known]) -> None:
    decision = decide(sweep, known)
    answered = {*decision.changed, *decision.unchanged, *decision.closed, *decision.held}
    for name, before in known.items():
        if before.status is Status.OPEN:
            assert name in answered or name in sweep.unreadable


@given(SWEEPS, KNOWN)
def test_nothing_closes_without_evidence(sweep: Sweep, known: Mapping[str, Known]) -> None:
    seen = {one.url_hash for one in sweep.seen}
    for name, why in decide(sweep, known).closed.items():
        assert known[name].status is Status.OPEN
        match why:
            case ClosedBecause.GONE:
                assert name in sweep.gone
            case ClosedBecause.STATED:
                assert any(one.closed and one.url_hash == name for one in sweep.seen)
            case ClosedBecause.BOARD_GONE:
                assert sweep.board_gone and sweep.confirmed
            case _:
                assert sweep.complete
                assert name not in seen | set(sweep.unreadable)


@given(SWEEPS, KNOWN)
def test_a_first_look_closes_no_more_than_the_guards_allow(sweep: Sweep, known: Mapping[str, Known]) -> None:
    opened = sum(1 for one in known.values() if one.status is Status.OPEN)
    absent = [name for name, why in decide(sweep, known).closed.items() if why is ClosedBecause.ABSENT]
    if not sweep.confirmed and opened > SMALL_BOARD:
        assert len(absent) <= CLOSING_SHARE * opened
        if absent and not sweep.previous_counts:
            assert len({one.url_hash for one in sweep.seen}) >= FOUND_SHARE * opened


@given(SWEEPS, KNOWN)
def test_the_same_sweep_again_finds_nothing_to_do(sweep: Sweep, known: Mapping[str, Known]) -> None:
    """Deciding is idempotent: after a decision was written, the same sweep changes nothing more."""
    decision = decide(sweep, known)
    fingerprints = {one.url_hash: one.fingerprint for one in reversed(sweep.seen)}
    after = dict(known)
    for name in (*decision.new, *decision.changed, *decision.reopened):
        after[name] = Known(name, fingerprints[name], Status.OPEN)
    for name in decision.closed:
        after[name] = Known(name, after[name].fingerprint, Status.CLOSED)
    again = decide(sweep, after)
    assert (again.new, again.changed) == ((), ())
    assert not any(why in {ClosedBecause.STATED, ClosedBecause.GONE} for why in again.closed.values())
