"""Language, seniority, experience, sponsorship, requirements, and the folding they stand on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiethire.domain.posting import Sponsorship
from quiethire.parsing.html import to_text
from quiethire.parsing.language import detect_language, language_code
from quiethire.parsing.requirements import requirements
from quiethire.parsing.seniority import experience_years, seniority
from quiethire.parsing.sponsorship import sponsorship
from quiethire.parsing.words import fold

TEXTS = {
    "en": "We are looking for an engineer who will work with our team on the systems that run the shop.",
    "de": (
        "Wir suchen eine Person, die mit uns an den Systemen arbeitet und sich um die Kunden "
        "kümmert. Du bist bei uns richtig."
    ),
    "fr": (
        "Nous recherchons une personne pour rejoindre notre équipe et travailler sur les produits "
        "de la société avec vous."
    ),
    "es": "Buscamos una persona para nuestro equipo que trabaje en los productos de la empresa y con los clientes.",
    "pt": (
        "Procuramos uma pessoa para a nossa equipe que trabalhe em produtos da empresa e com os "
        "clientes, não só no Brasil."
    ),
    "it": "Cerchiamo una persona per il nostro team che lavori sui prodotti della società e con i clienti in Italia.",
    "nl": "Wij zoeken een collega die samen met ons aan de producten van het bedrijf werkt en met klanten wil praten.",
    "pl": (
        "Szukamy osoby do naszego zespołu, która będzie pracować nad produktami firmy i z "
        "klientami oraz na rzecz rozwoju."
    ),
    "sv": "Vi söker en person som vill arbeta med våra produkter och för kunder i hela landet. Du är en del av oss.",
    "ja": "私たちは、製品を開発するエンジニアを募集しています。チームで働くことが好きな方を歓迎します。",
    "zh": "我们正在招聘一名软件工程师，负责产品的设计与开发，与团队一起工作。",
    "ru": "Мы ищем инженера, который будет работать вместе с нами над продуктами компании и был бы рад новому.",
    "bg": "Търсим инженер, който ще работи заедно с нас по продуктите на компанията и с клиентите.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_language(language: str) -> None:
    assert detect_language(fold(TEXTS[language])) == language


def test_an_unsure_language_is_unknown() -> None:
    assert detect_language("python go rust kubernetes") is None
    assert detect_language("") is None


def test_declared_language() -> None:
    assert [language_code(text) for text in ("de-DE", "en_US", "EN", "no", "german", "", None)] == [
        *("de", "en", "en", "nb"),
        *(None, None, None),
    ]


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Senior Engineer", "senior"), ("Sr. Engineer", "senior"), ("Junior Developer", "junior"), ("Intern", "intern"),
        ("Werkstudent IT", "intern"), ("Head of Sales", "director"), ("Director, Finance", "director"),
        ("VP Marketing", "executive"), ("Chief Technology Officer", "executive"), ("Staff Engineer", "lead"),
        ("Teamleiter Vertrieb", "lead"), ("Mid-level Designer", "mid"), ("Engineer", None), ("Staff Nurse", None),
        ("Lead Generation Specialist", None), ("Art Director", None), ("Senior Living Aide", None),
        ("Executive Assistant", None), ("Internal Auditor", None),
    ],
)  # fmt: skip
def test_seniority(title: str, level: str | None) -> None:
    assert seniority(fold(title)) == level


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("5+ years of experience with Go", 5), ("3-5 years of relevant experience", 3),
        ("At least 3 years' experience. 7 years of experience in sales.", 7), ("mindestens 4 Jahre Berufserfahrung", 4),
        ("3 ans d'expérience", 3), ("2 años de experiencia", 2), ("min. 3 lata doświadczenia", 3),
        ("We have 20 years of experience", 20), ("Founded 12 years ago", None), ("a 4 year degree", None), ("", None),
    ],
)  # fmt: skip
def test_experience(text: str, years: int | None) -> None:
    assert experience_years(fold(text)) == years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We offer visa sponsorship.", Sponsorship.YES),
        ("Visa sponsorship is available for this role.", Sponsorship.YES),
        ("We sponsor visas, and more.", Sponsorship.YES),
        ("We are not able to sponsor visas for this role.", Sponsorship.NO),
        ("We cannot provide visa sponsorship.", Sponsorship.NO),
        ("Visa sponsorship is not available.", Sponsorship.NO),
        ("Must be authorized to work in the US without visa sponsorship.", Sponsorship.NO),
        ("No sponsorship.", Sponsorship.NO),
        ("We sponsor a local football club.", None),
        ("You will work with our executive sponsors.", None),
        ("Our cards run on the Visa network.", None),
        ("", None),
    ],
)
def test_sponsorship(text: str, expected: Sponsorship | None) -> None:
    found = sponsorship(fold(text))
    assert (found[0] if found else None) is expected


@pytest.mark.parametrize(
    ("heading", "other"),
    [
        ("Requirements", "Benefits"), ("What you'll bring", "What we offer"), ("Dein Profil", "Wir bieten"),
        ("Votre profil", "Nous offrons"), ("Requisitos", "Ofrecemos"), ("Wat wij vragen", "Wij bieden"),
        ("O que procuramos", "Oferecemos"), ("Requisiti", "Offriamo"), ("Wymagania", "Oferujemy"),
        ("Kvalifikationer", "Vi erbjuder"),
    ],
)  # fmt: skip
def test_requirements_are_the_bullets_under_their_heading(heading: str, other: str) -> None:
    html = (
        f"<h3>What happens</h3><ul><li>Build</li></ul><h3>{heading}</h3><ul><li>Python</li><li>Kindness</li></ul>"
        f"<h3>{other}</h3><ul><li>Coffee</li></ul>"
    )
    text = to_text(html)
    assert requirements(text, fold(text)) == ("Python", "Kindness")


def test_no_requirements_without_a_heading() -> None:
    text = to_text("<p>We are nice.</p><ul><li>Coffee</li></ul>")
    assert requirements(text, fold(text)) == ()


@given(st.text(max_size=300))
def test_folding_keeps_every_position_and_is_done_once(text: str) -> None:
    once = fold(text)
    assert len(once) == len(text)
    assert fold(once) == once


@given(st.text(max_size=400))
def test_readers_never_raise(text: str) -> None:
    folded = fold(text)
    detect_language(folded)
    seniority(folded)
    experience_years(folded)
    sponsorship(folded)
    requirements(text, folded)
    language_code(text)
