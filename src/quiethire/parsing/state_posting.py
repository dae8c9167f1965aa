"""Which objects of a page's state are postings, and what their fields are called.

An object is taken for a posting when it has a title, a description of some length, and at least two more fields that
postings have and articles have not.
"""

import html
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from quiethire.domain.draft import PostingDraft
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText
from quiethire.domain.provenance import Provenance
from quiethire.parsing import schema_org
from quiethire.parsing.page import Page

MOST_NODES = 60_000
SHORTEST_DESCRIPTION = 120


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_KEYS: dict[str, tuple[str, ...]] = {
    "title": _names("jobtitle positiontitle title positionname jobname postingtitle name text role"),
    "description": _names(
        """
        descriptionhtml jobdescriptionhtml htmldescription description jobdescription fulldescription
        longdescription contenthtml content bodyhtml body jobad publicdescription descriptiontext
        descriptionplain details
        """
    ),
    "company": _names("companyname employername hiringorganization company employer organization organisation brand"),
    "location": _names(
        """
        joblocation locationname locations joblocations location office offices worklocation formattedlocation
        locationtext place citystate
        """
    ),
    "employment": _names(
        """
        employmenttype employmenttypes jobtype jobtypes contracttype employment commitment timetype worktype
        employmentstatus contract workschedule schedule jobschedule
        """
    ),
    "workplace": _names(
        """
        workplacetype workplace workmodel workmode remotestatus remotepolicy locationtype worksetting remotetype
        """
    ),
    "remote": _names("remote isremote remoteallowed remotework isfullyremote"),
    "department": _names(
        """
        departmentname department departments team jobcategory category jobfunction function division
        """
    ),
    "posted": _names(
        """
        dateposted postedat posteddate postedon posteddateon publishedat publisheddate publishdate
        publicationdate firstpublished releaseddate openedat opendate postingdate published createdat createdon
        """
    ),
    "valid": _names(
        """
        validthrough closingdate closedate expiresat expirydate expirationdate deadline applicationdeadline
        unpublishdate
        """
    ),
    "apply": _names("applyurl applicationurl applylink applicationlink externalapplyurl applyhref applynowurl"),
    "url": _names("absoluteurl joburl hostedurl canonicalurl permalink publicurl url link href path"),
    "requisition": _names(
        """
        requisitionid reqid requisitionnumber jobreqid refnumber referencenumber reference jobcode jobnumber
        externalreference
        """
    ),
    "id": _names("jobid id postingid uuid externalid positionid"),
    "pay": _names(
        """
        salary salaryrange compensation pay payrange salarytext compensationrange basesalary salaryinfo wage
        """
    ),
}
_TELLING = ("employment", "workplace", "remote", "apply", "requisition", "pay", "location", "department", "valid")
"""Fields that postings have and articles, products and teams have not, or seldom."""
_SECTIONS = _names("""
    responsibilities requirements minimumqualifications preferredqualifications keyqualifications jobrequirements
    qualifications whatyoulldo whatwerelookingfor benefits perks skillsrequired responsibilitieshtml requirementshtml
    qualificationshtml whoyouare aboutyou yourprofile yourtasks weoffer whatweoffer nicetohave nicetohaves benefitshtml
    hiringprocess hiringprocesshtml interviewprocess interviewprocesshtml
""")
_LOW = _names("""
    salarymin minsalary minimumsalary salaryfrom compensationmin paymin minpay min minvalue from minimum
""")
_HIGH = _names("""
    salarymax maxsalary maximumsalary salaryto compensationmax paymax maxpay max maxvalue to maximum
""")
_CURRENCY = _names("""
    salarycurrency currency currencycode compensationcurrency paycurrency
""")
_PERIOD = _names("""
    salaryperiod period interval salaryinterval payperiod unittext frequency salarytype compensationinterval
    salaryfrequency
""")
_NOT_KEY = re.compile(r"[^a-z0-9]")


@lru_cache(maxsize=8_192)
def _key(name: str) -> str:
    return _NOT_KEY.sub("", name.lower())


def keyed(node: Mapping[str, Any]) -> dict[str, Any]:
    """The object under names without case and punctuation: "job_title" and "jobTitle" are "jobtitle"."""
    return {_key(key): value for key, value in node.items()}


def _first(node: Mapping[str, Any], names: tuple[str, ...]) -> tuple[str, Any]:
    for name in names:
        value = node.get(name)
        if value not in (None, "", [], {}):
            return name, value
    return "", None


def posting_objects(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object that looks like a posting, with its path. Bounded; does not look inside one it found."""
    waiting: list[tuple[str, Any, int]] = [("$", value, 0)]
    apply_names = set(_KEYS["apply"])
    seen = 0
    while waiting and seen < MOST_NODES:
        path, node, depth = waiting.pop()
        seen += 1
        if isinstance(node, dict):
            if len(node) >= 4:
                low = keyed(node)
                if _is_posting(low):
                    yield path, low
                    continue
            children = [(f"{path}.{key}", child) for key, child in node.items() if isinstance(child, dict | list)]
            links = {name: link for name, link in keyed(node).items() if name in apply_names and isinstance(link, str)}
            if links:
                # The link to apply often stands beside the posting, in the object around it.
                children = [
                    (where, {**links, **child} if isinstance(child, dict) else child) for where, child in children
                ]
        else:
            children = [
                (f"{path}[{at}]", child) for at, child in enumerate(node[:2_000]) if isinstance(child, dict | list)
            ]
        if depth < 60:
            waiting.extend((where, child, depth + 1) for where, child in reversed(children))


def _is_posting(node: Mapping[str, Any]) -> bool:
    title = _first(node, _KEYS["title"])[1]
    if not isinstance(title, str) or not 3 <= len(title) <= 160:
        return False
    if _description(node) is None:
        return False
    telling = sum(
        1
        for field in _TELLING
        if _first(node, _KEYS[field])[1] is not None or (field == "remote" and _remote(node) is not None)
    )
    if _first(node, _LOW[:7])[1] is not None:
        telling += 1
    if _first(node, _SECTIONS)[1] is not None:
        telling += 1
    return telling >= 2


def _description(node: Mapping[str, Any]) -> str | None:
    parts: list[str] = []
    for name in _KEYS["description"]:
        text = _text(node.get(name))
        if text and len(text) >= SHORTEST_DESCRIPTION // 3:
            parts.append(text)
            break
    whole = "".join(parts)
    for name in _SECTIONS:
        text = _text(node.get(name))
        if text and len(text) > 40 and text[:60] not in whole:
            parts.append(_set(text))
    joined = "\n".join(parts)
    return joined if len(joined) >= SHORTEST_DESCRIPTION else None


def _set(text: str) -> str:
    """A section of several lines of plain text as a list; anything else as it is."""
    lines = [line.strip(" •*-\t") for line in text.split("\n") if line.strip()]
    if "<" in text or "&lt;" in text:
        return text
    if len(lines) < 2:
        return f"<p>{html.escape(text, quote=False)}</p>"
    return "<ul>" + "".join(f"<li>{html.escape(line, quote=False)}</li>" for line in lines) + "</ul>"


def _text(value: Any) -> str | None:
    if isinstance(value, dict):
        value = next(
            (value[key] for key in ("html", "text", "content", "value", "rendered") if isinstance(value.get(key), str)),
            None,
        )
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        value = "<ul>" + "".join(f"<li>{one}</li>" for one in value[:80]) + "</ul>"
    return value if isinstance(value, str) else None


def _remote(node: Mapping[str, Any]) -> bool | None:
    for name in _KEYS["remote"]:
        if isinstance(node.get(name), bool):
            return bool(node[name])
    return None


def _name(value: Any) -> str | None:
    """A name out of what may be a string, an object with a name, or a list of either."""
    value = schema_org.first(value)
    if isinstance(value, dict):
        low = keyed(value)
        value = low.get("name") or low.get("label") or low.get("title") or low.get("text") or low.get("value")
    text = schema_org.plain(value)
    return text if text and len(text) <= 200 and not text.startswith("http") else None


def _places(node: Mapping[str, Any]) -> tuple[PlaceText, ...]:
    value = _first(node, _KEYS["location"])[1]
    places: list[PlaceText] = []
    for one in schema_org.many(value)[:50]:
        if isinstance(one, dict):
            low = keyed(one)
            inner = low.get("address") if isinstance(low.get("address"), dict) else None
            low = {**low, **keyed(inner)} if inner else low
            city = _name(low.get("city") or low.get("addresslocality") or low.get("town"))
            region = _name(
                low.get("region")
                or low.get("state")
                or low.get("stateprovince")
                or low.get("statename")
                or low.get("addressregion")
                or low.get("province")
            )
            country = _name(
                low.get("country") or low.get("countryname") or low.get("addresscountry") or low.get("countrycode")
            )
            text = _name(one)
            if city or region or country:
                places.append(PlaceText(city=city, region=region, country=country))
            elif text:
                places.append(PlaceText(text=text))
        elif text := schema_org.plain(one):
            places.append(PlaceText(text=text))
    if not places:
        city, region, country = (_name(node.get(key)) for key in ("city", "state", "country"))
        if city or region:
            places.append(PlaceText(city=city, region=region, country=country))
    return tuple(dict.fromkeys(place for place in places if len(place.display) < 200))


def _pay(node: Mapping[str, Any]) -> PayText | None:
    value = _first(node, _KEYS["pay"])[1]
    value = schema_org.first(value)
    if isinstance(value, str) and any(character.isdigit() for character in value) and len(value) < 200:
        return PayText(text=value)
    source = {**node, **keyed(value)} if isinstance(value, dict) else dict(node)
    names = (_LOW, _HIGH) if isinstance(value, dict) else (_LOW[:7], _HIGH[:7])
    low, high = (_first(source, keys)[1] for keys in names)
    low, high = (
        one if isinstance(one, int | float | str) and not isinstance(one, bool) else None for one in (low, high)
    )
    if low in (None, 0, "0") and high in (None, 0, "0"):
        return None
    currency, period = (schema_org.plain(_first(source, keys)[1]) for keys in (_CURRENCY, _PERIOD))
    return PayText(minimum=low, maximum=high, currency=currency, period=period)


def draft_of(node: dict[str, Any], page: Page, *, source: str, path: str, confidence: float) -> PostingDraft | None:
    """The draft of an object found by `posting_objects`; None when it has no usable title."""
    title = schema_org.plain(_first(node, _KEYS["title"])[1])
    if not title:
        return None
    seen: dict[str, Provenance] = {}

    def said(field: str, key: str) -> Any:
        name, value = _first(node, _KEYS[key])
        if value is not None:
            seen[field] = Provenance(source, f"{path}.{name}", confidence)
        return value

    description = schema_org.markup(_description(node))
    seen["title"] = Provenance(source, f"{path}.{_first(node, _KEYS['title'])[0]}", confidence)
    seen["description_html"] = Provenance(source, f"{path}.{_first(node, _KEYS['description'])[0]}", confidence)
    employment = tuple(filter(None, (_name(one) for one in schema_org.many(said("employment_text", "employment")))))
    workplace = _name(said("workplace_text", "workplace"))
    said("places", "location")
    pay = _pay(node)
    if pay is not None:
        seen["pay"] = Provenance(source, f"{path}.salary", confidence)
    address = _first(node, _KEYS["url"])[1]
    apply_url = said("application_url", "apply")
    posted = schema_org.plain(said("posted_text", "posted"))
    remote = _remote(node)
    return PostingDraft(
        url=_absolute(address, page) or page.url,
        title=title,
        company=_name(said("company", "company")),
        places=_places(node),
        workplace_text=workplace,
        remote_flag=remote or None,
        employment_text=employment[:4],
        pay=pay,
        description_html=description,
        department=_name(said("department", "department")),
        posted_text=posted,
        valid_through_text=schema_org.plain(said("valid_through_text", "valid")),
        application_url=page.absolute(apply_url) if isinstance(apply_url, str) else None,
        external_id=schema_org.plain(_first(node, _KEYS["id"])[1]),
        requisition_id=schema_org.plain(said("requisition_id", "requisition")),
        provenance=seen,
    )


def _absolute(value: Any, page: Page) -> str | None:
    if isinstance(value, str) and (
        value.startswith(("http://", "https://")) or (value.startswith("/") and len(value) > 2)
    ):
        return page.absolute(value)
    return None
