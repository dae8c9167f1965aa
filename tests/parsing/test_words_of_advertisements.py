# ruff: noqa: E501  (lists of words)
"""Labels, calls to apply, headings of sections and of other postings, in the languages career sites are written in."""

import pytest

from quiethire.parsing.posting_page import ends, labels, phrases
from quiethire.parsing.words import fold

LABELS = {
    labels.POSTED: "Advertised;Date of posting;Erscheinungsdatum;Datum der Veröffentlichung;Date de mise en ligne;"
    "Datum plaatsing;Fecha de publicación;Pubblicato il;Publiceringsdatum",
    labels.VALID: "Applications close;Bewerbungsschluss;Clôture;Plazo de presentación;Scadenza bando;Solliciteren tot;"
    "Termin składania ofert;Inscrições até;Søknadsfrist",
    labels.LOCATION: "Duty station;Based at;Dienstsitz;Lieu du poste;Localidad;Luogo di lavoro;Standplaats;Miejsce pracy",
    labels.PAY: "Rate of pay;Vergütung;Salaire brut;Retribución;RAL;Salarisschaal;Widełki;Lön",
    labels.EMPLOYMENT: "Tenure;Beschäftigungsgrad;Durée du travail;Jornada laboral;Orario di lavoro;Urenomvang;Wymiar etatu",
    labels.WORKPLACE: "Work arrangement;Telework;Arbeitsmodell;Mode de travail;Modalidad de trabajo;Tryb pracy",
    labels.COMPANY: "Hiring organization;Arbeitgeber;Employeur;Entidad;Datore di lavoro;Werkgever;Pracodawca",
    labels.REQUISITION: "Position No;Competition number;Kennziffer;Numéro d'offre;Vacaturenummer;Diarienummer",
}
APPLY = (
    "Send your application;Email your CV;I'm interested;Start application;Bewerbung einreichen;Zum Bewerbungsformular;"
    "Interesse geweckt?;Envoyer ma candidature;Postularme;Invia CV;Solliciteer nu;Wyślij CV;Skicka ansökan"
)
SECTIONS = (
    "Essential criteria;Person specification;Tätigkeiten;Das bringst du mit;Über uns;Nous offrons;Quiénes somos;Taken;"
    "O nas;Sobre nós;Arbeidsoppgaver;Kvalifikasjoner;Arbejdsopgaver"
)
OTHERS = (
    "Offres similaires;Ces offres pourraient vous intéresser;Empleos relacionados;Offerte simili;Vergelijkbare vacatures;"
    "Vagas semelhantes;Relaterede job;Diese Stellen könnten Sie auch interessieren;Otras convocatorias"
)


@pytest.mark.parametrize(("kind", "label"), [(kind, one) for kind, all_ in LABELS.items() for one in all_.split(";")])
def test_labels(kind: str, label: str) -> None:
    assert labels.kind_of_label(f"{label}:") == kind


@pytest.mark.parametrize("text", APPLY.split(";"))
def test_calls_to_apply(text: str) -> None:
    assert phrases.says_apply(fold(text))


@pytest.mark.parametrize("text", SECTIONS.split(";"))
def test_headings_of_sections(text: str) -> None:
    assert phrases.is_section(fold(text))


@pytest.mark.parametrize("text", OTHERS.split(";"))
def test_headings_of_other_postings(text: str) -> None:
    assert ends.begins_other_matter(fold(text))
    assert not phrases.is_section(fold(text))
