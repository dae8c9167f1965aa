"""An employer's own host: which path gives which page."""

import gzip
from collections.abc import Sequence
from html import escape
from typing import Protocol

from quiethire.sandbox.boards import BOARDS, Catalogue
from quiethire.sandbox.boards.contract import json_answer
from quiethire.sandbox.boards.greenhouse import Greenhouse
from quiethire.sandbox.jsonld import script
from quiethire.sandbox.kinds import BY_NAME
from quiethire.sandbox.languages import LANGUAGES
from quiethire.sandbox.pages import missing, redirect, site_page
from quiethire.sandbox.sites import embedding, facts, listing, posting
from quiethire.sandbox.values import Advert, Answer, Ask, Employer
from quiethire.sandbox.writing import safe


class Neighbourhood(Catalogue, Protocol):
    """What a site asks of the world besides: another firm to write about, and how slow a slow page is."""

    @property
    def slow_seconds(self) -> float:
        """How long the slow host takes for its career page."""
        ...

    def neighbour(self, employer: Employer) -> Employer | None:
        """Another employer with a board, to be mentioned in an article."""
        ...


def robots(employer: Employer) -> str | None:
    """The host's robots.txt; None when it has none."""
    fault = BY_NAME[employer.kind].fault
    if fault == "robots_all":
        return f"User-agent: *\nDisallow: {employer.career_path}\nAllow: /\n"
    if fault == "robots_part":
        return "User-agent: *\nDisallow: /internal/\n\nUser-agent: greedybot\nDisallow: /\n"
    lines = f"User-agent: *\nDisallow: /admin/\nDisallow: {employer.career_path.rstrip('/')}/search\n"
    if _has_sitemap(employer):
        return lines + f"\nSitemap: https://{employer.career_host}/sitemap.xml\n"
    return None if employer.index % 4 == 0 else lines


def forbidden(employer: Employer, path: str) -> bool:
    """Whether that robots.txt closes the path."""
    fault = BY_NAME[employer.kind].fault
    if fault == "robots_all":
        return path.startswith(employer.career_path)
    if fault == "robots_part":
        return path.startswith("/internal/")
    return path.startswith("/admin/") or (
        path.startswith(f"{employer.career_path.rstrip('/')}/search") and robots(employer) is not None
    )


def answer(world: Neighbourhood, employer: Employer, ask: Ask, day: int) -> Answer:
    """The response of an employer's host (its domain, www., or careers.)."""
    kind = BY_NAME[employer.kind]
    if kind.style == "own_domain" and ask.host == employer.career_host:
        return BOARDS["recruitee"].answer(world, ask, day)
    if ask.host == f"www.{employer.domain}":
        return redirect(f"{ask.scheme}://{employer.domain}{ask.text}")
    if ask.path != "/" and ask.path.endswith("/"):
        return redirect(f"{ask.scheme}://{ask.host}{ask.path.rstrip('/')}")
    if ask.host == employer.career_host:
        own = _career(world, employer, ask, day)
        if own is not None:
            return own
    if ask.host == employer.domain:
        return _company(world, employer, ask)
    return missing(employer.language)


def _career(world: Neighbourhood, employer: Employer, ask: Ask, day: int) -> Answer | None:
    kind = BY_NAME[employer.kind]
    adverts = world.adverts(employer, day)
    if ask.path == employer.career_path:
        return _career_page(world, employer, ask, day)
    if kind.fault == "redirect_loop" and ask.path == f"{employer.career_path}/overview":
        return redirect(f"{ask.scheme}://{ask.host}{employer.career_path}", 302)
    if kind.provider is not None or kind.style in {"mention", "none"}:
        return None
    if ask.path == "/api/jobs.json" and kind.style == "scripted":
        return json_answer(listing.rows_json(employer, adverts))
    if ask.path in {"/sitemap.xml", _jobs_sitemap(employer)} and _has_sitemap(employer):
        return _sitemap(employer, adverts, ask)
    base = employer.career_path.rstrip("/")
    if ask.path == f"{base}/talent-community":
        words = LANGUAGES[employer.language].navigation[9]
        return Answer(
            site_page(employer, words, f"<h1>{words}</h1><p>{employer.name}</p><form><input name='email'></form>"),
            what="decoy",
        )
    if ask.path == f"{base}/example-position":
        return Answer(
            site_page(
                employer, "Position title", "<h1>Position title</h1><p>City</p><p>Lorem ipsum dolor sit amet.</p>"
            ),
            what="decoy",
        )
    if ask.path == "/apply":
        return Answer(
            site_page(employer, "Application", "<h1>Application</h1><form method='post'><input name='name'></form>"),
            what="apply",
        )
    advert = next((one for one in adverts if facts.posting_path(employer, one) == ask.path), None)
    if advert is not None and kind.style != "inline":
        return Answer(posting.page(world.seed, employer, advert), what="posting")
    gone = ask.path.startswith(f"{base}/") and ask.path.rsplit("-", 1)[-1].isdigit() and employer.index % 2
    if gone:
        words = LANGUAGES[employer.language].notices[2]
        return Answer(site_page(employer, words, f"<h1>{words}</h1>"), status=410, what="missing")
    return None


def _career_page(world: Neighbourhood, employer: Employer, ask: Ask, day: int) -> Answer:
    kind = BY_NAME[employer.kind]
    adverts = world.adverts(employer, day)
    if kind.fault == "redirect_loop":
        return redirect(f"{ask.scheme}://{ask.host}{employer.career_path}/overview", 302)
    if kind.style == "mention":
        return Answer(_mention(world, employer), what="listing")
    if kind.style == "own_urls" and "gh_jid" in ask.query:
        board = BOARDS["greenhouse"]
        advert = next((one for one in adverts if board.print(employer, one).external_id == ask.query["gh_jid"]), None)
        if advert is None or not isinstance(board, Greenhouse):
            return missing(employer.language)
        return Answer(board.posting_page(world, employer, advert), what="posting")
    if kind.provider is not None:
        shown = adverts if world.state(employer, day) != "gone" else ()
        return Answer(embedding.page(employer, shown), what="listing")
    if "department" in ask.query:
        words = LANGUAGES[employer.language].navigation[6]
        return Answer(site_page(employer, words, f"<h1>{escape(ask.query['department'])}</h1>"), what="decoy")
    number = ask.query.get("page", "1")
    body = listing.page(world.seed, employer, adverts, int(number) if number.isdigit() else 0)
    if body is None:
        return missing(employer.language)
    delay = world.slow_seconds if kind.fault == "slow" else 0.0
    return Answer(body, what="listing", delay_seconds=delay)


def _company(world: Neighbourhood, employer: Employer, ask: Ask) -> Answer:
    words = LANGUAGES[employer.language].navigation
    intro = [
        line.format(company=employer.name, city="", team=employer.industry)
        for line in LANGUAGES[employer.language].intros[:1]
    ]
    text = f"<p>{safe(intro[0])}</p>"
    match ask.path:
        case "/":
            organization = {
                "@context": "https://schema.org",
                "@type": "Organization",
                "name": employer.name,
                "url": f"https://{employer.domain}/",
            }
            head = script(organization)
            more = '<p><a href="/blog/how-we-hire">How we hire</a></p>'
            if not BY_NAME[employer.kind].unlinked:
                more = f'<p><a href="{employer.career_url}">{words[5]}</a></p>{more}'
            return Answer(
                site_page(
                    employer,
                    f"{employer.name} – {employer.industry}",
                    f"<h1>{employer.name}</h1>{text}{more}",
                    head=head,
                ),
                what="home",
            )
        case "/about" | "/contact" | "/privacy" | "/login":
            name = ask.path[1:].title()
            return Answer(site_page(employer, f"{name} | {employer.name}", f"<h1>{name}</h1>{text}"), what="decoy")
        case "/life":
            title = words[8].format(company=employer.name)
            return Answer(site_page(employer, title, f"<h1>{safe(title)}</h1>{text}"), what="decoy")
        case "/blog":
            return Answer(
                site_page(
                    employer,
                    f"Blog | {employer.name}",
                    (
                        '<h1>Blog</h1><ul><li><a href="/blog/how-we-hire">How we hire</a></li><li><a '
                        'href="/blog/friends">Friends who are hiring</a></li></ul>'
                    ),
                ),
                what="decoy",
            )
        case "/blog/how-we-hire":
            return Answer(
                site_page(employer, "How we hire", f"<article><h1>How we hire</h1>{text * 3}</article>"), what="decoy"
            )
        case "/blog/friends":
            return Answer(
                site_page(
                    employer,
                    "Friends who are hiring",
                    f"<article><h1>Friends who are hiring</h1>{text}{_friends(world, employer)}</article>",
                ),
                what="decoy",
            )
    return missing(employer.language)


def _mention(world: Neighbourhood, employer: Employer) -> bytes:
    """A firm without openings that points to another firm's board in its prose."""
    phrases = LANGUAGES[employer.language]
    body = f"<h1>{phrases.navigation[5]}</h1><p>{phrases.notices[0]}</p>{_friends(world, employer)}"
    return site_page(employer, f"{phrases.navigation[5]} | {employer.name}", body)


def _friends(world: Neighbourhood, employer: Employer) -> str:
    other = world.neighbour(employer)
    if other is None:
        return ""
    board = BOARDS[str(BY_NAME[other.kind].provider)].board_url(other)
    return f'<p>Our friends at {other.name} are growing: see <a href="{board}">their board</a>.</p>'


def _has_sitemap(employer: Employer) -> bool:
    kind = BY_NAME[employer.kind]
    return kind.style == "sitemap" or (kind.style.startswith("jsonld") and kind.fault is None)


def _sitemap(employer: Employer, adverts: Sequence[Advert], ask: Ask) -> Answer:
    root = f"https://{employer.career_host}"
    opening = '<?xml version="1.0" encoding="UTF-8"?>\n'
    namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    if ask.path == "/sitemap.xml" and facts.style(employer) == "sitemap":
        child = f"<sitemap><loc>{root}{_jobs_sitemap(employer)}</loc></sitemap>"
        text = f"{opening}<sitemapindex {namespace}>{child}</sitemapindex>"
    else:
        places = [facts.posting_url(employer, advert) for advert in adverts]
        places += [
            employer.career_url,
            f"https://{employer.domain}/about",
            f"https://{employer.domain}/blog/how-we-hire",
        ]
        text = (
            f"{opening}<urlset {namespace}>"
            + "".join(f"<url><loc>{escape(url)}</loc></url>" for url in places)
            + "</urlset>"
        )
    if ask.path.endswith(".gz"):
        return Answer(gzip.compress(text.encode(), mtime=0), content_type="application/gzip", what="sitemap")
    return Answer(text.encode(), content_type="application/xml", what="sitemap")


def _jobs_sitemap(employer: Employer) -> str:
    """Path of the sitemap of postings: every other employer compresses it."""
    return "/sitemap-jobs.xml.gz" if employer.index % 2 else "/sitemap-jobs.xml"
