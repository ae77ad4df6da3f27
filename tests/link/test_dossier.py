"""What a dossier knows when all is linked: who speaks for whom, what cites what, where names stand."""

import pytest

from tests.link.world import here, link

CAST = {
    "actors/ada.md": """---
name: Ada Lovelace
kind: person
aliases: [Ada]
offices:
  - {title: Mayor, of: town, from: 2010, to: 2014-12, basis: background}
  - {title: Harbour Master, of: acme, from: 2015, basis: background}
---
See [[bert]].
""",
    "actors/bert.md": "---\nname: Bert\nkind: person\n---\n",
    "actors/town.md": "---\nname: Town\nkind: state\n---\n",
    "actors/acme.md": "---\nname: Acme\nkind: organization\n---\n",
    "events/visit.md": "---\ntitle: V\ndate: 2015\ndate_basis: stated\ntype: ACCUSE\n---\n",
    "pages/method.md": "---\ntitle: M\n---\nThe Harbour Master cites [@doc-here] and [@doc-here#p1] twice.\n",
}
PASSAGE = "[Ada came]{{#p1 para=1 {}}}"


@pytest.mark.parametrize(
    ("written", "principals"),
    [
        ("by=ada", ("acme",)),
        ("by=ada at=2012", ("town",)),
        ("by=ada at=2014/2015", ("town", "acme")),
        ("by=ada at=2009", ()),
        ("by=ada for=bert", ("bert",)),
        ("by=bert", ()),
        ("by=town", ("town",)),
        ('by="ada town"', ("acme", "town")),
        ('by=unnamed as="a sailor"', ()),
        ('by=unnamed as="a sailor" for=acme', ("acme",)),
    ],
)
def test_a_speaker_speaks_for_whom_he_served_that_day(written, principals):
    (statement,) = linked(PASSAGE.format(written)).statements
    assert statement.principals == principals


def test_a_statement_is_of_the_day_of_its_document():
    (statement,) = linked(PASSAGE.format("by=ada")).statements
    assert statement.date.edtf == "2015-12-15"


def test_a_statement_says_when_it_is_of_another_day():
    (statement,) = linked(PASSAGE.format("by=ada at=2012")).statements
    assert statement.date.edtf == "2012"


def test_statements_stand_in_the_order_of_time():
    text = PASSAGE.format("by=ada") + " [b]{#p2 para=1 by=ada at=2012}"
    assert [statement.passage.id for statement in linked(text).statements] == ["p2", "p1"]


@pytest.mark.parametrize(
    ("written", "tone"),
    [
        ("event=visit", "verbal-conflict"),
        ("event=visit by=ada", "verbal-conflict"),
        ("by=ada", "statement"),
        ("", "plain"),
    ],
)
def test_a_passage_is_marked_by_its_event_or_as_a_statement(written, tone):
    assert linked(PASSAGE.format(written)).tones["doc-here", "p1"] == tone


def test_a_passage_is_evidence_for_its_event_and_its_actor():
    evidence = linked("[a]{#p1 para=1 event=visit} [b]{#p2 para=1 actor=acme} [c]{#p3 para=1}").evidence
    assert {id: [item.passage.id for item in items] for id, items in evidence.items()} == {
        "visit": ["p1"],
        "acme": ["p2"],
    }


def test_a_document_knows_once_each_page_that_cites_it():
    assert linked(PASSAGE.format("")).citing == {"doc-here": ("method",)}


def test_a_passage_stands_in_its_paragraph():
    stretch = linked("First.\n\nHere " + PASSAGE.format("") + " late.").stretches["doc-here", "p1"]
    assert (stretch.anchor, stretch.text[stretch.start : stretch.end]) == ("paragraph-2", "Ada came")


def test_an_actor_knows_every_mention_with_its_words():
    places = linked("Ada, Ada Lovelace and [[ada|she]].").mentions["ada"]
    assert [(place.form, place.via) for place in places] == [
        ("Ada", "alias"),
        ("Ada Lovelace", "name"),
        ("she", "written"),
    ]
    assert all(place.stretch.text[place.stretch.start : place.stretch.end] == place.form for place in places)


ACROSS = pytest.mark.parametrize("written", ["Ada\nLovelace", "*Ada* Lovelace", "[Ada]{#p1 para=1} Lovelace"])


@ACROSS
def test_a_name_across_pieces_is_one_mention(written):
    (place,) = linked(written).mentions["ada"]
    assert place.form == "Ada Lovelace"


@ACROSS
def test_a_mention_across_pieces_has_the_place_of_all_its_words(written):
    stretch = linked(written).mentions["ada"][0].stretch
    assert stretch.text[stretch.start : stretch.end] == "Ada Lovelace"


def test_a_page_does_not_mention_itself():
    texts = CAST | here("")
    texts["actors/bert.md"] += "Bert and [[bert]] and Ada."
    mentions = link(texts)[0].mentions
    assert [place.page.id for place in mentions["bert"]] == ["ada"]
    assert [place.page.id for place in mentions["ada"]] == ["bert"]


def test_an_office_is_left_alone_on_a_page_without_a_date():
    assert "ada" not in linked("").mentions


def test_an_office_on_an_event_is_of_the_day_of_the_event():
    texts = CAST | here("")
    texts["events/visit.md"] += "The Harbour Master came."
    (place,) = link(texts)[0].mentions["ada"]
    assert (place.form, place.via) == ("Harbour Master", "office")


def linked(text):
    return link(CAST | here(text))[0]
