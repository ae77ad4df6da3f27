"""The pages of ties, and the rows that take their place where there is little evidence."""

import pytest

from generator.read.dates import parse_date
from generator.render.strip import mirrored
from tests.conftest import text
from tests.site.test_network import MARINA

TIE = "ties/ann--bob.html"
STATES = """
-- actors/east.md --
---
name: Eastland
kind: state
---
-- actors/west.md --
---
name: Westland
kind: state
---
-- actors/eve.md --
---
name: Eve
kind: person
offices:
  - {title: Envoy, of: east, basis: background}
---
-- actors/wim.md --
---
name: Wim
kind: person
offices:
  - {title: Envoy, of: west, basis: background}
---
-- documents/doc-envoys.md --
---
title: The envoys
date: 2016
date_basis: stated
---
[They met]{#p1 para=1 event=meeting}.
-- events/meeting.md --
---
title: The envoys meet
date: 2015
date_basis: stated
type: CONSULT
actor: [eve]
recipient: [wim]
---
"""
PACT = """
-- documents/doc-pact.md --
---
title: The pact
date: 2016
date_basis: stated
---
[The two signed]{#p1 para=1 event=pact}.
-- events/pact.md --
---
title: The pact
date: 2014
date_basis: stated
type: AGREE
actor: [east]
recipient: [west]
---
"""


@pytest.fixture(scope="module")
def marina(dossier):
    return dossier(MARINA).built()


def test_a_tie_is_named_after_its_two_actors_with_links_to_both(marina):
    assert text(marina.page(TIE).css_first("h1")) == "Ann </script><b> and Bob"
    assert {"actors/ann.html", "actors/bob.html"} <= marina.links(TIE, "h1")


def test_a_tie_says_how_much_there_is_when_and_of_which_class(marina):
    words = marina.words(TIE)
    assert "2 events, 15 December 2015 – 2016" in words
    assert "weight of the tie is 1.5" in words
    assert "1 verbal cooperation" in words
    assert "1 verbal conflict" in words


def test_everything_stands_in_the_order_of_time_with_its_direction(marina):
    found = [text(item) for item in marina.page(TIE).css("li.contact")]
    assert ["They talk" in item for item in found] == [True, False]
    assert ["They quarrel" in item for item in found] == [False, True]
    assert all("Ann </script><b> towards Bob" in item for item in found)


def test_an_event_shows_the_words_that_report_it_and_their_place(marina):
    (item,) = [item for item in marina.page(TIE).css("li.contact") if "They talk" in text(item)]
    assert "and they met" in text(item)
    assert "documents/doc-one.html#p2" in marina.links(TIE)


def test_a_statement_shows_who_speaks_about_whom_with_the_words(marina):
    page = "ties/ann--cem.html"
    (said,) = [side for side in marina.page(page).css(".side") if "Cem about Ann" in text(side.css_first("h3"))]
    assert "Cem spoke well of Ann" in text(said)
    assert "documents/doc-one.html#p1" in marina.links(page)


def test_a_side_without_a_statement_says_so(marina):
    (silent,) = [side for side in marina.page("ties/ann--cem.html").css(".side") if "Ann <" in text(side)[:6]]
    assert "No statement in these sources" in text(silent)


def test_a_tie_has_a_strip_of_its_own(marina):
    assert marina.page(TIE).css_first("svg.strip") is not None


def test_what_one_did_rises_and_what_the_other_did_hangs():
    drawn = mirrored([(parse_date("2015-03-01"), "statement")], [(parse_date("2016-03-01"), "statement")], [], "two")
    up, down = drawn.bars
    assert up.y + up.height <= drawn.base <= down.y
    assert up.x < down.x


def test_what_both_did_lies_on_either_side_and_next_to_the_axis():
    day = parse_date("2015-03-01")
    drawn = mirrored([(day, "statement")], [], [(day, "verbal-cooperation")], "both")
    joint = [bar for bar in drawn.bars if bar.tone == "verbal-cooperation"]
    (own,) = [bar for bar in drawn.bars if bar.tone == "statement"]
    assert [bar.y < drawn.base for bar in joint] == [True, False]
    assert own.y + own.height <= joint[0].y


def test_many_things_in_a_month_stay_within_the_strip():
    drawn = mirrored([(parse_date("2015-03-01"), "statement")] * 900, [], [], "many")
    assert all(bar.y >= 0 and bar.y + bar.height <= drawn.height for bar in drawn.bars)
    assert drawn.height < 80


def test_a_tie_without_a_date_to_draw_has_no_strip():
    assert mirrored([], [], [], "none") is None


def test_what_office_holders_did_stands_apart_and_is_not_counted(dossier):
    made = dossier(STATES + PACT).built()
    page = "ties/east--west.html"
    own, offices = (
        text(made.page(page).css_first(f'section[aria-labelledby="{id}"]')) for id in ("evidence", "offices")
    )
    assert "The pact" in own
    assert "The envoys meet" not in own
    assert "The envoys meet" in offices
    assert "weight of the tie is 1." in made.words(page)


def test_two_states_known_only_through_their_office_holders_have_a_page_that_says_so(dossier):
    made = dossier(STATES).built()
    assert "only between those who held their offices" in made.words("ties/east--west.html")
    assert "Eve towards Wim" in made.words("ties/east--west.html")


@pytest.fixture(scope="module")
def sparse(dossier):
    made = dossier(MARINA)
    made.write('-- dossier.toml --\ntitle = "Marina"\n[ties]\nmin = 2\n')
    return made.built()


def test_a_tie_with_little_evidence_has_no_page(sparse):
    assert [name for name in sparse.pages() if name.startswith("ties/")] == [TIE]


def test_its_evidence_stands_in_its_row_on_the_pages_of_both_actors(sparse):
    for page, row in (("actors/ann.html", "tie-cem"), ("actors/cem.html", "tie-ann")):
        words = text(sparse.page(page).css_first(f"#{row}"))
        assert "Cem about Ann" in words
        assert "Cem spoke well of Ann" in words
    assert "documents/doc-one.html#p1" in sparse.links("actors/cem.html", "#tie-ann")


def test_links_to_it_lead_to_that_row(sparse):
    assert "actors/ann.html#tie-cem" in sparse.links("network.html", "table#ties")
    assert sparse.leads("actors/ann.html#tie-cem")
    assert TIE in sparse.links("network.html", "table#ties")
