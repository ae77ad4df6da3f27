"""Labels: the lines in which a name stands below its circle, and the room that they take."""

from collections.abc import Sequence
from functools import lru_cache
from unicodedata import east_asian_width

SMALL = 13
"""The height of letters in pixels …"""

LARGE = 16
"""… and of those of the strongest."""

STRONG = 14
"""From this radius of its circle on a label is large."""

GAP = 3
"""Pixels between a circle and its label."""

_LETTER = 7.2
"""The width of a small letter in pixels, on the wide side for Public Sans."""

_IDEOGRAPH = 13.5
_LONG = 112.0
"""A label is broken where a line of small letters would be wider than so many pixels …"""

_LINES = 3
"""… and cut after so many lines: the whole name stands in the title of the circle and in the list."""


@lru_cache(maxsize=4096)
def label_lines(name: str) -> tuple[str, ...]:
    """The lines of a label, broken at spaces, as even as they can be."""
    words = [_cut(word) for word in name.split()]
    if not words:
        return ()
    wanted = min(_LINES, max(1, -(-int(text_width(" ".join(words))) // int(_LONG))))
    lines = _filled(words, text_width(" ".join(words)) / wanted)
    if len(lines) > _LINES:
        lines = _filled(words, _LONG)
    return (*lines[: _LINES - 1], f"{lines[_LINES - 1]} …") if len(lines) > _LINES else tuple(lines)


@lru_cache(maxsize=4096)
def text_width(text: str) -> float:
    """The width of a line of small letters in pixels, never less than it is."""
    return sum(_IDEOGRAPH if east_asian_width(letter) in "WF" else _LETTER for letter in text)


def label_size(radius: int) -> int:
    """The height of the letters below a circle."""
    return LARGE if radius >= STRONG else SMALL


def line_height(size: int) -> int:
    """Pixels from one line to the next."""
    return size + 2


def label_half(lines: Sequence[str], size: int = SMALL) -> float:
    """Half the width of a label."""
    return max((text_width(line) for line in lines), default=0.0) * size / SMALL / 2 + 2


def label_height(lines: Sequence[str], size: int = SMALL) -> int:
    """How far a label reaches below its circle."""
    return GAP + line_height(size) * len(lines) if lines else 0


def _filled(words: Sequence[str], width: float) -> list[str]:
    """Each line takes words until it is nearer to `width` than with one more."""
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        excess = text_width(longer) - width
        if excess <= 0 or (excess < width - text_width(lines[-1]) and text_width(longer) <= _LONG):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(word: str) -> str:
    if text_width(word) <= _LONG:
        return word
    while word and text_width(f"{word}…") > _LONG:
        word = word[:-1]
    return f"{word}…"
