"""The language of a text, by its commonest words.

Counting function words needs no model, imports in no time and never names a language outside its list; a text it is
not sure of stays unknown.
"""

import re
from collections import Counter
from itertools import chain

_COMMON: dict[str, str] = {
    "en": "the and of to in for with you our we are on is your will as be or this that have from by an at team work "
    "not can they their all who has more",
    "de": "und der die das in mit fur von sie wir zu den bei auf ist eine einen als oder im dein deine ihre du sowie "
    "dich zur werden uns unsere des ein bist nicht auch an dem zum sind",
    "fr": "et de la les des le en pour du vous nous un une dans avec sur au votre nos est vos notre qui que par aux ou "
    "ce sont plus cette etes afin ainsi",
    "es": "de la en y el los con para las un una del que por tu se al nuestro nuestra tus como o es su sus mas te "
    "equipo nuestros trabajo experiencia sobre",
    "pt": "de e em para com do da os as um uma que por na no dos das ao voce nossa nosso sua seu mais ou nos se como "
    "ser nas pela equipe trabalho experiencia sao",
    "it": "di e in per la con il del un le una che della nel dei da alla gli i delle si al tuo tua nostra nostro sono "
    "come o anche sei ti esperienza lavoro piu",
    "nl": "en de van het een in je met voor wij op is te jouw aan bij ons als of die onze om zijn ben hebt dat naar "
    "jij werken ervaring ook wat niet binnen",
    "pl": "i w z na do oraz dla w jest sie o nie lub od za po jako twoje nas nasz pracy ze przez co naszych jestesmy "
    "oferujemy oczekujemy praca mile doswiadczenie znajomosc umiejetnosc",
    "sv": "och att i for som med du av vi pa ar en till har det din dig ett om vara eller inom de oss kommer samt vill "
    "vart kan den jobba ocksa arbete erfarenhet",
    "da": "og at i til for som med du af vi pa er en har det din dig et om vores eller inden de os kommer samt vil kan "
    "den ogsa arbejde erfaring ikke bliver",
    "nb": "og a i til for som med du av vi pa er en har det din deg et om vare eller innen de oss kommer samt vil kan "
    "den ogsa arbeid erfaring ikke blir jobbe",
    "fi": "ja on etta sinun olet tai sinulla meilla ovat kanssa tyossa mukaan myos sekä seka tehtavassa tyon osaamista "
    "hyva olemme kokemusta etsimme tarjoamme voit haemme",
    "cs": "a v na se pro je s do z nebo jako si nas nase ve od po praci prace jsme budete nabizime pozadujeme "
    "zkusenosti znalost mame tym",
    "ro": "si de in la cu pentru sa pe din un este care o ai sau prin mai noastre noastra echipa experienta vei ne "
    "suntem cunostinte",
    "hu": "es a az egy hogy vagy nem meg valamint munka tapasztalat csapat ismerete magyar van amit azt legalabb "
    "szamara",
    "tr": "ve bir ile icin bu olarak veya olan en iyi ekip is gibi daha konusunda deneyim sahibi calisma bilgisi",
}
_OTHER_SCRIPT = re.compile(r"[\u0370-\u06ff\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_HEBREW = re.compile(r"[\u0590-\u05ff]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_GREEK = re.compile(r"[\u0370-\u03ff]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_THAI = re.compile(r"[\u0e00-\u0e7f]")
_CODE = re.compile(r"([a-z]{2,3})(?:[-_][A-Za-z0-9]+)*")

_LANGUAGES_OF: dict[str, tuple[str, ...]] = {}
for _language, _words in _COMMON.items():
    for _word in _words.split():
        _LANGUAGES_OF[_word] = (*_LANGUAGES_OF.get(_word, ()), _language)


def language_code(text: str | None) -> str | None:
    """ISO 639-1 of a declared language ("de-DE", "en_US"); None for anything else."""
    match = _CODE.fullmatch((text or "").strip().replace("EN", "en")) if text else None
    code = match.group(1)[:3].lower() if match else None
    return {"no": "nb"}.get(code, code) if code and len(code) == 2 else None


def detect_language(folded: str) -> str | None:
    """The language of a folded text (see `words.fold`); None when it is too short or not one of ours."""
    sample = folded[:1200]
    if not sample.isascii() and _OTHER_SCRIPT.search(sample):
        other = _by_script(sample)
        if other is not None:
            return other
    counts: Counter[str] = Counter()
    words = sample.split()
    common = filter(None, map(_LANGUAGES_OF.get, words))
    counts.update(chain.from_iterable(common))
    if not counts:
        return None
    (first, most), *rest = counts.most_common(2)
    second = rest[0][1] if rest else 0
    return first if most >= 4 and most >= 0.08 * len(words) and most > second else None


def _by_script(sample: str) -> str | None:
    letters = sum(map(str.isalpha, sample)) or 1
    if len(_KANA.findall(sample)) > 0.1 * letters:
        return "ja"
    for language, script in (
        ("zh", _HAN),
        ("ko", _HANGUL),
        ("he", _HEBREW),
        ("ar", _ARABIC),
        ("el", _GREEK),
        ("th", _THAI),
    ):
        if len(script.findall(sample)) > 0.4 * letters:
            return language
    if len(_CYRILLIC.findall(sample)) > 0.4 * letters:
        if re.search("[іїєґ]", sample):
            return "uk"
        return "ru" if re.search("[ыэ]", sample) else "bg"
    return None
