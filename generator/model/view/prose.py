"""Pages of prose, and the page for dead addresses."""

from typing import ClassVar

from msgspec import Struct

from generator.model.view.shared import Frame, Row


class ProseView(Struct, frozen=True, array_like=True, kw_only=True):
    template: ClassVar[str] = "page.html"
    frame: Frame
    title: str
    rows: tuple[Row, ...]


class NotFoundView(Struct, frozen=True, array_like=True, kw_only=True):
    template: ClassVar[str] = "404.html"
    frame: Frame
