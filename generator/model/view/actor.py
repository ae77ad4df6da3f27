"""The page of an actor."""

from typing import ClassVar, Literal

from msgspec import Struct

from generator.model.view.shared import Card, EventItem, Frame, MentionGroup, PassageView, Row


class OfficeView(Struct, frozen=True, kw_only=True):
    """A post held; `period` in words; `evidence` the passages that say so; `background`: known elsewhere."""

    title: str
    of: Card
    holder: Card
    period: str
    evidence: tuple[PassageView, ...]
    background: bool


class NameView(Struct, frozen=True):
    """A form of a name: how it is linked, and how often it stands in the texts of this dossier."""

    form: str
    role: Literal["name", "alias", "metonym", "description", "office"]
    count: int


class ActorView(Struct, frozen=True, kw_only=True):
    template: ClassVar[str] = "actor.html"
    frame: Frame
    name: str
    kind: str
    role: str
    part_of: tuple[Card, ...]
    parts: tuple[Card, ...]
    offices: tuple[OfficeView, ...]
    holders: tuple[OfficeView, ...]
    names: tuple[NameView, ...]
    rows: tuple[Row, ...]
    statements: tuple[PassageView, ...]
    spoken_for: tuple[PassageView, ...]
    about: tuple[PassageView, ...]
    figures: tuple[PassageView, ...]
    events: tuple[EventItem, ...]
    mentions: tuple[MentionGroup, ...]
    mention_count: int
    wikidata: str
