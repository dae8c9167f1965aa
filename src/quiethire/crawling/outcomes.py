"""From the outcome of a request to the error it stands for, where one page is everything."""

from quiethire.crawling.contract import Fetched
from quiethire.domain.errors import FetchError


def error_of(outcome: Fetched) -> FetchError:
    """The error a request without a snapshot ended with, as the fetcher raised it."""
    kinds = {kind.code: kind for kind in FetchError.__subclasses__()}
    kind = kinds.get(outcome.error or "", FetchError)
    return kind(
        outcome.message or f"{outcome.url} could not be fetched",
        url=outcome.url,
        status=outcome.status,
        retry_after_seconds=outcome.retry_after_seconds,
    )
