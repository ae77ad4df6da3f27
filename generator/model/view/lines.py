"""Long lists: their entries in a line each, on the page of a thing or on pages of their own."""

from typing import ClassVar, Literal

from msgspec import Struct

from generator.model.ledger import Standing
from generator.model.pieces import Tone
from generator.model.view.groups import Group, Place
from generator.model.view.shared import Card, Frame


class SaidLine(Struct, frozen=True, array_like=True, kw_only=True):
    """A passage: when it was said and where it stands, who says what, and the answer or figures in it.

    `before` are the answers of the same speakers before, with their date, where this is another.
    """

    url: str
    when: str
    who: str
    words: str
    answer: str = ""
    figures: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    before_when: str = ""
    place: str = ""
    """Where the passage stands, if `when` does not lead there alone."""


class EventLine(Struct, frozen=True, array_like=True):
    """An event with a note on it, and the first passage that reports it, with the number of the others."""

    card: Card
    when: str
    tone: Tone
    status: str
    note: str = ""
    url: str = ""
    place: str = ""
    more: int = 0


class ContactLine(Struct, frozen=True, array_like=True):
    """An event or a statement of a tie: when and which way, what, and the first passage behind it."""

    when: str
    title: str
    address: str
    """Of the event; empty for a statement, whose words are the title."""
    url: str
    place: str
    more: int = 0


class TieLine(Struct, frozen=True, array_like=True, kw_only=True):
    """A tie of an actor; where it has no page of its own its evidence stands in the line."""

    anchor: str
    other: Card
    url: str
    tone: Tone
    weight: str
    pieces: int
    standing: Standing | None
    contacts: tuple[ContactLine, ...]


class MentionLine(Struct, frozen=True, array_like=True):
    """Mentions on one page, as words with an address and with a few words around them; `rest` is behind the last."""

    title: str
    places: tuple[tuple[str, str, str], ...]
    """The words before, the address of the paragraph, the words meant."""
    rest: str


class OfficeLine(Struct, frozen=True, array_like=True):
    """Somebody in an office, and the first passage that says so."""

    holder: Card
    title: str
    period: str
    url: str
    place: str


Line = SaidLine | EventLine | TieLine | MentionLine | OfficeLine | Card
LineKind = Literal["said", "figure", "event", "tie", "mention", "office", "card"]


class Listed(Struct, frozen=True, array_like=True, kw_only=True):
    """A list in lines: all of it, or its head. `count` is how many entries it has,
    `all` the page on which it begins where it has pages of its own.
    """

    kind: LineKind
    count: int
    groups: tuple[Group[Line], ...]
    all: str = ""


class LinesView(Struct, frozen=True, array_like=True, kw_only=True):
    """One of the pages of a long list; `up` is the thing whose list it is, `counted` how many entries it has in words.

    `first` and `last` are the numbers of its entries, counted from 1.
    """

    template: ClassVar[str] = "lines.html"
    frame: Frame
    up: Card
    title: str
    kind: LineKind
    place: Place
    groups: tuple[Group[Line], ...]
