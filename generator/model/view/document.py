"""The page of a document."""

from typing import ClassVar

from msgspec import Struct

from generator.model.page import Publish
from generator.model.view.shared import Card, Frame, Row, Support, When


class Detail(Struct, frozen=True):
    """One line of a citation. An empty `value` is unknown, and is shown as unknown with its note."""

    label: str
    value: str = ""
    note: str = ""
    href: str = ""


class Count(Struct, frozen=True):
    """A card and how often."""

    card: Card
    count: int


class DocumentView(Struct, frozen=True, kw_only=True):
    template: ClassVar[str] = "document.html"
    frame: Frame
    title: str
    title_note: str
    when: When
    dated: Support
    details: tuple[Detail, ...]
    publish: Publish
    cite: str
    rows: tuple[Row, ...]
    passages: int
    verbatim: int
    actors: tuple[Count, ...]
    events: tuple[Card, ...]
    cited_by: tuple[Card, ...]
