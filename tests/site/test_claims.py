"""Every claim is marked where it stands, leads to its source with one click, and is counted alike everywhere."""

import json
from collections import Counter

import pytest

from tests.bench.made_up import made_up
from tests.conftest import HARBOUR, target, text

CLAIMS = "[data-claim]"
DOUBTS = "documents/gazette-2020-03-05-doubts.html"
OPEN = """
-- topics/opening.md --
---
title: When will the harbour open?
answers:
  soon: Within weeks
  late: Not for years
---
[The harbour was dug long ago.]{basis=background}

Nobody knows.
"""


@pytest.fixture(scope="module")
def small(dossier):
    made = dossier()
    for name, content in made_up(actors=40, events=60, documents=4):
        made.write(f"-- {name} --\n{content}")
    return made.built()


@pytest.fixture(scope="module")
def gaps(dossier):
    """The harbour with a paragraph that is background, and one that is open."""
    return dossier(HARBOUR + OPEN).built()


@pytest.fixture(params=["harbour", "small", "gaps"])
def made(request):
    return request.getfixturevalue(request.param)


def marked(made):
    """Each page and each claim on it."""
    return [(name, node) for name in made.pages() for node in made.page(name).css(CLAIMS)]


def counted(made):
    """The counts of the built site, as `--coverage --json` prints them."""
    found = Counter()
    for _, node in marked(made):
        number = int(node.attributes.get("data-claims") or 1)
        found[node.attributes["data-claim"], node.attributes["data-basis"]] += number
    return found


def covered(made):
    done = made.check("--coverage", "--json")
    assert done.code == 0
    counts = json.loads(done.out)
    found = {
        (kind, standing): each[standing]
        for kind, each in counts["kinds"].items()
        for standing in ("sourced", "background", "open")
    }
    assert sum(found.values()) == counts["claims"]
    return Counter({key: number for key, number in found.items() if number})


def test_the_claims_marked_in_the_site_are_those_that_check_counts(made):
    assert counted(made) == covered(made)
    assert len(counted(made)) > 5


def test_each_sourced_claim_leads_to_a_passage_with_one_click(made):
    for name, node in marked(made):
        if node.attributes["data-basis"] == "sourced":
            assert any(leads_to_passage(made, target(name, link)) for link in sources(node)), node.html


def sources(node):
    """The links of a claim; a figure leads to its passage from the item in which it stands."""
    holder = node.parent if node.attributes["data-claim"] == "figure" else node
    return holder.css("a[href]")


def leads_to_passage(made, address):
    name, _, anchor = address.partition("#")
    return name.startswith("documents/") and anchor.startswith("p") and made.leads(address)


def test_what_has_no_source_says_so_in_words(made):
    for _, node in marked(made):
        if node.attributes["data-basis"] == "background":
            assert any(words in text(node) for words in ("no source in this dossier", "No passage here has it")), (
                node.html
            )


def test_an_open_paragraph_says_that_it_has_no_source_yet(gaps):
    (paragraph,) = gaps.page("topics/opening.html").css('[data-basis="open"]')
    assert text(paragraph) == "Nobody knows. (no source yet)"


def test_words_known_from_elsewhere_say_so(gaps):
    (paragraph,) = gaps.page("topics/opening.html").css('[data-basis="background"]')
    assert text(paragraph) == "The harbour was dug long ago. (no source in this dossier)"


def test_a_participant_is_marked_with_the_passages_that_name_it(harbour):
    (ada,) = [node for _, node in marked(harbour) if "Ada Stone" in text(node) and node.tag == "span"]
    assert [target("events/deal.html", link) for link in ada.css(".sources a")] == [f"{DOUBTS}#p1"]


def test_a_mark_says_in_full_where_it_leads(harbour):
    (mark,) = harbour.page("events/second-round.html").css("dd[data-claim='date'] .sources a")
    assert text(mark) == "¶4–5"
    assert mark.attributes["title"] == "Acme and the town meet, paragraphs 4–5"


def test_marks_that_lead_to_several_documents_name_them(harbour):
    marks = harbour.page("events/deal.html").css("dd[data-claim='date'] .sources a")
    assert [text(mark) for mark in marks] == ["Acme and the town meet ¶1", "The Gazette ¶1"]


def test_the_home_page_says_the_counts_and_leads_to_the_list(harbour):
    total = json.loads(harbour.check("--coverage", "--json").out)
    words = harbour.words("index.html")
    assert f"Of {total['claims']} claims {total['sourced']} lead to a passage of a source" in words
    assert f"; {total['background']} are background and marked." in words
    assert "evidence.html" in harbour.links("index.html")


def test_the_page_of_the_evidence_lists_what_has_no_passage(gaps):
    assert gaps.items("evidence.html", "topics/opening.html") == [
        "When will the harbour open? a paragraph",
        "When will the harbour open? a paragraph: no source yet",
    ]


def test_a_row_of_the_table_of_ties_leads_to_a_source(harbour):
    for row in harbour.page("network.html").css("table#ties tbody tr"):
        (link,) = row.css("[data-basis='sourced'] a")
        assert leads_to_passage(harbour, target("network.html", link))
