"""What every HTTP service shares: answers as ready bytes, errors as one shape, health, metrics and a body limit.

Errors are `{"error": {"code", "message", "hint"}}`; an error of a fetch adds what its twin needs to raise it again
(`url`, `status`, `retry_after_seconds`). Middleware is plain ASGI: Starlette's own base class costs two thirds of
the throughput.
"""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from time import perf_counter
from typing import Any, TypeVar

import orjson
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, TypeAdapter, ValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from quiethire.domain.errors import FetchError, InputError, QuietHireError
from quiethire.observability import metrics
from quiethire.pipeline.health import Health
from quiethire.services.reference import add_reference

_Body = TypeVar("_Body")

Meter = Callable[[str, str, int, float], None]
"""Told of every answer: method, route, status, seconds."""

MAX_BODY_BYTES = 16 * 1024 * 1024

HINTS = {
    "bad_input": "see /docs for what this endpoint takes",
    "bad_filter": "see /docs for the filters and their values",
    "not_found": "the id may be mistyped, or the posting was removed for good",
    "engine_failed": "try again in a moment; /health says which part has trouble",
    "engine_unavailable": "try again in a moment; /health says which part is down",
    "misconfigured": "`quiethire doctor` says what to set",
}


class ErrorWords(BaseModel):
    """What went wrong: a stable code, one sentence, and what to do."""

    code: str
    message: str
    hint: str | None = None


class ErrorBody(BaseModel):
    """The body of every answer that is not a success."""

    error: ErrorWords

    model_config = {
        "json_schema_extra": {
            "example": {
                "error": {
                    "code": "bad_filter",
                    "message": "min_salary: 'lots' is not a whole number",
                    "hint": HINTS["bad_filter"],
                }
            }
        }
    }


ERROR_ANSWERS: dict[int | str, dict[str, Any]] = {
    422: {"model": ErrorBody, "description": "Something given cannot be used; the sentence names it"},
    503: {"model": ErrorBody, "description": "A part needed for the answer is down"},
}


def answer(value: Any, *, status: int = 200) -> Response:
    """A value as JSON bytes; dataclasses, UUIDs and times are written by orjson."""
    return Response(orjson.dumps(value), status, media_type="application/json")


def error_answer(status: int, code: str, message: str, hint: str | None = None, **more: Any) -> Response:
    """An error in the one shape."""
    words = {"code": code, "message": message, "hint": hint or HINTS.get(code)}
    return answer({"error": words | {name: value for name, value in more.items() if value is not None}}, status=status)


def new_service(
    title: str,
    *,
    summary: str,
    health: Health,
    meter: Meter | None = None,
    max_body_bytes: int = MAX_BODY_BYTES,
    middleware: Sequence[Middleware] = (),
) -> FastAPI:
    """A service with /health, /metrics, /docs and the error shape; its routes are added by the caller. `middleware`,
    outermost first, stands within what is metered, so that refusals are counted too."""
    app = FastAPI(title=title, summary=summary, version="1", docs_url=None, redoc_url=None, middleware=list(middleware))
    _answer_errors(app)
    add_reference(app)
    app.add_middleware(BodyLimit, limit_bytes=max_body_bytes)
    if meter is not None:
        app.add_middleware(Metered, meter=meter)

    @app.get("/health", tags=["operation"], summary="How every part stands")
    async def read_health() -> Response:
        report = await health.check()
        return answer({"status": report.status, "degraded": report.degraded, "parts": report.parts})

    @app.get("/metrics", tags=["operation"], summary="Prometheus metrics")
    async def read_metrics() -> Response:
        return Response(metrics.render(), headers={"content-type": metrics.CONTENT_TYPE})

    return app


def read_body(adapter: TypeAdapter[_Body], body: bytes) -> _Body:
    """The values of a JSON body. Raises InputError naming the first field that does not fit."""
    try:
        return adapter.validate_json(body)
    except ValidationError as error:
        raise InputError(sentence(error.errors())) from error


def read_json(body: bytes) -> dict[str, Any]:
    """A JSON object, where its fields decide what it is. Raises InputError."""
    try:
        values = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise InputError(f"the body is not JSON: {error}") from error
    if not isinstance(values, dict):
        raise InputError("the body is not a JSON object")
    return values


def fit(adapter: TypeAdapter[_Body], values: dict[str, Any]) -> _Body:
    """The values of a JSON object. Raises InputError naming the first field that does not fit."""
    try:
        return adapter.validate_python(values)
    except ValidationError as error:
        raise InputError(sentence(error.errors())) from error


def takes(adapter: TypeAdapter[_Body]) -> dict[str, Any]:
    """What a route that reads its own body takes, for the OpenAPI document (`openapi_extra`)."""
    schema = adapter.json_schema()
    whole = _inlined(schema, schema.get("$defs", {}))
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": whole}}}}


def _inlined(schema: Any, definitions: dict[str, Any]) -> Any:
    """A schema without references: within an OpenAPI document they would point to nowhere."""
    if isinstance(schema, list):
        return [_inlined(part, definitions) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if reference := schema.get("$ref"):
        return _inlined(definitions[reference.rsplit("/", 1)[1]], definitions)
    return {name: _inlined(part, definitions) for name, part in schema.items() if name != "$defs"}


def sentence(errors: Sequence[Any]) -> str:
    """What a pydantic validation found, in one sentence naming the field."""
    first = errors[0]
    where = ".".join(str(part) for part in first["loc"] if part not in {"body", "query", "path"}) or "the body"
    return f"{where}: {first['msg'][:1].lower()}{first['msg'][1:]}"


def _answer_errors(app: FastAPI) -> None:
    """Every exception becomes an answer in the one shape."""

    @app.exception_handler(QuietHireError)
    async def on_ours(_: Request, error: QuietHireError) -> Response:
        hint = getattr(error, "hint", None)
        if isinstance(error, FetchError):
            more = {"url": error.url or None, "status": error.status, "retry_after_seconds": error.retry_after_seconds}
            return error_answer(error.http_status, error.code, str(error), hint, **more)
        return error_answer(error.http_status, error.code, str(error), hint)

    @app.exception_handler(RequestValidationError)
    async def on_validation(_: Request, error: RequestValidationError) -> Response:
        return error_answer(InputError.http_status, InputError.code, sentence(error.errors()))

    @app.exception_handler(HTTPException)
    async def on_http(request: Request, error: HTTPException) -> Response:
        code = HTTPStatus(error.status_code).phrase.lower().replace(" ", "_")
        message = f"{request.method} {request.url.path}: {str(error.detail).lower()}"
        return error_answer(error.status_code, code, message, "see /docs for what there is")

    @app.exception_handler(Exception)
    async def on_surprise(_: Request, error: Exception) -> Response:
        return error_answer(500, "error", f"an error of ours, written to the log ({type(error).__name__})")


class BodyLimit:
    """Refuses bodies over the limit with 413, whether their length was announced or not."""

    def __init__(self, app: ASGIApp, *, limit_bytes: int) -> None:
        self._app = app
        self._limit_bytes = limit_bytes
        self._words = f"a body may have {limit_bytes:,} bytes"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in {"GET", "HEAD"}:
            await self._app(scope, receive, send)
            return
        announced = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if announced.isdigit() and int(announced) > self._limit_bytes:
            await error_answer(413, "too_large", self._words, "send less at a time")(scope, receive, send)
            return
        taken = 0

        async def limited() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._limit_bytes:
                raise HTTPException(413, self._words)
            return message

        await self._app(scope, limited, send)


class Metered:
    """Tells the meter of every answer, under the route's pattern so that ids do not make endless series."""

    def __init__(self, app: ASGIApp, *, meter: Meter) -> None:
        self._app = app
        self._meter = meter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 500
        started = perf_counter()

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, watched)
        finally:
            route = getattr(scope.get("route"), "path", "unmatched")
            self._meter(scope["method"], route, status, perf_counter() - started)
