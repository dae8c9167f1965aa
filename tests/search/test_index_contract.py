"""What every SearchIndex does, in process and over HTTP."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from search_documents import make

from quiethire.domain.errors import FilterError
from quiethire.domain.query import FACETS, SearchQuery, Sort
from quiethire.search.contract import SearchIndex


async def titles(index: SearchIndex, documents: list, text: str = "", **filters) -> list[str]:
    hits = await index.search(SearchQuery(text=text, **filters))
    assert hits.total == len(hits.ids)
    by_id = {document.id: document.title for document in documents}
    return [by_id[identity] for identity in hits.ids]


async def test_an_empty_index_answers(index: SearchIndex) -> None:
    hits = await index.search(SearchQuery(text="anything", facets=("company",)))
    assert (hits.ids, hits.total, hits.facets) == ((), 0, {"company": ()})
    status = await index.status()
    assert (status.documents, status.committed_at) == (0, None)


async def test_put_is_searchable_when_it_returns_and_replaces_by_id(index: SearchIndex) -> None:
    first = make(1, "Beekeeper")
    assert await index.put([first, make(2, "Baker")]) == 2
    assert (await index.search(SearchQuery(text="beekeeper"))).ids == (first.id,)
    assert await index.put([make(1, "Gardener")]) == 1
    assert (await index.search(SearchQuery(text="beekeeper "))).total == 0
    assert (await index.search(SearchQuery(text="gardener"))).ids == (first.id,)
    status = await index.status()
    assert status.documents == 2
    assert status.committed_at is not None
    assert abs((datetime.now(UTC) - status.committed_at).total_seconds()) < 60


async def test_the_last_of_equal_ids_in_one_batch_wins(index: SearchIndex) -> None:
    await index.put([make(1, "Baker"), make(1, "Gardener")])
    assert (await index.status()).documents == 1
    assert (await index.search(SearchQuery(text="gardener"))).total == 1


async def test_remove_takes_out_and_unknown_ids_are_fine(index: SearchIndex) -> None:
    documents = [make(n) for n in range(4)]
    await index.put(documents)
    await index.remove([documents[0].id, uuid4()])
    assert await index.ids() == {document.id for document in documents[1:]}
    await index.clear()
    assert await index.ids() == set()
    await index.put(documents)
    assert (await index.search(SearchQuery(text="engineer"))).total == 4


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("python", ["Python Developer", "Analyst"]),
        ("pyton", ["Python Developer", "Analyst"]),
        ("pytohn", ["Python Developer", "Analyst"]),
        ("phyton developr", ["Python Developer"]),
        ("beekepper", ["Beekeeper"]),
        ("bekeper", ["Beekeeper"]),
        ("beek", ["Beekeeper"]),
        ("beek ", []),
        ("munchen", ["Beekeeper", "Baker"]),
        ("München", ["Beekeeper", "Baker"]),
        ("MUENCHEN", ["Baker", "Beekeeper"]),
        ("c++", ["C++ Engineer"]),
        ("c#", []),
        (".net", [".NET Engineer"]),
        ("python jobs in berlin", ["Python Developer", "Analyst"]),
        ('"honest spreadsheets"', ["Analyst"]),
        ('"spreadsheets honest"', []),
        ("engineer -net", ["C++ Engineer", ".NET Engineer"]),
        ("engineer -.net", ["C++ Engineer"]),
        ("engineers", ["C++ Engineer", ".NET Engineer"]),
        ("germany engineer", ["C++ Engineer", ".NET Engineer"]),
        ("研究員", ["機械学習研究員"]),
        ("員究", []),
        ("zzzzzz", []),
        ("xy", []),
    ],
)
async def test_words(index: SearchIndex, text: str, found: list[str]) -> None:
    documents = [
        make(1, "Python Developer"),
        make(2, "Analyst", description="Honest spreadsheets, some Python."),
        make(3, "Beekeeper", location="München"),
        make(4, "Baker", location="Muenchen"),
        make(5, "C++ Engineer"),
        make(6, ".NET Engineer"),
        make(7, "機械学習研究員", location="東京", places_within=()),
    ]
    await index.put(documents)
    answer = await titles(index, documents, text)
    assert sorted(answer) == sorted(found)
    assert answer[:1] == found[:1] or set(answer) == {"C++ Engineer", ".NET Engineer"}


async def test_a_correction_is_said_and_an_exact_word_is_never_corrected(index: SearchIndex) -> None:
    await index.put([make(1, "Python Developer"), make(2, "Developper Relations")])
    hits = await index.search(SearchQuery(text="Senior-free pyton Berlni"))
    assert hits.total == 0
    hits = await index.search(SearchQuery(text="pyton, Berlni"))
    assert (hits.total, hits.corrected) == (1, "python, berlin")
    assert set(hits.terms) >= {"python", "berlin"}
    hits = await index.search(SearchQuery(text="developper "))
    assert hits.corrected is None


async def test_one_word_or_two(index: SearchIndex) -> None:
    documents = [make(1, "Fullstack Developer"), make(2, "Full-Stack Developer"), make(3, "Full Time Stack Keeper")]
    await index.put(documents)
    assert await titles(index, documents, "fullstack ") == ["Fullstack Developer", "Full-Stack Developer"]
    assert set(await titles(index, documents, "full stack developer ")) == {
        "Fullstack Developer",
        "Full-Stack Developer",
    }
    assert len(await titles(index, documents, "full stack ")) == 3
    documents.append(make(4, "Per Hour Develop Lead"))
    await index.put(documents[3:])
    assert "Full-Stack Developer" in await titles(index, documents, "developper ")


async def test_title_outranks_company_place_and_description(index: SearchIndex) -> None:
    documents = [
        make(1, "Cook", description="A long text about lemon and lemon and lemon trees."),
        make(2, "Driver", location="Lemon, Ohio"),
        make(3, "Clerk", company="Lemon Ltd"),
        make(4, "Lemon Farmer"),
    ]
    await index.put(documents)
    assert await titles(index, documents, "lemon ") == ["Lemon Farmer", "Clerk", "Driver", "Cook"]


async def test_the_very_title_comes_first_and_a_place_in_a_title_does_not_outweigh_it(index: SearchIndex) -> None:
    documents = [
        make(1, "Staff Data Scientist", description="data scientist " * 9),
        make(2, "Data Scientist", description="Numbers."),
        make(3, "Sales Rep (New York)", location="New York", description="Meets a data scientist."),
        make(4, "Data Scientist II", location="New York", description="Numbers."),
        *(make(number, "Data Clerk") for number in range(10, 40)),
    ]
    await index.put(documents)
    assert (await titles(index, documents, "data scientist "))[0] == "Data Scientist"
    assert (await titles(index, documents, "data scientist new york "))[0] == "Data Scientist II"


FILTERED = [
    make(
        1, "A", company="Umbra GmbH", remote=True, workplace="remote", salary_min=50_000, salary_max=70_000,
        salary_currency="EUR", seniority="senior", language="en",
    ),
    make(2, "B", company="Umbra Holding", remote=False, workplace="onsite", salary_min=90_000, salary_currency="USD"),
    make(
        3, "C", company="Penumbra, Inc.", location="Graz; Vienna, Austria", countries=("AT",),
        places_within=("Graz", "Vienna", "AT", "Austria", "EU", "DACH"), job_type=("part-time", "contract"),
        language="de", quality_score=95,
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, "CBA"),
        ({"company": ("umbra",)}, "BA"),
        ({"company": ("UMBRA gmbh",)}, "A"),
        ({"company": ("Penumbra", "Umbra GmbH")}, "CA"),
        ({"exclude_company": ("Umbra",)}, "C"),
        ({"location": ("berlin",)}, "BA"),
        ({"location": ("Vienna",)}, "C"),
        ({"location": ("vienna, austria",)}, "C"),
        ({"location": ("DACH", "Berlin")}, "CBA"),
        ({"country": ("at",)}, "C"),
        ({"remote": True}, "A"),
        ({"remote": False}, "B"),
        ({"workplace": ("onsite", "remote")}, "BA"),
        ({"job_type": ("contract",)}, "C"),
        ({"seniority": ("senior",)}, "A"),
        ({"language": ("en", "de")}, "CA"),
        ({"min_salary": 60_000}, "BA"),
        ({"min_salary": 60_000, "currency": "eur"}, "A"),
        ({"min_salary": 70_001, "max_salary": 95_000}, "B"),
        ({"max_salary": 49_999}, ""),
        ({"posted_since": datetime.fromtimestamp(1_760_000_002, UTC)}, "CB"),
        ({"exclude_words": ("people like",)}, ""),
        ({"exclude_words": ("graz",)}, "BA"),
        ({"min_quality": 90}, "C"),
        ({"company": ("umbra",), "remote": True, "min_salary": 1}, "A"),
    ],
)
async def test_filters_apply_and_combine(index: SearchIndex, filters: dict, found: str) -> None:
    await index.put(FILTERED)
    assert "".join(await titles(index, FILTERED, sort=Sort.DATE, **filters)) == found
    assert sorted(await titles(index, FILTERED, "people", **filters)) == sorted(found)


@pytest.mark.parametrize(
    ("filters", "named"),
    [
        ({"min_salary": 9, "max_salary": 8}, "min_salary"),
        ({"facets": ("colour",)}, "colour"),
        ({"include_closed": True}, "include_closed"),
        ({"exclude_words": ("!?",)}, "exclude_words"),
        ({"company": ("  ",)}, "company"),
        ({"posted_since": datetime(2026, 1, 1)}, "time zone"),  # noqa: DTZ001
        ({"page": 501, "per_page": 20}, "10,000"),
        ({"page": 0}, "page"),
        ({"text": "word " * 65}, "65"),
    ],
)
async def test_what_cannot_be_applied_is_an_error_naming_it(index: SearchIndex, filters: dict, named: str) -> None:
    with pytest.raises(FilterError, match=named):
        await index.search(SearchQuery(**filters))


async def test_facets_count_the_results(index: SearchIndex) -> None:
    await index.put(FILTERED)
    hits = await index.search(SearchQuery(text="people", facets=FACETS))
    counted = {name: {one.value: one.count for one in values} for name, values in hits.facets.items()}
    assert counted["company"] == {"Umbra GmbH": 1, "Umbra Holding": 1, "Penumbra, Inc.": 1}
    assert counted["location"] == {"Berlin, Germany": 2, "Graz": 1, "Vienna, Austria": 1}
    assert counted["remote"] == {"true": 1, "false": 1}
    assert counted["job_type"] == {"full-time": 2, "part-time": 1, "contract": 1}
    assert counted["country"] == {"DE": 2, "AT": 1}
    assert (await index.search(SearchQuery(remote=True, facets=("country",)))).facets["country"][0].count == 1


async def test_a_facet_value_filters_to_what_it_counted(index: SearchIndex) -> None:
    await index.put(FILTERED)
    facets = (await index.search(SearchQuery(facets=("company", "location", "job_type", "country")))).facets
    for name, values in facets.items():
        for value in values:
            hits = await index.search(SearchQuery(**{name: (value.value,)}))
            assert hits.total == value.count, (name, value)


async def test_pages_are_disjoint_and_whole_whatever_the_order_of_writing(index: SearchIndex) -> None:
    documents = [make(n, posted_at=1_760_000_000 + n // 10) for n in range(95)]
    for start in range(0, 95, 19):
        await index.put(documents[start : start + 19])
    for sort in Sort:
        seen: list = []
        for page in range(1, 11):
            hits = await index.search(SearchQuery(text="engineer", sort=sort, page=page, per_page=10))
            assert hits.total == 95
            seen += hits.ids
        assert len(seen) == 95
        assert set(seen) == {document.id for document in documents}
    times = {document.id: document.posted_at for document in documents}
    assert [times[one] for one in seen] == sorted(times.values(), reverse=True)
    assert (await index.search(SearchQuery(text="engineer", page=11, per_page=10))).ids == ()
