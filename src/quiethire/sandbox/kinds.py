"""The kinds of employers and their mix: one table.

The first employers of a world take the rows in order, once each; further ones are drawn by `weight`. `share` says how
many postings an employer of the kind has relative to others, between `least` and `most`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of employer.

    provider: of its board, or None for own pages. style: how the career page shows the board, or how own pages are
    built. fault: what is wrong there on purpose. language: fixed, or None for any. path: fixed career path; "/" puts
    the page on careers.{domain}. unlinked: no page of the site links to it.
    """

    name: str
    provider: str | None
    style: str
    share: float
    least: int = 2
    most: int | None = None
    weight: int = 0
    language: str | None = None
    fault: str | None = None
    path: str | None = None
    unlinked: bool = False


KINDS: tuple[Kind, ...] = (
    # name                    provider           style         share least most weight
    Kind("greenhouse_script", "greenhouse", "script", 10, weight=4),
    Kind("lever_links", "lever", "links", 8, weight=4),
    Kind("ashby_script", "ashby", "script", 7, weight=4),
    Kind("workday_button", "workday", "button", 2.5, weight=2),
    Kind("smartrecruiters_links", "smartrecruiters", "links", 2, weight=1),
    Kind("recruitee_links", "recruitee", "links", 6, weight=4),
    Kind("jsonld_clean", None, "jsonld_clean", 1, weight=3),
    Kind("html_cards", None, "cards", 1, weight=2, language="en"),
    Kind("html_table", None, "table", 1, weight=2, language="de"),
    Kind("html_definitions", None, "definitions", 1, weight=2, language="fr"),
    Kind("html_sections", None, "sections", 1, weight=2, language="nl"),
    Kind("html_plain", None, "plain", 1, weight=2, language="es"),
    Kind("jsonld_graph", None, "jsonld_graph", 1, weight=2),
    Kind("jsonld_list", None, "jsonld_list", 1, weight=2),
    Kind("jsonld_broken", None, "jsonld_broken", 1, least=3, weight=2),
    Kind("paged", None, "paged", 2, least=6, weight=2),
    Kind("sitemap_only", None, "sitemap", 1.5, least=4, weight=2),
    Kind("inline", None, "inline", 0.1, least=3, most=5, weight=1),
    Kind("scripted", None, "scripted", 0.5, least=3, most=12, weight=1),
    Kind("robots_all", None, "cards", 0.5, least=3, most=10, fault="robots_all", language="en"),
    Kind("robots_part", None, "cards", 0.8, least=4, most=20, fault="robots_part", language="en"),
    Kind("dead", None, "dead", 0, least=0, most=0, fault="dead"),
    Kind("slow", None, "jsonld_clean", 0.3, least=2, most=8, fault="slow"),
    Kind("busy", None, "jsonld_clean", 0.3, least=2, most=8, fault="busy"),
    Kind("redirect_loop", None, "jsonld_clean", 0.1, least=2, most=3, fault="redirect_loop"),
    Kind("huge", None, "jsonld_clean", 0.1, least=2, most=3, fault="huge"),
    Kind("gone_notice", "lever", "links", 0, least=0, most=0, fault="gone_notice"),
    Kind("mention", None, "mention", 0, least=0, most=0),
    Kind("no_openings", None, "none", 0, least=0, most=0),
    Kind("api_fault", "greenhouse", "script", 4, fault="fails_day_2"),
    Kind("api_fault_first", "ashby", "script", 2, fault="fails_day_1"),
    Kind("truncated", "greenhouse", "script", 4, least=6, fault="short_day_2"),
    Kind("board_leaves", "lever", "links", 3, fault="leaves_day_2"),
    Kind("board_returns", "ashby", "links", 2, least=4, most=30, fault="returns_day_2"),
    Kind("greenhouse_iframe", "greenhouse", "iframe", 8, weight=2, unlinked=True),
    Kind("greenhouse_links", "greenhouse", "links", 8, weight=2),
    Kind("greenhouse_own", "greenhouse", "own_urls", 3, weight=1),
    Kind("greenhouse_config", "greenhouse", "config", 6, weight=1),
    Kind("lever_config", "lever", "config", 7, weight=2, path="/"),
    Kind("ashby_links", "ashby", "links", 6, weight=2),
    Kind("workday_links", "workday", "links", 2, weight=1),
    Kind("smartrecruiters_widget", "smartrecruiters", "widget", 2, weight=1),
    Kind("recruitee_widget", "recruitee", "widget", 5, weight=2),
    Kind("recruitee_own", "recruitee", "own_domain", 4, weight=1),
    Kind("board_only", "lever", "board_only", 6, weight=1),
    Kind("subdomain", None, "jsonld_clean", 1, weight=1, path="/"),
    Kind("html_cards_it", None, "cards", 1, weight=1, language="it"),
    Kind("html_table_pl", None, "table", 1, weight=1, language="pl"),
    Kind("html_sections_pt", None, "sections", 1, weight=1, language="pt"),
)
"""The mix. Rows without weight occur once in a world."""

BIG_WORKDAY = Kind("workday_big", "workday", "button", 0, least=2350, most=2350, language="en")
"""One employer over Workday's cap of 2,000; only in worlds that ask for it or are large enough."""

BY_NAME: dict[str, Kind] = {kind.name: kind for kind in (*KINDS, BIG_WORKDAY)}

CAREER_PATHS: dict[str, tuple[str, ...]] = {
    "en": ("/careers", "/jobs", "/about/jobs", "/company/careers", "/join-us", "/about/careers"),
    "de": ("/karriere", "/jobs", "/stellenangebote", "/karriere"),
    "fr": ("/recrutement", "/carrieres", "/nous-rejoindre"),
    "es": ("/empleo", "/trabaja-con-nosotros"),
    "nl": ("/vacatures", "/werken-bij"),
    "pt": ("/vagas", "/carreiras"),
    "it": ("/lavora-con-noi", "/careers"),
    "pl": ("/kariera", "/praca"),
}
"""Where an employer of a language keeps its career page. Every home page links to it."""
