"""Lists in groups, on as many pages as they take."""

from typing import Generic, TypeVar

from msgspec import Struct

Item = TypeVar("Item")


class Group(Struct, Generic[Item], frozen=True, array_like=True, kw_only=True):
    """What stands in an index under one letter, kind or year; `id` is the anchor.

    `count` is how many there are, more than `items` where the rest stands on another page: on the next one, or on
    that to which `url` leads. Without a title the group is the whole index. `claims` counts what it claims itself.
    """

    id: str
    title: str
    count: int
    items: tuple[Item, ...] = ()
    continued: bool = False
    url: str = ""
    claims: int = 0


class Jump(Struct, frozen=True, array_like=True):
    """Where in an index a group begins: the address with its anchor."""

    url: str
    title: str
    count: int


class Place(Struct, frozen=True, array_like=True, kw_only=True):
    """Which page of a list this is, of how many, with the addresses of those around it; maybe empty.

    `first` and `last` are the numbers of its entries, of `count`.
    """

    jumps: tuple[Jump, ...]
    letters: bool
    """Whether the groups are those of letters."""
    count: int
    number: int = 1
    of: int = 1
    before: str = ""
    after: str = ""
    first: int = 0
    last: int = 0
