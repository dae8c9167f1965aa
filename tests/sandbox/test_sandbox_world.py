"""The world: the same from the same seed number, and honest about what it publishes."""

import pickle
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiethire.domain.identity import canonical_url, url_hash
from quiethire.sandbox import writing
from quiethire.sandbox.kinds import BY_NAME, KINDS
from quiethire.sandbox.languages import DEPARTMENTS, LANGUAGES
from quiethire.sandbox.world import World


def test_two_worlds_of_one_seed_are_equal_and_of_two_seeds_are_not() -> None:
    one, other = World(7, 60, 800), World(7, 60, 800)
    assert one.employers == other.employers
    for day in (1, 2, 3, 9):
        assert one.published(day) == other.published(day)
    assert one.seeds() == other.seeds()
    assert World(8, 60, 800).published(1) != one.published(1)


def test_a_world_survives_pickling(world: World) -> None:
    assert pickle.loads(pickle.dumps(world)).published(2) == world.published(2)
    assert World(**world.options).published(1) == world.published(1)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), employers=st.integers(1, 90), more=st.integers(0, 300))
def test_any_world_publishes_exactly_what_was_asked_for(seed: int, employers: int, more: int) -> None:
    world = World(seed, employers, employers * 6 + 60 + more)
    for day in (1, 2, 3):
        published = world.published(day)
        urls = [one.url for one in published]
        assert len(urls) == len(set(urls))
        hashed = [url_hash(one.url) for one in published]
        assert len(hashed) == len(set(hashed))
        assert all(canonical_url(one.url) == one.url for one in published)
        if day == 1:
            assert len(published) == world.postings


def test_every_kind_occurs_in_a_world_of_sixty_and_names_are_unique(world: World) -> None:
    assert {one.kind for one in world.employers} == {kind.name for kind in KINDS}
    assert len(KINDS) <= 60
    for value in ("domain", "name", "tenant"):
        counts = Counter(getattr(one, value).lower() for one in world.employers)
        assert max(counts.values()) == 1, value
    assert all(one.domain.endswith(".example") for one in world.employers)


def test_a_large_world_has_many_of_every_common_kind() -> None:
    world = World(3, 240, 12_000)
    counts = Counter(one.kind for one in world.employers)
    assert sum(counts.values()) == 240
    assert all(counts[kind.name] >= 2 for kind in KINDS if kind.weight >= 2)
    assert len(world.published(1)) == 12_000
    assert counts["workday_big"] == 1
    assert sum(one.kind == "workday_big" for one in world.published(1)) > 2_000


def test_too_few_or_too_many_postings_are_refused() -> None:
    with pytest.raises(ValueError, match="at least"):
        World(1, 60, 10)
    with pytest.raises(ValueError, match="so many"):
        World(1, 0, 5)


def test_postings_have_what_it_takes_to_be_stored(world: World) -> None:
    sizes = []
    for employer in world.employers:
        for advert in world.adverts(employer, 1):
            text = writing.write(world.seed, employer, advert)
            assert "{" not in writing.plain(text, advert.language)
            sizes.append(len(writing.html(text, advert.language).encode()))
    assert min(sizes) >= 1400
    assert max(sizes) <= 4096
    for posting in world.published(1):
        assert posting.title.strip() == posting.title != ""
        assert posting.company
        assert posting.city or posting.location
        assert posting.posted is not None
        if posting.pay_minimum is not None and posting.pay_maximum is not None:
            assert 0 < posting.pay_minimum < posting.pay_maximum
    languages = Counter(one.language for one in world.published(1))
    assert set(languages) == set(LANGUAGES)


def test_vocabularies_are_complete() -> None:
    for phrases in LANGUAGES.values():
        assert len(phrases.departments) == len(DEPARTMENTS)
        assert {key for _, key in phrases.occupations} <= set(DEPARTMENTS)
        assert len(phrases.closings) >= 3
        assert len(phrases.duties) >= 8
        assert len(phrases.requirements) >= 8
        assert all("{t}" in pattern for pattern in phrases.patterns)


def test_on_the_second_day_some_vanish_some_change_and_some_are_new(world: World) -> None:
    first = {one.url: one for one in world.expected(1)}
    second = {one.url: one for one in world.expected(2)}
    third = {one.url: one for one in world.expected(3)}
    vanished, new = first.keys() - second.keys(), second.keys() - first.keys()
    changed = [url for url in first.keys() & second.keys() if first[url].version != second[url].version]
    assert vanished
    assert new
    assert changed
    assert any(first[url].title != second[url].title for url in changed)
    assert any(first[url].pay_maximum != second[url].pay_maximum for url in changed)
    assert (first.keys() - second.keys()) & third.keys(), "some return on day 3"
    assert world.published(3) == world.published(7), "then nothing moves"
    ordinary = {one.domain for one in world.employers if BY_NAME[one.kind].fault is None}
    lost = Counter(first[url].domain for url in vanished if first[url].domain in ordinary)
    before = Counter(one.domain for one in first.values())
    assert all(count * 2 < before[domain] or before[domain] <= 10 for domain, count in lost.items())


def test_boards_fail_shorten_leave_and_return_on_their_days(world: World) -> None:
    named = {one.kind: one for one in world.employers}
    states = {kind: [world.state(named[kind], day) for day in (1, 2, 3)] for kind in named}
    assert states["api_fault"] == ["live", "failing", "live"]
    assert states["api_fault_first"] == ["failing", "live", "live"]
    assert states["truncated"] == ["live", "short", "live"]
    assert states["board_leaves"] == ["live", "gone", "gone"]
    assert states["board_returns"] == ["gone", "live", "live"]
    assert states["gone_notice"] == ["gone", "gone", "gone"]
    domains = {day: {one.domain for one in world.expected(day)} for day in (1, 2, 3)}
    assert named["api_fault"].domain not in domains[2]
    assert named["board_leaves"].domain in domains[1] - domains[2]
    assert named["board_returns"].domain in domains[2] - domains[1]


def test_expected_is_published_without_forbidden_and_unreadable(world: World) -> None:
    for day in (1, 2, 3):
        published = world.published(day)
        expected = world.expected(day)
        assert {one.url for one in expected} <= {one.url for one in published}
        assert not {one.url for one in expected} & {one.url for one in world.forbidden(day)}
        left = [one for one in published if one not in expected]
        assert all(one.forbidden or one.unreadable for one in left)
    kinds = {one.kind for one in world.published(1)} - {one.kind for one in world.expected(1)}
    assert kinds == {"robots_all", "redirect_loop", "huge", "api_fault_first"}
    assert {one.kind for one in world.forbidden(1)} == {"robots_all", "robots_part"}
    without = world.expected(1, browser=False)
    assert {one.kind for one in world.expected(1)} - {one.kind for one in without} == {"scripted"}
    assert not any(one.needs_browser for one in without)


def test_what_must_be_open_outlives_a_failing_and_a_truncated_board(world: World) -> None:
    failing = next(one for one in world.employers if one.kind == "api_fault")
    short = next(one for one in world.employers if one.kind == "truncated")
    first, second = world.expected_open(1), world.expected_open(2)
    assert {url for url, one in first.items() if one.domain == failing.domain} == {
        url for url, one in second.items() if one.domain == failing.domain
    }
    listed = {one.url for one in world.expected(2) if one.domain == short.domain}
    still = {url for url, one in second.items() if one.domain == short.domain}
    assert listed < still
    assert {url for url, one in first.items() if one.domain == short.domain} <= still
    assert world.expected_open(3).keys() == {one.url for one in world.expected(3)}


def test_seeds_name_every_employer_once(world: World) -> None:
    seeds = world.seeds()
    assert len({one.value for one in seeds}) == len(world.employers)
    assert {one.kind for one in seeds} == {"domain", "board"}
    assert all(re.fullmatch(r"[a-z0-9-]+\.example", one.value) for one in seeds if one.kind == "domain")


def test_dead_domains_are_not_served(world: World) -> None:
    dead = [one for one in world.employers if one.kind == "dead"]
    assert dead
    assert all(world.site_hosts(one) == () for one in dead)
    assert all(world.employer_at(one.domain) is None for one in dead)


def test_memory_does_not_grow_with_days_and_employers() -> None:
    world = World(2, 300, 4000, big_workday=False)
    for day in range(1, 6):
        assert len(world.published(day)) > 3000
    assert world.kept() <= 256
