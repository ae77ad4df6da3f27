"""Names: every surface form in a run of words, and whom each can mean.

A form is an actor's name, alias or metonym, or the title of an office at the date of the page. Matching is
case-sensitive; an edge is a change between letter or digit and anything else, and needs nothing between CJK
characters; the longest match wins. A metonym after a preposition of place is the place, not its government.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

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

Starts = Mapping[int, Sequence[tuple[int, str]]]
"""The forms in a run, each with its end, by where they begin."""


class Found(Struct, frozen=True):
    """Words at `start` to `end` of a run, and the surface form in them; several candidates are ambiguous."""

    start: int
    end: int
    form: str
    candidates: tuple[str, ...]
    via: Via


class Meaning(Struct, frozen=True):
    """Whom a form can mean and as what, whether it is nothing but a metonym, and who held an office of that title."""

    form: str
    meant: tuple[tuple[str, Via], ...]
    metonym: bool
    holders: tuple[str, ...]

    def candidates(self) -> tuple[str, ...]:
        """All whom it can mean."""
        return tuple(dict.fromkeys((*(id for id, _ in self.meant), *self.holders)))


class Forms:
    """Some surface forms, found in one pass over a text, wherever they may stand."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._patterns = sorted(forms)
        self._automaton = AhoCorasick(self._patterns)
        self._longest = max(map(len, self._patterns), default=0)

    def starts(self, run: str) -> Starts:
        """Every form in `run`, whether it overlaps others or not."""
        starts: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for start, end, form in self._matches(run) if self._patterns else ():
            starts[start].append((end, form))
        return starts

    def _matches(self, run: str) -> Iterator[tuple[int, int, str]]:
        """Window by window, since all matches of one come at once; each reaches as far as a form that begins in it."""
        edges = _Edges(run)
        for begin in range(0, len(run), _WINDOW):
            window = run[begin : begin + _WINDOW + self._longest]
            for index, start, end in self._automaton.find_matches_as_indexes(window, overlapping=True):
                if start < _WINDOW and edges[begin + start] and edges[begin + end]:
                    yield begin + start, begin + end, self._patterns[index]


class Names:
    """All surface forms of a dossier, and whom each can mean."""

    def __init__(self, actors: Sequence[Actor], offices: Offices) -> None:
        self._offices = offices
        self._forms: dict[str, dict[str, Via]] = defaultdict(dict)
        for form, actor, via in _forms(actors):
            self._forms[form].setdefault(actor, via)
        self._metonyms = frozenset(form for form, meant in self._forms.items() if set(meant.values()) == {"metonym"})
        self._titles = frozenset(offices.titles())
        self.forms = frozenset((*self._forms, *self._titles))
        self._all = Forms(self.forms)
        self._candidates: dict[tuple[str, str, str], tuple[str, ...]] = {}

    def starts(self, run: str) -> Starts:
        """Every form in `run`, whatever it means there."""
        return self._all.starts(run)

    def find(self, run: str, starts: Starts, date: Date | None) -> tuple[Found, ...]:
        """The names in `run`, from left to right, none overlapping; `date` settles who held an office."""
        return tuple(self._leftmost(run, starts, date))

    def meaning(self, form: str, date: Date | None) -> Meaning:
        """Whatever a form can mean; nothing, where there is no such form."""
        meant = tuple(self._forms[form].items()) if form in self._forms else ()
        holders = self._offices.holders(form, date) if date and form in self._titles else ()
        return Meaning(form, meant, form in self._metonyms, holders)

    def _leftmost(self, run: str, starts: Starts, date: Date | None) -> Iterator[Found]:
        """Of matches that overlap, the leftmost, and of those the longest."""
        end = 0
        for start in sorted(starts):
            here = self._at(run, starts, start, date) if start >= end else []
            found = max((*here, *self._joined(run, starts, here, date)), key=lambda match: match.end, default=None)
            if found:
                yield found
                end = found.end

    def _at(self, run: str, starts: Starts, start: int, date: Date | None) -> list[Found]:
        """What the forms that begin at `start` can mean there."""
        found = (self._meaning(run, form, start, end, date) for end, form in starts.get(start, ()))
        return [match for match in found if match.candidates]

    def _joined(self, run: str, starts: Starts, here: Sequence[Found], date: Date | None) -> Iterator[Found]:
        """An office and the name of one who held it, side by side, are one mention: `Secretary of State John Kerry`."""
        for office in (match for match in here if match.via == "office" and run.startswith(" ", match.end)):
            for name in self._at(run, starts, office.end + 1, date):
                if name.via != "office" and set(name.candidates) <= set(office.candidates):
                    yield Found(office.start, name.end, name.form, name.candidates, name.via)

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


class _Edges(dict[int, bool]):
    """Whether a name may begin or end at an offset of a run; each offset is looked at once, and few are asked for."""

    def __init__(self, run: str) -> None:
        super().__init__()
        self._run = run

    def __missing__(self, offset: int) -> bool:
        edge = self[offset] = _is_edge(self._run, offset)
        return edge


def _is_edge(text: str, offset: int) -> bool:
    if offset in (0, len(text)):
        return True
    before, after = text[offset - 1], text[offset]
    if unicodedata.combining(after):
        return False
    return not (before.isalnum() and after.isalnum()) or bool(_CJK.match(before) or _CJK.match(after))
