"""Drafts and postings as JSON: batches in the snapshot store, answers over HTTP. One codec, so that both ends agree."""

from collections.abc import Sequence
from typing import Any

import orjson
from pydantic import TypeAdapter

from quiethire.domain.draft import PostingDraft
from quiethire.domain.posting import Posting

_POSTING: TypeAdapter[Posting] = TypeAdapter(Posting)
_POSTINGS: TypeAdapter[list[Posting]] = TypeAdapter(list[Posting])
_DRAFTS: TypeAdapter[list[PostingDraft]] = TypeAdapter(list[PostingDraft])


def posting_to_dict(posting: Posting) -> dict[str, Any]:
    """The posting as JSON-ready values."""
    return _POSTING.dump_python(posting, mode="json")  # type: ignore[no-any-return]


def posting_from_dict(values: dict[str, Any]) -> Posting:
    """The posting back from `posting_to_dict`."""
    return _POSTING.validate_python(values)


def dump_postings(postings: Sequence[Posting]) -> bytes:
    """A JSON list."""
    return _POSTINGS.dump_json(list(postings))


def load_postings(content: bytes) -> list[Posting]:
    """The postings of `dump_postings`. Raises pydantic's ValidationError on anything else."""
    return _POSTINGS.validate_json(content)


def dump_drafts(drafts: Sequence[PostingDraft]) -> bytes:
    """A JSON list."""
    return _DRAFTS.dump_json(list(drafts))


def load_drafts(content: bytes) -> list[PostingDraft]:
    """The drafts of `dump_drafts`."""
    return _DRAFTS.validate_json(content)


def stable_line(values: dict[str, Any]) -> bytes:
    """One JSON line with a newline at its end."""
    return orjson.dumps(values, option=orjson.OPT_APPEND_NEWLINE)
