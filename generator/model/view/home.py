"""The home page."""

from typing import ClassVar

from msgspec import Struct

from generator.model.ledger import Tally
from generator.model.page import DisputeKind
from generator.model.view.graph import Picture
from generator.model.view.shared import ActorItem, Card, DocumentItem, Frame, PassageView
from generator.model.view.strip import Strip
from generator.model.view.topic import TopicItem


class FindingView(Struct, frozen=True):
    """Something worth knowing, with the passages behind it."""

    title: str
    text: str
    passages: tuple[PassageView, ...]


class DifferenceItem(Struct, frozen=True):
    """A difference in a list: where it stands, about whom, what differs, and its kind."""

    url: str
    subject: str
    matter: str
    kind: DisputeKind


class HomeView(Struct, frozen=True, kw_only=True):
    """`centre` is the actor whose neighbourhood `picture` shows."""

    template: ClassVar[str] = "home.html"
    frame: Frame
    summary: str
    period: str
    counts: tuple[tuple[int, str, str], ...]
    """Number, what is counted, url of the list (empty where there is none)."""
    claims: Tally
    evidence: str
    findings: tuple[FindingView, ...]
    topics: tuple[TopicItem, ...]
    topic_count: int
    strip: Strip | None
    timeline: str
    picture: Picture | None
    centre: Card | None
    network: str
    documents: tuple[DocumentItem, ...]
    actors: tuple[ActorItem, ...]
    differences: tuple[DifferenceItem, ...]
    difference_count: int
    expectations: tuple[int, int]
    """How many plans there are, and of how many these sources do not tell what became of them."""
    limits: tuple[str, ...]
    missing: tuple[str, ...]
    about: Card | None
