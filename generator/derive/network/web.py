"""The web: what the measures and the pictures of a network depend upon, and nothing else.

A web that was seen before is not measured or drawn again; networkx and numpy, which take half a second to import, are
imported only for one that was not.
"""

from collections import defaultdict
from collections.abc import Iterable
from math import fsum

from msgspec import Struct

from generator.model.facts import Contact, Drawing, Measures, Tie

WIDE = 980
TALL = 400
"""The widths of the pictures in pixels; their labels are read at that size."""


class Web(Struct, frozen=True, kw_only=True):
    """Weights by pair of actors, and the names that stand in the picture.

    `ties` have no direction and are in the order of ids, as `arrows` are, which have one: what has none counts there
    both ways.
    """

    ties: tuple[tuple[str, str, float], ...]
    arrows: tuple[tuple[str, str, float], ...]
    names: dict[str, str]


class Shape(Struct, frozen=True, kw_only=True):
    """What a web looks like: its measures by strength, its communities from the largest, its two pictures."""

    measures: dict[str, Measures]
    communities: tuple[tuple[str, ...], ...]
    sampled: int
    wide: Drawing
    tall: Drawing


def web(ties: Iterable[Tie], contacts: Iterable[Contact], names: dict[str, str]) -> Web:
    """The web of some ties and of the contacts of which they are made."""
    weighted = tuple(sorted((tie.a, tie.b, tie.weight) for tie in ties if tie.contacts))
    return Web(
        ties=weighted,
        arrows=_arrows(contacts),
        names={actor: names[actor] for actor in sorted({actor for a, b, _ in weighted for actor in (a, b)})},
    )


def shape(web: Web) -> Shape:
    """Measures a web and draws it."""
    from generator.derive.network.layout import drawing, spread  # noqa: PLC0415  # slow to import
    from generator.derive.network.measures import measures, sampled  # noqa: PLC0415  # slow to import

    measured, communities = measures(web.ties, web.arrows)
    strength = {actor: each.strength for actor, each in measured.items()}
    places = spread(web.ties, strength, communities)
    return Shape(
        measures=measured,
        communities=communities,
        sampled=sampled(len(measured)),
        wide=drawing(places, web.names, strength, WIDE, air=3.1),
        tall=drawing(places, web.names, strength, TALL, air=1.75),
    )


def _arrows(contacts: Iterable[Contact]) -> tuple[tuple[str, str, float], ...]:
    weights: dict[tuple[str, str], list[float]] = defaultdict(list)
    for contact in contacts:
        weights[contact.source, contact.target].append(contact.weight)
        if not contact.directed:
            weights[contact.target, contact.source].append(contact.weight)
    return tuple((source, target, fsum(weights[source, target])) for source, target in sorted(weights))
