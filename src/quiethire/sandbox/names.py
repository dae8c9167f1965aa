"""Invented employers' names, and their domains under the reserved suffix .example (RFC 2606)."""

import re
import unicodedata
from random import Random

_FIRST = [
    "Bright",
    "Moss",
    "Alder",
    "Copper",
    "Silver",
    "Harrow",
    "Quill",
    "Ember",
    "Frost",
    "Larch",
    "Tidal",
    "Cinder",
    "Hazel",
    "Marl",
    "Osprey",
    "Pebble",
    "Rowan",
    "Saffron",
    "Thistle",
    "Umber",
    "Velvet",
    "Willow",
    "Amber",
    "Birch",
    "Cobalt",
    "Dapple",
    "Fern",
    "Garnet",
    "Heron",
    "Indigo",
    "Juniper",
    "Kestrel",
]
_SECOND = [
    "forge",
    "glen",
    "field",
    "works",
    "bridge",
    "haven",
    "crest",
    "ridge",
    "well",
    "gate",
    "mark",
    "stead",
    "water",
    "spire",
    "loom",
    "grove",
    "point",
    "vale",
    "path",
    "sail",
    "beam",
    "hollow",
    "shore",
    "wick",
    "thorn",
]
_INDUSTRY = (
    "Robotics",
    "Analytics",
    "Logistics",
    "Health",
    "Energy",
    "Payments",
    "Foods",
    "Mobility",
    "Instruments",
    "Software",
    "Optics",
    "Textiles",
    "Media",
    "Insurance",
    "Aerospace",
    "Learning",
    "Water",
    "Materials",
    "Security",
    "Care",
)


def names(random: Random, count: int) -> list[tuple[str, str]]:
    """`count` different (name, industry) pairs, such as ("Brightforge Robotics", "Robotics")."""
    stems = [first + second for first in _FIRST for second in _SECOND]
    random.shuffle(stems)
    if count > len(stems):
        raise ValueError(f"at most {len(stems)} employers can be named")
    chosen = []
    for stem in stems[:count]:
        industry = random.choice(_INDUSTRY)
        chosen.append((f"{stem} {industry}", industry))
    return chosen


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens."""
    folded = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ł", "l").replace("Ł", "L"))
    return re.sub(r"[^a-z0-9]+", "-", folded.encode("ascii", "ignore").decode().lower()).strip("-")
