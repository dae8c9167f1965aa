import pytest
from loopback_web import Clock, Web

from quiethire.crawling.addresses import AllowList, target_of
from quiethire.crawling.fetchers.http import HttpFetcher
from quiethire.crawling.guard import Guard, system_resolver
from quiethire.crawling.hostmap import HostMap
from quiethire.crawling.redirects import Redirects
from quiethire.domain.errors import AddressForbidden, ConfigurationError, Unreachable
from quiethire.domain.exchange import Request


class Names:
    """A resolver with answers of our choice; each name may change its mind at every question."""

    def __init__(self, **answers: list[list[str]]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        name = host.split(".", maxsplit=1)[0]
        if name not in self.answers:
            raise OSError("no such name")
        answers = self.answers[name]
        return answers.pop(0) if len(answers) > 1 else answers[0]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://017700000001/", "http://[::1]/",
        "http://[::ffff:169.254.169.254]/latest/meta-data/", "http://169.254.169.254/latest/meta-data/",
        "http://[fd00:ec2::254]/", "http://10.0.0.5/", "http://0/", "https://[64:ff9b::7f00:1]/",
    ],
)  # fmt: skip
async def test_private_addresses_in_any_spelling_are_refused(url: str) -> None:
    with pytest.raises(AddressForbidden, match="not public"):
        await Guard(resolver=Names()).route(target_of(url))


async def test_a_name_that_leads_inside_is_refused_even_beside_a_public_address() -> None:
    guard = Guard(resolver=Names(acme=[["93.184.215.14", "10.0.0.1"]]))
    with pytest.raises(AddressForbidden, match="10\\.0\\.0\\.1"):
        await guard.route(target_of("https://acme.example/"))


async def test_the_route_is_what_was_judged() -> None:
    guard = Guard(resolver=Names(acme=[["93.184.215.14", "2606:4700::1111"]]))
    route = await guard.route(target_of("https://acme.example/x"))
    assert route.addresses == ("93.184.215.14", "2606:4700::1111")
    assert (route.port, route.plain) == (443, False)


async def test_odd_ports_are_refused_unless_allowed() -> None:
    names = Names(acme=[["93.184.215.14"]])
    for url in ("http://acme.example:22/", "http://acme.example:6379/", "https://93.184.215.14:25/"):
        with pytest.raises(AddressForbidden, match="port"):
            await Guard(resolver=names).route(target_of(url))
    assert (await Guard(resolver=names).route(target_of("http://acme.example:8080/"))).port == 8080
    assert (await Guard(resolver=names, ports=[81]).route(target_of("http://acme.example:81/"))).port == 81


async def test_an_unknown_name_is_unreachable_not_forbidden() -> None:
    with pytest.raises(Unreachable, match="no such host name"):
        await Guard(resolver=Names(nobody=[[]])).route(target_of("https://nobody.example/"))
    with pytest.raises(Unreachable):
        await Guard(resolver=Names()).route(target_of("https://unknown.example/"))


async def test_a_slow_resolver_is_given_up() -> None:
    async def slow(host: str, port: int) -> list[str]:
        await __import__("asyncio").Event().wait()
        return []

    with pytest.raises(Unreachable, match="too long"):
        await Guard(resolver=slow, resolve_seconds=0.01).route(target_of("https://acme.example/"))


async def test_answers_are_remembered_for_a_minute(clock: Clock) -> None:
    names = Names(acme=[["93.184.215.14"]])
    guard = Guard(resolver=names, clock=clock)
    target = target_of("https://acme.example/")
    for seconds in (0, 59, 2):
        clock.now += seconds
        await guard.route(target)
    assert names.asked == ["acme.example", "acme.example"]


async def test_the_connection_goes_to_the_judged_address(web: Web) -> None:
    """The name exists nowhere but in our resolver: were libcurl to look it up itself, nothing would be found."""
    web.page("/", "here")
    guard = Guard(resolver=Names(pinned=[["127.0.0.1"]]), allow=AllowList(["127.0.0.1"]))
    wire = HttpFetcher(guard)
    response = await wire.fetch(Request(f"http://pinned.invalid:{web.port}/"))
    await wire.close()
    assert response.body == b"here"
    assert web.asked[0].headers["host"] == f"pinned.invalid:{web.port}"


async def test_rebinding_a_name_gains_nothing(web: Web, clock: Clock) -> None:
    """Public when asked first, private a moment later: the second answer is judged like the first."""
    web.page("/", "secret")
    names = Names(evil=[["127.0.0.1"], ["127.0.0.2"]])
    guard = Guard(resolver=names, allow=AllowList(["127.0.0.1"]), clock=clock)
    wire = HttpFetcher(guard)
    url = f"http://evil.invalid:{web.port}/"
    await wire.fetch(Request(url))
    clock.now += 3600
    with pytest.raises(AddressForbidden):
        await wire.fetch(Request(url))
    await wire.close()
    assert len(web.asked) == 1


async def test_a_new_answer_replaces_the_pin(web: Web, clock: Clock) -> None:
    """libcurl's own cache must not keep sending to an address that is no longer the answer."""
    web.page("/", "here")
    names = Names(moved=[["127.0.0.1"], ["127.0.0.9"]])
    guard = Guard(resolver=names, allow=AllowList(["127.0.0.0/8"]), clock=clock)
    wire = HttpFetcher(guard)
    url = f"http://moved.invalid:{web.port}/"
    await wire.fetch(Request(url, headers={"connection": "close"}))
    clock.now += 3600
    with pytest.raises(Unreachable, match=r"127\.0\.0\.9|moved"):
        await wire.fetch(Request(url, headers={"connection": "close"}))
    await wire.close()


@pytest.mark.parametrize(
    "to",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:1/",
        "//[::1]/",
        "file:///etc/passwd",
        "http://0x7f000001/",
    ],
)
async def test_a_redirect_inside_is_refused(web: Web, to: str) -> None:
    web.page("/", b"", 302, location=to)
    wire = HttpFetcher(Guard(allow=AllowList([f"127.0.0.1:{web.port}"])))
    with pytest.raises(AddressForbidden):
        await Redirects(wire).fetch(Request(web.base + "/"))
    await wire.close()
    assert web.paths == ["/"]


async def test_the_environments_proxy_is_not_used(web: Web, wire: HttpFetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    web.page("/", "direct")
    assert (await wire.fetch(Request(web.base + "/"))).body == b"direct"


async def test_the_systems_resolver_answers_addresses() -> None:
    assert "127.0.0.1" in await system_resolver("localhost", 80)


async def test_mapped_hosts_are_served_from_elsewhere(web: Web) -> None:
    web.page("/v1/boards/acme/jobs", "[]")
    wire = HttpFetcher(HostMap({"boards-api.vendor.example": f"127.0.0.1:{web.port}"}, None))
    response = await wire.fetch(Request("https://boards-api.vendor.example/v1/boards/acme/jobs?content=true"))
    await wire.close()
    assert response.url == "https://boards-api.vendor.example/v1/boards/acme/jobs?content=true"
    asked = web.asked[0]
    assert asked.headers["host"] == "boards-api.vendor.example"
    assert asked.headers["x-forwarded-proto"] == "https"
    assert asked.query == {"content": "true"}


async def test_the_longest_pattern_wins_and_names_before_patterns() -> None:
    hosts = HostMap({"*": "127.0.0.1:1", "*.acme.example": "127.0.0.1:2", "jobs.acme.example": "127.0.0.1:3"}, None)
    ports = {
        name: (hosts.find(name) or pytest.fail()).port for name in ("x.example", "a.acme.example", "jobs.acme.example")
    }
    assert ports == {"x.example": 1, "a.acme.example": 2, "jobs.acme.example": 3}


async def test_other_hosts_do_not_exist_or_go_on_to_the_guard() -> None:
    only = HostMap({"acme.example": "127.0.0.1:1"}, None)
    with pytest.raises(Unreachable, match="no such host name"):
        await only.route(target_of("https://other.example/"))
    through = HostMap({"acme.example": "127.0.0.1:1"}, Guard(resolver=Names()))
    with pytest.raises(AddressForbidden):
        await through.route(target_of("https://127.0.0.1/"))


@pytest.mark.parametrize("to", ["127.0.0.1", "nowhere:", ":80", "127.0.0.1:http"])
def test_a_map_to_nowhere_is_a_mistake_of_settings(to: str) -> None:
    with pytest.raises(ConfigurationError):
        HostMap({"acme.example": to}, None)


@pytest.mark.parametrize(
    ("location", "end"),
    [
        ("/next", "https://acme.example/next"),
        ("https://acme.example/next", "https://acme.example/next"),
        ("http://acme.example/next", "https://acme.example/next"),
        ("http://127.0.0.1:{port}/next", "https://acme.example/next"),
        ("http://shop.example/next", "http://shop.example/next"),
    ],
)
async def test_redirects_of_mapped_hosts_stay_in_terms_of_the_original(web: Web, location: str, end: str) -> None:
    web.page("/", b"", 302, location=location.format(port=web.port))
    web.page("/next", "there")
    wire = HttpFetcher(HostMap({"*": f"127.0.0.1:{web.port}"}, None))
    response = await Redirects(wire).fetch(Request("https://acme.example/"))
    await wire.close()
    assert (response.url, response.body, response.requested_url) == (end, b"there", "https://acme.example/")
