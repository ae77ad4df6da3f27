"""The indexes, which have several pages where they are long, and the page of search."""

from typing import ClassVar, Generic, TypeVar

from msgspec import Struct

from generator.model.view.shared import ActorItem, Card, DocumentItem, EventItem, Frame
from generator.model.view.topic import TopicItem

Item = TypeVar("Item")


class Group(Struct, Generic[Item], frozen=True, kw_only=True):
    """What stands in an index under one letter, kind or year; `id` is the anchor.

    `count` is how many there are, more than `items` where the rest stands on another page: on the next one, or on
    that to which `url` leads. Without a title the group is the whole index. `claims` counts what it claims itself.
    """

    id: str
    title: str
    count: int
    items: tuple[Item, ...] = ()
    continued: bool = False
    url: str = ""
    claims: int = 0


class Jump(Struct, frozen=True):
    """Where in an index a group begins: the address with its anchor."""

    url: str
    title: str
    count: int


class Place(Struct, frozen=True, kw_only=True):
    """Which page of a list this is, of how many, with the addresses of those around it; maybe empty.

    `first` and `last` are the numbers of its entries, of `count`.
    """

    jumps: tuple[Jump, ...]
    letters: bool
    """Whether the groups are those of letters."""
    count: int
    number: int = 1
    of: int = 1
    before: str = ""
    after: str = ""
    first: int = 0
    last: int = 0


class DocumentsView(Struct, frozen=True, kw_only=True):
    template: ClassVar[str] = "documents.html"
    frame: Frame
    place: Place
    groups: tuple[Group[DocumentItem], ...]


class ActorsView(Struct, frozen=True, kw_only=True):
    template: ClassVar[str] = "actors.html"
    frame: Frame
    place: Place
    groups: tuple[Group[ActorItem], ...]


class EventsView(Struct, frozen=True, kw_only=True):
    template: ClassVar[str] = "events.html"
    frame: Frame
    place: Place
    groups: tuple[Group[EventItem], ...]


class TopicsView(Struct, frozen=True, kw_only=True):
    template: ClassVar[str] = "topics.html"
    frame: Frame
    place: Place
    groups: tuple[Group[TopicItem], ...]


class IndexEntry(Struct, frozen=True, kw_only=True):
    """An index in short: what it lists, how many there are, and where its groups begin; else all that it lists."""

    url: str
    title: str
    counted: str
    jumps: tuple[Jump, ...] = ()
    titles: tuple[Card, ...] = ()


class SearchView(Struct, frozen=True, kw_only=True):
    template: ClassVar[str] = "search.html"
    frame: Frame
    indexes: tuple[IndexEntry, ...]
