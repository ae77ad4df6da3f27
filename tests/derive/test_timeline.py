"""The order of the timeline, what stands on the strip, and where a date lies on the line of its year."""

import pytest

from generator.read.dates import parse_date
from generator.render.strip import strip
from generator.render.views.timeline import drawn

TONE = "verbal-conflict"


def of(*dates, **named):
    return strip([(parse_date(date), TONE) for date in dates], **named)


def bins(made):
    return [bar.bin for bar in made.bars]


def test_there_is_no_strip_of_nothing():
    assert strip([]) is None


def test_up_to_twelve_years_there_is_a_bin_for_each_month():
    assert bins(of("2008-01-31", "2019-12-01")) == ["2008-01", "2019-12"]


def test_above_twelve_years_there_is_a_bin_for_each_year():
    assert bins(of("2007-12-31", "2019-12-01")) == ["2007", "2019"]


def test_very_long_times_have_bins_of_ten_or_a_hundred_years():
    assert bins(of("1715", "2015")) == ["171", "201"]
    assert bins(of("0012", "2015")) == ["00", "20"]


@pytest.mark.parametrize("date", ["2015-12-18/..", "2015-12-18/", "../2015-12-18", "/2015-12"])
def test_open_ends_do_not_stretch_the_axis(date):
    made = of(date)
    assert bins(made) == ["2015-12"]
    assert made.label.startswith("Events per month, 2015;")


def test_an_interval_is_counted_once_where_it_begins():
    assert bins(of("2015-11-30/2016-03-01", "2016-02")) == ["2015-11", "2016-02"]


def test_a_stack_is_as_high_as_the_sum_of_its_tones_and_its_bars_do_not_overlap():
    date = parse_date("2015-12")
    tones = ["verbal-cooperation"] * 3 + ["material-conflict"] * 2 + ["statement"]
    made = strip([(date, tone) for tone in tones])
    assert [bar.tone for bar in made.bars] == ["verbal-cooperation", "material-conflict", "statement"]
    lower, *_ = made.bars
    assert lower.y + lower.height < made.base
    assert all(upper.y + upper.height <= below.y for below, upper in zip(made.bars, made.bars[1:], strict=False))
    assert made.peak.label == "6"


@pytest.mark.parametrize("count", [1, 9, 100, 5000])
def test_bars_stay_between_the_axis_and_the_upper_edge(count):
    made = of(*["2015-12"] * count, "2016-01")
    assert all(bar.height >= 1 for bar in made.bars)
    assert all(0 <= made.peak.y <= bar.y and bar.y + bar.height <= made.base for bar in made.bars)


@pytest.mark.parametrize("years", [1, 2, 12, 13, 150, 151, 1500, 1501])
def test_bars_and_marks_stay_within_the_width(years):
    made = of("0300-01-01", f"{299 + years:04}-12-31", width=700)
    assert all(bar.x >= 0 and bar.width >= 2 and bar.x + bar.width <= 701 for bar in made.bars)
    assert all(0 <= tick.x < 700 for tick in made.ticks)


@pytest.mark.parametrize("years", [1, 2, 9, 12, 13, 40, 150, 151, 1500])
def test_no_more_labels_than_there_is_room_for(years):
    ticks = of("0300", f"{299 + years:04}").ticks
    assert 1 <= len(ticks) <= 18
    assert 1 <= len([tick for tick in ticks if not tick.minor]) <= 9


def test_the_marks_of_a_single_year_are_its_months():
    assert [tick.label for tick in of("2015-03", "2015-12-18").ticks][:3] == ["Jan 2015", "Feb", "Mar"]


def test_the_strip_is_said_in_words():
    made = of("2011-03", "2015-12-15", "2015-12-18", "2019-05-30~")
    assert made.label == "Events per month, 2011 to 2019; the busiest month, December 2015, has 2"


def test_the_words_name_what_is_counted():
    assert of("1990", "2019", "2019", what="statements").label == (
        "Statements per year, 1990 to 2019; the busiest year, 2019, has 2"
    )


def test_of_two_busiest_bins_the_earlier_is_named():
    assert "the busiest month, May 2016, has 1" in of("2016-07", "2016-05").label


def test_the_order_of_the_dates_changes_nothing():
    dates = ["2015-12-18", "2011", "2016-22", "2015-12"]
    assert of(*dates) == of(*reversed(dates))


@pytest.mark.parametrize(
    ("date", "look"),
    [
        ("2015-12-18", "day"),
        ("2015-12-07/2015-12-13", "span"),
        ("2015-12", "within"),
        ("2011-22", "within"),
        ("2019-05-30~", "approximate"),
        ("2019-05?", "uncertain"),
        ("2019%", "both"),
        ("2015/..", "span"),
        ("2015/", "uncertain"),
    ],
)
def test_each_kind_of_date_is_drawn_in_its_own_way(date, look):
    assert drawn(parse_date(date)).look == look


def test_a_day_a_season_and_a_year_lie_where_they_are_in_the_year():
    assert drawn(parse_date("2015-01-01")).begins == 0
    assert drawn(parse_date("2015-07-16")).begins == 77
    summer, year = drawn(parse_date("2011-22")), drawn(parse_date("2011"))
    assert (summer.begins, summer.ends) == (60, 96)
    assert (year.begins, year.ends) == (0, 144)


@pytest.mark.parametrize(
    "date", ["2015-01-01~", "2015-12-31~", "2015-06-15?", "2015-12-31/2016-01-01", "../2015-01-01"]
)
def test_what_is_no_day_is_wide_enough_to_be_seen_and_stays_on_its_line(date):
    found = drawn(parse_date(date))
    assert found.begins >= 0
    assert found.ends - found.begins >= 9
    assert found.ends <= 148


def test_what_goes_on_in_the_next_year_ends_beyond_the_line():
    assert drawn(parse_date("2015-11-01/2016-02-01")).ends == 148


def test_open_ends_are_known_as_such():
    until, since = drawn(parse_date("../2014")), drawn(parse_date("2015-09-30/.."))
    assert (until.before, until.after) == (True, False)
    assert (since.before, since.after) == (False, True)
    assert until.begins > 0
    assert since.ends < 144
