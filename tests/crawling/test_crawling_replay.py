import json
import os
from pathlib import Path

import pytest

from quiethire.crawling.fetchers.replay import Replay
from quiethire.domain.errors import ConfigurationError, Unreachable
from quiethire.domain.exchange import Kind, Request

CORPUS = Path(os.environ.get("QUIETHIRE_CORPUS", Path(__file__).parents[2] / ".." / "shared" / "corpus")).resolve()


def record(folder: Path, *lines: dict[str, object]) -> Replay:
    for number, line in enumerate(lines):
        line.setdefault("method", "GET")
        line.setdefault("status", 200)
        line.setdefault("headers", {"Content-Type": "application/json"})
        line["body_file"] = f"{number}.txt"
        (folder / f"{number}.txt").write_text(f"answer {number}")
    (folder / "exchanges.jsonl").write_text("\n".join(json.dumps(line) for line in lines) + "\n\n")
    return Replay(folder)


async def body(replay: Replay, url: str, **options: object) -> str:
    return (await replay.fetch(Request(url, **options))).body.decode()  # type: ignore[arg-type]


async def test_a_request_matches_by_method_host_path_and_the_lines_parameters(tmp_path: Path) -> None:
    replay = record(
        tmp_path,
        {"url": "https://api.example/jobs"},
        {"url": "https://api.example/jobs?page=2"},
        {"url": "https://api.example/jobs?page=2&all=true"},
        {"url": "https://api.example/search", "method": "POST"},
    )
    assert await body(replay, "https://api.example/jobs") == "answer 0"
    assert await body(replay, "http://API.example/jobs?page=1") == "answer 0"
    assert await body(replay, "https://api.example/jobs?page=2&x=y") == "answer 1"
    assert await body(replay, "https://api.example/jobs?all=true&page=2") == "answer 2"
    assert await body(replay, "https://api.example/search", method="POST", body=b"anything") == "answer 3"
    for url in (
        "https://api.example/",
        "https://api.example/jobs/",
        "https://other.example/jobs",
        "https://api.example/search",
    ):
        with pytest.raises(Unreachable, match="not recorded"):
            await replay.fetch(Request(url))


async def test_bodies_are_compared_as_json(tmp_path: Path) -> None:
    url = "https://api.example/jobs"
    replay = record(
        tmp_path,
        {"url": url, "method": "POST"},
        {"url": url, "method": "POST", "request_body": {"offset": 20, "limit": 20}},
        {"url": url, "method": "POST", "request_body": '{"offset": 40}'},
    )
    assert await body(replay, url, method="POST", body=b'{"limit":20, "offset":20}') == "answer 1"
    assert await body(replay, url, method="POST", body=b'{"offset": 40}') == "answer 2"
    assert await body(replay, url, method="POST", body=b'{"offset": 60}') == "answer 0"
    assert await body(replay, url, method="POST") == "answer 0"


async def test_the_response_is_as_recorded(tmp_path: Path) -> None:
    replay = record(tmp_path, {"url": "https://api.example/x", "status": 404, "headers": {"X-Odd": "1"}})
    response = await replay.fetch(Request("https://api.example/x?a=1"))
    assert (response.status, dict(response.headers)) == (404, {"x-odd": "1"})
    assert response.url == response.requested_url == "https://api.example/x?a=1"
    assert response.fetched_at is not None


async def test_a_missing_body_is_unreachable(tmp_path: Path) -> None:
    replay = record(tmp_path, {"url": "https://api.example/x"})
    (tmp_path / "0.txt").unlink()
    with pytest.raises(Unreachable, match="missing"):
        await replay.fetch(Request("https://api.example/x"))


@pytest.mark.parametrize(
    "line", ["not json", "{}", '{"method":"GET","url":"https://[","status":200,"body_file":"x"}', "[]"]
)
def test_a_broken_recording_is_named_by_its_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "exchanges.jsonl").write_text(line)
    with pytest.raises(ConfigurationError, match=r"exchanges\.jsonl:1"):
        Replay(tmp_path)


def test_no_recording(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no recorded exchanges"):
        Replay(tmp_path)


async def test_every_recorded_exchange_is_found_again() -> None:
    if not (CORPUS / "exchanges.jsonl").exists():
        pytest.skip(f"no corpus at {CORPUS}")
    replay = Replay(CORPUS)
    lines = [json.loads(line) for line in (CORPUS / "exchanges.jsonl").read_text().splitlines()]
    found = 0
    for line in lines:
        response = await replay.fetch(Request(line["url"], method=line["method"], kind=Kind.LIST))
        assert response.status == line["status"]
        found += response.body == (CORPUS / line["body_file"]).read_bytes()
    assert found == len(lines) > 100
