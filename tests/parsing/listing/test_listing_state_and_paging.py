"""Postings named in scripts, and where a listing goes on."""

import json

from quiethire.parsing.links import extract_links
from quiethire.parsing.page import Page

URL = "https://acme.example/careers"


def read(markup: str, url: str = URL) -> list[tuple[str, str]]:
    return [(link.url, link.text) for link in extract_links(Page(url, markup.encode())).links]


def test_next_data() -> None:
    state = {
        "props": {
            "pageProps": {
                "menu": [{"title": "About", "url": "/about"}, {"title": "Careers", "url": "/careers"}],
                "jobs": [
                    {"id": 1, "title": "Backend Engineer", "url": "/careers/backend-engineer"},
                    {"id": 2, "title": "Growth", "url": "/careers/growth-1002"},
                ],
            }
        }
    }
    markup = (
        '<html><body><div id="__next"></div><script id="__NEXT_DATA__" type="application/json">'
        f"{json.dumps(state)}</script></body></html>"
    )
    assert read(markup) == [
        ("https://acme.example/careers/backend-engineer", "Backend Engineer"),
        ("https://acme.example/careers/growth-1002", "Growth"),
    ]


def test_an_attribute_holds_the_page() -> None:
    page = json.dumps({"props": {"jobPostings": [{"title": "Welder", "url": "/careers/jobs/a1-welder"}]}}).replace(
        '"', "&quot;"
    )
    assert read(f'<html><body><div id="app" data-page="{page}"></div></body></html>') == [
        ("https://acme.example/careers/jobs/a1-welder", "Welder")
    ]


def test_an_assignment_and_an_array_in_a_script() -> None:
    markup = """<html><body><script>
      window.config = {"name": "acme site", "title": "Careers at Acme"};
      window.pageData = {"Jobs": [{"JobId": 7, "JobTitle": "Press Operator",
        "Url": "https://acme.example/careers/7/press-operator"}]};
    </script></body></html>"""
    assert read(markup) == [("https://acme.example/careers/7/press-operator", "Press Operator")]


def test_streamed_state_is_unescaped() -> None:
    markup = r"""<html><body><script>
        self.__next_f.push([1,"{\"openings\":[{\"title\":\"Data Engineer\",
        \"url\":\"/careers/data-engineer\"}]}"])</script></body></html>"""
    assert read(markup) == [("https://acme.example/careers/data-engineer", "Data Engineer")]


def test_slugs_lie_under_a_careers_page_only() -> None:
    markup = """<html><body><script type="application/json">{"positions": [{"title": "Nurse",
        "slug": "nurse"}]}</script></body></html>"""
    assert read(markup) == [("https://acme.example/careers/nurse", "Nurse")]
    assert read(markup, "https://acme.example/about") == []


def test_menus_people_and_facets_in_state_are_no_postings() -> None:
    markup = """<html><body><script type="application/json">{"team": [{"name": "Ana Engineer", "url": "/team/ana"}],
      "departments": [{"name": "Engineering", "url": "/careers/engineering", "count": 3}]}</script></body></html>"""
    assert read(markup) == []


def test_state_is_not_asked_where_the_page_shows_its_postings() -> None:
    markup = """<html><body><h2>Open positions</h2><a href="/careers/nurse">Nurse</a>
      <script type="application/json">{"jobs": [{"title": "Archived Surgeon",
        "url": "/careers/archived-surgeon"}]}</script></body></html>"""
    assert read(markup) == [("https://acme.example/careers/nurse", "Nurse")]


def test_item_list() -> None:
    markup = """<html><head><script type="application/ld+json">{"@context": "https://schema.org", "@type": "ItemList",
      "itemListElement": [{"@type": "ListItem", "position": 1, "url": "https://acme.example/careers/nurse-100"},
       {"@type": "ListItem", "position": 2, "item": {"@type": "JobPosting", "title": "Growth",
        "url": "/careers/growth"}},
       {"@type": "ListItem", "position": 3, "name": "About us", "url": "https://acme.example/about"}]}</script>
        </head><body></body></html>"""
    assert read(markup) == [
        ("https://acme.example/careers/nurse-100", ""),
        ("https://acme.example/careers/growth", "Growth"),
    ]


def test_further_pages_are_of_the_same_list() -> None:
    markup = """<html><head><link rel="next" href="/careers?team=sales&page=3"></head><body><h2>Open positions</h2>
      <a href="/careers/nurse">Nurse</a>
      <a href="/careers?team=sales&page=1">1</a><a href="/careers?team=sales&page=2">2</a>
        <a href="/careers?team=sales&page=3">3</a>
      <a href="/careers?team=design&page=1">Design</a><a href="/blog?page=2">2</a></body></html>"""
    reading = extract_links(Page("https://acme.example/careers?page=2&team=sales", markup.encode()))
    assert reading.next_pages == (
        "https://acme.example/careers?team=sales&page=3",
        "https://acme.example/careers?team=sales&page=1",
    )


def test_paging_in_the_path_by_offset_and_by_load_more() -> None:
    markup = """<html><body><h2>Vagas</h2><a href="/vagas/enfermeiro">Enfermeiro</a>
      <a href="/vagas/page/2/">2</a><a href="/vagas?start=20">Carregar mais</a></body></html>"""
    reading = extract_links(Page("https://acme.example/vagas/", markup.encode()))
    assert reading.next_pages == ("https://acme.example/vagas/page/2/", "https://acme.example/vagas?start=20")


def test_feeds_and_sitemaps_named_by_the_page() -> None:
    markup = """<html><head>
      <link rel="alternate" type="application/rss+xml" title="Acme news" href="/feed/">
      <link rel="alternate" type="application/rss+xml" title="Acme comments on jobs" href="/comments/feed/">
      <link rel="alternate" type="application/rss+xml" title="Open jobs" href="/jobs.rss">
      <link rel="alternate" type="application/atom+xml" href="/careers/atom.xml">
      <link rel="sitemap" type="application/xml" href="/sitemap.xml"></head><body></body></html>"""
    reading = extract_links(Page(URL, markup.encode()))
    assert reading.feeds == ("https://acme.example/jobs.rss", "https://acme.example/careers/atom.xml")
    assert reading.sitemaps == ("https://acme.example/sitemap.xml",)
