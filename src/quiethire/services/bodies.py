"""What the services of the pipeline take from people: typed, strict (an unknown field is an error that names it), with
examples for the OpenAPI documents. Batches between our own services are the domain's dataclasses as JSON."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from quiethire.domain.errors import InputError
from quiethire.domain.identity import canonical_url

_DOMAIN = re.compile(r"(?=.{4,253}$)(?:(?!-)[a-z0-9-]{1,63}(?<!-)\.)+[a-z0-9-]{2,63}")

MAX_URLS = 500


def _web_address(value: str) -> str:
    try:
        canonical_url(value)
    except InputError as error:
        raise ValueError(str(error)) from error
    return value.strip()


def _domain(value: str) -> str:
    name = value.strip().lower().rstrip(".")
    try:
        name = name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise ValueError(f"{value[:80]!r} is not a domain such as example.com") from error
    if not _DOMAIN.fullmatch(name):
        raise ValueError(f"{value[:80]!r} is not a domain such as example.com")
    return name


Url = Annotated[str, AfterValidator(_web_address)]
Domain = Annotated[str, AfterValidator(_domain)]


class Body(BaseModel):
    """A body whose fields are all known."""

    model_config = ConfigDict(extra="forbid")


class PageBody(Body):
    """A page as it was fetched, and where from."""

    html: str = Field(min_length=1, description="The page")
    url: Url = Field(description="Its final absolute address")

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "url": "https://jobs.example/umbra/4711",
                "html": '<script type="application/ld+json">{"@type": "JobPosting", "title": "Lamp engineer", '
                '"hiringOrganization": {"name": "Umbra"}, "description": "<p>…</p>"}</script>',
            }
        },
    )


class CrawlBody(Body):
    """Addresses to fetch, politely and all at once."""

    urls: list[Url] = Field(min_length=1, max_length=MAX_URLS)
    render: bool = Field(False, description="Use a browser")
    include_html: bool = Field(True, description="Answer with the pages themselves, not only where they are kept")
    fresh_seconds: float = Field(3600.0, ge=0, description="A snapshot younger than this is used instead of fetching")

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"example": {"urls": ["https://umbra.example/careers"], "include_html": True}},
    )


class DomainBody(Body):
    """A company, by its domain."""

    domain: Domain

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"domain": "umbra.example"}})


class DetectBody(Body):
    """One address, or several."""

    url: Url | None = None
    urls: list[Url] = Field([], max_length=MAX_URLS)

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"example": {"url": "https://boards.greenhouse.io/umbra"}}
    )


class QueryBody(Body):
    """What to look for, and how many at most."""

    query: str = Field(min_length=1, max_length=500)
    limit: int = Field(50, ge=1, le=1000)

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"example": {"query": "site:boards.greenhouse.io hiring", "limit": 50}}
    )


class ProxyReport(Body):
    """How a request over a proxy went."""

    url: str = Field(min_length=1, description="The proxy's address as it was handed out")
    ok: bool
    seconds: float = Field(0.0, ge=0)

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"example": {"url": "http://proxy.example:8080", "ok": True, "seconds": 0.4}}
    )
