"""Where accounts differ: on a page of all, and on the page of each thing."""

from typing import ClassVar

from msgspec import Struct

from generator.model.page import DisputeKind
from generator.model.view.groups import Place
from generator.model.view.shared import Card, Frame, PassageView


class AccountView(Struct, frozen=True, array_like=True, kw_only=True):
    """One account: a passage, `when` it was given, in words, and the publisher of its document, maybe unknown.

    Where it is not `dated`, nobody says when its speaker spoke, and `when` is the date of the document.
    """

    passage: PassageView
    when: str
    dated: bool
    publisher: str


class DifferenceView(Struct, frozen=True, array_like=True, kw_only=True):
    """A dispute: `matter` says what differs, `url` leads to it on the page of all, `note` is the editor's."""

    anchor: str
    url: str
    kind: DisputeKind
    subject: Card
    matter: str
    accounts: tuple[AccountView, ...]
    note: str


class DifferenceGroup(Struct, frozen=True, array_like=True, kw_only=True):
    """All differences of one kind; `meaning` says in a sentence what the kind is."""

    kind: DisputeKind
    title: str
    meaning: str
    differences: tuple[DifferenceView, ...]


class DifferencesView(Struct, frozen=True, array_like=True, kw_only=True):
    """All differences; where they are too many for one page, those of one kind, or the `parts` that have them.

    `count` is how many there are in all; `up` leads from a part to the whole.
    """

    template: ClassVar[str] = "differences.html"
    frame: Frame
    title: str
    count: int
    up: Card | None = None
    parts: tuple[tuple[Card, int], ...] = ()
    groups: tuple[DifferenceGroup, ...]
    place: Place | None = None
    """Which page of a part this is."""
