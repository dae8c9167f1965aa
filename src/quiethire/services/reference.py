"""The reference page of a service at /docs, drawn from its OpenAPI description on the server: nothing is loaded from
elsewhere, so that it works on a machine without the internet and under a strict policy."""

from typing import Any

import orjson
from fastapi import FastAPI
from jinja2 import Environment, PackageLoader
from starlette.responses import HTMLResponse

_PAGES = Environment(loader=PackageLoader("quiethire.services", "templates"), autoescape=True, trim_blocks=True)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def add_reference(app: FastAPI) -> None:
    """Serve /docs."""

    @app.get("/docs", include_in_schema=False)
    async def read_reference() -> HTMLResponse:
        page = _PAGES.get_template("reference.html").render(
            api=app.openapi(), operations=list(_operations(app.openapi()))
        )
        return HTMLResponse(page, headers={"content-security-policy": _POLICY})


def _operations(api: dict[str, Any]) -> list[dict[str, Any]]:
    """Every operation with what a reader wants to know of it."""
    found = []
    for path, methods in api["paths"].items():
        for method, operation in methods.items():
            answers = operation.get("responses", {})
            found.append(
                {
                    "id": f"{method}-{path}".replace("/", "-").replace("{", "").replace("}", ""),
                    "method": method.upper(),
                    "path": path,
                    "summary": operation.get("summary", ""),
                    "description": operation.get("description", ""),
                    "parameters": [_parameter(one) for one in operation.get("parameters", [])],
                    "body": _example(api, operation.get("requestBody", {})),
                    "answer": _example(api, answers.get("200", {})),
                    "answers": [(status, one.get("description", "")) for status, one in answers.items()],
                }
            )
    return found


def _parameter(one: dict[str, Any]) -> dict[str, Any]:
    schema = one.get("schema", {})
    inner = schema.get("items", schema)
    kinds = [part.get("type", "") for part in inner.get("anyOf", [inner])]
    return {
        "name": one["name"],
        "where": one.get("in", ""),
        "required": one.get("required", False),
        "type": " or ".join(kind for kind in kinds if kind and kind != "null")
        + (", several" if schema.get("type") == "array" else ""),
        "values": inner.get("enum", []),
        "says": one.get("description") or schema.get("description", ""),
        "example": one.get("example", schema.get("example")),
    }


def _example(api: dict[str, Any], holder: dict[str, Any]) -> str:
    """The example of a body, from the media type or the schema it refers to; empty where there is none."""
    content = holder.get("content", {}).get("application/json", {})
    example = content.get("example")
    if example is None and content.get("examples"):
        example = next(iter(content["examples"].values())).get("value")
    schema = content.get("schema", {})
    if example is None:
        name = str(schema.get("$ref", "")).rsplit("/", 1)[-1]
        schema = api.get("components", {}).get("schemas", {}).get(name, schema)
        example = schema.get("example") or next(iter(schema.get("examples", [])), None)
    return "" if example is None else orjson.dumps(example, option=orjson.OPT_INDENT_2).decode()
