"""Words and places of career pages in the languages we read. Facts of common practice, lower-case."""

import re

PATHS = (
    ("/careers", "/jobs", "/career", "/about/jobs", "/company/careers", "/join-us"),
    ("/karriere", "/stellenangebote", "/jobs-karriere", "/emploi", "/recrutement", "/carrieres", "/nous-rejoindre"),
    ("/vacatures", "/werken-bij", "/empleo", "/trabaja-con-nosotros", "/vagas", "/trabalhe-conosco", "/carreiras"),
    (
        "/lavora-con-noi",
        "/kariera",
        "/praca",
        "/jobb",
        "/about/careers",
        "/work-with-us",
        "/en/careers",
        "/open-positions",
    ),
)
"""Paths to probe, in groups from common to rare; the next group is asked only when the one before gave nothing."""

LABELS = (
    "careers", "jobs", "career", "job", "karriere", "hiring", "apply", "work", "join", "talent", "recruit",
    "recruiting", "emploi", "recrutement", "carriere", "stellen", "vacatures", "werkenbij", "empleo", "trabajo",
    "vagas", "lavora", "kariera", "praca",
)  # fmt: skip
"""Host labels under a company's domain that speak of jobs."""

_CAREER = re.compile(
    r"\b(?:careers?|jobs?|vacanc(?:y|ies)|open (?:roles|positions)|join (?:us|our team)|work (?:with|for|at) us|hiring|"
    r"we(?:'|’| a)re hiring|karriere|stellen(?:angebote|markt|anzeigen)?|offene stellen|arbeiten bei|emplois?|"
    r"recrutement|carri[eè]res?|nous rejoindre|rejoi(?:gnez|ndre)|on recrute|offres d['’ ]emploi|empleos?|"
    r"trabaja con nosotros|[uú]nete|vacantes|vacatures?|werken bij|kom werken|vagas|trabalhe conosco|carreiras|"
    r"lavora con noi|posizioni aperte|opportunit[aà]|kariera|oferty pracy|do[lł][aą]cz do nas|praca|lediga jobb|"
    r"jobba hos oss|karri[aä]r)\b",
    re.IGNORECASE,
)
_PATH = re.compile(
    r"(?:^|[/_.-])(?:careers?|jobs?|vacanc(?:y|ies)|openings?|positions?|join-?us|work-with-us|hiring|karriere|"
    r"stellen\w{0,10}|emplois?|recrutement|carrieres?|rejoignez\w{0,5}|nous-rejoindre|empleos?|trabaja\w{0,20}|"
    r"vacantes|vacatures?|werken-?bij|vagas|trabalhe\w{0,20}|carreiras?|lavora\w{0,20}|kariera|praca|oferty-pracy|"
    r"jobb|lediga-jobb|karriar)(?:[/_.-]|$)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:^|[/_.-])(?:blog|news|press|privacy|login|log-?in|sign-?in|terms|legal|events?|article|stories|tag|category)(?:[/_.-]|$)",
    re.IGNORECASE,
)


def speaks_of_jobs(text: str) -> bool:
    """True when a short text (a link, a heading) speaks of jobs at the company."""
    return len(text) <= 80 and _CAREER.search(text) is not None


def career_path(path: str) -> bool:
    """True when the path of an address looks like a career page."""
    return _PATH.search(path) is not None and _ELSEWHERE.search(path) is None


def job_label(host: str, domain: str) -> bool:
    """True when a host name under the domain speaks of jobs: "careers.example.com"."""
    prefix = host.removesuffix(domain).rstrip(".")
    return any(part in LABELS for part in re.split(r"[.-]", prefix) if part)
