"""Events that the dossier has: for one of them an article is one more source.

An event is the same where its kind, its time and who took part agree: the same quad class of PLOVER, both planned or
neither, two participants or half of all of them, and one time. That is the same one, of a month at most, or a day, or
a few, within ten days at most: another day is another event. Where two fit equally well, none is meant.
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
_FEW = 10
"""Days of the longest time that can be a shorter one within it."""
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
        if not _is_one(time, event.date.date):
            continue
        if shared >= 2 or (shared and shared / len(actors | each.actors) >= _SHARE):
            yield shared, event.type == found.type, event.id


def _is_one(time: Date, other: Date) -> bool:
    """Whether both are the same time, or one is within the other and that is short."""
    if (time.earliest, time.latest) == (other.earliest, other.latest):
        return True
    longer, shorter = (time, other) if _days(time) > _days(other) else (other, time)
    within = longer.earliest <= shorter.earliest and shorter.latest <= longer.latest
    return within and _days(longer) <= _FEW


def _days(time: Date) -> int:
    """How many days it has; very many where it has no end, or none that is known."""
    try:
        return (date.fromisoformat(time.latest) - date.fromisoformat(time.earliest)).days + 1
    except ValueError:
        return date.max.toordinal()


def _time(edtf: str) -> Date | None:
    """The time, where it is short enough to tell an event by."""
    try:
        time = parse_date(edtf)
    except NotADate:
        return None
    return time if _days(time) <= _DAYS else None
