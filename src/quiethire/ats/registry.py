"""All providers, found by their files; whose board an address or page is; and reading with every error mapped.

providers, recognised, get_provider   what there is: read natively, or recognised only
match_url, match_page, match_cname   whose board this is (see `ats.detect` for the rule on pages)
read, read_detail                a response read by its provider: a Reading, a draft, or a ReadError
"""

import importlib
import pkgutil
from dataclasses import replace
from functools import cache, lru_cache
from urllib.parse import urldefrag

from quiethire.ats import detect
from quiethire.ats import providers as rooms
from quiethire.ats.addresses import host_of, in_zone
from quiethire.ats.contract import Match, Provider, ProviderDetection, Reading
from quiethire.ats.employer import name_employer, name_employers
from quiethire.ats.reading import MISREAD, is_challenge, looks_like_html
from quiethire.ats.recognised import recognised
from quiethire.domain.board import BoardRef, Detection
from quiethire.domain.draft import PostingDraft
from quiethire.domain.errors import Blocked, BoardGone, NotFoundError, ReadError, ShapeChanged
from quiethire.domain.exchange import Response
from quiethire.parsing.page import Page
from quiethire.parsing.storable import storable_draft


@cache
def providers() -> tuple[Provider, ...]:
    """Every provider that reads its boards, by name. A module of `ats.providers` holds exactly one."""
    found: list[Provider] = []
    for module_name in sorted(module.name for module in pkgutil.iter_modules(rooms.__path__)):
        module = importlib.import_module(f"{rooms.__name__}.{module_name}")
        found.extend(
            member()
            for member in vars(module).values()
            if isinstance(member, type) and issubclass(member, Provider) and member.__module__ == module.__name__
        )
    return tuple(found)


@cache
def _all() -> tuple[Provider, ...]:
    """The providers and the systems that are recognised only."""
    return (*providers(), *recognised())


@cache
def _by_name() -> dict[str, Provider]:
    return {name: provider for provider in _all() for name in (provider.name, *provider.aliases)}


@cache
def _by_zone() -> dict[str, tuple[Provider, ...]]:
    zones: dict[str, tuple[Provider, ...]] = {}
    for provider in _all():
        for zone in provider.hosts:
            zones[zone] = (*zones.get(zone, ()), provider)
    return zones


@cache
def _anywhere() -> tuple[Provider, ...]:
    return tuple(provider for provider in providers() if not provider.hosts)


def get_provider(name: str) -> Provider:
    """The provider of this name. Raises NotFoundError naming the ones there are."""
    found = _by_name().get(name)
    if found is None:
        raise NotFoundError(f"no provider {name!r}; there are {', '.join(one.name for one in providers())}")
    return found


def find_board(url: str) -> BoardRef | None:
    """The board an address belongs to, by the host's zone and then the provider's patterns."""
    for provider in _serving(host_of(url)):
        board = provider.match_url(url)
        if board is not None:
            return board
    return None


@lru_cache(maxsize=4096)
def _serving(host: str) -> tuple[Provider, ...]:
    """The providers that may serve a host: by its zones, longest first, then those that live on any host."""
    labels = host.split(".")
    zones = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return tuple(provider for zone in zones for provider in _by_zone().get(zone, ())) + _anywhere()


def match_url(url: str) -> Detection | None:
    """The board an address names (list page, posting page, embed or API address), or None."""
    board = find_board(url)
    return Detection(board, 1.0, f"address of {get_provider(board.provider).title}: {url}") if board else None


def match_page(page: Page) -> ProviderDetection:
    """Whose board a page shows or uses. Two boards with equally good evidence give no answer, only a refusal."""
    inline = [match for provider in providers() for match in _inline(provider, page)]
    return detect.decide(detect.signs(page, find_board), inline, page)


def _inline(provider: Provider, page: Page) -> list[Match]:
    try:
        return provider.match_page(page)
    except MISREAD:  # a page that confuses one provider says nothing about it
        return []


def match_cname(name: str) -> str | None:
    """The provider into whose zone a host's CNAME points, or None. The longest zone wins."""
    target = name.strip().rstrip(".").lower()
    fits = [(zone, one.name) for one in _all() for zone in one.cnames if in_zone(target, zone)]
    return max(fits, key=lambda fit: len(fit[0]))[1] if fits else None


def read(board: BoardRef, response: Response) -> Reading:
    """Read one list response. Raises BoardGone, Blocked or ShapeChanged and nothing else."""
    provider = get_provider(board.provider)
    _check_status(provider, board, response)
    try:
        return _storable(name_employers(board, provider.read(board, response)))
    except ReadError as error:
        raise _placed(error, board, response) from error
    except MISREAD as error:
        raise _shape(board, response, error) from error


def read_detail(board: BoardRef, draft: PostingDraft, response: Response) -> PostingDraft:
    """The draft completed from its detail response. 404 and 410 close it, where the provider means that by them.
    Raises Blocked or ShapeChanged."""
    provider = get_provider(board.provider)
    if response.status in (404, 410) and provider.traits.detail_closes:
        return replace(draft, closed=True)
    _check_refusal(board, response)
    try:
        return storable_draft(name_employer(board, provider.read_detail(board, draft, response)))
    except BoardGone as error:  # an account that vanished between list and detail says nothing about one posting
        raise ShapeChanged(str(error), provider=board.provider, board=board.key, path="detail") from error
    except ReadError as error:
        raise _placed(error, board, response) from error
    except MISREAD as error:
        raise _shape(board, response, error) from error


def _storable(reading: Reading) -> Reading:
    return replace(reading, drafts=tuple(storable_draft(draft) for draft in reading.drafts))


def _check_status(provider: Provider, board: BoardRef, response: Response) -> None:
    if response.status in provider.traits.gone_statuses:
        first = urldefrag(provider.first(board).url).url
        if response.requested_url and urldefrag(response.requested_url).url != first:
            raise ShapeChanged(
                f"{board.key}: HTTP {response.status} in the middle of a list ({response.requested_url})",
                provider=board.provider,
                board=board.key,
                path="status",
            )
        raise BoardGone(f"{provider.title} has no board {board.key} (HTTP {response.status})")
    _check_refusal(board, response, handled=provider.traits.handled_statuses)


def _check_refusal(board: BoardRef, response: Response, handled: frozenset[int] = frozenset()) -> None:
    if response.status in handled or 200 <= response.status < 300:
        return
    if response.status in (401, 403, 407, 429) or is_challenge(response.body):
        raise Blocked(f"{board.key}: HTTP {response.status} from {response.url}")
    raise ShapeChanged(
        f"{board.key}: HTTP {response.status} from {response.url}",
        provider=board.provider,
        board=board.key,
        path="status",
    )


def _placed(error: ReadError, board: BoardRef, response: Response) -> ReadError:
    """The error with provider and board named; a challenge page behind a changed shape is Blocked."""
    if not isinstance(error, ShapeChanged):
        return error
    if looks_like_html(response.body) and is_challenge(response.body):
        return Blocked(f"{board.key}: a challenge page stands where {response.url} should be read")
    return ShapeChanged(f"{board.key}: {error}", provider=board.provider, board=board.key, path=error.path or "$")


def _shape(board: BoardRef, response: Response, error: Exception) -> ReadError:
    path = str(error.args[0]) if isinstance(error, LookupError) and error.args else "$"
    message = f"{board.key}: {type(error).__name__}: {error}"[:300]
    return _placed(ShapeChanged(message, path=path), board, response)
