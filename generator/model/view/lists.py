"""The indexes."""

from typing import ClassVar

from msgspec import Struct

from generator.model.view.shared import ActorItem, DocumentItem, EventItem, Frame


class DocumentsView(Struct, frozen=True, kw_only=True):
    template: ClassVar[str] = "documents.html"
    frame: Frame
    documents: tuple[DocumentItem, ...]


class ActorGroup(Struct, frozen=True):
    """The actors of one kind; `id` is the anchor."""

    id: str
    title: str
    actors: tuple[ActorItem, ...]


class ActorsView(Struct, frozen=True, kw_only=True):
    template: ClassVar[str] = "actors.html"
    frame: Frame
    groups: tuple[ActorGroup, ...]


class EventGroup(Struct, frozen=True):
    """The events of one year; `id` is the anchor. Where there are too many for one page, `url` leads to them."""

    id: str
    title: str
    count: int
    events: tuple[EventItem, ...]
    url: str = ""


class EventsView(Struct, frozen=True, kw_only=True):
    template: ClassVar[str] = "events.html"
    frame: Frame
    groups: tuple[EventGroup, ...]
