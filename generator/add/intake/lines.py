"""The lines of a foreign text, each with its place."""

import re
from collections.abc import Iterator

from msgspec import Struct

_LINE = re.compile(r"[^\r\n]+")
_SPACE = " \t\f\v\u00a0\u2028\u2029\ufeff"
_ENDS = re.compile(r"[.!?…。！？؟।][”’\"')\]»」』]{0,3}$")  # noqa: RUF001  # the full stops of other scripts
_ABBREVIATION = re.compile(r"(?:\b[A-Za-z]\.){2,4}$")
_PROSE = 20
"""A line of more words is no heading."""


class Line(Struct, frozen=True):
    """A line with words in it: code points `start` to `end`, the space around it left out."""

    start: int
    end: int
    text: str

    @property
    def count(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def has_letters(self) -> bool:
        """Whether there is a word in it."""
        return any(character.isalpha() for character in self.text)

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_ENDS.search(self.text)) and not _ABBREVIATION.search(self.text)

    @property
    def is_prose(self) -> bool:
        """Whether it belongs to the body of a text."""
        return self.count > _PROSE or (self.is_sentence and self.has_letters and not self.text.endswith("?"))


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    for found in _LINE.finditer(text):
        words = found[0].strip(_SPACE)
        if words:
            start = found.start() + found[0].index(words)
            yield Line(start, start + len(words), words)
