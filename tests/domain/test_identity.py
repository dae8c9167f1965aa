"""Canonical addresses: the one spelling of an address, and that it is the only one."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiethire.domain.errors import InputError
from quiethire.domain.identity import canonical_url, company_id, posting_id, record_id, url_hash


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://Example.COM", "https://example.com/"),
        ("https://example.com:443/jobs/", "https://example.com/jobs"),
        ("http://example.com:80/jobs", "https://example.com/jobs"),
        ("http://example.com:443/jobs", "https://example.com/jobs"),
        ("https://example.com:8443/jobs", "https://example.com:8443/jobs"),
        ("https://user:secret@example.com/jobs", "https://example.com/jobs"),
        ("https://example.com./jobs", "https://example.com/jobs"),
        ("https://bücher.example/stelle", "https://xn--bcher-kva.example/stelle"),
        ("https://example.com/a/../jobs/./1", "https://example.com/jobs/1"),
        ("https://example.com//jobs///1", "https://example.com/jobs/1"),
        ("https://example.com/%6aobs/%c3%bc", "https://example.com/jobs/%C3%BC"),
        ("https://example.com/jobs/ü", "https://example.com/jobs/%C3%BC"),
        ("https://example.com/a%2Fb", "https://example.com/a%2Fb"),
        ("https://example.com/jobs?b=2&a=1", "https://example.com/jobs?a=1&b=2"),
        ("https://example.com/jobs?id=&a", "https://example.com/jobs?a=&id="),
        ("https://example.com/jobs#apply", "https://example.com/jobs"),
        ("https://example.com/careers#/jobs/1", "https://example.com/careers#/jobs/1"),
        ("https://example.com/careers#!jobs/1", "https://example.com/careers#!jobs/1"),
        ("  https://example.com/jobs \n", "https://example.com/jobs"),
    ],
)
def test_the_one_spelling_of_an_address(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


@pytest.mark.parametrize(
    "parameter",
    [
        "gh_src=abc", "lever-source=LinkedIn", "lever-source%5B%5D=LinkedIn", "lever-origin=applied", "utm_source=x",
        "UTM_Campaign=y", "fbclid=1", "gclid=2", "ref=home", "source=feed", "mc_cid=1", "trk=public_jobs",
    ],
)  # fmt: skip
def test_who_led_us_there_is_no_part_of_it(parameter: str) -> None:
    url = "https://jobs.lever.co/umbra/00000000-0000-4000-8000-000000000001"
    assert canonical_url(f"{url}?{parameter}") == url
    assert url_hash(f"{url}/?{parameter}") == url_hash(url)


@pytest.mark.parametrize("parameter", ["gh_jid=1", "jobId=2", "id=3", "lang=de", "sourceid=4", "reference=5"])
def test_what_names_the_posting_stays(parameter: str) -> None:
    assert canonical_url(f"https://example.com/jobs?{parameter}") == f"https://example.com/jobs?{parameter}"


@pytest.mark.parametrize(
    "bad", ["", "jobs", "/jobs", "//example.com", "mailto:jobs@example.com", "ftp://example.com/", "https://", "http://[",
            "https://example.com:port/", "javascript:alert(1)", "https:///jobs"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(bad: str) -> None:
    with pytest.raises(InputError):
        canonical_url(bad)


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), max_size=12)
URLS = st.builds(
    lambda scheme, host, port, path, query, fragment: f"{scheme}://{host}{port}/{path}{query}{fragment}",
    st.sampled_from(["http", "https", "HTTPS"]),
    st.sampled_from(["example.com", "EXAMPLE.com.", "bücher.example", "jobs.umbra.example", "127.0.0.1", "[::1]"]),
    st.sampled_from(["", ":80", ":443", ":8080"]),
    st.lists(
        TEXT | st.sampled_from(["", ".", "..", "%2F", "%2e%2e", "%25", "%zz", "a b", "+", "%3F", "%23"]), max_size=5
    ).map("/".join),
    TEXT.map(lambda text: f"?{text}") | st.sampled_from(["", "?a=1&b=2", "?b=%20&a=+", "?utm_x=1", "?a=%zz&;", "?&&="]),
    TEXT.map(lambda text: f"#{text}") | st.sampled_from(["", "#/jobs/1?a=1", "#!x"]),
)


@given(URLS)
def test_the_canonical_of_a_canonical_is_itself(url: str) -> None:
    try:
        once = canonical_url(url)
    except InputError:
        return
    assert canonical_url(once) == once
    parts = urlsplit(once)
    assert parts.scheme == "https"
    assert parts.netloc == parts.netloc.lower()
    assert once.isascii() or parts.fragment


@given(st.text(max_size=40))
def test_any_text_is_an_address_or_an_input_error(text: str) -> None:
    try:
        once = canonical_url(text)
    except InputError:
        return
    assert canonical_url(once) == once


@given(URLS, st.sampled_from(["utm_source", "gh_src", "fbclid"]), st.sampled_from(["x", "1", ""]))
def test_tracking_never_makes_another_posting(url: str, name: str, value: str) -> None:
    base, hash_mark, fragment = url.partition("#")
    tracked = f"{base}{'&' if '?' in base else '?'}{name}={value}{hash_mark}{fragment}"
    try:
        assert url_hash(tracked) == url_hash(url)
    except InputError:
        with pytest.raises(InputError):
            canonical_url(url)


def test_ids_are_made_of_natural_keys_and_never_change() -> None:
    """Pinned: stored rows carry these."""
    hash_ = url_hash("http://JOBS.lever.co/umbra/1/?utm_source=x")
    assert hash_ == "7c207db8faddcbf608abd980900efa9cb925ec751deae9797b9e640d3c40ac41"
    assert str(posting_id(hash_)) == "b8dfc1d2-2efa-51a4-88ff-e2d88bb390a3"
    assert str(company_id("Umbra.example")) == "3945932b-3fd9-5098-af42-81914c8ee187"
    assert str(record_id("board", "lever/umbra")) == "570f9398-93ed-5ca1-9e42-8b5e206d43ad"
    assert record_id("a", "bc") != record_id("ab", "c")
