# ruff: noqa: E501  (markup and prose in long lines)
"""Posting pages as common site builders make them, in many languages, with the truth known; and pages that are none."""

from collections.abc import Callable

from synthetic_words import Words

SITE = "https://www.{stem}.example"
APPLY = "/apply/48213"


def stem_of(words: Words) -> str:
    """The host label of the employer: ASCII letters of the name's first word."""
    return {"bg": "pompi-orlovo"}.get(words.code) or "".join(
        c for c in words.company.lower() if c.isascii() and c.isalnum()
    )


def url_of(words: Words, template: str) -> str:
    """An address that says nothing of the title."""
    return f"{SITE.format(stem=stem_of(words))}/{template}/48213"


def _facts(words: Words, *names: str) -> list[tuple[str, str]]:
    every = dict(zip(FACTS, zip(words.facts, words.values, strict=True), strict=True))
    return [every[name] for name in names]


FACTS = ("location", "employment", "workplace", "pay", "posted", "deadline", "department")


def _text(words: Words, *, heading: str = "h2", bold: bool = False, boxes: bool = False) -> str:
    parts = [f"<p>{words.intro}</p>"]
    for name, lines in words.sections:
        parts.append(f"<p><strong>{name}</strong></p>" if bold else f"<{heading}>{name}</{heading}>")
        parts.append("<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>")
    parts.append(f"<p>{words.closing}</p>")
    text = "".join(parts)
    return text.replace("<p>", "<div class=framer-text>").replace("</p>", "</div>") if boxes else text


def _menu(words: Words) -> str:
    return "".join(f"<li><a href=/m{number}>{name}</a></li>" for number, name in enumerate(words.menu))


def _frame(words: Words, body: str, *, tags: bool = True, title: str = "{title} - {company}") -> str:
    nav, footer = ("nav", "footer") if tags else ("div", "div")
    named = title.format(title=words.title, company=words.company)
    return (
        f"<!doctype html><html lang={words.code}><head><meta charset=utf-8><title>{named}</title></head><body>"
        f"<div><p>{words.cookies}</p><button>OK</button></div>"
        f"<{nav}><a href=/><img src=/l.png alt='{words.company}'></a><ul>{_menu(words)}</ul></{nav}>{body}"
        f"<{footer}><ul>{_menu(words)}</ul><p>© 2026 {words.company}. {words.rights}.</p></{footer}></body></html>"
    )


def _others(words: Words) -> str:
    heading, first, second = words.others
    return f"<div><h3>{heading}</h3><div><a href=/stories/1>{first}</a></div><div><a href=/stories/2>{second}</a></div></div>"


def _apply(words: Words, css: str = "") -> str:
    return f'<a class="{css}" href="{APPLY}">{words.apply}</a>'


def gutenberg(words: Words) -> str:
    """WordPress blocks: facts as a list of bold labels."""
    facts = "".join(f"<li><strong>{label}:</strong> {value}</li>" for label, value in _facts(words, *FACTS))
    return _frame(
        words,
        f'<main><article class="post-812 page"><h1 class="entry-title">{words.title}</h1><div class="entry-content">'
        f'<ul class="wp-block-list">{facts}</ul>{_text(words)}<div class="wp-block-buttons">'
        f"{_apply(words, 'wp-block-button__link')}</div></div></article></main>",
    )


def elementor(words: Words) -> str:
    """Widgets in sections: facts are icons with values, no labels."""
    chosen = _facts(words, "location", "employment", "pay")
    icons = "".join(f'<li class="elementor-icon-list-item"><span class="elementor-icon-list-icon"><i></i></span>'
                    f'<span class="elementor-icon-list-text">{value}</span></li>' for _, value in chosen)  # fmt: skip
    return _frame(
        words,
        f'<div class="elementor"><section class="elementor-section"><div class="elementor-widget"><h2 '
        f'class="elementor-heading-title">{words.title}</h2></div><div class="elementor-widget"><ul>{icons}</ul></div>'
        f'</section><section class="elementor-section"><div class="elementor-widget-text-editor">'
        f'{_text(words, heading="h3")}</div><div class="elementor-button-wrapper">{_apply(words, "elementor-button")}'
        f"</div></section></div>",
    )


def divi(words: Words) -> str:
    """Blurbs: a small heading as label, its value in the box below."""
    blurbs = "".join(
        f'<div class="et_pb_blurb"><h4><span>{label}</span></h4><div class="et_pb_blurb_description">{value}</div></div>'
        for label, value in _facts(words, *FACTS)
    )
    return _frame(
        words,
        f'<div id="main-content"><div class="et_pb_section"><div class="et_pb_text_inner"><h1>{words.title}</h1></div>'
        f'</div><div class="et_pb_section">{blurbs}</div><div class="et_pb_section"><div class="et_pb_text_inner">'
        f"{_text(words)}</div>{_apply(words, 'et_pb_button')}</div></div>",
    )


def webflow(words: Words) -> str:
    """A hero with chips, rich text, other postings below."""
    chips = "".join(
        f"<div class=tag-2>{value}</div>" for _, value in _facts(words, "location", "employment", "workplace")
    )
    return _frame(
        words,
        f'<div class="section-7"><h1 class="h1-large">{words.title}</h1><div class="w-layout-hflex">{chips}</div>'
        f'{_apply(words, "button w-button")}</div><div class="w-richtext">{_text(words)}</div>{_others(words)}',
    )


def squarespace(words: Words) -> str:
    """Label and value with a line break between."""
    facts = "".join(f"<p><strong>{label}</strong><br>{value}</p>" for label, value in _facts(words, *FACTS))
    return _frame(
        words,
        f'<main><section><div class="sqs-block-content"><h1>{words.title}</h1>{facts}</div></section><section><div '
        f'class="sqs-block-content">{_text(words, heading="h4")}</div><div class="sqs-block-button">{_apply(words)}</div>'
        "</section></main>",
    )


def wix(words: Words) -> str:
    """Spans in spans; lines "Label: value"; bold section names."""
    facts = "".join(
        f'<p class="font_8"><span style="font-size:16px"><span>{label}: {value}</span></span></p>'
        for label, value in _facts(words, *FACTS)
    )
    return _frame(
        words,
        f'<div id="PAGES_CONTAINER"><div class="wixui-rich-text"><h2 class="font_2"><span><span>{words.title}</span>'
        f'</span></h2></div><div class="wixui-rich-text">{facts}</div><div class="wixui-rich-text">'
        f"{_text(words, bold=True)}</div><div>{_apply(words)}</div></div>",
        tags=False,
    )


def framer(words: Words) -> str:
    """No heading at all: every text is a box."""
    facts = "".join(
        f'<div class="framer-1x"><div class="framer-text">{label}</div><div class="framer-text">{value}</div></div>'
        for label, value in _facts(words, *FACTS)
    )
    return _frame(
        words,
        f'<div class="framer-9ab"><div class="framer-text">{words.title}</div><div class="framer-2y">{facts}</div>'
        f'<div class="framer-3z">{_text(words, bold=True, boxes=True)}</div><div>{_apply(words)}</div></div>',
        tags=False,
    )


def notion(words: Words) -> str:
    """A table of properties above the text."""
    rows = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in _facts(words, *FACTS))
    return _frame(
        words,
        f'<article class="page sans"><header><h1 class="page-title">{words.title}</h1><table class="properties">{rows}'
        f'</table></header><div class="page-body">{_text(words, heading="h3")}<p>{_apply(words)}</p></div></article>',
        title="{title}",
    )


def bootstrap(words: Words) -> str:
    """A definition list in a side column after the text."""
    facts = "".join(
        f"<dt class=col-5>{label}</dt><dd class=col-7>{value}</dd>" for label, value in _facts(words, *FACTS)
    )
    return _frame(
        words,
        f'<div class="container"><div class="row"><div class="col-8"><h1>{words.title}</h1>{_text(words, heading="h5")}'
        f'</div><div class="col-4"><div class="card"><dl class="row">{facts}</dl>{_apply(words, "btn btn-primary")}</div>'
        f"</div></div>{_others(words)}</div>",
    )


def tailwind(words: Words) -> str:
    """A grid of pairs of spans, a form to apply at the end."""
    facts = "".join(
        f'<div class="flex flex-col"><span class="text-xs">{label}</span><span class="font-semibold">{value}</span></div>'
        for label, value in _facts(words, *FACTS)
    )
    return _frame(
        words,
        f'<main class="mx-auto max-w-3xl"><h1 class="text-4xl">{words.title}</h1><div class="grid grid-cols-2">{facts}</div>'
        f'<div class="prose">{_text(words)}</div><section><h2>{words.apply}</h2><form action="{APPLY}"><label>A*</label>'
        f"<input><div>B*</div><input><div>C*</div><input><div>D*</div><button>{words.apply}</button></form></section></main>",
    )


def tables(words: Words) -> str:
    """The 1990s: layout tables, fonts, bold; no heading."""
    rows = "".join(f"<TR><TD><B>{label}:</B></TD><TD>{value}</TD></TR>" for label, value in _facts(words, *FACTS))
    return _frame(
        words,
        f"<TABLE WIDTH=600><TR><TD><FONT SIZE=5><B>{words.title}</B></FONT><BR><TABLE>{rows}</TABLE>"
        f"{_text(words, bold=True)}<P>{_apply(words)}</TD></TR></TABLE>",
        tags=False,
    )


def government(words: Words) -> str:
    """A heading "Vacancy" above a numbered table, whose first row is the title in words."""
    rows = "".join(
        f"<tr><td>{number}.</td><td>{label}</td><td>{value}</td></tr>"
        for number, (label, value) in enumerate(_facts(words, *FACTS), start=1)
    )
    return _frame(
        words,
        f"<div id=content><h1>{words.title}</h1><table border=1>{rows}</table>{_text(words, heading='h3')}"
        f"<p>{_apply(words)}</p></div>",
        title="{company} | {title}",
    )


def hosted(words: Words) -> str:
    """A board without a name: the facts in one line with dots, apply above and below."""
    (_, place), (_, kind), (_, where) = _facts(words, "location", "employment", "workplace")
    return _frame(
        words,
        f"<div><div><h1>{words.title}</h1><p>{place} · {kind} · {where}</p>{_apply(words)}</div><div>{_text(words)}</div>"
        f"<div>{_apply(words)}</div>{_others(words)}</div>",
        title="{title} @ {company}",
    )


TEMPLATES: dict[str, tuple[Callable[[Words], str], tuple[str, ...]]] = {
    function.__name__: (function, shown)
    for function, shown in (
        (gutenberg, FACTS),
        (elementor, ("location", "employment", "pay")),
        (divi, FACTS),
        (webflow, ("location", "employment", "workplace")),
        (squarespace, FACTS),
        (wix, FACTS),
        (framer, FACTS),
        (notion, FACTS),
        (bootstrap, FACTS),
        (tailwind, FACTS),
        (tables, FACTS),
        (government, FACTS),
        (hosted, ("location", "employment", "workplace")),
    )
}
"""Every template, with the facts it prints."""


def _page(title: str, body: str, *, head: str = "", language: str = "en") -> str:
    links = "".join(f"<li><a href=/{word}>{word.title()}</a></li>" for word in ("products", "about", "careers", "blog"))
    return (
        f"<!doctype html><html lang={language}><head><title>{title}</title>{head}</head><body><nav><ul>{links}</ul></nav>"
        f"{body}<footer><ul>{links}</ul><p>© 2026 Brightmoor Pumps. All rights reserved.</p></footer></body></html>"
    )


_PARAGRAPH = (
    "<p>Every spring we look back at what the year has taught us. Our engineers visited more than four hundred sites, "
    "from small breweries to large hospitals, and wrote down what broke and why. The answers surprised us more than once.</p>"
)

NO_POSTINGS: dict[str, tuple[str, str]] = {
    "article about hiring": (
        "https://www.brightmoor.example/blog/how-we-hire-engineers",
        _page(
            "How we hire engineers - Brightmoor Pumps",
            "<article><h1>How we hire engineers</h1><p>By Ada Fenn · 3 September 2026 · Leeds</p><h2>What we look for</h2>"
            "<p>Years of experience matter less to us than curiosity. A good candidate asks questions. When we are looking "
            "for somebody new, the whole team reads the applications.</p><h2>The interview</h2>" + _PARAGRAPH + "<h2>Want to "
            "join us?</h2><p>Have a look at <a href=/careers>our open positions</a> and apply.</p></article>",
            head='<meta property="og:type" content="article">',
        ),
    ),
    "about page": (
        "https://www.brightmoor.example/about",
        _page("About us - Brightmoor Pumps", "<main><h1>About us</h1>" + _PARAGRAPH * 3 + "<h2>Our team</h2><h3>Ada Fenn</h3>"
              "<p>Managing Director</p><h3>Tom Ridley</h3><p>Head of Engineering</p><p>Join our team: see our "
              "<a href=/careers>careers page</a>.</p></main>"),
    ),
    "list with teasers": (
        "https://www.brightmoor.example/careers",
        _page("Careers - Brightmoor Pumps", "<main><h1>Careers</h1><p>We are looking for people who like pumps.</p>" + "".join(
            f"<div><h3><a href=/careers/{number}>{name}</a></h3><p>{place} · Full-time</p><p>You will help our customers and "
            f"keep short records of every visit to their sites in the area.</p><a href=/careers/{number}>Read more</a></div>"
            for number, (name, place) in enumerate((("Field Service Technician", "Leeds"), ("Sales Engineer", "York"),
                                                     ("Warehouse Manager", "Hull"))))
            + "</main>"),
    ),
    "login": (
        "https://jobs.brightmoor.example/login",
        _page("Sign in - Candidate portal", "<main><h1>Sign in to apply</h1><form><label>Email</label><input><label>Password"
              "</label><input><button>Sign in</button></form><p>New here? Create a candidate account to apply for jobs, save "
              "jobs and follow the status of your applications at any time.</p></main>"),
    ),
    "life at": (
        "https://www.brightmoor.example/careers/life-at-brightmoor",
        _page("Life at Brightmoor - Brightmoor Pumps", "<main><h1>Life at Brightmoor</h1>" + _PARAGRAPH + "<h2>Our benefits"
              "</h2><ul><li>A company van</li><li>Twenty-eight days of holiday</li></ul><h2>Our values</h2>" + _PARAGRAPH
              + "<a href=/careers>See open positions</a></main>"),
    ),
    "post with comments": (
        "https://www.brightmoor.example/2026/05/a-day-with-a-technician/",
        _page("A day with a technician - Brightmoor Pumps", "<article><h1>A day with a technician</h1><time "
              "datetime=2026-05-04>4 May 2026</time>" + _PARAGRAPH * 2 + "</article><section id=comments><h2>2 comments</h2>"
              "<div><b>Rob</b><p>Great read, how do I apply for a job like that in Leeds?</p></div><div><b>Ada</b><p>Send us "
              "your CV!</p></div></section>", head='<meta property="og:type" content="article">'),
    ),
    "product": (
        "https://www.brightmoor.example/products/bm-40",
        _page("BM 40 engineer's pump - Brightmoor Pumps", "<main><h1>BM 40 engineer's pump</h1><p>£1,240.00</p><table><tr><th>"
              "Department</th><td>Workshop</td></tr><tr><th>Location</th><td>Wall or floor</td></tr></table>" + _PARAGRAPH
              + "<button>Add to basket</button></main>"),
    ),
    "event": (
        "https://www.brightmoor.example/events/open-day",
        _page("Open day for apprentices - Brightmoor Pumps", "<main><h1>Open day for apprentices</h1><p>Date: 12 November 2026"
              "</p><p>Location: Leeds, United Kingdom</p>" + _PARAGRAPH + "<p>Register by 5 November. Bring your parents and "
              "your questions.</p><a href=/events/register>Register</a></main>"),
    ),
    "person": (
        "https://www.brightmoor.example/people/ada-fenn",
        _page("Ada Fenn - Brightmoor Pumps", "<main><h1>Ada Fenn</h1><p>Senior Service Engineer</p><p>Leeds, United Kingdom</p>"
              "<p>Ada is responsible for the service team in the north. She joined us in 2009 after ten years of experience "
              "with pumps on ships, and she still likes to take one apart.</p></main>"),
    ),
    "occupation": (
        "https://www.brightmoor.example/guide/service-technician",
        _page("What does a service technician do? - Brightmoor Pumps", "<main><h1>What does a service technician do?</h1>"
              + _PARAGRAPH + "<h2>Salary</h2><p>Technicians earn between £28,000 and £38,000 per year.</p><h2>Skills</h2>"
              "<ul><li>Patience</li><li>A driving licence</li></ul></main>"),
    ),
    "results": (
        "https://jobs.example/search?q=technician",
        _page("Technician jobs in Leeds | 214 vacancies", "<main><h1>Technician jobs in Leeds</h1><p>214 results</p>" + "".join(
            f"<article><h2><a href=/job/{number}>Service Technician {number}</a></h2><p>Brightmoor Pumps - Leeds</p><p>£32,000 "
            "a year - Full-time</p><p>We are looking for a technician who keeps short and honest records.</p></article>"
            for number in range(70, 78)) + "</main>"),
    ),
    "privacy for applicants": (
        "https://www.brightmoor.example/careers/privacy",
        _page("Privacy notice for applicants - Brightmoor Pumps", "<main><h1>Privacy notice for applicants</h1><h2>What we "
              "collect</h2><p>When you apply for a position we keep your name, your CV and your application for six months."
              "</p><h2>Your rights</h2>" + _PARAGRAPH + "</main>"),
    ),
    "gone": (
        "https://www.brightmoor.example/careers/field-service-technician",
        _page("Page not found - Brightmoor Pumps", "<main><h1>This position is no longer available</h1><p>The vacancy you are "
              "looking for has been filled or the advertisement has expired. Have a look at our <a href=/careers>other open "
              "positions</a> or send us a speculative application by email at any time.</p></main>"),
    ),
    "article in German": (
        "https://www.hollenbach.example/aktuelles/ausbildungsstart",
        _page("Ausbildungsstart bei Hollenbach", "<article><h1>Fünf neue Auszubildende bei Hollenbach</h1><p>03.09.2026</p><p>"
              "Am Montag haben fünf junge Leute ihre Ausbildung zum Mechatroniker bei uns begonnen. Wir freuen uns auf eine "
              "gute Zeit. Wer sich für das nächste Jahr bewerben möchte, findet alle Stellen auf unserer Karriereseite.</p>"
              "<p>Die Ausbildung dauert dreieinhalb Jahre. In der Werkstatt in Bielefeld lernen die Auszubildenden alles über "
              "Förderbänder, Antriebe und Steuerungen.</p></article>", language="de"),
    ),
    "category in French": (
        "https://www.corbelin.example/metiers/maintenance",
        _page("Nos métiers : la maintenance - Ateliers Corbelin", "<main><h1>Nos métiers : la maintenance</h1><p>Nos techniciens "
              "de maintenance entretiennent les machines de nos clients partout en France. Découvrez leur quotidien, leurs "
              "parcours et leurs conseils pour réussir dans ce métier.</p><h2>Des parcours variés</h2><p>Camille a commencé "
              "comme apprentie et dirige aujourd'hui une équipe de huit personnes à Nantes.</p><a href=/offres>Voir nos "
              "offres</a></main>", language="fr"),
    ),
}  # fmt: skip
"""Pages that tempt: address and markup."""
