"""Where accounts differ: side by side on a page of all, and on the page of each thing."""

import pytest

from generator.render.views.differences import MOST

PAGE = "differences.html"
OPENING = "topics/opening.html"
DEAL = "documents/acme-2020-03-02-deal.html"
DOUBTS = "documents/gazette-2020-03-05-doubts.html"
ANCHOR = "difference-opening-1"
PASSAGES = ("acme-2020-03-02-deal#p2", "gazette-2020-03-05-doubts#p2")
KINDS = ("update", "contradiction", "scope", "framing", "error")


@pytest.mark.parametrize("page", [PAGE, OPENING])
def test_each_account_stands_with_its_speaker_its_date_and_its_place(harbour, page):
    accounts = [" ".join(node.text().split()) for node in harbour.page(page).css(".difference .account")]
    assert len(accounts) == 2
    assert accounts[0].startswith("Ada Stone for Acme in an article of 2 March 2020")
    assert "“a matter of weeks”" in accounts[0]
    assert "verbatim" in accounts[0]
    assert "publisher unknown, 2 March 2020" in accounts[0]
    assert "Cleo Reed for the town" in accounts[1]
    assert "4 March 2020" in accounts[1]
    assert "The Gazette, 5 March 2020" in accounts[1]


@pytest.mark.parametrize("page", [PAGE, OPENING])
def test_each_account_leads_to_its_passage(harbour, page):
    assert {f"{DEAL}#p2", f"{DOUBTS}#p2"} <= harbour.links(page, ".difference")


@pytest.mark.parametrize("page", [PAGE, OPENING])
def test_the_note_stands_beneath_and_says_whose_it_is(harbour, page):
    assert "Editor’s note Ada Stone speaks of weeks, and nobody says from which day." in harbour.words(page)


def test_the_page_names_the_thing_and_what_differs_and_leads_there(harbour):
    heading = harbour.page(PAGE).css_first(f"#{ANCHOR}-head")
    assert heading.text() == "When will the harbour open?: how long it takes"
    assert OPENING in harbour.links(PAGE)


def test_the_thing_leads_back_by_the_kind(harbour):
    assert f"{PAGE}#{ANCHOR}" in harbour.links(OPENING)
    assert harbour.leads(f"{PAGE}#{ANCHOR}")


def test_the_contents_lead_to_each_difference_by_its_title(harbour):
    links = {link.text(): link.attributes["href"] for link in harbour.page(PAGE).css(".contents li li a")}
    assert links["When will the harbour open?: how long it takes"] == f"#{ANCHOR}"


def test_the_page_leads_to_expectations_and_voices(harbour):
    assert {"expectations.html", "voices.html"} <= harbour.links(PAGE, "main")


def test_a_kind_says_what_it_means(harbour):
    assert "Framing The same thing is told in another light" in harbour.words(PAGE)


def test_every_kind_has_a_section_in_its_order(scratch):
    entries = "\n".join(
        f"  - {{kind: {kind}, about: it, note: Open., passages: [{', '.join(PASSAGES)}]}}" for kind in reversed(KINDS)
    )
    scratch.edit("content/topics/opening.md", "disputes:\n", f"disputes:\n{entries}\n")
    sections = scratch.built().page(PAGE).css("section[aria-labelledby]")
    assert [section.attributes["aria-labelledby"] for section in sections] == list(KINDS)


def test_a_figure_stands_with_its_qualifier(scratch):
    twenty = "[Twenty]{#p3 para=1 actor=acme boats=20} [Bert Hill"
    scratch.edit("content/documents/gazette-2020-03-05-doubts.md", "[Bert Hill", twenty)
    scratch.write(DISPUTED)
    words = scratch.built().words("actors/acme.html")
    assert "at least 18 boats" in words
    assert "Boats update" in words
    assert "The article, in our words" in words


DISPUTED = """
-- actors/acme.md --
---
name: Acme
kind: organization
disputes:
  - kind: update
    measure: boats
    passages: [acme-2020-03-02-deal#p4, gazette-2020-03-05-doubts#p3]
    note: Three days lie between the two counts.
---
"""


def test_home_leads_to_each_difference(harbour):
    assert f"{PAGE}#{ANCHOR}" in harbour.links("index.html")


def test_every_page_leads_to_the_differences(harbour):
    assert PAGE in harbour.links(DEAL, "header")


def test_a_dossier_without_disputes_says_so(dossier):
    assert "No difference between accounts is noted in this dossier." in dossier().built().words(PAGE)


def test_many_differences_have_a_page_for_each_kind(scratch):
    entries = "\n".join(
        f"  - {{kind: {KINDS[number % 2]}, about: it, note: Open., passages: [{', '.join(PASSAGES)}]}}"
        for number in range(MOST)
    )
    scratch.edit("content/topics/opening.md", "disputes:\n", f"disputes:\n{entries}\n")
    site = scratch.built()
    assert {"differences/update.html", "differences/framing.html"} <= site.links(PAGE)
    assert len(site.page("differences/update.html").css(".difference")) == MOST // 2
    assert site.leads(f"differences/framing.html#difference-opening-{MOST + 1}")
    assert f"differences/framing.html#difference-opening-{MOST + 1}" in site.links(OPENING)
    assert site.dead_links() == []
