"""The index service refuses what it cannot read, by name; what it does is held by the contract of tests/search."""

import httpx
import pytest

from quiethire.pipeline.health import Health
from quiethire.search.tantivy import TantivyIndex
from quiethire.services.index import build_app


@pytest.mark.parametrize(
    ("method", "path", "body", "named"),
    [
        ("PUT", "/documents", '[{"title": "x"}]', "0.id"),
        ("PUT", "/documents", "{", "JSON"),
        ("POST", "/search", '{"page": "first"}', "page"),
        ("POST", "/search", '{"min_salary": 2, "max_salary": 1}', "min_salary"),
        ("POST", "/documents/remove", '["seven"]', "UUID"),
    ],
)
async def test_refusals(index: TantivyIndex, method: str, path: str, body: str, named: str) -> None:
    app = build_app(index, health=Health({"index": index.status}))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://index.example") as client:
        answer = await client.request(method, path, content=body)
        assert answer.status_code == 422, answer.text
        assert named in answer.json()["error"]["message"]
