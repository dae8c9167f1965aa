"""Italian."""

from quiethire.sandbox.languages.phrases import Phrases

PHRASES = Phrases(
    code="it",
    headings=("Le tue attività", "Il tuo profilo", "Cosa offriamo", "Chi siamo"),
    labels=(
        "Sede",
        "Tipo di contratto",
        "Retribuzione",
        "Reparto",
        "Modalità di lavoro",
        "Pubblicato il",
        "Candidati ora",
    ),
    navigation=(
        "Home",
        "Chi siamo",
        "Blog",
        "Contatti",
        "Accedi",
        "Lavora con noi",
        "Posizioni aperte",
        "Avanti",
        "La vita in {company}",
        "Candidatura spontanea",
    ),
    workplaces=("In sede", "Ibrido", "Da remoto"),
    employments=("Tempo pieno", "Part time", "Partita IVA", "Tempo determinato", "Tirocinio"),
    periods=("all'ora", "al mese", "all'anno"),
    departments=(
        "Ingegneria",
        "Dati",
        "Prodotto",
        "Vendite",
        "Marketing",
        "Finanza",
        "Risorse umane",
        "Logistica",
        "Assistenza",
        "Officina",
    ),
    occupations=(
        ("Ingegnere del software", "engineering"),
        ("Sviluppatore web", "engineering"),
        ("Tecnico di rete", "engineering"),
        ("Analista dati", "data"),
        ("Responsabile di prodotto", "product"),
        ("Project manager", "product"),
        ("Commerciale estero", "sales"),
        ("Addetto al servizio clienti", "sales"),
        ("Addetto alla comunicazione", "marketing"),
        ("Impiegato contabile", "finance"),
        ("Addetto alle paghe", "finance"),
        ("Addetto alla selezione", "people"),
        ("Magazziniere", "operations"),
        ("Responsabile logistica", "operations"),
        ("Infermiere", "care"),
        ("Manutentore meccanico", "workshop"),
    ),
    patterns=("{t} (M/F)", "{t} senior (M/F)", "{t} (m/f/d)", "{t} junior (M/F)"),
    intros=(
        (
            "{company} realizza prodotti su cui le persone contano ogni giorno di lavoro e preferisce fare "
            "poche cose molto bene che molte a metà."
        ),
        (
            "Il nostro gruppo {team} a {city} è abbastanza piccolo perché tutti sappiano a cosa lavorano gli "
            "altri e abbastanza grande da finire ciò che inizia."
        ),
        (
            "Negli ultimi anni {company} è passata da poche persone attorno a un tavolo a un'azienda con "
            "clienti in oltre venti paesi."
        ),
        (
            "Cerchiamo una persona che ami i problemi ancora grezzi, che chieda prima di supporre e che scriva "
            "ciò che è stato deciso."
        ),
        (
            "Arriverai in un momento in cui molte scelte importanti sono ancora aperte e il tuo giudizio "
            "segnerà i prossimi anni."
        ),
    ),
    duties=(
        "Portare un'attività dalla prima idea fino al funzionamento stabile",
        "Pianificare la settimana con due colleghi e mantenere il piano realistico",
        "Parlare regolarmente con i clienti e condividere con il gruppo ciò che ascolti",
        "Scrivere note chiare per chi non era presente",
        "Capire perché qualcosa è lento o costoso e migliorarlo in modo misurabile",
        "Rivedere con cura il lavoro degli altri e accettare lo stesso per il proprio",
        "Preparare gli indicatori mensili della tua area e commentarli",
        "Affiancare i nuovi colleghi nelle prime settimane",
        "Coordinarti con fornitori e partner esterni",
        "Vigilare ogni giorno su qualità e sicurezza",
    ),
    requirements=(
        "Almeno tre anni di esperienza in un ruolo simile",
        "Laurea o diploma in un ambito affine, oppure esperienza equivalente",
        "Ottima conoscenza dell'italiano e buona dell'inglese",
        "Autonomia e rispetto degli impegni presi",
        "Precisione con i numeri e con le scadenze",
        "Conoscenza degli strumenti del mestiere e curiosità per quelli migliori",
        "Piacere nel lavorare con persone di competenze diverse",
        "Disponibilità a brevi trasferte a {city}",
        "È gradita la conoscenza delle norme del settore",
    ),
    benefits=(
        "Ventisei giorni di ferie e orario flessibile",
        "Un budget per la formazione che decidi tu",
        "Assistenza sanitaria integrativa dal primo mese",
        "Buoni strumenti e la tranquillità per usarli",
        "Rimborso dell'abbonamento ai mezzi pubblici",
        "Un percorso di inserimento con un collega di riferimento",
        "Buoni pasto per ogni giorno lavorato",
    ),
    closings=(
        "Inviaci una breve lettera e il curriculum; rispondiamo a ogni candidatura entro dieci giorni lavorativi.",
        "Se non soddisfi ogni punto ma pensi di poter fare bene questo lavoro, candidati comunque.",
        "Valutiamo ogni candidatura per il suo merito e accogliamo chi porta qualcosa che ci manca.",
    ),
    notices=(
        "Al momento non ci sono posizioni aperte.",
        "Pagina non trovata",
        "Questa posizione non è più disponibile.",
    ),
    number=".",
    pay_format="{low} {symbol} - {high} {symbol} {period}",
)
