"""The indexes, which have several pages where they are long, and the page of search."""

from typing import ClassVar

from msgspec import Struct

from generator.model.view.groups import Group, Jump, Place
from generator.model.view.shared import ActorItem, Card, DocumentItem, EventItem, Frame
from generator.model.view.topic import TopicItem


class DocumentsView(Struct, frozen=True, array_like=True, kw_only=True):
    template: ClassVar[str] = "documents.html"
    frame: Frame
    place: Place
    groups: tuple[Group[DocumentItem], ...]


class ActorsView(Struct, frozen=True, array_like=True, kw_only=True):
    template: ClassVar[str] = "actors.html"
    frame: Frame
    place: Place
    groups: tuple[Group[ActorItem], ...]


class EventsView(Struct, frozen=True, array_like=True, kw_only=True):
    template: ClassVar[str] = "events.html"
    frame: Frame
    place: Place
    groups: tuple[Group[EventItem], ...]


class TopicsView(Struct, frozen=True, array_like=True, kw_only=True):
    template: ClassVar[str] = "topics.html"
    frame: Frame
    place: Place
    groups: tuple[Group[TopicItem], ...]


class IndexEntry(Struct, frozen=True, array_like=True, kw_only=True):
    """An index in short: what it lists, how many there are, and where its groups begin; else all that it lists."""

    url: str
    title: str
    counted: str
    jumps: tuple[Jump, ...] = ()
    titles: tuple[Card, ...] = ()


class SearchView(Struct, frozen=True, array_like=True, kw_only=True):
    template: ClassVar[str] = "search.html"
    frame: Frame
    indexes: tuple[IndexEntry, ...]
