"""Facts: all that follows from a dossier."""

from generator.derive.positions import matrices
from generator.derive.timeline import timeline
from generator.model.dossier import Dossier
from generator.model.facts import Facts


def derive(dossier: Dossier) -> Facts:
    """Everything that follows from a dossier and stands on no page of it."""
    from generator.derive.network.network import network  # noqa: PLC0415  # networkx takes half a second to import

    return Facts(dossier=dossier, network=network(dossier), matrices=matrices(dossier), timeline=timeline(dossier))
