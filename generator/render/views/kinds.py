"""Kinds in words: of actors, of events, of bounds on figures, as readers see them in one language."""

from collections.abc import Mapping

from generator.model.page import ActorKind, EventType
from generator.model.plover import QuadClass
from generator.model.value import Bound
from generator.words.words import Words


class Kinds:
    """The words for what the model knows by a code."""

    def __init__(self, words: Words) -> None:
        self.actors = actor_kinds(words)
        self.groups = actor_groups(words)
        self.quads = quad_classes(words)
        self.types = event_types(words)
        self.bounds = bounds(words)


def actor_kinds(words: Words) -> Mapping[ActorKind, str]:
    """What sort of actor somebody is."""
    return {
        "person": words.gettext("person"),
        "state": words.gettext("state"),
        "organization": words.gettext("organisation"),
        "armed-group": words.gettext("armed group"),
        "alliance": words.gettext("alliance"),
        "body": words.gettext("body"),
    }


def actor_groups(words: Words) -> Mapping[ActorKind, str]:
    """The same for several."""
    return {
        "person": words.gettext("People"),
        "state": words.gettext("States"),
        "organization": words.gettext("Organisations"),
        "armed-group": words.gettext("Armed groups"),
        "alliance": words.gettext("Alliances"),
        "body": words.gettext("Bodies"),
    }


def quad_classes(words: Words) -> Mapping[QuadClass, str]:
    """The four classes of PLOVER."""
    return {
        "verbal-cooperation": words.gettext("verbal cooperation"),
        "material-cooperation": words.gettext("material cooperation"),
        "verbal-conflict": words.gettext("verbal conflict"),
        "material-conflict": words.gettext("material conflict"),
    }


def event_types(words: Words) -> Mapping[EventType, str]:
    """The sixteen types of PLOVER."""
    return {
        "AGREE": words.gettext("agreement or offer"),
        "CONSULT": words.gettext("talks"),
        "SUPPORT": words.gettext("support or endorsement"),
        "CONCEDE": words.gettext("concession"),
        "COOPERATE": words.gettext("cooperation"),
        "AID": words.gettext("aid"),
        "RETREAT": words.gettext("retreat or release"),
        "REQUEST": words.gettext("demand or appeal"),
        "ACCUSE": words.gettext("accusation or criticism"),
        "REJECT": words.gettext("rejection"),
        "THREATEN": words.gettext("warning or threat"),
        "PROTEST": words.gettext("protest"),
        "SANCTION": words.gettext("sanction"),
        "MOBILIZE": words.gettext("military deployment"),
        "COERCE": words.gettext("coercion"),
        "ASSAULT": words.gettext("attack"),
    }


def bounds(words: Words) -> Mapping[Bound, str]:
    """How a source limits a figure; `%(figure)s` is left for the figure itself."""
    return {
        "exactly": "%(figure)s",
        "at least": words.gettext("at least %(figure)s"),
        "at most": words.gettext("at most %(figure)s"),
        "about": words.gettext("about %(figure)s"),
    }
