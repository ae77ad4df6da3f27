"""The pages of events: the date as exactly as it is known, what came before and after, and the neighbours in time."""

import pytest

from tests.conftest import text

FAIR = """
-- actors/guild.md --
---
name: The Guild
kind: organization
---
-- documents/doc-fair.md --
---
title: The fair
date: 2016
date_basis: stated
---
[They agreed]{#p1 para=1 event=plan}, [they built]{#p2 para=2 event=stalls}, [they opened]{#p3 para=3 event=fair}.
"""
EVENTS = (
    ("plan", "The plan", "2015-02-03", ""),
    ("stalls", "Stalls are built", "2015-05~", "follows: [plan]\n"),
    ("fair", "The fair opens", "2015-06-01/2015-06-08", "follows: [stalls]\n"),
)


def event(id, title, date, more):
    head = f"title: {title}\ndate: {date}\ndate_basis: stated\ntype: COOPERATE\nactor: [guild]\n{more}"
    return f"-- events/{id}.md --\n---\n{head}---\n"


@pytest.fixture(scope="module")
def fair(dossier):
    return dossier(FAIR + "".join(event(*each) for each in EVENTS)).built()


def test_an_event_stands_between_those_before_and_after_it(fair):
    chain = [text(each.css_first(".event-title")) for each in fair.page("events/stalls.html").css(".chain > li")]
    assert chain == ["The plan", "Stalls are built", "The fair opens"]
    here = fair.page("events/stalls.html").css_first(".chain [aria-current]")
    assert text(here.css_first(".event-title")) == "Stalls are built"


def test_the_neighbours_in_time_are_one_step_away(fair):
    assert fair.links("events/stalls.html", ".turn") == {"events/plan.html", "events/fair.html"}
    assert [node.attributes["rel"] for node in fair.page("events/plan.html").css(".turn a")] == ["next"]
    assert [node.attributes["rel"] for node in fair.page("events/fair.html").css(".turn a")] == ["prev"]


@pytest.mark.parametrize(("name", "look"), [("plan", "day"), ("stalls", "approximate"), ("fair", "span")])
def test_the_date_is_drawn_as_exactly_as_it_is_known(fair, name, look):
    drawing = fair.page(f"events/{name}.html").css_first(".facts svg.drawn")
    assert drawing.css_first("path").attributes["class"] == look


def test_what_is_drawn_of_a_date_is_said_in_words_too(fair):
    assert "Stated in the source; approximate." in fair.words("events/stalls.html")


def test_an_event_that_stands_alone_has_no_chain_and_no_neighbours(dossier):
    made = dossier(FAIR.replace(" event=stalls", "").replace(" event=fair", "") + event(*EVENTS[0])).built()
    assert made.page("events/plan.html").css(".chain, .turn") == []
