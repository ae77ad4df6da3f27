"""The page of patterns: every part of the theme in every state, with made-up words."""

from typing import ClassVar

from msgspec import Struct

from generator.model.pieces import Tone
from generator.model.view.differences import DifferenceView
from generator.model.view.document import Proof, SourceSeal
from generator.model.view.graph import Picture, ToneCount
from generator.model.view.lines import Listed
from generator.model.view.shared import (
    ActorItem,
    Card,
    DocumentItem,
    EditorNote,
    EventItem,
    Frame,
    MentionGroup,
    PassageView,
    Support,
    When,
)
from generator.model.view.strip import Mirror, Strip
from generator.model.view.tie import ContactView
from generator.model.view.timeline import Drawn
from generator.model.view.topic import MatrixView, TopicItem


class DrawnDate(Struct, frozen=True, array_like=True):
    """A date in words and as it is drawn on the line of its year."""

    when: When
    drawn: Drawn
    year: str


class PatternsView(Struct, frozen=True, array_like=True, kw_only=True):
    """Every part in every state; `tones` are those of passages, events and lines, `tokens` the colours of the theme."""

    template: ClassVar[str] = "patterns.html"
    frame: Frame
    tokens: tuple[str, ...]
    tones: tuple[Tone, ...]
    cards: tuple[Card, ...]
    dates: tuple[DrawnDate, ...]
    supports: tuple[Support, ...]
    passages: tuple[PassageView, ...]
    notes: tuple[tuple[PassageView, Proof], ...]
    editor_note: EditorNote
    seal: SourceSeal
    events: tuple[EventItem, ...]
    documents: tuple[DocumentItem, ...]
    actors: tuple[ActorItem, ...]
    topics: tuple[TopicItem, ...]
    matrix: MatrixView
    mentions: tuple[MentionGroup, ...]
    lists: tuple[Listed, ...]
    differences: tuple[DifferenceView, ...]
    contacts: tuple[ContactView, ...]
    counts: tuple[ToneCount, ...]
    strip: Strip
    mirror: Mirror
    picture: Picture
