"""Long lists as they are shown: in lines on the page of their thing, and on pages of their own."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from msgspec import Struct, structs

from generator.model import urls
from generator.model.view.groups import Group, Jump, Place
from generator.model.view.lines import Line, LineKind, LinesView, Listed
from generator.model.view.shared import Card
from generator.render.views.cards import Cards
from generator.render.views.cut import Level, packed
from generator.render.views.cuts import HEAD, HEADING, LINES_ON_A_PAGE
from generator.render.views.frame import frame

_JUMPS = 60
"""Groups to which the pages of a list lead at most."""

Item = TypeVar("Item")
Raw = Group[Any]
Levels = Mapping[str, Level]


class Long(Struct, frozen=True, kw_only=True):
    """A list as it is kept: what its entries are made of, what each weighs, and how it becomes a line.

    `name` is the anchor of its section and the name of its pages, `title` what stands above them. `head` are the
    entries shown where there is no room for all.
    """

    name: str
    title: str
    kind: LineKind
    groups: tuple[Raw, ...]
    weigh: Callable[[Any], int]
    show: Callable[[Any], Line]
    head: tuple[Raw, ...]
    count: int
    """Of its entries, as the section says it."""
    size: Callable[[Any], int] = lambda _: 1
    """How many of these stand in a line."""


Longs = Mapping[str, Callable[[], Long]]
"""The lists of a thing by their names; each is made when it is asked for."""


def listed(longs: Longs, levels: Levels, page: str) -> dict[str, Listed]:
    """The lists of the thing at `page` that are not shown whole."""
    return {
        name: _listed(longs[name](), level, page)
        for name, level in levels.items()
        if level != "whole" and name in longs
    }


def _listed(long: Long, level: Level, page: str) -> Listed:
    cut = level == "cut"
    return Listed(
        kind=long.kind,
        count=long.count,
        groups=tuple(_shown(long, group) for group in (long.head if cut else long.groups)),
        all=urls.part(page, long.name) if cut else "",
    )


def _shown(long: Long, group: Raw) -> Group[Line]:
    return structs.replace(group, items=tuple(map(long.show, group.items)))


class Part(Struct, frozen=True, kw_only=True):
    """One of the pages of a long list of the thing `up`: which it is, and what stands on it."""

    cards: Cards
    up: Card
    long: Long
    groups: tuple[Raw, ...]
    place: Place

    @property
    def url(self) -> str:
        """Its address."""
        return urls.part(self.up.url, self.long.name, self.place.number)

    def view(self) -> LinesView:
        """All that it shows."""
        say, place = self.cards.words.gettext, self.place
        title = say("%(list)s: %(thing)s", list=self.long.title, thing=self.up.title)
        numbered = title if place.of == 1 else say("%(title)s, page %(number)s", title=title, number=place.number)
        return LinesView(
            frame=frame(self.cards, self.url, numbered, numbered),
            up=self.up,
            title=title,
            kind=self.long.kind,
            place=place,
            groups=tuple(_shown(self.long, group) for group in self.groups),
        )


def pages_of(cards: Cards, up: Card, longs: Longs, levels: Levels) -> Iterator[Part]:
    """The pages of the lists of a thing that are cut."""
    for name, level in levels.items():
        if level == "cut" and name in longs:
            yield from _parts(cards, up, longs[name]())


def _parts(cards: Cards, up: Card, long: Long) -> Iterator[Part]:
    pages = tuple(packed(long.groups, long.weigh, LINES_ON_A_PAGE, HEADING))
    address = partial(urls.part, up.url, long.name)
    jumps, count = _jumps(up, long, pages), sum(_count(long, page) for page in pages)
    done = 0
    for number, groups in enumerate(pages, 1):
        place = Place(
            jumps=jumps,
            letters=False,
            count=count,
            number=number,
            of=len(pages),
            before=address(number - 1) if number > 1 else "",
            after=address(number + 1) if number < len(pages) else "",
            first=done + 1,
            last=done + _count(long, groups),
        )
        done = place.last
        yield Part(cards=cards, up=up, long=long, groups=groups, place=place)


def _count(long: Long, groups: Iterable[Raw]) -> int:
    return sum(long.size(item) for group in groups for item in group.items)


def _jumps(up: Card, long: Long, pages: Sequence[Sequence[Raw]]) -> tuple[Jump, ...]:
    """Where each group begins, if they are few."""
    if len(long.groups) > _JUMPS:
        return ()
    return tuple(
        Jump(f"{urls.part(up.url, long.name, number)}#{group.id}", group.title, group.count)
        for number, groups in enumerate(pages, 1)
        for group in groups
        if group.title and not group.continued
    )


def first_of(groups: Iterable[Raw], most: int = HEAD) -> tuple[Raw, ...]:
    """The head of a list: its first entries."""
    return _some(groups, slice(most))


def last_of(groups: Iterable[Raw], most: int = HEAD) -> tuple[Raw, ...]:
    """The head of a list in the order of time: its latest entries."""
    return _some(groups, slice(-most, None))


def latest_of_each(groups: Iterable[Raw], most: int = HEAD) -> tuple[Raw, ...]:
    """The head of a list of groups: of each of the first its latest entry."""
    return tuple(structs.replace(group, items=group.items[-1:]) for group in tuple(groups)[:most])


def _some(groups: Iterable[Raw], part: slice) -> tuple[Raw, ...]:
    first = next(iter(groups), None)
    return () if first is None else (structs.replace(first, items=first.items[part]),)


class Whole:
    """What of the lists of a thing is shown in every detail: all of a list, or nothing."""

    def __init__(self, levels: Levels) -> None:
        self._levels = levels

    def shows(self, name: str) -> bool:
        """Whether a list is."""
        return self._levels.get(name, "whole") == "whole"

    def __call__(self, name: str, items: Sequence[Item]) -> Sequence[Item]:
        """Its entries, or none."""
        return items if self.shows(name) else ()
