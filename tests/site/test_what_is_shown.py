"""What readers see of statements, offices, dates and gaps."""

import re

import pytest

from tests.conftest import text

DEAL = "documents/acme-2020-03-02-deal.html"
DOUBTS = "documents/gazette-2020-03-05-doubts.html"


def test_a_statement_stands_on_the_page_of_its_speaker_with_question_and_answer(harbour):
    (statement,) = harbour.items("actors/ada.html", f"{DEAL}#p2")
    assert "“a matter of weeks”" in statement
    (asked,) = [each for each in map(text, harbour.page("actors/ada.html").css(".question")) if statement in each]
    assert asked.startswith("When will the harbour open?")
    assert "Within weeks" in asked


def test_an_unnamed_speaker_is_described_and_said_to_be_unnamed(harbour):
    (statement,) = harbour.items("actors/town.html", f"{DEAL}#p3")
    assert "two officials (not named)" in statement


def test_a_statement_says_for_whom_to_whom_and_from_which_outlet(harbour):
    (statement,) = harbour.items("actors/town.html", f"{DEAL}#p3")
    assert "for the town to Acme, via The Gazette" in statement


def test_a_statement_is_made_for_whom_the_speaker_served_on_that_day(harbour):
    assert any("Cleo Reed for the town" in item for item in harbour.items("actors/town.html", f"{DOUBTS}#p2"))


def test_a_statement_stands_under_the_date_on_which_it_was_made(harbour):
    assert "4 March 2020" in harbour.words("actors/cleo.html")


@pytest.mark.parametrize(("passage", "kind"), [("p2", "verbatim"), ("p3", "paraphrase")])
def test_verbatim_and_paraphrase_are_told_apart_in_words(harbour, passage, kind):
    found = (set(re.findall(r"\w+", item)) for item in harbour.items(DEAL, f"{DEAL}#{passage}"))
    (said,) = [words & {"verbatim", "paraphrase"} for words in found if words & {"verbatim", "paraphrase"}]
    assert said == {kind}


def test_a_range_of_paragraphs_is_shown_as_one(harbour):
    *_, evidence = harbour.items("events/second-round.html", f"{DEAL}#p5")
    assert "paragraphs 4–5" in evidence


def test_an_office_is_shown_with_its_dates_and_its_evidence(harbour):
    (office,) = harbour.items("actors/bert.html", f"{DEAL}#p1")
    assert "Mayor" in office
    assert "1 January 2016 – 3 March 2020" in office


def test_an_office_known_from_elsewhere_says_so(harbour):
    (office,) = harbour.items("actors/bert.html", f"{DEAL}#p1")
    assert "background" in office


def test_an_office_known_from_the_sources_alone_does_not_speak_of_background(harbour):
    (office,) = [item for item in harbour.items("actors/cleo.html", f"{DOUBTS}#p2") if item.startswith("from")]
    assert "background" not in office


def test_an_office_is_resolved_at_the_date_of_its_document(harbour):
    assert "actors/bert.html" in harbour.links(DEAL)
    assert "actors/cleo.html" not in harbour.links(DEAL)


def test_a_planned_event_says_that_it_is_planned_wherever_it_is_listed(harbour):
    assert "Planned" in harbour.words("events/second-round.html")
    for page in ("events.html", "events/deal.html", "actors/acme.html"):
        assert any("planned" in item for item in harbour.items(page, "events/second-round.html")), page


def test_an_event_that_occurred_is_not_called_planned(harbour):
    assert not any("planned" in item for item in harbour.items("events.html", "events/deal.html"))


def test_a_plan_of_which_nothing_more_is_known_says_so(harbour):
    assert "What became of it No outcome in these sources" in harbour.words("events/second-round.html")


def test_an_unknown_publisher_is_shown_as_unknown_with_its_note(harbour):
    assert "Publisher Unknown The page as received names none." in harbour.words(DEAL)


def test_a_known_publisher_is_shown(harbour):
    assert "Publisher The Gazette" in harbour.words(DOUBTS)


def test_an_inferred_date_says_so_and_how(harbour):
    assert "2 March 2020 Inferred by the editors. The text says Monday." in harbour.words(DEAL)


def test_a_stated_date_says_so(harbour):
    assert "5 March 2020 Stated in the source." in harbour.words(DOUBTS)


def test_the_citation_of_a_document_leaves_the_unknown_out(harbour):
    assert "‘Acme and the town meet’, [2 March 2020]." in harbour.words(DEAL)


def test_the_citation_of_a_document_names_all_that_is_known(harbour):
    citation = "Dora Quill, ‘Doubts about the harbour’, The Gazette, 5 March 2020, https://gazette.example/doubts."
    assert citation in harbour.words(DOUBTS)


def test_an_editors_note_stands_on_the_page_of_its_text(harbour):
    assert "The Gazette heard it otherwise, see The Gazette, ¶1." in harbour.words(DEAL)


def test_the_home_page_says_what_is_missing(harbour):
    words = harbour.words("index.html")
    assert "1 of 2 documents has no known publisher." in words
    assert "1 of 2 documents has an inferred date." in words


def test_the_home_page_counts_what_the_dossier_holds(harbour):
    words = harbour.words("index.html")
    for count in ("2 documents", "7 passages", "4 statements", "6 actors", "2 events"):
        assert count in words


def test_a_date_without_a_beginning_gives_no_year_to_the_home_page(dossier):
    made = dossier("-- documents/acme-1.md --\n---\ntitle: A day\ndate: ../2020\ndate_basis: stated\n---\n").built()
    assert "0000" not in made.words("index.html")


def test_a_metonym_is_marked_as_standing_for_somebody(dossier):
    made = dossier("""
        -- documents/acme-1.md --
        ---
        title: A day
        date: 2020
        date_basis: stated
        ---
        The Quay says no.
        -- actors/acme.md --
        ---
        name: Acme
        kind: organization
        metonyms: [The Quay]
        ---
        """).built()
    (link,) = made.page("documents/acme-1.html").css("main p a.metonym")
    assert link.text() == "The Quay"
    assert "Acme" in link.attributes["title"]


@pytest.mark.parametrize(
    ("date", "words"),
    [("2020-03~", "about March 2020"), ("2020-21", "spring 2020"), ("2020-03-02/2020-03-04", "2–4 March 2020")],
)
def test_an_uncertain_date_is_said_in_words(dossier, date, words):
    made = dossier(f"""
        -- documents/acme-1.md --
        ---
        title: A day
        date: {date}
        date_basis: stated
        ---
        """).built()
    assert words in made.words("documents/acme-1.html")
