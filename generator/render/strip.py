"""Density strips: dates with their tones become stacked bars, one stack for each month, or year, or longer.

    up to 12 years        a bin a month
    up to 150 years       a year
    up to 1500 years      a decade
    above                 a century

A bin is named by the beginning of the ISO dates in it, `2015-12`, `2015`, `201` or `20`. A date is counted where it
begins, however long it lasts; where its beginning is open or unknown, where it ends. So open ends never stretch the
axis, which runs over the whole years from the first bin to the last.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, product
from typing import Literal

from msgspec import Struct

from generator.model.pieces import Tone
from generator.model.plover import QUAD_CLASSES
from generator.model.value import Date
from generator.model.view.strip import Bar, Mirror, Peak, Strip, Tick
from generator.words.words import ENGLISH, Words

_TONES: tuple[Tone, ...] = (*QUAD_CLASSES, "statement", "plain")
_OPEN = "0000-00-00"
_BELOW, _ABOVE = 22, 16
"""Pixels for the labels under the axis, and for the number over the highest stack."""
_THICKEST = 12
"""Pixels of one thing in a stack at most, so that a stack of one does not look like a crowd."""
_HALF = 44
"""Pixels above and below the axis of a mirrored strip at most."""
_NARROW, _WIDE = 9, 18
"""Labels for which there is room on a telephone, and elsewhere."""

_LAST = 0.91
"""The share of the width beyond which a telephone has no room for a label."""


Moments = Sequence[tuple[Date, Tone]]
Counts = Counter[tuple[str, Tone]]
"""How many by bin and tone."""


class _Scale(Struct, frozen=True):
    """The bins from the first to the last, as the beginnings of ISO dates, and what one is called."""

    unit: str
    bins: tuple[str, ...]

    def span(self, words: Words) -> str:
        """`2011 to 2019`."""
        first, last = self.bins[0], self.bins[-1]
        years = (first.ljust(4, "0")[:4], last.ljust(4, "9")[:4])
        first, last = (_number(year) for year in years)
        return first if first == last else words.gettext("%(first)s to %(last)s", first=first, last=last)


def strip(
    moments: Sequence[tuple[Date, Tone]],
    what: str = "events",
    width: int = 1000,
    height: int = 96,
    words: Words = ENGLISH,
) -> Strip | None:
    """The strip of some dates, or None where there are none; `what` is the word for several of them."""
    if not moments:
        return None
    counted = [(counted_from(date), tone) for date, tone in moments]
    scale = _scale(min(day for day, _ in counted), max(day for day, _ in counted))
    counts = Counter((day[: len(scale.bins[0])], tone) for day, tone in counted)
    sums = Counter(day[: len(scale.bins[0])] for day, _ in counted)
    busiest = min(sums, key=lambda name: (-sums[name], name))
    base = height - _BELOW
    bars = tuple(_bars(scale, counts, sums[busiest], width, base))
    return Strip(
        width=width,
        height=height,
        base=base,
        first=scale.bins[0],
        bins=len(scale.bins),
        bars=bars,
        ticks=tuple(_ticks(scale, width, words)),
        peak=_peak(busiest, sums[busiest], bars, words),
        label=_label(scale, what, busiest, sums[busiest], words),
    )


def mirrored(
    upper: Moments, lower: Moments, both: Moments, label: str, width: int = 1000, words: Words = ENGLISH
) -> Mirror | None:
    """What one side did above the axis, what the other did below it; what both did lies next to it on either side."""
    moments = (*upper, *lower, *both)
    if not moments:
        return None
    scale = _scale(*_ends(moments))
    joint = _binned(scale, both)
    upwards, downwards = (_binned(scale, side) for side in (upper, lower))
    up, down = _highest(joint, upwards), _highest(joint, downwards)
    unit = min(_THICKEST, _HALF / max(up, down))
    base = round(up * unit) + 2
    bars = (
        *_half(scale, width, (joint, upwards), unit, base, -1),
        *_half(scale, width, (joint, downwards), unit, base, 1),
    )
    height = base + round(down * unit) + 2 + _BELOW
    return Mirror(
        width=width, height=height, base=base, bars=bars, ticks=tuple(_ticks(scale, width, words)), label=label
    )


def _ends(moments: Moments) -> tuple[str, str]:
    days = [counted_from(date) for date, _ in moments]
    return min(days), max(days)


def _binned(scale: _Scale, moments: Moments) -> Counts:
    return Counter((counted_from(date)[: len(scale.bins[0])], tone) for date, tone in moments)


def _highest(joint: Counts, own: Counts) -> int:
    sums: Counter[str] = Counter()
    for (name, _), count in (joint + own).items():
        sums[name] += count
    return max(sums.values(), default=1)


def _half(
    scale: _Scale, width: int, stacks: Sequence[Counts], unit: float, base: int, way: Literal[-1, 1]
) -> Iterator[Bar]:
    """The bars on one side of the axis, outwards from it, each `unit` pixels a piece."""
    for index, name in enumerate(scale.bins):
        left, right = _edge(scale, index, width), _edge(scale, index + 1, width)
        below = 0
        for counts, tone in product(stacks, _TONES):
            if counts[name, tone]:
                near = round(below * unit)
                below += counts[name, tone]
                far = max(round(below * unit), near + 1)
                thick = far - near - (1 if far - near > 3 else 0)
                top = base - far if way < 0 else base + far - thick
                yield Bar(left, top, max(right - left - 1, 2), thick, tone, name)


def counted_from(date: Date) -> str:
    """The day at which a date is counted."""
    return date.latest if date.earliest == _OPEN else date.earliest


def _scale(first: str, last: str) -> _Scale:
    begin, end = int(first[:4]), int(last[:4])
    years = end - begin + 1
    if years <= 12:
        months = (f"{year:04}-{month:02}" for year in range(begin, end + 1) for month in range(1, 13))
        return _Scale("month", tuple(months))
    if years <= 150:
        return _Scale("year", tuple(f"{year:04}" for year in range(begin, end + 1)))
    if years <= 1500:
        return _Scale("decade", tuple(f"{decade:03}" for decade in range(begin // 10, end // 10 + 1)))
    return _Scale("century", tuple(f"{century:02}" for century in range(begin // 100, end // 100 + 1)))


def _bars(scale: _Scale, counts: Counts, most: int, width: int, base: int) -> Iterator[Bar]:
    """The stacks from left to right, each from the axis upwards; a tone that is there is at least a pixel high."""
    room = min(base - _ABOVE, _THICKEST * most)
    for index, name in enumerate(scale.bins):
        left, right = _edge(scale, index, width), _edge(scale, index + 1, width)
        below, foot = 0, base
        for tone in _TONES:
            count = counts[name, tone]
            if count:
                below += count
                head = min(base - round(below * room / most), foot - 1)
                gap = 1 if foot - head > 3 else 0
                yield Bar(left, head, max(right - left - 1, 2), foot - head - gap, tone, name)
                foot = head


def _edge(scale: _Scale, index: int, width: int) -> int:
    return index * width // len(scale.bins)


def _ticks(scale: _Scale, width: int, words: Words) -> Iterator[Tick]:
    """The beginnings of years, or of the months where there is one year only, with as many labels as have room."""
    marks = [(_edge(scale, index, width), name) for index, name in enumerate(scale.bins)]
    if scale.unit == "month" and len(scale.bins) == 12:
        year = scale.bins[0][:4]
        for index, (month, (x, _)) in enumerate(zip(words.month_names(short=True), marks, strict=True)):
            yield Tick(x, month if index else f"{month} {_number(year)}", minor=index % 3 != 0)
        return
    firsts = [next(group) for _, group in groupby(marks, key=lambda mark: mark[1][:4])]
    wide, narrow = _step(len(firsts), _WIDE), _step(len(firsts), _NARROW)
    for index, (x, name) in enumerate(firsts):
        number = int(name[:4])
        if _has_label(index, number, wide):
            yield Tick(
                x, _number(name[:4].ljust(4, "0")), minor=not _has_label(index, number, narrow) or x > width * _LAST
            )


def _step(marks: int, room: int) -> int:
    """Every how many marks get a label; each step divides the next."""
    return next(step for step in (1, 2, 10, 20, 100, 200, 1000) if marks <= step * room or step == 1000)


def _has_label(index: int, number: int, step: int) -> bool:
    """Short steps count from the first, long ones fall on round numbers."""
    return (index if step < 10 else number) % step == 0


def _peak(name: str, count: int, bars: Sequence[Bar], words: Words) -> Peak:
    stack = [bar for bar in bars if bar.bin == name]
    return Peak(stack[0].x + stack[0].width // 2, min(bar.y for bar in stack) - 4, words.number(count))


def _label(scale: _Scale, what: str, busiest: str, count: int, words: Words) -> str:
    """`Events per month, 2011 to 2019; the busiest month, December 2015, has 9`."""
    said = {
        "what": f"{what[0].upper()}{what[1:]}",
        "span": scale.span(words),
        "busiest": _named(busiest, words),
        "count": words.number(count),
    }
    match scale.unit:
        case "month":
            message = words.gettext("%(what)s per month, %(span)s; the busiest month, %(busiest)s, has %(count)s")
        case "year":
            message = words.gettext("%(what)s per year, %(span)s; the busiest year, %(busiest)s, has %(count)s")
        case "decade":
            message = words.gettext("%(what)s per decade, %(span)s; the busiest decade, %(busiest)s, has %(count)s")
        case _:
            message = words.gettext("%(what)s per century, %(span)s; the busiest century, %(busiest)s, has %(count)s")
    return message % said


def _named(name: str, words: Words) -> str:
    year, _, month = name.partition("-")
    if month:
        return words.month(int(year), int(month)) if int(year) else f"{words.month_names()[int(month) - 1]} 0"
    if len(year) == 4:
        return _number(year)
    return words.gettext("the %(year)ss", year=_number(year.ljust(4, "0")))


def _number(year: str) -> str:
    """A year as it is said: `0800` is 800."""
    return str(int(year))
