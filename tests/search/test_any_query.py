"""Whatever is typed gives results or a FilterError, and what is in a title is found by it."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from search_documents import make

from quiethire.domain.errors import FilterError
from quiethire.domain.query import FACETS, IndexHits, SearchQuery, Sort
from quiethire.search.tantivy import TantivyIndex

TITLES = (
    "Senior C++ Engineer (m/w/d)", "Köchin & Koch — Straßenküche", "ASP.NET/C# Developer", "機械学習エンジニア",
    "Ingénieur·e logiciel", "R&D Full-Stack", "Инженер-программист", "O'Brien's \"Night\" Watch", "مهندس برمجيات",
)  # fmt: skip
SHARED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TantivyIndex]:
    index = TantivyIndex(tmp_path_factory.mktemp("any"))
    index._put([make(number, title) for number, title in enumerate(TITLES)])
    yield index
    index._close()


def ask(index: TantivyIndex, query: SearchQuery) -> IndexHits | None:
    try:
        return index._search(query)
    except FilterError:
        return None


@given(st.text(max_size=120) | st.text('"-ab +#.ä機', max_size=40))
@SHARED
def test_any_text(filled: TantivyIndex, text: str) -> None:
    hits = ask(filled, SearchQuery(text, facets=FACETS, sort=Sort.RELEVANCE))
    assert hits is None or len(hits.ids) == min(hits.total, 20)


@given(st.lists(st.text(max_size=12), max_size=3).map(tuple), st.lists(st.text(max_size=12), max_size=3).map(tuple))
@SHARED
def test_any_filter(filled: TantivyIndex, some: tuple[str, ...], others: tuple[str, ...]) -> None:
    query = SearchQuery(company=some, location=others, exclude_words=some, exclude_company=others, workplace=some)
    hits = ask(filled, query)
    assert hits is None or hits.total <= len(TITLES)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("end", ["", " "])
def test_every_title_is_found_by_itself(filled: TantivyIndex, title: str, end: str) -> None:
    hits = ask(filled, SearchQuery(title + end))
    assert hits is not None
    assert hits.ids[0] == make(TITLES.index(title)).id
    assert hits.corrected is None
