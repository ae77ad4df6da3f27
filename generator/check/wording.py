"""Wording: where the words of a quotation stand in a source.

Both are made alike (`read/wording.py`). Then the words must stand there letter by letter, whole words at both ends.
Brackets are first looked for as they stand. If they do not stand there, `[…]` is words left out, at any length, and
other brackets are the editor's (`[I]t`, `[Mr] Kerry`) and stand for at most 80 characters of the source. An ellipsis
without brackets is a character like others.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.read.wording import Alike, Range, normal

INSERTED = 80
"""Characters of the source for which an editor's brackets stand at most."""

_BRACKETS = re.compile(r"\[(?P<inside>[^\[\]]*)\]")
_LEFT_OUT = frozenset(("…", "...", ". . ."))


def find(words: str, place: Alike) -> tuple[Range, ...]:
    """Where the words stand: ranges of the original, one for each run without brackets; none where they do not."""
    literal = normal(words)
    found = _found((_Part(literal, "edge", "edge"),), place.text)
    if not found and re.search(r"\w", _BRACKETS.sub("", literal)):
        found = _found(tuple(_parts(literal)), place.text)
    return tuple(place.original(each) for each in found)


class _Part(Struct, frozen=True):
    """Words without brackets, and what stands before and after them.

    `edge`: a word begins or ends; `letter`: a bracket follows in the same word. `gap` is how many characters of the
    source may stand between the part before and this one; None for any number.
    """

    words: str
    before: str
    after: str
    gap: int | None = 0


def _parts(literal: str) -> Iterator[_Part]:
    """The words between brackets; brackets side by side stand for all that either may."""
    gap: int | None = 0
    done = 0
    before = "edge"
    for bracket in _BRACKETS.finditer(literal):
        words = literal[done : bracket.start()]
        is_any = bracket["inside"].strip() in _LEFT_OUT
        if words.strip():
            yield _Part(words.strip(), before, "edge" if is_any or words.endswith(" ") else "letter", gap)
            gap = 0
        gap = None if is_any or gap is None else gap + INSERTED
        done = bracket.end()
        before = "edge" if is_any or literal[done : done + 1] == " " else "letter"
    if literal[done:].strip():
        yield _Part(literal[done:].strip(), before, "edge", gap)


class _Way(Struct, frozen=True):
    """A part at its place, and the way by which it was reached."""

    start: int
    end: int
    before: "_Way | None" = None


def _found(parts: Sequence[_Part], text: str) -> tuple[Range, ...]:
    """The parts in their order, each as near to the one before as can be; none where they do not stand so.

    Of every part all places are kept that can be reached, so that no choice made early hides a match that comes later.
    """
    ways: list[_Way] = []
    for index, part in enumerate(parts):
        places = _places(part, text)
        ways = [_Way(*place) for place in places] if index == 0 else list(_reached(ways, places, part.gap))
    return _ranges(ways[0]) if ways else ()


def _reached(ways: Sequence[_Way], places: Iterator[Range], gap: int | None) -> Iterator[_Way]:
    ends = [way.end for way in ways]
    for start, end in places:
        nearest = bisect_right(ends, start) - 1
        if nearest >= 0 and (gap is None or start - ends[nearest] <= gap):
            yield _Way(start, end, ways[nearest])


def _places(part: _Part, text: str) -> Iterator[Range]:
    start = text.find(part.words)
    while start >= 0:
        end = start + len(part.words)
        if (part.before != "edge" or not _is_word(text[start - 1 : start])) and (
            part.after != "edge" or not _is_word(text[end : end + 1])
        ):
            yield start, end
        start = text.find(part.words, start + 1)


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _ranges(way: _Way | None) -> tuple[Range, ...]:
    found: list[Range] = []
    while way:
        found.append((way.start, way.end))
        way = way.before
    return tuple(reversed(found))
