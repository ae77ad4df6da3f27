"""Hulls: a soft line around the actors of a community, where they stand together in the picture."""

from collections.abc import Iterable, Mapping, Sequence

from generator.model.facts import Spot

Point = tuple[int, int]

FEWEST = 3
"""Members that make a hull; two are a line already."""


def hulls(spots: Mapping[str, Spot], communities: Iterable[Sequence[str]]) -> str:
    """The path around each community, without those within which others stand: it would take these in."""
    paths = (_around([id for id in members if id in spots], spots) for members in communities)
    return "".join(paths)


def _around(members: Sequence[str], spots: Mapping[str, Spot]) -> str:
    corners = convex_hull([(spots[id].x, spots[id].y) for id in members])
    if len(members) < FEWEST or len(corners) < FEWEST:
        return ""
    strangers = [spot for id, spot in spots.items() if id not in members]
    if any(within((spot.x, spot.y), corners) for spot in strangers):
        return ""
    return f"M{'L'.join(f'{x} {y}' for x, y in corners)}Z"


def convex_hull(points: Iterable[Point]) -> list[Point]:
    """The corners of the smallest convex shape around points, in order (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    if len(ordered) < FEWEST:
        return ordered
    return [*_half(ordered), *_half(ordered[::-1])]


def _half(ordered: Sequence[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in ordered:
        while len(chain) > 1 and turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain[:-1]


def turn(one: Point, other: Point, third: Point) -> int:
    """Positive where the way from one point over another to a third turns left, 0 where it goes straight on."""
    return (other[0] - one[0]) * (third[1] - one[1]) - (other[1] - one[1]) * (third[0] - one[0])


def within(point: Point, corners: Sequence[Point]) -> bool:
    """Whether a point lies in a convex shape or on its edge."""
    return all(turn(one, other, point) >= 0 for one, other in zip(corners, [*corners[1:], corners[0]], strict=True))
