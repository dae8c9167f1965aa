"""The reference page: complete, and nothing in it is loaded from elsewhere."""

import re

import httpx


async def test_every_operation_is_on_the_page(client: httpx.AsyncClient) -> None:
    page = (await client.get("/docs")).text
    paths = (await client.get("/openapi.json")).json()["paths"]
    assert len(paths) >= 6
    for path, methods in paths.items():
        for method, operation in methods.items():
            assert f"{method.upper()} {path}" in page
            for parameter in operation.get("parameters", []):
                assert f"<code>{parameter['name']}</code>" in page


async def test_nothing_is_loaded_from_elsewhere(client: httpx.AsyncClient) -> None:
    answer = await client.get("/docs")
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', answer.text)
    assert "default-src 'none'" in answer.headers["content-security-policy"]
