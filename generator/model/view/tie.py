"""The page of a tie: everything that two actors have between them."""

from typing import ClassVar

from msgspec import Struct

from generator.model.pieces import Tone
from generator.model.view.graph import ToneCount
from generator.model.view.shared import Card, EventItem, Frame, PassageView, When
from generator.model.view.strip import Strip


class ContactView(Struct, frozen=True, kw_only=True):
    """One piece of evidence: `source` and `target` with the word between them that says the direction.

    Of an event: the event, and the passages that report it; of a statement: its passage alone.
    """

    when: When
    tone: Tone
    source: Card
    verb: str
    targets: tuple[Card, ...]
    event: EventItem | None
    passages: tuple[PassageView, ...]


class TieView(Struct, frozen=True, kw_only=True):
    template: ClassVar[str] = "tie.html"
    frame: Frame
    a: Card
    b: Card
    weight: str
    period: str
    events: int
    statements: int
    counts: tuple[ToneCount, ...]
    strip: Strip | None
    contacts: tuple[ContactView, ...]
    between_offices: tuple[ContactView, ...]
