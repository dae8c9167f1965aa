"""schema.org JobPosting, however it was written down, as a draft.

JSON-LD, microdata and RDFa all end here, as nested mappings of property to value. The variants accepted are those met
in the wild (the catalogue's table of shapes and mistakes): names in other cases, values as string, object or list,
addresses as text, countries as objects, pay as number, text or quantity, references by `@id`.
"""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from quiethire.domain.draft import PostingDraft
from quiethire.domain.pay import PayText
from quiethire.domain.place import PlaceText
from quiethire.domain.provenance import Provenance
from quiethire.parsing.page import Page

Node = Mapping[str, Any]
_T = TypeVar("_T")

_TYPE = re.compile(r"(?:^|[/:#])jobposting$", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,300}>")
_MARKUP = re.compile(r"<(?:p|br|ul|ol|li|div|h[1-6]|strong|b|span|em|i|a|table)\b[^<>]{0,300}/?>", re.IGNORECASE)
_BLOCK_COMMENT = re.compile(r"<!--.{0,2000}?-->", re.DOTALL)
_NOTHING = {"", "n/a", "na", "none", "null", "undefined", "-", "--", "tbd", "not specified", "array", "unknown"}
_BAD_DATE = re.compile(r"^0001-|^0000-|^1970-01-01")
_SHORT_DESCRIPTION = 250
"""Characters below which a description is taken for a summary, and its separate sections belong to it."""
_SECTIONS = ("responsibilities", "qualifications", "skills", "jobbenefits", "incentivecompensation")


def is_posting_type(value: Any) -> bool:
    """Whether an `@type` (string, list or IRI) names JobPosting."""
    if isinstance(value, str):
        return _TYPE.search(value.strip()) is not None
    return isinstance(value, list) and any(isinstance(one, str) and _TYPE.search(one.strip()) for one in value)


def plain(value: Any) -> str | None:
    """A value as one line of text: entities decoded, tags removed, white space collapsed; None when it says nothing."""
    value = first(value)
    if isinstance(value, Mapping):
        value = first(value.get("@value") or value.get("name") or value.get("value"))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value)
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = _TAG.sub(" ", text)
    text = " ".join(text.split()).strip(" ,;")
    return None if text.lower() in _NOTHING else text


def first(value: Any) -> Any:
    """The first element of a list that says something, or the value itself."""
    depth = 0
    while isinstance(value, list) and depth < 4:
        value = next((one for one in value if one not in (None, "", [], {})), None)
        depth += 1
    return value


def many(value: Any) -> list[Any]:
    """The value as a list."""
    if value in (None, "", [], {}):
        return []
    return value if isinstance(value, list) else [value]


def lowered(node: Node) -> dict[str, Any]:
    """The node with property names in lower case and without prefix: "schema:Title" is "title"."""
    return {str(key).rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower(): value for key, value in node.items()}


def markup(value: Any) -> str | None:
    """A description as HTML: unescaped where it was escaped as a whole (once or twice), editor comments removed."""
    value = first(value)
    if isinstance(value, Mapping):
        value = value.get("@value") or value.get("text")
    if isinstance(value, list):
        value = "\n".join(str(one) for one in value if isinstance(one, str))
    if not isinstance(value, str):
        return None
    for _ in range(2):
        if "&lt;" in value and not _MARKUP.search(value):
            value = html.unescape(value)
    if "<!--" in value:
        value = _BLOCK_COMMENT.sub("", value)
    value = value.strip()
    return value if value.lower() not in _NOTHING else None


def draft_of(
    node: Node, page: Page, *, source: str, path: str, confidence: float, named: Mapping[str, Node] | None = None
) -> PostingDraft:
    """The draft of one JobPosting. `named` holds the nodes of the page by `@id`, for references."""
    node = lowered(node)
    witness = _Witness(source, path, confidence)
    organization = _resolve(node.get("hiringorganization"), named or {})
    company, company_url = _company(organization)
    description, whole = _description(node)
    if description:
        # A summary with its sections put together is weaker than the text a page shows.
        witness.seen["description_html"] = Provenance(source, f"{path}.description", confidence if whole else 0.5)
    salary = node.get("basesalary")
    pay = _pay(salary, node)
    if pay is not None:
        witness.note("pay", pay, "baseSalary")
    elif (pay := _pay(node.get("estimatedsalary"), node)) is not None:
        witness.seen["pay"] = Provenance(source, f"{path}.estimatedSalary", confidence * 0.6)
    places = _places(node.get("joblocation") or node.get("location"), named or {})
    requisition = _identifier(node.get("identifier"), company)
    remote_from = _remote_from(node.get("applicantlocationrequirements") or node.get("applicationlocationrequirement"))
    url = _address(node, page)
    draft = PostingDraft(
        url=url or page.url,
        title=witness.note("title", plain(node.get("title") or node.get("name")), "title"),
        company=witness.note("company", company, "hiringOrganization"),
        company_url=company_url,
        places=witness.note("places", places, "jobLocation"),
        workplace_text=witness.note("workplace_text", _workplace(node.get("joblocationtype")), "jobLocationType"),
        remote_from=witness.note("remote_from", remote_from, "applicantLocationRequirements"),
        employment_text=witness.note("employment_text", _employment(node.get("employmenttype")), "employmentType"),
        pay=pay,
        description_html=description,
        requirements=_requirements(node),
        department=witness.note("department", plain(node.get("employmentunit")), "employmentUnit"),
        posted_text=witness.note("posted_text", _date(node.get("dateposted")), "datePosted"),
        updated_text=_date(node.get("datemodified")),
        valid_through_text=witness.note("valid_through_text", _date(node.get("validthrough")), "validThrough"),
        application_url=witness.note("application_url", _application(node, page), "applicationContact"),
        requisition_id=witness.note("requisition_id", requisition, "identifier"),
        language=_language(node.get("inlanguage")),
    )
    return replace(draft, provenance=witness.seen)


class _Witness:
    """Notes which fields a source spoke of, and where."""

    def __init__(self, source: str, path: str, confidence: float) -> None:
        self.source, self.path, self.confidence = source, path, confidence
        self.seen: dict[str, Provenance] = {}

    def note(self, name: str, value: _T, key: str) -> _T:
        if value not in (None, (), ""):
            self.seen[name] = Provenance(self.source, f"{self.path}.{key}", self.confidence)
        return value


def _resolve(value: Any, named: Mapping[str, Node]) -> Any:
    """The organization or place itself, where only its `@id` was given."""
    value = first(value)
    if isinstance(value, Mapping) and "@id" in value and not (value.get("name") or value.get("address")):
        return named.get(str(value["@id"]), value)
    return value


def _company(organization: Any) -> tuple[str | None, str | None]:
    if isinstance(organization, Mapping):
        low = lowered(organization)
        name = plain(low.get("name")) or plain(low.get("legalname"))
        address = first(low.get("sameas")) or first(low.get("url"))
        url = address if isinstance(address, str) and address.startswith(("http://", "https://")) else None
        return name, url
    name = plain(organization)
    return (None if name and name.startswith(("http://", "https://")) else name), None


def _description(node: Node) -> tuple[str | None, bool]:
    """The description and whether it is one text; when it is a summary only, the sections that stand under
    properties of their own are added."""
    text = markup(node.get("description"))
    if text and len(text) > _SHORT_DESCRIPTION:
        return text, True
    parts = [text] if text else []
    for key in _SECTIONS:
        section = markup(node.get(key))
        if section and len(section) > 20 and (not text or section not in text):
            parts.append(section)
    return "\n".join(parts) or None, len(parts) < 2 and bool(text)


def _requirements(node: Node) -> tuple[str, ...]:
    found: list[str] = []
    for key in ("qualifications", "experiencerequirements", "educationrequirements", "skills"):
        value = markup(node.get(key)) if not isinstance(node.get(key), Mapping) else None
        if value and len(value) < 10_000:
            lines = re.split(r"</?(?:li|p|ul|ol|div)\b[^<>]{0,100}>|<br\s*/?>|\n", value)
            found.extend(line for raw in lines if (line := plain(raw)) and len(line) > 2)
    return tuple(dict.fromkeys(found))[:60]


def _date(value: Any) -> str | None:
    text = plain(value)
    return None if text is None or _BAD_DATE.match(text) else text


def _language(value: Any) -> str | None:
    text = plain(value)
    return text if text and len(text) <= 12 else None


def _employment(value: Any) -> tuple[str, ...]:
    words: list[str] = []
    for one in many(value):
        text = plain(one)
        if not text:
            continue
        text = re.sub(r"^https?://schema\.org/", "", text)
        pieces = text.split(",") if len(text) < 120 else [text]
        words.extend(piece.strip() for piece in pieces if piece.strip())
    return tuple(dict.fromkeys(words))


def _workplace(value: Any) -> str | None:
    for one in many(value):
        text = plain(one)
        if text:
            return re.sub(r"^https?://schema\.org/", "", text)
    return None


def _remote_from(value: Any) -> tuple[str, ...]:
    names: list[str] = []
    for one in many(value):
        if isinstance(one, Mapping):
            low = lowered(one)
            for name in many(low.get("name")) or [low.get("address")]:
                text = _country(name) if isinstance(name, Mapping) else plain(name)
                if text:
                    names.append(text)
        elif text := plain(one):
            names.append(text)
    return tuple(dict.fromkeys(names))


def _country(value: Any) -> str | None:
    value = first(value)
    if isinstance(value, Mapping):
        low = lowered(value)
        return plain(low.get("name") or low.get("addresscountry") or low.get("identifier"))
    return plain(value)


def _places(value: Any, named: Mapping[str, Node]) -> tuple[PlaceText, ...]:
    """Every place, in order, without repeats. Names win where several places share one address: then the address
    is that of the first, copied (seen at a large employer)."""
    read: list[tuple[PlaceText | None, str | None]] = []
    for one in many(value)[:200]:
        node = _resolve(one, named)
        if isinstance(node, Mapping):
            low = lowered(node)
            addresses = many(low.get("address")) or (
                [low] if "addresslocality" in low or "addresscountry" in low else []
            )
            name = plain(low.get("name"))
            if not addresses and name:
                read.append((PlaceText(text=name), name))
            for address in addresses:
                place = _address_place(address, low.get("geo"))
                if place is not None or name:
                    read.append((place, name))
        elif text := plain(node):
            read.append((PlaceText(text=text), None))
    named_differently = len({name for _, name in read if name}) > 1
    same_address = len(read) > 1 and len({place.display for place, _ in read if place}) == 1
    places: list[PlaceText] = []
    for place, name in read:
        chosen = PlaceText(text=name) if name and named_differently and same_address else place
        if chosen is not None and chosen.display and all(chosen.display != other.display for other in places):
            places.append(chosen)
    return tuple(places)


def _address_place(address: Any, geo: Any) -> PlaceText | None:
    if not isinstance(address, Mapping):
        text = plain(address)
        return PlaceText(text=text) if text else None
    low = lowered(address)
    city, region, country = (
        plain(low.get("addresslocality")),
        plain(low.get("addressregion")),
        _country(low.get("addresscountry")),
    )
    if not (city or region or country):
        text = plain(low.get("streetaddress")) or plain(low.get("name"))
        return PlaceText(text=text) if text else None
    latitude, longitude = _geo(geo)
    return PlaceText(city=city, region=region, country=country, latitude=latitude, longitude=longitude)


def _geo(value: Any) -> tuple[float | None, float | None]:
    value = first(value)
    if not isinstance(value, Mapping):
        return None, None
    low = lowered(value)
    try:
        latitude, longitude = float(str(low.get("latitude"))), float(str(low.get("longitude")))
    except ValueError:
        return None, None
    if (latitude, longitude) == (0.0, 0.0) or abs(latitude) > 90 or abs(longitude) > 180:
        return None, None
    return latitude, longitude


def _number(value: Any) -> str | float | int | None:
    value = first(value)
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return value if 0 < value < 1e12 else None
    text = plain(value)
    return (
        text if text and any(character.isdigit() for character in text) and text not in {"0", "0.0", "0.00"} else None
    )


def _pay(value: Any, node: Node) -> PayText | None:
    """Pay as number, text, MonetaryAmount or a list of them; parts may stand on either level."""
    value = first(value)
    currency, period = plain(node.get("salarycurrency")), None
    low: Node = {}
    if isinstance(value, Mapping):
        low = lowered(value)
        currency = plain(low.get("currency")) or currency
        period = plain(low.get("unittext"))
        inner = first(low.get("value"))
        if isinstance(inner, Mapping):
            low = {**low, **lowered(inner)}
            period = plain(low.get("unittext")) or period
            currency = plain(low.get("currency")) or currency
        elif inner is not None:
            low = {**low, "value": inner}
        if "median" in low or "percentile10" in low:
            low = {**low, "minvalue": low.get("percentile10") or low.get("median"), "maxvalue": low.get("percentile90")}
            period = period or plain(low.get("duration"))
    elif value is not None:
        low = {"value": value}
    minimum, maximum = _number(low.get("minvalue")), _number(low.get("maxvalue"))
    if minimum is None and maximum is None:
        single = _number(low.get("value"))
        if single is None:
            return None
        if isinstance(single, str) and not re.fullmatch(r"[\d.,'\s]{1,24}", single):
            return PayText(text=single, currency=currency, period=period)
        minimum = maximum = single
    return PayText(minimum=minimum, maximum=maximum, currency=currency, period=period)


def _identifier(value: Any, company: str | None) -> str | None:
    value = first(value)
    if isinstance(value, Mapping):
        value = lowered(value).get("value")
    text = plain(value)
    return None if text is None or text == company or len(text) > 120 or text.startswith("http") else text


def _address(node: Node, page: Page) -> str | None:
    for key in ("url", "mainentityofpage", "@id"):
        value = first(node.get(key))
        if isinstance(value, Mapping):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value.strip() and not value.startswith(("#", "_:")):
            return page.absolute(value)
    return None


def _application(node: Node, page: Page) -> str | None:
    for key in ("applicationcontact", "potentialaction", "applyaction"):
        value = first(node.get(key))
        if isinstance(value, Mapping):
            low = lowered(value)
            target = first(low.get("url") or low.get("target") or low.get("urltemplate"))
            if isinstance(target, Mapping):
                target = first(lowered(target).get("urltemplate") or target.get("url"))
            if isinstance(target, str) and target.strip():
                return page.absolute(target)
    return None


def postings_in(value: Any, *, most_nodes: int = 20_000) -> Iterable[tuple[str, Node]]:
    """Every JobPosting in a JSON value with its path, outermost first. Bounded; does not look inside a posting."""
    waiting: list[tuple[str, Any]] = [("$", value)]
    seen = 0
    while waiting and seen < most_nodes:
        path, node = waiting.pop()
        seen += 1
        if isinstance(node, Mapping):
            if is_posting_type(node.get("@type") or node.get("type")):
                yield path, node
                continue
            children = [(f"{path}.{key}", child) for key, child in node.items() if isinstance(child, dict | list)]
        else:
            children = [(f"{path}[{at}]", child) for at, child in enumerate(node) if isinstance(child, dict | list)]
        waiting.extend(reversed(children))
