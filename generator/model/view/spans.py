"""Stretches of time on one scale, a row for each: how long somebody held an office."""

from msgspec import Struct

from generator.model.view.strip import Tick


class Span(Struct, frozen=True, array_like=True, kw_only=True):
    """One stretch, in tenths of a percent of the scale.

    `begins` to `ends` is all that the dates can mean, `surely` what they mean at least. An end that is open or
    unknown lies at the end of the scale, and `before` or `after` says so.
    """

    begins: int
    ends: int
    surely: tuple[int, int] | None
    before: bool
    after: bool


class Spans(Struct, frozen=True, array_like=True):
    """The years under the stretches, and the stretches in their order; None where neither end is known."""

    ticks: tuple[Tick, ...]
    rows: tuple[Span | None, ...]
