"""The timeline: all events on one page, or a page that leads to one for each year."""

from typing import ClassVar, Literal

from msgspec import Struct

from generator.model.pieces import Tone
from generator.model.view.shared import Card, EventItem, Frame
from generator.model.view.strip import Strip


class Drawn(Struct, frozen=True, array_like=True):
    """When in its year an event was: whole pixels on a line on which a month is 12 long.

    `look`: a day; a span from day to day; some time within a month, season, year or longer; or a date that is
    approximate, uncertain or both. What ends beyond the line goes on in another year. `before` and `after`: that end
    is open or unknown.
    """

    begins: int
    ends: int
    look: Literal["day", "span", "within", "approximate", "uncertain", "both"]
    before: bool
    after: bool


class MomentView(Struct, frozen=True, array_like=True, kw_only=True):
    """An event on the timeline, with what the filters ask of it: ids, and the first and last day as ISO dates."""

    item: EventItem
    drawn: Drawn
    actors: tuple[str, ...]
    topics: tuple[str, ...]
    earliest: str
    latest: str
    outcome: Card | None
    outcome_unknown: bool


class MomentGroup(Struct, frozen=True, array_like=True):
    """The events of one year, or the planned ones; `id` is the anchor."""

    id: str
    title: str
    moments: tuple[MomentView, ...]


class Choice(Struct, frozen=True, array_like=True):
    """A choice of a filter: its value in the address, and the words for it."""

    value: str
    words: str


class Filters(Struct, frozen=True, array_like=True, kw_only=True):
    """What can be chosen; a filter with one choice is no filter and is left out."""

    actors: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    classes: tuple[Tone, ...]


class TimelineView(Struct, frozen=True, array_like=True, kw_only=True):
    """Events with their filters; `year` is empty on the page that has them all, `previous` and `next` are years.

    Of a year with very many events a page has a month; `year` says so, and `up` leads to the page of the year.

    `linked`: the actors of an event are links; where there are very many events they are words.
    """

    template: ClassVar[str] = "timeline.html"
    frame: Frame
    year: str
    up: Card | None
    strip: Strip | None
    filters: Filters
    groups: tuple[MomentGroup, ...]
    planned: MomentGroup | None
    count: int
    linked: bool
    previous: Card | None
    next: Card | None


class YearItem(Struct, frozen=True, array_like=True):
    """A year or a month that has a page of its own, maybe with a strip; `year` is `2015` or `2015-03`."""

    year: str
    card: Card
    events: int
    planned: int
    strip: Strip | None


LeanMoment = tuple[int, int, tuple[int, ...], tuple[int, ...], str]
"""What the filters ask of an event that stands on another page, as short as it can be: the number of its class; 1 for
a plan; its actors and topics, as numbers of the choices; the last month that its date can mean, where it is another."""


class YearsView(Struct, frozen=True, array_like=True, kw_only=True):
    """The timeline of a dossier, or of a year `of` it, with too many events for one page.

    `moments` are its events by month; of very many they stand in the file `data`. `previous` and `next` are years.
    """

    template: ClassVar[str] = "timeline-years.html"
    frame: Frame
    strip: Strip | None
    filters: Filters
    years: tuple[YearItem, ...]
    moments: dict[str, tuple[LeanMoment, ...]]
    count: int
    of: Card | None = None
    data: str = ""
    previous: Card | None = None
    next: Card | None = None
