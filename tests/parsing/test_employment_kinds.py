"""Kinds of employment in the words of many languages and the codes of vendors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiethire.domain.posting import EmploymentType as E
from quiethire.parsing.employment import employment_of_description, employment_of_title, employment_types
from quiethire.parsing.words import fold


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("FULL_TIME",), (E.FULL_TIME,)), (("Full-time",), (E.FULL_TIME,)), (("FullTime",), (E.FULL_TIME,)),
        (("fulltime_permanent",), (E.FULL_TIME,)), (("FULLTIME",), (E.FULL_TIME,)),
        (("https://schema.org/PART_TIME",), (E.PART_TIME,)), (("FULL_TIME, PART_TIME",), (E.FULL_TIME, E.PART_TIME)),
        (("Vollzeit",), (E.FULL_TIME,)), (("Vollzeit / Teilzeit",), (E.FULL_TIME, E.PART_TIME)),
        (("Teilzeit (20 Std.)",), (E.PART_TIME,)), (("Werkstudent",), (E.INTERN,)), (("Praktikum",), (E.INTERN,)),
        (("Freiberufler",), (E.CONTRACTOR,)), (("befristet",), (E.TEMPORARY,)), (("Minijob",), (E.PART_TIME,)),
        (("Temps plein - Jour", "Permanent"), (E.FULL_TIME,)), (("CDD",), (E.TEMPORARY,)), (("Stage",), (E.INTERN,)),
        (("Temporal; Jornada completa",), (E.FULL_TIME, E.TEMPORARY)), (("Jornada parcial",), (E.PART_TIME,)),
        (("Contratista/Freelance",), (E.CONTRACTOR,)), (("Prácticas",), (E.INTERN,)),
        (("Tempo integral",), (E.FULL_TIME,)), (("Estágio",), (E.INTERN,)), (("PJ",), (E.CONTRACTOR,)),
        (("Tempo pieno",), (E.FULL_TIME,)), (("Tirocinio",), (E.INTERN,)), (("Part time",), (E.PART_TIME,)),
        (("Fulltime",), (E.FULL_TIME,)), (("Deeltijd",), (E.PART_TIME,)), (("Pełny etat",), (E.FULL_TIME,)),
        (("Heltid",), (E.FULL_TIME,)), (("Deltid",), (E.PART_TIME,)), (("正社員",), (E.FULL_TIME,)),
        (("Contract",), (E.CONTRACTOR,)), (("Fixed-term contract",), (E.TEMPORARY,)), (("Temporary staff",),
        (E.TEMPORARY,)),
        (("intern / full-time",), (E.INTERN, E.FULL_TIME)), (("Volunteer",), (E.VOLUNTEER,)), (("PRN",), (E.PER_DIEM,)),
        (("Internship - Non Paid",), (E.INTERN,)),
        # a permanent contract says nothing of the hours
        (("CDI",), ()), (("unbefristet",), ()), (("Permanent",), ()), (("Tempo indeterminato",), ()), (("CLT",), ()),
        (("Indefinido",), ()), ((), ()), (("",), ()), (("not full-time",), ()),
    ],
)  # fmt: skip
def test_label(texts: tuple[str, ...], expected: tuple[E, ...]) -> None:
    assert employment_types(texts) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Marketing Intern", (E.INTERN,)), ("Werkstudent (m/w/d) IT", (E.INTERN,)), ("Stage - Assistant RH",
        (E.INTERN,)),
        ("Driver (Part-time)", (E.PART_TIME,)), ("Recruiter (Contract)", (E.CONTRACTOR,)),
        ("Teacher - Temporary", (E.TEMPORARY,)), ("Contract Manager", ()), ("Internal Auditor", ()),
        ("Stage Manager", ()), ("Volunteer Coordinator", ()), ("Account Executive (B2B)", ()), ("Engineer", ()),
    ],
)  # fmt: skip
def test_title(title: str, expected: tuple[E, ...]) -> None:
    assert employment_of_title(fold(title)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This is a full-time position in Oslo.", (E.FULL_TIME,)),
        ("The role is part-time, 20 hours a week.", (E.PART_TIME,)),
        ("Employment type: Contract", (E.CONTRACTOR,)),
        ("Arbeitszeit: Vollzeit", (E.FULL_TIME,)),
        ("This is a part-time independent contractor position.", (E.PART_TIME, E.CONTRACTOR)),
        ("All full-time employees receive health insurance.", None),
        ("This is a full-time position; the other is a part-time position.", None),
        ("We work with you.", None),
    ],
)
def test_description(text: str, expected: tuple[E, ...] | None) -> None:
    found = employment_of_description(fold(text))
    assert (found[0] if found else None) == expected


@given(st.text(max_size=200))
def test_never_raises(text: str) -> None:
    employment_types((text,))
    employment_of_title(fold(text))
    employment_of_description(fold(text))
