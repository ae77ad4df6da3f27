"""Expectations: what was planned, as reported, and what is told of it, by dates alone."""

import pytest

from generator.derive.expectations import expectations
from tests.link.world import here, link

EVENT = "---\ntitle: {id}\ndate: {date}\ndate_basis: stated\ntype: AGREE\nstatus: {status}\n{more}---\n"


def event(id, date, status="occurred", more=""):
    return {f"events/{id}.md": EVENT.format(id=id, date=date, status=status, more=more)}


def found(*events, text="[Soon.]{#p1 para=1 event=plan}"):
    dossier, problems = link({k: v for each in events for k, v in each.items()} | here(text))
    assert [problem.message for problem in problems] == []
    return expectations(dossier)


@pytest.mark.parametrize(
    ("date", "status", "fate"),
    [
        ("2016-05-20", "occurred", "in time"),
        ("2016", "occurred", "in time"),
        ("2016-05-31/2016-06-02", "reported", "in time"),
        ("2016-04-30", "occurred", "earlier"),
        ("2016-06-01", "occurred", "later"),
        ("2016-05-20", "denied", "otherwise"),
    ],
)
def test_an_outcome_is_before_in_or_after_the_time_planned_or_only_planned_or_denied(date, status, fate):
    plan = event("plan", "2016-05", "planned", "outcome: end\n")
    (expectation,) = found(plan, event("end", date, status))
    assert expectation.fate == fate
    assert expectation.outcome.id == "end"


def test_a_plan_of_which_nothing_is_told_is_not_covered():
    (expectation,) = found(event("plan", "2016-05", "planned", "outcome: unknown\n"))
    assert (expectation.fate, expectation.outcome) == ("not covered", None)
    assert not expectation.dated


def test_it_was_announced_at_the_date_of_its_earliest_passage_by_those_who_speak_there():
    text = (
        "[Soon.]{#p1 para=1 event=plan} [Soon, he said.]{#p2 para=1 by=unnamed as=him at=2015-11 event=plan}"
        " [Late.]{#p3 para=2 event=plan}"
    )
    (expectation,) = found(event("plan", "2016-05", "planned", "outcome: unknown\n"), text=text)
    assert expectation.announced.edtf == "2015-11"
    assert expectation.dated
    assert [each.passage.id for each in expectation.tellers] == ["p2"]
    assert [each.passage.id for each in expectation.evidence] == ["p2", "p1", "p3"]


def test_plans_stand_in_the_order_in_which_they_were_announced():
    plans = [
        event(id, date, "planned", "outcome: unknown\n") for id, date in (("a", "2017"), ("b", "2018"), ("c", "2016"))
    ]
    text = "[A]{#p1 para=1 event=a} [B]{#p2 para=1 by=unnamed as=x at=2014 event=b} [C]{#p3 para=1 event=c}"
    assert [each.event.id for each in found(*plans, text=text)] == ["b", "c", "a"]
