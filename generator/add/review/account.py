"""The account: what an accepted fact adds to the text of its document, as a passage on its paragraphs.

A quotation stands as it is. Of all else the maintainer's own words, or ours where a fact is nothing but what was
accepted (an event's title, a number); where somebody speaks and nobody has told it yet, three dots keep the place, and
the rule `passage-has-words` reminds of them.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from generator.add.review.fact import EventFact, FigureFact, Place, StatementFact
from generator.author.edits import Edit

_ITEM = re.compile(r"- [^\n]*\{#p[0-9]+ para=(?P<first>[0-9]+)[^\n]*")
"""An item of a list that is a passage."""
_MARKS = re.compile(r"[\\`*_\[\]{}<>&|~]")
_BOUNDS = {"+": "at least ", "-": "at most ", "~": "about ", "": ""}

Names = Mapping[str, str]
"""What every actor is called, by its id."""


class Told(Struct, frozen=True):
    """A passage without its id: words `before` it, its own words as Markdown, and its attributes."""

    place: Place
    words: str
    attributes: str = ""
    before: str = ""

    def line(self, number: int) -> str:
        """The item of a list in which it stands, as the passage of that number."""
        para = f"{self.place.first}" + (f"-{self.place.last}" if self.place.last > self.place.first else "")
        attributes = f" {self.attributes}" if self.attributes else ""
        return f"- {self.before}[{self.words}]{{#p{number} para={para}{attributes}}}\n"


def statement_told(fact: StatementFact, place: Place, names: Names) -> Told:
    """Who speaks stands before the words, so that the account can be read."""
    who = names.get(fact.speaker, fact.speaker) or fact.described or "somebody"
    who = _escaped(who[:1].upper() + who[1:])
    attributes = " ".join(filter(None, (_speaker(fact), fact.attributes)))
    if fact.own:
        return Told(place, _escaped(fact.own), attributes)
    if fact.quoted:
        return Told(place, f"“{_escaped(fact.quoted)}”", attributes, f"{who}: ")
    return Told(place, "…", attributes, f"{who}: ")


def event_told(title: str, event: str, attributes: str, place: Place) -> Told:
    """The title of the event, of which it is the evidence."""
    return Told(place, f"{_escaped(title)}.", " ".join(filter(None, (f"event={event}", attributes))))


def office_told(name: str, office: str, place: Place) -> Told:
    """Who holds which office."""
    return Told(place, f"{_escaped(name)}, {_escaped(office)}.")


def figure_told(fact: FigureFact, subject: str, words: str, place: Place) -> Told:
    """The number in the words of its measure; `subject` is the attribute that says on what."""
    said = f"{_BOUNDS[fact.bound]}{int(fact.amount):,} {_escaped(words)}"
    return Told(place, f"{said[:1].upper()}{said[1:]}.", f"{fact.measure}={fact.amount}{fact.bound} {subject}")


def title_of(fact: EventFact, names: Names) -> str:
    """The maintainer's title, else what it is, by whom and towards whom, and where."""
    if fact.title:
        return fact.title
    noun, of, towards = _titles("planned" if fact.status == "planned" else "done")[fact.type]
    by = f" {of} {_listed(fact.actor, names)}" if fact.actor else ""
    to = f" {towards} {_listed(fact.recipient, names)}" if fact.recipient else ""
    return f"{noun}{by}{to}" + (f", {fact.place}" if fact.place else "")


def _speaker(fact: StatementFact) -> str:
    if fact.speaker:
        return f"by={fact.speaker}"
    return f"""by=unnamed as="{fact.described.replace('"', "'")}\"""" if fact.described else ""


def _listed(ids: Sequence[str], names: Names) -> str:
    words = [names.get(id, id) for id in ids]
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _escaped(text: str) -> str:
    """Words in which nothing is a mark of Markdown."""
    return _MARKS.sub(lambda mark: f"\\{mark[0]}", text)


@cache
def _titles(state: str) -> Mapping[str, tuple[str, str, str]]:
    table = tomllib.loads(Path(__file__).with_name("titles.toml").read_text(encoding="utf-8"))
    return {type: (noun, of, towards) for type, (noun, of, towards) in {**table["done"], **table[state]}.items()}


def insertions(text: str, lines: Iterable[tuple[int, str]]) -> Iterator[Edit]:
    """How lines come into an account, each a passage with its paragraph, in the order in which they stand here.

    A list of passages at the end of the account is kept in the order of the source; without one it begins one there.
    """
    items = _items(text)
    places: dict[int, str] = {}
    for paragraph, line in lines:
        place = next((start for start, first in items if first > paragraph), len(text))
        places[place] = places.get(place, "") + line
    for place, new in places.items():
        yield Edit(place, place, new if place < len(text) else f"{_gap(text, follows=bool(items))}{new}")


def _items(text: str) -> Sequence[tuple[int, int]]:
    """Where each passage of the list at the end begins, and its first paragraph."""
    end = len(text.rstrip("\n"))
    items: list[tuple[int, int]] = []
    while end > 0 and (item := _ITEM.fullmatch(text, text.rfind("\n", 0, end) + 1, end)):
        items.append((item.start(), int(item["first"])))
        end = item.start() - 1
    return items[::-1]


def _gap(text: str, *, follows: bool) -> str:
    """What stands between a text and a list at its end, or the next item where it `follows` others."""
    ends = "" if text.endswith("\n") else "\n"
    if follows:
        return ends
    return ends if text.endswith("\n\n") or not text else f"{ends}\n"
