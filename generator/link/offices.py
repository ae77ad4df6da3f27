"""Offices by date: who held a title on a day, and in whose service somebody stood."""

from collections import defaultdict
from collections.abc import Iterable

from generator.model.page import Actor, Office
from generator.model.value import Date


class Offices:
    """Every office of every actor. An unknown beginning or end excludes nobody."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._by_title: dict[str, list[tuple[str, Office]]] = defaultdict(list)
        self._by_holder: dict[str, tuple[Office, ...]] = {}
        for actor in actors:
            self._by_holder[actor.id] = actor.offices
            for office in actor.offices:
                self._by_title[office.title].append((actor.id, office))

    def titles(self) -> tuple[str, ...]:
        """Every title, as it is written."""
        return tuple(self._by_title)

    def holders(self, title: str, date: Date) -> tuple[str, ...]:
        """The actors who held `title` at `date` or may have."""
        holders = (actor for actor, office in self._by_title[title] if held(office, date))
        return tuple(dict.fromkeys(holders))

    def principals(self, holder: str, date: Date) -> tuple[str, ...]:
        """The actors in whose service `holder` stood at `date`."""
        offices = self._by_holder.get(holder, ())
        return tuple(dict.fromkeys(office.of.target for office in offices if held(office, date)))


def held(office: Office, date: Date) -> bool:
    """Whether an office was held on some day that `date` can mean."""
    begins = office.begins is None or office.begins.earliest <= date.latest
    ends = office.ends is None or date.earliest <= office.ends.latest
    return begins and ends
