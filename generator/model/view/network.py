"""The page of the network."""

from typing import ClassVar

from msgspec import Struct

from generator.model.view.graph import Explorer, Picture, TieItem
from generator.model.view.shared import Card, Frame


class ActorRow(Struct, frozen=True, array_like=True, kw_only=True):
    """An actor with its measures, as they are printed."""

    card: Card
    strength: str
    ties: int
    betweenness: str
    pagerank: str
    community: int


class Community(Struct, frozen=True, array_like=True):
    """A group of actors that deal with each other more than with others, named by its strongest.

    `others` are the names of some more; `size` counts all of its members.
    """

    number: int
    leaders: tuple[Card, ...]
    others: tuple[str, ...]
    size: int


class NetworkView(Struct, frozen=True, array_like=True, kw_only=True):
    """`all_…` count what there is; the tuples hold the strongest of them."""

    template: ClassVar[str] = "network.html"
    frame: Frame
    wide: Picture | None
    tall: Picture | None
    explorer: Explorer | None
    data: str
    """The file with what the explorer needs, where it does not stand in the page."""
    tables: tuple[str, ...]
    """The files with all actors and all ties, where the page has but few of them."""
    communities: tuple[Community, ...]
    more_communities: int
    actors: tuple[ActorRow, ...]
    all_actors: int
    sampled: int
    ties: tuple[TieItem, ...]
    all_ties: int
    events: int
    statements: int
