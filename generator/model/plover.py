"""PLOVER: the sixteen types of event and their four quad classes.

Source: Open Event Data Alliance, PLOVER codebook (Political Language Ontology for Verifiable Event Records).
"""

from typing import Literal, get_args

from generator.model.page import EventType

QuadClass = Literal["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"]
QUAD_CLASSES: tuple[QuadClass, ...] = get_args(QuadClass)

_QUAD_CLASS: dict[EventType, QuadClass] = {
    "AGREE": "verbal-cooperation",
    "CONSULT": "verbal-cooperation",
    "SUPPORT": "verbal-cooperation",
    "CONCEDE": "verbal-cooperation",
    "COOPERATE": "material-cooperation",
    "AID": "material-cooperation",
    "RETREAT": "material-cooperation",
    "REQUEST": "verbal-conflict",
    "ACCUSE": "verbal-conflict",
    "REJECT": "verbal-conflict",
    "THREATEN": "verbal-conflict",
    "PROTEST": "material-conflict",
    "SANCTION": "material-conflict",
    "MOBILIZE": "material-conflict",
    "COERCE": "material-conflict",
    "ASSAULT": "material-conflict",
}


def quad_class(type: EventType) -> QuadClass:
    """The quad class of a type of event."""
    return _QUAD_CLASS[type]


def quad_words(quad: QuadClass) -> str:
    """A quad class as authors read it."""
    return quad.replace("-", " ")
