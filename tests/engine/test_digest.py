"""Digests: the same parts give the same, any other parts another."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.engine.digest import SIZE, digest, program

PARTS = st.lists(st.binary(max_size=20), max_size=6)
QUICK = settings(deadline=None, derandomize=True)


@QUICK
@given(PARTS, PARTS)
def test_a_digest_tells_lists_of_parts_apart(one, other):
    assert (digest(*one) == digest(*other)) == (one == other)


@QUICK
@given(st.binary(max_size=20), st.integers(0, 20))
def test_it_counts_where_a_part_ends(data, place):
    assert digest(data[:place], data[place:]) != digest(data)


def test_a_digest_has_its_size():
    assert len(digest(b"")) == len(digest()) == len(program()) == SIZE


def test_the_program_has_one_digest_in_a_process():
    assert program() == program.__wrapped__()
