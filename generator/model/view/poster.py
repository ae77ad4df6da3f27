"""What the picture shows by which others announce the dossier."""

from msgspec import Struct

from generator.model.pieces import Tone


class Stroke(Struct, frozen=True, array_like=True):
    """A tie of the network: its ends in the pixels of the drawing, the class that weighs most, and its width."""

    ends: tuple[int, int, int, int]
    tone: Tone
    width: int


class Dot(Struct, frozen=True, array_like=True):
    """An actor of the network, in the pixels of the drawing."""

    x: int
    y: int
    radius: int


class Poster(Struct, frozen=True, array_like=True, kw_only=True):
    """The title, the counts, and the network of `size` pixels behind them; without ties there is none."""

    title: str
    line: str
    size: tuple[int, int] = (0, 0)
    strokes: tuple[Stroke, ...] = ()
    dots: tuple[Dot, ...] = ()
