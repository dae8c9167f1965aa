"""What "unchanged" means: a hash of the list entry and one of the whole content, kept as one text "list.content".

Providers with details are asked for a detail only when the list part changed, or when the content part is empty
because no detail could be read yet.
"""

import hashlib
from dataclasses import replace

from quiethire.domain.draft import PostingDraft
from quiethire.domain.posting import Posting
from quiethire.parsing.wire import dump_drafts, dump_postings

_LENGTH = 20


def list_hash(draft: PostingDraft) -> str:
    """Hash of a list entry. Relative dates ("Posted 3 Days Ago") change daily and say nothing: left out."""
    return _hash(dump_drafts([replace(draft, posted_text=None, provenance={}, warnings=())]))


def content_hash(posting: Posting) -> str:
    """Hash of what a reader would see changed: everything but dates of the source, provenance, and the judgement."""
    stable = replace(
        posting, posted_at=None, updated_at=None, provenance={}, warnings=(), quality_reasons=(), quality_score=0
    )
    return _hash(dump_postings([stable]))


def fingerprint(posting: Posting | None, listed: str = "") -> str:
    """The fingerprint of a posting; without a posting, that of a list entry whose detail is still missing."""
    return f"{listed}.{content_hash(posting) if posting else ''}"


def list_part(text: str) -> str | None:
    """The list hash of a fingerprint whose content is known; None when the detail is missing."""
    listed, _, content = text.partition(".")
    return listed if content else None


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_LENGTH]
