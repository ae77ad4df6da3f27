"""The page of expectations: what was planned, as reported, and what is told of it."""

from typing import ClassVar

from msgspec import Struct

from generator.model.facts import Fate
from generator.model.view.groups import Place
from generator.model.view.shared import Card, EventItem, Frame, PassageView, Speaker


class ExpectationView(Struct, frozen=True, array_like=True, kw_only=True):
    """A plan: when it was announced (`dated`) or else reported, by whom (`speakers`; without any,
    `reported_by` documents), by way of which outlets (`via`), for when, and its fate.

    `plan` and `outcome` are events; `passages` are where the plan is told.
    """

    announced: str
    dated: bool
    speakers: tuple[Speaker, ...]
    reported_by: tuple[Card, ...]
    via: tuple[Card, ...]
    plan: EventItem
    outcome: EventItem | None
    fate: Fate
    passages: tuple[PassageView, ...]
    outcome_passages: tuple[PassageView, ...]


class ExpectationsView(Struct, frozen=True, array_like=True, kw_only=True):
    """All expectations; where they are too many for one page, those of one year, or the `parts`.

    `counts`: how many, and of what, in words; `up` leads from a part to the whole.
    """

    template: ClassVar[str] = "expectations.html"
    frame: Frame
    title: str
    up: Card | None = None
    parts: tuple[tuple[Card, int], ...] = ()
    counts: tuple[tuple[int, str], ...]
    expectations: tuple[ExpectationView, ...]
    place: Place | None = None
    """Which page of a part this is."""
