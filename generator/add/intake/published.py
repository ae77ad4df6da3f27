"""When an article was published, as its text says: a line with the date, a dateline; else what can be worked out.

label    = "published" | "date" | … [":"]             (tables/published.toml)
day      = [weekday [","]] ( 14 May 2019 | May 14, 2019 | 2019-05-14 | 14.05.2019 )
line     = label day [time] | day [time]              the second at the head of the text only
dateline = PLACE in capitals … day … "—"
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path

from msgspec import Struct

from generator.add.article import Span
from generator.add.intake.lines import Line

_TABLE = Path(__file__).parent / "tables/published.toml"
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAYS = "mon tue wed thu fri sat sun".split()
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
_WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thur?s?|fri|sat|sun)\b\.?"
_DAY = (
    rf"(?:(?P<weekday>{_WEEKDAY})[,\s(]{{1,3}})?(?:the\s)?"
    r"(?:(?P<iso>\d{4}-\d\d-\d\d)(?!\d)"
    rf"|(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,3}}(?:of\s)?(?P<m1>{_MONTH}),?\s{{1,3}}(?P<y1>\d{{4}})\b"
    rf"|(?P<m2>{_MONTH})\s{{1,3}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<y2>\d{{4}})\b"
    r"|(?P<d3>\d{1,2})\.(?P<n3>\d{1,2})\.(?P<y3>\d{4})\b)"
)
_TIME = (
    r"(?:T[\d:.]{4,15}(?:Z|[+-]\d\d:?\d\d)?)?"
    r"(?:[\s,|·•–-]{0,4}(?:at\s)?\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?\(?[A-Z]{2,4}\)?)?)?"
)
_FULL = re.compile(rf"\b{_DAY}", re.IGNORECASE)
_ALONE = re.compile(rf"{_DAY}{_TIME}[\s.|]{{0,3}}", re.IGNORECASE)
_DATELINE = re.compile(r"[A-Z]{3}[^\n]{2,90}?(?:--|[—–]|\s-\s)")
_BARE_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PARTED = ("|", "·", "•")

_HEAD = 8
"""Lines at the beginning of a text among which its date stands."""

_CREDIT = 15
"""Words at most in a line that names authors and the day."""

_DATES = 1_000
"""Dates of a text that are looked at; what has more is a table."""

_BEFORE = 150
"""Characters before a date in which its sentence says whether it is to come."""


class Published(Struct, frozen=True):
    """A date of publication (ISO), whether the text says it (`stated`) or it was worked out, and how."""

    day: str = ""
    basis: str = ""
    note: str = ""


def labelled(line: Line) -> Span | None:
    """The part of a line that says when a text was published or changed, or the day that is all of it."""
    if not _YEAR.search(line.text):
        return None
    if _ALONE.fullmatch(line.text):
        return Span(line.start, line.end)
    found = _label(line.text, _table()["labels"]) or _label(line.text, _table()["changed"])
    if not found:
        return None
    return Span(line.start, line.start + found.end)


def published_in(lines: Sequence[Line]) -> Published:
    """The day that the lines of a text state, else the one that they let us infer, else none."""
    dated = [line for line in lines if _YEAR.search(line.text)]
    for line in dated:
        if found := _label(line.text, _table()["labels"]):
            return Published(found.day, "stated", f"The text says “{line.text[: found.end].strip()}”.")
    for line in lines[:_HEAD]:
        if found := _alone(line) or _credit(line) or _dateline(line):
            return Published(found.day, "stated", f"The text says “{line.text[found.start : found.end].strip()}”.")
    return _inferred("\n".join(line.text for line in lines)) if dated else Published()


# --- dates that are stated ---------------------------------------------------------------------------------


class _Found(Struct, frozen=True):
    """A day (ISO) and where it stands in its line."""

    day: str
    start: int
    end: int


@cache
def _table() -> dict[str, tuple[str, ...]]:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return {name: tuple(sorted(words, key=len, reverse=True)) for name, words in table.items()}


def _label(text: str, labels: tuple[str, ...]) -> _Found | None:
    """A label at the beginning and the day behind it. Words may follow where the label cannot begin a sentence."""
    small = text[:_BEFORE].lower()
    if not small.startswith(labels):
        return None
    label = next(label for label in labels if small.startswith(label))
    rest = len(label) + len(text[len(label) :]) - len(text[len(label) :].lstrip(": \t-–—|"))
    found = _ALONE.match(text, rest) if rest > len(label) else None
    day = _day(found) if found else ""
    firm = label == "date" or ":" in text[len(label) : rest]
    if not found or not day or not (firm or found.end() == len(text)):
        return None
    return _Found(day, 0, len(text[: found.end()].rstrip()))


def _alone(line: Line) -> _Found | None:
    found = _ALONE.fullmatch(line.text)
    return _Found(_day(found), 0, found.end()) if found and _day(found) else None


def _credit(line: Line) -> _Found | None:
    """`By Ida Vance, 4 March 2021`, `Coast Gazette | 4 March 2021`."""
    is_credit = line.text.lower().startswith("by ") or any(mark in line.text for mark in _PARTED)
    if not is_credit or line.count > _CREDIT:
        return None
    days = [_Found(day, found.start(), found.end()) for found in _FULL.finditer(line.text) if (day := _day(found))]
    return days[0] if len(days) == 1 else None


def _dateline(line: Line) -> _Found | None:
    """`GENEVA, 14 May 2019 (Agency) —`, `GENEVA (Agency, 14 May 2019) -`."""
    head = _DATELINE.match(line.text)
    found = _FULL.search(head[0]) if head else None
    if not found or not line.text[: found.start()].partition("(")[0].isupper():
        return None
    return _Found(_day(found), 0, found.end()) if _day(found) else None


def _day(found: re.Match[str]) -> str:
    """The day in ISO; empty where there is no such day or its weekday was another."""
    try:
        day = _calendar(found)
    except ValueError:
        return ""
    weekday = (found["weekday"] or "")[:3].lower()
    return day.isoformat() if not weekday or _WEEKDAYS[day.weekday()] == weekday else ""


def _calendar(found: re.Match[str]) -> date:
    """Raises ValueError."""
    if found["iso"]:
        return date.fromisoformat(found["iso"])
    if found["d3"]:
        return date(int(found["y3"]), int(found["n3"]), int(found["d3"]))
    month, year = found["m1"] or found["m2"], found["y1"] or found["y2"]
    return date(int(year), _MONTHS.index(month[:3].lower()) + 1, int(found["d1"] or found["d2"]))


# --- dates that are inferred -------------------------------------------------------------------------------


def _inferred(text: str) -> Published:
    """The newest day that the text names in full as past, where a weekday of the text goes with it."""
    days = sorted(_past(text), reverse=True)
    if not days:
        return Published()
    newest, with_weekday = days[0]
    weekday = date.fromisoformat(newest).strftime("%A")
    if not with_weekday and not _agrees(text, newest, weekday):
        return Published()
    return Published(
        newest, "inferred", f"{weekday} {newest} is the newest day that the text names in full, and it says {weekday}."
    )


def _past(text: str) -> Iterator[tuple[str, bool]]:
    """Each full date that is not to come, and whether its weekday stands with it."""
    for found in islice(_FULL.finditer(text), _DATES):
        before = text[max(found.start() - _BEFORE, 0) : found.start()]
        begin = max(before.rfind(end) for end in (". ", "! ", "? ", "\n"))
        day = "" if _to_come().search(before, begin + 1) else _day(found)
        if day:
            yield day, bool(found["weekday"])


@cache
def _to_come() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_table()['to_come'])})\b", re.IGNORECASE)


def _agrees(text: str, day: str, weekday: str) -> bool:
    """Whether the text speaks of that weekday, and of no later year."""
    return weekday in _BARE_WEEKDAY.findall(text) and max(_YEAR.findall(text)) <= day[:4]
