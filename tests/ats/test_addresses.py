"""A list of addresses as vendors write them: whose board each is, and the addresses that are nobody's.

The figures are the aim of detection: hardly ever wrong, seldom silent. `addresses.tsv` has provider, tenant and
address; "-" where there is none. Canonical spellings count (a key's case, an encoded space).
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from quiethire.ats import registry
from quiethire.ats.addresses import NEVER_A_TENANT
from quiethire.ats.hints import hint_of

_TABLE = Path(__file__).parent / "addresses.tsv"
_PRECISION, _RECALL = 0.999, 0.98
Line = tuple[str | None, str | None, str]


@cache
def _sections() -> dict[str, list[Line]]:
    sections: dict[str, list[Line]] = {}
    rows: list[Line] = []
    for line in _TABLE.read_text("utf-8").splitlines()[1:]:
        if line.startswith("# "):
            rows = sections.setdefault(line[2:], [])
        else:
            provider, tenant, url = line.split("\t")
            rows.append((None if provider == "-" else provider, None if tenant == "-" else tenant, url))
    return sections


def _boards() -> list[Line]:
    return _sections()["boards"]


def _nobodys() -> list[Line]:
    return _sections()["no board of anybody"]


def _said(url: str) -> tuple[str | None, str | None]:
    detection = registry.match_url(url)
    return (detection.board.provider, detection.board.tenant) if detection else (None, None)


def _wrong() -> Iterator[str]:
    lines = [line for rows in _sections().values() for line in rows]
    for provider, tenant, url in lines:
        said = _said(url)
        if said[0] is not None and said != (provider, tenant):
            yield f"{url}: {said}, not {(provider, tenant)}"


def test_precision_and_recall():
    wrong = list(_wrong())
    right = [url for provider, tenant, url in _boards() if _said(url) == (provider, tenant)]
    missed = [url for _, _, url in _boards() if _said(url)[0] is None]
    assert len(_boards()) > 550
    assert len(_nobodys()) > 200
    assert len(right) / (len(right) + len(wrong)) >= _PRECISION, wrong
    assert len(right) / len(_boards()) >= _RECALL, missed


def test_most_providers_are_in_the_list():
    listed = {provider for provider, _, _ in _boards()}
    own_hosts = {one.name for one in registry.providers() if not one.hosts}
    fixed = {"apple", "atlassian", "usajobs"}  # one employer each
    every = {one.name for one in (*registry.providers(), *registry.recognised())}
    assert every - listed - own_hosts - fixed == set()


def test_no_vendors_word_is_a_tenant():
    for _, _, url in [line for rows in _sections().values() for line in rows]:
        assert (_said(url)[1] or "acme").lower() not in NEVER_A_TENANT, url


@pytest.mark.parametrize(("provider", "tenant", "url"), _sections()["vendor known, board not"])
def test_half_an_answer_is_given_as_such(provider: str, tenant: str | None, url: str):
    assert registry.match_url(url) is None
    hint = hint_of(url)
    assert hint is not None
    assert (hint.provider, hint.tenant) == (provider, tenant)
    assert registry.get_provider(hint.provider).name == provider


def test_nobodys_addresses_give_no_hint():
    hinted = {url: hint for _, _, url in _nobodys() if (hint := hint_of(url)) is not None}
    assert hinted == {}


@pytest.mark.parametrize("form", ["http://{}", "//{}", "{}", "HTTPS://{}", " https://{} "])
def test_the_scheme_changes_nothing(form: str):
    for provider, tenant, url in _boards():
        bare = url.strip().split("//", 1)[-1]
        if ":443" not in bare and ":80" not in bare:
            assert _said(form.format(bare)) == (provider, tenant), (form, url)


def test_boards_of_the_list_have_an_address_that_names_them():
    for _, _, url in _boards():
        detection = registry.match_url(url)
        assert detection is not None
        again = registry.match_url(registry.get_provider(detection.board.provider).board_url(detection.board))
        assert again is not None, detection.board
        assert again.board.provider == detection.board.provider
        assert again.board.tenant == detection.board.tenant, (url, again.board)
