"""Dates of an article: what is found, what is left alone, and what it is resolved against."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.add.propose.date_values import VALUES
from generator.add.propose.dates import dates, forms, words
from generator.add.propose.prose import Prose
from generator.read.dates import parse_date
from tests.cases import rows

CASES = Path(__file__).parent / "cases" / "dates.md"
TABLES = ("absolute", "no dates", "against the publication", "against the date told before")


def shown(text, published):
    found = [f"{text[one.start : one.end]} = {one.edtf}" for one in dates(Prose(text), published)]
    return "; ".join(found) or "nothing"


@pytest.mark.parametrize(("published", "sentence", "found"), [row for title in TABLES for row in rows(CASES, title)])
def test_what_a_sentence_says_of_time(published, sentence, found):
    assert shown(sentence, published) == found


WORDS = sorted({word for meanings in words().classes.values() for word in meanings} | {"in", "of", "from", "to", "-"})
PIECES = st.one_of(
    st.sampled_from(WORDS).map(str.capitalize),
    st.sampled_from(["on", "in", "the", ",", "and", "to", "of", "will", "ago", "later", "days", "week", "s", "/", "-"]),
    st.integers(0, 2200).map(str),
)
TEXTS = st.lists(PIECES, max_size=14).map(" ".join)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(TEXTS, st.none() | DAYS)
@settings(deadline=None, max_examples=300)
def test_every_date_is_one_of_the_dossier_and_stands_apart_from_the_others(text, published):
    found = dates(Prose(text), published)
    for one in found:
        assert parse_date(one.edtf).edtf == one.edtf
    assert all(one.end <= two.start for one, two in pairwise(found))


@given(TEXTS)
@example("on April November 1000")
@settings(deadline=None, max_examples=100)
def test_without_a_day_of_publication_nothing_is_resolved_against_it(text):
    assert not [one for one in dates(Prose(text)) if one.basis.startswith("published")]


def test_every_value_that_the_table_names_exists():
    def values(node):
        yield from (form.value for form in node.ends)
        for following in node.following.values():
            yield from values(following)

    assert set(values(forms().root)) == set(VALUES)
