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
        ("killed", "deaths"),
        ("people", ""),
        ("police", ""),
        ("ships", ""),
        ("", ""),
    ],
)
def test_a_measure_counts_what_it_names_and_nothing_more_than_that(what, measure):
    assert measure_of(what, MEASURES) == measure
