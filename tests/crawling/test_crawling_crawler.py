import time
from dataclasses import replace
from datetime import timedelta

import pytest
from loopback_web import NOON, Scripted, answer
from obstore.store import MemoryStore

from quiethire.crawling.contract import Renderer
from quiethire.crawling.crawler import PoliteCrawler
from quiethire.crawling.needs_browser import is_shell
from quiethire.crawling.redirects import Redirects
from quiethire.crawling.snapshots import ObjectSnapshots
from quiethire.domain.errors import EngineError, Gone, HostBusy, TooLarge, Unreachable
from quiethire.domain.exchange import Kind, Request, Response, SnapshotRef

SHELL = b'<html><head><script src="/app.js"></script></head><body><div id="root"></div></body></html>'
URL = "https://acme.example/jobs"


class Rendering:
    """A browser that fills every shell, or fails."""

    def __init__(self, *, fails: bool = False, gains: bytes = b"<a href=/j/1>Baker</a>" * 40) -> None:
        self.fails = fails
        self.gains = gains
        self.rendered: list[str] = []

    async def render(self, response: Response) -> Response:
        self.rendered.append(response.url)
        if self.fails:
            raise Unreachable("the browser failed")
        return replace(response, body=response.body + self.gains, rendered=True)


def crawler(inner: Scripted, *, renderer: Renderer | None = None, minutes: float = 0) -> PoliteCrawler:
    now = NOON + timedelta(minutes=minutes)
    return PoliteCrawler(inner, ObjectSnapshots(MemoryStore()), renderer=renderer, now=lambda: now)


async def test_one_outcome_for_each_request_in_order() -> None:
    errors = {
        "gone": Gone("no such page", status=404),
        "busy": HostBusy("later", status=429, retry_after_seconds=90),
        "huge": TooLarge("too large"),
    }
    inner = Scripted(lambda request: errors.get(request.url.rpartition("/")[2]) or answer(request))
    urls = [f"https://acme.example/{name}" for name in ("1", "gone", "2", "busy", "huge", "3")]
    outcomes = await crawler(inner).crawl([Request(url) for url in urls])
    assert [outcome.url for outcome in outcomes] == urls
    assert [outcome.error for outcome in outcomes] == [None, "gone", None, "host_busy", "too_large", None]
    assert outcomes[1].gone
    assert outcomes[1].status == 404
    assert outcomes[3].retry_after_seconds == 90
    assert all((outcome.snapshot is None) == (outcome.error is not None) for outcome in outcomes)


async def test_an_address_that_is_none_is_an_outcome_too() -> None:
    outcomes = await PoliteCrawler(Redirects(Scripted(answer)), ObjectSnapshots(MemoryStore())).crawl(
        [Request("http://[broken"), Request("mailto:jobs@acme.example"), Request("")]
    )
    assert [outcome.error for outcome in outcomes] == ["address_forbidden"] * 3


async def test_a_young_snapshot_is_used_instead_of_fetching_twice() -> None:
    inner = Scripted(answer)
    snapshots = ObjectSnapshots(MemoryStore())
    requests = [Request(URL), Request(URL, kind=Kind.LIST, method="POST", body=b"{}")]

    async def at(minutes: float, **options: float) -> list[bool]:
        now = NOON + timedelta(minutes=minutes)
        outcomes = await PoliteCrawler(inner, snapshots, now=lambda: now).crawl(requests, **options)
        return [outcome.reused for outcome in outcomes]

    assert await at(0) == [False, False]
    assert await at(59) == [True, True]
    assert len(inner.asked) == 2
    assert await at(59, fresh_seconds=600) == [False, False]
    assert await at(0, fresh_seconds=0) == [False, False]


async def test_errors_are_not_remembered_as_answers() -> None:
    answers: list[Response | Exception] = [Unreachable("once"), answer(Request(URL))]
    polite = crawler(Scripted(lambda request: answers.pop(0)))
    assert (await polite.crawl([Request(URL)]))[0].error == "unreachable"
    assert (await polite.crawl([Request(URL)]))[0].error is None


async def test_the_same_request_in_one_batch_is_sent_once() -> None:
    inner = Scripted(answer)
    outcomes = await crawler(inner).crawl([Request(URL), Request(URL + "/2"), Request(URL)])
    assert len(inner.asked) == 2
    assert outcomes[0] == outcomes[2]


async def test_an_empty_batch() -> None:
    assert await crawler(Scripted(answer)).crawl([]) == []


async def test_the_browser_is_used_on_request_and_on_evidence_only() -> None:
    bodies = {
        "shell": SHELL,
        "plain": b"<html><script></script><body>" + b"<p>Many words here. " * 50,
        "data": b'{"a":1}',
    }
    inner = Scripted(
        lambda request: answer(request, body=bodies[request.url.rpartition("/")[2]], content_type="text/html")
    )
    browser = Rendering()
    base = "https://acme.example/"
    polite = crawler(inner, renderer=browser)
    outcomes = await polite.crawl(
        [Request(base + "plain"), Request(base + "shell"), Request(base + "plain", render=True),
         Request(base + "shell", kind=Kind.LIST)]
    )  # fmt: skip
    assert [outcome.snapshot.rendered for outcome in outcomes if outcome.snapshot] == [False, True, True, False]
    assert sorted(browser.rendered) == [base + "plain", base + "shell"]  # side by side, in no order


async def test_without_a_browser_the_shell_is_kept_and_that_is_said() -> None:
    inner = Scripted(lambda request: answer(request, body=SHELL))
    for renderer in (None, Rendering(fails=True)):
        outcome = (await crawler(inner, renderer=renderer).crawl([Request(URL)]))[0]
        assert outcome.snapshot is not None
        assert not outcome.snapshot.rendered
        assert outcome.message.startswith("not rendered")


async def test_a_browser_that_was_asked_for_and_fails_is_an_error() -> None:
    inner = Scripted(lambda request: answer(request, body=SHELL))
    outcome = (await crawler(inner, renderer=Rendering(fails=True)).crawl([Request(URL, render=True)]))[0]
    assert (outcome.error, outcome.snapshot) == ("unreachable", None)


async def test_a_host_that_gains_nothing_is_not_rendered_for_ever() -> None:
    inner = Scripted(lambda request: answer(request, body=SHELL))
    browser = Rendering(gains=b"")
    polite = crawler(inner, renderer=browser)
    for number in range(6):
        await polite.crawl([Request(f"{URL}/{number}")])
    await polite.crawl([Request("https://other.example/")])
    assert browser.rendered == [f"{URL}/0", f"{URL}/1", f"{URL}/2", "https://other.example/"]


async def test_a_store_that_fails_fails_the_batch() -> None:
    class Full(ObjectSnapshots):
        async def put(self, response: Response, *, request: Request | None = None) -> SnapshotRef:
            raise EngineError("the disk is full")

    with pytest.raises(EngineError, match="full"):
        await PoliteCrawler(Scripted(answer), Full(MemoryStore())).crawl([Request(URL), Request(URL + "2")])


APP = b'<script src="/static/js/main.3f2.js"></script>'


@pytest.mark.parametrize(
    ("body", "shell"),
    [
        (b"<html><body><div id='app'></div>" + APP, True),
        (b'<body><div id="__next"></div>' + APP, True),
        (b"<body><noscript>You need to enable JavaScript to run this app.</noscript>" + APP, True),
        (b"<body><app-root>Loading...</app-root>" + APP, True),
        (b"<body>" + APP, True),
        (b"<body><div id=root></div><style>" + b"a{}" * 900 + b"</style>" + APP, True),
        (b'<body><div id="root"></div><svg><text>' + b"icon " * 200 + b"</text></svg>" + APP, True),
        (b"<body><p>No scripts here.</p>", False),
        (b"<body><div id=root>" + b"<p>We bake bread in Ulm and look for bakers. " * 20 + b"</div>" + APP, False),
        (b'<body><div id="__next"></div><script id="__NEXT_DATA__">{"props":{}}</script>', False),
        (b'<body><script type="application/ld+json">{"@type":"JobPosting"}</script>' + APP, False),
        (b"<body><h1>404</h1><p>There is no such page here, but have a look at our other pages.</p>" + APP, False),
        (b"", False),
        (b"<html><body><script", True),
    ],
)
def test_shells(body: bytes, shell: bool) -> None:
    assert is_shell(body, "text/html") is shell


def test_only_html_is_a_shell() -> None:
    body = b"<body><div id=root></div>" + APP
    assert is_shell(body, "")
    assert is_shell(body, "application/xhtml+xml")
    assert not is_shell(body, "application/json")
    assert not is_shell(body, "application/pdf")


@pytest.mark.parametrize(
    "piece", [b"<script>", b"<script", b"<", b"<svg><style>", b"<!--", b"<div id=", b"<noscript", b"<div>"]
)
def test_hostile_pages_are_judged_quickly(piece: bytes) -> None:
    for start in (b"<body><script></script>", b"<body><script>"):
        started = time.perf_counter()
        is_shell(start + piece * (590_000 // len(piece)), "text/html")
        assert time.perf_counter() - started < 1


async def test_an_unchanged_page_is_not_sent_again() -> None:
    tag = '"v1"'

    def respond(request: Request) -> Response:
        if request.headers.get("if-none-match") == tag:
            return answer(request, 304, b"")
        return answer(request, body=b"page " + tag.encode(), etag=tag)

    inner = Scripted(respond)
    snapshots = ObjectSnapshots(MemoryStore())

    async def day(number: int) -> Response:
        at = NOON + timedelta(days=number)
        stamped = Scripted(lambda request: replace(inner_answer(request), fetched_at=at))
        outcome = (await PoliteCrawler(stamped, snapshots, now=lambda: at).crawl([Request(URL)]))[0]
        assert outcome.snapshot is not None
        assert (outcome.snapshot.fetched_at, outcome.status, outcome.reused) == (at, 200, False)
        return await snapshots.get(outcome.snapshot)

    def inner_answer(request: Request) -> Response:
        inner.asked.append(request)
        return respond(request)

    assert (await day(0)).body == b'page "v1"'
    assert (await day(1)).body == b'page "v1"'
    tag = '"v2"'
    assert (await day(2)).body == b'page "v2"'
    assert [request.headers.get("if-none-match") for request in inner.asked] == [None, '"v1"', '"v1"']


async def test_not_modified_is_believed_of_the_same_page_only() -> None:
    moved = "https://acme.example/elsewhere"
    snapshots = ObjectSnapshots(MemoryStore())
    first = Scripted(lambda request: answer(request, body=b"old", etag='"1"'))
    await PoliteCrawler(first, snapshots, now=lambda: NOON).crawl([Request(URL)])
    inner = Scripted(
        lambda request: (
            replace(answer(request, 304, b""), url=moved)
            if "if-none-match" in request.headers
            else replace(answer(request, body=b"new"), url=moved)
        )
    )
    later = PoliteCrawler(inner, snapshots, now=lambda: NOON + timedelta(days=1))
    outcome = (await later.crawl([Request(URL)]))[0]
    assert outcome.snapshot is not None
    assert (await snapshots.get(outcome.snapshot)).body == b"new"
