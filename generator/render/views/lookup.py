"""Lookups: the things of a dossier by the things that they name, each table made once for all pages."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from generator.model.dossier import Dossier, Statement
from generator.model.page import Actor, Event, Office
from generator.model.value import Reference

Found = TypeVar("Found")
Table = Mapping[str, tuple[Found, ...]]


class Lookup:
    """Tables by id; what nothing names is not in them."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier

    @cached_property
    def said_by(self) -> Table[Statement]:
        """Statements by each speaker."""
        return _table((speaker, said) for said in self._dossier.statements for speaker in said.speakers)

    @cached_property
    def said_for(self) -> Table[Statement]:
        """Statements on behalf of each principal who did not speak."""
        statements = self._dossier.statements
        return _table(
            (principal, said) for said in statements for principal in said.principals if principal not in said.speakers
        )

    @cached_property
    def said_about(self) -> Table[Statement]:
        """Statements about each actor."""
        return _table((about, said) for said in self._dossier.statements for about in ids(said.passage.about))

    @cached_property
    def events_of(self) -> Table[Event]:
        """Events in which each actor has any part, in the order of time."""
        events = self._dossier.events.values()
        return _table((actor, event) for event in events for actor in ids(event.taking_part))

    @cached_property
    def parts_of(self) -> Table[Actor]:
        """The actors that are part of each."""
        return _table((whole, actor) for actor in self._dossier.actors.values() for whole in ids(actor.part_of))

    @cached_property
    def offices_of(self) -> Table[tuple[Actor, Office]]:
        """Who holds or held an office in the service of each actor."""
        actors = self._dossier.actors.values()
        return _table(
            (office.of.target, (actor, office))
            for actor in actors
            for office in actor.offices
            if office.of.target != actor.id
        )

    @cached_property
    def followers_of(self) -> Table[Event]:
        """The events that follow upon each."""
        return _table((before, event) for event in self._dossier.events.values() for before in ids(event.follows))

    @cached_property
    def stages_of(self) -> Table[Event]:
        """The events that are part of each."""
        return _table((whole, event) for event in self._dossier.events.values() for whole in ids(event.part_of))

    @cached_property
    def order_of_events(self) -> Mapping[str, int]:
        """Where each event stands in the order of time."""
        return {id: number for number, id in enumerate(self._dossier.events)}

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Event | None, Event | None]]:
        """The events before and after each in the order of time."""
        events = tuple(self._dossier.events.values())
        around = zip(events, (None, *events[:-1]), (*events[1:], None), strict=True)
        return {event.id: (before, after) for event, before, after in around}


def ids(references: Iterable[Reference]) -> tuple[str, ...]:
    """The ids that references name, each once."""
    return tuple(dict.fromkeys(reference.target for reference in references))


def _table(items: Iterable[tuple[str, Found]]) -> Table[Found]:
    found: dict[str, list[Found]] = defaultdict(list)
    for id, item in items:
        found[id].append(item)
    return {id: tuple(listed) for id, listed in found.items()}
