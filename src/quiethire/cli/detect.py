"""`quiethire detect`: whose board an address or a page is."""

from typing import Annotated, Any

import typer

from quiethire.cli.context import ManifestOption, UrlOption, emit, inputs, is_address
from quiethire.cli.one_page import responses
from quiethire.domain.errors import QuietHireError


def command(
    files: Annotated[list[str] | None, typer.Argument(metavar="URL|FILE…", help="Addresses or pages.")] = None,
    url: UrlOption = None,
    manifest: ManifestOption = None,
    fetch: Annotated[bool, typer.Option(help="Fetch addresses that do not tell by themselves.")] = True,
) -> None:
    """The provider, tenant and site of each input, as one JSON line each; provider null when none is recognised, and
    tenant null where only the vendor is known (a short link, a widget with an opaque key)."""
    from quiethire.ats.hints import hint_of
    from quiethire.ats.registry import match_url

    for given, address in inputs(files or [], url, manifest):
        detection = match_url(given) if is_address(given) else None
        if detection is not None:
            emit([_line(given, detection)])
            continue
        hint = hint_of(given if is_address(given) else address or "")
        if is_address(given) and not fetch:
            emit([_half(given, hint) if hint else _none(given, "the address alone does not tell")])
        else:
            _look(given, address, hint)


def _look(given: str, address: str | None, hint: Any) -> None:
    from quiethire.ats.hints import hint_on
    from quiethire.parsing.page import Page
    from quiethire.pipeline.read_pages import detect_page

    try:
        for _, _, response in responses([given], address, None):
            answer = detect_page(response)
            if answer.detection is None and answer.refusal is None:
                hint = hint or hint_on(Page.of(response))
            if answer.detection is not None:
                emit([_line(given, answer.detection)])
            else:
                emit([_half(given, hint) if hint else _none(given, answer.refusal)])
    except (QuietHireError, SystemExit):
        emit([_half(given, hint) if hint else _none(given, "the page could not be had")])


def _line(given: str, detection: Any) -> dict[str, Any]:
    board = detection.board
    return {
        "input": given,
        "provider": board.provider,
        "tenant": board.tenant,
        "site": board.site,
        "confidence": detection.confidence,
        "evidence": detection.evidence,
    }


def _half(given: str, hint: Any) -> dict[str, Any]:
    return {
        "input": given,
        "provider": hint.provider,
        "tenant": hint.tenant,
        "site": None,
        "confidence": 0.5,
        "evidence": hint.evidence,
    }


def _none(given: str, why: str | None) -> dict[str, Any]:
    return {
        "input": given,
        "provider": None,
        "tenant": None,
        "site": None,
        "confidence": 0.0,
        "evidence": why or "no board recognised",
    }
