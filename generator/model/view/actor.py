"""The page of an actor."""

from typing import ClassVar, Literal

from msgspec import Struct

from generator.model.ledger import Standing
from generator.model.view.differences import DifferenceView
from generator.model.view.graph import Picture, TieItem
from generator.model.view.lines import Listed
from generator.model.view.shared import Card, EventItem, Frame, MentionGroup, PassageView, Previews, Row
from generator.model.view.spans import Spans
from generator.model.view.strip import Strip
from generator.model.view.tie import ContactView


class OfficeView(Struct, frozen=True, array_like=True, kw_only=True):
    """A post held; `period` in words; `evidence` the passages that say so; `background`: known elsewhere."""

    title: str
    of: Card
    holder: Card
    period: str
    evidence: tuple[PassageView, ...]
    background: bool
    standing: Standing


class AnsweredView(Struct, frozen=True, array_like=True):
    """An answer, maybe empty, and the passages that give it."""

    answer: str
    passages: tuple[PassageView, ...]


class SaidView(Struct, frozen=True, array_like=True, kw_only=True):
    """What was said at a date. `before`: the answers before, with their date; empty without a change."""

    when: str
    answers: tuple[AnsweredView, ...]
    before: tuple[str, ...]
    before_when: str


class QuestionView(Struct, frozen=True, array_like=True, kw_only=True):
    """A question and all that somebody said on it; without a question, what belongs to none."""

    topic: Card | None
    question: str
    statements: int
    said: tuple[SaidView, ...]


class NameView(Struct, frozen=True, array_like=True):
    """A form of a name: how it is linked, and how often it stands in the texts of this dossier."""

    form: str
    role: Literal["name", "alias", "metonym", "description", "office"]
    count: int


class ActorTie(Struct, frozen=True, array_like=True, kw_only=True):
    """A tie of the actor of the page with `other`; without a page of its own its evidence stands in its row."""

    anchor: str
    other: Card
    item: TieItem
    standing: Standing | None
    """None where the tie is told elsewhere: on its page, or on that of the other actor."""
    contacts: tuple[ContactView, ...]


class ActorView(Struct, frozen=True, array_like=True, kw_only=True):
    template: ClassVar[str] = "actor.html"
    frame: Frame
    name: str
    kind: str
    role: str
    part_of: tuple[Card, ...]
    parts: tuple[Card, ...]
    offices: tuple[OfficeView, ...]
    office_spans: Spans | None
    holders: tuple[OfficeView, ...]
    holder_spans: Spans | None
    names: tuple[NameView, ...]
    rows: tuple[Row, ...]
    previews: Previews
    statements: int
    said: tuple[QuestionView, ...]
    spoken_for: tuple[QuestionView, ...]
    about: tuple[PassageView, ...]
    figures: tuple[PassageView, ...]
    differences: tuple[DifferenceView, ...]
    events: tuple[EventItem, ...]
    strip: Strip | None
    ties: tuple[ActorTie, ...]
    most_pieces: int
    """Of evidence on one of the ties."""
    neighbourhood: Picture | None
    mentions: tuple[MentionGroup, ...]
    mention_count: int
    mention_pages: int
    wikidata: str
    counts: dict[str, int]
    """How many entries each of its lists has, by the anchors of their sections."""
    lines: dict[str, Listed]
    """Those of its lists that are too long to be shown in every detail, by their anchors."""
