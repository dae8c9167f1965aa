"""Queries and boards as values."""

from dataclasses import FrozenInstanceError, fields

import pytest

from quiethire.domain.board import BoardRef
from quiethire.domain.query import FACETS, SearchQuery, Sort


def test_an_empty_query_asks_for_everything_open_by_relevance() -> None:
    query = SearchQuery()
    assert (query.text, query.sort, query.page, query.per_page, query.include_closed) == (
        "", Sort.RELEVANCE, 1, 20, False,
    )  # fmt: skip
    given = {"text", "sort", "page", "per_page", "include_closed"}
    assert not any(getattr(query, one.name) for one in fields(query) if one.name not in given)


def test_every_facet_can_be_filtered_by() -> None:
    names = {one.name for one in fields(SearchQuery)}
    assert set(FACETS) <= names


def test_a_query_is_a_value() -> None:
    assert SearchQuery(text="lamp", company=("Umbra",)) == SearchQuery(text="lamp", company=("Umbra",))
    assert hash(SearchQuery(text="lamp")) == hash(SearchQuery(text="lamp"))
    with pytest.raises(FrozenInstanceError):
        SearchQuery().text = "lamp"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("board", "key"),
    [
        (BoardRef("greenhouse", "umbra"), "greenhouse/umbra"),
        (BoardRef("workday", "umbra", "External", "umbra.wd5.myworkdayjobs.com"), "workday/umbra/External"),
    ],
)
def test_a_board_is_known_by_provider_tenant_and_site(board: BoardRef, key: str) -> None:
    assert board.key == key
