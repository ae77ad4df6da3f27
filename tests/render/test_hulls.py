"""Shapes around communities: around all of their members and nobody else."""

from hypothesis import given
from hypothesis import strategies as some

from generator.model.facts import Spot
from generator.render.hulls import convex_hull, hulls, within

POINTS = some.lists(some.tuples(some.integers(0, 50), some.integers(0, 50)), min_size=3)


def spots(**places):
    return {id: Spot(x, y, 5) for id, (x, y) in places.items()}


SQUARE = spots(a=(0, 0), b=(40, 0), c=(40, 40), d=(0, 40))


@given(POINTS)
def test_a_hull_has_every_point_in_it(points):
    corners = convex_hull(points)
    assert set(corners) <= set(points)
    assert len(corners) < 3 or all(within(point, corners) for point in points)


def test_a_community_has_a_path_around_its_members():
    assert hulls(SQUARE, [("a", "b", "c", "d")]) == "M0 0L40 0L40 40L0 40Z"


def test_two_have_none():
    assert hulls(SQUARE, [("a", "b"), ("c", "d")]) == ""


def test_members_in_one_row_have_none():
    assert hulls(spots(a=(0, 0), b=(20, 20), c=(40, 40)), [("a", "b", "c")]) == ""


def test_a_community_among_whom_others_stand_has_none():
    assert hulls(SQUARE | spots(other=(20, 20)), [("a", "b", "c", "d")]) == ""


def test_members_who_are_not_in_the_picture_do_not_matter():
    assert hulls(SQUARE, [("a", "b", "c", "d", "gone")]).startswith("M0 0")
