"""The network, from contacts to a drawing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.derive.network.contacts import contacts
from generator.derive.network.layout import drawing, neighbourhood, spread
from generator.derive.network.measures import measures, sampled
from generator.derive.network.ties import ties
from generator.model.dossier import Dossier
from generator.model.facts import Drawing, Network, Tie

WIDE = 980
TALL = 400
NEAR = 360
"""The widths of the pictures in pixels; their labels are read at that size."""


def network(dossier: Dossier) -> Network:
    """Who deals with whom, how strongly, and where each stands in the picture."""
    found = contacts(dossier)
    tied = ties(dossier, found)
    measured, communities = measures(tied, found)
    names = {actor.id: actor.name.text for actor in dossier.actors.values()}
    strength = {actor: each.strength for actor, each in measured.items()}
    places = spread(tied, strength)
    return Network(
        ties=tied,
        measures=measured,
        communities=communities,
        sampled=sampled(len(measured)),
        structure=tuple(dict.fromkeys(_structure(dossier))),
        wide=drawing(places, names, strength, WIDE, air=3.1),
        tall=drawing(places, names, strength, TALL, air=1.75),
        neighbourhoods=_neighbourhoods(tied, names),
    )


def _neighbourhoods(ties: Sequence[Tie], names: Mapping[str, str]) -> dict[str, Drawing]:
    neighbours: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for tie in ties:
        if tie.contacts:
            neighbours[tie.a].append((tie.b, tie.weight))
            neighbours[tie.b].append((tie.a, tie.weight))
    return {actor: neighbourhood(actor, neighbours[actor], names, NEAR) for actor in sorted(neighbours)}


def _structure(dossier: Dossier) -> Iterator[tuple[str, str]]:
    for actor in dossier.actors.values():
        yield from ((actor.id, whole.target) for whole in actor.part_of)
        yield from ((actor.id, office.of.target) for office in actor.offices)
