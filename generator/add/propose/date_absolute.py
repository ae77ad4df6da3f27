"""Times that say their year themselves: each function takes a match and gives EDTF, or nothing."""

from collections.abc import Mapping

from generator.add.propose.date_calendar import (
    DECADE,
    MID,
    Moment,
    Resolve,
    edtf_day,
    edtf_month,
    edtf_span,
    end_of_year,
    month_told,
    part_of_year,
)
from generator.add.propose.forms import Match


def _iso_day(match: Match, _: Moment) -> str:
    month, day = match.every("TWO")
    return edtf_day(match["YEAR"], month, day)


def _numeric_day(match: Match, _: Moment) -> str:
    """A day in figures, where only one order of day and month is possible."""
    first, second, year = match.every("NUMBER") + match.every("YEAR")
    readings = {edtf_day(year, first, second), edtf_day(year, second, first)} - {""}
    return readings.pop() if len(readings) == 1 else ""


def _day_of_year(match: Match, _: Moment) -> str:
    return edtf_day(match["YEAR"], month_told(match), match["DAY"])


def _month_of_year(match: Match, _: Moment) -> str:
    return edtf_month(match["YEAR"], month_told(match))


def _months_of_years(match: Match, _: Moment) -> str:
    (one, two), (first, last) = match.every("MONTH"), match.every("YEAR")
    return edtf_span(edtf_month(first, one), edtf_month(last, two))


def _part_of_year(match: Match, _: Moment) -> str:
    return part_of_year(match["YEAR"], match["EDGE"])


def _end_of_year(match: Match, _: Moment) -> str:
    return end_of_year(match["YEAR"], match["END"])


def _year(match: Match, _: Moment) -> str:
    return f"{match['YEAR']:04}"


def _recent_year(match: Match, moment: Moment) -> str:
    """A year without a preposition: not one that is far from the time of the article."""
    latest = moment.published.year + DECADE if moment.published else 2050
    return f"{match['YEAR']:04}" if 1800 <= match["YEAR"] <= latest else ""


def _year_in_list(match: Match, moment: Moment) -> str:
    return _recent_year(match, moment) if moment.in_list else ""


def _years(match: Match, _: Moment) -> str:
    first, last = match.every("YEAR")
    return edtf_span(f"{first:04}", f"{last:04}")


def _years_in_short(match: Match, _: Moment) -> str:
    """`2015-16`; `2011-12` too, since a month stands with its day or its name."""
    year, short = match["YEAR"], match["TWO"]
    return f"{year}/{year + 1}" if (year + 1) % 100 == short else ""


def _decade(match: Match, _: Moment) -> str:
    year = match["YEAR"]
    if year % DECADE:
        return ""
    return f"{year + 5}~" if match.get("EDGE") == MID else f"{year // DECADE}X"


def _short_decade(match: Match, _: Moment) -> str:
    """`the '90s`."""
    years = match["TWO"]
    return f"{19 if years >= 30 else 20}{years // DECADE}X" if years % DECADE == 0 else ""


def _century(match: Match, _: Moment) -> str:
    return f"{match['DAY'] - 1:02}XX" if match["DAY"] > 1 else ""


def _season_of_year(match: Match, _: Moment) -> str:
    return f"{match['YEAR']}-{match['SEASON']}"


def _quarter(match: Match, _: Moment) -> str:
    number = match.get("ORDINAL") or match.get("DAY")
    return f"{match['YEAR']}-{32 + number}" if 1 <= number <= 4 else ""


def _half(match: Match, _: Moment) -> str:
    return f"{match['YEAR']}-{39 + match['ORDINAL']}" if match["ORDINAL"] <= 2 else ""


def _eleventh_of_september(match: Match, _: Moment) -> str:
    known = not match.get("MONTH") or (match["MONTH"], match["DAY"]) == (9, 11)
    return "2001-09-11" if known else ""


ABSOLUTE: Mapping[str, Resolve] = {
    "iso_day": _iso_day,
    "numeric_day": _numeric_day,
    "day_of_year": _day_of_year,
    "month_of_year": _month_of_year,
    "months_of_years": _months_of_years,
    "part_of_year": _part_of_year,
    "end_of_year": _end_of_year,
    "year": _year,
    "recent_year": _recent_year,
    "year_in_list": _year_in_list,
    "years": _years,
    "years_in_short": _years_in_short,
    "decade": _decade,
    "century": _century,
    "short_decade": _short_decade,
    "season_of_year": _season_of_year,
    "quarter": _quarter,
    "half": _half,
    "eleventh_of_september": _eleventh_of_september,
}
"""The functions that a table may name."""
