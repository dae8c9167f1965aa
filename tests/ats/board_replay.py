"""Replaying a provider's fixture: exchanges from a folder, and a sweep driven by the tally."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urldefrag, urlsplit

from quiethire.ats import registry
from quiethire.ats.tally import Tally
from quiethire.domain.board import BoardRef
from quiethire.domain.draft import PostingDraft
from quiethire.domain.exchange import Request, Response

FIXTURES = Path(__file__).parent / "fixtures"


@dataclass(frozen=True)
class Exchange:
    """One recorded exchange. `request_body` is compared as JSON where both sides are."""

    method: str
    url: str
    status: int
    headers: dict[str, str]
    body: bytes
    request_body: object = None
    final_url: str | None = None
    body_file: str = ""

    def answers(self, request: Request) -> bool:
        mine, asked = urlsplit(self.url), urlsplit(request.url)
        if (self.method, mine.netloc, mine.path) != (request.method, asked.netloc, asked.path):
            return False
        if mine.fragment and mine.fragment != asked.fragment:
            return False
        query = parse_qsl(asked.query, keep_blank_values=True)
        if not all(pair in query for pair in parse_qsl(mine.query, keep_blank_values=True)):
            return False
        return self.request_body is None or self.request_body == _body(request.body)

    def respond(self, request: Request) -> Response:
        return Response(
            url=self.final_url or urldefrag(request.url).url,
            status=self.status,
            body=self.body,
            headers=self.headers,
            requested_url=request.url,
        )


def _body(body: bytes | None) -> object:
    if body is None:
        return None
    try:
        return json.loads(body)
    except ValueError:
        return body.decode()


def exchanges(provider: str) -> list[Exchange]:
    folder = FIXTURES / provider
    lines = (folder / "exchanges.jsonl").read_text().splitlines()
    return [_exchange(folder, json.loads(line)) for line in lines if line.strip()]


def _exchange(folder: Path, line: dict) -> Exchange:
    return Exchange(
        method=line["method"],
        url=line["url"],
        status=line["status"],
        headers=line.get("headers", {}),
        body=(folder / line["body_file"]).read_bytes(),
        request_body=line.get("request_body"),
        final_url=line.get("final_url"),
        body_file=line["body_file"],
    )


@dataclass
class Swept:
    """What a sweep came to."""

    tally: Tally
    requests: list[Request] = field(default_factory=list)
    unanswered: list[Request] = field(default_factory=list)

    @property
    def drafts(self) -> list[PostingDraft]:
        return list(self.tally.drafts.values())


def answer_from(recorded: list[Exchange]) -> Callable[[Request], Response | None]:
    """The first recorded answer that fits; None when there is none. Exchanges that say more about the request go
    first."""
    ordered = sorted(recorded, key=_says, reverse=True)

    def answer(request: Request) -> Response | None:
        return next((one.respond(request) for one in ordered if one.answers(request)), None)

    return answer


def _says(one: Exchange) -> int:
    """How much an exchange says about the request it answers."""
    parts = urlsplit(one.url)
    return len(parse_qsl(parts.query)) + (one.request_body is not None) + bool(parts.fragment)


def sweep(board: BoardRef, answer: Callable[[Request], Response | None], *, budget: int = 500) -> Swept:
    """Follow every request of a board within a budget of requests."""
    first = registry.get_provider(board.provider).first(board)
    swept = Swept(Tally())
    swept.tally.start(first)
    queue = [first]
    while queue and len(swept.requests) < budget:
        request = queue.pop(0)
        swept.requests.append(request)
        response = answer(request)
        if response is None:
            swept.unanswered.append(request)
            continue
        queue.extend(swept.tally.add(request, registry.read(board, response)))
    return swept


def completed(board: BoardRef, draft: PostingDraft, answer: Callable[[Request], Response | None]) -> PostingDraft:
    """The draft after its detail, where it has one and the fixture answers it."""
    request = registry.get_provider(board.provider).detail(board, draft)
    response = answer(request) if request else None
    return registry.read_detail(board, draft, response) if response else draft
