"""Vocabulary by language: one file each."""

from quiethire.sandbox.languages import de, en, es, fr, it, nl, pl, pt
from quiethire.sandbox.languages.phrases import DEPARTMENTS, Phrases

LANGUAGES: dict[str, Phrases] = {module.PHRASES.code: module.PHRASES for module in (en, de, fr, es, nl, pt, it, pl)}
"""ISO 639-1 code -> phrases."""

__all__ = ["DEPARTMENTS", "LANGUAGES", "Phrases"]
