"""Dates in EDTF.

    date      = simple | simple "/" end | end "/" simple
    end       = simple | ".." (open) | "" (unknown)
    simple    = year [ "-" month [ "-" day ]] [ "?" | "~" | "%" ]
              | year "-" season
    season    = "21" … "24" (spring to winter), "33" … "36" (quarters), "40" | "41" (halves)
    year      = 4 digits, of which the last may be "X"; month and day may be "XX"

This is level 1 of EDTF (https://www.loc.gov/standards/datetime/) with the seasons of level 2, less what cannot
be said in a few words (sets, exponents, time of day). The calendar is the standard
library's; of seasons and of what is in part unknown, the edtf library validates and gives the bounds.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from generator.model.value import Date

OPEN = ".."
FIRST_DAY, LAST_DAY = "0000-00-00", "9999-99-99"

SOME_DAY = Date(edtf="..", earliest=FIRST_DAY, latest=LAST_DAY, uncertain=True)
"""Stands for a date that could not be read."""

_SIMPLE = re.compile(r"(?P<year>\d{3}[\dX]|\d\dXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<mark>[?~%])?")
_SEASONS = ("21", "22", "23", "24", "33", "34", "35", "36", "40", "41")
"""Those for which there are words."""
_WINTER = "24"
_DECEMBER = 12


class NotADate(ValueError):
    """The text is no date that Dossier knows; the message says why, in one lower-case clause."""


@lru_cache(maxsize=4096)
def parse_date(text: str) -> Date:
    """The date that an EDTF string means; raises NotADate."""
    if "/" not in text:
        return _simple(text)
    begin, _, end = text.partition("/")
    return _interval(text, _end(begin), _end(end))


def _end(text: str) -> Date | str:
    return text if text in ("", OPEN) else _simple(text)


def _simple(text: str) -> Date:
    parts = _SIMPLE.fullmatch(text)
    if not parts:
        raise NotADate(_why_not(text))
    year, month, day, mark = parts["year"], parts["month"], parts["day"], parts["mark"] or ""
    try:
        earliest, latest = _calendar(year, month, day) or _bounds(text, year, month)
    except ValueError:
        raise NotADate("there is no such day, month or season") from None
    if not _has_words(year, month, day):
        raise NotADate("this form of EDTF cannot be said in words")
    return Date(
        edtf=text,
        earliest=earliest,
        latest=latest,
        approximate=mark in ("~", "%"),
        uncertain=mark in ("?", "%") or "X" in text,
    )


def _calendar(year: str, month: str | None, day: str | None) -> tuple[str, str] | None:
    """The first and last day of a day, month or year of the calendar, which most dates are; raises ValueError.

    The grammar of edtf takes 20 ms for each, and lets every February have 29 days.
    """
    if "X" in f"{year}{month}{day}" or int(month or 1) > _DECEMBER:
        return None
    first = date(int(year), int(month or 1), int(day or 1))
    last_month = int(month or _DECEMBER)
    last = date(first.year, last_month, int(day or monthrange(first.year, last_month)[1]))
    return first.isoformat(), last.isoformat()


def _bounds(text: str, year: str, month: str | None) -> tuple[str, str]:
    """The first and last day of a season or of a date in part unknown; raises ValueError."""
    from edtf import parse_edtf  # noqa: PLC0415  # its grammar takes a fifth of a second to build, and few dates need it
    from edtf.parser import EDTFParseException  # noqa: PLC0415

    try:
        found = parse_edtf(text)
    except EDTFParseException as error:
        raise ValueError(text) from error
    if month == _WINTER:  # it ends in the year after the one that names it, which edtf leaves out
        return _iso(found.lower_strict()), f"{int(year) + 1:04}-02-{monthrange(int(year) + 1, 2)[1]}"
    return _iso(found.lower_strict()), _iso(found.upper_strict())


def _has_words(year: str, month: str | None, day: str | None) -> bool:
    """A part that is known behind one that is not would be lost; nor is there a word for every season."""
    parts = [part for part in (year, month, day) if part]
    unknown = ["X" in part for part in parts]
    season = month is not None and month.isdigit() and int(month) > 12
    return unknown == sorted(unknown) and (not season or month in _SEASONS)


def _why_not(text: str) -> str:
    if re.search(r"\d:\d", text):
        return "a time of day is not kept"
    if text.startswith(("[", "{", "Y", "-")) or ".." in text:
        return "this form of EDTF cannot be said in words"
    return "it is not a date in EDTF"


def _iso(bound: tuple[int, ...]) -> str:
    return "{:04}-{:02}-{:02}".format(*bound[:3])


def _interval(text: str, begin: Date | str, end: Date | str) -> Date:
    if isinstance(begin, str) and isinstance(end, str):
        raise NotADate("an interval needs a date at one end at least")
    earliest = begin.earliest if isinstance(begin, Date) else FIRST_DAY
    latest = end.latest if isinstance(end, Date) else LAST_DAY
    if earliest > latest:
        raise NotADate("it ends before it begins")
    dates = [date for date in (begin, end) if isinstance(date, Date)]
    return Date(
        edtf=text,
        earliest=earliest,
        latest=latest,
        approximate=any(date.approximate for date in dates),
        uncertain=any(date.uncertain for date in dates) or "" in (begin, end),
    )
