# ruff: noqa: E501  (markup is kept in one piece)
"""What sites of small firms say without labels: titles in plain text, places of addresses, hours, cards below the text."""

from datetime import UTC, datetime

import pytest

from quiethire.domain.posting import Posting
from quiethire.parsing.employment import employment_types
from quiethire.parsing.extract import extract_postings
from quiethire.parsing.occupations import has_gender_mark, looks_like_occupation
from quiethire.parsing.page import Page
from quiethire.parsing.pay import find_pay, parse_pay
from quiethire.parsing.posting_page import ends

NOW = datetime(2026, 11, 25, tzinfo=UTC)
TASKS = (
    "<ul><li>Du richtest die Maschinen ein und überwachst sie</li><li>Du prüfst Maße und pflegst die Werkzeuge</li>"
    "<li>Du hilfst neuen Kolleginnen und Kollegen bei ihren ersten Aufträgen</li></ul>"
)
FOOTER = "<footer><p>Dreherei Sandvoss GmbH<br>Am Wehr 4<br>87527 Sonthofen</p></footer>"


def page(
    body: str, *, title: str = "Stellen - Dreherei Sandvoss", url: str = "https://www.dreherei-sandvoss.de/stelle-7"
) -> Page:
    return Page(url, f"<!doctype html><html lang=de><title>{title}</title><body>{body}</body></html>".encode())


def read(body: str, **changes: str) -> Posting:
    (posting,) = extract_postings(page(body, **changes), now=NOW).postings
    return posting


def text(posting: Posting) -> str:
    return " ".join(posting.description_text.split())


INTRO = "<p>Seit 1974 drehen wir Teile für Bauernhöfe, Hotels und die kleine Werkstatt nebenan, und wir suchen Verstärkung.</p>"


def test_a_title_in_plain_text_goes_before_a_slogan_in_a_heading() -> None:
    posting = read(
        f"<h1>Drehst du mit uns?</h1><p><b>Zerspanungsmechaniker (m/w/d)</b></p>{INTRO}<p>Das machst du</p>{TASKS}"
        f"<p>Vollzeit, unbefristet, Gehalt nach Tarif.</p><a href=mailto:jobs@dreherei-sandvoss.de>Schreib uns</a>{FOOTER}"
    )
    assert posting.title == "Zerspanungsmechaniker (m/w/d)"
    assert posting.application_url == "mailto:jobs@dreherei-sandvoss.de"


def test_sections_under_headings_nobody_listed_belong_to_the_text() -> None:
    posting = read(
        f"<h1>Dreher (m/w/d)</h1><div><div>{INTRO * 3}</div></div><div><h3>So sieht dein Tag aus</h3>{TASKS}</div>"
        "<div><h3>Darauf darfst du dich verlassen</h3><ul><li>30 Tage Urlaub und ein Schlüssel zur Halle</li>"
        f"<li>Freitag um zwölf ist Wochenende</li></ul></div><a href=/bewerben>Jetzt bewerben</a>{FOOTER}"
    )
    assert text(posting).endswith("Freitag um zwölf ist Wochenende")


@pytest.mark.parametrize(
    "below",
    [
        "<h3>Ihr Ansprechpartner</h3><p>Rolf Sandvoss<br>Tel. 08321 660 12</p>",
        "<p>Rolf Sandvoss, 08321 660 12-0</p>",
        "<p>„Ich wollte nur ein Jahr bleiben.“</p><p>Korbinian</p><p>Obermonteur</p>",
        "<h2>Schnellbewerbung</h2><form><label>Name</label><input><label>Telefon</label><input><button>Los</button></form>",
        "<h3>Weitere freie Stellen</h3><p>Fräser (m/w/d)</p><p>Azubi 2027</p>",
        "<p>Letzte Änderung: 05.11.2026</p>",
    ],
)
def test_what_stands_below_is_no_text(below: str) -> None:
    posting = read(
        f"<h1>Dreher (m/w/d)</h1>{INTRO * 2}<h3>Deine Aufgaben</h3>{TASKS}<p>Wir zahlen nach Tarif und geben 30 Tage Urlaub.</p>"
        f"{below}{FOOTER}"
    )
    assert text(posting).endswith("geben 30 Tage Urlaub.")


def test_an_introduction_before_the_title_belongs_to_the_text() -> None:
    posting = read(
        "<p>Die Dreherei Sandvoss fertigt mit zwölf Leuten Teile für Seilbahnen. Wir suchen zum nächsten Ersten einen</p>"
        f"<h1>Dreher (m/w/d)</h1><p>in Vollzeit (38 Std./Woche)</p><h2>Ihre Aufgaben</h2>{TASKS}{FOOTER}"
    )
    assert text(posting).startswith("Die Dreherei Sandvoss fertigt")
    assert [kind.value for kind in posting.employment_types] == ["FULL_TIME"]


@pytest.mark.parametrize(
    ("address", "url", "place"),
    [
        ("Am Wehr 4, 87527 Sonthofen", "https://a.de/jobs/1", "Sonthofen"),
        ("Parallelweg 31<br>7271 VB Borculo", "https://a.nl/jobs/1", "Borculo"),
        ("611 Haywood Rd, Asheville, NC 28806", "https://a.com/jobs/1", "Asheville, NC"),
        ("118 Gloucester Road<br>Bristol BS7 8NL", "https://a.co.uk/jobs/1", "Bristol"),
        ("Smedjegatan 5<br>543 50 Tibro", "https://a.se/jobs/1", "Tibro"),
        ("The Creamery, Kilshanny, Co. Clare V95 X2T7", "https://a.ie/jobs/1", "Kilshanny, Co. Clare"),
    ],
)
def test_the_one_address_of_the_site_is_the_place(address: str, url: str, place: str) -> None:
    posting = read(f"<h1>Dreher (m/w/d)</h1>{INTRO}<h2>Aufgaben</h2>{TASKS}<footer><p>{address}</p></footer>", url=url)
    assert [one.text for one in posting.places] == [place]


def test_two_addresses_are_no_place_unless_the_text_names_one() -> None:
    two = "<footer><p>Am Wehr 4, 87527 Sonthofen</p><p>Ring 9, 50667 Köln</p></footer>"
    ad = f"<h1>Dreher (m/w/d)</h1>{INTRO}<h2>Aufgaben</h2>{TASKS}"
    assert read(ad + two).places == ()
    assert [
        one.city
        for one in read(f"{ad}<p>Gearbeitet wird in Köln, gleich hinter dem Dom, in der alten Halle.</p>{two}").places
    ] == ["Köln"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("36-40 uur", ["FULL_TIME"]),
        ("32 t/uge", []),
        ("20 - 24 uur", ["PART_TIME"]),
        ("30-40 Stunden", []),
        ("Pensum 60 %", ["PART_TIME"]),
        ("38/38", ["FULL_TIME"]),
        ("0.6 FTE", ["PART_TIME"]),
        ("voltijdse functie", ["FULL_TIME"]),
        ("permanent_contract", []),
    ],
)
def test_hours_and_shares(text: str, kinds: list[str]) -> None:
    assert [kind.value for kind in employment_types((text,))] == kinds


@pytest.mark.parametrize(
    ("text", "country", "language", "pay"),
    [
        ("$22,000 a $28,000 mensuales", "MX", "es", (22000, 28000, "MXN", "month")),
        ("minimaal 2.968,44 euro en maximaal 5.010,87 euro per maand", "BE", "nl", (2968.44, 5010.87, "EUR", "month")),
        ("2.412,36 € (sans ancienneté) à 3.298,77 € brut par mois", "BE", "fr", (2412.36, 3298.77, "EUR", "month")),
        ("208 kr/time", "NO", "nb", (208, 208, "NOK", "hour")),
        ("S/ 4,500 - S/ 5,500 per month", "PE", "en", (4500, 5500, "PEN", "month")),
        ("1350 до 1700 евро бруто на месец", "BG", "bg", (1350, 1700, "EUR", "month")),
        ("A$95,000 a year", None, "en", (95000, 95000, "AUD", "year")),
    ],
)
def test_pay_as_printed(text: str, country: str | None, language: str, pay: tuple[float, float, str, str]) -> None:
    found = parse_pay(text, country_hint=country, language=language)
    assert found is not None
    assert (found.minimum, found.maximum, found.currency, found.period and found.period.value) == pay


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Contrato sem termo, 1.080 € brutos x 14 meses, subsídio de alimentação de 9,60 € em cartão.", 1080),
        ("We pay for the course and the exam (it is £890).", None),
        ("£41,870 per annum plus London weighting of £3,600", 41870),
        ("Friskvårdsbidrag på 3 000 kronor", None),
    ],
)
def test_pay_in_prose(text: str, amount: float | None) -> None:
    found = find_pay(text, country_hint=None, language="en")
    assert (found and found[0].minimum) == amount


@pytest.mark.parametrize(
    "text",
    ["Supervisor(a)", "Técnico/a", "Educatore/Educatrice", "PTA (PTA, m/w/d)", "Bakker (m/v/x)", "Soudeur (H/F)"],
)
def test_both_forms_mark_a_title(text: str) -> None:
    assert has_gender_mark(text)


@pytest.mark.parametrize("text", ["Products and/or services", "I/O", "Sales/Marketing", "Mon/Tue", "w/ benefits"])
def test_slashes_that_mark_no_title(text: str) -> None:
    assert not has_gender_mark(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lagermedarbetare",
        "Wijkverpleegkundige",
        "Butikkmedarbeider",
        "Tornitore CNC",
        "Медицинска сестра",
        "Bench joiner",
    ],
)
def test_occupations_of_many_trades(text: str) -> None:
    assert looks_like_occupation(text)


@pytest.mark.parametrize(
    "line",
    [
        "Weitere offene Stellen",
        "Other roles",
        "Nos autres offres",
        "Ook bij Koelwerk",
        "Otras vacantes",
        "Vragen?",
        "Kontakt",
    ],
)
def test_headings_of_other_matters(line: str) -> None:
    assert ends.begins_other_matter(line.lower())


@pytest.mark.parametrize("line", ["What you will do", "Das bieten wir", "Over the years", "Unsere Aufgabe"])
def test_headings_of_the_text(line: str) -> None:
    assert not ends.begins_other_matter(line.lower())


def test_facts_above_the_text_are_no_text_of_it() -> None:
    told = (
        "<h1>Dreher (m/w/d)</h1><p>37.5 hours per week, 12 month fixed term contract (maternity cover)</p>"
        "<div><div>Abteilung</div><div>Fertigung</div><div>Laufbahn</div><div>Technischer Dienst der Stufe drei</div>"
        f"<div>Arbeitszeit</div><div>Vollzeit</div></div>{INTRO}<h2>Deine Aufgaben</h2>{TASKS}"
    )
    assert text(read(told)).startswith("Seit 1974")


def test_other_positions_below_the_text_are_no_text_of_it() -> None:
    below = "<h4>Fertigung</h4><ul><li>Fräser (m/w/d)</li><li>Schlosser (m/w/d)</li></ul>"
    posting = read(f"<h1>Dreher (m/w/d)</h1>{INTRO}<h2>Deine Aufgaben</h2>{TASKS}{INTRO * 2}{below}")
    assert "Fräser" not in posting.description_text
    assert text(posting).endswith("suchen Verstärkung.")


def test_a_list_of_facts_below_the_text_is_read() -> None:
    below = "<ul><li>Sonthofen, Bayern</li><li>Vor Ort</li><li>Teilzeit</li><li>Fertigung</li></ul>"
    posting = read(f"<h1>Dreher (m/w/d)</h1>{INTRO}<h2>Deine Aufgaben</h2>{TASKS}<p>Wir freuen uns.</p>{below}")
    assert [place.city for place in posting.places] == ["Sonthofen"]
    assert posting.workplace is not None
    assert posting.workplace.value == "onsite"
    assert [kind.value for kind in posting.employment_types] == ["PART_TIME"]


def test_a_date_behind_a_label_is_not_the_day_of_posting() -> None:
    told = (
        "<h1>Dreher (m/w/d)</h1><dl><dt>Vorstellungsgespräche</dt><dd><time datetime=2026-12-07>7. Dezember</time></dd>"
        f"</dl>{INTRO}<h2>Deine Aufgaben</h2>{TASKS}"
    )
    assert read(told).posted_at is None


def test_the_house_first_where_the_form_of_a_vendor_says_so() -> None:
    told = f"<h1>Dreher (m/w/d)</h1><h2>Company Description</h2>{INTRO}<h2>Job Description</h2>{INTRO}{TASKS}"
    assert text(read(told)).startswith("Company Description")


def test_an_invitation_is_no_title() -> None:
    cook = "<p>Dinner shifts, four or five nights. You have worked a busy station. $22 to $25 an hour plus tips.</p>"
    told = f"<h2>Come cook (and pour) with us</h2><p>A small place by the sea.</p><h4>Line Cook</h4>{cook}<h4>Host</h4>{cook}"
    whole = page(told, title="Join us", url="https://www.example-diner.com/join-us")
    assert [one.title for one in extract_postings(whole, now=NOW).postings] == ["Line Cook", "Host"]


def test_hours_of_a_shift_are_no_week() -> None:
    assert employment_types(("Turnos rotativos de 6, 8 y 12 horas",)) == ()


@pytest.mark.parametrize("name", ["Karriereportal Dreherei Sandvoss", "Dreherei Sandvoss ****S Sonthofen"])
def test_what_sites_put_around_the_name(name: str) -> None:
    told = page(f"<h1>Dreher (m/w/d)</h1>{INTRO}<h2>Deine Aufgaben</h2>{TASKS}", title=f"Dreher (m/w/d) - {name}")
    (posting,) = extract_postings(told, now=NOW).postings
    assert posting.company == "Dreherei Sandvoss"


def test_a_number_behind_a_label_is_no_title() -> None:
    told = (
        "<h1>Karriere</h1><div><b>Dreher (m/w/d) für große Teile</b></div><table><tr><th>Stelle</th><td>2026-TI-0118</td></tr>"
        f"</table>{INTRO}<h2>Deine Aufgaben</h2>{TASKS}"
    )
    assert read(told, title="Ausschreibung 2026-TI-0118").title == "Dreher (m/w/d) für große Teile"


@pytest.mark.parametrize(
    ("said", "low", "high", "period"),
    [
        ("$31.50 to $34.25 per hour, plus a $2.00 night premium.", 31.5, 34.25, "hour"),
        ("The fee will be set between US$ 420 and US$ 550 per day.", 420, 550, "day"),
        ("€ 3.000 bis € 3.500 brutto im Monat, dazu 150 € Fahrtkosten", 3000, 3500, "month"),
    ],
)
def test_what_is_added_to_pay_is_not_pay(said: str, low: float, high: float, period: str) -> None:
    found = find_pay(said)
    assert found is not None
    assert (found[0].minimum, found[0].maximum) == (low, high)
    assert found[0].period is not None
    assert found[0].period.value == period


def test_pay_of_a_site_whose_places_lie_in_several_countries() -> None:
    told = (
        "<h1>Profesional de monitoreo</h1><p>Ubicación: Bogotá y Quito</p><p>Salario: $4.200.000 mensuales</p>"
        "<h2>Funciones</h2><ul><li>Diseñar y poner en marcha el sistema de seguimiento del proyecto</li><li>Visitar a las"
        " asociaciones y preparar los informes de cada trimestre</li></ul><h2>Requisitos</h2><p>Tres años de experiencia en"
        " proyectos rurales y buen manejo de hojas de cálculo.</p>"
    )
    whole = page(told, title="Convocatoria", url="https://www.cienaga.org.co/convocatoria/profesional-de-monitoreo")
    (posting,) = extract_postings(whole, now=NOW).postings
    assert {place.country for place in posting.places} == {"CO", "EC"}
    assert posting.pay is not None
    assert posting.pay.currency == "COP"
