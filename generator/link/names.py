"""Names: every surface form in a run of words, and whom each can mean.

A form is an actor's name, alias or metonym, or the title of an office at the date of the page. Matching is
case-sensitive; an edge is a change between letter or digit and anything else, and needs nothing between CJK
characters; the longest match wins. A metonym after a preposition of place is the place, not its government.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ahocorasick_rs import AhoCorasick
from msgspec import Struct

from generator.link.offices import Offices
from generator.model.page import Actor
from generator.model.pieces import Via
from generator.model.value import Date

_PLACE = re.compile(
    r"\b(?:in|at|to|from|near|outside|around|into|across|through|via|towards?) (?:the )?\Z", re.IGNORECASE
)
_BEFORE = 20
"""Characters in which such a preposition stands, with its article."""
_WINDOW = 50_000
"""Characters of a run that are searched at once."""
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]")


class Found(Struct, frozen=True):
    """Words at `start` to `end` of a run, and the surface form in them; several candidates are ambiguous."""

    start: int
    end: int
    form: str
    candidates: tuple[str, ...]
    via: Via


class Names:
    """All surface forms of a dossier, found in one pass over a text."""

    def __init__(self, actors: Sequence[Actor], offices: Offices) -> None:
        self._offices = offices
        self._forms: dict[str, dict[str, Via]] = defaultdict(dict)
        for form, actor, via in _forms(actors):
            self._forms[form].setdefault(actor, via)
        self._metonyms = frozenset(form for form, meant in self._forms.items() if set(meant.values()) == {"metonym"})
        self._titles = frozenset(offices.titles())
        self._patterns = sorted(self._forms.keys() | self._titles)
        self._automaton = AhoCorasick(self._patterns)
        self._longest = max(map(len, self._patterns), default=0)
        self._candidates: dict[tuple[str, str, str], tuple[str, ...]] = {}

    def find(self, run: str, date: Date | None) -> tuple[Found, ...]:
        """The names in `run`, from left to right, none overlapping; `date` settles who held an office."""
        if not self._patterns:
            return ()
        found = sorted(
            (match for match in self._matches(run, date) if match.candidates),
            key=lambda match: (match.start, -match.end),
        )
        return tuple(_longest(_joined(run, found)))

    def _matches(self, run: str, date: Date | None) -> Iterator[Found]:
        """Window by window, since all matches of one come at once; each reaches as far as a form that begins in it."""
        for begin in range(0, len(run), _WINDOW):
            window = run[begin : begin + _WINDOW + self._longest]
            edges = [_is_edge(run, offset) for offset in range(begin, begin + len(window) + 1)]
            for index, start, end in self._automaton.find_matches_as_indexes(window, overlapping=True):
                if start < _WINDOW and edges[start] and edges[end]:
                    yield self._meaning(run, self._patterns[index], begin + start, begin + end, date)

    def _meaning(self, run: str, form: str, start: int, end: int, date: Date | None) -> Found:
        meant = self._forms.get(form, {})
        if form in self._metonyms and _PLACE.search(run, max(start - _BEFORE, 0), start):
            meant = {}
        key = (form if meant else "", form, date.edtf if date else "")
        if key not in self._candidates:
            holders = self._offices.holders(form, date) if date and form in self._titles else ()
            self._candidates[key] = tuple(dict.fromkeys((*meant, *holders)))
        return Found(start, end, form, self._candidates[key], next(iter(meant.values()), "office"))


def _forms(actors: Iterable[Actor]) -> Iterator[tuple[str, str, Via]]:
    for actor in actors:
        yield actor.name.text, actor.id, "name"
        for alias in actor.aliases:
            yield alias.text, actor.id, "alias"
        for metonym in actor.metonyms:
            yield metonym.text, actor.id, "metonym"


def _is_edge(text: str, offset: int) -> bool:
    if offset in (0, len(text)):
        return True
    before, after = text[offset - 1], text[offset]
    if unicodedata.combining(after):
        return False
    return not (before.isalnum() and after.isalnum()) or bool(_CJK.match(before) or _CJK.match(after))


def _joined(run: str, found: list[Found]) -> list[Found]:
    """An office and the name of one who held it, side by side, are one mention: `Secretary of State John Kerry`."""
    names: dict[int, list[Found]] = defaultdict(list)
    for match in found:
        if match.via != "office":
            names[match.start].append(match)
    joined = [
        Found(office.start, name.end, name.form, name.candidates, name.via)
        for office in found
        if office.via == "office"
        for name in names[office.end + 1]
        if run[office.end] == " " and set(name.candidates) <= set(office.candidates)
    ]
    return sorted([*found, *joined], key=lambda match: (match.start, -match.end))


def _longest(found: Iterable[Found]) -> Iterator[Found]:
    """Of matches that overlap, the leftmost, and of those the longest."""
    end = 0
    for match in found:
        if match.start >= end:
            yield match
            end = match.end
