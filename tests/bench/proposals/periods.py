"""The days between which an EDTF date lies, for two dates to be compared: EDTF 0 and 1, with seasons and quarters."""

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

SEASONS = {
    **dict.fromkeys((21, 25), (3, 5)),
    **dict.fromkeys((22, 26), (6, 8)),
    **dict.fromkeys((23, 27), (9, 11)),
    **dict.fromkeys((24, 28), (12, 2)),
    **{33 + n: (3 * n + 1, 3 * n + 3) for n in range(4)},
    **{37 + n: (4 * n + 1, 4 * n + 4) for n in range(3)},
    **{40 + n: (6 * n + 1, 6 * n + 6) for n in range(2)},
}
"""The first and the last month of a division of the year, by its number; a winter ends in the next year."""

_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_QUALIFIERS = str.maketrans({"~": None, "?": None, "%": None, "X": "0"})


class Period(NamedTuple):
    """Its first and its last day."""

    first: date
    last: date


def period(edtf: str | None) -> Period | None:
    """The days of a date; None where it is none."""
    first, slash, last = (edtf or "").partition("/")
    return _between(_simple(first), _simple(last)) if slash else _simple(first)


def meet(one: str | None, other: str | None) -> bool:
    """Whether two dates have a day in common."""
    a, b = period(one), period(other)
    return a is not None and b is not None and a.first <= b.last and b.first <= a.last


def _between(first: Period | None, last: Period | None) -> Period | None:
    if first is None and last is None:
        return None
    return Period(first.first if first else date.min, last.last if last else date.max)


def _simple(edtf: str) -> Period | None:
    found = _PLAIN.fullmatch(edtf.translate(_QUALIFIERS))
    if found is None:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    try:
        return _days(year, month, day)
    except (ValueError, KeyError):
        return None


def _days(year: int, month: int, day: int) -> Period:
    if day:
        return Period(date(year, month, day), date(year, month, day))
    first, last = (1, 12) if not month else (month, month) if month <= 12 else SEASONS[month]
    end = year + (last < first)
    return Period(date(year, first, 1), date(end, last, monthrange(end, last)[1]))
