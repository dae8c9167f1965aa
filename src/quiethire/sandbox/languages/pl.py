"""Polish."""

from quiethire.sandbox.languages.phrases import Phrases

PHRASES = Phrases(
    code="pl",
    headings=("Twoje zadania", "Nasze oczekiwania", "Oferujemy", "O nas"),
    labels=("Lokalizacja", "Wymiar etatu", "Wynagrodzenie", "Dział", "Tryb pracy", "Opublikowano", "Aplikuj teraz"),
    navigation=(
        "Strona główna",
        "O nas",
        "Blog",
        "Kontakt",
        "Zaloguj",
        "Kariera",
        "Oferty pracy",
        "Następna",
        "Życie w {company}",
        "Aplikacja spontaniczna",
    ),
    workplaces=("Stacjonarnie", "Hybrydowo", "Praca zdalna"),
    employments=("Pełny etat", "Część etatu", "B2B", "Umowa na czas określony", "Staż"),
    periods=("za godzinę", "miesięcznie", "rocznie"),
    departments=(
        "Inżynieria",
        "Dane",
        "Produkt",
        "Sprzedaż",
        "Marketing",
        "Finanse",
        "Kadry",
        "Logistyka",
        "Opieka",
        "Warsztat",
    ),
    occupations=(
        ("Programista Java", "engineering"),
        ("Inżynier automatyk", "engineering"),
        ("Administrator systemów", "engineering"),
        ("Analityk danych", "data"),
        ("Kierownik produktu", "product"),
        ("Kierownik projektu", "product"),
        ("Przedstawiciel handlowy", "sales"),
        ("Specjalista ds. obsługi klienta", "sales"),
        ("Specjalista ds. komunikacji", "marketing"),
        ("Specjalista ds. księgowości", "finance"),
        ("Kontroler finansowy", "finance"),
        ("Specjalista ds. rekrutacji", "people"),
        ("Magazynier", "operations"),
        ("Kierownik zmiany", "operations"),
        ("Pielęgniarz", "care"),
        ("Technik utrzymania ruchu", "workshop"),
    ),
    patterns=("{t} (K/M)", "Starszy {t} (K/M)", "{t} (k/m)", "Młodszy {t} (K/M)"),
    intros=(
        (
            "{company} tworzy rozwiązania, na których ludzie polegają każdego dnia pracy, i woli robić kilka "
            "rzeczy bardzo dobrze niż wiele po trosze."
        ),
        (
            "Nasz zespół {team} w lokalizacji {city} jest na tyle mały, że każdy wie, czym zajmują się inni, i "
            "na tyle duży, by kończyć to, co zaczyna."
        ),
        (
            "W ostatnich latach firma {company} wyrosła z kilku osób przy jednym stole na przedsiębiorstwo z "
            "klientami w ponad dwudziestu krajach."
        ),
        "Szukamy osoby, która lubi niedoprecyzowane problemy, pyta, zanim założy, i zapisuje, co i dlaczego ustalono.",
        "Dołączysz w chwili, gdy wiele ważnych decyzji jest jeszcze otwartych, a Twoje zdanie wpłynie na kolejne lata.",
    ),
    duties=(
        "Prowadzenie spraw od pierwszego pomysłu aż do stabilnego działania",
        "Planowanie tygodnia wspólnie z dwiema osobami i dbanie o realny plan",
        "Regularne rozmowy z klientami i dzielenie się wnioskami z zespołem",
        "Pisanie jasnych notatek dla tych, których nie było na spotkaniu",
        "Ustalanie, dlaczego coś jest wolne lub drogie, i mierzalne poprawianie tego",
        "Uważne sprawdzanie pracy innych i przyjmowanie uwag do własnej",
        "Przygotowywanie miesięcznych wskaźników swojego obszaru",
        "Wdrażanie nowych osób w pierwszych tygodniach pracy",
        "Bieżąca współpraca z dostawcami i partnerami",
        "Dbanie o jakość i bezpieczeństwo na co dzień",
    ),
    requirements=(
        "Co najmniej trzy lata doświadczenia na podobnym stanowisku",
        "Wykształcenie kierunkowe lub równoważna praktyka",
        "Bardzo dobra znajomość języka polskiego i dobra angielskiego",
        "Samodzielność i dotrzymywanie ustaleń",
        "Dokładność w pracy z liczbami i terminami",
        "Znajomość typowych narzędzi i ciekawość lepszych",
        "Chęć współpracy z ludźmi o różnych specjalnościach",
        "Gotowość do okazjonalnych wyjazdów do siedziby",
        "Mile widziana znajomość norm obowiązujących w branży",
    ),
    benefits=(
        "Dodatkowe dni wolne i elastyczne godziny pracy",
        "Budżet szkoleniowy, o którym decydujesz samodzielnie",
        "Prywatna opieka medyczna od pierwszego miesiąca",
        "Dobry sprzęt i spokój, by z niego korzystać",
        "Dofinansowanie dojazdów lub rower służbowy",
        "Program wdrożenia ze stałym opiekunem",
        "Stabilne zatrudnienie w rozwijającej się firmie",
    ),
    closings=(
        "Wyślij nam krótki list i życiorys. Na każde zgłoszenie odpowiadamy w ciągu dziesięciu dni roboczych.",
        "Nie spełniasz wszystkich punktów, ale wiesz, że dasz sobie radę? Aplikuj mimo to.",
        "Oceniamy zgłoszenia wyłącznie merytorycznie i cieszymy się z każdej osoby, która wnosi coś nowego.",
    ),
    notices=("Obecnie nie prowadzimy żadnych rekrutacji.", "Nie znaleziono strony", "Ta oferta nie jest już dostępna."),
    number=" ",
    pay_format="{low} - {high} {symbol} {period}",
)
