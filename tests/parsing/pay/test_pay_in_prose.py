"""Pay in descriptions, kept apart from all the other money that is spoken of there."""

import gzip
import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiethire.domain.pay import Period
from quiethire.parsing.html import to_text
from quiethire.parsing.pay import find_pay

CORPUS = Path(os.environ.get("QUIETHIRE_CORPUS") or Path(__file__).parents[3] / ".." / "shared" / "corpus")


@pytest.mark.parametrize(
    ("text", "minimum", "maximum", "period"),
    [
        ("The salary range for this role is $140,000–$180,000.", 140_000, 180_000, Period.YEAR),
        ("Compensation:\n\n$160,000 - $200,000 per year + equity", 160_000, 200_000, Period.YEAR),
        ("What we offer\n\n• $65k base salary ($80k OTE) + equity package", 65_000, 65_000, Period.YEAR),
        ("OTE: $160,000–$220,000 (60/40 split)\n• Base Salary: $100,000–$130,000", 100_000, 130_000, Period.YEAR),
        ("Wir bieten ein Jahresgehalt von 55.000 bis 65.000 € brutto.", 55_000, 65_000, Period.YEAR),
        ("Rémunération : 45 000 à 52 000 € brut par an selon profil", 45_000, 52_000, Period.YEAR),
        ("Salario: 30.000 - 36.000 € brutos anuales.", 30_000, 36_000, Period.YEAR),
        ("Pay: $20.00 per hour, contractor position.", 20, 20, Period.HOUR),
        ("We raised $20M in our Series A.\nThe base salary is €70,000 a year.", 70_000, 70_000, Period.YEAR),
        (
            "Range: $115,000-$155,000 USD, $145,000-$195,000 USD for seniors. Salary above.",
            115_000,
            195_000,
            Period.YEAR,
        ),
    ],
)
def test_found(text: str, minimum: float, maximum: float, period: Period) -> None:
    found = find_pay(text, country_hint=None, language="en")
    assert found is not None
    pay, (start, end) = found
    assert (pay.minimum, pay.maximum, pay.period) == (minimum, maximum, period)
    assert any(map(str.isdigit, text[start:end]))


@pytest.mark.parametrize(
    "text",
    [
        "We raised a $20M Series A led by Umbrella Capital and have $5M in revenue.",
        "Enjoy a $1,500 annual learning stipend and a $500 home office budget.",
        "You get a 401(k) match of up to $5,000 and a $10,000 sign-on bonus.",
        "Referral bonus of $2,000 for each hire.",
        "Experience closing deals of $50k–$100k with enterprise customers.",
        "You will manage a budget of €200,000 - €300,000.",
        "Compensation: $124,000 - $138,000 OTE.",
        "Our customers save $40,000 to $60,000 a year with us.",
        "We have 100,000 users in 50 states.",
        "Salary range is $100,0000 - $200,000.",
        "Be able to lift 25-30 pounds.",
        "Founded in 2012, 250 people, 99% uptime.",
    ],
)
def test_not_pay(text: str) -> None:
    assert find_pay(text, country_hint="US", language="en") is None


@given(st.text(max_size=400))
def test_never_raises(text: str) -> None:
    found = find_pay(text)
    assert found is None or 0 <= found[1][0] < found[1][1] <= len(text)


def _numbers_in(text: str) -> set[float]:
    found: set[float] = set()
    for digits, thousands in re.findall(r"(\d[\d,.]*\d|\d)\s?([kK]?)", text):
        bare = digits.replace(",", "")
        try:
            value = float(bare)
        except ValueError:
            continue
        found |= {value * 1000, value} if thousands or value < 1000 else {value}
    return found


@pytest.mark.skipif(not (CORPUS / "bulk").is_dir(), reason="the recorded corpus is not beside the repository")
def test_agrees_with_the_structured_pay_of_recorded_postings() -> None:
    """Some 200 recorded postings state their pay in a field and in the text. Where the two say the same, the text
    must be read so; where the text states other numbers than the field, its own reading is not judged."""
    right = wrong = missed = 0
    with gzip.open(CORPUS / "bulk" / "ashby_jobs.jsonl.gz", "rt") as lines:
        for line in lines:
            entry = json.loads(line)
            components = (entry.get("compensation") or {}).get("summaryComponents") or []
            stated = [c for c in components if c["compensationType"] == "Salary" and c.get("minValue")]
            if len(stated) != 1:
                continue
            text = to_text(entry["descriptionHtml"])
            if not {float(stated[0]["minValue"]), float(stated[0]["maxValue"])} <= _numbers_in(text):
                continue
            found = find_pay(text, country_hint="US" if stated[0]["currencyCode"] == "USD" else None, language="en")
            if found is None:
                missed += 1
                continue
            pay = found[0]
            bounds = (pay.minimum or pay.maximum, pay.maximum or pay.minimum)
            same = bounds == (stated[0]["minValue"], stated[0]["maxValue"])
            # On-target earnings in the field beside a base in the text: the base is the right reading of the text.
            right += same
            wrong += not same and not re.search(r"\b(?:ote|on.target|earnings|base)\b", text.lower())
    assert right >= 140
    assert right / (right + wrong) >= 0.97
    assert right / (right + missed) >= 0.85
