"""The page of voices: who speaks, and who never does."""

from typing import ClassVar

from msgspec import Struct

from generator.model.view.shared import Card, Frame


class Places(Struct, frozen=True, array_like=True):
    """Where statements stand in one document: its short name, and the address and paragraph of each."""

    document: str
    links: tuple[tuple[str, str], ...]


class VoiceRow(Struct, frozen=True, array_like=True, kw_only=True):
    """A row of a table: who or what (`card`, else `title`), what stands beside it, how many statements, and where.

    `percent` of all statements, in whole numbers; `more` are statements that are not linked here, `beside_more`
    those who are not named.
    """

    title: str
    card: Card | None
    beside: tuple[Card, ...]
    beside_more: int
    statements: int
    percent: int
    places: tuple[Places, ...]
    more: int


class VoiceTable(Struct, frozen=True, array_like=True, kw_only=True):
    """A table: `head` names its first column, `beside` another, which is left out where it is empty.

    `count` is how many rows there would be in all.
    """

    id: str
    title: str
    note: str
    head: str
    beside: str
    rows: tuple[VoiceRow, ...]
    count: int


class UnheardRow(Struct, frozen=True, array_like=True):
    """A party to events without any statement; `more` events are not listed."""

    card: Card
    events: tuple[Card, ...]
    more: int


class SharedRow(Struct, frozen=True, array_like=True):
    """Documents that are one voice; `percent` of the word sequences of the shorter one stand in another too."""

    documents: tuple[Card, ...]
    percent: int


class OverlapRow(Struct, frozen=True, array_like=True):
    """Two documents that share wording, and how much."""

    documents: tuple[Card, ...]
    percent: str


class VoicesView(Struct, frozen=True, array_like=True, kw_only=True):
    """`limits` are sentences; `measured` says whether overlaps were measured at all, `threshold` is in percent."""

    template: ClassVar[str] = "voices.html"
    frame: Frame
    statements: int
    limits: tuple[str, ...]
    tables: tuple[VoiceTable, ...]
    unheard: tuple[UnheardRow, ...]
    unheard_count: int
    measured: bool
    threshold: int
    shared: tuple[SharedRow, ...]
    overlaps: tuple[OverlapRow, ...]
