# ruff: noqa: E501  (markup is kept in one piece)
"""Several witnesses of one posting become one draft, and what contradicts the page is left."""

import json
from dataclasses import replace

from quiethire.domain.draft import PostingDraft
from quiethire.domain.provenance import Provenance
from quiethire.parsing.extract import extract_drafts
from quiethire.parsing.merge import brief, merge
from quiethire.parsing.page import Page

URL = "https://www.example-bakery.example/jobs/baker"
TEXT = (
    "<p>We are looking for a baker who starts early and likes good bread, and who will work with two others in our bakery.</p>"
    "<h2>Requirements</h2><ul><li>Some years of experience with dough and ovens</li><li>Care for what leaves the house</li></ul>"
)
VISIBLE = (
    f"<h1>Baker</h1><p>Location: Bern</p><p>Work model: Hybrid</p>{TEXT}<a href=/apply>Apply now</a>"
    + "<p>More about us and our bread.</p>" * 40
)


def page(body: str, *scripts: object, title: str = "Baker - Example Bakery") -> Page:
    data = "".join(f'<script type="application/ld+json">{json.dumps(script)}</script>' for script in scripts)
    return Page(URL, f"<html><head><title>{title}</title>{data}</head><body><main>{body}</main></body></html>".encode())


def posting(**fields: object) -> dict[str, object]:
    description = "<p>We are looking for a baker who starts early and likes good bread.</p>" * 6
    return {
        "@type": "JobPosting",
        "title": "Baker",
        "description": description,
        "hiringOrganization": "Example Bakery AG",
        **fields,
    }


def draft(source: str, confidence: float, **fields: object) -> PostingDraft:
    made = PostingDraft(url=URL, **fields)  # type: ignore[arg-type]
    return replace(made, provenance={name: Provenance(source, "$", confidence) for name in fields})


def test_most_trusted_wins_and_the_other_is_kept() -> None:
    merged = merge(
        [
            draft("json_ld", 0.9, title="Baker", company="Example AG"),
            draft("html", 0.6, title="Baker", company="Example"),
        ]
    )
    assert merged.company == "Example AG"
    assert merged.provenance["company"].other == ("html: Example",)
    assert merged.provenance["title"].other == ()


def test_visible_hybrid_beats_telecommute() -> None:
    (merged,) = extract_drafts(page(VISIBLE, posting(jobLocationType="TELECOMMUTE")))
    assert merged.workplace_text == "Hybrid"
    assert any("TELECOMMUTE" in other for other in merged.provenance["workplace_text"].other)


def test_words_that_name_no_kind_of_employment_give_way() -> None:
    merged = merge(
        [draft("json_ld", 0.9, employment_text=("Fachkraft",)), draft("html", 0.6, employment_text=("Vollzeit",))]
    )
    assert merged.employment_text == ("Vollzeit",)


def test_the_page_has_more_of_the_text() -> None:
    short = {
        "description": "<p>We are looking for a baker who starts early and likes good bread, and who will work with two others in our bakery.</p>"
    }
    (merged,) = extract_drafts(page(VISIBLE, posting(**short)))
    assert "dough and ovens" in (merged.description_html or "")
    assert merged.company == "Example Bakery AG"


def test_structured_data_of_a_demo_is_left() -> None:
    (merged,) = extract_drafts(page(VISIBLE, posting(title="Senior Java Wizard", hiringOrganization="Demo Corp")))
    assert merged.title == "Baker"
    assert merged.company != "Demo Corp"


def test_an_empty_shell_is_believed() -> None:
    (merged,) = extract_drafts(page("<div id=app></div>", posting(), title="Loading"))
    assert (merged.title, merged.company) == ("Baker", "Example Bakery AG")


def test_stubs_of_a_list_are_no_postings() -> None:
    stubs = [
        {"@type": "JobPosting", "title": name, "url": f"https://www.example-bakery.example/jobs/{name}"}
        for name in ("baker", "cook")
    ]
    cards = "".join(f"<li><a href=/jobs/{name}>{name}</a></li>" for name in ("baker", "cook"))
    assert (
        extract_drafts(
            page(f"<h1>Jobs</h1><ul>{cards}</ul>", {"@type": "ItemList", "itemListElement": stubs}, title="Jobs")
        )
        == []
    )


def test_related_postings_in_structured_data_are_left() -> None:
    related = posting(title="Cook", url="https://www.example-bakery.example/jobs/cook")
    drafts = extract_drafts(page(VISIBLE, [posting(url=URL), related]))
    assert [one.title for one in drafts] == ["Baker"]


def test_closed_is_said_by_any_witness() -> None:
    (merged,) = extract_drafts(page("<p>This position has been filled.</p>" + VISIBLE, posting()))
    assert merged.closed


def test_brief_is_one_line() -> None:
    assert brief(("a\nb", "c")) == "a b; c"
    assert len(brief("x" * 500)) == 120


def test_an_employer_the_page_never_prints_gives_way() -> None:
    body = "<header><p>Example Bakery</p></header>" + VISIBLE + "<footer>© 2026 Example Bakery</footer>"
    (merged,) = extract_drafts(page(body, posting(hiringOrganization={"name": "Hirewidget Software"})))
    assert merged.company == "Example Bakery"
    assert "json_ld: Hirewidget Software" in merged.provenance["company"].other


def test_a_title_with_codes_gives_way_to_the_printed_one() -> None:
    (merged,) = extract_drafts(page(VISIBLE, posting(title="Baker (m/f/d) REF-2231")))
    assert merged.title == "Baker"


def test_what_only_the_second_structured_source_says_is_kept() -> None:
    state = {
        "posting": {
            "title": "Baker",
            "descriptionHtml": TEXT * 3,
            "workplaceType": "Hybrid",
            "employmentType": "FullTime",
            "locationName": "Bern",
        }
    }
    found = page(VISIBLE.replace("<p>Work model: Hybrid</p>", ""), posting(employmentType="FULL_TIME"))
    script = f"<script>window.__appData = {json.dumps(state)};</script></body>"
    (merged,) = extract_drafts(Page(URL, found.body.replace(b"</body>", script.encode())))
    assert merged.workplace_text == "Hybrid"
    assert merged.provenance["workplace_text"].source == "embedded_state"
    assert merged.employment_text == ("FULL_TIME",)
    assert merged.provenance["description_html"].source == "json_ld"
    assert any(other.startswith("embedded_state: ") for other in merged.provenance["description_html"].other)


def test_every_structured_witness_is_heard_on_a_page_of_several_postings() -> None:
    state = {
        "posting": {"title": "Baker", "descriptionHtml": TEXT * 3, "workplaceType": "Hybrid", "locationName": "Bern"}
    }
    body = f"<h1>Open positions</h1><h2>Baker</h2>{TEXT}<a href=#a>Apply now</a><h2>Pastry Cook</h2>{TEXT}<a href=#b>Apply now</a>"
    found = page(body, posting(employmentType="FULL_TIME"), title="Careers - Example Bakery")
    script = f"<script>window.__appData = {json.dumps(state | {'employmentType': 'FullTime'})};</script></body>"
    whole = found.body.replace(b"</body>", script.encode())
    drafts = {draft.title: draft for draft in extract_drafts(Page("https://www.example-bakery.example/careers", whole))}
    assert set(drafts) == {"Baker", "Pastry Cook"}
    assert drafts["Baker"].employment_text == ("FULL_TIME",)
    assert drafts["Baker"].workplace_text == "Hybrid"
    assert drafts["Pastry Cook"].workplace_text is None
