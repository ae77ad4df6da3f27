"""Pages at addresses that were published once: what stood there has moved, or was withdrawn."""

from typing import ClassVar

from msgspec import Struct

from generator.model.view.shared import Card, Frame


class MovedView(Struct, frozen=True, array_like=True, kw_only=True):
    """Leads on to `target`."""

    template: ClassVar[str] = "moved.html"
    frame: Frame
    target: Card


class Withdrawal(Struct, frozen=True, array_like=True):
    """A passage that is gone: its id, which is its anchor, its number, and the day on which that was noted."""

    id: str
    label: str
    on: str


class WithdrawnView(Struct, frozen=True, array_like=True, kw_only=True):
    """Stands where a document stood."""

    template: ClassVar[str] = "withdrawn.html"
    frame: Frame
    id: str
    on: str
    passages: tuple[Withdrawal, ...]
