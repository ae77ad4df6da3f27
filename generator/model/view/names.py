"""The page of names: every surface form in the texts, and whom it means."""

from typing import ClassVar

from msgspec import Struct

from generator.model.pieces import Via
from generator.model.view.shared import Card, Frame


class Spot(Struct, frozen=True, array_like=True):
    """A page on which a form stands, the first paragraph there, and how often."""

    title: str
    url: str
    count: int


class Spots(Struct, frozen=True, array_like=True):
    """Where a form stands: the first few pages, some more, and how many are not listed."""

    first: tuple[Spot, ...] = ()
    more: tuple[Spot, ...] = ()
    others: int = 0


class Meaning(Struct, frozen=True, array_like=True, kw_only=True):
    """Whom a form means, why, and how often and where."""

    card: Card
    via: Via
    count: int
    spots: Spots


class FormView(Struct, frozen=True, array_like=True):
    """A surface form as it stands in the texts; an office can mean several people, each at another date."""

    form: str
    meanings: tuple[Meaning, ...]


class Letter(Struct, frozen=True, array_like=True):
    """The forms that begin with one letter; `id` is the anchor."""

    id: str
    title: str
    forms: tuple[FormView, ...]


class Holder(Struct, frozen=True, array_like=True):
    """Who held an office, in years as they are said."""

    card: Card
    period: str


class TitleView(Struct, frozen=True, array_like=True, kw_only=True):
    """An office with its holders. `is_shared`: several may have held it at one date, so by itself it means nobody."""

    title: str
    of: tuple[Card, ...]
    holders: tuple[Holder, ...]
    is_shared: bool


class DoubtView(Struct, frozen=True, array_like=True, kw_only=True):
    """A form that can mean several actors where it stands, and was left alone."""

    form: str
    candidates: tuple[Card, ...]
    count: int
    spots: Spots


class MetonymView(Struct, frozen=True, array_like=True, kw_only=True):
    """A place that stands for an actor: how often it does, and where it is only the place."""

    form: str
    card: Card
    count: int
    places: int
    spots: Spots


class WeakView(Struct, frozen=True, array_like=True):
    """A form that is never linked by itself."""

    form: str
    card: Card


class Part(Struct, frozen=True, array_like=True):
    """A part of the list: where it stands, its letter or another short title, and how many entries it has."""

    url: str
    title: str
    count: int


class NamesView(Struct, frozen=True, array_like=True, kw_only=True):
    """All names, or, where they are too many for one page, an index (`parts` elsewhere) or one part of them."""

    template: ClassVar[str] = "names.html"
    frame: Frame
    title: str
    short: str = ""
    up: Card | None = None
    count: int
    parts: tuple[Part, ...] = ()
    letters: tuple[Letter, ...] = ()
    titles: tuple[TitleView, ...] = ()
    doubts: tuple[DoubtView, ...] = ()
    metonyms: tuple[MetonymView, ...] = ()
    weak: tuple[WeakView, ...] = ()
