"""Damage done to recorded answers: keys dropped, values nulled or of another type, bodies cut."""

import copy
import json
from collections.abc import Iterator

from hypothesis import strategies as st

_OTHER = st.sampled_from([None, "", "x", 0, 3, -1, 10**12, 1.5, True, [], [None], {}, {"a": []}, "10", "<b>", [[1]]])


def _spots(node: object) -> Iterator[tuple[object, object]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield node, key
            yield from _spots(value)
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield node, index
            yield from _spots(value)


@st.composite
def mutated(draw, body: bytes) -> bytes:
    """The body with one to three kinds of damage."""
    kind = draw(st.sampled_from(["structure", "structure", "structure", "cut", "bytes"]))
    try:
        document = json.loads(body)
    except ValueError:
        document = None
    if kind == "cut" or not body:
        return body[: draw(st.integers(0, len(body)))]
    if document is None or kind == "bytes":
        start = draw(st.integers(0, len(body)))
        end = min(len(body), start + draw(st.integers(0, 200)))
        return body[:start] + draw(st.sampled_from([b"", b"\x00\xff", b"<", b'"', b"<div>", b"0"])) + body[end:]
    document = copy.deepcopy(document)
    for _ in range(draw(st.integers(1, 3))):
        spots = list(_spots(document))
        if not spots:
            break
        holder, key = draw(st.sampled_from(spots))
        if draw(st.booleans()):
            holder[key] = copy.deepcopy(draw(_OTHER))  # type: ignore[index]
        else:
            del holder[key]  # type: ignore[attr-defined]
    return json.dumps(document).encode()
