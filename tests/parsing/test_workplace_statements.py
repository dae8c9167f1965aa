"""Where the work is done, by label, location, title and description."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiethire.domain.place import Place, PlaceText, Workplace
from quiethire.parsing.places import resolve
from quiethire.parsing.words import fold
from quiethire.parsing.workplace import (
    judge_workplace,
    remote_from,
    remote_from_of_description,
    workplace_of_description,
    workplace_of_label,
    workplace_of_title,
)

ONSITE, HYBRID, REMOTE = Workplace.ONSITE, Workplace.HYBRID, Workplace.REMOTE


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Remote", REMOTE), ("TELECOMMUTE", REMOTE), ("Remote - EU", REMOTE), ("Fully Remote", REMOTE),
        ("FULLY_REMOTE", REMOTE), ("Homeoffice", REMOTE), ("Télétravail complet", REMOTE), ("100% remoto", REMOTE),
        ("praca zdalna", REMOTE), ("Remote or office in Berlin", REMOTE), ("remote or hybrid", REMOTE),
        ("Hybrid", HYBRID), ("Híbrido", HYBRID), ("hybride", HYBRID), ("Hybrid Remote", HYBRID), ("hybrydowa", HYBRID),
        ("On-site", ONSITE), ("ONSITE", ONSITE), ("In-office", ONSITE), ("vor Ort", ONSITE), ("presencial", ONSITE),
        ("No remote", ONSITE), ("Not a remote position", ONSITE), ("stacjonarna", ONSITE),
        ("Remote sensing", None), ("Berlin", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_label(label: str | None, expected: Workplace | None) -> None:
    assert workplace_of_label(label) is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Backend Engineer (Remote)", REMOTE), ("Designer - Remote, Spain", REMOTE),
        ("Entwickler (100% remote)", REMOTE),
        ("Data Analyst (Hybrid)", HYBRID), ("Nurse (on-site)", ONSITE), ("Remote Sensing Scientist", None),
        ("Hybrid Cloud Engineer", None), ("Remote Support Technician", None), ("Engineer", None),
    ],
)  # fmt: skip
def test_title(title: str, expected: Workplace | None) -> None:
    assert workplace_of_title(fold(title)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This is a fully remote position.", REMOTE),
        ("Location: Remote (offshore)", REMOTE),
        ("You can work remotely from anywhere in Europe.", REMOTE),
        ("The role is remote.", REMOTE),
        ("Die Stelle ist 100 % remote.", REMOTE),
        ("Trabajo remoto desde España", REMOTE),
        ("#LI-Remote", REMOTE),
        ("This is a hybrid role based in Lisbon.", HYBRID),
        ("We are in the office three days a week: 3 days per week in our office.", HYBRID),
        ("with the option to work remotely 2 days a week", HYBRID),
        ("Télétravail partiel possible (2 jours par semaine au bureau)", HYBRID),
        ("This is an on-site role in our Austin office.", ONSITE),
        ("This position is full-time onsite at our office in Miami.", ONSITE),
        ("This is not a remote position.", ONSITE),
        ("We do not offer remote work for this role.", ONSITE),
        ("Experience with remote sensing and remote sites.", None),
        ("You manage remote teams and remote monitoring of devices.", None),
        ("The interview is onsite or remote.", None),
        ("You prefer an in-person role over remote.", None),
        ("We build hybrid cloud systems.", None),
        ("", None),
    ],
)
def test_description(text: str, expected: Workplace | None) -> None:
    statement = workplace_of_description(fold(text))
    assert (statement.workplace if statement else None) is expected
    if statement:
        assert 0 <= statement.start < statement.end <= len(text)


def _judge(
    label: str | None = None, flag: bool | None = None, place: str = "Oslo", title: str = "", description: str = ""
) -> tuple[Workplace | None, bool | None]:
    verdict = judge_workplace(
        label=label, flag=flag, places=[PlaceText(text=place)], title=fold(title), description=fold(description)
    )
    return verdict.workplace, verdict.remote


def test_the_most_trusted_witness_decides() -> None:
    assert _judge() == (None, None)
    assert _judge(flag=False) == (None, False)
    assert _judge(flag=True) == (REMOTE, True)
    assert _judge(flag=True, label="Hybrid") == (HYBRID, False)
    assert _judge(flag=False, place="Remote - EU") == (REMOTE, True)
    assert _judge(flag=True, place="Oslo (Hybrid)") == (HYBRID, False)
    assert _judge(flag=False, title="Engineer (Remote)") == (REMOTE, True)
    assert _judge(flag=True, description="This is a hybrid role.") == (REMOTE, True)
    assert _judge(flag=False, description="This is a hybrid role.") == (HYBRID, False)
    assert _judge(flag=False, description="This is a fully remote role.") == (None, False)
    assert _judge(description="This is a fully remote role.") == (REMOTE, True)
    assert _judge(label="2") == (HYBRID, False)


@pytest.mark.parametrize(
    ("texts", "places", "expected"),
    [
        (("US",), (), ("US",)),
        (("Germany", "Austria"), (), ("DE", "AT")),
        (("EU",), (), ("EU",)),
        (("Worldwide",), (), ("Worldwide",)),
        (("Europe (UTC+1)",), (), ("Europe", "UTC+1")),
        (("California, US",), (), ("California, US",)),
        ((), ("Remote - EU",), ("EU",)),
        ((), ("Remote, US or Canada",), ("US",)),
        ((), ("Oslo, Norway",), ()),
        ((), ("Remote",), ()),
    ],
)
def test_where_from(texts: tuple[str, ...], places: tuple[str, ...], expected: tuple[str, ...]) -> None:
    resolved: list[Place] = [place for text in places for place in resolve(PlaceText(text=text))]
    assert remote_from(texts, resolved, remote=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This role is remote within the EU.", ("EU",)),
        ("You can work remotely from Germany or Austria, as you like.", ("DE", "AT")),
        ("Remote in the United States, with travel.", ("US",)),
        ("This is remote. Candidates must be based in Canada, working remotely.", ("CA",)),
        ("You can work remotely from a beach.", None),
        ("Remote in spirit.", None),
        ("Fully remote.", None),
    ],
)
def test_where_from_in_prose(text: str, expected: tuple[str, ...] | None) -> None:
    found = remote_from_of_description(text, fold(text))
    assert (found[0] if found else None) == expected


@given(st.text(max_size=300))
def test_never_raises(text: str) -> None:
    folded = fold(text)
    workplace_of_label(text)
    workplace_of_title(folded)
    workplace_of_description(folded)
    remote_from((text,), (), remote=True)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("the role can be done from home up to two days a week.", HYBRID),
        ("du kannst bis zu zwei tage pro woche im homeoffice arbeiten.", HYBRID),
        ("mobiles arbeiten ist nach absprache moglich.", HYBRID), ("homeoffice bis zu 60 % moglich.", HYBRID),
        ("un jour de teletravail par semaine apres trois mois.", HYBRID), ("teletravail possible.", HYBRID),
        ("posibilidad de teletrabajo dos dias a la semana.", HYBRID), ("modalidad hibrida.", HYBRID),
        ("thuiswerken kan tot twee dagen.", HYBRID), ("un giorno di smart working a settimana.", HYBRID),
        ("du kan arbeta hemifran tva dagar i veckan.", HYBRID),
        ("you will work from our leeds office three days a week.", HYBRID),
        ("cdi, 100 % teletravail depuis la france.", REMOTE), ("acme is a remote-first team.", REMOTE),
        ("poste en presentiel a lyon.", ONSITE), ("arbetet sker pa plats i lund.", ONSITE),
        ("flexible arbeitszeiten und homeoffice.", None), ("kein homeoffice moglich.", ONSITE),
        ("you help clients at home two days a week.", None), ("je helpt clienten thuis drie dagen per week.", None),
    ],
)  # fmt: skip
def test_some_days_at_home_are_hybrid(said: str, expected: Workplace | None) -> None:
    found = workplace_of_description(f"we keep the books of small firms.\n{said}\nwe look forward to you.")
    assert (found.workplace if found else None) is expected


@pytest.mark.parametrize(
    "label", ["Home Office möglich", "Civic Offices, with home working", "smart working", "50 % Homeoffice"]
)
def test_labels_of_some_days_at_home(label: str) -> None:
    assert workplace_of_label(label) is HYBRID
