"""Every error QuietHire raises on purpose.

    QuietHireError
    ├── InputError               what the caller gave cannot be used; says what to do
    │   └── FilterError          a search filter that cannot be applied
    ├── NotFoundError            the thing asked for by its key is not there
    ├── ConfigurationError       a setting, an engine or an installed part is missing or contradictory
    │   └── DataDirectoryHeld    another process holds the data directory
    ├── EngineError              a store, index, cache or workflow server did not do its work   (may be retried)
    │   └── EngineUnavailable    it cannot be reached at all                                    (may be retried)
    ├── FetchError               one request brought no usable response
    │   ├── Unreachable          no connection, no name, time-out, broken transfer              (may be retried)
    │   ├── HostBusy             429 or 503: come back later; carries retry_after_seconds       (may be retried)
    │   ├── ServerFault          any other 5xx                                                  (may be retried)
    │   ├── Refused              401, 403 or another 4xx that is not "gone"
    │   ├── Gone                 404 or 410: the page is not there
    │   ├── RobotsForbidden      robots.txt closes the address to us
    │   ├── AddressForbidden     the address is private, loopback, link-local, or not HTTP
    │   ├── TooLarge             the body is over the cap of its kind
    │   ├── TooManyRedirects     a loop, or more than the limit
    │   └── CircuitOpen          the host failed too often lately; carries retry_after_seconds  (may be retried)
    └── ReadError                a response was got but says nothing we can use
        ├── BoardGone            the provider says there is no such board
        ├── Blocked              a challenge, consent or login page in place of the content
        └── ShapeChanged         not the documented shape; names provider, board and path

Only the edges translate: services to HTTP status (`http_status`), activities to Temporal's `ApplicationError`
(`retryable`). `code` is the stable word written to logs, tables and answers.
"""

from typing import ClassVar


class QuietHireError(Exception):
    """Base of all. The message is one sentence for a person."""

    code: ClassVar[str] = "error"
    retryable: ClassVar[bool] = False
    http_status: ClassVar[int] = 500


class InputError(QuietHireError):
    """What the caller gave cannot be used. The sentence says what would be."""

    code = "bad_input"
    http_status = 422


class FilterError(InputError):
    """A search filter that cannot be applied: unknown name, unreadable value, contradiction."""

    code = "bad_filter"


class NotFoundError(QuietHireError):
    """The thing asked for by its key is not there."""

    code = "not_found"
    http_status = 404


class ConfigurationError(QuietHireError):
    """A setting, an engine or an installed part is missing or contradictory."""

    code = "misconfigured"


class DataDirectoryHeld(ConfigurationError):
    """Another running process holds the data directory."""

    code = "data_directory_held"


class EngineError(QuietHireError):
    """A store, index, cache or workflow server did not do its work."""

    code = "engine_failed"
    retryable = True
    http_status = 503


class EngineUnavailable(EngineError):
    """The engine cannot be reached at all."""

    code = "engine_unavailable"


class FetchError(QuietHireError):
    """One request brought no usable response.

    `url` is the address that failed, `status` the HTTP status where there was one, and
    `retry_after_seconds` what the host asked for, where it asked.
    """

    code = "fetch_failed"
    http_status = 502

    def __init__(
        self,
        message: str,
        *,
        url: str = "",
        status: int | None = None,
        retry_after_seconds: float | None = None,
    ) -> None:
        super().__init__(message)
        self.url = url
        self.status = status
        self.retry_after_seconds = retry_after_seconds


class Unreachable(FetchError):
    """No connection, no such name, a time-out, or a transfer that broke off."""

    code = "unreachable"
    retryable = True
    http_status = 504


class HostBusy(FetchError):
    """429 or 503: the host asks us to come back later."""

    code = "host_busy"
    retryable = True


class ServerFault(FetchError):
    """A 5xx other than 503."""

    code = "server_fault"
    retryable = True


class Refused(FetchError):
    """401, 403 or another 4xx that does not mean "gone". Never evidence that a posting closed."""

    code = "refused"


class Gone(FetchError):
    """404 or 410."""

    code = "gone"


class RobotsForbidden(FetchError):
    """robots.txt closes the address to our User-Agent (RFC 9309)."""

    code = "robots_forbidden"
    http_status = 403


class AddressForbidden(FetchError):
    """Private, loopback, link-local or reserved address, or a scheme other than HTTP(S)."""

    code = "address_forbidden"
    http_status = 403


class TooLarge(FetchError):
    """The body is over the cap of its kind; it was not cut and passed on."""

    code = "too_large"


class TooManyRedirects(FetchError):
    """A redirect loop, or more redirects than the limit."""

    code = "too_many_redirects"


class CircuitOpen(FetchError):
    """The host failed too often lately and is left alone for a while."""

    code = "circuit_open"
    retryable = True


class ReadError(QuietHireError):
    """A response was got but says nothing we can use."""

    code = "unreadable"
    http_status = 422


class BoardGone(ReadError):
    """The provider says there is no such board."""

    code = "board_gone"


class Blocked(ReadError):
    """A challenge, consent or login page stands in place of the content."""

    code = "blocked"


class ShapeChanged(ReadError):
    """Not the documented shape. `provider`, `board` and `path` say where."""

    code = "shape_changed"

    def __init__(self, message: str, *, provider: str = "", board: str = "", path: str = "") -> None:
        super().__init__(message)
        self.provider = provider
        self.board = board
        self.path = path
