"""The page of a tie: everything that two actors have between them."""

from typing import ClassVar

from msgspec import Struct

from generator.model.ledger import Standing
from generator.model.pieces import Tone
from generator.model.view.graph import ToneCount
from generator.model.view.lines import Listed
from generator.model.view.shared import Card, EventItem, Frame, PassageView, When
from generator.model.view.strip import Mirror


class Way(Struct, frozen=True, array_like=True):
    """Who with whom, with the word between them that says the direction."""

    source: Card
    verb: str
    targets: tuple[Card, ...]


class ContactView(Struct, frozen=True, array_like=True, kw_only=True):
    """An event, with all whom it connects here and the passages that report it; or a statement with its passage."""

    when: When
    tone: Tone
    ways: tuple[Way, ...]
    event: EventItem | None
    passages: tuple[PassageView, ...]


class TieSide(Struct, frozen=True, array_like=True, kw_only=True):
    """What one of the two, or who spoke for it, said about the other, in the order of time."""

    card: Card
    other: Card
    passages: tuple[PassageView, ...]


class TieView(Struct, frozen=True, array_like=True, kw_only=True):
    template: ClassVar[str] = "tie.html"
    frame: Frame
    a: Card
    b: Card
    weight: str
    period: str
    events: int
    statements: int
    counts: tuple[ToneCount, ...]
    strip: Mirror | None
    sides: tuple[TieSide, TieSide]
    contacts: tuple[ContactView, ...]
    """The events; the statements are those of the sides."""
    standing: Standing | None
    """None for a tie of office-holders alone."""
    between_offices: tuple[ContactView, ...]
    said: int
    deeds: int
    between: int
    """How many statements, events and events of office-holders there are."""
    lines: dict[str, Listed]
    """Those of these lists that are too long to be shown in every detail, by their anchors."""
