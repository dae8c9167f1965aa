"""French."""

from quiethire.sandbox.languages.phrases import Phrases

PHRASES = Phrases(
    code="fr",
    headings=("Vos missions", "Votre profil", "Nous vous proposons", "Qui sommes-nous"),
    labels=("Lieu", "Type de contrat", "Salaire", "Service", "Mode de travail", "Publié le", "Postuler"),
    navigation=(
        "Accueil",
        "Qui sommes-nous",
        "Blog",
        "Contact",
        "Connexion",
        "Carrières",
        "Nos offres",
        "Suivant",
        "La vie chez {company}",
        "Candidature spontanée",
    ),
    workplaces=("Sur site", "Hybride", "Télétravail complet"),
    employments=("Temps plein", "Temps partiel", "Freelance", "CDD", "Stage"),
    periods=("de l'heure", "par mois", "par an"),
    departments=(
        "Ingénierie",
        "Données",
        "Produit",
        "Commerce",
        "Communication",
        "Finance",
        "Ressources humaines",
        "Logistique",
        "Soins",
        "Atelier",
    ),
    occupations=(
        ("Ingénieur logiciel", "engineering"),
        ("Développeur full stack", "engineering"),
        ("Technicien réseau", "engineering"),
        ("Analyste de données", "data"),
        ("Chef de projet", "product"),
        ("Responsable produit", "product"),
        ("Chargé d'affaires", "sales"),
        ("Conseiller clientèle", "sales"),
        ("Chargé de communication", "marketing"),
        ("Comptable général", "finance"),
        ("Contrôleur de gestion", "finance"),
        ("Chargé de recrutement", "people"),
        ("Gestionnaire de stocks", "operations"),
        ("Responsable d'entrepôt", "operations"),
        ("Infirmier diplômé d'État", "care"),
        ("Technicien de maintenance", "workshop"),
        ("Conducteur de ligne", "workshop"),
    ),
    patterns=("{t} (H/F)", "{t} senior (H/F)", "{t} (F/H)", "{t} confirmé (H/F)"),
    intros=(
        (
            "{company} conçoit des produits sur lesquels on compte chaque jour de travail, et préfère en "
            "réussir quelques-uns que d'en commencer beaucoup."
        ),
        (
            "Notre équipe {team} à {city} est assez petite pour que chacun sache ce que font les autres, et "
            "assez grande pour finir ce qu'elle entreprend."
        ),
        (
            "En quelques années, {company} est passée d'une poignée de personnes autour d'une table à une "
            "entreprise présente dans plus de vingt pays."
        ),
        (
            "Nous cherchons une personne qui aime les problèmes mal définis, qui pose des questions et qui "
            "note ce qui a été décidé."
        ),
        (
            "Vous arrivez à un moment où beaucoup de choix importants restent ouverts, et votre avis comptera "
            "pour les années à venir."
        ),
    ),
    duties=(
        "Mener un sujet de la première idée jusqu'à la mise en service, puis le suivre dans la durée",
        "Préparer la semaine avec deux collègues et garder un planning réaliste",
        "Échanger régulièrement avec les clients et partager leurs retours avec l'équipe",
        "Rédiger des notes claires pour celles et ceux qui n'étaient pas présents",
        "Comprendre pourquoi une étape est lente ou coûteuse et l'améliorer de façon mesurable",
        "Relire le travail des autres avec soin et accepter la même attention pour le vôtre",
        "Préparer les indicateurs mensuels de votre périmètre et les commenter",
        "Accompagner les nouveaux arrivants pendant leurs premières semaines",
        "Travailler avec les fournisseurs et veiller au respect des engagements",
        "Veiller à la qualité et à la sécurité au quotidien",
    ),
    requirements=(
        "Au moins trois ans d'expérience dans une fonction comparable",
        "Un diplôme dans un domaine proche, ou une expérience équivalente",
        "Une excellente maîtrise du français et un bon niveau d'anglais",
        "Une grande autonomie et le sens de la parole donnée",
        "De la rigueur avec les chiffres et les délais",
        "Une bonne connaissance des outils du métier et l'envie d'en découvrir d'autres",
        "Le goût du travail en équipe avec des profils variés",
        "Des déplacements ponctuels à {city} sont à prévoir",
        "La connaissance des normes de notre secteur est un plus",
    ),
    benefits=(
        "Six semaines de congés payés et des horaires souples",
        "Un budget de formation dont vous décidez vous-même",
        "Une mutuelle prise en charge dès le premier mois",
        "De bons outils et le calme pour s'en servir",
        "Le remboursement de l'abonnement de transport",
        "Une intégration accompagnée par un collègue référent",
        "Une participation aux résultats de l'entreprise",
    ),
    closings=(
        (
            "Envoyez-nous une courte lettre et votre curriculum vitae ; nous répondons à chaque candidature "
            "sous dix jours ouvrés."
        ),
        "Vous ne cochez pas toutes les cases mais pensez réussir dans ce poste ? Postulez quand même.",
        "À compétences égales, tous nos postes sont ouverts aux personnes en situation de handicap.",
    ),
    notices=("Aucune offre n'est ouverte actuellement.", "Page introuvable", "Cette offre n'est plus disponible."),
    number="\u202f",
    pay_format="{low} {symbol} – {high} {symbol} {period}",
)
