"""The network, from contacts to a drawing."""

from collections.abc import Iterator

from generator.derive.network.contacts import contacts
from generator.derive.network.ties import ties
from generator.derive.network.web import shape, web
from generator.engine.engine import Engine
from generator.model.dossier import Dossier
from generator.model.facts import Network


def network(dossier: Dossier, engine: Engine) -> Network:
    """Who deals with whom, how strongly, and where each stands in the picture."""
    found = contacts(dossier)
    tied = ties(dossier, found)
    names = {actor.id: actor.name.text for actor in dossier.actors.values()}
    with engine.progress.stage("network", 1) as stage:
        (whole,) = engine.remember(shape, [web(tied, found, names)], stage)
    return Network(
        ties=tied,
        measures=whole.measures,
        communities=whole.communities,
        sampled=whole.sampled,
        structure=tuple(dict.fromkeys(_structure(dossier))),
        wide=whole.wide,
        tall=whole.tall,
    )


def _structure(dossier: Dossier) -> Iterator[tuple[str, str]]:
    for actor in dossier.actors.values():
        yield from ((actor.id, whole.target) for whole in actor.part_of)
        yield from ((actor.id, office.of.target) for office in actor.offices)
