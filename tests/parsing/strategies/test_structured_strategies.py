# ruff: noqa: E501  (markup is kept in one piece)
"""JSON-LD, microdata, RDFa, metas and embedded state in the shapes met in the wild."""

import html
import json
from typing import Any

import pytest

from quiethire.domain.draft import PostingDraft
from quiethire.domain.place import PlaceText
from quiethire.parsing.page import Page
from quiethire.parsing.registry import all_strategies, find_strategy

URL = "https://jobs.example.example/cook-12"
POSTING: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Cook",
    "description": "<p>Cook for a hundred guests a day, with a small team and good tools.</p>" * 5,
    "hiringOrganization": {"@type": "Organization", "name": "Example Kitchen"},
    "jobLocation": {"@type": "Place", "address": {"addressLocality": "Ghent", "addressCountry": {"name": "Belgium"}}},
    "employmentType": ["FULL_TIME"],
    "datePosted": "2026-03-01",
}


def read(name: str, body: str, *, url: str = URL) -> list[PostingDraft]:
    strategy = find_strategy(name)
    assert strategy is not None
    return strategy.read(
        Page(url, f"<html><head>{body}</head><body>{body if '<div' in body else ''}</body></html>".encode())
    )


def json_ld(value: object, kind: str = "application/ld+json") -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="{kind}">{text}</script>'


def with_(**changes: Any) -> dict[str, Any]:
    return {**POSTING, **changes}


def test_registry_orders_by_confidence_and_names_files() -> None:
    strategies = all_strategies()
    confidences = [strategy.confidence for strategy in strategies]
    assert confidences == sorted(confidences, reverse=True)
    assert {"json_ld", "microdata", "rdfa", "embedded_state", "html", "meta"} <= {
        strategy.name for strategy in strategies
    }
    assert find_strategy("nothing") is None


@pytest.mark.parametrize(
    "value",
    [
        POSTING,
        [POSTING],
        {"@graph": [{"@type": "WebSite"}, POSTING]},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": POSTING}]},
        {"@type": "WebPage", "mainEntity": POSTING},
        with_(**{"@type": ["Thing", "JobPosting"]}),
        with_(**{"@type": "http://schema.org/JobPosting"}),
        with_(**{"@type": "schema:JobPosting"}),
        {key.title() if key[0] != "@" else key: value for key, value in POSTING.items()},
        json.dumps({"@type": "Thing"}) + json.dumps(POSTING),
        html.escape(json.dumps(POSTING)),
        "<!--" + json.dumps(POSTING) + "-->",
        json.dumps(POSTING)[:-1] + ",}",
        json.dumps(POSTING).replace('"title"', '// the title\n"title"'),
    ],
    ids=lambda value: str(value)[:40],
)
def test_json_ld_containers_and_damage(value: object) -> None:
    (draft,) = read("json_ld", json_ld(value))
    assert draft.title == "Cook"
    assert draft.company == "Example Kitchen"
    assert draft.places == (PlaceText(city="Ghent", country="Belgium"),)
    assert draft.provenance["title"].source == "json_ld"
    assert "ld+json[0]" in draft.provenance["title"].place


def test_one_broken_script_does_not_lose_the_others() -> None:
    assert len(read("json_ld", json_ld('{"@type": "JobPosting", "title": ') + json_ld(POSTING))) == 1


def test_organization_by_reference() -> None:
    graph = {
        "@graph": [
            {"@id": "#us", "@type": "Organization", "name": "Example Kitchen"},
            with_(hiringOrganization={"@id": "#us"}),
        ]
    }
    assert read("json_ld", json_ld(graph))[0].company == "Example Kitchen"


@pytest.mark.parametrize(
    ("location", "displays"),
    [
        ("Lille", ["Lille"]),
        (
            [{"address": "Oslo"}, {"address": {"addressLocality": "Bergen", "addressCountry": "NO"}}],
            ["Oslo", "Bergen, NO"],
        ),
        ({"address": [{"addressLocality": "A-Town"}, {"addressLocality": "B-Town"}]}, ["A-Town", "B-Town"]),
        ({"address": {"addressLocality": "", "addressRegion": "N/A", "addressCountry": "US"}}, ["US"]),
        (
            [
                {"name": name, "address": {"addressLocality": "One", "addressRegion": "ST"}}
                for name in ("One, ST", "Two, ST")
            ],
            ["One, ST", "Two, ST"],
        ),
        ({}, []),
    ],
)
def test_places(location: object, displays: list[str]) -> None:
    (draft,) = read("json_ld", json_ld(with_(jobLocation=location)))
    assert [place.display for place in draft.places] == displays


@pytest.mark.parametrize(
    ("salary", "expected"),
    [
        (50000, (50000, 50000, None, None)),
        ("50,000.00", ("50,000.00", "50,000.00", None, None)),
        ({"currency": "EUR", "value": {"minValue": 10, "maxValue": 12, "unitText": "HOUR"}}, (10, 12, "EUR", "HOUR")),
        ({"currency": "EUR", "value": 3000, "unitText": "MONTH"}, (3000, 3000, "EUR", "MONTH")),
        ([{"currency": "CHF", "value": {"minValue": "90000"}}], ("90000", None, "CHF", None)),
        ({"currency": "EUR", "value": {"value": 0}}, None),
        ({}, None),
    ],
)
def test_pay(salary: object, expected: tuple[object, ...] | None) -> None:
    (draft,) = read("json_ld", json_ld(with_(baseSalary=salary)))
    pay = draft.pay
    assert (None if pay is None else (pay.minimum, pay.maximum, pay.currency, pay.period)) == expected


def test_pay_as_a_sentence_stays_a_sentence() -> None:
    (draft,) = read("json_ld", json_ld(with_(baseSalary={"value": {"value": "$50k - $60k plus tips"}})))
    assert draft.pay is not None
    assert draft.pay.text == "$50k - $60k plus tips"


def test_escaped_description_and_editor_comments() -> None:
    escaped = html.escape("<p>Cook &amp; bake</p>" * 20)
    (draft,) = read("json_ld", json_ld(with_(description=escaped)))
    assert (draft.description_html or "").startswith("<p>Cook & bake</p>") or "<p>Cook &amp; bake</p>" in (
        draft.description_html or ""
    )
    (draft,) = read(
        "json_ld", json_ld(with_(description="<!-- wp:paragraph --><p>" + "words " * 60 + "</p><!-- /wp:paragraph -->"))
    )
    assert "wp:" not in (draft.description_html or "")


def test_summary_is_completed_by_its_sections() -> None:
    value = with_(
        description="A short word.",
        responsibilities="<ul><li>Cook well every day</li></ul>",
        qualifications="A steady hand and a diploma",
    )
    (draft,) = read("json_ld", json_ld(value))
    assert "Cook well" in (draft.description_html or "")
    assert draft.requirements == ("A steady hand and a diploma",)
    assert draft.provenance["description_html"].confidence < 0.9


def test_words_of_remote_and_dates() -> None:
    value = with_(
        jobLocationType="TELECOMMUTE",
        applicantLocationRequirements=[{"@type": "Country", "name": "Canada"}, "Mexico"],
        validThrough="0001-01-01",
        identifier={"name": "Example Kitchen", "value": 77},
    )
    (draft,) = read("json_ld", json_ld(value))
    assert draft.workplace_text == "TELECOMMUTE"
    assert draft.remote_from == ("Canada", "Mexico")
    assert draft.valid_through_text is None
    assert draft.requisition_id == "77"


ANNOTATED = (
    '<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Cook</h1>'
    '<div itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization"><b itemprop="name">Example Kitchen</b></div>'
    '<div itemprop="jobLocation" itemscope itemtype="https://schema.org/Place"><p itemprop="address" itemscope itemtype="x">'
    '<span itemprop="addressLocality">Ghent</span><meta itemprop="addressCountry" content="BE"></p></div>'
    '<time itemprop="datePosted" datetime="2026-03-01">last week</time><span itemprop="employmentType">FULL_TIME</span>'
    '<div itemprop="description"><p>Cook <b>well</b> for our guests.</p></div></div>'
)


@pytest.mark.parametrize("name", ["microdata", "rdfa"])
def test_annotated_markup(name: str) -> None:
    body = ANNOTATED
    if name == "rdfa":
        body = body.replace("itemscope ", "").replace("itemtype", "typeof").replace("itemprop", "property")
        body = body.replace('typeof="x"', 'typeof="PostalAddress"')
    strategy = find_strategy(name)
    assert strategy is not None
    (draft,) = strategy.read(Page(URL, f"<body>{body}</body>".encode()))
    assert (draft.title, draft.company, draft.posted_text) == ("Cook", "Example Kitchen", "2026-03-01")
    assert [place.display for place in draft.places] == ["Ghent, BE"]
    assert draft.employment_text == ("FULL_TIME",)
    assert "<b>well</b>" in (draft.description_html or "")


def test_metas_supplement() -> None:
    metas = '<meta name="job-title" content="Cook"><meta name="job-city" content="Ghent"><meta name="job-country" content="BE">'
    (draft,) = read("meta", metas + '<meta name="job-posteddate" content="2026-03-01">')
    assert (draft.title, draft.posted_text) == ("Cook", "2026-03-01")
    assert draft.places == (PlaceText(city="Ghent", country="BE"),)
    assert read("meta", "<meta name=description content=job-offers>") == []


STATE = {
    "title": "Cook", "descriptionHtml": POSTING["description"], "employmentType": "Full-time", "location": {"city": "Ghent", "country": "BE"},
    "department": {"name": "Kitchen"}, "applyUrl": "/apply/12", "publishedAt": "2026-03-01T08:00:00Z", "isRemote": False, "id": "ab12cd",
}  # fmt: skip


def _flight(value: object) -> str:
    rows = f'0:["$","div",null,{{"posting":{json.dumps({**STATE, "descriptionHtml": "$2a"})}}}]\n2a:T{len(POSTING["description"]):x},{POSTING["description"]}'
    cut = len(rows) // 2
    return "".join(f"<script>self.__next_f.push({json.dumps([1, part])})</script>" for part in (rows[:cut], rows[cut:]))


def _devalue(value: dict[str, Any]) -> str:
    flat: list[Any] = [{}]

    def put(entry: Any) -> int:
        flat.append(None)
        at = len(flat) - 1
        flat[at] = {key: put(child) for key, child in entry.items()} if isinstance(entry, dict) else entry
        return at

    flat[0] = {"data": put({"posting": value})}
    return f'<script type="application/json" id="__NUXT_DATA__">{json.dumps(flat)}</script>'


@pytest.mark.parametrize(
    "body",
    [
        f'<script id="__NEXT_DATA__" type="application/json">{json.dumps({"props": {"pageProps": {"posting": STATE}}})}</script>',
        _flight(STATE),
        _devalue(STATE),
        f"<script>window.__INITIAL_STATE__ = {json.dumps({'job': STATE})}; window.other = 1</script>",
        f"<script>window.__STATE__ = JSON.parse({json.dumps(json.dumps({'job': STATE}))});</script>",
        f"<script>var pageData = {json.dumps({'Job': STATE})};</script>",
        f'<div data-page="{html.escape(json.dumps({"props": {"job": STATE}}))}"></div>',
        "<script>window.__NUXT__=(function(a,b){return {data:[{job:"
        + json.dumps(STATE).replace('"Cook"', "a").replace('"Ghent"', "b")
        + '}]}}("Cook","Ghent"));</script>',
    ],
    ids=["next", "flight", "nuxt3", "assignment", "JSON.parse", "var", "attribute", "nuxt2"],
)
def test_embedded_state(body: str) -> None:
    (draft,) = read("embedded_state", body)
    assert draft.title == "Cook"
    assert [place.display for place in draft.places] == ["Ghent, BE"]
    assert draft.employment_text == ("Full-time",)
    assert draft.department == "Kitchen"
    assert draft.application_url == "https://jobs.example.example/apply/12"
    assert "hundred guests" in (draft.description_html or "")


def test_state_of_articles_and_lists_without_text_is_no_posting() -> None:
    article = {"title": "A day in the kitchen", "content": "words " * 100, "author": "Ada", "category": "News"}
    teaser = {"title": "Cook", "location": "Ghent", "employmentType": "Full-time", "url": "/cook"}
    assert read("embedded_state", f"<script>window.x = {json.dumps([article, teaser, teaser])}</script>") == []


def test_the_posting_of_the_page_is_chosen_among_others() -> None:
    others = [
        {**STATE, "title": f"Cook {number}", "id": f"zz{number}zz", "url": f"/cook-{number}"}
        for number in range(10, 15)
    ]
    (draft,) = read("embedded_state", f"<script>window.x = {json.dumps(others)}</script>")
    assert draft.title == "Cook 12"
