"""The home page."""

from typing import ClassVar

from msgspec import Struct

from generator.model.ledger import Tally
from generator.model.page import DisputeKind
from generator.model.view.graph import Picture
from generator.model.view.shared import ActorItem, Card, DocumentItem, Frame, PassageView
from generator.model.view.strip import Strip
from generator.model.view.topic import TopicItem


class FindingView(Struct, frozen=True, array_like=True):
    """Something worth knowing, with the passages behind it."""

    title: str
    text: str
    passages: tuple[PassageView, ...]


class DifferenceItem(Struct, frozen=True, array_like=True):
    """A difference in a list: where it stands, about whom, what differs, and its kind."""

    url: str
    subject: str
    matter: str
    kind: DisputeKind


class Start(Struct, frozen=True, array_like=True):
    """A way in: what it is, in a word or two, and the page."""

    kind: str
    card: Card


class HomeView(Struct, frozen=True, array_like=True, kw_only=True):
    """`centre` is the actor whose neighbourhood `picture` shows."""

    template: ClassVar[str] = "home.html"
    frame: Frame
    summary: str
    period: str
    counts: tuple[tuple[int, str, str], ...]
    """Number, what is counted, url of the list (empty where there is none)."""
    claims: Tally
    rests: tuple[tuple[str, str], ...]
    """How many claims lead to a source: parts of a sentence, each with where it leads or with nothing."""
    starts: tuple[Start, ...]
    findings: tuple[FindingView, ...]
    topics: tuple[TopicItem, ...]
    topic_count: int
    strip: Strip | None
    timeline: str
    picture: Picture | None
    centre: Card | None
    network: str
    documents: tuple[DocumentItem, ...]
    document_count: int
    actors: tuple[ActorItem, ...]
    differences: tuple[DifferenceItem, ...]
    difference_count: int
    limits: tuple[str, ...]
    missing: tuple[str, ...]
    about: Card | None
