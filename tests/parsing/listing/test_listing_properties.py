"""Whatever the bytes: an answer, in bounded time, of absolute addresses without repeats."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiethire.parsing.contract import LinkReading
from quiethire.parsing.feeds import read_feed
from quiethire.parsing.links import extract_links
from quiethire.parsing.page import Page
from quiethire.parsing.sitemaps import job_children, read_sitemap, robots_sitemaps, usual_places
from quiethire.parsing.strategies.feed import Feed
from quiethire.parsing.strategies.html_inline import HtmlInline
from quiethire.parsing.strategies.wordpress import Wordpress

URL = "https://acme.example/careers"
CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

MARKUP = """
<h2>Open~positions</h2> <h3>Engineer</h3> <a~href="/careers/engineer"> <a~href="//x.example/jobs/1"> </a> <ul> <li>
</li> </ul> <div~class="job"> </div> <a~href="http://[::1"> <a~href="javascript:void(0)"> <a~href="?page=2">2</a>
<table> <tr~data-href="/jobs/9"> <td> <nav> </nav> <script> </script> {"jobs":[{"title":"Nurse","url":"/jobs/1"}]}
window.x= <details> <summary>Nurse</summary> </details> <p>Apply~now</p> &amp; &#x110000; \x00 é ü<br> <base~href="::">
<script~type="application/ld+json"> "itemListElement":[ <rss> <item> <title> <link> <![CDATA[ ]]> <urlset> <url>
<loc>/jobs/1</loc> <sitemapindex> <sitemap> <!-- --> <!DOCTYPE~x[ ]> <?xml~?> \ufeff <template> <noscript> <form>
<link~rel="next"~href="/careers?page=3"> onclick="location='/jobs/2'" <a~href="#/jobs/1"> <a~href="mailto:a@b.c">
"""
PIECES = st.sampled_from([piece.replace("~", " ") for piece in MARKUP.split()])
SOUP = st.lists(PIECES, max_size=60).map(" ".join)
ADDRESS = st.sampled_from(
    [
        URL,
        "",
        "nonsense",
        "https://acme.example",
        "https://[::1/careers",
        "https://acme.example/jobs/engineer-1?page=3#x",
    ]
)


def check(reading: LinkReading) -> None:
    addresses = [link.url for link in reading.links]
    assert len(set(addresses)) == len(addresses)
    for url in (*addresses, *reading.next_pages, *reading.feeds, *reading.sitemaps):
        assert url.startswith(("http://", "https://")), url
    assert reading.inline >= 0


@CALM
@given(SOUP, ADDRESS)
def test_any_soup_of_markup(soup: str, url: str) -> None:
    page = Page(url, soup.encode("utf-8", errors="surrogatepass"))
    reading = extract_links(page)
    check(reading)
    assert extract_links(Page(url, page.body)) == reading
    for strategy in (HtmlInline(), Feed(), Wordpress()):
        drafts = strategy.read(page)
        assert len({draft.url for draft in drafts}) == len(drafts) or strategy.name != "html_inline"


@CALM
@given(st.binary(max_size=400), ADDRESS)
def test_any_bytes(body: bytes, url: str) -> None:
    check(extract_links(Page(url, body)))
    assert HtmlInline().read(Page(url, body)) is not None
    read_feed(body, url)
    sitemap = read_sitemap(body, url)
    job_children(sitemap.entries)


@CALM
@given(st.text(max_size=300), ADDRESS)
def test_any_robots_and_addresses(text: str, url: str) -> None:
    for found in (*robots_sitemaps(text, url), *usual_places(text), *usual_places(url)):
        assert found.startswith(("http://", "https://"))


HOSTILE = {
    "10 MB of one tag": b"<p>" + b"<br>" * 2_500_000,
    "100,000 links": b"<h1>Jobs</h1>" + b"".join(b'<li><a href="/jobs/%d">Clerk</a></li>' % n for n in range(100_000)),
    "2,000 nested links": b"".join(b'<div class="job"><a href="/jobs/a-%d">Engineer</a>' % n for n in range(2_000)),
    "3,000 nested headers": b"<header>" * 3_000 + b'<a href="/jobs/engineer">Engineer</a>',
    "100,000 headings": b"<h2>Open positions</h2>" + b"<h3>Engineer</h3><p>Apply now</p>" * 100_000,
    "one link of 5 MB": b'<h1>Jobs</h1><a href="/jobs/1">' + b"engineer " * 600_000,
    "a class of 5 MB": b'<h1>Jobs</h1><div class="' + b"job " * 1_200_000 + b'"><a href="/jobs/a">Engineer</a></div>',
    "a million brackets": b"<script>var title = " + b"[" * 1_000_000 + b"</script>",
    "many broken assignments": b"<script>" + b'a = {"title": ' * 200_000 + b"</script>",
    "open handlers": b'<div onclick="location=' * 200_000,
    "an endless sitemap": b"<urlset>" + b"<url><loc>" * 400_000,
    "angle brackets": b"<urlset>" + b"<" * 4_000_000,
    "open CDATA": b"<rss>" + b"<![CDATA[" * 500_000,
    "ampersands": b"<rss><channel><item><title>" + b"&amp" * 1_000_000,
    "comments in a feed": b"<!-- -->" * 400_000 + b"<rss>",
    "null bytes": b"\x00" * 5_000_000,
}  # fmt: skip


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_cost_little(body: bytes) -> None:
    page = Page(URL, body)
    start = time.process_time()
    check(extract_links(page))
    assert time.process_time() - start < 5.0, "takes one second of a free core at most; five on a slow one"


def test_cost_grows_with_the_page_and_no_faster() -> None:
    def cost(cards: int) -> float:
        card = b'<li class="card"><h3><a href="/jobs/%d-engineer">Engineer</a></h3><p>Full-time</p></li>'
        page = Page(URL, b"<h1>Jobs</h1><ul>" + b"".join(card % number for number in range(cards)) + b"</ul>")
        assert page.tree is not None
        start = time.process_time()
        assert len(extract_links(page).links) == cards
        return time.process_time() - start

    cost(50)
    assert min(cost(4_000) for _ in range(2)) < 16 * max(min(cost(1_000) for _ in range(3)), 0.005)
