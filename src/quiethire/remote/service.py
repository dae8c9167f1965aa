"""One service behind HTTP, as its twins call it: connections kept, time-outs per call, errors raised as at home.

An answer that is an error is raised again as the class its code names, so that both topologies behave the same; a
service that cannot be reached, or answers with anything but our shape, is EngineUnavailable, which may be retried.
"""

from typing import Any

import httpx
import orjson

from quiethire.domain.errors import EngineError, EngineUnavailable, FetchError, QuietHireError


class RemoteService:
    """Calls one service. `name` is for people ("the parser"); close it to give connections back."""

    def __init__(
        self,
        name: str,
        url: str,
        *,
        timeout_seconds: float = 30.0,
        connect_seconds: float = 3.0,
        connections: int = 100,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.name = name
        self.url = url.rstrip("/")
        self._client = httpx.AsyncClient(
            base_url=self.url,
            timeout=httpx.Timeout(timeout_seconds, connect=connect_seconds),
            limits=httpx.Limits(max_connections=connections, max_keepalive_connections=connections),
            transport=transport,
            trust_env=False,
            headers={"content-type": "application/json"},
        )

    async def call(
        self, method: str, path: str, body: bytes | None = None, *, timeout_seconds: float | None = None
    ) -> bytes:
        """The body of a successful answer. Raises the QuietHireError the service answered with."""
        timeout = httpx.USE_CLIENT_DEFAULT if timeout_seconds is None else httpx.Timeout(timeout_seconds, connect=3.0)
        try:
            answer = await self._client.request(method, path, content=body, timeout=timeout)
        except httpx.TransportError as error:
            reason = str(error) or type(error).__name__
            raise EngineUnavailable(f"the {self.name} at {self.url} cannot be reached: {reason}") from error
        if answer.is_success:
            return answer.content
        raise self._error(answer)

    async def ping(self) -> None:
        """Raises EngineUnavailable when the service does not answer."""
        await self.call("GET", "/health", timeout_seconds=3.0)

    async def close(self) -> None:
        """Give connections back."""
        await self._client.aclose()

    def _error(self, answer: httpx.Response) -> QuietHireError:
        try:
            words: dict[str, Any] = orjson.loads(answer.content)["error"]
            kind = _KINDS.get(words["code"])
            message = str(words["message"])
        except (orjson.JSONDecodeError, KeyError, TypeError):
            return EngineUnavailable(f"the {self.name} at {self.url} answered {answer.status_code} without saying why")
        if kind is None:
            return EngineError(f"the {self.name} answered {answer.status_code}: {message}")
        if issubclass(kind, FetchError):
            return kind(
                message,
                url=words.get("url") or "",
                status=words.get("status"),
                retry_after_seconds=words.get("retry_after_seconds"),
            )
        return kind(message)


def _kinds(root: type[QuietHireError] = QuietHireError) -> dict[str, type[QuietHireError]]:
    kinds = {root.code: root} if root is not QuietHireError else {}
    for kind in root.__subclasses__():
        kinds |= _kinds(kind)
    return kinds


_KINDS = _kinds()
