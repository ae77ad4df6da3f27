"""Times that count from another: from the publication, `last week`, or from the date told before, `a day later`."""

from collections.abc import Mapping
from datetime import date, timedelta

from generator.add.propose.date_calendar import (
    DECADE,
    WEEK,
    Moment,
    Resolve,
    day_shifted,
    edtf_month,
    edtf_span,
    end_of_year,
    month_shifted,
    part_of_month,
    years_from,
)
from generator.add.propose.forms import Match

_SATURDAY = 5


def _days(by: int) -> Resolve:
    return lambda _, moment: day_shifted(moment.published, by) if moment.published else ""


def _week_of(day: date, by: int) -> str:
    monday = day - timedelta(day.weekday()) + timedelta(by * WEEK)
    return f"{monday.isoformat()}/{day_shifted(monday, WEEK - 1)}"


def _week(by: int) -> Resolve:
    return lambda _, moment: _week_of(moment.published, by) if moment.published else ""


def _other_month(by: int) -> Resolve:
    def resolve(_: Match, moment: Moment) -> str:
        return month_shifted(moment.published.year, moment.published.month, by) if moment.published else ""

    return resolve


def _end_of(match: Match, moment: Moment) -> str:
    """The first, middle or last month of a year; of a month the part."""
    published, edge = moment.published, match["END"]
    if not published:
        return ""
    if match.get("YEARLY"):
        return end_of_year(published.year + match.get("STEP"), edge)
    month = month_shifted(published.year, published.month, match.get("STEP"))
    return part_of_month(int(month[:4]), int(month[5:]), edge)


def _other_year(by: int) -> Resolve:
    return lambda _, moment: f"{moment.published.year + by:04}" if moment.published else ""


def _weekday(match: Match, moment: Moment) -> str:
    """The last such day up to the publication, the next from it on where the clause looks ahead."""
    if not moment.published:
        return ""
    back = (moment.published.weekday() - match["WEEKDAY"]) % WEEK
    return day_shifted(moment.published, (WEEK - back) % WEEK if moment.tense == "future" else -back)


def _weekdays(match: Match, moment: Moment) -> str:
    """From one weekday to the next such as the other; the second is the one that is near."""
    published = moment.published
    if not published:
        return ""
    one, two = match.every("WEEKDAY")
    back = (published.weekday() - two) % WEEK
    length = (two - one) % WEEK
    goes_on = moment.tense != "past" and 0 < WEEK - back <= length  # begun before the publication, not over yet
    by = (WEEK - back) % WEEK if moment.tense == "future" or goes_on else -back
    return edtf_span(day_shifted(published, by - length), day_shifted(published, by))


def _weekday_of_week(match: Match, moment: Moment) -> str:
    """`last Tuesday` is the last before the day of publication; `Tuesday last week` is in that week."""
    published, step, day = moment.published, match["STEP"], match["WEEKDAY"]
    if not published:
        return ""
    if match.get("WEEK"):
        return day_shifted(published, day - published.weekday() + step * WEEK)
    back = (published.weekday() - day) % WEEK
    if step == 0:
        return day_shifted(published, -back if match.get("PAST") or moment.tense == "past" else (WEEK - back) % WEEK)
    return day_shifted(published, -(back or WEEK) if step < 0 else WEEK - back)


def _weekend(match: Match, moment: Moment) -> str:
    """Saturday and Sunday: the last up to the publication, or the next."""
    published = moment.published
    if not published:
        return ""
    step, within = match.get("STEP"), published.weekday() >= _SATURDAY
    saturday = published - timedelta((published.weekday() - _SATURDAY) % WEEK)
    ahead = step > 0 or (step == 0 and not within and moment.tense == "future")
    first = saturday + timedelta(WEEK * (ahead - (step < 0 and within)))
    return f"{first.isoformat()}/{day_shifted(first, 1)}"


def _days_ago(match: Match, moment: Moment) -> str:
    return day_shifted(moment.published, -match["COUNT"]) if moment.published else ""


def _weeks_ago(match: Match, moment: Moment) -> str:
    return f"{day_shifted(moment.published, -WEEK * match['COUNT'])}~" if moment.published else ""


def _months_ago(match: Match, moment: Moment) -> str:
    published = moment.published
    return month_shifted(published.year, published.month, -match["COUNT"]) if published else ""


def _years_ago(match: Match, moment: Moment) -> str:
    """`two years ago` is a year; `30 years ago` about one."""
    return years_from(moment.published.year, -match["COUNT"]) if moment.published else ""


def _decades_ago(match: Match, moment: Moment) -> str:
    return f"{moment.published.year - DECADE * match['COUNT']:04}~" if moment.published else ""


def _told_day(moment: Moment) -> date | None:
    """The day told before; nothing where that was no day."""
    try:
        return date.fromisoformat(moment.told.rstrip("~"))
    except ValueError:
        return None


def _from_day(sign: int, unit: int) -> Resolve:
    def resolve(match: Match, moment: Moment) -> str:
        day = _told_day(moment)
        return day_shifted(day, sign * unit * match.get("COUNT", 1)) if day else ""

    return resolve


def _from_month(sign: int) -> Resolve:
    def resolve(match: Match, moment: Moment) -> str:
        told = moment.told or (moment.published.isoformat() if moment.published and sign < 0 else "")
        if "/" in told or len(told) < 7 or not told[5:7].isdigit() or int(told[5:7]) > 12:
            return ""
        return month_shifted(int(told[:4]), int(told[5:7]), sign * match.get("COUNT", 1))

    return resolve


def _from_year(sign: int) -> Resolve:
    """Against the year told before; where none was, against that of the publication."""

    def resolve(match: Match, moment: Moment) -> str:
        year = moment.told[:4] or (str(moment.published.year) if moment.published and sign < 0 else "")
        return years_from(int(year), sign * match.get("COUNT", 1)) if year.isdigit() else ""

    return resolve


def _same_day(_: Match, moment: Moment) -> str:
    day = _told_day(moment) or moment.published
    return day.isoformat() if day else ""


def _month_of_told(by: int) -> Resolve:
    def resolve(match: Match, moment: Moment) -> str:
        year = moment.told[:4]
        return edtf_month(int(year) + by, match["MONTH"]) if year.isdigit() else ""

    return resolve


def _same_year(_: Match, moment: Moment) -> str:
    return moment.told[:4] if moment.told[:4].isdigit() else ""


def _same_month(_: Match, moment: Moment) -> str:
    told = moment.told[:7]
    return told if told[5:].isdigit() and int(told[5:]) <= 12 and "/" not in moment.told else ""


RELATIVE: Mapping[str, Resolve] = {
    "end_of": _end_of,
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
    "weeks_earlier": _from_day(-1, WEEK),
    "weeks_later": _from_day(1, WEEK),
    "months_earlier": _from_month(-1),
    "months_later": _from_month(1),
    "years_earlier": _from_year(-1),
    "years_later": _from_year(1),
    "same_day": _same_day,
    "same_month": _same_month,
    "same_year": _same_year,
    "month_years_later": _month_of_told(1),
    "month_years_earlier": _month_of_told(-1),
    "month_same_year": _month_of_told(0),
}
"""The functions that a table may name."""
