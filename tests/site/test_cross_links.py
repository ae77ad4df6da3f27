"""What is said in one place can be followed to another, and back."""

import posixpath

import pytest

DEAL = "documents/acme-2020-03-02-deal.html"
DOUBTS = "documents/gazette-2020-03-05-doubts.html"
ADA = "actors/ada.html"
TALKS = "events/deal.html"


def test_a_name_in_a_document_leads_to_the_actor(harbour):
    assert ADA in harbour.links(DEAL)


def test_the_page_of_an_actor_leads_back_to_each_paragraph_that_names_it(harbour):
    assert {f"{DEAL}#paragraph-1", f"{DOUBTS}#paragraph-1"} <= harbour.links(ADA)


def test_a_mention_is_shown_in_its_sentence(harbour):
    assert harbour.items(ADA, f"{DOUBTS}#paragraph-1") == ["Bert Hill had met Ada Stone before he left."]


def test_a_document_leads_to_the_events_that_it_reports(harbour):
    assert {TALKS, "events/second-round.html"} <= harbour.links(DEAL)


def test_an_event_leads_to_its_evidence_in_every_document(harbour):
    assert {f"{DEAL}#p1", f"{DOUBTS}#p1", DEAL, DOUBTS} <= harbour.links(TALKS)


def test_the_evidence_of_an_event_says_its_words_and_the_paragraph_of_the_source(harbour):
    *_, evidence = harbour.items(TALKS, f"{DOUBTS}#p1")
    assert "Bert Hill had met Ada Stone before he left." in evidence
    assert "The Gazette, paragraph 1" in evidence


def test_an_event_leads_to_those_who_took_part_and_they_lead_back(harbour):
    assert {ADA, "actors/bert.html"} <= harbour.links(TALKS)
    assert TALKS in harbour.links(ADA)
    assert TALKS in harbour.links("actors/bert.html")


def test_an_event_leads_to_what_came_before_and_after(harbour):
    assert "events/second-round.html" in harbour.links(TALKS)
    assert TALKS in harbour.links("events/second-round.html")


def test_a_page_of_prose_leads_to_what_it_names_and_is_listed_there(harbour):
    assert TALKS in harbour.links("about.html")
    assert "about.html#paragraph-1" in harbour.links(TALKS)


@pytest.mark.parametrize("page", [ADA, TALKS])
def test_a_citation_leads_to_the_passage_and_the_document_names_who_cites_it(harbour, page):
    assert f"{DEAL}#p1" in harbour.links(page)
    assert page in harbour.links(DEAL)


def test_a_note_of_the_editors_may_cite_another_document(harbour):
    assert f"{DOUBTS}#p1" in harbour.links(DEAL)
    assert DEAL in harbour.links(DOUBTS)


def test_the_mark_of_a_note_leads_to_the_note_and_the_note_back(harbour):
    assert {f"{DEAL}#note-1", f"{DEAL}#note-1-ref"} <= harbour.links(DEAL)


@pytest.mark.parametrize("passage", ["p1", "p2", "p3", "p4", "p5"])
def test_a_passage_leads_to_its_note_and_the_note_back(harbour, passage):
    assert {f"{DEAL}#{passage}-note", f"{DEAL}#{passage}"} <= harbour.links(DEAL)


def test_an_actor_leads_to_those_who_hold_its_offices_and_they_lead_back(harbour):
    assert {"actors/bert.html", "actors/cleo.html"} <= harbour.links("actors/town.html")
    assert "actors/town.html" in harbour.links("actors/bert.html")


def test_an_actor_of_whom_something_is_said_leads_to_the_passage(harbour):
    assert f"{DEAL}#p2" in harbour.links("actors/town.html")


def test_a_figure_is_shown_with_its_passage_on_the_page_of_its_actor(harbour):
    (figure,) = harbour.items("actors/acme.html", f"{DEAL}#p4")
    assert "at least 18 boats" in figure


def test_every_thing_stands_in_the_index_of_its_kind(harbour):
    for kind in ("documents", "actors", "events"):
        things = {page for page in harbour.pages() if page.startswith(f"{kind}/")}
        assert things <= harbour.links(f"{kind}.html")


def test_every_page_can_be_reached_from_the_home_page(harbour):
    seen, found = set(), {"index.html"}
    while found - seen:
        page = min(found - seen)
        seen.add(page)
        tree = harbour.page(page)
        found |= {_page(page, node.attributes["href"]) for node in tree.css("a[href]")} & set(harbour.pages())
    assert set(harbour.pages()) - seen == {"404.html"}


@pytest.mark.parametrize("page", [DEAL, DOUBTS, ADA, TALKS, "actors/town.html", "about.html", "events.html"])
def test_every_link_of_a_page_leads_to_a_page_and_an_anchor(harbour, page):
    inside = [address for address in harbour.links(page) if not address.startswith("https:")]
    assert [address for address in inside if not harbour.leads(address)] == []


def _page(here, href):
    path = href.split("#")[0]
    return posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) if path else here
