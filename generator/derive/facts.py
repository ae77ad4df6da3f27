"""Facts: all that follows from a dossier."""

from generator.derive.differences import differences
from generator.derive.expectations import expectations
from generator.derive.ledger.ledger import ledger_of
from generator.derive.network.network import network
from generator.derive.positions import matrices
from generator.derive.timeline import timeline
from generator.derive.voices import voices
from generator.engine.engine import Engine
from generator.model.dossier import Dossier
from generator.model.facts import Facts


def derive(dossier: Dossier, engine: Engine) -> Facts:
    """Everything that follows from a dossier and stands on no page of it."""
    tied = network(dossier, engine)
    answered = matrices(dossier)
    return Facts(
        dossier=dossier,
        network=tied,
        matrices=answered,
        timeline=timeline(dossier),
        differences=differences(dossier),
        expectations=expectations(dossier),
        voices=voices(dossier),
        ledger=ledger_of(dossier, tied.ties, answered.values()),
    )
