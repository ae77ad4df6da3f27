"""A density strip: how many of something there are over time, as bars that pages draw."""

from msgspec import Struct

from generator.model.pieces import Tone


class Bar(Struct, frozen=True, array_like=True):
    """What one tone adds to the stack of one bin; whole pixels from the upper left corner.

    `bin` is the beginning of every ISO date that is counted in it: `2015-12` a month, `2015` a year.
    """

    x: int
    y: int
    width: int
    height: int
    tone: Tone
    bin: str


class Tick(Struct, frozen=True, array_like=True):
    """A mark on the axis; a `minor` one is left out where there is little room."""

    x: int
    label: str
    minor: bool = False


class Peak(Struct, frozen=True, array_like=True):
    """The number over the highest stack: its middle, and its foot."""

    x: int
    y: int
    label: str


class Strip(Struct, frozen=True, array_like=True, kw_only=True):
    """A strip in whole pixels; `label` says in words what it shows.

    `width` is only a scale: pages draw x and width as shares of it, y and height as they are.
    """

    width: int
    height: int
    base: int
    """Where the axis lies, from the top."""
    first: str
    """The name of the first bin …"""
    bins: int
    """… and how many there are up to the last, empty ones too."""
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    peak: Peak
    label: str


class Mirror(Struct, frozen=True, array_like=True, kw_only=True):
    """Two sides over time: bars of the one rise from the axis, those of the other hang from it; else as a `Strip`."""

    width: int
    height: int
    base: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    label: str
