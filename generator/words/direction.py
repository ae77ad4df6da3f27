"""Names in letters that run from right to left, among words and numbers that do not."""

from unicodedata import bidirectional

_BEGIN, _END = "\u2068", "\u2069"


def isolated(name: str) -> str:
    """The name so that it cannot draw a number or a comma behind it to its other side; most names as they are."""
    return f"{_BEGIN}{name}{_END}" if any(bidirectional(letter) in ("R", "AL") for letter in name) else name
