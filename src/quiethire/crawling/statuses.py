"""HTTP statuses as errors, and what a host says about coming back. Pure."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from quiethire.domain.errors import Gone, HostBusy, Refused, ServerFault
from quiethire.domain.exchange import Kind, Request, Response

JUDGED_BY_PROVIDERS = frozenset({Kind.LIST, Kind.DETAIL})
"""Kinds whose other 4xx responses are handed on: providers say "no such board" with 404, 400, 422 and even 200."""

_MONTH_SECONDS = 30 * 24 * 3600.0


def retry_after_seconds(response: Response, *, now: datetime) -> float | None:
    """Seconds until the time of the Retry-After header (RFC 9110, 10.2.3: seconds or an HTTP date), at least 0 and at
    most a month; None when absent or unreadable."""
    value = response.headers.get("retry-after", "").strip()
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        try:
            at = parsedate_to_datetime(value)
        except ValueError:
            return None
        if at.tzinfo is None:
            at = at.replace(tzinfo=UTC)
        seconds = (at - now).total_seconds()
    if seconds != seconds:  # noqa: PLR0124 - "nan" reads as a float
        return None
    return min(max(seconds, 0.0), _MONTH_SECONDS)


def raise_for_status(request: Request, response: Response, *, now: datetime) -> Response:
    """The response, when it is one to read; otherwise raises HostBusy, ServerFault, Gone or Refused.

    A robots.txt is judged by RFC 9309, to which 4xx is an answer.
    """
    status = response.status
    if 200 <= status < 300 or (request.kind is Kind.ROBOTS and status < 500 and status != 429):
        return response
    if status == 304 and any(name.lower() == "if-none-match" for name in request.headers):
        return response
    url = request.url
    if status in (429, 503):
        raise HostBusy(
            f"the host answered {status}: come back later",
            url=url,
            status=status,
            retry_after_seconds=retry_after_seconds(response, now=now),
        )
    if status >= 500:
        raise ServerFault(f"the host answered {status}", url=url, status=status)
    if status in (401, 403):
        raise Refused(f"the host answered {status}: not for us", url=url, status=status)
    if request.kind in JUDGED_BY_PROVIDERS:
        return response
    if status in (404, 410):
        raise Gone(f"the host answered {status}: no such page", url=url, status=status)
    raise Refused(f"the host answered {status}", url=url, status=status)
