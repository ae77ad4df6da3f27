"""Which measure of a dossier counts what an article counts."""

import pytest

from generator.add.review.measures import measure_of

MEASURES = (("deaths", "people killed"), ("deaths-police", "police killed"), ("boats", "boats"), ("lost", "boats lost"))


@pytest.mark.parametrize(
    ("what", "measure"),
    [
        ("people killed", "deaths"),
        ("deaths", "deaths"),
        ("boats", "boats"),
        ("lost", "lost"),
        ("killed", ""),
        ("ships", ""),
        ("", ""),
    ],
)
def test_the_measure_that_says_just_this_counts_before_those_that_say_more(what, measure):
    assert measure_of(what, MEASURES) == measure
