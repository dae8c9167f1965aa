"""A client for a served world."""

from typing import Any
from urllib.parse import urlsplit

import httpx

from quiethire.sandbox.server import Sandbox


class Web:
    """A client that sends any host's requests to the sandbox, as the crawler's host map does."""

    def __init__(self, app: Sandbox, port: int, client: httpx.AsyncClient) -> None:
        self.app = app
        self.world = app.world
        self.port = port
        self.client = client

    async def get(self, url: str, **headers: str) -> httpx.Response:
        return await self.request("GET", url, headers=headers)

    async def request(
        self, method: str, url: str, *, headers: dict[str, str] | None = None, **more: Any
    ) -> httpx.Response:
        parts = urlsplit(url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        sent = {"host": parts.netloc, "x-forwarded-proto": parts.scheme, **(headers or {})}
        return await self.client.request(method, target, headers=sent, **more)

    async def json(self, url: str) -> Any:
        answer = await self.get(url)
        assert answer.status_code == 200, (url, answer.status_code)
        return answer.json()

    async def workday(self, tenant: str, site: str = "External_Careers", **body: Any) -> httpx.Response:
        sent = {"appliedFacets": {}, "limit": 20, "offset": 0, "searchText": "", **body}
        return await self.request(
            "POST", f"https://{tenant}.wd5.myworkdayjobs.com/wday/cxs/{tenant}/{site}/jobs", json=sent
        )

    async def day(self, day: int) -> None:
        answer = await self.client.post("/_day", json={"day": day})
        assert answer.status_code == 200
