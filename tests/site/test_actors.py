"""The pages of actors: offices over time, what they said question by question, how their ties divide."""

import pytest

from generator.read.dates import parse_date
from generator.render.spans import spans
from tests.conftest import text

DUKE = """
-- actors/duke.md --
---
name: The Duke
kind: person
offices:
  - {title: Steward, of: east, from: 2010-03-01, to: 2014, basis: background}
  - {title: Regent, of: east, from: 2015, basis: background}
  - {title: Guardian, of: east, basis: background}
---
-- actors/east.md --
---
name: Eastland
kind: state
---
-- actors/hermit.md --
---
name: A hermit of whom nobody speaks
kind: person
---
-- topics/bridge.md --
---
title: Should the bridge be built?
answers:
  yes-now: Yes, at once
  no-never: No
---
-- documents/doc-duke.md --
---
title: What the duke said
date: 2016-05-01
date_basis: stated
---
[He was for it]{#p1 para=1 by=duke topic=bridge stance=yes-now at=2012-01-01}.
[Then he praised the weather]{#p2 para=2 by=duke at=2013-01-01}.
[Later he would not hear of it]{#p3 para=3 by=duke topic=bridge stance=no-never at=2014-01-01}.
[He said so again]{#p4 para=4 by=duke topic=bridge stance=no-never at=2015-01-01}.
"""
PAGE = "actors/duke.html"


@pytest.fixture(scope="module")
def duke(dossier):
    return dossier(DUKE).built()


def questions(made):
    return made.page(PAGE).css("section[aria-labelledby=said] .question")


def test_what_somebody_said_stands_under_its_question_and_what_belongs_to_none_comes_last(duke):
    heads = [text(one.css_first("h3")) for one in questions(duke)]
    assert heads == ["Should the bridge be built? 3 statements", "On other matters 1 statement"]
    assert "topics/bridge.html" in duke.links(PAGE, ".question h3")


def test_the_answers_to_a_question_stand_in_the_order_of_time(duke):
    bridge = questions(duke)[0]
    assert [text(each) for each in bridge.css(".event-when")] == ["1 January 2012", "1 January 2014", "1 January 2015"]
    assert [text(each) for each in bridge.css(".given-answer")] == ["Yes, at once", "No", "No"]


def test_a_change_of_the_answer_is_said_once_with_the_answer_before(duke):
    (changed,) = questions(duke)[0].css(".changed")
    assert text(changed) == "Another answer than before; 1 January 2012: Yes, at once"


def test_each_office_is_drawn_beside_its_words_and_one_without_dates_says_so(duke):
    offices = duke.page(PAGE).css(".offices > li")
    assert [len(each.css("svg.term")) for each in offices] == [1, 1, 1]
    (undated,) = [each for each in offices if each.css(".undated")]
    assert "dates not in these sources" in text(undated)


def test_an_actor_of_whom_nobody_speaks_has_a_page_that_says_so(duke):
    assert "say nothing of this actor" in duke.words("actors/hermit.html")
    sections = duke.page("actors/hermit.html").css("section")
    assert [section.attributes["aria-labelledby"] for section in sections] == ["names"]


# --- spans -----------------------------------------------------------------------------------------------------


def span(begins, ends):
    interval = tuple(parse_date(day) if day else None for day in (begins, ends))
    return spans([interval], [parse_date("2010"), parse_date("2019")]).rows[0]


def test_a_span_lies_on_whole_years():
    whole = span("2010-01-01", "2014-12-31")
    assert (whole.begins, whole.ends, whole.surely) == (0, 500, (0, 500))


def test_an_open_end_reaches_the_end_of_the_scale_and_is_said_to_be_open():
    since = span("2015-01-01", None)
    assert (since.ends, since.before, since.after) == (1000, False, True)


def test_a_beginning_known_by_its_year_is_sure_from_the_end_of_that_year():
    known = span("2012", "2015-12-31")
    assert known.begins == 200
    assert known.surely[0] >= 299


def test_dates_that_leave_no_day_for_sure_are_drawn_as_possible_only():
    assert span("2012", "2012").surely is None


def test_without_any_date_there_is_no_scale():
    assert spans([(None, None)], []) is None


def test_a_long_life_has_few_labels():
    (begins, ends) = parse_date("1400"), parse_date("2020")
    assert len(spans([(begins, ends)], []).ticks) <= 10
