"""The checks every provider passes, run over the rows of `rows.py`."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from board_replay import Exchange, answer_from, completed, exchanges, sweep
from damage import mutated
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rows import ROWS, Row

from quiethire.ats import registry
from quiethire.ats.catalogue import as_markdown
from quiethire.ats.reading import PAGE_LIMIT
from quiethire.domain.errors import Blocked, BoardGone, ReadError
from quiethire.domain.exchange import Request, Response

by_provider = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.board.provider)


def test_every_provider_has_a_row_and_a_file_of_its_name():
    assert {row.board.provider for row in ROWS} == {provider.name for provider in registry.providers()}
    for provider in registry.providers():
        assert type(provider).__module__.endswith(f".{provider.name}")


@by_provider
def test_its_facts_are_stated(row: Row):
    provider = registry.get_provider(row.board.provider)
    assert provider.title
    assert provider.docs.startswith("https://")
    assert not (provider.traits.closed_by_robots and provider.traits.api_documented)


@by_provider
def test_its_addresses_match_it_and_no_other(row: Row):
    for url in row.urls:
        claims = {provider.name: provider.match_url(url) for provider in registry.providers()}
        assert {name for name, board in claims.items() if board} == {row.board.provider}, url
        found = claims[row.board.provider]
        assert (found.tenant, found.site) == (row.board.tenant, row.board.site), url
        detection = registry.match_url(url)
        assert detection is not None
        assert detection.board == found, url
    for url, (tenant, site) in row.other_urls.items():
        claims = [board for provider in registry.providers() if (board := provider.match_url(url))]
        assert [(board.provider, board.tenant, board.site) for board in claims] == [(row.board.provider, tenant, site)]


@by_provider
def test_the_vendors_own_addresses_name_no_board(row: Row):
    for url in row.no_board:
        assert registry.match_url(url) is None, url


@by_provider
def test_the_board_address_names_the_board(row: Row):
    provider = registry.get_provider(row.board.provider)
    if row.own_host:
        pytest.skip("this board lives on the customer's host, which no address pattern can know")
    assert provider.match_url(provider.board_url(row.board)) == row.board


@by_provider
def test_the_replayed_fixture_is_a_complete_sweep(row: Row):
    recorded = exchanges(row.board.provider)
    swept = sweep(row.board, answer_from(recorded))
    assert swept.unanswered == []
    assert sorted(draft.title or "" for draft in swept.drafts) == sorted(row.titles)
    assert swept.tally.rejected == []
    assert swept.tally.complete
    for draft in swept.drafts:
        assert draft.url.startswith("https://")
        assert draft.external_id
        for name in ("title", "places", "posted_text", "pay", "description_html"):
            assert bool(getattr(draft, name)) <= (name in draft.provenance), name


@by_provider
def test_the_fields_are_the_fixtures(row: Row):
    answer = answer_from(exchanges(row.board.provider))
    drafts = {draft.title: draft for draft in sweep(row.board, answer).drafts}
    draft = completed(row.board, drafts[row.titles[0]], answer)
    shown = {name: getattr(draft, name) for name in row.fields}
    if "places" in shown:
        shown["places"] = tuple(spot.display for spot in draft.places)
    if shown.get("pay"):
        pay = shown["pay"]
        shown["pay"] = (pay.minimum, pay.maximum, pay.currency, pay.period) if pay.text is None else pay.text
    for name in ("description_html", "description_text"):
        if name in shown:
            assert row.fields[name] in (shown[name] or "")
            shown[name] = row.fields[name]
    assert shown == row.fields
    assert draft.url == drafts[row.titles[0]].url, "a detail must not change a posting's address"


@by_provider
def test_details_complete_what_the_list_lacks(row: Row):
    answer = answer_from(exchanges(row.board.provider))
    for draft in sweep(row.board, answer).drafts:
        done = completed(row.board, draft, answer)
        provider = registry.get_provider(row.board.provider)
        if provider.traits.lists_all and draft.description_html:
            assert provider.detail(row.board, draft) is None
        assert done.description_html or done.description_text or not row.described
        assert done.title == draft.title or not draft.title


@by_provider
def test_a_sweep_cut_short_is_not_complete(row: Row):
    recorded = exchanges(row.board.provider)
    whole = sweep(row.board, answer_from(recorded))
    cut = sweep(row.board, answer_from(recorded), budget=len(whole.requests) - 1)
    assert not cut.tally.complete
    first = registry.get_provider(row.board.provider).first(row.board)
    response = answer_from(recorded)(first)
    assert response is not None
    half = replace(response, body=response.body[: len(response.body) // 2])
    if row.cut_is_seen:
        with pytest.raises(ReadError):
            registry.read(row.board, half)


@by_provider
def test_a_missing_board_is_gone(row: Row):
    first = registry.get_provider(row.board.provider).first(row.board)
    for gone in row.gone:
        url = gone.asked or first.url
        answer = Response(gone.url or url, gone.status, gone.body.encode(), gone.headers, requested_url=url)
        with pytest.raises(BoardGone):
            registry.read(row.board, answer)


@by_provider
def test_refusals_and_challenges_are_blocked(row: Row):
    first = registry.get_provider(row.board.provider).first(row.board)
    challenge = b"<!doctype html><title>Just a moment...</title><div id='cf-challenge'></div>"
    for status, body in ((403, b"forbidden"), (401, b"{}"), (200, challenge), (429, b"")):
        if status in registry.get_provider(row.board.provider).traits.gone_statuses:
            continue
        with pytest.raises(Blocked):
            registry.read(row.board, Response(first.url, status, body, requested_url=first.url))


@by_provider
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_mutated_answers_give_a_reading_or_a_read_error(row: Row, data):
    recorded = exchanges(row.board.provider)
    index = data.draw(st.integers(0, len(recorded) - 1))
    damaged = replace(recorded[index], body=data.draw(mutated(recorded[index].body)))
    recorded[index] = damaged
    stubborn = data.draw(st.booleans())
    answer = answer_from(recorded)

    def answered(request: Request) -> Response | None:
        return answer(request) or (damaged.respond(request) if stubborn else None)

    try:
        swept = sweep(row.board, answered, budget=PAGE_LIMIT + 100)
    except ReadError:
        return
    assert len(swept.requests) < PAGE_LIMIT + 100, "followed without end"
    for draft in swept.drafts[:3]:
        try:
            completed(row.board, draft, answer)
        except ReadError:
            continue


def test_the_documentation_lists_them_all():
    page = Path(__file__).parents[2] / "docs" / "providers.md"
    assert page.read_text(encoding="utf-8") == as_markdown(), "python -m quiethire.ats.catalogue > docs/providers.md"


def test_fixtures_are_synthetic_and_small():
    for row in ROWS:
        for exchange in exchanges(row.board.provider):
            assert isinstance(exchange, Exchange)
            assert len(exchange.body) < 40_000
            if exchange.body_file.endswith(".json"):
                json.loads(exchange.body)
