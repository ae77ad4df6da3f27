"""Cuts: lists that are too long for one page, in pages; and which lists of a page have to give way."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeVar

from msgspec import Struct, structs

from generator.model import urls
from generator.model.view.groups import Group, Place

ROOM = 1_450
"""About how many elements a page may have."""

_SMALL, _ROOM_OF_SMALL = 20, 2_300
"""A dossier of so few documents is read page by page: there lists stay together a little longer."""

Level = Literal["whole", "lines", "cut"]
"""Whether a list is shown in every detail, in a line for each entry, or by its head, with all of it elsewhere."""

Item = TypeVar("Item")


class Size(Struct, frozen=True):
    """About how many elements a list has in every detail, in lines, and by its head; many words count as more."""

    whole: int
    lines: int
    head: int = 0

    def at(self, level: Level) -> int:
        """Its elements at a level."""
        return self.whole if level == "whole" else self.lines if level == "lines" else min(self.head, self.lines)


def room(documents: int) -> int:
    """How many elements a page may have in a dossier of so many documents."""
    return ROOM if documents > _SMALL else _ROOM_OF_SMALL


def fit(sizes: Mapping[str, Size], room: int) -> dict[str, Level]:
    """How each list of a page is shown so that the page has room for all: what saves most gives way first."""
    levels: dict[str, Level] = dict.fromkeys(sizes, "whole")
    taken = sum(size.whole for size in sizes.values())
    while taken > room:
        saved, name, level = max(
            (_saving(sizes[name], level), name, _next(sizes[name], level)) for name, level in levels.items()
        )
        if saved <= 0:
            break
        levels[name] = level
        taken -= saved
    return levels


def _next(size: Size, level: Level) -> Level:
    return "lines" if level == "whole" and size.lines < size.whole else "cut"


def _saving(size: Size, level: Level) -> int:
    return size.at(level) - size.at(_next(size, level))


def packed(
    groups: Iterable[Group[Item]], weigh: Callable[[Item], int], most: int, heading: int
) -> Iterator[tuple[Group[Item], ...]]:
    """Groups in their order, as many together as one page may hold; one that is longer goes on on the next."""
    page: list[Group[Item]] = []
    taken = 0
    for group in groups:
        for part in _parts(group, weigh, most, heading):
            size = heading + sum(map(weigh, part.items))
            if page and taken + size > most:
                yield tuple(page)
                page, taken = [], 0
            page.append(part)
            taken += size
    if page:
        yield tuple(page)


def _parts(group: Group[Item], weigh: Callable[[Item], int], most: int, heading: int) -> Iterator[Group[Item]]:
    """A group, in parts that fit a page each."""
    part: list[Item] = []
    taken, continued = heading, False
    for item in group.items:
        weight = weigh(item)
        if part and taken + weight > most:
            yield structs.replace(group, items=tuple(part), continued=continued)
            part, taken, continued = [], heading, True
        part.append(item)
        taken += weight
    yield structs.replace(group, items=tuple(part), continued=continued)


def starts(weights: Sequence[int], most: int, heading: int) -> tuple[int, ...]:
    """The numbers of the entries with which the pages of one long group begin, cut as `packed` cuts."""
    found, taken = [0], heading
    for number, weight in enumerate(weights):
        if number > found[-1] and taken + weight > most:
            found.append(number)
            taken = heading
        taken += weight
    return tuple(found)


def places(page: str, counts: Sequence[int]) -> Iterator[Place]:
    """The pages of a list that begins on `page`, each with so many entries."""
    done = 0
    for number, count in enumerate(counts, 1):
        yield Place(
            jumps=(),
            letters=False,
            count=sum(counts),
            number=number,
            of=len(counts),
            before=urls.later(page, number - 1) if number > 1 else "",
            after=urls.later(page, number + 1) if number < len(counts) else "",
            first=done + 1,
            last=done + count,
        )
        done += count
