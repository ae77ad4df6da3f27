"""A problem: something in the content that should not be so, as a value that knows where it stood."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from heapq import nsmallest
from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning"]


class Problem(Struct, frozen=True):
    """One fault at `start` up to `end` of the file `path`, in code points of its text as decoded.

    `rule` is named after what should hold. `message` is one lower-case sentence with the author's words in
    backticks, `hint` what would help (empty: nothing to add).
    """

    rule: str
    path: str
    start: int
    end: int
    message: str
    hint: str = ""
    severity: Severity = "error"


class Place(Struct, frozen=True):
    """Where an offset stands: line and column count from 1, `text` is the whole line."""

    line: int
    column: int
    text: str


class Lines:
    """The lines of one text, by which any number of places is found in little time."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [end.start() for end in re.finditer("\n", text)]

    def place(self, offset: int) -> Place:
        """The line and column of `offset`; past the end it is the last place there is."""
        offset = min(offset, len(self._text))
        number = bisect_left(self._ends, offset)
        begin = self._ends[number - 1] + 1 if number else 0
        return Place(number + 1, offset - begin + 1, self._line(number))

    @lru_cache(maxsize=1)  # noqa: B019  # many problems stand in one line, which may be long
    def _line(self, number: int) -> str:
        begin = self._ends[number - 1] + 1 if number else 0
        end = self._ends[number] if number < len(self._ends) else len(self._text)
        return self._text[begin:end].rstrip("\r")


def place(text: str, offset: int) -> Place:
    """The line and column of `offset` in `text`."""
    return Lines(text).place(offset)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by file, then by place: the order in which a maintainer mends them."""
    return tuple(sorted(set(problems), key=lambda p: (p.path, p.start, p.end, p.rule, p.message)))


_COMPARED = 300
"""Words with which one is compared at most: each takes some 20 µs."""


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """A hint that names the known word nearest to `written`, or none.

    A slip seldom changes both ends of a word and its length by half, and so few words need to be compared.
    """
    if not written:
        return ""
    ends = (written[0], written[-1])
    alike = [
        word
        for word in known
        if word and (word[0] == ends[0] or word[-1] == ends[1]) and len(word) < 2.4 * len(written) < 5.8 * len(word)
    ]
    if len(alike) > _COMPARED:
        alike = nsmallest(_COMPARED, alike, key=lambda word: (-_shared(word, written), word))
    near = get_close_matches(written, sorted(alike), n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else ""


def _shared(one: str, other: str) -> int:
    """How many characters two words begin with together."""
    pairs = zip(one, other, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
