from ipaddress import IPv4Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiethire.crawling.addresses import AllowList, is_public, parse_address, target_of
from quiethire.domain.errors import AddressForbidden

PRIVATE = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "127.0.0.1", "127.255.0.1", "169.254.169.254",
    "169.254.0.1", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.1.1", "198.18.0.1",
    "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
    "168.63.129.16", "100.100.100.200",
    "::", "::1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1", "100::1", "64:ff9b:1::1",
    "3fff::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:a9fe:a9fe::", "2001:0:4136:e378:8000:63bf:5601:5601",
]  # fmt: skip
PUBLIC = [
    "1.1.1.1", "8.8.8.8", "93.184.215.14", "11.0.0.1", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1",
    "192.0.1.1", "198.17.0.1", "223.255.0.1", "2606:4700::1111", "2a00:1450:4001::200e", "::ffff:8.8.8.8",
    "64:ff9b::808:808", "2002:808:808::",
]  # fmt: skip


@pytest.mark.parametrize("text", PRIVATE)
def test_addresses_that_are_nobody_elses_business(text: str) -> None:
    assert not is_public(ip_address(text))


@pytest.mark.parametrize("text", PUBLIC)
def test_addresses_anyone_may_speak_to(text: str) -> None:
    assert is_public(ip_address(text))


@pytest.mark.parametrize(
    "text",
    [
        "2130706433",
        "0x7f000001",
        "0x7F.1",
        "017700000001",
        "0177.0.0.1",
        "127.1",
        "127.0.1",
        "127.0.0.1.",
        "0x7f.0x0.0x0.0x1",
    ],
)
def test_every_spelling_of_loopback_is_loopback(text: str) -> None:
    assert parse_address(text) == IPv4Address("127.0.0.1")
    assert target_of(f"http://{text}/").host == "127.0.0.1"


@pytest.mark.parametrize("text", ["example.com", "1.example", "256.1.1.1.1", "a.1b", "0xzz"])
def test_names_are_no_addresses(text: str) -> None:
    assert parse_address(text) is None


@given(st.ip_addresses(v=4))
def test_a_number_and_its_dotted_form_are_one(address: IPv4Address) -> None:
    assert parse_address(str(int(address))) == parse_address(hex(int(address))) == address


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.com/", "file:///etc/passwd", "gopher://x/", "javascript:alert(1)", "data:text/html,x", "//x/y",
        "", "http://", "http://a b/", "http://exa\\mple.com/", "http://[::1", "http://x:99999/", "http://x..y/",
        "http://256.256.256.256/", "http://-x.example/", f"http://{'a' * 64}.example/",
        "http://[zz::1]/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(AddressForbidden):
        target_of(url)


def test_a_target_has_one_spelling() -> None:
    target = target_of("HTTPS://User:pw@Jobs.Bücher.example:443/Stellen/Köch in?q=ä b&x=%41#top")
    assert target.url == "https://jobs.xn--bcher-kva.example/Stellen/K%C3%B6ch%20in?q=%C3%A4%20b&x=%41"
    assert target.authority == "jobs.xn--bcher-kva.example"
    assert target_of("http://[2A00:1450::1]:8080").url == "http://[2a00:1450::1]:8080/"


def test_user_information_is_not_the_host() -> None:
    assert target_of("http://good.example%2f@evil.example/").host == "evil.example"
    assert target_of("http://evil.example\\@good.example/").host == "good.example"


def test_what_the_first_parser_strips_the_second_never_sees() -> None:
    assert target_of("http://acme.example/a\r\nHost: evil").url == "http://acme.example/aHost:%20evil"


@given(st.text())
def test_any_text_is_a_target_or_forbidden(text: str) -> None:
    for url in (text, "http://" + text, "https://acme.example/" + text):
        try:
            target = target_of(url)
        except AddressForbidden:
            continue
        assert target.url.isascii()
        assert not set(target.url) & set(' \r\n\t\0"<>')
        assert target_of(target.url) == target


def test_exceptions_are_exactly_what_was_allowed() -> None:
    allow = AllowList(["127.0.0.1:8999", "10.1.0.0/16", "[::1]:80", "sandbox.internal", "other.internal:81"])
    loopback = ip_address("127.0.0.1")
    assert allow.allows_address(loopback, 8999)
    assert not allow.allows_address(loopback, 9000)
    assert allow.allows_address(ip_address("10.1.2.3"), 1)
    assert not allow.allows_address(ip_address("10.2.2.3"), 1)
    assert allow.allows_address(ip_address("::1"), 80)
    assert not allow.allows_address(ip_address("::1"), 81)
    assert allow.allows_name("sandbox.internal", 5)
    assert allow.allows_name("other.internal", 81)
    assert not allow.allows_name("other.internal", 80)
