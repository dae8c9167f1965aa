"""Damaged JSON as pages carry it is read; what is no JSON gives nothing; nothing raises or takes long."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiethire.parsing import lenient_json


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('{"a": 1}', [{"a": 1}]),
        ('\ufeff {"a": 1} ;', [{"a": 1}]),
        ('{"a": 1}{"b": 2}', [{"a": 1}, {"b": 2}]),
        ('[{"a": 1}],\n{"b": 2}', [[{"a": 1}], {"b": 2}]),
        ('{"a": "two\nlines\tand a tab"}', [{"a": "two\nlines\tand a tab"}]),
        ('{"a": 1, "b": [1, 2,],}', [{"a": 1, "b": [1, 2]}]),
        ('{"date": "2026-01-01" "title": "Cook"}', [{"date": "2026-01-01", "title": "Cook"}]),
        ('{"a": 1 // why\n, /* and */ "b": "http://x.example/y"}', [{"a": 1, "b": "http://x.example/y"}]),
        ("{'a': 'it\\'s', b: undefined}", [{"a": "it's", "b": None}]),
        ('{"a": "say "hi" twice", "b": 1}', [{"a": 'say "hi" twice', "b": 1}]),
        ('{"pay": "\\$5", "path": "C:\\new\\q"}', [{"pay": "$5", "path": "C:\new\\q"}]),
        ('<!--{"a": 1}-->', [{"a": 1}]),
        ('//<![CDATA[\n{"a": 1}\n//]]>', [{"a": 1}]),
        ("{&quot;a&quot;: &quot;b &amp;amp; c&quot;}", [{"a": "b &amp; c"}]),
        ("", []),
        ("function () { return 1 }", []),
    ],
)
def test_reads(text: str, values: list[object]) -> None:
    assert lenient_json.loads(text) == values


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.text(max_size=8), _JSON, max_size=5))
def test_valid_json_is_read_as_it_is(value: dict[str, object]) -> None:
    assert lenient_json.loads(json.dumps(value)) == [value]


@given(
    st.dictionaries(st.text("abcxyz", min_size=1, max_size=8), st.text("abc :,-", max_size=20), min_size=1), st.data()
)
@settings(max_examples=200)
def test_trailing_commas_and_comments_change_nothing(value: dict[str, str], data: st.DataObject) -> None:
    text = json.dumps(value, indent=1)
    text = text[:-2] + data.draw(st.sampled_from([",\n}", " // end\n}", "/* end */}", ",,}"]))
    assert lenient_json.loads(text) == [value]


@given(st.text(max_size=300) | st.text("{}[]\",:\\'/*\n aé&;1", max_size=300))
@settings(max_examples=300, deadline=None)
def test_anything_gives_a_list(text: str) -> None:
    assert isinstance(lenient_json.loads(text), list)
    assert isinstance(lenient_json.mend(text), str)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        '{"a":' * 100_000,
        '"' * 200_000,
        "{'" * 100_000,
        '{"a": "' + '\\"' * 200_000,
        "/*" * 100_000,
        '{"a" ' * 50_000,
    ],
    ids=["lists", "objects", "quotes", "single", "escapes", "comments", "missing colons"],
)
def test_hostile_text_takes_no_long_time(text: str) -> None:
    started = time.process_time()
    lenient_json.loads(text)
    assert time.process_time() - started < 3
