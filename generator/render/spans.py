"""Spans: beginnings and ends become bars on one scale of whole years."""

from collections.abc import Iterable, Iterator, Sequence

from generator.model.value import Date
from generator.model.view.spans import Span, Spans
from generator.model.view.strip import Tick
from generator.render.strip import counted_from

Interval = tuple[Date | None, Date | None]
"""From and to; None where it is open or unknown."""

_WIDE = 1000
_LABELS, _FEW = 9, 5
"""Years that have room for a label, and those that have on a telephone."""
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_THINNEST = 6
_LAST = 915
"""Beyond it a label would leave the scale."""


def spans(intervals: Sequence[Interval], around: Iterable[Date]) -> Spans | None:
    """The bars of some intervals on a scale that also holds the dates `around`; None where no date is known."""
    known = [date for interval in intervals for date in interval if date]
    if not known:
        return None
    years = [int(counted_from(date)[:4]) for date in (*known, *around)]
    first, last = min(years), max(years) + 1
    return Spans(tuple(_ticks(first, last)), tuple(_span(interval, first, last) for interval in intervals))


def _span(interval: Interval, first: int, last: int) -> Span | None:
    begin, end = interval
    if begin is None and end is None:
        return None
    begins = _place(begin.earliest, first, last) if begin else 0
    ends = _place(end.latest, first, last, 1) if end else _WIDE
    sure = (_place(begin.latest, first, last) if begin else 0, _place(end.earliest, first, last, 1) if end else _WIDE)
    return Span(
        begins=min(begins, _WIDE - _THINNEST),
        ends=max(ends, begins + _THINNEST),
        surely=sure if sure[0] < sure[1] else None,
        before=begin is None or begin.earliest.startswith("0000"),
        after=end is None or end.latest.startswith("9999"),
    )


def _place(day: str, first: int, last: int, days: int = 0) -> int:
    """Where a day begins, or with `days` that many later; within the scale."""
    year, month, number = (int(part) for part in day.split("-"))
    years = year + (max(month, 1) - 1) / 12 + (max(number, 1) - 1 + days) / 372 - first
    return min(max(round(years * _WIDE / (last - first)), 0), _WIDE)


def _ticks(first: int, last: int) -> Iterator[Tick]:
    wide, narrow = _step(last - first, _LABELS), _step(last - first, _FEW)
    for year in range(first, last):
        x = (year - first) * _WIDE // (last - first)
        if year % wide == 0 and x <= _LAST:
            yield Tick(x, str(year), minor=year % narrow != 0)


def _step(years: int, labels: int) -> int:
    return next((step for step in _STEPS if years <= step * labels), _STEPS[-1])
