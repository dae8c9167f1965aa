"""Host names under a company's domain, by three methods side by side: DNS, certificate logs, theHarvester."""

import asyncio
import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import orjson

from quiethire.discovery.contract import Outcome, Resolver, Subdomain
from quiethire.discovery.fetching import PageSource, why
from quiethire.discovery.words import LABELS, job_label
from quiethire.domain.exchange import Kind, Request

HARVESTER_SECONDS = 60.0
"""theHarvester is ended after this time; what it wrote by then is lost, and the outcome says so."""


async def find_subdomains(source: PageSource, resolver: Resolver, domain: str) -> Outcome:
    """All host names found, each once, with the method that found it first; sources that did not answer by name."""
    parts = await asyncio.gather(_by_dns(resolver, domain), _by_certificates(source, domain), _by_harvester(domain))
    found: dict[str, Subdomain] = {}
    unavailable: list[str] = []
    for names, problems in parts:
        unavailable.extend(problems)
        for one in names:
            found.setdefault(one.name, one)
    return Outcome(subdomains=tuple(found.values()), unavailable=tuple(unavailable))


async def _by_dns(resolver: Resolver, domain: str) -> tuple[list[Subdomain], list[str]]:
    """Ask for the labels that speak of jobs. A domain that answers for a made-up name answers for any: no finding."""
    try:
        wildcard = await resolver(f"quiethire-wildcard-probe.{domain}")
        answers = await asyncio.gather(*(resolver(f"{label}.{domain}") for label in LABELS))
    except OSError as error:
        return [], [f"DNS did not answer for {domain}: {error}"]
    if wildcard is not None:
        return [], []
    found = [answer for answer in answers if answer is not None]
    return [
        Subdomain(name=one.name, method="dns", is_job_related=True, cname=one.aliases[-1] if one.aliases else None)
        for one in found
    ], []


async def _by_certificates(source: PageSource, domain: str) -> tuple[list[Subdomain], list[str]]:
    """crt.sh, and certspotter when it does not answer, as it does not on ordinary days (502, 503, 429, time-outs)."""
    names, problem = await _crt_sh(source, domain)
    if problem is None:
        return names, []
    names, second = await _certspotter(source, domain)
    return names, [] if second is None else [problem, second]


async def _crt_sh(source: PageSource, domain: str) -> tuple[list[Subdomain], str | None]:
    url = f"https://crt.sh/?q={quote('%.' + domain)}&output=json&exclude=expired&deduplicate=Y"
    rows, problem = await _json_list(source, url)
    identities = (line for row in rows for line in str(row.get("name_value", "")).splitlines())
    return _names(identities, domain), problem


async def _certspotter(source: PageSource, domain: str) -> tuple[list[Subdomain], str | None]:
    url = f"https://api.certspotter.com/v1/issuances?domain={quote(domain)}&include_subdomains=true&expand=dns_names"
    rows, problem = await _json_list(source, url)
    identities = [str(name) for row in rows if isinstance(names := row.get("dns_names"), list) for name in names]
    return _names(identities, domain), problem


async def _json_list(source: PageSource, url: str) -> tuple[list[dict[str, object]], str | None]:
    outcome = await source.ask(Request(url=url, kind=Kind.LIST, api=True))
    if outcome.snapshot is None:
        return [], why(outcome)
    response = await source.body(outcome.snapshot)
    if response.status != 200:
        return [], f"{url} answered {response.status}"
    try:
        rows = orjson.loads(response.body)
    except orjson.JSONDecodeError:
        return [], f"{url} answered with something other than JSON"
    if not isinstance(rows, list):
        return [], f"{url} answered with something other than a list"
    return [row for row in rows if isinstance(row, dict)], None


def _names(identities: Iterable[str], domain: str) -> list[Subdomain]:
    """Host names among certificate identities: no wildcards, no mail addresses, under the domain by whole labels."""
    suffix = f".{domain}"
    names: dict[str, Subdomain] = {}
    for identity in identities:
        name = identity.strip().lower().removeprefix("*.")
        if "@" in name or " " in name or not name.endswith(suffix) or len(name) > 253:
            continue
        names.setdefault(name, Subdomain(name=name, method="crt", is_job_related=job_label(name, domain)))
    return list(names.values())


async def _by_harvester(domain: str) -> tuple[list[Subdomain], list[str]]:
    """theHarvester, where an operator has installed it; its absence is no failure (`quiethire doctor` tells)."""
    command = shutil.which("theHarvester")
    if command is None:
        return [], []
    with TemporaryDirectory(prefix="quiethire-harvester-") as folder:
        target = Path(folder) / "found"
        process = await asyncio.create_subprocess_exec(
            command, "-d", domain, "-b", "crtsh,certspotter,rapiddns,otx", "-l", "200", "-f", str(target),
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            async with asyncio.timeout(HARVESTER_SECONDS):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()
            return [], [f"theHarvester took longer than {HARVESTER_SECONDS:g} s for {domain}"]
        try:
            found = json.loads(target.with_suffix(".json").read_text("utf-8"))
        except (OSError, ValueError):
            return [], [f"theHarvester left no readable answer for {domain}"]
    hosts = [str(host).split(":", 1)[0] for host in found.get("hosts", ())]
    return [
        Subdomain(name=one.name, method="harvester", is_job_related=one.is_job_related) for one in _names(hosts, domain)
    ], []
