"""Workday reports at most 2,000 and then gives the first page again: lists at the cap are read in parts."""

import json
from collections import Counter
from collections.abc import Iterable

from board_replay import sweep

from quiethire.domain.board import BoardRef
from quiethire.domain.exchange import Request, Response

BOARD = BoardRef("workday", "vast", "Vast", "vast.wd5.myworkdayjobs.com")
CAP = 2_000
FACETS = {"jobFamilyGroup": 3, "timeType": 2, "workerSubType": 2}


class Site:
    """A Workday site of any size: posting n has value n % k of the facet with k values, so facets combine freely."""

    def __init__(self, postings: int, facets: dict[str, int], *, wraps: bool = True, hidden: int = 0) -> None:
        self.numbers = range(postings)
        self.facets = facets
        self.wraps = wraps
        self.hidden = hidden
        self.lists: dict[str, list[int]] = {}
        """The last so many postings have no value of any facet, so that no part of the list has them."""

    def __call__(self, request: Request) -> Response:
        asked = json.loads(request.body or b"")
        assert asked["limit"] == 20
        numbers = self._matching(asked["appliedFacets"])
        offset = asked["offset"]
        shown = numbers[offset : offset + 20] if offset < CAP or not self.wraps else numbers[:20]
        answer = {
            "total": min(len(numbers), CAP) if offset == 0 else 0,
            "jobPostings": [
                {"title": f"Post {n}", "externalPath": f"/job/X/Post_R{n}", "bulletFields": [f"R{n}"]} for n in shown
            ],
            "facets": [{"facetParameter": "mainGroup", "values": list(self._counted(numbers)) if offset == 0 else []}],
        }
        return Response(request.url, 200, json.dumps(answer).encode(), requested_url=request.url)

    def _matching(self, applied: dict[str, list[str]]) -> list[int]:
        key = json.dumps(applied)
        if key not in self.lists:
            last = len(self.numbers) - self.hidden
            self.lists[key] = [n for n in self.numbers if not applied or (n < last and self._has(n, applied))]
        return self.lists[key]

    def _has(self, n: int, applied: dict[str, list[str]]) -> bool:
        return all(str(self._value(n, name)) in values for name, values in applied.items())

    def _value(self, n: int, name: str) -> int:
        for other, size in self.facets.items():
            if other == name:
                return n % size
            n //= size
        raise AssertionError(name)

    def _counted(self, numbers: list[int]) -> Iterable[dict]:
        for name in self.facets:
            counts = Counter(self._value(n, name) for n in numbers)
            yield {
                "facetParameter": name,
                "values": [{"id": str(value), "count": count} for value, count in sorted(counts.items())],
            }


def test_a_list_below_the_cap_is_read_page_by_page():
    swept = sweep(BOARD, Site(45, FACETS))
    assert swept.tally.complete
    assert (len(swept.drafts), len(swept.requests)) == (45, 3)


def test_a_list_at_the_cap_is_split_by_the_facet_that_divides_it_best():
    swept = sweep(BOARD, Site(5_000, FACETS), budget=1_000)
    assert swept.tally.complete
    assert len(swept.drafts) == 5_000
    assert json.loads(swept.requests[1].body or b"")["appliedFacets"] == {"jobFamilyGroup": ["0"]}


def test_parts_at_the_cap_are_split_again():
    swept = sweep(BOARD, Site(9_000, FACETS), budget=2_000)
    assert swept.tally.complete
    assert len(swept.drafts) == 9_000


def test_what_no_facet_divides_is_read_up_to_the_cap_and_flagged():
    swept = sweep(BOARD, Site(2_500, {}), budget=1_000)
    assert len(swept.drafts) == 2_000
    assert not swept.tally.complete


def test_splitting_ends_at_three_facets():
    facets = dict.fromkeys(("a", "b", "c", "d", "e"), 2)
    swept = sweep(BOARD, Site(17_000, facets), budget=3_000)
    depths = {len(json.loads(request.body or b"")["appliedFacets"]) for request in swept.requests}
    assert max(depths) == 3
    assert not swept.tally.complete


def test_postings_without_any_facet_value_are_missed_and_seen_to_be_missed():
    swept = sweep(BOARD, Site(2_100, FACETS, hidden=300), budget=1_000)
    assert len(swept.drafts) < 2_000
    assert not swept.tally.complete


def test_a_site_that_gives_its_first_page_for_every_offset_is_not_complete():
    site = Site(60, FACETS)

    def first_page_always(request: Request) -> Response:
        body = json.dumps({**json.loads(request.body or b""), "offset": 0}).encode()
        return site(Request(request.url, method="POST", body=body))

    swept = sweep(BOARD, first_page_always)
    assert len(swept.drafts) == 20
    assert not swept.tally.complete
