"""Sitemaps as served."""

import gzip

import pytest

from quiethire.parsing.links import extract_links
from quiethire.parsing.page import Page
from quiethire.parsing.sitemaps import (
    MAX_ENTRIES,
    SitemapEntry,
    job_children,
    read_sitemap,
    robots_sitemaps,
    usual_places,
)

URL = "https://acme.example/sitemap.xml"


def urlset(*locs: str, namespace: str = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"') -> bytes:
    entries = "".join(f"<url><loc>{loc}</loc><lastmod>2026-01-02</lastmod></url>" for loc in locs)
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {namespace}>{entries}</urlset>'.encode()


@pytest.mark.parametrize(
    "namespace",
    ["", 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"', 'xmlns="https://www.sitemaps.org/schemas/sitemap/0.9"'],
)
def test_namespaces(namespace: str) -> None:
    sitemap = read_sitemap(urlset("https://acme.example/jobs/nurse", namespace=namespace), URL)
    assert sitemap.valid and not sitemap.is_index
    assert sitemap.entries == (SitemapEntry("https://acme.example/jobs/nurse", "2026-01-02"),)


def test_prefixed_elements_images_and_language_twins() -> None:
    body = b"""<s:urlset xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="x" xmlns:image="y">
      <s:url><s:loc> https://acme.example/jobs/a?b=1&amp;c=2 </s:loc>
      <xhtml:link rel="alternate" hreflang="de" href="https://acme.example/de/jobs/a"/>
      <image:image><image:loc>https://acme.example/a.png</image:loc></image:image></s:url></s:urlset>"""
    assert [entry.loc for entry in read_sitemap(body, URL).entries] == ["https://acme.example/jobs/a?b=1&c=2"]


def test_host_relative_addresses_are_made_absolute_and_repeats_dropped() -> None:
    sitemap = read_sitemap(urlset("/jobs/a", "/jobs/a", "https://acme.example/jobs/a", "mailto:x@acme.example"), URL)
    assert [entry.loc for entry in sitemap.entries] == ["https://acme.example/jobs/a"]


def test_gzip_with_and_without_header() -> None:
    assert read_sitemap(gzip.compress(urlset("/jobs/a")), URL).entries[0].loc == "https://acme.example/jobs/a"
    assert read_sitemap(gzip.compress(urlset("/jobs/a"))[:40], URL).entries == ()


def test_an_index_and_its_children_about_jobs() -> None:
    body = b"""<sitemapindex><sitemap><loc>/sitemap-pages.xml</loc></sitemap><sitemap>
        <loc>/sitemap-vacancies.xml</loc>
      <lastmod>2026-01-01</lastmod></sitemap></sitemapindex>"""
    sitemap = read_sitemap(body, URL)
    assert sitemap.is_index
    assert [entry.loc for entry in job_children(sitemap.entries)] == ["https://acme.example/sitemap-vacancies.xml"]
    assert job_children(sitemap.entries[:1]) == sitemap.entries[:1]
    assert extract_links(Page(URL, body)).sitemaps == ("https://acme.example/sitemap-vacancies.xml",)


def test_plain_text_lists() -> None:
    sitemap = read_sitemap(
        b"https://acme.example/jobs/a\r\nhttps://acme.example/jobs/b\n", "https://acme.example/sitemap.txt"
    )
    assert [entry.loc for entry in sitemap.entries] == ["https://acme.example/jobs/a", "https://acme.example/jobs/b"]
    assert not read_sitemap(b"User-agent: *\nDisallow:\n", URL).valid


@pytest.mark.parametrize(
    "body", [b"<!doctype html><html><body>Not found</body></html>", b"<html><loc>/jobs/a</loc></html>", b"", b"{}"]
)
def test_what_pretends_to_be_a_sitemap(body: bytes) -> None:
    sitemap = read_sitemap(body, URL)
    assert not sitemap.valid and sitemap.entries == ()


def test_entities_are_never_expanded() -> None:
    bomb = b"""<?xml version="1.0"?><!DOCTYPE u [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
        <!ENTITY c SYSTEM "file:///etc/passwd">]>
      <urlset><url><loc>https://acme.example/jobs/&b;&c;</loc></url></urlset>"""
    assert [entry.loc for entry in read_sitemap(bomb, URL).entries] == ["https://acme.example/jobs/&b;&c;"]


def test_no_more_than_the_protocol_allows() -> None:
    sitemap = read_sitemap(urlset(*(f"/jobs/{number}" for number in range(MAX_ENTRIES + 10))), URL)
    assert len(sitemap.entries) == MAX_ENTRIES and sitemap.truncated


def test_truncated_documents_give_what_is_whole() -> None:
    whole = urlset("/jobs/a", "/jobs/b")
    assert len(read_sitemap(whole[: whole.index(b"/jobs/b") + 5], URL).entries) == 1


def test_postings_of_a_sitemap_of_the_whole_site() -> None:
    body = urlset(
        "/", "/about", "/jobs/", "/jobs/senior-nurse", "/jobs/growth", "/jobs/plumber-1042", "/careers/benefits",
        "/blog/jobs-of-the-future",
        "/news/engineer-of-the-year", "https://boards.greenhouse.io/acme/jobs/4012345",
    )  # fmt: skip
    assert [link.url for link in extract_links(Page(URL, body)).links] == [
        "https://acme.example/jobs/senior-nurse",
        "https://acme.example/jobs/growth",
        "https://acme.example/jobs/plumber-1042",
        "https://boards.greenhouse.io/acme/jobs/4012345",
    ]


def test_a_sitemap_of_postings_only() -> None:
    body = urlset("/jobs/", "/o/growth", "/o/chaos")
    reading = extract_links(Page("https://acme.example/job-sitemap.xml", body))
    assert [link.url for link in reading.links] == ["https://acme.example/o/growth", "https://acme.example/o/chaos"]


def test_lines_of_robots() -> None:
    robots = "User-agent: *\nDisallow: /x\nSitemap: https://acme.example/a.xml # main\nsitemap:/b.xml\nSITEMAP : https://acme.example/a.xml\n"
    assert robots_sitemaps(robots, "https://acme.example/robots.txt") == (
        "https://acme.example/a.xml",
        "https://acme.example/b.xml",
    )


def test_usual_places() -> None:
    places = usual_places("https://acme.example/en/careers/")
    assert places[:3] == (
        "https://acme.example/en/careers/sitemap.xml",
        "https://acme.example/en/sitemap.xml",
        "https://acme.example/sitemap.xml",
    )
    assert usual_places("not an address") == ()
