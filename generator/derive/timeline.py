"""The timeline: every event in the order of time, with the questions that it bears on."""

from generator.model.dossier import Dossier
from generator.model.facts import Moment
from generator.model.page import Event


def timeline(dossier: Dossier) -> tuple[Moment, ...]:
    """Every event, from the earliest; those of one day in the order of their ids."""
    events = sorted(
        dossier.events.values(), key=lambda event: (event.date.date.earliest, event.date.date.latest, event.id)
    )
    return tuple(Moment(event=event, topics=_topics(dossier, event), actors=_actors(event)) for event in events)


def _topics(dossier: Dossier, event: Event) -> tuple[str, ...]:
    """The questions on which the passages that report the event take positions."""
    topics = (evidence.passage.topic for evidence in dossier.evidence.get(event.id, ()))
    return tuple(sorted({topic.target for topic in topics if topic}))


def _actors(event: Event) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reference.target for reference in event.taking_part))
