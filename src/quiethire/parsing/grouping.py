"""Which drafts of a page speak of the same posting, and which are no posting of this page.

What goes wrong on real pages, and is settled here: structured data on a list page holds mere stubs of postings that
have pages of their own; a template left structured data of an unrelated demo posting, whose title stands nowhere on
the page; one JSON-LD posting stands for a page with several; related postings are embedded beside the main one.
"""

from collections.abc import Sequence
from dataclasses import replace

from quiethire.domain.draft import PostingDraft
from quiethire.parsing.outlining import outline_of
from quiethire.parsing.page import Page
from quiethire.parsing.posting_page.employer import core_of
from quiethire.parsing.posting_page.head import head_of
from quiethire.parsing.words import fold

STRUCTURED = ("json_ld", "microdata", "rdfa", "embedded_state")
SINGLE = "html"
SUPPLEMENT = ("meta",)
SEVERAL = ("html_inline",)
_CLEAR = 0.75
"""Confidence of a title that head and address name too, from which the page is about that posting."""
_DOUBTED = 0.45
_READ = 400
"""The same for a page on which another posting was read."""
_SUBSTANTIAL = 1_500
"""Characters of visible text from which a page is no empty shell filled by scripts."""


def group(page: Page, drafts: Sequence[tuple[str, PostingDraft]]) -> list[list[PostingDraft]]:
    """Drafts with the strategy each came from, most trusted first, to groups of one posting each."""
    structured, twins = _distinct([draft for name, draft in drafts if name in STRUCTURED and draft.title])
    single = next((draft for name, draft in drafts if name == SINGLE), None)
    supplement = [draft for name, draft in drafts if name in SUPPLEMENT]
    several = [draft for name, draft in drafts if name not in (*STRUCTURED, SINGLE, *SUPPLEMENT)]
    structured = _without_stubs(page, structured, single)
    if len(several) > 1:
        return _several(several, structured, twins)
    if len(structured) > 1:
        main = _main(page, structured, single)
        if main is None:
            return [[draft, *twins[id(draft)]] for draft in structured]
        structured = [main]
    if structured and _unrelated(page, structured[0], single):
        structured = []
    if structured:
        structured += twins[id(structured[0])]
    if structured and single is not None:
        structured = [_doubted(page, draft) for draft in structured]
    if structured:
        return [[*structured, *([single] if single else []), *several[:1], *supplement]]
    if single is not None:
        return [[single, *[draft for draft in several if same_title(draft, single)], *supplement]]
    return [[draft] for draft in several]


def subject_is_clear(drafts: Sequence[tuple[str, PostingDraft]]) -> bool:
    """Whether the page is known to be about one posting, so that nobody need look for several on it."""
    return any(
        name == SINGLE and (witness := draft.provenance.get("title")) is not None and witness.confidence >= _CLEAR
        for name, draft in drafts
    )


def _distinct(drafts: list[PostingDraft]) -> tuple[list[PostingDraft], dict[int, list[PostingDraft]]]:
    """One draft per title and address, and by its identity the other witnesses of the same posting. The most trusted
    stands for all, with a description where only a later one brings it."""
    kept: list[PostingDraft] = []
    twins: list[list[PostingDraft]] = []
    for draft in drafts:
        at = next(
            (at for at, one in enumerate(kept) if same_title(one, draft) and _same_address(one, draft)), len(kept)
        )
        if at == len(kept):
            kept.append(draft)
            twins.append([])
            continue
        twins[at].append(draft)
        if not kept[at].description_html and draft.description_html:
            provenance = {**kept[at].provenance}
            if witness := draft.provenance.get("description_html"):
                provenance["description_html"] = witness
            kept[at] = replace(kept[at], description_html=draft.description_html, provenance=provenance)
    return kept, {id(draft): others for draft, others in zip(kept, twins, strict=True)}


def _same_address(one: PostingDraft, other: PostingDraft) -> bool:
    return one.url == other.url or not one.places or not other.places or one.places == other.places


def _without_stubs(page: Page, drafts: list[PostingDraft], single: PostingDraft | None) -> list[PostingDraft]:
    """Without entries that only name a posting: their own pages will tell."""
    return [
        draft
        for draft in drafts
        if draft.description_html
        or (single is not None and same_title(draft, single))
        or (
            draft.url == page.url and len(drafts) == 1 and single is None and outline_of(page).characters < _SUBSTANTIAL
        )
    ]


def _main(page: Page, drafts: list[PostingDraft], single: PostingDraft | None) -> PostingDraft | None:
    """The posting the page is about, where several are described; None when it is about all of them."""
    here = [draft for draft in drafts if draft.url.split("#")[0].rstrip("/") == page.url.split("#")[0].rstrip("/")]
    elsewhere = [draft for draft in drafts if draft not in here]
    if single is not None:
        for draft in drafts:
            if same_title(draft, single):
                return draft
    if len(here) == 1 and elsewhere:
        return here[0]
    return None


def _several(
    several: list[PostingDraft], structured: list[PostingDraft], twins: dict[int, list[PostingDraft]]
) -> list[list[PostingDraft]]:
    """Several postings on one page: structured ones join the posting of the same title; one that stands for the whole
    page lends its employer."""
    groups = []
    for draft in several:
        twin = next((other for other in structured if same_title(other, draft)), None)
        lent = twin or (structured[0] if len(structured) == 1 else None)
        if lent is not None and twin is None:
            lent = _lent(lent, draft)
        others = twins[id(twin)] if twin is not None else []
        groups.append([draft, lent, *others] if lent is not None else [draft])
    return groups


def _lent(whole: PostingDraft, draft: PostingDraft) -> PostingDraft:
    """What a posting that stands for the whole page may say of one of several: employer and, at a pinch, place."""
    witnesses = {
        name: replace(witness, confidence=witness.confidence * 0.5)
        for name, witness in whole.provenance.items()
        if name in ("company", "places")
    }
    return PostingDraft(
        url=draft.url,
        company=whole.company,
        company_url=whole.company_url,
        places=whole.places if len(whole.places) == 1 else (),
        provenance=witnesses,
    )


def _doubted(page: Page, draft: PostingDraft) -> PostingDraft:
    """The draft with less trust in title and employer where the visible page does not print them: structured data
    names the parent group, the software's vendor or a template's owner, and puts codes into titles."""
    outline = outline_of(page)
    if outline.characters < _READ:
        return draft
    head = head_of(page)
    printed = _letters(
        "\n".join((head.title, head.og_title, head.site_name, *(block.text[:1_000] for block in outline.blocks)))
    )
    doubts = {
        name: replace(witness, confidence=_DOUBTED)
        for name, value in (("title", _letters(draft.title or "")), ("company", core_of(draft.company or "")))
        if value and value not in printed and (witness := draft.provenance.get(name)) is not None
    }
    return replace(draft, provenance={**draft.provenance, **doubts}) if doubts else draft


def _unrelated(page: Page, draft: PostingDraft, single: PostingDraft | None) -> bool:
    """Whether structured data speaks of a posting that the visible page does not know."""
    if single is not None and same_title(draft, single):
        return False
    outline = outline_of(page)
    if outline.characters < (_READ if single is not None else _SUBSTANTIAL):
        return False
    title = _letters(draft.title or "")
    if not title or (single is not None and title.startswith(_letters(single.title or "") or "\0")):
        return False
    if any(title in _letters(block.text[:600]) for block in outline.blocks):
        return False
    head = page.tree.css_first("title")
    return head is None or title not in _letters(head.text())


def same_title(one: PostingDraft, other: PostingDraft) -> bool:
    """Whether two drafts name the same position: equal letters and digits, or one the beginning of the other."""
    ours, theirs = _letters(one.title or ""), _letters(other.title or "")
    if not ours or not theirs:
        return False
    shorter, longer = sorted((ours, theirs), key=len)
    return ours == theirs or (len(shorter) >= 8 and longer.startswith(shorter) and len(shorter) > 0.4 * len(longer))


def _letters(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalnum())
