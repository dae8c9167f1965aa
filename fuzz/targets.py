"""What is fuzzed: one function of bytes per family of readers, and what must hold of its answer.

An input is a line of choices (address, content type, which answer of which vendor) and then the body, so that seeds
are readable and one mutation of the line changes the circumstances. A target returns nothing; a broken promise raises.
"""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime

from quiethire.ats import registry
from quiethire.crawling.needs_browser import is_shell
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import InputError, QuietHireError, ReadError
from quiethire.domain.exchange import Response
from quiethire.domain.identity import canonical_url, url_hash
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText
from quiethire.domain.posting import Posting
from quiethire.parsing import lenient_json
from quiethire.parsing.contract import Rejection
from quiethire.parsing.dates import parse_date
from quiethire.parsing.extract import extract_postings
from quiethire.parsing.feeds import read_feed
from quiethire.parsing.html import sanitize, to_markdown, to_text
from quiethire.parsing.links import extract_links
from quiethire.parsing.normalize import normalize
from quiethire.parsing.page import Page
from quiethire.parsing.pay import find_pay
from quiethire.parsing.places import resolve
from quiethire.parsing.sitemaps import read_sitemap, robots_sitemaps, usual_places
from quiethire.parsing.wire import dump_drafts, dump_postings, load_drafts, load_postings

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
SEPARATOR = b"\n"
FIELDS = b"\x1e"
"""Between the fields of a draft in an input of `normalize`."""


class BrokenPromise(AssertionError):
    """A reader answered, but not as it promises."""


def promise(kept: object, what: str) -> None:
    """Raise unless it holds."""
    if not kept:
        raise BrokenPromise(what)


def page(data: bytes) -> None:
    """Every strategy and the normalizer on one page: no strategy fails, what is found can be stored."""
    reading = extract_postings(_page(data), now=NOW)
    for rejection in reading.rejected:
        promise(not rejection.where.startswith("strategy"), f"{rejection.where} {rejection.why}")
    for posting in reading.postings:
        _sound(posting)
    promise(load_postings(dump_postings(reading.postings)) == list(reading.postings), "postings survive their codec")


def links(data: bytes) -> None:
    """The links of a listing page, a feed or a sitemap: absolute addresses that can be written down."""
    found = extract_links(_page(data))
    for url in (*(link.url for link in found.links), *found.next_pages, *found.feeds, *found.sitemaps):
        promise(url.startswith(("https://", "http://")), f"no web address: {url[:80]!r}")
        _storable(url, "address")
    promise(len({link.url for link in found.links}) == len(found.links), "each link once")


def detect(data: bytes) -> None:
    """Whose board a page or an address is; and the one spelling of an address."""
    opened = _page(data)
    found = registry.match_page(opened)
    promise(found.detection is None or found.refusal is None, "an answer or a refusal")
    is_shell(opened.body, opened.headers.get("content-type", ""))
    for line in opened.markup.splitlines()[:20]:
        registry.match_cname(line)
        named = registry.match_url(line)
        if named is not None:
            provider = registry.get_provider(named.board.provider)
            provider.board_url(named.board)
            provider.first(named.board)
        _one_spelling(line)


def documents(data: bytes) -> None:
    """Feeds, sitemaps, robots.txt and JSON as pages carry it."""
    opened = _page(data)
    content_type = opened.headers.get("content-type")
    for entry in read_feed(opened.body, opened.url, content_type).entries:
        promise(not entry.url or entry.url.startswith(("https://", "http://")), f"no web address: {entry.url[:80]!r}")
    for listed in read_sitemap(opened.body, opened.url, content_type).entries:
        promise(listed.loc.startswith(("https://", "http://")), f"no web address: {listed.loc[:80]!r}")
    robots_sitemaps(opened.markup, opened.url)
    usual_places(opened.markup[:200])
    for value in lenient_json.loads(opened.markup):
        json.dumps(value)
    lenient_json.mend(opened.markup)


def board(data: bytes) -> None:
    """A vendor's answer, damaged: a reading, a draft, or a named error of the contract; and drafts that normalize."""
    head, _, body = data.partition(SEPARATOR)
    try:
        choice = json.loads(head)
        named, url, status, content_type, detail = choice
        name, tenant, site, host = (part if part is None else str(part) for part in named)
        ref = BoardRef(name or "", tenant or "", site, host)
        status = int(status)
        provider = registry.get_provider(ref.provider)
        first = provider.first(ref)
    except (ValueError, TypeError, LookupError, QuietHireError, OverflowError):
        return  # the line of choices is no longer one: nothing to read
    response = Response(
        str(url), status, body, {"content-type": str(content_type)}, requested_url=str(url) or first.url
    )
    drafts: tuple[PostingDraft, ...]
    try:
        if detail:
            drafts = (registry.read_detail(ref, PostingDraft(url=str(url), external_id=str(detail)), response),)
        else:
            reading = registry.read(ref, response)
            drafts = reading.drafts
            promise(len(reading.follow) <= 10_000, "an endless follow")
    except ReadError:
        return
    load_drafts(dump_drafts(drafts))
    for draft in drafts[:50]:
        provider.detail(ref, draft)
        outcome = normalize(draft, now=NOW, board=ref)
        if not isinstance(outcome, Rejection):
            _sound(outcome)


def draft(data: bytes) -> None:
    """The normalizer and every small reader on the fields of a draft."""
    parts = [part.decode("utf-8", errors="surrogatepass" if data[:1] == b"s" else "replace") for part in _fields(data)]
    title, words, spot, pay, date, body = (parts + [""] * 6)[:6]
    made = PostingDraft(
        url="https://jobs.example.com/1",
        title=title,
        company=words,
        places=(PlaceText(text=spot), PlaceText(city=spot, region=words, country=words)),
        workplace_text=words,
        remote_from=(spot, words),
        employment_text=(words, title),
        pay=PayText(text=pay, minimum=pay, maximum=date, currency=words[:5], period=words),
        description_html=body,
        requirements=(words,),
        posted_text=date,
        updated_text=spot,
        valid_through_text=date,
        application_url=words,
        language=words,
    )
    outcome = normalize(made, now=NOW)
    if not isinstance(outcome, Rejection):
        _sound(outcome)
    find_pay(body, country_hint=None, language=None)
    resolve(PlaceText(text=body[:500]))
    parse_date(body[:300], now=NOW)
    cleaned = sanitize(body, base_url="https://jobs.example.com/1")
    _harmless(cleaned)
    to_text(body)
    to_markdown(body[:5_000])


TARGETS: dict[str, Callable[[bytes], None]] = {
    "page": page,
    "links": links,
    "detect": detect,
    "documents": documents,
    "board": board,
    "draft": draft,
}


def _page(data: bytes) -> Page:
    """The page an input describes: address and content type in its first line, then the body."""
    head, _, body = data.partition(SEPARATOR)
    url, _, content_type = head.decode("utf-8", errors="replace").partition(" ")
    if not url.startswith(("http://", "https://")) or not url.isprintable():  # as the fetcher has it
        url = "https://www.example.com/careers"
    return Page(url, body, {"content-type": content_type} if content_type else {})


def _fields(data: bytes) -> list[bytes]:
    return data.partition(SEPARATOR)[2].split(FIELDS)


def _one_spelling(address: str) -> None:
    try:
        once = canonical_url(address)
    except InputError:
        return
    promise(canonical_url(once) == once, f"the canonical address of {address[:100]!r} is not its own")
    url_hash(address)


def _sound(posting: Posting) -> None:
    promise(posting.title.strip(), "a title")
    promise(0 <= posting.quality_score <= 100, "a score of 0 to 100")
    _storable(posting, "posting")
    _harmless(posting.description_html)
    if posting.pay is not None:
        for amount in (posting.pay.minimum, posting.pay.maximum, posting.pay.annual_maximum):
            promise(amount is None or 0 <= amount < 1e15, f"an amount of {amount}")
    for date in (posting.posted_at, posting.updated_at, posting.valid_through):
        promise(date is None or date.tzinfo is not None, "dates are aware")


def _storable(value: object, where: str) -> None:
    """Text that a store takes: it can be written as UTF-8 and holds no null character."""
    if isinstance(value, str):
        promise("\x00" not in value, f"null character in {where}")
        try:
            value.encode()
        except UnicodeEncodeError:
            raise BrokenPromise(f"half a surrogate pair in {where}") from None
    elif isinstance(value, tuple | list):
        for one in value:
            _storable(one, where)
    elif isinstance(value, dict):
        for name, one in value.items():
            _storable(one, f"{where}.{name}")
    elif is_dataclass(value):
        for field in fields(value):
            _storable(getattr(value, field.name), f"{where}.{field.name}")


def _harmless(markup: str) -> None:
    lowered = markup.lower()
    for forbidden in ("<script", "<iframe", "<style", "<svg", " onerror=", 'href="javascript:'):
        # Text may speak of anything; markup may not, and text has its angle brackets escaped.
        promise(forbidden[0] == " " or forbidden not in lowered, f"{forbidden!r} in sanitized HTML")
