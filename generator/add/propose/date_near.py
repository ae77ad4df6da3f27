"""Times without a year: each function finds the one that is near the publication, and gives EDTF, or nothing."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from generator.add.propose.date_calendar import (
    WINTER,
    Moment,
    Resolve,
    edtf_day,
    edtf_month,
    edtf_span,
    month_told,
    part_of_month,
)
from generator.add.propose.forms import Match

_SOON = 60
"""Days ahead in which a day without a year is still expected rather than remembered, where the clause says neither."""
_FEASTS = ("CHRISTMAS", "NEWYEAR", "MAYDAY", "BOXING", "YULE")


def _year_near(match: Match, moment: Moment, month: int, day: int) -> int:
    """The year of a month or day told without one: the last such, or the next where the clause looks ahead."""
    if moment.year_ahead or not moment.published:
        return match.get("YEAR") or moment.year_ahead
    published = moment.published
    this_year = (month, day) <= (published.month, published.day)
    past, ahead = (published.year, published.year + 1) if this_year else (published.year - 1, published.year)
    if (month, day) == (published.month, published.day) or moment.tense == "past":
        return past
    if moment.tense == "future":
        return ahead
    start = date(ahead, month, min(day, monthrange(ahead, month)[1]))
    return ahead if (start - published).days <= _SOON else past


def _day_near(match: Match, moment: Moment) -> str:
    month, day = month_told(match), match["DAY"]
    if not 1 <= day <= monthrange(2000, month)[1]:
        return ""
    year = _year_near(match, moment, month, day)
    return edtf_day(year, month, day) if year else ""


def _month_near(match: Match, moment: Moment) -> str:
    month = month_told(match)
    published = moment.published
    if published and published.month == month and not moment.year_ahead:
        return edtf_month(published.year, month)
    year = _year_near(match, moment, month, 1)
    return edtf_month(year, month) if year else ""


def _month_of_other_year(match: Match, moment: Moment) -> str:
    """`last October`, `October last year`."""
    published, month = moment.published, match["MONTH"]
    if not published:
        return ""
    if match.values[0][0] == "MONTH":  # `October last year`
        return edtf_month(published.year + match["STEP"], month)
    if match["STEP"] < 0:
        return edtf_month(published.year - (month >= published.month), month)
    return edtf_month(published.year + (match["STEP"] > 0 and month <= published.month), month)


def _part_of_month(match: Match, moment: Moment) -> str:
    month = month_told(match)
    year = match.get("YEAR")
    if not year:
        nearest = _month_near(match, moment)
        year = int(nearest[:4]) if nearest else 0
    return part_of_month(year, month, match.get("EDGE") or match["END"]) if year else ""


def _days_of_month(match: Match, moment: Moment) -> str:
    first, last = match.every("DAY")
    month = month_told(match)
    year = match.get("YEAR") or (_year_near(match, moment, month, last) if last <= monthrange(2000, month)[1] else 0)
    return edtf_span(edtf_day(year, month, first), edtf_day(year, month, last)) if year else ""


def _days_of_months(match: Match, moment: Moment) -> str:
    (first, last), (one, two) = match.every("DAY"), match.every("MONTH")
    if last > monthrange(2000, two)[1]:
        return ""
    year = match.get("YEAR") or _year_near(match, moment, two, last)
    return edtf_span(edtf_day(year - (one > two), one, first), edtf_day(year, two, last)) if year else ""


def _months(match: Match, moment: Moment) -> str:
    one, two = match.every("MONTH")
    year = match.get("YEAR") or _year_near(match, moment, two, 1)
    return edtf_span(edtf_month(year - (one > two), one), edtf_month(year, two)) if year else ""


def _season_near(match: Match, moment: Moment) -> str:
    """`last summer` is the last that is over; `this` and `next` are the one going on or to come."""
    published, season = moment.published, match["SEASON"]
    if not published:
        return ""
    ends = {21: 5, 22: 8, 23: 11, WINTER: 14}[season]
    month = published.month
    if match["STEP"] < 0:
        over = month > ends or (season == WINTER and month > ends - 12)
        return f"{published.year - (season == WINTER or not over) - (season == WINTER and not over)}-{season}"
    if season == WINTER:
        return f"{published.year - (month <= 2)}-{season}"
    return f"{published.year + (match['STEP'] > 0 and month > ends)}-{season}"


def _season_last(match: Match, moment: Moment) -> str:
    """`in the spring`: the last that has begun, the next where the clause looks ahead."""
    published, season = moment.published, match["SEASON"]
    if not published:
        return ""
    begins = {21: 3, 22: 6, 23: 9, WINTER: 12}[season]
    return f"{published.year - (begins > published.month) + (moment.tense == 'future')}-{season}"


def _quarter_last(match: Match, moment: Moment) -> str:
    published, number = moment.published, match["ORDINAL"]
    if not published:
        return ""
    ahead = number * 3 - 2 > published.month and moment.tense != "future"
    return f"{published.year - ahead}-{32 + number}"


def _quarter_near(match: Match, moment: Moment) -> str:
    return f"{moment.published.year + match.get('STEP')}-{32 + match['ORDINAL']}" if moment.published else ""


def _half_near(match: Match, moment: Moment) -> str:
    if not moment.published or match["ORDINAL"] > 2:
        return ""
    return f"{moment.published.year + match.get('STEP')}-{39 + match['ORDINAL']}"


def _feast(match: Match, moment: Moment) -> str:
    month, day = divmod(next(value for name, value in match.values if name in _FEASTS), 100)
    year = match.get("YEAR") or _year_near(match, moment, month, day)
    return edtf_day(year, month, day) if year else ""


NEAR: Mapping[str, Resolve] = {
    "day_near": _day_near,
    "days_of_month": _days_of_month,
    "days_of_months": _days_of_months,
    "month_near": _month_near,
    "month_of_other_year": _month_of_other_year,
    "months": _months,
    "part_of_month": _part_of_month,
    "season_near": _season_near,
    "season_last": _season_last,
    "quarter_last": _quarter_last,
    "quarter_near": _quarter_near,
    "half_near": _half_near,
    "feast": _feast,
}
"""The functions that a table may name."""
