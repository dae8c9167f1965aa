"""Structured logs: JSON lines with the specification's fields (timestamp, level, service, workflow_id, message, …).

Logs go to standard error, so that standard output stays the command's answer.
"""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

_QUIET = ("httpx", "httpcore", "temporalio", "asyncio", "uvicorn.access", "psycopg.pool", "clickhouse_connect")


def set_up_logs(service: str, *, level: str = "info", console: bool = False) -> None:
    """Configure logging of this process once. `service` names the process in every line."""
    stamps = structlog.processors.TimeStamper(fmt="iso", utc=True)
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        stamps,
        _named(service),
        structlog.processors.format_exc_info,
    ]
    last: Any = (
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
        if console
        else structlog.processors.JSONRenderer(sort_keys=False)
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.EventRenamer("message"),
                last if not console else _console(last),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def _named(service: str) -> Any:
    def add(_: object, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        event.setdefault("service", service)
        return event

    return add


def _console(renderer: Any) -> Any:
    def render(logger: object, name: str, event: MutableMapping[str, Any]) -> Any:
        event["event"] = event.pop("message", "")
        return renderer(logger, name, event)

    return render
