"""Events that the dossier has: for one of them an article is one more source.

An event is the same where its kind, its time and who took part agree: the same quad class of PLOVER, days in common
with a time of a month at most, and two participants or half of all of them. Where two fit equally well, none is meant.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from generator.add.finding import EventFound
from generator.model.page import Event
from generator.model.plover import quad_class
from generator.model.value import Date
from generator.read.dates import NotADate, parse_date

_DAYS = 31
"""Days of the longest time that tells an event from others."""
_SHARE = 0.5


class _Known(Struct, frozen=True):
    """An event of the dossier, as it is compared."""

    event: Event
    actors: frozenset[str]


def recognised(found: Sequence[EventFound], events: Sequence[Event]) -> tuple[EventFound, ...]:
    """The events that were found, with the id of the one of the dossier that each is."""
    known = [_Known(event, frozenset(one.target for one in event.taking_part)) for event in events]
    return tuple(_recognised(each, known) for each in found) if known else tuple(found)


def _recognised(found: EventFound, known: Sequence[_Known]) -> EventFound:
    time = _time(found.edtf)
    if time is None:
        return found
    actors = frozenset(each.actor for each in found.participants)
    fits = sorted(_fits(found, time, actors, known), reverse=True)
    alone = len(fits) == 1 or (fits and fits[0][:2] > fits[1][:2])
    return replace(found, known=fits[0][2]) if alone else found


def _fits(
    found: EventFound, time: Date, actors: frozenset[str], known: Sequence[_Known]
) -> Iterator[tuple[int, bool, str]]:
    """The events that it can be, each with how many took part in both and whether their types are the same."""
    for each in known:
        event, shared = each.event, len(actors & each.actors)
        is_plan = event.status == "planned"
        if is_plan != (found.status == "planned") or quad_class(event.type) != quad_class(found.type):
            continue
        if not time.meets(event.date.date):
            continue
        if shared >= 2 or (shared and shared / len(actors | each.actors) >= _SHARE):
            yield shared, event.type == found.type, event.id


def _time(edtf: str) -> Date | None:
    """The time, where it is short enough to tell an event by."""
    try:
        time = parse_date(edtf)
        days = (date.fromisoformat(time.latest) - date.fromisoformat(time.earliest)).days
    except (NotADate, ValueError):
        return None
    return time if days < _DAYS else None
