"""The index of events where there are too many for one page."""

import pytest

from generator.render.views.timeline import MOST

EVENT = """
-- events/meeting-{number}.md --
---
title: Meeting {number}
date: {year}-05-04
date_basis: stated
type: CONSULT
---
"""


@pytest.fixture
def many(dossier):
    """One event more than a page holds, in two years."""
    numbers = range(MOST + 1)
    events = "".join(EVENT.format(number=number, year=2015 + number % 2) for number in numbers)
    named = " ".join(f"meeting-{number}" for number in numbers)
    head = "-- documents/acme-1.md --\n---\ntitle: A\ndate: 2016\ndate_basis: stated\n---\n"
    return dossier(f'{events}{head}[All]{{#p1 para=1 event="{named}"}}\n').built()


def test_each_year_leads_to_its_page_of_the_timeline(many):
    assert {"timeline/2015.html", "timeline/2016.html"} <= set(many.links("events.html"))


def test_no_event_is_lost(many):
    years = {link for year in ("2015", "2016") for link in many.links(f"timeline/{year}.html")}
    assert {f"events/meeting-{number}.html" for number in range(MOST + 1)} <= years
