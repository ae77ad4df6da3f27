"""The timeline: every event in the order of time, the planned ones apart; of many a page for each year or month."""

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Literal

from msgspec import structs

from generator.model import urls
from generator.model.facts import Moment
from generator.model.page import UNKNOWN
from generator.model.plover import QUAD_CLASSES, quad_class
from generator.model.value import Date
from generator.model.view.shared import Card
from generator.model.view.strip import Strip
from generator.model.view.timeline import (
    Choice,
    Drawn,
    Filters,
    LeanMoment,
    MomentGroup,
    MomentView,
    TimelineView,
    YearItem,
    YearsView,
)
from generator.render.strip import counted_from, strip
from generator.render.views.beside import Beside, script
from generator.render.views.cards import Cards
from generator.render.views.frame import frame

MOST = 300
"""Events on one page: with more it would have over 3,000 nodes."""
MOST_OF_A_YEAR = 240
"""Events of a year, or of a month, on one page: titles can be long."""
_MOST_HERE = 1_500
"""Up to so many events stand, for the filters, in the page that leads to their years."""
_LINKED = 180
"""Up to so many events on a page their actors are links."""
_OFTEN = 100
"""How many actors can be chosen where the events are on other pages: those with most of them."""
_FEW = 24
"""Years that are shown each with a strip of its own."""

_MONTH = 12
"""Pixels of a month on the line of a year."""
_LINE = 12 * _MONTH
_ARROW = 7
_NARROWEST = 9
"""Pixels of a bar at least, so that its pattern can be seen; a tenth of a month does not matter there."""


def timeline_views(cards: Cards) -> Iterator[TimelineView | YearsView]:
    """The pages of the timeline."""
    moments = cards.facts.timeline
    if len(moments) <= MOST:
        yield _timeline(cards, moments)
        return
    by_year = {year: tuple(those) for year, those in groupby(sorted(moments, key=_year), key=_year)}
    years = tuple(_part(cards, year, str(int(year)), those, len(by_year) <= _FEW) for year, those in by_year.items())
    yield _parts_view(cards, moments, years)
    for number, those in enumerate(by_year.values()):
        yield from _year_views(cards, years[number], those, years[:number][-1:], years[number + 1 :][:1])


def _year_views(
    cards: Cards, year: YearItem, moments: Sequence[Moment], before: Sequence[YearItem], after: Sequence[YearItem]
) -> Iterator[TimelineView | YearsView]:
    """The page of a year; of one with very many events, a page that leads to its months."""
    around = _card(before), _card(after)
    if len(moments) <= MOST_OF_A_YEAR:
        yield _timeline(cards, moments, year.card, *around)
        return
    by_month = {month: tuple(those) for month, those in groupby(sorted(moments, key=_month), key=_month)}
    months = tuple(
        _part(cards, month, cards.words.month(int(month[:4]), int(month[5:])), those, True)
        for month, those in by_month.items()
    )
    yield structs.replace(_parts_view(cards, moments, months, year.card), previous=around[0], next=around[1])
    for number, those in enumerate(by_month.values()):
        pages = tuple(_pieces(months[number].card, those))
        for place, (card, piece) in enumerate(pages):
            previous = pages[place - 1][0] if place else _card(months[:number][-1:])
            following = pages[place + 1][0] if place + 1 < len(pages) else _card(months[number + 1 :][:1])
            yield _timeline(cards, piece, card, previous, following, up=year.card)


def _card(items: Sequence[YearItem]) -> Card | None:
    return items[0].card if items else None


def _pieces(card: Card, moments: Sequence[Moment]) -> Iterator[tuple[Card, Sequence[Moment]]]:
    """A month, in as many pages as it takes."""
    for number, start in enumerate(range(0, len(moments), MOST_OF_A_YEAR), 1):
        url, title = (
            (card.url, card.title) if number == 1 else (urls.later(card.url, number), f"{card.title} ({number})")
        )
        yield structs.replace(card, url=url, title=title), moments[start : start + MOST_OF_A_YEAR]


def _parts_view(
    cards: Cards, moments: Sequence[Moment], parts: Sequence[YearItem], of: Card | None = None
) -> YearsView:
    """A page that leads to others; what its filters ask of very many events stands in a file."""
    words = cards.words
    filters = _filters(cards, moments, _OFTEN)
    title = words.gettext("Timeline of %(year)s", year=of.title) if of else words.gettext("Timeline")
    beside = not of and len(moments) > _MOST_HERE
    return YearsView(
        frame=frame(
            cards, of.url if of else urls.TIMELINE, title, _description(cards, sorted(set(map(_year, moments))))
        ),
        of=of,
        strip=_strip(cards, moments),
        filters=filters,
        years=tuple(parts),
        moments={} if beside else _lean(moments, filters),
        data=urls.TIMELINE_MOMENTS if beside else "",
        count=len(moments),
    )


def timeline_files(cards: Cards) -> Iterator[Beside]:
    """What the filters of the timeline ask of its events, where these are too many to stand in its page."""
    moments = cards.facts.timeline
    if len(moments) > _MOST_HERE:
        lean = _lean(moments, _filters(cards, moments, _OFTEN))
        yield Beside(urls.TIMELINE_MOMENTS, partial(script, "timelineMoments", lean))


def _timeline(
    cards: Cards,
    moments: Sequence[Moment],
    of: Card | None = None,
    previous: Card | None = None,
    following: Card | None = None,
    up: Card | None = None,
) -> TimelineView:
    words = cards.words
    by_year = groupby(sorted((moment for moment in moments if not _is_plan(moment)), key=_year), key=_year)
    every = sorted({_year(moment) for moment in moments})
    title = words.gettext("Timeline of %(year)s", year=of.title) if of else words.gettext("Timeline")
    return TimelineView(
        frame=frame(cards, of.url if of else urls.TIMELINE, title, _description(cards, every)),
        year=of.title if of else "",
        up=up,
        strip=_strip(cards, moments),
        filters=_filters(cards, moments),
        groups=tuple(_group(cards, f"year-{year}", str(int(year)), those) for year, those in by_year),
        planned=_planned(cards, moments),
        count=len(moments),
        linked=len(moments) <= _LINKED,
        previous=previous,
        next=following,
    )


def _description(cards: Cards, years: Iterable[str]) -> str:
    numbers = [str(int(year)) for year in years]
    if not numbers:
        return ""
    words = cards.words
    period = words.gettext("%(first)s to %(last)s", first=numbers[0], last=numbers[-1])
    return words.gettext(
        "What happened, %(period)s, in the order of time, with dates as exact as the sources make them.",
        period=numbers[0] if len(numbers) == 1 else period,
    )


def _part(cards: Cards, id: str, title: str, moments: Sequence[Moment], with_strip: bool) -> YearItem:
    """A year, or a month, on the page that leads to it."""
    planned = sum(map(_is_plan, moments))
    card = Card(urls.timeline(id), title, "index")
    return YearItem(id, card, len(moments) - planned, planned, _strip(cards, moments) if with_strip else None)


def _month(moment: Moment) -> str:
    """The month of its year in which an event is counted."""
    month, year = counted_from(moment.event.date.date)[:7], _year(moment)
    return month if month.startswith(year) else f"{year}-01"


def _year(moment: Moment) -> str:
    return moment.event.date.date.year


def _is_plan(moment: Moment) -> bool:
    return moment.event.status == "planned"


def _strip(cards: Cards, moments: Iterable[Moment]) -> Strip | None:
    """Plans are not counted: nobody says that they came about."""
    happened = [moment.event for moment in moments if not _is_plan(moment)]
    dates = [(event.date.date, quad_class(event.type)) for event in happened]
    return strip(dates, cards.words.gettext("events"), words=cards.words)


def _planned(cards: Cards, moments: Iterable[Moment]) -> MomentGroup | None:
    plans = tuple(filter(_is_plan, moments))
    return _group(cards, "planned", cards.words.gettext("Announced and planned"), plans) if plans else None


def _group(cards: Cards, id: str, title: str, moments: Iterable[Moment]) -> MomentGroup:
    return MomentGroup(id, title, tuple(_moment(cards, moment) for moment in moments))


def _moment(cards: Cards, moment: Moment) -> MomentView:
    event = moment.event
    outcome = event.outcome.target if event.outcome else ""
    return MomentView(
        item=structs.replace(cards.event_item(event), actors=cards.cards(moment.actors)),
        drawn=drawn(event.date.date),
        actors=moment.actors,
        topics=moment.topics,
        earliest=event.date.date.earliest,
        latest=event.date.date.latest,
        outcome=cards.card(outcome) if outcome not in ("", UNKNOWN) else None,
        outcome_unknown=outcome == UNKNOWN,
    )


def drawn(date: Date) -> Drawn:
    """Where a date lies on the line of its year; beyond its end where it goes on in the next."""
    before, after = date.earliest.startswith("0000"), date.latest.startswith("9999")
    begins = _ARROW if before else _place(date.earliest)
    goes_on = date.latest[:4] != date.year
    ends = _LINE - _ARROW if after else _LINE + 4 if goes_on else _place(date.latest, 1)
    look = _look(date)
    if look != "day" and ends - begins < _NARROWEST:
        middle = (begins + ends) // 2
        begins = min(max(middle - _NARROWEST // 2, _ARROW if before else 0), max(ends, _LINE) - _NARROWEST)
        ends = begins + _NARROWEST
    return Drawn(begins, ends, look, before, after)


def _look(date: Date) -> Literal["day", "span", "within", "approximate", "uncertain", "both"]:
    if date.approximate and date.uncertain:
        return "both"
    if date.approximate or date.uncertain:
        return "approximate" if date.approximate else "uncertain"
    if date.earliest == date.latest:
        return "day"
    return "span" if "/" in date.edtf else "within"


def _place(day: str, days: int = 0) -> int:
    """The pixel at which a day of the year begins; with `days` that many later."""
    year, month, number = (int(part) for part in day.split("-"))
    return (month - 1) * _MONTH + (number - 1 + days) * _MONTH // monthrange(year, month)[1]


def _filters(cards: Cards, moments: Sequence[Moment], most: int = 0) -> Filters:
    """The filters of a page, each with what occurs on it; of the actors the `most` frequent, if it says how many."""
    dossier = cards.dossier
    counts = Counter(id for moment in moments for id in moment.actors if id in dossier.actors)
    actors = sorted(counts, key=lambda id: (-counts[id], id))[: most or None]
    topics = {id for moment in moments for id in moment.topics if id in dossier.topics}
    classes = {quad_class(moment.event.type) for moment in moments}
    return Filters(
        actors=_choices({id: dossier.actors[id].name.text for id in actors}),
        topics=_choices({id: dossier.topics[id].title for id in topics}),
        classes=tuple(quad for quad in QUAD_CLASSES if quad in classes) if len(classes) > 1 else (),
    )


def _choices(words: dict[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(id, words[id]) for id in sorted(words, key=lambda id: (words[id].casefold(), id)))


def _lean(moments: Iterable[Moment], filters: Filters) -> dict[str, tuple[LeanMoment, ...]]:
    """The events by the month in which they are counted; what cannot be chosen is left out."""
    actors = {choice.value: number for number, choice in enumerate(filters.actors)}
    topics = {choice.value: number for number, choice in enumerate(filters.topics)}
    by_month: dict[str, list[LeanMoment]] = defaultdict(list)
    for moment in moments:
        month, last = _month(moment), moment.event.date.date.latest[:7]
        by_month[month].append(
            (
                QUAD_CLASSES.index(quad_class(moment.event.type)),
                int(_is_plan(moment)),
                tuple(actors[id] for id in moment.actors if id in actors),
                tuple(topics[id] for id in moment.topics if id in topics),
                "" if last == month else last,
            )
        )
    return {month: tuple(those) for month, those in by_month.items()}
