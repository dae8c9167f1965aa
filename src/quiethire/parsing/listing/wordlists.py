"""Word lists written as text: one string, one list."""


def split(text: str) -> frozenset[str]:
    """Words parted by white space."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """Phrases parted by bars or line ends, in order. White space at their ends is kept where a bar follows it."""
    return tuple(phrase for line in text.split("\n") for phrase in line.split("|") if phrase.strip())
