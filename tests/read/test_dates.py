"""Dates: what they say, what they can mean, and why some are refused."""

import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.read.dates import NotADate, parse_date
from generator.words.words import ENGLISH
from tests.cases import rows

TABLES = Path(__file__).parent / "cases" / "dates.md"
EDTF_LIKE = st.from_regex(r"[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[?~%]?", fullmatch=True)
ENDS = st.one_of(EDTF_LIKE, st.sampled_from(["", ".."]))
WRITTEN = st.one_of(EDTF_LIKE, st.builds("{}/{}".format, ENDS, ENDS), st.text("0123456789-/.~?%XT:", max_size=12))


@pytest.mark.parametrize(("written", "words", "earliest", "latest", "marks"), rows(TABLES, "read"))
def test_a_date_says_what_it_can_mean(written, words, earliest, latest, marks):
    date = parse_date(written)
    assert (date.edtf, ENGLISH.date(date), date.earliest, date.latest) == (written, words, earliest, latest)
    assert "~" * date.approximate + "?" * date.uncertain == marks


@pytest.mark.parametrize(("written", "because"), rows(TABLES, "refused"))
def test_what_is_no_date_is_refused_with_a_reason(written, because):
    with pytest.raises(NotADate) as refused:
        parse_date(written)
    assert str(refused.value) == because


def test_an_interval_may_begin_and_end_on_one_day():
    date = parse_date("2015-12-18/2015-12-18")
    assert date.earliest == date.latest == "2015-12-18"


def test_a_leap_day_is_refused_where_the_year_has_none():
    with pytest.raises(NotADate):
        parse_date("2015-02-29")


@pytest.mark.parametrize(("written", "known"), [("201X-05", "May"), ("2015-XX-13", "13")])
def test_words_keep_every_part_that_is_known(written, known):
    try:
        assert known in ENGLISH.date(parse_date(written))
    except NotADate:
        return


@pytest.mark.parametrize("written", ["2015-25", "2015-32", "2015-37", "2015-39"])
def test_a_season_without_words_is_refused(written):
    with pytest.raises(NotADate):
        parse_date(written)


@given(WRITTEN)
@settings(deadline=None, max_examples=200)
def test_every_text_is_refused_or_has_two_days_in_order(written):
    assume(not re.search(r"-(2[5-9]|3[0-2]|3[7-9])(?!\d)", written))  # the fault of the test above
    try:
        date = parse_date(written)
    except NotADate:
        return
    assert date.earliest <= date.latest
    assert ENGLISH.date(date)
