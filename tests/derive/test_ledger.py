"""The ledger: which claims there are, and on what each rests."""

import pytest

from generator.derive.ledger.ledger import ledger
from generator.model.ledger import Tally, tally
from tests.link.world import here, link

ACTORS = {
    "actors/ada.md": "---\nname: Ada\nkind: person\n---\n",
    "actors/bert.md": "---\nname: Bert\nkind: person\n---\n",
    "actors/land.md": "---\nname: Land\nkind: state\n---\n",
    "topics/opening.md": "---\ntitle: Shall it open?\nanswers: {yes: Yes, no: No}\n---\n",
}
EVENT = "---\ntitle: A day\ndate: 2015-12-15\ndate_basis: stated\ntype: CONSULT\n"
MET = "[They met.]{#p1 para=1 event=day}"


def claims(kind, *texts):
    """About what, how it stands, and the passages of each claim of a kind, in their order."""
    files = dict(ACTORS)
    for text in texts:
        files.update(text)
    dossier, problems = link(files)
    assert [problem.message for problem in problems] == []
    found = (claim for claim in ledger(dossier) if claim.kind == kind)
    return [(claim.about, claim.standing, [id for _, id in claim.passages]) for claim in found]


def event(front="", text=""):
    return {"events/day.md": f"{EVENT}{front}---\n{text}"}


def actor(text, front=""):
    return {"actors/ada.md": f"---\nname: Ada\nkind: person\n{front}---\n{text}"}


def paragraphs(text):
    """How each paragraph of an actor's page stands."""
    return [standing for _, standing, _ in claims("paragraph", here(MET), event(), actor(text))]


# --- dates -----------------------------------------------------------------------------------------------


def test_the_date_of_an_event_rests_on_the_passages_that_report_it():
    assert claims("date", here(f"{MET} [Again.]{{#p2 para=2}}"), event())[1:] == [("", "sourced", ["p1"])]


def test_the_date_of_an_event_rests_on_what_its_text_cites_too():
    found = claims("date", here(f"{MET} [Again.]{{#p2 para=2}}"), event(text="So [@doc-here#p2]."))
    assert found[1:] == [("", "sourced", ["p1", "p2"])]


def test_the_date_of_an_event_rests_on_its_own_evidence_alone_where_it_is_named():
    found = claims("date", here(f"{MET} [A Tuesday.]{{#p2 para=2}}"), event("date_evidence: [doc-here#p2]\n"))
    assert found[1:] == [("", "sourced", ["p2"])]


def test_the_date_of_an_event_that_nothing_reports_is_open():
    assert claims("date", here("Nothing."), event())[1:] == [("", "open", [])]


DOCUMENT = "---\ntitle: Here\ndate: 2015\ndate_basis: {basis}\n{front}---\n[So.]{{#p1 para=1}}"


@pytest.mark.parametrize(
    ("basis", "front", "standing"),
    [
        ("stated", "", "background"),
        ("inferred", "date_note: It says Friday.\n", "background"),
        ("inferred", "", "open"),
        ("inferred", "date_evidence: [doc-here#p1]\n", "sourced"),
    ],
)
def test_the_date_of_a_document_is_explained_or_has_a_passage_or_is_open(basis, front, standing):
    document = {"documents/doc-here.md": DOCUMENT.format(basis=basis, front=front)}
    assert [found for _, found, _ in claims("date", document)] == [standing]


# --- participants ----------------------------------------------------------------------------------------


def test_each_actor_in_each_part_is_a_participant():
    found = claims("participant", here(MET), event("actor: [ada, ada]\nrecipient: [bert]\nparticipants: [ada]\n"))
    assert [about for about, _, _ in found] == ["ada", "bert", "ada"]


def test_a_participant_rests_on_the_passages_whose_words_name_it():
    text = "[They met.]{#p1 para=1 event=day} [Ada was there.]{#p2 para=1 event=day}"
    assert claims("participant", here(text), event("actor: [ada]\n")) == [("ada", "sourced", ["p2"])]


def test_a_participant_rests_on_the_passages_whose_attributes_name_it():
    text = "[They met.]{#p1 para=1 event=day} [It was good.]{#p2 para=1 event=day by=ada}"
    assert claims("participant", here(text), event("actor: [ada]\n")) == [("ada", "sourced", ["p2"])]


def test_a_participant_whom_no_passage_names_rests_on_all_of_them():
    text = "[They met.]{#p1 para=1 event=day} [They left.]{#p2 para=1 event=day}"
    assert claims("participant", here(text), event("actor: [ada]\n")) == [("ada", "sourced", ["p1", "p2"])]


# --- offices, figures ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("basis", "standing"),
    [
        ("evidence: [doc-here#p1]", "sourced"),
        ("basis: background", "background"),
        ("evidence: [doc-here#p1], basis: background", "sourced"),
        ("evidence: [doc-here]", "open"),
    ],
)
def test_an_office_rests_on_its_evidence(basis, standing):
    office = f"offices: [{{title: Chair, of: land, {basis}}}]\n"
    found = claims("office", here(MET), event(), actor("", office))
    assert [(about, how) for about, how, _ in found] == [("Chair", standing)]


def test_a_figure_rests_on_its_passage_and_is_counted_for_each_subject():
    text = "[Two died.]{#p1 para=1 event=day actor=land deaths=2 guests=3}"
    found = claims("figure", here(text), event())
    assert found == [("deaths", "sourced", ["p1"]), ("guests", "sourced", ["p1"])] * 2


# --- edges, cells ----------------------------------------------------------------------------------------


def test_a_tie_rests_on_the_first_passage_of_each_of_its_events():
    text = "[They met.]{#p1 para=1 event=day} [They left.]{#p2 para=1 event=day}"
    found = claims("edge", here(text), event("actor: [ada]\nrecipient: [bert]\n"))
    assert found == [("bert", "sourced", ["p1"])]


def test_a_tie_rests_on_the_statements_of_the_one_about_the_other():
    assert claims("edge", here("[So.]{#p1 para=1 by=bert about=ada}")) == [("bert", "sourced", ["p1"])]


def test_a_membership_is_the_editors_order():
    assert claims("edge", actor("", "part_of: [land]\n")) == [("part of land", "background", [])]


def test_a_cell_rests_on_the_statements_of_a_side_at_a_date():
    said = "by=ada topic=opening stance=yes"
    text = f"[So.]{{#p1 para=1 {said}}} [Yes.]{{#p2 para=2 {said}}} [Still.]{{#p3 para=3 {said} at=2016}}"
    assert claims("cell", here(text)) == [("ada 2015-12-15", "sourced", ["p1", "p2"]), ("ada 2016", "sourced", ["p3"])]


# --- paragraphs ------------------------------------------------------------------------------------------

CITED = "So it was [@doc-here#p1]."
ASIDE = "[So it was.]{basis=background}"


@pytest.mark.parametrize(
    ("text", "standings"),
    [
        (CITED, ["sourced"]),
        ("So it was.", ["open"]),
        ("So it was [@doc-here].", ["open"]),
        (ASIDE, ["background"]),
        (f"{ASIDE} {ASIDE}!", ["background"]),
        ("[So *it* [was]{actor=none}, [[land]].]{basis=background}", ["background"]),
        (f"{ASIDE} And more.", ["open"]),
        (f"{ASIDE} {CITED}", ["sourced"]),
        (f"{CITED}\n\nMore.", ["sourced", "open"]),
        (f"- {CITED}\n- More.", ["sourced", "open"]),
        (f"- {CITED}\n\n- More.", ["sourced", "open"]),
        (f"- More.\n  - {CITED}", ["sourced", "open"]),
        (f"> {CITED}\n>\n> More.", ["sourced", "open"]),
        (f"| a |\n|---|\n| {CITED} |\n| More. |", ["sourced", "open"]),
        ("## Ada\n\n```\ncode\n```\n\n***", []),
        (f"{CITED}[^1]\n\n[^1]: More.", ["sourced", "open"]),
    ],
)
def test_a_paragraph_is_sourced_by_a_citation_or_is_background_or_open(text, standings):
    assert paragraphs(text) == standings


@pytest.mark.parametrize("path", ["events/day.md", "topics/opening.md", "actors/ada.md"])
def test_the_texts_of_events_actors_and_topics_make_claims(path):
    texts = {**ACTORS, **event()}
    assert claims("paragraph", here(MET), {path: f"{texts[path]}So."}, {} if "events" in path else event()) == [
        ("", "open", [])
    ]


def test_the_texts_of_documents_and_of_the_site_itself_make_none():
    assert claims("paragraph", here("So."), {"pages/about.md": "---\ntitle: About\n---\nSo.\n"}) == []


def test_a_tally_counts_claims_by_how_they_stand():
    dossier, _ = link({**ACTORS, **here(MET), **event("actor: [ada]\n"), **actor(f"{CITED}\n\n{ASIDE}\n\nSo.")})
    assert tally(ledger(dossier)) == Tally(claims=6, sourced=3, background=2, open=1)
