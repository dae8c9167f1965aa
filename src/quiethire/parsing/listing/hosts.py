"""Hosts known for postings: applicant tracking systems and job boards, and hosts that never hold one.

Only what a listing page needs: is this off-site address one posting? Source: the address forms of the vendors' boards.
"""

import re
from urllib.parse import SplitResult

from quiethire.parsing.listing.wordlists import split
from quiethire.parsing.words import Phrases

_ID = r"\d{4,}"
_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

_POSTING_PATHS: dict[str, str] = {
    "greenhouse.io": rf"/(?:[^/]+/)?jobs/{_ID}|/embed/job_app",
    "grnh.se": r"/[0-9a-z]{6,}$",
    "lever.co": rf"/[^/]+/{_UUID}",
    "ashbyhq.com": rf"/[^/]+/{_UUID}",
    "myworkdayjobs.com": r"/job/",
    "myworkdaysite.com": r"/job/",
    "smartrecruiters.com": rf"/[^/]+/(?:{_ID}|{_UUID})",
    "workable.com": r"/j/[0-9A-Fa-f]{8,}|/jobs/\d+|/view/",
    "recruitee.com": r"/o/[^/]+",
    "personio.de": r"/job/\d+",
    "personio.com": r"/job/\d+",
    "teamtailor.com": r"/jobs/\d+",
    "bamboohr.com": r"/(?:careers|jobs)/(?:view\.php|\d+)",
    "rippling.com": rf"/jobs/{_UUID}",
    "rippling-ats.com": r"/job/\d+",
    "jobvite.com": r"/job/o\w+|[?&]j=o\w+",
    "icims.com": r"/jobs/\d+/",
    "taleo.net": r"jobdetail|/requisition",
    "successfactors.com": r"career_job_req_id|jobId=|/job/",
    "successfactors.eu": r"career_job_req_id|jobId=|/job/",
    "oraclecloud.com": r"/(?:job|requisitions/preview)/\d+",
    "breezy.hr": r"/p/[0-9a-f]{8,}",
    "applytojob.com": r"/apply/(?!jobs)[0-9A-Za-z]{8,}|/apply/jobs/details/",
    "pinpointhq.com": rf"/postings/{_UUID}",
    "comeet.com": r"/jobs/[^/]+/[^/]+/[^/]+/[0-9A-F.]+",
    "comeet.co": r"/jobs/[^/]+/[^/]+/[^/]+/[0-9A-F.]+",
    "eightfold.ai": r"/job/\d+|[?&]pid=\d+",
    "avature.net": r"/(?:JobDetail|ApplicationMethods|jobs/detail)",
    "adp.com": r"[?&](?:jobId|reqId)=|/job/\d+",
    "ultipro.com": r"OpportunityDetail",
    "ukg.com": r"OpportunityDetail",
    "paylocity.com": r"/Jobs/(?:Details|Apply)/\d+",
    "paycomonline.net": r"[?&]jobs?=\d+|/jobs/\d+|ViewJobDetails",
    "gem.com": r"/[^/]+/[0-9A-Za-z_-]{8,}",
    "dover.com": rf"/apply/[^/]+/{_UUID}|/[^/]+/careers/{_UUID}|/apply/",
    "homerun.co": r"^/[^/]+/(?:nl|en|de)|^/(?!api|$)[^/]+$",
    "join.com": r"/companies/[^/]+/\d+",
    "freshteam.com": r"/jobs/[0-9A-Za-z_-]{6,}",
    "zohorecruit.com": r"/jobs/[^/]+/\d+|jobdetail|/careers/\d+|ViewJob",
    "zohorecruit.eu": r"/jobs/[^/]+/\d+|jobdetail|ViewJob",
    "softgarden.io": r"/job/\d+|/vacancies/\d+",
    "dvinci-hr.com": r"/jobs/\d+",
    "dvinci-easy.com": r"/jobs/\d+",
    "traffit.com": r"/public/an/|/an/",
    "welcomekit.co": r"/jobs/",
    "welcometothejungle.com": r"/companies/[^/]+/jobs/[^/]+",
    "wellfound.com": r"/jobs/\d+",
    "polymer.co": r"/[^/]+/\d+",
    "talentlyft.com": r"/jobs/[^/]+",
    "recruiterbox.com": r"/jobs/[0-9a-z]+",
    "trakstar.com": r"/jobs/[0-9a-z]+",
    "hrmdirect.com": r"job-opening\.php|[?&]req=\d+",
    "clearcompany.com": r"/careers/jobs/[0-9a-f-]+",
    "csod.com": r"requisition/\d+|JobDetails",
    "factorialhr.com": r"/job_posting/",
    "hibob.com": rf"/jobs?/{_UUID}",
    "kula.ai": r"/[^/]+/\d+|/jobs/",
    "deel.com": rf"/jobs/{_UUID}|/job-details/|/careers/[^/]+/job/",
    "bullhornstaffing.com": r"jobs/\d+",
    "jobylon.com": r"/jobs/\d+",
    "hireology.com": r"/\d+/description|/\d+",
    "umantis.com": r"/Vacancies/\d+|/Jobs/\d+",
    "rexx-systems.com": r"-j\d+\.html|[?&]jid=",
    "concludis.de": r"/prj/|[?&]id=|/bewerber/",
    "talent-soft.com": r"_\d+\.aspx|idOffre|/job-",
    "digitalrecruiters.com": r"/annonce/\d+",
    "flatchr.io": r"/vacancy/[^/]+",
    "nicoka.com": r"/jobs/\d+",
    "jobscore.com": r"/careers/[^/]+/jobs/[^/]+",
    "dayforcehcm.com": r"/(?:jobs|Posting/View)/\d+",
    "brassring.com": r"jobid=\d+|jobdetails",
    "pageuppeople.com": r"/job/\d+",
    "hirehive.com": r"/[^/]+_\d+|/job/\d+",
    "keka.com": r"/jobdetails/\d+",
    "gupy.io": r"/jobs?/\d+",
    "b-ite.com": r"/jobposting/",
    "jobbase.io": r"/job/\w+",
    "onlyfy.jobs": r"/job/\w+|/apply/",
    "prescreen.io": r"/job/\w+",
    "intervieweb.it": r"/jobs/[^/]+",
    "inrecruiting.com": r"/jobs/[^/]+",
    "cezannehr.com": r"/job|/position",
    "fitzii.com": r"/(?:job|apply)/\d+",
    "jobs.gusto.com": r"/postings/[^/]+",
    "talentclue.com": r"/node/\d+/\d+",
    "manatal.com": r"/job/",
    "careers-page.com": r"/job/[^/]+",
    "ycombinator.com": r"/companies/[^/]+/jobs/[^/]+",
    "workatastartup.com": r"/jobs/\d+",
    "heyrecruit.de": r"jobId=|/job-detail",
    "hr4you.org": r"/job/view/\d+",
    "coveto.de": r"/jobs/|/stelle",
    "recruitingapp.com": r"/description/\d+|/Vacancies/\d+",
    "occupop.com": r"/job/|/job-details/",
    "hirebridge.com": r"[?&]jid=\d+",
    "isolvedhire.com": r"/jobs/\d+",
    "applicantpro.com": r"/jobs/\d+",
    "applicantstack.com": r"/openings?/[^/]+|/x/detail/",
    "careerplug.com": r"/jobs/\d+",
    "crelate.com": r"/job/",
    "catsone.com": r"/jobs/\d+",
    "loxo.co": r"/job/[^/]+",
    "jobadder.com": r"/job/\d+|[?&]jobad",
    "snaphunt.com": r"/jobs/[^/]+",
    "elmotalent.com.au": r"/jobs?/view/\d+|/job/",
    "livehire.com": r"/job/",
    "hrpartner.io": r"/jobs?/[^/]+",
    "peopleforce.io": r"/careers/[vV]/\d+|/v/\d+",
    "hurma.work": r"/vacancies/",
    "jobteaser.com": r"/job-offers/",
    "taleez.com": r"/apply/[^/]+",
    "werecruit.io": r"/[^/]+/offres-emploi/[^/]+|/offres/[^/]+",
    "beetween.com": r"/offre|/job/",
    "talentview.io": r"/jobs/\d+",
    "viterbit.site": r"/[^/]+",
    "varbi.com": r"jobid:\d+|/what:job/",
    "reachmee.com": r"job_id=\d+|/job\?",
    "emply.com": r"/ad/[^/]+|/vacancy",
    "hr-manager.net": r"ProjectId=\d+",
    "webcruiter.no": r"/job/|companylock|/main/recruit/",
    "easycruit.com": r"/vacancy/\d+",
    "elevato.net": r"/Job|/oferta",
    "erecruiter.pl": r"/Offer|[?&](?:oid|cfg)=|/RegistrationForm",
    # public job boards
    "indeed.com": r"/job/[^/]+|/viewjob|/rc/clk",
    "linkedin.com": r"/jobs/view/|[?&]currentJobId=\d+",
    "xing.com": r"/jobs/[^/]+-\d+",
    "stepstone.de": r"/stellenangebote--",
    "ziprecruiter.com": r"/c/[^/]+/job/|/jobs/[^/]+/[^/]+",
    "infojobs.net": r"/of-i[0-9a-f]+",
    "pracuj.pl": r",oferta,\d+",
    "weworkremotely.com": r"/remote-jobs/[^/]+",
    "idealist.org": r"-job/[0-9a-f]{16,}",
    "jobs.ch": r"/detail/|/vacancies/detail",
    "seek.com.au": r"/job/\d+",
    "reed.co.uk": r"/jobs/[^/]+/\d+",
    "workforcenow.adp.com": r"jobId=",
}
_PUBLIC = frozenset(
    {
        "indeed.com",
        "linkedin.com",
        "xing.com",
        "stepstone.de",
        "ziprecruiter.com",
        "infojobs.net",
        "pracuj.pl",
        "seek.com.au",
    }
)
_COMPILED = {host: re.compile(path, re.IGNORECASE) for host, path in _POSTING_PATHS.items()}

BARRED_HOSTS = split("""
facebook.com twitter.com x.com instagram.com youtube.com youtu.be tiktok.com pinterest.com reddit.com github.com
gitlab.com medium.com vimeo.com flickr.com tumblr.com snapchat.com t.me telegram.me wa.me whatsapp.com discord.com
discord.gg threads.net bsky.app mastodon.social kununu.com glassdoor.com trustpilot.com google.com goo.gl apple.com
apps.apple.com play.google.com maps.google.com microsoft.com mozilla.org wikipedia.org creativecommons.org w3.org
wordpress.org wordpress.com wpml.org onetrust.com cookiebot.com list-manage.com eepurl.com hubspot.com slack.com
spotify.com soundcloud.com yelp.com crunchbase.com spreaker.com enable-javascript.com steamcommunity.com bit.ly
calendly.com calendar.google.com addtoany.com addthis.com buffer.com vk.com weibo.com line.me typeform.com gohugo.io
jekyllrb.com squarespace.com wix.com webflow.com cloudflare.com
""")
"""Registrable hosts that hold no posting of the page's employer (their posting addresses, where they have any, are in
the table above)."""


def _known(host: str) -> str | None:
    """The longest suffix of the host that is in the table."""
    while host:
        if host in _COMPILED:
            return host
        _, _, host = host.partition(".")
    return None


def is_public_board(host: str) -> bool:
    """Whether the host is a job board of many employers, whose pages are mostly closed to readers like us."""
    known = _known(host)
    return known is not None and known in _PUBLIC


_PUBLIC_NAMES = Phrases(_PUBLIC)
_PUBLIC_ADDRESS = re.compile("|".join(sorted(map(re.escape, _PUBLIC))), re.IGNORECASE)
_IDENTIFIED = re.compile(r"[?&][^=&]*=[^&]*\d")


def names_public_board(text: str) -> bool:
    """Whether an address, or a script with one in it, could be that of a posting on a public job board: such a host,
    and a path it has for postings or a parameter with a number."""
    match = _PUBLIC_ADDRESS.search(text) if _PUBLIC_NAMES.said_in(text.lower()) else None
    return match is not None and bool(_COMPILED[match.group().lower()].search(text) or _IDENTIFIED.search(text))


def is_known_posting(parts: SplitResult, host: str) -> bool | None:
    """True: an address of one posting on a known host; False: a known host, but not one posting; None: unknown."""
    known = _known(host)
    if known is None:
        return None
    rest = parts.path + (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    return bool(_COMPILED[known].search(rest))


_SHARED_DOCUMENTS = re.compile(r"^/(?:document/d/|file/d/|open\b)")


def is_barred_host(host: str, path: str = "") -> bool:
    """Whether the host (or a parent of it) never holds postings. Documents that small firms share as their postings
    are an exception."""
    if host in {"docs.google.com", "drive.google.com"} and _SHARED_DOCUMENTS.match(path):
        return False
    while host:
        if host in BARRED_HOSTS:
            return True
        _, _, host = host.partition(".")
    return False
