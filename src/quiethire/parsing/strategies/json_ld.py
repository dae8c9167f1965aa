"""JSON-LD: `<script type="application/ld+json">` with a JobPosting in it, in any of the shapes met."""

from collections.abc import Mapping
from typing import Any, ClassVar

from quiethire.domain.draft import PostingDraft
from quiethire.parsing import lenient_json, schema_org
from quiethire.parsing.contract import Strategy
from quiethire.parsing.page import Page

MOST_POSTINGS = 500
MOST_SCRIPTS = 2_000


class JsonLd(Strategy):
    """Each script is read by itself, so that one broken script does not lose the others."""

    name: ClassVar[str] = "json_ld"
    confidence: ClassVar[float] = 0.9

    def read(self, page: Page) -> list[PostingDraft]:
        """Every JobPosting with a title, in page order."""
        if not any("osting" in text or "OSTING" in text for text in page.ld_scripts) or not page.names_a_posting:
            return []
        values: list[tuple[str, Any]] = []
        left = lenient_json.MOST_TO_REPAIR
        for number, text in enumerate(page.ld_scripts[:MOST_SCRIPTS]):
            whole = lenient_json.strict(text)
            if whole is None:
                found = lenient_json.loads(text, most_to_repair=left)
                left -= len(text)
            else:
                found = [whole]
            values.extend((f"ld+json[{number}]", value) for value in found)
        named = _named(values)
        drafts: list[PostingDraft] = []
        for where, value in values:
            if not isinstance(value, dict | list):
                continue
            for path, node in schema_org.postings_in(value):
                draft = schema_org.draft_of(
                    node, page, source=self.name, path=f"{where}{path[1:]}", confidence=self.confidence, named=named
                )
                if draft.title:
                    drafts.append(draft)
                if len(drafts) >= MOST_POSTINGS:
                    return drafts
        return drafts


def _named(values: list[tuple[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """The nodes that have an `@id` and a name or address, for references. Looks three levels deep."""
    named: dict[str, Mapping[str, Any]] = {}
    level: list[Any] = [value for _, value in values]
    for _ in range(4):
        following: list[Any] = []
        for node in level:
            if isinstance(node, dict):
                identity = node.get("@id")
                if isinstance(identity, str) and (node.get("name") or node.get("address")):
                    named.setdefault(identity, node)
                following.extend(child for child in node.values() if isinstance(child, dict | list))
            elif isinstance(node, list):
                following.extend(child for child in node if isinstance(child, dict | list))
        level = following[:5_000]
    return named
