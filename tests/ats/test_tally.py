"""The account of a sweep."""

from quiethire.ats.contract import Reading
from quiethire.ats.tally import Tally
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Request
from quiethire.parsing.contract import Rejection


def _drafts(*numbers: int) -> tuple[PostingDraft, ...]:
    return tuple(PostingDraft(url=f"https://jobs.acme.example/{number}") for number in numbers)


def _page(number: int) -> Request:
    return Request(f"https://jobs.acme.example/list?page={number}")


def _tally() -> Tally:
    tally = Tally()
    tally.start(_page(1))
    return tally


def test_nothing_answered_is_not_complete():
    assert not _tally().complete


def test_an_empty_board_that_says_so_is_complete():
    tally = _tally()
    tally.add(_page(1), Reading(total=0))
    assert tally.complete


def test_pages_are_planned_once_and_complete_when_all_are_answered():
    tally = _tally()
    assert tally.add(_page(1), Reading(_drafts(1, 2), (_page(2), _page(3)), total=5)) == (_page(2), _page(3))
    assert tally.add(_page(2), Reading(_drafts(3, 4), (_page(3),))) == ()
    assert (tally.complete, tally.left, tally.missing) == (False, 1, 1)
    tally.add(_page(3), Reading(_drafts(5)))
    assert tally.complete
    assert len(tally.drafts) == 5


def test_fewer_than_the_boards_own_count_is_not_complete():
    tally = _tally()
    tally.add(_page(1), Reading(_drafts(1, 2), total=3))
    assert (tally.complete, tally.missing) == (False, 1)


def test_rejected_and_unlisted_entries_count():
    tally = _tally()
    tally.add(_page(1), Reading(_drafts(1), total=3, rejected=(Rejection("$[1]", "no title"),), unlisted=1))
    assert tally.complete
    assert len(tally.rejected) == 1


def test_the_same_page_for_every_offset_ends_and_is_not_complete():
    tally = _tally()
    tally.add(_page(1), Reading(_drafts(1, 2), (_page(2),), total=4))
    assert tally.add(_page(2), Reading(_drafts(1, 2), (_page(3),))) == ()
    assert tally.repeated
    assert not tally.complete


def test_a_board_without_a_total_that_repeats_itself_is_not_complete():
    tally = _tally()
    tally.add(_page(1), Reading(_drafts(1), (_page(2),)))
    tally.add(_page(2), Reading(_drafts(1), (_page(3),)))
    assert not tally.complete


def test_a_part_that_is_short_keeps_the_whole_incomplete():
    tally = _tally()
    tally.add(_page(1), Reading(_drafts(1), (_page(2), _page(3)), total=3, capped=True))
    tally.add(_page(2), Reading(_drafts(1, 2), total=2, scope="a"))
    tally.add(_page(3), Reading(_drafts(3), total=2, scope="b"))
    assert (tally.complete, tally.missing) == (False, 1)


def test_what_cannot_be_reached_keeps_a_sweep_incomplete():
    tally = _tally()
    tally.add(_page(1), Reading(_drafts(1), total=1, partial=True))
    assert not tally.complete


def test_a_posting_met_under_tracking_parameters_is_one_posting():
    tally = _tally()
    twice = (*_drafts(1), PostingDraft(url="https://jobs.acme.example/1?utm_source=x"))
    tally.add(_page(1), Reading(twice, total=1))
    assert len(tally.drafts) == 1
