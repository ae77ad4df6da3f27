"""Layout: a place for each actor, in whole pixels, with labels that do not collide.

The actors spread so that those with strong ties stand near each other; the strongest are in the middle. Then their
boxes, a circle with its label below, are pushed apart until none touches another; the picture grows in height where
they lack room. A label that still touched something would be left out: it stands in the list beside the picture.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import pi, sqrt

import networkx as nx
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from generator.derive.network.labels import (
    GAP,
    label_half,
    label_height,
    label_lines,
    label_size,
)
from generator.derive.network.measures import Weighted, undirected
from generator.model.facts import Drawing, Spot

MANY = 150
"""Above so many actors the picture shows the strongest …"""

STRONGEST = 70
"""… of them so many: dots without names tell nothing."""

LABELLED = 60
"""How many labels are tried for at most; a picture with more is not read."""

_EDGE = 6
"""Pixels that stay free along the edge of a picture, and between boxes."""

_ROUNDS = 300
_GROWTHS = 8
_STEPS = 150
_LOOSE = 1.2
"""How far what has no tie to the rest stands from the strongest actor."""
_BETWEEN = 1.4
"""How much longer a tie is between communities than within one."""
_SHAPE = 1.6
_LEAST = 300
"""A picture of few actors is narrower than others: so much wider than high, and never narrower than so many pixels."""

Numbers = NDArray[np.float64]
Point = tuple[float, float]
Box = tuple[float, float, float, float]


class _Boxes(Struct):
    """Circles with their labels below: the centres move; half widths and the reaches up and down do not."""

    x: Numbers
    y: Numbers
    half: Numbers
    up: Numbers
    down: Numbers


def spread(
    ties: Weighted, strength: Mapping[str, float], communities: Iterable[Iterable[str]] = ()
) -> dict[str, Point]:
    """The shape of the network: places of its strongest actors that are the nearer the stronger they are tied."""
    shown = sorted(strength, key=lambda actor: (-strength[actor], actor))
    if len(shown) > MANY:
        shown = shown[:STRONGEST]
    if len(shown) < 2:
        return dict.fromkeys(shown, (0.0, 0.0))
    community = {actor: number for number, members in enumerate(communities) for actor in members}
    found = _least_stress(_distances(ties, shown, community))
    weights = np.array([strength[actor] for actor in shown])
    turned = _along_axes(found - np.average(found, axis=0, weights=weights))
    return {actor: (float(x), float(y)) for actor, (x, y) in zip(shown, turned, strict=True)}


def drawing(
    places: Mapping[str, Point], names: Mapping[str, str], strength: Mapping[str, float], width: int, air: float
) -> Drawing:
    """Actors on a picture of up to `width` pixels, which takes `air` times the room of their circles and labels."""
    if not places:
        return Drawing(width=width, height=0, spots={}, labels={})
    shown = list(places)
    labels = {actor: label_lines(names[actor]) for actor in shown[:LABELLED]}
    radii = _radii(shown, strength)
    boxes = _boxes(shown, radii, labels)
    room = air * float((2 * boxes.half * (boxes.up + boxes.down)).sum())
    width = min(width, max(round(sqrt(_SHAPE * room)), _LEAST))
    height = round(room / width) + 40
    _place(boxes, np.array([places[actor] for actor in shown]).reshape(-1, 2), width, height)
    height = _settle(boxes, width, height)
    return _drawing(shown, radii, labels, boxes, width, height)


def _radii(shown: Sequence[str], strength: Mapping[str, float]) -> dict[str, int]:
    most = max((strength[actor] for actor in shown), default=0.0) or 1.0
    return {actor: round(5 + 15 * sqrt(strength[actor] / most)) for actor in shown}


def _boxes(shown: Sequence[str], radii: Mapping[str, int], labels: Mapping[str, tuple[str, ...]]) -> _Boxes:
    sized = [(labels.get(actor, ()), label_size(radii[actor])) for actor in shown]
    radius = np.array([radii[actor] for actor in shown], dtype=float)
    return _Boxes(
        x=np.zeros(len(shown)),
        y=np.zeros(len(shown)),
        half=np.maximum(radius, [label_half(*each) for each in sized]) + _EDGE / 2,
        up=radius + _EDGE / 2,
        down=radius + [label_height(*each) for each in sized] + _EDGE / 2,
    )


def _distances(ties: Weighted, shown: Sequence[str], community: Mapping[str, int]) -> Numbers:
    """How far each should stand from each along the ties between them. A tie of weight 4 is as short as they get."""
    rank = {actor: index for index, actor in enumerate(shown)}
    graph = undirected([(a, b, weight) for a, b, weight in ties if a in rank and b in rank])
    graph.add_nodes_from(shown)
    far = np.full((len(shown), len(shown)), np.inf)
    np.fill_diagonal(far, 0.0)
    for one, other, data in graph.edges(data=True):
        length = 1 / (0.6 + sqrt(min(data["weight"], 4.0)) / 2)
        if community.get(one) != community.get(other):
            length *= _BETWEEN
        far[rank[one], rank[other]] = far[rank[other], rank[one]] = length
    for component in nx.connected_components(graph):
        nearest = min(map(rank.__getitem__, component))
        if nearest:
            far[0, nearest] = far[nearest, 0] = _LOOSE
    for middle in range(len(shown)):
        far = np.minimum(far, np.add.outer(far[:, middle], far[middle]))
    return np.where(np.isinf(far), 2 * _LOOSE, far)


def _least_stress(far: Numbers) -> Numbers:
    """Places whose distances are as near to `far` as can be, by majorization (SMACOF, de Leeuw 1977)."""
    count = len(far)
    weight: Numbers = 1 / np.where(far > 0, far, 1.0) ** 2
    np.fill_diagonal(weight, 0.0)
    laplacian = np.diag(weight.sum(axis=1)) - weight
    inverse = np.linalg.pinv(laplacian)
    turns = 2.4 * np.arange(count)
    places: Numbers = np.stack([np.cos(turns), np.sin(turns)], axis=1) * np.sqrt(np.arange(count))[:, None]
    for _ in range(_STEPS):
        apart = np.sqrt(((places[:, None] - places[None]) ** 2).sum(axis=2))
        ratio = -weight * far / np.where(apart > 1e-9, apart, 1e9)
        np.fill_diagonal(ratio, -ratio.sum(axis=1))
        places = inverse @ (ratio @ places)
    return np.asarray(places, dtype=float)


def _along_axes(places: Numbers) -> Numbers:
    """Turned so that the longer way lies across."""
    _, _, axes = np.linalg.svd(places, full_matrices=False)
    signs = np.sign([axis[np.abs(axis).argmax()] for axis in axes])
    return np.asarray(places @ (axes * signs[:, None]).T, dtype=float)


def _place(boxes: _Boxes, places: Numbers, width: int, height: int) -> None:
    """Fills the picture: directions and distances from the middle are evened out, then the disc becomes a rectangle."""
    if height > width:
        places = places[:, ::-1]
    angle, radius = np.arctan2(places[:, 1], places[:, 0]), np.hypot(places[:, 0], places[:, 1])
    count = max(len(places) - 1, 1)
    radius = 0.4 * radius / (radius.max(initial=0.0) or 1.0) + 0.6 * np.sqrt(_ranks(radius) / count)
    angle = 0.5 * angle + 0.5 * (2 * pi * (_ranks(angle) + 0.5) / (count + 1) - pi)
    u, v = radius * np.cos(angle), radius * np.sin(angle)
    boxes.x = boxes.half + (_squared(u, v) + 1) / 2 * (width - 2 * boxes.half)
    boxes.y = boxes.up + (_squared(v, u) + 1) / 2 * (height - boxes.up - boxes.down)


def _ranks(values: Numbers) -> Numbers:
    return np.argsort(np.argsort(values, kind="stable"), kind="stable").astype(float)


def _squared(u: Numbers, v: Numbers) -> Numbers:
    """One coordinate of the elliptical grid mapping from the disc to the square (Fong 2015)."""
    base, part = 2 + u**2 - v**2, 2 * sqrt(2) * u
    return np.asarray((np.sqrt(np.maximum(base + part, 0)) - np.sqrt(np.maximum(base - part, 0))) / 2, dtype=float)


def _settle(boxes: _Boxes, width: int, height: int) -> int:
    """Pushes boxes apart; while they lack room the picture grows. Gives its height.

    The picture grows in height alone, so a row that is pressed between its sides must give way up and down: each time
    that more room did not help, going sideways is made twice as costly.
    """
    for growth in range(_GROWTHS):
        if _push_apart(boxes, width, height, sideways_cost=2.0**growth):
            return height
        taller = round(height * 1.12)
        boxes.y = boxes.y * (taller / height)
        height = taller
    return height


def _push_apart(boxes: _Boxes, width: int, height: int, sideways_cost: float) -> bool:
    """Moves overlapping boxes apart, each pair along its cheaper way; says whether none overlaps any more."""
    middle = (boxes.down - boxes.up) / 2
    tall = (boxes.down + boxes.up) / 2
    order = np.sign(np.subtract.outer(np.arange(len(middle)), np.arange(len(middle))))
    for _ in range(_ROUNDS):
        across = np.subtract.outer(boxes.x, boxes.x)
        upward = np.subtract.outer(boxes.y + middle, boxes.y + middle)
        over_x = np.add.outer(boxes.half, boxes.half) - np.abs(across)
        over_y = np.add.outer(tall, tall) - np.abs(upward)
        over = (over_x > 0.01) & (over_y > 0.01)
        np.fill_diagonal(over, val=False)
        if not over.any():
            return True
        sideways = over & (sideways_cost * over_x < over_y)
        away_x = np.where(np.abs(across) > 0.01, np.sign(across), order)
        away_y = np.where(np.abs(upward) > 0.01, np.sign(upward), order)
        step_x = (away_x * (over_x / 2 + 0.25) * sideways).sum(axis=1)
        step_y = (away_y * (over_y / 2 + 0.25) * (over & ~sideways)).sum(axis=1)
        boxes.x = np.clip(boxes.x + 0.7 * step_x, boxes.half, width - boxes.half)
        boxes.y = np.clip(boxes.y + 0.7 * step_y, boxes.up, height - boxes.down)
    return False


def _drawing(
    shown: Sequence[str],
    radii: Mapping[str, int],
    labels: Mapping[str, tuple[str, ...]],
    boxes: _Boxes,
    width: int,
    height: int,
) -> Drawing:
    """In whole pixels, without the empty stripes that the actors leave above and below."""
    top = float((boxes.y - boxes.up).min())
    height = round(float((boxes.y + boxes.down).max()) - top) + 2
    spots = {
        actor: Spot(round(float(x)), round(float(y) - top) + 1, radii[actor])
        for actor, x, y in zip(shown, boxes.x, boxes.y, strict=True)
    }
    kept = _without_collisions(spots, labels)
    return Drawing(width=width, height=height, spots=spots, labels={actor: labels[actor] for actor in kept})


def _without_collisions(spots: Mapping[str, Spot], labels: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Whose labels are drawn: from the strongest on, each that touches no label and no other circle."""
    taken: list[Box] = []
    kept: list[str] = []
    for actor, lines in labels.items():
        box = label_box(spots[actor], lines)
        circles = (circle_box(spot) for other, spot in spots.items() if other != actor)
        if lines and not any(_touch(box, other) for other in (*taken, *circles)):
            taken.append(box)
            kept.append(actor)
    return kept


def label_box(spot: Spot, lines: Sequence[str]) -> Box:
    """The left, upper, right and lower edge of a label."""
    size = label_size(spot.radius)
    half, below = label_half(lines, size), spot.y + spot.radius
    return spot.x - half, below + GAP, spot.x + half, below + label_height(lines, size)


def circle_box(spot: Spot) -> Box:
    """The left, upper, right and lower edge of a circle."""
    return spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
