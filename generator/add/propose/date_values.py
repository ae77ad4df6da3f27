"""What written times mean: each function takes a match and the moment it is seen from, and gives EDTF, or nothing.

A table of forms names these functions. Conventions: a week is Monday to Sunday; early, mid and late in a month are the
days 1 to 10, about the 15th, and 21 to the last; early, mid and late in a year are its first three months, about July,
and its last three. Seasons, quarters and halves have their EDTF numbers (https://www.loc.gov/standards/datetime/).
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from generator.add.propose.forms import Match

Tense = Literal["past", "future", "open"]

_EARLY, _MID, _LATE = 1, 2, 3
_WEEK = 7
_SATURDAY = 5
_WINTER = 24
_DECADE = 10
_SOON = 60
"""Days ahead in which a day without a year is still expected rather than remembered, where the clause says neither."""
_FEASTS = ("CHRISTMAS", "NEWYEAR", "MAYDAY", "BOXING", "YULE")


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


# --- days -----------------------------------------------------------------------------------------------------


def _day(year: int, month: int, day: int) -> str:
    """A day as EDTF; nothing where there is none such."""
    return date(year, month, day).isoformat() if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else ""


def _month(year: int, month: int) -> str:
    return f"{year:04}-{month:02}"


def _span(first: str, last: str) -> str:
    return f"{first}/{last}" if first and last and first < last else ""


def _shifted(day: date, days: int) -> str:
    return (day + timedelta(days)).isoformat()


def _month_shifted(year: int, month: int, by: int) -> str:
    count = year * 12 + month - 1 + by
    return _month(count // 12, count % 12 + 1)


def _iso_day(match: Match, _: Moment) -> str:
    month, day = match.every("TWO")
    return _day(match["YEAR"], month, day)


def _numeric_day(match: Match, _: Moment) -> str:
    """A day in figures, where only one order of day and month is possible."""
    first, second, year = match.every("NUMBER") + match.every("YEAR")
    readings = {_day(year, first, second), _day(year, second, first)} - {""}
    return readings.pop() if len(readings) == 1 else ""


def _day_of_year(match: Match, _: Moment) -> str:
    return _day(match["YEAR"], _month_of(match), match["DAY"])


def _month_of(match: Match) -> int:
    return match.get("MONTH") or match.get("SHORT") or match.get("SAFE") or match.get("MAYBE")


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
    month, day = _month_of(match), match["DAY"]
    if not 1 <= day <= monthrange(2000, month)[1]:
        return ""
    year = _year_near(match, moment, month, day)
    return _day(year, month, day) if year else ""


def _month_near(match: Match, moment: Moment) -> str:
    month = _month_of(match)
    published = moment.published
    if published and published.month == month and not moment.year_ahead:
        return _month(published.year, month)
    year = _year_near(match, moment, month, 1)
    return _month(year, month) if year else ""


def _month_of_year(match: Match, _: Moment) -> str:
    return _month(match["YEAR"], _month_of(match))


def _month_of_other_year(match: Match, moment: Moment) -> str:
    """`last October`, `October last year`."""
    published, month = moment.published, match["MONTH"]
    if not published:
        return ""
    if match.values[0][0] == "MONTH":  # `October last year`
        return _month(published.year + match["STEP"], month)
    if match["STEP"] < 0:
        return _month(published.year - (month >= published.month), month)
    return _month(published.year + (match["STEP"] > 0 and month <= published.month), month)


def _part_of_month(match: Match, moment: Moment) -> str:
    month = _month_of(match)
    year = match.get("YEAR")
    if not year:
        nearest = _month_near(match, moment)
        year = int(nearest[:4]) if nearest else 0
    return _month_part(year, month, match.get("EDGE") or match["END"]) if year else ""


def _month_part(year: int, month: int, edge: int) -> str:
    if edge == _MID:
        return f"{_month(year, month)}-15~"
    if edge == _EARLY:
        return f"{_month(year, month)}-01/{_month(year, month)}-10"
    return f"{_month(year, month)}-21/{_day(year, month, monthrange(year, month)[1])}"


def _year_part(year: int, edge: int) -> str:
    if edge == _MID:
        return f"{year:04}-07~"
    return f"{year:04}-01/{year:04}-03" if edge == _EARLY else f"{year:04}-10/{year:04}-12"


def _part_of_year(match: Match, _: Moment) -> str:
    return _year_part(match["YEAR"], match.get("EDGE") or match["END"])


def _days_of_month(match: Match, moment: Moment) -> str:
    first, last = match.every("DAY")
    month = match["MONTH"]
    year = match.get("YEAR") or (_year_near(match, moment, month, last) if last <= monthrange(2000, month)[1] else 0)
    return _span(_day(year, month, first), _day(year, month, last)) if year else ""


def _days_of_months(match: Match, moment: Moment) -> str:
    (first, last), (one, two) = match.every("DAY"), match.every("MONTH")
    if last > monthrange(2000, two)[1]:
        return ""
    year = match.get("YEAR") or _year_near(match, moment, two, last)
    return _span(_day(year - (one > two), one, first), _day(year, two, last)) if year else ""


def _months(match: Match, moment: Moment) -> str:
    one, two = match.every("MONTH")
    year = match.get("YEAR") or _year_near(match, moment, two, 1)
    return _span(_month(year - (one > two), one), _month(year, two)) if year else ""


def _months_of_years(match: Match, _: Moment) -> str:
    (one, two), (first, last) = match.every("MONTH"), match.every("YEAR")
    return _span(_month(first, one), _month(last, two))


# --- years ----------------------------------------------------------------------------------------------------


def _year(match: Match, _: Moment) -> str:
    return f"{match['YEAR']:04}"


def _recent_year(match: Match, moment: Moment) -> str:
    """A year without a preposition: not one that is far from the time of the article."""
    latest = moment.published.year + _DECADE if moment.published else 2050
    return f"{match['YEAR']:04}" if 1800 <= match["YEAR"] <= latest else ""


def _year_in_list(match: Match, moment: Moment) -> str:
    return _recent_year(match, moment) if moment.in_list else ""


def _years(match: Match, _: Moment) -> str:
    first, last = match.every("YEAR")
    return _span(f"{first:04}", f"{last:04}")


def _years_in_short(match: Match, _: Moment) -> str:
    """`2015-16`; `2011-12` too, since a month stands with its day or its name."""
    year, short = match["YEAR"], match["TWO"]
    return f"{year}/{year + 1}" if (year + 1) % 100 == short else ""


def _decade(match: Match, _: Moment) -> str:
    year = match["YEAR"]
    if year % _DECADE:
        return ""
    return f"{year + 5}~" if match.get("EDGE") == _MID else f"{year // _DECADE}X"


def _short_decade(match: Match, _: Moment) -> str:
    """`the '90s`."""
    years = match["TWO"]
    return f"{19 if years >= 30 else 20}{years // _DECADE}X" if years % _DECADE == 0 else ""


def _century(match: Match, _: Moment) -> str:
    return f"{match['DAY'] - 1:02}XX" if match["DAY"] > 1 else ""


def _season_of_year(match: Match, _: Moment) -> str:
    return f"{match['YEAR']}-{match['SEASON']}"


def _season_near(match: Match, moment: Moment) -> str:
    """`last summer` is the last that is over; `this` and `next` are the one going on or to come."""
    published, season = moment.published, match["SEASON"]
    if not published:
        return ""
    ends = {21: 5, 22: 8, 23: 11, _WINTER: 14}[season]
    month = published.month
    if match["STEP"] < 0:
        over = month > ends or (season == _WINTER and month > ends - 12)
        return f"{published.year - (season == _WINTER or not over) - (season == _WINTER and not over)}-{season}"
    if season == _WINTER:
        return f"{published.year - (month <= 2)}-{season}"
    return f"{published.year + (match['STEP'] > 0 and month > ends)}-{season}"


def _season_last(match: Match, moment: Moment) -> str:
    """`in the spring`: the last that has begun, the next where the clause looks ahead."""
    published, season = moment.published, match["SEASON"]
    if not published:
        return ""
    begins = {21: 3, 22: 6, 23: 9, _WINTER: 12}[season]
    return f"{published.year - (begins > published.month) + (moment.tense == 'future')}-{season}"


def _quarter_last(match: Match, moment: Moment) -> str:
    published, number = moment.published, match["ORDINAL"]
    if not published:
        return ""
    ahead = number * 3 - 2 > published.month and moment.tense != "future"
    return f"{published.year - ahead}-{32 + number}"


def _quarter(match: Match, _: Moment) -> str:
    number = match.get("ORDINAL") or match.get("DAY")
    return f"{match['YEAR']}-{32 + number}" if 1 <= number <= 4 else ""


def _half(match: Match, _: Moment) -> str:
    return f"{match['YEAR']}-{39 + match['ORDINAL']}" if match["ORDINAL"] <= 2 else ""


def _quarter_near(match: Match, moment: Moment) -> str:
    return f"{moment.published.year + match.get('STEP')}-{32 + match['ORDINAL']}" if moment.published else ""


def _half_near(match: Match, moment: Moment) -> str:
    if not moment.published or match["ORDINAL"] > 2:
        return ""
    return f"{moment.published.year + match.get('STEP')}-{39 + match['ORDINAL']}"


def _eleventh_of_september(match: Match, _: Moment) -> str:
    known = not match.get("MONTH") or (match["MONTH"], match["DAY"]) == (9, 11)
    return "2001-09-11" if known else ""


def _feast(match: Match, moment: Moment) -> str:
    month, day = divmod(next(value for name, value in match.values if name in _FEASTS), 100)
    year = match.get("YEAR") or _year_near(match, moment, month, day)
    return _day(year, month, day) if year else ""


# --- against the publication ----------------------------------------------------------------------------------


def _days(by: int) -> Resolve:
    return lambda _, moment: _shifted(moment.published, by) if moment.published else ""


def _week_of(day: date, by: int) -> str:
    monday = day - timedelta(day.weekday()) + timedelta(by * _WEEK)
    return f"{monday.isoformat()}/{_shifted(monday, _WEEK - 1)}"


def _week(by: int) -> Resolve:
    return lambda _, moment: _week_of(moment.published, by) if moment.published else ""


def _other_month(by: int) -> Resolve:
    def resolve(_: Match, moment: Moment) -> str:
        return _month_shifted(moment.published.year, moment.published.month, by) if moment.published else ""

    return resolve


def _end_of(match: Match, moment: Moment) -> str:
    """The first, middle or last month of a year; of a month the part."""
    published, edge = moment.published, match["END"]
    if not published:
        return ""
    if match.get("YEARLY"):
        return _month(published.year + match.get("STEP"), {_EARLY: 1, _MID: 7, _LATE: 12}[edge]) + "~" * (edge == _MID)
    month = _month_shifted(published.year, published.month, match.get("STEP"))
    return _month_part(int(month[:4]), int(month[5:]), edge)


def _other_year(by: int) -> Resolve:
    return lambda _, moment: f"{moment.published.year + by:04}" if moment.published else ""


def _weekday(match: Match, moment: Moment) -> str:
    """The last such day up to the publication, the next from it on where the clause looks ahead."""
    if not moment.published:
        return ""
    back = (moment.published.weekday() - match["WEEKDAY"]) % _WEEK
    return _shifted(moment.published, (_WEEK - back) % _WEEK if moment.tense == "future" else -back)


def _weekdays(match: Match, moment: Moment) -> str:
    """From one weekday to the next such as the other; the second is the one that is near."""
    published = moment.published
    if not published:
        return ""
    one, two = match.every("WEEKDAY")
    back = (published.weekday() - two) % _WEEK
    length = (two - one) % _WEEK
    goes_on = moment.tense != "past" and 0 < _WEEK - back <= length  # begun before the publication, not over yet
    by = (_WEEK - back) % _WEEK if moment.tense == "future" or goes_on else -back
    return _span(_shifted(published, by - length), _shifted(published, by))


def _weekday_of_week(match: Match, moment: Moment) -> str:
    """`last Tuesday` is the last before the day of publication; `Tuesday last week` is in that week."""
    published, step, day = moment.published, match["STEP"], match["WEEKDAY"]
    if not published:
        return ""
    if match.get("WEEK"):
        return _shifted(published, day - published.weekday() + step * _WEEK)
    back = (published.weekday() - day) % _WEEK
    if step == 0:
        return _shifted(published, -back if match.get("PAST") or moment.tense == "past" else (_WEEK - back) % _WEEK)
    return _shifted(published, -(back or _WEEK) if step < 0 else _WEEK - back)


def _weekend(match: Match, moment: Moment) -> str:
    """Saturday and Sunday: the last up to the publication, or the next."""
    published = moment.published
    if not published:
        return ""
    step, within = match.get("STEP"), published.weekday() >= _SATURDAY
    saturday = published - timedelta((published.weekday() - _SATURDAY) % _WEEK)
    ahead = step > 0 or (step == 0 and not within and moment.tense == "future")
    first = saturday + timedelta(_WEEK * (ahead - (step < 0 and within)))
    return f"{first.isoformat()}/{_shifted(first, 1)}"


def _days_ago(match: Match, moment: Moment) -> str:
    return _shifted(moment.published, -match["COUNT"]) if moment.published else ""


def _weeks_ago(match: Match, moment: Moment) -> str:
    return f"{_shifted(moment.published, -_WEEK * match['COUNT'])}~" if moment.published else ""


def _months_ago(match: Match, moment: Moment) -> str:
    published = moment.published
    return _month_shifted(published.year, published.month, -match["COUNT"]) if published else ""


def _years_ago(match: Match, moment: Moment) -> str:
    """`two years ago` is a year; `30 years ago` about one."""
    return _years_from(moment.published.year, -match["COUNT"]) if moment.published else ""


def _years_from(year: int, by: int) -> str:
    return f"{year + by:04}" + ("~" if abs(by) >= _DECADE else "")


def _decades_ago(match: Match, moment: Moment) -> str:
    return f"{moment.published.year - _DECADE * match['COUNT']:04}~" if moment.published else ""


# --- against the date told before -----------------------------------------------------------------------------


def _told_day(moment: Moment) -> date | None:
    """The day told before; nothing where that was no day."""
    try:
        return date.fromisoformat(moment.told.rstrip("~"))
    except ValueError:
        return None


def _from_day(sign: int, unit: int) -> Resolve:
    def resolve(match: Match, moment: Moment) -> str:
        day = _told_day(moment)
        return _shifted(day, sign * unit * match.get("COUNT", 1)) if day else ""

    return resolve


def _from_month(sign: int) -> Resolve:
    def resolve(match: Match, moment: Moment) -> str:
        told = moment.told or (moment.published.isoformat() if moment.published and sign < 0 else "")
        if "/" in told or len(told) < 7 or not told[5:7].isdigit() or int(told[5:7]) > 12:
            return ""
        return _month_shifted(int(told[:4]), int(told[5:7]), sign * match.get("COUNT", 1))

    return resolve


def _from_year(sign: int) -> Resolve:
    """Against the year told before; where none was, against that of the publication."""

    def resolve(match: Match, moment: Moment) -> str:
        year = moment.told[:4] or (str(moment.published.year) if moment.published and sign < 0 else "")
        return _years_from(int(year), sign * match.get("COUNT", 1)) if year.isdigit() else ""

    return resolve


def _same_day(_: Match, moment: Moment) -> str:
    day = _told_day(moment) or moment.published
    return day.isoformat() if day else ""


def _month_of_told(by: int) -> Resolve:
    def resolve(match: Match, moment: Moment) -> str:
        year = moment.told[:4]
        return _month(int(year) + by, match["MONTH"]) if year.isdigit() else ""

    return resolve


def _same_year(_: Match, moment: Moment) -> str:
    return moment.told[:4] if moment.told[:4].isdigit() else ""


VALUES: Mapping[str, Resolve] = {
    "iso_day": _iso_day,
    "numeric_day": _numeric_day,
    "day_of_year": _day_of_year,
    "day_near": _day_near,
    "days_of_month": _days_of_month,
    "days_of_months": _days_of_months,
    "month_of_year": _month_of_year,
    "month_near": _month_near,
    "month_of_other_year": _month_of_other_year,
    "months": _months,
    "months_of_years": _months_of_years,
    "part_of_month": _part_of_month,
    "part_of_year": _part_of_year,
    "year": _year,
    "recent_year": _recent_year,
    "year_in_list": _year_in_list,
    "years": _years,
    "years_in_short": _years_in_short,
    "decade": _decade,
    "century": _century,
    "short_decade": _short_decade,
    "season_of_year": _season_of_year,
    "season_near": _season_near,
    "season_last": _season_last,
    "end_of": _end_of,
    "quarter_last": _quarter_last,
    "quarter": _quarter,
    "quarter_near": _quarter_near,
    "half": _half,
    "half_near": _half_near,
    "eleventh_of_september": _eleventh_of_september,
    "feast": _feast,
    "weekday": _weekday,
    "weekdays": _weekdays,
    "weekday_of_week": _weekday_of_week,
    "weekend": _weekend,
    "today": _days(0),
    "yesterday": _days(-1),
    "tomorrow": _days(1),
    "before_yesterday": _days(-2),
    "this_week": _week(0),
    "last_week": _week(-1),
    "next_week": _week(1),
    "this_month": _other_month(0),
    "last_month": _other_month(-1),
    "next_month": _other_month(1),
    "this_year": _other_year(0),
    "last_year": _other_year(-1),
    "next_year": _other_year(1),
    "days_ago": _days_ago,
    "weeks_ago": _weeks_ago,
    "months_ago": _months_ago,
    "years_ago": _years_ago,
    "decades_ago": _decades_ago,
    "days_earlier": _from_day(-1, 1),
    "days_later": _from_day(1, 1),
    "weeks_earlier": _from_day(-1, _WEEK),
    "weeks_later": _from_day(1, _WEEK),
    "months_earlier": _from_month(-1),
    "months_later": _from_month(1),
    "years_earlier": _from_year(-1),
    "years_later": _from_year(1),
    "same_day": _same_day,
    "same_year": _same_year,
    "month_years_later": _month_of_told(1),
    "month_years_earlier": _month_of_told(-1),
    "month_same_year": _month_of_told(0),
}
"""The functions that a table may name."""
