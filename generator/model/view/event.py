"""The page of an event."""

from typing import ClassVar

from msgspec import Struct

from generator.model.pieces import Tone
from generator.model.view.differences import DifferenceView
from generator.model.view.lines import Listed
from generator.model.view.shared import Card, EventItem, Frame, MentionGroup, PassageView, Previews, Row, Support, When
from generator.model.view.timeline import Drawn


class Participant(Struct, frozen=True, array_like=True):
    """Somebody who took part, and what says so."""

    card: Card
    support: Support


class RoleView(Struct, frozen=True, array_like=True):
    """A part in an event (`acting`, `towards`, `also present`) and who had it."""

    label: str
    actors: tuple[Participant, ...]


class EvidenceView(Struct, frozen=True, array_like=True):
    """What one document says of an event."""

    document: Card
    when: When
    publisher: str
    passages: tuple[PassageView, ...]


class EventView(Struct, frozen=True, array_like=True, kw_only=True):
    template: ClassVar[str] = "event.html"
    frame: Frame
    title: str
    when: When
    drawn: Drawn
    year: str
    dated: Support
    place: str
    status: str
    type: str
    tone: Tone
    quad: str
    roles: tuple[RoleView, ...]
    rows: tuple[Row, ...]
    previews: Previews
    evidence: tuple[EvidenceView, ...]
    documents: int
    """How many documents report it."""
    figures: tuple[PassageView, ...]
    differences: tuple[DifferenceView, ...]
    sources: int
    """How many independent sources the documents are."""
    before: tuple[EventItem, ...]
    after: tuple[EventItem, ...]
    previous: EventItem | None
    next: EventItem | None
    """Its neighbours in time, whatever they have to do with it."""
    part_of: tuple[Card, ...]
    parts: tuple[EventItem, ...]
    outcome: Card | None
    outcome_unknown: bool
    mentions: tuple[MentionGroup, ...]
    mention_pages: int
    lines: dict[str, Listed]
    """Those of its lists that are too long to be shown in every detail, by their anchors."""
