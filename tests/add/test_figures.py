"""Figures of an article: what is counted, and which numbers are none."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.add.propose.dates import dates
from generator.add.propose.figures import figures, words
from generator.add.propose.prose import Prose
from tests.cases import rows

CASES = Path(__file__).parent / "cases" / "figures.md"


def found_in(text):
    prose = Prose(text)
    return figures(prose, dates(prose))


def shown(text):
    found = [
        f"{text[one.start : one.end]} = {one.value:.12g} {one.what}".rstrip()
        + f" ({one.qualifier})" * bool(one.qualifier)
        for one in found_in(text)
    ]
    return "; ".join(found) or "nothing"


@pytest.mark.parametrize(("sentence", "found"), rows(CASES, "figures"))
def test_what_a_sentence_counts(sentence, found):
    assert shown(sentence) == found


@pytest.mark.parametrize("sentence", [sentence for (sentence,) in rows(CASES, "no figures")])
def test_a_number_that_counts_nothing_is_left_alone(sentence):
    assert shown(sentence) == "nothing"


PIECES = st.one_of(
    st.sampled_from([*words().numbers, *words().scales, *words().signs, *words().lists["people"]]),
    st.sampled_from(["killed", "were", "wounded", "a", "half", "-", "%", ".", "of them", "at least", "000", "bn"]),
    st.integers(0).map(str),
    st.floats(0, 1e9).map(str),
)


@given(st.lists(PIECES, max_size=14).map(" ".join) | st.lists(PIECES, max_size=8).map("".join))
@settings(deadline=None, max_examples=300)
def test_figures_stand_in_order_and_are_numbers(text):
    found = found_in(text)
    assert all(one.start < one.end and 0 <= one.value < float("inf") for one in found)
    assert all(one.start < two.start for one, two in pairwise(found))
