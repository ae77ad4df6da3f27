"""The home page."""

from typing import ClassVar

from msgspec import Struct

from generator.model.view.shared import ActorItem, Card, DocumentItem, EventItem, Frame


class HomeView(Struct, frozen=True, kw_only=True):
    template: ClassVar[str] = "home.html"
    frame: Frame
    summary: str
    period: str
    counts: tuple[tuple[int, str, str], ...]
    """Number, what is counted, url of the list (empty where there is none)."""
    documents: tuple[DocumentItem, ...]
    actors: tuple[ActorItem, ...]
    events: tuple[EventItem, ...]
    missing: tuple[str, ...]
    about: Card | None
