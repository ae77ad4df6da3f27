"""Pages of which the lists are too long: their heads, and pages of their own that lose nothing."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.bench.budgets import kind, weights
from tests.conftest import text
from tests.site.test_claims import counted, covered

DOCUMENTS, PASSAGES, EVENTS = 24, 20, 310
SPEECH = "[“it is {n}, said Ann”]{{#p{n} para={n} by=ann topic=dam stance={stance} about=bob event=meeting boats={n}}}"
DOCUMENT = """
-- documents/doc-{d}.md --
---
title: Report {d}
date: 2016-{month:02}-{day:02}
date_basis: stated
publisher: The Paper
---
{words} [[meeting|They met]] and [more than that]{{#p90 para=90 event="{events}"}}.

[A fleet]{{#p91 para=91 actor=bob boats={d}}} lay there.
"""
EVENT = """
-- events/call-{n}.md --
---
title: Call {n}
date: 2015-{month:02}-{day:02}
date_basis: stated
type: CONSULT
actor: [ann]
recipient: [person-{n}]
---
They spoke [@doc-0#p90].
"""
HEAD = """
-- dossier.toml --
title = "The dam"
full_text = false
[measures]
boats = "boats"
[ties]
min = 2
-- actors/ann.md --
---
name: Ann Stone
kind: person
---
-- actors/bob.md --
---
name: Bob Hill
kind: person
---
-- events/meeting.md --
---
title: The meeting
date: 2016-01-01
date_basis: stated
type: AGREE
actor: [ann]
recipient: [bob]
disputes:
  - {kind: scope, measure: boats, passages: [doc-0#p1, doc-0#p2], note: They count other boats.}
---
-- topics/dam.md --
---
title: Will the dam be built?
answers: {yes: It will, no: It will not}
---
"""


def dossier_text():
    parts = [HEAD]
    for d in range(DOCUMENTS):
        spoken = (SPEECH.format(n=n, stance="yes" if d % 3 else "no") for n in range(1, PASSAGES + 1))
        words = "\n\n".join(f"Ann Stone wrote: {one}." for one in spoken)
        events = " ".join(f"call-{n}" for n in range(EVENTS) if n % DOCUMENTS == d)
        parts.append(DOCUMENT.format(d=d, month=1 + d // 3, day=1 + d, words=words, events=events))
    for n in range(EVENTS):
        parts.append(EVENT.format(n=n, month=1 + n % 12, day=1 + n % 28))
        parts.append(f"-- actors/person-{n}.md --\n---\nname: Person {n}\nkind: person\n---\n")
    return "".join(parts)


@pytest.fixture(scope="module")
def big(dossier):
    """Ann said the same of Bob in every document, and called everybody else once."""
    return dossier(dossier_text()).built()


def pages_of(made, page, name):
    """The pages of a list, by the links from each to the next."""
    found = [f"{page}/{name}.html"]
    while True:
        (following,) = [*made.page(found[-1]).css("a[rel=next]"), None][:1]
        if following is None:
            return found
        found.append(f"{page}/{following.attributes['href'].rpartition('/')[2]}")


def passages(numbers=range(1, PASSAGES + 1)):
    return {f"documents/doc-{d}.html#p{n}" for d in range(DOCUMENTS) for n in numbers}


LISTS = {
    ("actors/ann", "said"): passages(),
    ("actors/bob", "said-about"): passages(),
    ("actors/bob", "figures"): passages([91]),
    ("actors/ann", "events"): {f"events/call-{n}.html" for n in range(EVENTS)},
    ("actors/ann", "ties"): {f"actors/person-{n}.html" for n in range(EVENTS)},
    ("documents/doc-0", "cited-by"): {f"events/call-{n}.html" for n in range(EVENTS)},
    ("events/meeting", "evidence"): passages(),
    ("topics/dam", "statements"): passages(),
    ("ties/ann--bob", "said"): passages(),
}
CUT = [key for key in LISTS if key != ("actors/bob", "figures")]
every_list = pytest.mark.parametrize(("page", "name"), CUT)


@every_list
def test_nothing_of_a_list_is_lost(big, page, name):
    links = {link for each in pages_of(big, page, name) for link in big.links(each)}
    assert LISTS[page, name] <= links


@every_list
def test_the_page_of_the_thing_says_how_many_there_are_and_leads_to_all(big, page, name):
    first = f"{page}/{name}.html"
    (link,) = [node for node in big.page(f"{page}.html").css(".lines-more a") if name in node.attributes["href"]]
    number = int(re.sub(r"\D", "", text(link)))
    assert number >= len(LISTS[page, name])
    assert text(big.page(first).css_first(".meta-line")).endswith(f"of {number}")


@every_list
def test_its_pages_lead_to_each_other_and_back_to_the_thing(big, page, name):
    pages = pages_of(big, page, name)
    for before, after in pairwise(pages):
        assert before in big.links(after, "nav.pages")
    assert all(f"{page}.html" in big.links(each, ".kicker") for each in pages)


def test_every_mention_stands_on_some_page(big):
    paragraphs = {
        (f"documents/doc-{d}.html", f"#paragraph-{n}") for d in range(DOCUMENTS) for n in range(1, PASSAGES + 1)
    }
    links = {link for each in pages_of(big, "actors/ann", "mentions") for link in big.links(each)}
    assert {name + anchor for name, anchor in paragraphs} <= links


def test_pages_of_mentions_count_mentions_though_a_line_may_have_several(big):
    last = pages_of(big, "actors/ann", "mentions")[-1]
    (link,) = [
        node for node in big.page("actors/ann.html").css(".lines-more a") if "mentions" in node.attributes["href"]
    ]
    number = text(link).removeprefix("All ")
    assert text(big.page(last).css_first(".meta-line")).endswith(f"–{number} of {number}")


def test_a_tie_without_a_page_has_its_row_where_links_to_it_lead(big):
    ties = big.links("network.html", "table#ties")
    rows = {link for link in ties if link.startswith("actors/ann/ties")}
    assert rows
    assert all(big.leads(link) for link in rows)


def test_the_row_of_a_tie_leads_to_the_words_behind_it(big):
    page = next(each for each in pages_of(big, "actors/ann", "ties") if "tie-person-7" in big.ids(each))
    assert {"events/call-7.html", "documents/doc-7.html#p90"} <= big.links(page, "#tie-person-7")


def test_a_change_of_the_answer_is_told_in_lines_too(big):
    assert "Another answer than before; " in big.words("actors/ann/said.html")


def test_a_year_with_very_many_events_has_a_page_for_each_month(big):
    months = [f"timeline/2015-{month:02}.html" for month in range(1, 13)]
    assert set(months) <= big.links("timeline/2015.html")
    links = {link for month in months for link in big.links(month)}
    assert LISTS["actors/ann", "events"] <= links
    assert months[1] in big.links(months[0], "nav.turn")
    assert "timeline/2015.html" in big.links(months[0], ".kicker")


def test_a_large_network_has_its_data_in_files(big):
    assert big.page("network.html").css_first("#graph") is None
    assert big.read("site/network-data.js").startswith('globalThis.networkData = {"nodes":[{')
    assert big.read("site/network-ties.csv").count("\n") == EVENTS + 2
    assert big.read("site/network-actors.csv").startswith("actor,ties,strength,betweenness,pagerank,community\n")
    assert {"network-ties.csv", "network-actors.csv"} <= big.links("network.html")


def test_no_page_exceeds_the_budget(big):
    assert [weight for weight in weights(big.site) if weight.exceeds] == []


def test_no_link_is_dead_and_no_anchor_stands_twice(big):
    assert {"link-leads-somewhere", "anchor-is-single"}.isdisjoint(fault["rule"] for fault in big.faults())


def test_every_claim_is_still_marked_once(big):
    assert counted(big) == covered(big)


def test_the_page_of_a_small_thing_stays_whole(big):
    assert not (big.site / "actors/person-3").exists()
    assert big.page("actors/person-3.html").css_first(".lines") is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("actors-2.html", "actors"),
        ("actors/ada-2.html", "actors/"),
        ("actors/ada/ties-2.html", "actors/*/ties"),
        ("timeline/2015-03.html", "timeline/"),
    ],
)
def test_pages_are_weighed_by_their_kind(name, expected):
    assert kind(str(Path(name))) == expected
