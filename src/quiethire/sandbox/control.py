"""The control host: 127.0.0.1, localhost or sandbox.localhost."""

from collections import Counter
from html import escape
from typing import Protocol

import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from quiethire.sandbox.ledger import Ledger
from quiethire.sandbox.world import World


class Controlled(Protocol):
    """What is steered from here."""

    world: World
    day: int
    ledger: Ledger

    def set_day(self, day: int) -> None:
        """Move the clock."""
        ...

    def hosts(self) -> list[str]:
        """Host patterns served."""
        ...


def _json(value: object, status: int = 200) -> Response:
    return Response(orjson.dumps(value), status_code=status, media_type="application/json")


def control_app(sandbox: Controlled) -> Starlette:
    """The control application of a sandbox."""

    def asked_day(request: Request) -> int | None:
        text = request.query_params.get("day", str(sandbox.day))
        return int(text) if text.isdigit() and int(text) >= 1 else None

    async def hosts(request: Request) -> Response:
        server = request.scope.get("server") or ("127.0.0.1", 80)
        return _json(dict.fromkeys(sandbox.hosts(), f"127.0.0.1:{server[1]}"))

    async def published(request: Request) -> Response:
        day = asked_day(request)
        return _json({"error": "day is a number from 1"}, 400) if day is None else _json(sandbox.world.published(day))

    async def expected(request: Request) -> Response:
        day = asked_day(request)
        if day is None:
            return _json({"error": "day is a number from 1"}, 400)
        return _json(sandbox.world.expected(day, browser=request.query_params.get("browser", "true") != "false"))

    async def open_now(request: Request) -> Response:
        day = asked_day(request)
        if day is None:
            return _json({"error": "day is a number from 1"}, 400)
        browser = request.query_params.get("browser", "true") != "false"
        return _json(list(sandbox.world.expected_open(day, browser=browser).values()))

    async def decoys(_: Request) -> Response:
        return _json(sandbox.world.decoys())

    async def employers(_: Request) -> Response:
        return _json({"seeds": sandbox.world.seeds(), "employers": sandbox.world.employers})

    async def day(request: Request) -> Response:
        if request.method == "GET":
            return _json({"day": sandbox.day})
        try:
            body = orjson.loads(await request.body())
            wanted = int(body["day"]) if "day" in body else sandbox.day + int(body["advance"])
            sandbox.set_day(wanted)
        except (orjson.JSONDecodeError, KeyError, TypeError, ValueError):
            return _json({"error": 'send {"day": 2} or {"advance": 1}; days are counted from 1'}, 400)
        return _json({"day": sandbox.day})

    async def requests(request: Request) -> Response:
        if request.method == "DELETE":
            sandbox.ledger.hosts.clear()
        return _json(sandbox.ledger.view())

    async def overview(_: Request) -> Response:
        return HTMLResponse(_overview(sandbox))

    return Starlette(
        routes=[
            Route("/", overview),
            Route("/_hosts", hosts),
            Route("/_published", published),
            Route("/_expected", expected),
            Route("/_open", open_now),
            Route("/_decoys", decoys),
            Route("/_employers", employers),
            Route("/_day", day, methods=["GET", "POST"]),
            Route("/_requests", requests, methods=["GET", "DELETE"]),
        ]
    )


def _overview(sandbox: Controlled) -> str:
    counts = Counter(one.domain for one in sandbox.world.expected(sandbox.day))
    rows = "\n".join(
        f"<tr><td>{one.index}</td><td>{escape(one.name)}</td><td>{one.kind}</td><td>{one.language}</td><td>"
        f"{escape(one.career_url)}</td><td>{counts[one.domain]}</td></tr>"
        for one in sandbox.world.employers
    )
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>QuietHire sandbox</title></head>"
        f"<body><h1>{escape(repr(sandbox.world))}</h1>"
        f"<p>Day {sandbox.day}: {sum(counts.values())} postings to be found. <a href='/_employers'>seeds</a>"
        f" <a href='/_hosts'>hosts</a> "
        f"<a href='/_published'>published</a> <a href='/_expected'>expected</a> <a href='/_requests'>requests</a></p>"
        f"<table><tr><th></th><th>employer</th><th>kind</th><th>language</th><th>career page</th><th>"
        f"postings</th></tr>\n{rows}</table></body></html>"
    )
