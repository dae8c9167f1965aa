import pytest
from loopback_web import Asked, Scripted, Web, answer, reply

from quiethire.crawling.fetchers.http import HttpFetcher
from quiethire.crawling.redirects import Redirects
from quiethire.domain.errors import TooManyRedirects
from quiethire.domain.exchange import Request, Response

START = "https://acme.example/start"


def chain(*hops: tuple[int, str]) -> Scripted:
    """Answers in order: status and Location; then 200."""
    left = list(hops)

    def respond(request: Request) -> Response:
        if left:
            status, location = left.pop(0)
            return answer(request, status, b"", location=location)
        return answer(request)

    return Scripted(respond)


async def test_the_end_of_the_chain_and_its_beginning_are_told() -> None:
    inner = chain((301, "/a"), (302, "../b?x=1"), (307, "//jobs.example/c"), (308, "https://end.example/d"))
    response = await Redirects(inner).fetch(Request(START))
    assert response.url == "https://end.example/d"
    assert response.requested_url == START
    assert [request.url for request in inner.asked[1:4]] == [
        "https://acme.example/a", "https://acme.example/b?x=1", "https://jobs.example/c",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("status", "method", "becomes"),
    [
        (301, "POST", "GET"), (302, "POST", "GET"), (303, "POST", "GET"), (303, "PUT", "GET"), (303, "HEAD", "HEAD"),
        (307, "POST", "POST"), (308, "POST", "POST"), (301, "HEAD", "HEAD"), (302, "GET", "GET"),
    ],
)  # fmt: skip
async def test_methods_change_as_in_browsers(status: int, method: str, becomes: str) -> None:
    inner = chain((status, "/next"))
    body = b"{}" if method in ("POST", "PUT") else None
    await Redirects(inner).fetch(Request(START, method=method, body=body, headers={"Content-Type": "application/json"}))
    last = inner.asked[-1]
    assert last.method == becomes
    assert (last.body is None) == (becomes != "POST")
    assert ("Content-Type" in last.headers) == (becomes == method)


async def test_another_origin_gets_no_credentials() -> None:
    secret = {"Authorization": "Bearer x", "Cookie": "a=b", "X-Api-Key": "k", "Accept": "text/html"}
    inner = chain((302, "/same"), (302, "https://other.example/"))
    await Redirects(inner).fetch(Request(START, headers=secret))
    assert dict(inner.asked[1].headers) == secret
    assert dict(inner.asked[2].headers) == {"Accept": "text/html"}
    downgraded = chain((302, "http://acme.example/"))
    await Redirects(downgraded).fetch(Request(START, headers=secret))
    assert "Authorization" not in downgraded.asked[1].headers


async def test_the_limit_is_exact() -> None:
    hops = [(302, f"/{number}") for number in range(10)]
    assert (await Redirects(chain(*hops), limit=10).fetch(Request(START))).url == "https://acme.example/9"
    inner = chain(*hops, (302, "/one-more"))
    with pytest.raises(TooManyRedirects, match="more than 10"):
        await Redirects(inner, limit=10).fetch(Request(START))
    assert len(inner.asked) == 11


async def test_a_circle_is_seen_at_its_first_turn() -> None:
    inner = Scripted(
        lambda request: answer(request, 302, location="/b" if request.url.endswith("/start") else "/start")
    )
    with pytest.raises(TooManyRedirects, match="circle"):
        await Redirects(inner).fetch(Request(START))
    assert len(inner.asked) == 2


@pytest.mark.parametrize("status", [300, 304, 305, 306])
async def test_other_statuses_are_not_followed(status: int) -> None:
    inner = chain((status, "/next"))
    assert (await Redirects(inner).fetch(Request(START))).status == status


async def test_a_redirect_to_nowhere_comes_back_as_it_is() -> None:
    assert (await Redirects(chain((302, ""))).fetch(Request(START))).status == 302


async def test_the_fragment_is_carried_over() -> None:
    inner = chain((302, "/next"))
    assert (await Redirects(inner).fetch(Request(START + "#jobs"))).url == "https://acme.example/next#jobs"


async def test_a_cookie_set_on_the_way_is_shown_to_its_host_only(web: Web, wire: HttpFetcher) -> None:
    """Sites that redirect to themselves until they see their cookie would be a circle otherwise."""

    @web.handle("/gate")
    async def gate(asked: Asked, writer: object) -> None:
        if asked.headers.get("cookie") == "seen=yes; lang=de":
            await reply(writer, 200, {}, b"in")  # type: ignore[arg-type]
        else:
            cookies = "seen=yes; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT, lang=de; HttpOnly"
            await reply(writer, 302, {"Location": "/gate", "Set-Cookie": cookies}, b"")  # type: ignore[arg-type]

    assert (await Redirects(wire).fetch(Request(web.base + "/gate"))).body == b"in"
    inner = Scripted(
        lambda request: (
            answer(request, 302, location="https://other.example/", set_cookie="a=b")
            if request.url == START
            else answer(request)
        )
    )
    await Redirects(inner).fetch(Request(START))
    assert "cookie" not in inner.asked[1].headers
