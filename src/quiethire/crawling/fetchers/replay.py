"""Recorded exchanges in place of the network."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import orjson

from quiethire.domain.errors import ConfigurationError, TooLarge, Unreachable
from quiethire.domain.exchange import CAP_BYTES, Request, Response


@dataclass(frozen=True, slots=True)
class _Line:
    query: frozenset[tuple[str, str]]
    request_body: Any
    status: int
    headers: dict[str, str]
    file: Path


class Replay:
    """A fetcher over a folder: DIR/exchanges.jsonl, a line each with method, url, status, headers, body_file (relative
    to DIR) and optionally request_body.

    A request matches a line when method, host and path are equal and every query parameter of the line's URL is in
    the request; where the line has a request_body, the request's must be equal as JSON. Of several, the line with a
    body, then the one with most parameters, then the first wins. What matches nothing is an unreachable host.
    """

    def __init__(self, directory: Path, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now
        self._lines: dict[tuple[str, str, str], list[_Line]] = {}
        source = directory / "exchanges.jsonl"
        try:
            lines = source.read_bytes().splitlines()
        except OSError as error:
            raise ConfigurationError(f"no recorded exchanges at {source}") from error
        for number, text in enumerate(lines, 1):
            if text.strip():
                self._add(text, directory, f"{source}:{number}")

    async def fetch(self, request: Request) -> Response:
        """The recorded response."""
        try:
            host, path, query = _parts(request.url)
        except ValueError as error:
            raise Unreachable("not a web address", url=request.url) from error
        body = _json(request.body)
        asked = set(query)
        for line in self._lines.get((request.method.upper(), host, path), ()):
            if line.query <= asked and (line.request_body is None or line.request_body == body):
                return self._response(request, line)
        raise Unreachable(f"not recorded: {request.method} {request.url}", url=request.url)

    def _add(self, text: bytes, directory: Path, where: str) -> None:
        try:
            line = orjson.loads(text)
            host, path, query = _parts(line["url"])
            key = (str(line["method"]).upper(), host, path)
            recorded = line.get("request_body")
            entry = _Line(
                query=frozenset(query),
                request_body=_json(recorded.encode()) if isinstance(recorded, str) else recorded,
                status=int(line["status"]),
                headers={name.lower(): value for name, value in (line.get("headers") or {}).items()},
                file=directory / line["body_file"],
            )
        except (orjson.JSONDecodeError, KeyError, TypeError, ValueError) as error:
            raise ConfigurationError(f"{where} is not a recorded exchange: {error}") from error
        lines = self._lines.setdefault(key, [])
        lines.append(entry)
        lines.sort(key=lambda line: (line.request_body is None, -len(line.query)))

    def _response(self, request: Request, line: _Line) -> Response:
        try:
            body = line.file.read_bytes()
        except OSError as error:
            raise Unreachable(f"the recorded body {line.file.name} is missing", url=request.url) from error
        if len(body) > CAP_BYTES[request.kind]:
            raise TooLarge(f"the body is over {CAP_BYTES[request.kind]:,} bytes", url=request.url)
        return Response(
            url=request.url,
            status=line.status,
            body=body,
            headers=line.headers,
            requested_url=request.url,
            fetched_at=self._now(),
        )


def _parts(url: str) -> tuple[str, str, list[tuple[str, str]]]:
    parts = urlsplit(url)
    return (parts.hostname or "").lower(), unquote(parts.path) or "/", parse_qsl(parts.query, keep_blank_values=True)


def _json(body: bytes | None) -> Any:
    if body is None:
        return None
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        return body
