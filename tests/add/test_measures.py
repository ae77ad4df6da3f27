"""Which measure of a dossier counts what an article counts, and what bounds a number."""

import pytest

from generator.add.review.measures import bound_of, measure_of

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


@pytest.mark.parametrize(
    ("qualifier", "bound"),
    [
        ("at least", "+"),
        ("More than", "+"),
        ("well over", "+"),
        ("in excess of", "+"),
        ("+", "+"),
        ("or more", "+"),
        ("just under", "-"),
        ("up to", "-"),
        ("about", "~"),
        ("", ""),
        ("exactly", ""),
    ],
)
def test_the_words_before_a_number_bound_it(qualifier, bound):
    assert bound_of(qualifier) == bound
