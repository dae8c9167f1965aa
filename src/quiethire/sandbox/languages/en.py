"""English."""

from quiethire.sandbox.languages.phrases import Phrases

PHRASES = Phrases(
    code="en",
    headings=("What you will do", "What you bring", "What we offer", "About us"),
    labels=("Location", "Employment type", "Salary", "Department", "Workplace", "Posted", "Apply now"),
    navigation=(
        "Home",
        "About us",
        "Blog",
        "Contact",
        "Log in",
        "Careers",
        "Open positions",
        "Next",
        "Life at {company}",
        "Join our talent community",
    ),
    workplaces=("On-site", "Hybrid", "Remote"),
    employments=("Full-time", "Part-time", "Contract", "Temporary", "Internship"),
    periods=("per hour", "per month", "per year"),
    departments=(
        "Engineering",
        "Data",
        "Product",
        "Sales",
        "Marketing",
        "Finance",
        "People",
        "Operations",
        "Clinical Care",
        "Workshop",
    ),
    occupations=(
        ("Backend Engineer", "engineering"),
        ("Frontend Engineer", "engineering"),
        ("Site Reliability Engineer", "engineering"),
        ("Embedded Software Engineer", "engineering"),
        ("Data Engineer", "data"),
        ("Data Analyst", "data"),
        ("Machine Learning Scientist", "data"),
        ("Product Manager", "product"),
        ("Product Designer", "product"),
        ("Account Executive", "sales"),
        ("Customer Success Manager", "sales"),
        ("Content Strategist", "marketing"),
        ("Growth Marketing Manager", "marketing"),
        ("Financial Controller", "finance"),
        ("Payroll Specialist", "finance"),
        ("Talent Acquisition Partner", "people"),
        ("Logistics Coordinator", "operations"),
        ("Warehouse Supervisor", "operations"),
        ("Registered Nurse", "care"),
        ("Physiotherapist", "care"),
        ("Maintenance Technician", "workshop"),
        ("CNC Machine Operator", "workshop"),
    ),
    patterns=("{t}", "Senior {t}", "{t}", "Junior {t}", "Lead {t}", "{t} II", "Principal {t}", "{t} (f/m/d)"),
    intros=(
        (
            "{company} builds things people rely on every working day, and we would rather do a few of them "
            "very well than many of them halfway."
        ),
        (
            "Our {team} team in {city} is small enough that everybody knows what the others are working on, "
            "and large enough to finish what it starts."
        ),
        (
            "Over the past years {company} has grown from a handful of people around one table to a company "
            "with customers in more than twenty countries."
        ),
        (
            "We are looking for somebody who enjoys a problem with rough edges, asks before assuming, and "
            "writes down what was decided and why."
        ),
        (
            "You will join at a moment when most of the important choices are still open, and your judgement "
            "will shape how the next years look."
        ),
        (
            "The {team} group is responsible for the part of our work that customers notice first when it goes "
            "wrong, and never notice when it goes right."
        ),
    ),
    duties=(
        "Take a piece of work from a vague request to something that runs, and stay with it until it is boring",
        "Plan the week together with two colleagues and keep the plan honest when reality disagrees",
        "Talk to customers at least twice a month and bring what you hear back to the whole team",
        "Write clear notes about what changed, for readers who were not in the room",
        "Find out why something is slow or expensive and make it measurably better",
        "Review the work of others with care and accept the same for your own",
        "Keep our documentation short, current and useful to somebody on their first day",
        "Prepare the monthly figures of your area and explain what moved them",
        "Train new colleagues during their first weeks and improve the way we do it",
        "Work closely with suppliers and partners and hold them to what was agreed",
        "Watch over quality and safety, and stop the line when something is not right",
    ),
    requirements=(
        "At least three years of experience in a comparable position",
        "A finished degree or vocational training in a related field, or the equivalent in practice",
        "Confident spoken and written English; another language is welcome",
        "Experience with planning your own work and keeping promises made to others",
        "A habit of checking numbers before repeating them",
        "Good knowledge of the usual tools of the trade and curiosity about better ones",
        "Patience with people and impatience with unnecessary process",
        "Willingness to travel to {city} once a quarter",
        "The right to work in the country of employment",
        "Experience in a team spread over several places and time zones",
        "Familiarity with the rules and standards of our industry",
    ),
    benefits=(
        "Thirty days of paid holiday besides public holidays",
        "A learning budget you decide about yourself",
        "Working hours that fit around school runs and other duties",
        "A pension plan to which we contribute from the first month",
        "Good equipment, and the quiet to use it",
        "A public transport ticket or a leased bicycle",
        "Twenty weeks of paid parental leave",
        "Two days a year for voluntary work of your choice",
    ),
    closings=(
        "Send us a short letter and your curriculum vitae. We answer every application within ten working days.",
        "If you do not meet every single point but think that you would do this well, please apply anyway.",
        "We decide on the merits of the application alone and are glad about everybody who adds something we lack.",
    ),
    notices=("There are currently no open positions.", "Page not found", "This position is no longer available."),
    number=",",
    pay_format="{symbol}{low} - {symbol}{high} {period}",
)
