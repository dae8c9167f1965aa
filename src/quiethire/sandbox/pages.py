"""The shell of every HTML page: head, navigation, footer."""

from html import escape

import orjson

from quiethire.sandbox.kinds import BY_NAME
from quiethire.sandbox.languages import LANGUAGES
from quiethire.sandbox.values import Answer, Employer
from quiethire.sandbox.writing import safe

STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#222}header,footer{background:#f4f4f2;padding:1rem 2rem}"
    "main{max-width:60rem;margin:2rem auto;padding:0 1rem}nav a{margin-right:1rem}ul{padding-left:1.2rem}"
    ".card{border:1px solid #ddd;padding:1rem;margin:1rem "
    "0;border-radius:6px}table{width:100%;border-collapse:collapse}"
    "td,th{padding:.5rem;border-bottom:1px solid #eee;text-align:left}.facts dt{font-weight:600}.muted{color:#777}"
)


def document(title: str, main: str, language: str, *, head: str = "", header: str = "", footer: str = "") -> bytes:
    """A whole HTML document."""
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>{STYLE}</style>\n{head}</head>\n'
        f"<body>\n{header}<main>\n{main}\n</main>\n{footer}</body>\n</html>\n"
    ).encode()


def site_page(employer: Employer, title: str, main: str, *, head: str = "", language: str | None = None) -> bytes:
    """A page of an employer's own site, with its navigation. Links of the navigation are absolute."""
    code = language or employer.language
    words = LANGUAGES[code].navigation
    root = f"https://{employer.domain}"
    links = (
        (f"{root}/", words[0]),
        (f"{root}/about", words[1]),
        (f"{root}/blog", words[2]),
        *([] if BY_NAME[employer.kind].unlinked else [(employer.career_url, words[5])]),
        (f"{root}/contact", words[3]),
        (f"{root}/login", words[4]),
    )
    nav = "".join(f'<a href="{url}">{safe(text)}</a>' for url, text in links)
    header = f'<header><a class="logo" href="{root}/">{employer.name}</a>\n<nav>{nav}</nav></header>\n'
    footer = (
        f'<footer><p>© 2026 {employer.name}. <a href="{root}/privacy">Privacy</a> '
        f'<a href="https://www.linkedin.com/company/{employer.tenant.lower()}">LinkedIn</a></p></footer>\n'
    )
    site = f'<meta property="og:site_name" content="{employer.name}">\n'
    return document(title, main, code, head=site + head, header=header, footer=footer)


def script_json(value: object) -> str:
    """JSON that may stand inside a script element."""
    return orjson.dumps(value).decode().replace("</", "<\\/")


def missing(language: str = "en", what: str = "missing") -> Answer:
    """A 404 page."""
    words = LANGUAGES[language].notices[1]
    return Answer(document(words, f"<h1>{words}</h1>", language), status=404, what=what)


def redirect(location: str, status: int = 301) -> Answer:
    """A redirect."""
    return Answer(b"", status=status, what="redirect", headers=(("location", location),))
