"""What tells the vendor and not the board: the half of an answer that is better than none.

Short links and postings known by number alone, widgets that name their customer by an opaque key, and hosts of one
tenant with several boards. Nothing can be swept from these, so that they are no `BoardRef`: what follows them
(`detect`, a crawl of the page) may learn the board. Templates are those of `ats.recognised`; a field `tenant` where
the address names the tenant.
"""

import re
from dataclasses import dataclass
from functools import cache

from quiethire.ats.addresses import tenant_token, tidy
from quiethire.ats.contract import marked
from quiethire.ats.recognised import OWN_WORDS, pattern_of
from quiethire.parsing.page import Page

_NUMBER = r"{id:\d+}"
_TEMPLATES: tuple[tuple[str, ...], ...] = (
    ("adp_recruiting", r"recruiting.adp.com/srccar/public/{any}?c={tenant:\d+}"),
    ("apploi", f"jobs.apploi.com/view/{_NUMBER}"),
    ("ashby", "jobs.ashbyhq.com/api/non-user-graphql"),
    ("bite", "jobs.b-ite.com/jobposting/{id}", "jobs.b-ite.com/api/v1/postings/{id:[0-9a-f]{40}}"),
    ("cornerstone", "{tenant}.csod.com/ats/careersite/JobDetails.aspx", "{tenant}.csod.com/ats/careersite/search.aspx"),
    ("getro", r"api.getro.com/api/v2/collections/{tenant:\d+}"),
    (
        "gohire",
        "widget.gohire.io/widget/{tenant}",
        "api2.gohire.io/widget-jobs/{tenant}",
        "api.gohire.io/widget-job?clientHash={tenant}",
    ),
    ("greenhouse", "grnh.se/{id}"),
    ("gusto", "jobs.gusto.com/postings/{id}"),
    ("jobvite", "{any:app|hire}.jobvite.com/j?{kind:[ac]j}={id}"),
    ("jobylon", r"emp.jobylon.com/jobs/{id:\d+(?:-[^/?#]*)?}"),
    ("join", "join.com/api/widget/bundle/{id}", r"join.com/api/public/companies/{tenant:\d+}"),
    ("pageup", r"secure.{any:dc\d+}.pageuppeople.com/apply/{tenant:\d+}"),
    (
        "paylocity",
        f"recruiting.paylocity.com/recruiting/jobs/Details/{_NUMBER}",
        f"recruiting.paylocity.com/recruiting/jobs/Apply/{_NUMBER}",
        f"recruiting.paylocity.com/recruiting/jobs/List/{_NUMBER}",
    ),
    (
        "reachmee",
        r"{host:(?:web|site)\d+\.reachmee\.com}/Public/rssfeed/external.ashx?InstallationID={any}&CustomerName={tenant}",
    ),
    ("taleez", "taleez.com/apply/{id}"),
    ("taleo_enterprise", "{tenant:(?!tbe|chm|www)[a-z0-9-]+}.taleo.net"),
    ("trakstar", r"app.recruiterbox.com/widget/{tenant:\d+}"),
    (
        "workable",
        "{any:apply|www}.workable.com/j/{id}",
        "jobs.workable.com/company/{id}",
        "jobs.workable.com/view/{id}",
    ),
    ("workday", r"{tenant}.{centre:wd\d{1,3}}.myworkdayjobs.com"),
    (
        "zoho_recruit",
        r"{host:recruit\.zoho\.(?:com\.au|com|eu|in|jp)}/recruit/{any:\w+\.na}?digest={id}",
    ),
)
_WIDGETS: tuple[tuple[str, str], ...] = (
    ("join", "join.com/api/widget/bundle/"),
    ("recruitee", "jobs-widget.recruiteecdn.com/widget"),
    ("teamtailor", "scripts.teamtailor-cdn.com/widgets/"),
)
"""Scripts that only a page with the vendor's list loads, and that name its customer by a key of theirs alone."""


@dataclass(frozen=True, slots=True)
class Hint:
    """The vendor, the tenant where that is named, and what was seen."""

    provider: str
    tenant: str | None
    evidence: str


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern_of(one))) for name, *templates in _TEMPLATES for one in templates)


def hint_of(url: str) -> Hint | None:
    """What an address that names no board (`registry.match_url`) says all the same."""
    address = tidy(url)
    for name, pattern in _patterns() if address else ():
        found = pattern.match(address or "")
        if found is None:
            continue
        named = found.groupdict().get("tenant")
        tenant = tenant_token(named)
        if tenant is not None and not OWN_WORDS.fullmatch(tenant.lower()):
            return Hint(name, tenant, f"address of one of the tenant's boards: {url}")
        if named is None:
            return Hint(name, None, f"address that names no tenant: {url}")
    return None


def hint_on(page: Page) -> Hint | None:
    """The vendor whose widget a page loads, where no board is named. Two vendors give no answer."""
    loaded = [one for one in _WIDGETS if marked(page, one[1])]
    if not loaded:
        return None
    scripts = [f"{node.attributes.get('src') or ''} {node.text(deep=False)}" for node in page.tree.css("script")]
    seen = {name: words for name, words in loaded if any(words in script for script in scripts)}
    if len(seen) != 1:
        return None
    [(name, words)] = seen.items()
    return Hint(name, None, f"widget that names no tenant: {words}")
