"""RSS and Atom as served, and which feeds are of postings."""

import pytest

from quiethire.parsing.feeds import looks_like_feed, read_feed
from quiethire.parsing.links import extract_links
from quiethire.parsing.page import Page
from quiethire.parsing.strategies.feed import Feed

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:g="http://base.google.com/ns/1.0">
<channel><title>Jobs at Acme</title><link>https://acme.example/jobs/</link>
<item><title>Nurse &#8211; nights</title><link>https://acme.example/jobs/nurse/</link>
        <pubDate>Tue, 26 Nov 2024 20:30:13 +0000</pubDate>
<guid isPermaLink="false">https://acme.example/?p=7</guid><description><![CDATA[<p>Short.</p>]]></description>
<content:encoded><![CDATA[<p>Long <b>text</b> of the posting.</p>]]></content:encoded>
<g:location>Ulm, Germany</g:location><g:employer>Acme Clinics</g:employer><g:id>42</g:id>
        <g:expiration_date>2025-01-31</g:expiration_date></item>
<item><title>All jobs</title><link>https://acme.example/jobs/</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Vacatures</title>
        <link rel="self" href="https://acme.example/vacatures.atom"/>
<link rel="next" href="/vacatures.atom?page=2"/>
<entry><title>Monteur</title><link rel="alternate" href="/vacatures/monteur"/><id>tag:1</id>
        <published>2026-01-02T03:04:05Z</published>
<updated>2026-02-02T03:04:05Z</updated><content type="xhtml"><div><p>Tekst</p></div></content></entry></feed>"""


def test_rss() -> None:
    feed = read_feed(RSS.encode(), "https://acme.example/jobs/feed/")
    entry = feed.entries[0]
    assert (entry.url, entry.title) == ("https://acme.example/jobs/nurse/", "Nurse – nights")
    assert entry.html == "<p>Long <b>text</b> of the posting.</p>"
    assert entry.published == "Tue, 26 Nov 2024 20:30:13 +0000"
    assert entry.fields["g:location"] == "Ulm, Germany"


def test_atom() -> None:
    feed = read_feed(ATOM.encode(), "https://acme.example/vacatures.atom")
    entry = feed.entries[0]
    assert (entry.url, entry.title) == ("https://acme.example/vacatures/monteur", "Monteur")
    assert (entry.published, entry.updated) == ("2026-01-02T03:04:05Z", "2026-02-02T03:04:05Z")
    assert "Tekst" in entry.html
    assert feed.next_url == "https://acme.example/vacatures.atom?page=2"


def test_rdf_and_identity_as_address() -> None:
    body = b"""<rdf:RDF xmlns:rdf="x"><channel rdf:about="y"><title>Jobs</title></channel>
      <item rdf:about="https://acme.example/jobs/1"><title>Nurse</title></item></rdf:RDF>"""
    assert read_feed(body, "https://acme.example/jobs.rdf").entries[0].url == "https://acme.example/jobs/1"


@pytest.mark.parametrize(
    "start", ["", "\ufeff", "  \n", "<?xml version='1.0'?><!-- made by hand -->", "<!DOCTYPE rss [<!ENTITY x 'y'>]>"]
)
def test_first_bytes(start: str) -> None:
    assert looks_like_feed(f"{start}<rss version='2.0'><channel></channel></rss>".encode())


@pytest.mark.parametrize("body", ["<!doctype html><html></html>", "", "{}", "plain", "<!-- -->" * 300])
def test_switched_off_feeds(body: str) -> None:
    assert not looks_like_feed(body.encode())
    assert not read_feed(body.encode(), "https://acme.example/feed").valid


def test_links_of_a_feed_of_postings() -> None:
    reading = extract_links(Page("https://acme.example/jobs/feed/", RSS.encode()))
    assert [(link.url, link.text) for link in reading.links] == [("https://acme.example/jobs/nurse/", "Nurse – nights")]
    assert extract_links(Page("https://acme.example/vacatures.atom", ATOM.encode())).next_pages == (
        "https://acme.example/vacatures.atom?page=2",
    )


def test_a_feed_of_news_has_no_postings() -> None:
    body = """<rss version="2.0"><channel><title>Acme news</title><link>https://acme.example/</link>
      <item><title>We moved</title><link>https://acme.example/news/we-moved</link></item>
      <item><title>Our engineer of the year</title><link>https://acme.example/news/engineer</link></item>
      <item><title>New prices</title><link>https://acme.example/news/prices</link></item></channel></rss>"""
    page = Page("https://acme.example/feed/", body.encode())
    assert extract_links(page).links == ()
    assert Feed().read(page) == []


def test_a_feed_without_a_telling_name_is_known_by_its_entries() -> None:
    body = """<rss version="2.0"><channel><title>Acme</title><link>https://acme.example/</link>
      <item><title>Nurse (m/w/d)</title><link>https://acme.example/o/1</link></item>
      <item><title>Koch (m/w/d)</title><link>https://acme.example/o/2</link></item></channel></rss>"""
    assert len(extract_links(Page("https://acme.example/rss", body.encode())).links) == 2


def test_drafts() -> None:
    draft = Feed().read(Page("https://acme.example/jobs/feed/", RSS.encode()))[0]
    assert (draft.url, draft.title, draft.company) == (
        "https://acme.example/jobs/nurse/",
        "Nurse – nights",
        "Acme Clinics",
    )
    assert [place.text for place in draft.places] == ["Ulm, Germany"]
    assert draft.description_html == "<p>Long <b>text</b> of the posting.</p>"
    assert (draft.posted_text, draft.valid_through_text, draft.external_id) == (
        "Tue, 26 Nov 2024 20:30:13 +0000",
        "2025-01-31",
        "42",
    )
    assert draft.provenance["places"].place == "item[1]/g:location"


def test_other_pages_are_not_feeds() -> None:
    assert Feed().read(Page("https://acme.example/jobs", b"<html><body>Jobs</body></html>")) == []
