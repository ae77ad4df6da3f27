"""The timeline: every event once, under its year, with its date said; plans apart; many events on a page a year."""

import json
import re

import pytest

from generator.render.views.timeline import MOST

PLANNED = "status: planned\noutcome: unknown"
ACTORS = """
-- actors/ada.md --
---
name: Ada Stone
kind: person
---
-- actors/bert.md --
---
name: Bert Hill
kind: person
---
"""
EVENTS = """
-- events/flood.md --
---
title: The flood
date: 2014-06~
date_basis: inferred
place: The old harbour
type: ASSAULT
actor: [ada]
---
-- events/siege.md --
---
title: The siege
date: 2014-09-30/..
date_basis: stated
type: COERCE
actor: [ada]
recipient: [bert]
---
-- events/rumour.md --
---
title: The rumour
date: 2016?
date_basis: stated
status: denied
type: ACCUSE
actor: [ada]
participants: [bert]
---
-- events/fair.md --
---
title: The fair
date: 2017-22
date_basis: stated
type: CONSULT
status: planned
actor: [bert]
outcome: opening
---
-- events/dredging.md --
---
title: The dredging
date: 2017-05
date_basis: stated
type: CONSULT
status: planned
outcome: unknown
---
-- events/opening.md --
---
title: The opening
date: 2017-07-01
date_basis: stated
type: COOPERATE
actor: [bert]
---
"""


def reported(*events):
    """A document with a passage for each event."""
    passages = "\n\n".join(
        f"[Something happened.]{{#p{number} para={number} event={event}}}" for number, event in enumerate(events, 1)
    )
    return f"-- documents/doc-1.md --\n---\ntitle: A report\ndate: 2018\ndate_basis: stated\n---\n{passages}\n"


QUARREL = ACTORS + EVENTS + reported("flood", "siege", "rumour", "fair", "dredging", "opening")


@pytest.fixture(scope="module")
def quarrel(dossier):
    return dossier(QUARREL).built()


@pytest.fixture(scope="module")
def crowd(dossier):
    """One event more than a page holds, in three years."""
    events = (
        f"-- events/e{number}.md --\n---\ntitle: Event {number}\ndate: {2001 + number % 3}-05-01\n"
        f"date_basis: stated\ntype: CONSULT\nactor: [ada]\n"
        f"recipient: [bert]\n{PLANNED if number == 0 else 'place: Port'}\n---\n"
        for number in range(MOST + 1)
    )
    names = (f"e{number}" for number in range(MOST + 1))
    return dossier(ACTORS + "".join(events) + reported(*names)).built()


def moments(site, page="timeline.html"):
    """The events of a page by their address, as the filters know them."""
    items = site.page(page).css("li.moment")
    return {item.css_first("h3 a").attributes["href"].removeprefix("../"): item.attributes for item in items}


def section(site, title, page="timeline.html"):
    sections = [part for part in site.page(page).css("section") if part.css_first("h2").text() == title]
    (found,) = sections
    return " ".join(found.text().split())


def told(site, event):
    """The words of an event, wherever else it may be named."""
    items = site.page("timeline.html").css("li.moment")
    (found,) = [item for item in items if item.css_first("h3 a").attributes["href"] == f"events/{event}.html"]
    return " ".join(found.text().split())


def test_every_event_stands_on_the_timeline_once(quarrel):
    every = [link for link in quarrel.hrefs("timeline.html") if link.startswith("events/")]
    assert set(every) == {page for page in quarrel.pages() if page.startswith("events/")}
    assert len(moments(quarrel)) == 6


def test_events_stand_under_their_year_with_their_number(quarrel):
    words = section(quarrel, "2014")
    assert "2 events" in words
    assert words.index("The flood") < words.index("The siege")


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("flood", "about June 2014 inferred, approximate"),
        ("siege", "from 30 September 2014 on"),
        ("rumour", "perhaps 2016 uncertain"),
        ("opening", "1 July 2017"),
        ("fair", "summer 2017"),
    ],
)
def test_the_date_of_an_event_and_its_doubts_are_said_in_words(quarrel, event, words):
    assert told(quarrel, event).startswith(f"{words} The ")


def test_an_event_is_told_with_its_class_its_place_and_all_who_took_part(quarrel):
    assert "Material conflict · The old harbour · Ada Stone" in told(quarrel, "flood")
    assert "Ada Stone and Bert Hill" in told(quarrel, "rumour")


def test_what_did_not_simply_occur_says_so(quarrel):
    assert "denied" in told(quarrel, "rumour")


def test_plans_stand_apart_with_what_became_of_them(quarrel):
    words = section(quarrel, "Announced and planned")
    assert "What became of it: The opening" in words
    assert "What became of it: no outcome in these sources" in words
    assert "The fair" not in section(quarrel, "2017")


def test_plans_are_not_on_the_strip(quarrel):
    label = quarrel.page("timeline.html").css_first("svg[role=img]").attributes["aria-label"]
    assert label == "Events per month, 2014 to 2017; the busiest month, June 2014, has 1"


def test_the_filters_know_actors_class_and_bounds_of_each_event(quarrel):
    siege = moments(quarrel)["events/siege.html"]
    assert siege["data-actors"] == "ada bert"
    assert siege["class"] == "moment material-conflict"
    assert (siege["data-from"], siege["data-to"]) == ("2014-09-30", "9999-99-99")


def test_an_event_belongs_to_the_topics_of_its_passages(dossier):
    site = dossier(
        QUARREL
        + """
        -- topics/blame.md --
        ---
        title: Who is to blame?
        answers: {ada: Ada is}
        ---
        -- documents/doc-2.md --
        ---
        title: Another report
        date: 2018
        date_basis: stated
        ---
        [It was Ada’s flood.]{#p1 para=1 by=bert topic=blame stance=ada event=flood}
        """.replace("\n        ", "\n")
    ).built()
    assert moments(site)["events/flood.html"]["data-topics"] == "blame"
    assert "Who is to blame?" in site.words("timeline.html")


def test_the_choices_of_a_filter_are_what_occurs(quarrel):
    page = quarrel.page("timeline.html")
    choices = [option.attributes["value"] for option in page.css("form#filters select[name=actor] option")]
    assert choices == ["", "ada", "bert"]
    period = page.css_first(".period")
    assert period.attributes["data-first"] == "2014-01"
    assert {handle.attributes["max"] for handle in period.css("input")} == {"48"}
    assert page.css_first("select[name=topic]") is None


def test_a_dossier_without_events_says_so(dossier):
    site = dossier(ACTORS).built()
    assert "There are no events in this dossier." in site.words("timeline.html")


def test_too_many_events_stand_on_a_page_for_each_year(crowd):
    pages = [f"timeline/{year}.html" for year in (2001, 2002, 2003)]
    assert set(pages) <= crowd.links("timeline.html")
    assert not moments(crowd)
    shown = [event for page in pages for event in moments(crowd, page)]
    assert sorted(shown) == sorted(page for page in crowd.pages() if page.startswith("events/"))


def test_the_index_of_years_counts_events_and_plans(crowd):
    (item,) = crowd.items("timeline.html", "timeline/2001.html")
    assert re.search(r"100 events, 1 planned", item)


def test_the_index_of_years_has_what_its_filters_ask_of_each_event(crowd):
    months = json.loads(crowd.page("timeline.html").css_first("script#moments").text())
    assert {month: len(those) for month, those in months.items()} == dict.fromkeys(
        ("2001-05", "2002-05", "2003-05"), (MOST + 1) // 3
    ) | {"2001-05": 101}
    assert months["2002-05"][0] == [0, 0, [0, 1], [], ""]


def test_the_page_of_a_year_filters_by_month_and_leads_to_its_neighbours(crowd):
    period = crowd.page("timeline/2002.html").css_first(".period")
    assert period.attributes["data-first"] == "2002-01"
    assert {"timeline.html", "timeline/2001.html", "timeline/2003.html"} <= crowd.links("timeline/2002.html")
