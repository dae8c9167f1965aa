"""What a user may add, and what is refused with a sentence."""

from dataclasses import replace
from uuid import uuid4

import pytest

from quiethire.ats.registry import get_provider
from quiethire.domain.errors import InputError
from quiethire.pipeline.add_employers import Added, add_employers, companies_of, read_list
from quiethire.pipeline.ports import Ports


@pytest.fixture
def name() -> str:
    return f"umbra-{uuid4().hex[:8]}"


async def test_a_domain_is_a_company_whatever_way_it_is_written(ports: Ports, name: str) -> None:
    added, refused = await add_employers(ports, [f"{name}.example", f"  WWW.{name}.example ", f"{name}.example"])
    assert refused == []
    assert [(one.what, one.company, one.new) for one in added] == [
        ("domain", f"{name}.example", True),
        ("domain", f"{name}.example", False),
    ]
    assert await ports.companies.find(f"{name}.example") is not None


async def test_a_board_makes_a_company_of_its_own_until_its_domain_is_known(ports: Ports, name: str) -> None:
    [first], _ = await add_employers(ports, [f"https://boards.greenhouse.io/{name}?gh_src=abc"])
    [again], _ = await add_employers(ports, [f"https://job-boards.greenhouse.io/{name}/jobs/123"])
    assert (first.what, first.company, first.new) == ("board", f"greenhouse-{name}.board", True)
    assert (again.what, again.company, again.new) == ("board", first.company, False)
    company = await ports.companies.find(first.company)
    assert company is not None
    [board] = await ports.boards.of_company(company.id)
    assert (board.ref.provider, board.ref.tenant) == ("greenhouse", name)


async def test_a_career_page_is_queued_and_remembered(ports: Ports, name: str) -> None:
    url = f"https://www.{name}.example/karriere"
    [added], _ = await add_employers(ports, [url])
    assert (added.what, added.company, added.new) == ("career_page", f"{name}.example", True)
    company = await ports.companies.find(f"{name}.example")
    assert company is not None
    assert [row["url"] for row in await ports.discovered.urls(company.id)] == [url]
    claimed = {entry.url: entry for entry in await ports.queue.claim(limit=1000, lease_seconds=60)}
    assert claimed[url].context == {"company": f"{name}.example"}
    assert claimed[url].priority == 1
    [again], _ = await add_employers(ports, [url])
    assert not again.new


async def test_an_address_may_be_given_without_its_scheme(ports: Ports, name: str) -> None:
    [page], _ = await add_employers(ports, [f"{name}.example/jobs"])
    assert (page.what, page.company) == ("career_page", f"{name}.example")
    [board], _ = await add_employers(ports, [f"jobs.lever.co/{name}"])
    assert (board.what, board.company) == ("board", f"lever-{name}.board")


async def test_a_board_closed_by_robots_is_taken_as_a_page_unless_switched_on(
    ports: Ports, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lever = type(get_provider("lever"))
    monkeypatch.setattr(lever, "traits", replace(lever.traits, closed_by_robots="its robots.txt says so"))
    url = f"https://jobs.lever.co/{name}"
    [page], _ = await add_employers(ports, [url])
    assert (page.what, page.note) == ("career_page", "its robots.txt says so")
    assert page.company == f"lever-{name}.board"  # never the vendor's own domain
    [board], _ = await add_employers(replace(ports, open_providers=frozenset({"lever"})), [url])
    assert (board.what, board.note) == ("board", "")


@pytest.mark.parametrize(
    "bad", ["localhost", "not a domain", "co.uk", "ftp://example.com/jobs", "https://", "http://[", "https://10.0.0.1/"]
)
async def test_what_cannot_be_used_is_refused_and_the_others_go_on(ports: Ports, name: str, bad: str) -> None:
    added, refused = await add_employers(ports, [bad, f"{name}.example"])
    assert [one.given for one in added] == [f"{name}.example"]
    [one] = refused
    assert one.given == bad
    assert len(one.why) > 10


def test_companies_to_discover_are_each_named_once() -> None:
    added = [
        Added("a", "domain", "a.example", True),
        Added("b", "board", "b.board", True),
        Added("a/jobs", "career_page", "a.example", True),
    ]
    assert companies_of(added) == ["a.example", "b.board"]


@pytest.mark.parametrize(
    ("file", "content", "entries"),
    [
        (
            "list.txt",
            "# ours\na.example\n\n b.example # the other\nhttps://jobs.lever.co/x#top\n",
            ["a.example", "b.example", "https://jobs.lever.co/x#top"],
        ),
        ("list.csv", "name,domain,city\nUmbra,a.example,Berlin\nNox,b.example,\n", ["a.example", "b.example"]),
        ("LIST.CSV", "Name,Website\nUmbra,https://a.example/jobs\n", ["https://a.example/jobs"]),
        ("bare.csv", "a.example,Umbra\nb.example,Nox\n", ["a.example", "b.example"]),
        ("quoted.csv", 'company,url\n"Umbra, Inc.","https://a.example/?a=1,2"\n', ["https://a.example/?a=1,2"]),
        ("short.csv", "name,domain\nUmbra\nNox,b.example\n", ["b.example"]),
    ],
)  # fmt: skip
def test_lists_are_read_by_line_or_by_column(file: str, content: str, entries: list[str]) -> None:
    assert read_list(content, name=file) == entries


@pytest.mark.parametrize(("file", "content"), [("a.txt", "# nothing\n\n"), ("a.csv", ""), ("a.csv", "name,domain\n")])
def test_a_list_without_entries_is_an_error(file: str, content: str) -> None:
    with pytest.raises(InputError, match="names no domain"):
        read_list(content, name=file)
