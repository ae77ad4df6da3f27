"""The calendar of written times: EDTF of days, months and parts of them, and the moment from which a time is seen.

A week is Monday to Sunday; early, mid and late in a month are the days 1 to 10, about the 15th, and 21 to the last;
early, mid and late in a year are its first three months, about July, and its last three. Seasons, quarters and halves
have their EDTF numbers (https://www.loc.gov/standards/datetime/). What there is not is an empty string.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from generator.add.propose.forms import Match

Tense = Literal["past", "future", "open"]

EARLY, MID, LATE = 1, 2, 3
WEEK = 7
WINTER = 24
DECADE = 10


class Moment(Struct, frozen=True, kw_only=True):
    """From where a time is seen: the day of publication, the date told last (EDTF) and its year, whether the clause
    looks back or ahead, the year that a list of dates ends with, and whether a list of years goes on.
    """

    published: date | None = None
    told: str = ""
    tense: Tense = "open"
    year_ahead: int = 0
    in_list: bool = False


Resolve = Callable[[Match, Moment], str]


def edtf_day(year: int, month: int, day: int) -> str:
    """A day as EDTF; nothing where there is none such."""
    return date(year, month, day).isoformat() if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else ""


def edtf_month(year: int, month: int) -> str:
    """A month as EDTF."""
    return f"{year:04}-{month:02}"


def edtf_span(first: str, last: str) -> str:
    """An interval; nothing where an end is missing or it ends before it begins."""
    return f"{first}/{last}" if first and last and first < last else ""


def day_shifted(day: date, days: int) -> str:
    """The day so many days later."""
    return (day + timedelta(days)).isoformat()


def month_shifted(year: int, month: int, by: int) -> str:
    """The month so many months later."""
    count = year * 12 + month - 1 + by
    return edtf_month(count // 12, count % 12 + 1)


def month_told(match: Match) -> int:
    """The month that a match names, 1 to 12."""
    return match.get("MONTH") or match.get("SHORT") or match.get("SAFE") or match.get("MAYBE")


def part_of_month(year: int, month: int, edge: int) -> str:
    """The beginning, middle or end of a month."""
    if edge == MID:
        return f"{edtf_month(year, month)}-15~"
    if edge == EARLY:
        return f"{edtf_month(year, month)}-01/{edtf_month(year, month)}-10"
    return f"{edtf_month(year, month)}-21/{edtf_day(year, month, monthrange(year, month)[1])}"


def part_of_year(year: int, edge: int) -> str:
    """The beginning, middle or end of a year."""
    if edge == MID:
        return f"{year:04}-07~"
    return f"{year:04}-01/{year:04}-03" if edge == EARLY else f"{year:04}-10/{year:04}-12"


def end_of_year(year: int, edge: int) -> str:
    """The first, middle or last month of a year."""
    return edtf_month(year, {EARLY: 1, MID: 7, LATE: 12}[edge]) + "~" * (edge == MID)


def years_from(year: int, by: int) -> str:
    """The year so many years later; about, where they are ten or more."""
    return f"{year + by:04}" + ("~" if abs(by) >= DECADE else "")
