"""German."""

from quiethire.sandbox.languages.phrases import Phrases

PHRASES = Phrases(
    code="de",
    headings=("Ihre Aufgaben", "Ihr Profil", "Wir bieten", "Über uns"),
    labels=(
        "Arbeitsort",
        "Anstellungsart",
        "Gehalt",
        "Abteilung",
        "Arbeitsmodell",
        "Veröffentlicht am",
        "Jetzt bewerben",
    ),
    navigation=(
        "Startseite",
        "Über uns",
        "Blog",
        "Kontakt",
        "Anmelden",
        "Karriere",
        "Offene Stellen",
        "Weiter",
        "Arbeiten bei {company}",
        "Initiativbewerbung",
    ),
    workplaces=("Vor Ort", "Hybrid", "Remote"),
    employments=("Vollzeit", "Teilzeit", "Freiberuflich", "Befristet", "Praktikum"),
    periods=("pro Stunde", "pro Monat", "pro Jahr"),
    departments=(
        "Entwicklung",
        "Daten",
        "Produkt",
        "Vertrieb",
        "Marketing",
        "Finanzen",
        "Personal",
        "Logistik",
        "Pflege",
        "Werkstatt",
    ),
    occupations=(
        ("Softwareentwickler", "engineering"),
        ("Elektroingenieur", "engineering"),
        ("Systemadministrator", "engineering"),
        ("Datenanalyst", "data"),
        ("Produktmanager", "product"),
        ("Projektleiter Bau", "product"),
        ("Vertriebsmitarbeiter im Außendienst", "sales"),
        ("Kundenberater", "sales"),
        ("Referent Öffentlichkeitsarbeit", "marketing"),
        ("Bilanzbuchhalter", "finance"),
        ("Sachbearbeiter Rechnungswesen", "finance"),
        ("Personalreferent", "people"),
        ("Fachkraft für Lagerlogistik", "operations"),
        ("Disponent", "operations"),
        ("Pflegefachkraft", "care"),
        ("Physiotherapeut", "care"),
        ("Industriemechaniker", "workshop"),
        ("Mechatroniker", "workshop"),
        ("Elektroniker für Betriebstechnik", "workshop"),
    ),
    patterns=("{t} (m/w/d)", "Senior {t} (m/w/d)", "{t} (w/m/d)", "Junior {t} (m/w/d)", "{t} (m/w/d)"),
    intros=(
        (
            "{company} entwickelt Lösungen, auf die sich Menschen jeden Arbeitstag verlassen, und macht lieber "
            "wenige Dinge richtig gut als viele nur halb."
        ),
        (
            "Unser Bereich {team} in {city} ist klein genug, dass alle wissen, woran die anderen arbeiten, und "
            "groß genug, um Begonnenes zu Ende zu bringen."
        ),
        (
            "In den vergangenen Jahren ist {company} von einer Handvoll Leute an einem Tisch zu einem "
            "Unternehmen mit Kunden in über zwanzig Ländern gewachsen."
        ),
        (
            "Wir suchen jemanden, der Freude an kniffligen Fragen hat, nachfragt, bevor er etwas annimmt, und "
            "festhält, was warum entschieden wurde."
        ),
        (
            "Sie kommen zu einem Zeitpunkt, an dem viele wichtige Entscheidungen noch offen sind, und Ihr "
            "Urteil wird die nächsten Jahre prägen."
        ),
    ),
    duties=(
        "Sie begleiten Vorhaben von der ersten unscharfen Idee bis zum laufenden Betrieb",
        "Sie planen die Woche gemeinsam mit zwei Kolleginnen und Kollegen und halten den Plan ehrlich",
        "Sie sprechen regelmäßig mit Kunden und tragen das Gehörte in das ganze Team",
        "Sie dokumentieren Änderungen verständlich für alle, die nicht dabei waren",
        "Sie finden heraus, warum etwas langsam oder teuer ist, und verbessern es messbar",
        "Sie prüfen die Arbeit anderer sorgfältig und nehmen Hinweise zur eigenen gern an",
        "Sie bereiten die monatlichen Kennzahlen Ihres Bereichs auf und erläutern sie",
        "Sie arbeiten neue Kolleginnen und Kollegen in den ersten Wochen ein",
        "Sie stimmen sich eng mit Lieferanten und Partnern ab",
        "Sie achten auf Qualität und Arbeitssicherheit und greifen ein, wenn etwas nicht stimmt",
    ),
    requirements=(
        "Mindestens drei Jahre Berufserfahrung in einer vergleichbaren Position",
        "Abgeschlossenes Studium oder Berufsausbildung in einem passenden Fach",
        "Sehr gute Deutschkenntnisse in Wort und Schrift, gute Englischkenntnisse",
        "Selbstständige und zuverlässige Arbeitsweise",
        "Sorgfalt im Umgang mit Zahlen und Terminen",
        "Sicherer Umgang mit den üblichen Werkzeugen und Neugier auf bessere",
        "Freude an der Zusammenarbeit mit Menschen verschiedener Fachrichtungen",
        "Bereitschaft zu gelegentlichen Reisen nach {city}",
        "Führerschein der Klasse B ist von Vorteil",
        "Kenntnis der einschlägigen Normen und Vorschriften",
    ),
    benefits=(
        "Dreißig Tage Urlaub und flexible Arbeitszeiten",
        "Ein Weiterbildungsbudget, über das Sie selbst entscheiden",
        "Zuschuss zur betrieblichen Altersvorsorge ab dem ersten Monat",
        "Gutes Werkzeug und die Ruhe, es zu benutzen",
        "Jobticket oder Dienstrad nach Wahl",
        "Eine gründliche Einarbeitung mit festem Ansprechpartner",
        "Unbefristeter Arbeitsvertrag in einem wachsenden Unternehmen",
    ),
    closings=(
        (
            "Wir freuen uns auf Ihre Bewerbung mit kurzem Anschreiben und Lebenslauf und antworten innerhalb "
            "von zehn Arbeitstagen."
        ),
        "Sie erfüllen nicht jeden Punkt, trauen sich die Arbeit aber zu? Dann bewerben Sie sich bitte trotzdem.",
        "Bewerbungen schwerbehinderter Menschen werden bei gleicher Eignung bevorzugt berücksichtigt.",
    ),
    notices=(
        "Derzeit haben wir keine offenen Stellen.",
        "Seite nicht gefunden",
        "Diese Stelle ist nicht mehr verfügbar.",
    ),
    number=".",
    pay_format="{low} {symbol} – {high} {symbol} {period}",
)
