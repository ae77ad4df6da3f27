"""Dates in words: from EDTF, which `read/dates.py` has found to be sayable, to what a reader sees."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from generator.words.messages import Messages

_SIMPLE = re.compile(r"(?P<year>[\dX]{4})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<mark>[?~%])?")
_OPEN = ".."
_UNKNOWN = "XX"

_SEASONS: Mapping[str, Callable[[Messages, str], str]] = {
    "21": lambda words, year: words.gettext("spring %(year)s", year=year),
    "22": lambda words, year: words.gettext("summer %(year)s", year=year),
    "23": lambda words, year: words.gettext("autumn %(year)s", year=year),
    "24": lambda words, year: words.gettext("winter %(year)s", year=year),
    "33": lambda words, year: words.gettext("first quarter of %(year)s", year=year),
    "34": lambda words, year: words.gettext("second quarter of %(year)s", year=year),
    "35": lambda words, year: words.gettext("third quarter of %(year)s", year=year),
    "36": lambda words, year: words.gettext("fourth quarter of %(year)s", year=year),
    "40": lambda words, year: words.gettext("first half of %(year)s", year=year),
    "41": lambda words, year: words.gettext("second half of %(year)s", year=year),
}
_MARKS: Mapping[str, Callable[[Messages, str], str]] = {
    "~": lambda words, date: words.gettext("about %(date)s", date=date),
    "?": lambda words, date: words.gettext("perhaps %(date)s", date=date),
    "%": lambda words, date: words.gettext("perhaps about %(date)s", date=date),
}


def date_words(edtf: str, words: Messages) -> str:
    """`14 May 2019`, `about June 2014`, `14–15 July 2016`, `from 2015 on`."""
    begin, slash, end = edtf.partition("/")
    if not slash:
        return words.gettext("a day that is not known") if edtf == _OPEN else _simple(edtf, words)
    if end == _OPEN:
        return words.gettext("from %(date)s on", date=_simple(begin, words))
    if not end:
        return words.gettext("from %(date)s, end unknown", date=_simple(begin, words))
    if begin == _OPEN:
        return words.gettext("until %(date)s", date=_simple(end, words))
    if not begin:
        return words.gettext("until %(date)s, beginning unknown", date=_simple(end, words))
    return span(_simple(begin, words), _simple(end, words))


def _simple(edtf: str, words: Messages) -> str:
    parts = _SIMPLE.fullmatch(edtf)
    assert parts, "a date has been read"
    said = _calendar(parts["year"], parts["month"], parts["day"], words)
    return _MARKS[parts["mark"]](words, said) if parts["mark"] else said


def _calendar(year: str, month: str | None, day: str | None, words: Messages) -> str:
    if year.endswith("XX"):
        return words.gettext("some time in %(first)s–%(last)s", first=f"{year[:2]}00", last=f"{year[:2]}99")
    if year.endswith("X"):
        return words.gettext("the %(decade)ss", decade=f"{year[:3]}0")
    if month and month in _SEASONS:
        return _SEASONS[month](words, str(int(year)))
    if month is None:
        return words.year(int(year))
    if month == _UNKNOWN:
        return words.gettext("some time in %(year)s", year=words.year(int(year)))
    if day is None:
        return words.month(int(year), int(month))
    if day == _UNKNOWN:
        return words.gettext("a day in %(month)s", month=words.month(int(year), int(month)))
    return words.day(date(int(year), int(month), int(day)))


def span(begin: str, end: str) -> str:
    """`14 July 2016` and `15 July 2016` become `14–15 July 2016`: what both end with is said once."""
    if begin == end:
        return begin
    first, last = begin.split(), end.split()
    shared = 0
    while shared < min(len(first), len(last)) - 1 and first[-1 - shared] == last[-1 - shared]:
        shared += 1
    if len(first) != len(last):
        shared = 0
    head = first[: len(first) - shared]
    dash = "–" if len(head) == 1 else " – "
    return f"{' '.join(head)}{dash}{' '.join(last)}"
