"""The picture of one actor among its strongest neighbours: a ring, drawn without trial and error.

The actor stands in the middle, the neighbours clockwise from the strongest, half of them on either side. On a side
each has a row of its own, so no label touches another, however many pictures a dossier needs.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

from msgspec import Struct

from generator.derive.network.labels import STRONG, label_half, label_height, label_lines, label_size
from generator.model.facts import Drawing, Spot

WIDTH = 360
"""Of a picture in pixels, at least; its labels are read at that size."""

_MAIN = 16
_AIR = 10
"""Pixels between the rows of a side."""
_EDGE = 3
_FLAT = 0.75
"""How much of the half circle the rows of a side follow: at 1 the first and the last would meet in the middle."""


class _Box(Struct, frozen=True):
    """What an actor takes: its circle, the lines below it, half of its width, its reaches up and down."""

    actor: str
    radius: int
    lines: tuple[str, ...]
    half: float
    up: float
    down: float


def around(actor: str, neighbours: Sequence[tuple[str, float]], names: Mapping[str, str]) -> Drawing:
    """An actor and its `neighbours` with the weights of their ties, the strongest first."""
    most = max((weight for _, weight in neighbours), default=1.0)
    middle = _box(actor, _MAIN, names)
    ring = [_box(other, round(5 + (STRONG - 6) * sqrt(weight / most)), names) for other, weight in neighbours]
    right, left = ring[: (len(ring) + 1) // 2], ring[: (len(ring) - 1) // 2 : -1]
    widest = max((box.half for box in ring), default=0.0)
    width = max(WIDTH, round(2 * (middle.half + 2 * widest + 2 * _EDGE)))
    height = round(max(_height(right), _height(left), middle.up + middle.down) + 2 * _EDGE)
    spots = {actor: Spot(width // 2, round((height + middle.up - middle.down) / 2), middle.radius)}
    for side, way in ((right, 1), (left, -1)):
        spots.update(_placed(side, way, width, height, middle))
    return Drawing(
        width=width,
        height=height,
        spots={box.actor: spots[box.actor] for box in (middle, *ring)},
        labels={box.actor: box.lines for box in (middle, *ring) if box.lines},
    )


def _box(actor: str, radius: int, names: Mapping[str, str]) -> _Box:
    lines = label_lines(names[actor])
    size = label_size(radius)
    half = max(float(radius), label_half(lines, size)) + _EDGE
    return _Box(actor, radius, lines, half, radius + _EDGE, radius + label_height(lines, size) + _EDGE)


def _height(side: Sequence[_Box]) -> float:
    return sum(box.up + box.down + _AIR for box in side)


def _placed(side: Sequence[_Box], way: int, width: int, height: int, middle: _Box) -> Iterator[tuple[str, Spot]]:
    """The rows of one side from the top, `way` of the middle: to its right (1) or to its left (-1)."""
    spare = (height - _height(side)) / max(len(side), 1)
    top = 0.0
    for box in side:
        y = top + (spare + _AIR) / 2 + box.up
        if len(side) == 1:  # level with the middle
            y = min(max((height + middle.up - middle.down) / 2, box.up), height - box.down)
        top += box.up + box.down + _AIR + spare
        reach = (width / 2 - box.half) * sqrt(1 - (_FLAT * (2 * y / height - 1)) ** 2)
        beside = abs(y - height / 2) < middle.up + middle.down
        least = box.half + (middle.half if beside else 0)
        away = min(max(reach, least), width / 2 - box.half)
        yield box.actor, Spot(round(width / 2 + way * away), round(y), box.radius)
