"""What is proposed of findings: what the dossier does not say yet, once, with little of the source in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from msgspec import structs

from generator.add.finding import EventFound, Findings, Mention, NewActor, Participant, Statement
from generator.add.review.fact import Candidate, NameFact, Place, StatementFact
from generator.add.review.lines import line_of
from generator.add.review.merged import MOST, merged, proposals_text, proposed
from generator.add.review.sheet import Sheet, read_sheet, sheet_text
from generator.add.review.words import quotable
from generator.engine.engine import Engine
from generator.pipeline import gather
from generator.read.faults import Faults
from generator.read.settings import find_settings
from generator.read.sources import SourceText
from tests.add.storm import DOSSIER, ID, LONG, MEETING, MEETING_KNOWN, TEXT, at, found

SOURCE = SourceText(TEXT.encode())


@pytest.fixture(scope="module")
def harbour_dossier(dossier):
    """The dossier of the harbour with the article about the storm, of which nothing is told yet."""
    made = dossier(DOSSIER)
    settings, _ = find_settings(made.content)
    return gather(made.content, settings, Engine()).dossier


@pytest.fixture
def told(dossier):
    """The dossier where the account of the article says this."""

    def tell(account, more=""):
        made = dossier(DOSSIER + more)
        path = made.content / f"documents/{ID}.md"
        path.write_text(f"{path.read_text()}\n{account}\n")
        settings, _ = find_settings(made.content)
        gathered = gather(made.content, settings, Engine())
        assert gathered.is_sound(), gathered.problems
        return gathered.dossier

    return tell


def lines(dossier, findings=None, text=TEXT):
    """What is proposed, without ids and rules."""
    sheet = proposed(Sheet(ID), SourceText(text.encode()), found() if findings is None else findings, dossier)
    return [line_of(each).removeprefix("- [ ] ").rpartition(" ^")[0] for each in sheet.proposals]


def test_what_is_new_is_proposed_kind_by_kind(harbour_dossier):
    sheet = proposed(Sheet(ID), SOURCE, found(), harbour_dossier)
    (event,) = (each.id for each in sheet.proposals if line_of(each).startswith("- [ ] undated"))
    assert lines(harbour_dossier) == [
        '[[nora-falk|Nora Falk]] · person · office "pilot" of [[coast-guard]] · also "Falk" · ¶3',
        "[[coast-guard|Coast Guard]] · organization · ¶3",
        '[[cleo]] · also "Reed" · ¶2',
        "[[cleo]] says “We open when the wind is gone” · ¶2",
        '[[nora-falk]] says · ¶3 "that at least … counted them all"',
        '[[nora-falk]] says · ¶4 "It was the … more of them"',
        'unnamed "A clerk of the town" says · ¶7 "called the sea wall a joke"',
        (
            "2020-03-09 CONSULT · [[cleo]] > [[ada]] · Town hall · inferred \"published 2020-03-09\" · "
            '¶2 "Mayor Cleo Reed … hall on Monday."'
        ),
        'undated ASSAULT · ¶3 "Nora Falk, a … counted them all."',
        (
            "2020-03-08 REJECT · [[cleo]] > [[acme]] · inferred \"published 2020-03-09\" · "
            '¶8 "Reed rejected a … the town hall."'
        ),
        f'20+ boats · as boats · on ^{event} · ¶3 "at least 20 boats"',
        '20 boats · as boats · on ? · ¶7 "twenty boats"',
    ]  # fmt: skip


def test_an_actor_whom_the_dossier_has_under_that_name_is_not_new(harbour_dossier):
    findings = Findings(
        actors=(NewActor(id="stone", name="Ms Stone", kind="person", **at("Ms Stone")),),
        statements=(Statement(kind="direct", speaker="stone", **at('"We open when the wind is gone,"')),),
    )
    assert lines(harbour_dossier, findings) == ["[[ada]] says “We open when the wind is gone” · ¶2"]


def test_a_new_actor_whose_id_is_taken_gets_a_number(harbour_dossier):
    findings = Findings(actors=(NewActor(id="deal", name="Nora Falk", kind="person", **at("Nora Falk")),))
    assert lines(harbour_dossier, findings) == ["[[deal-2|Nora Falk]] · person · ¶3"]


def test_an_id_that_can_be_none_is_not_proposed(harbour_dossier):
    findings = Findings(actors=(NewActor(id="Nora Falk", name="Nora Falk", kind="person", **at("Nora Falk")),))
    assert lines(harbour_dossier, findings) == []


def test_a_reported_clause_with_a_quotation_in_it_is_proposed_as_the_quotation(harbour_dossier):
    text = 'Reed said the town would "open soon" if it could.\n' * 9
    findings = Findings(
        statements=(
            Statement(kind="mixed", speaker="cleo", **at('the town would "open soon" if it could', text)),
            Statement(kind="direct", speaker="cleo", **at('"open soon"', text)),
        )
    )
    assert lines(harbour_dossier, findings, text) == ["[[cleo]] says “open soon” · ¶1"]


def test_a_quotation_that_is_cited_in_part_is_told(told):
    dossier = told("[Mayor Reed will open “when the wind is gone”.]{#p1 para=2 by=cleo}")
    assert not [line for line in lines(dossier) if line.startswith("[[cleo]] says")]


def test_a_clause_that_is_told_in_other_words_is_told(told):
    dossier = told(
        '[Many boats were lost.]{#p1 para=3 by=cleo} [Some laughed.]{#p2 para=7 by=unnamed as="A clerk of the town"}'
    )
    assert [line for line in lines(dossier) if " says · ¶3" in line] != []
    assert not [line for line in lines(dossier) if "clerk" in line]


def test_a_figure_that_is_given_is_told(told):
    dossier = told("[At least 20 boats.]{#p1 para=3 actor=acme boats=20+}")
    assert [line for line in lines(dossier) if "boats · as" in line] == [
        '20 boats · as boats · on ? · ¶7 "twenty boats"'
    ]


def test_an_event_that_the_dossier_has_is_proposed_with_a_second_source(told):
    assert (
        '2020-03-09 CONSULT · [[cleo]] > [[ada]] · Town hall · is [[meeting]] · ¶2 "Mayor Cleo Reed … hall on Monday."'
        in (lines(told("", MEETING_KNOWN)))
    )


def test_an_event_that_the_account_reports_is_told(told):
    dossier = told("[They met.]{#p1 para=2 event=meeting}", MEETING_KNOWN)
    assert not [line for line in lines(dossier) if "CONSULT" in line]


def test_an_event_of_others_or_of_another_day_is_another(told):
    dossier = told("", MEETING_KNOWN.replace("2020-03-09", "2020-03-08"))
    assert any("CONSULT" in line and "is [[" not in line for line in lines(dossier))


# --- what may stand in a file that everybody can read ----------------------------------------------------


def test_no_more_than_the_share_of_the_source_is_quoted(harbour_dossier):
    text = f'"We open soon and stay open," said Reed.\n"We close soon," said Reed.\n{"All was quiet. " * 25}\n'
    findings = Findings(
        statements=(
            Statement(kind="direct", speaker="cleo", **at('"We open soon and stay open,"', text)),
            Statement(kind="direct", speaker="cleo", **at('"We close soon,"', text)),
        )
    )
    assert len(text.split()) == 88
    assert lines(harbour_dossier, findings, text) == [
        "[[cleo]] says “We open soon and stay open” · ¶1",
        '[[cleo]] says · ¶2 "We close soon"',
    ]


@pytest.mark.parametrize("words", [LONG, '"a “word” in a word"', '"with [brackets]"'])
def test_what_cannot_be_quoted_as_it_stands_is_shown_by_its_place(harbour_dossier, words):
    text = f"{words} said Reed.\n" + "All was quiet. " * 200
    findings = Findings(statements=(Statement(kind="direct", speaker="cleo", **at(words, text)),))
    (line,) = lines(harbour_dossier, findings, text)
    assert line.startswith("[[cleo]] says · ¶1")


def test_no_sentence_of_the_source_stands_in_the_file(harbour_dossier):
    text = proposals_text(ID, TEXT, found(), harbour_dossier)
    sentences = [sentence.strip() for line in TEXT.splitlines()[1:] for sentence in line.split(".")]
    assert [sentence for sentence in sentences if len(sentence.split()) > 6 and sentence in text] == []


HOSTILE = some.text(some.sampled_from('a [] |{}"“”·^\\\n\u202e\u0301-#(),x'), min_size=1, max_size=60)


@given(HOSTILE)
@settings(deadline=None)
def test_whatever_stands_in_a_source_the_file_can_be_read(harbour_dossier, words):
    text = f"{words}\nsaid Reed.\n{'All was quiet. ' * 99}"
    place = {"start": 0, "end": len(words), "rule": "a rule (of mine)"}
    findings = Findings(
        mentions=(Mention(actor="cleo", type="name", **place),),
        actors=(NewActor(id="n", name=words, kind="person", role=words, affiliation=words, forms=(words,), **place),),
        statements=(
            Statement(kind="direct", speaker="cleo", **place),
            Statement(kind="indirect", described=words, **place),
        ),
        events=(EventFound(type="AID", edtf="2020", place=words, participants=(Participant("n", "actor"),), **place),),
    )
    faults = Faults("")
    written = proposals_text(ID, text, findings, harbour_dossier)
    assert sheet_text(read_sheet(ID, written, faults)) == written
    assert faults.found() == ()


# --- proposing again -------------------------------------------------------------------------------------


SUBSETS = some.sets(some.integers(0, 11))


@settings(deadline=None, max_examples=30)
@given(SUBSETS, SUBSETS)
def test_again_on_the_same_input_nothing_changes(harbour_dossier, accepted, deleted):
    first = proposed(Sheet(ID), SOURCE, found(), harbour_dossier)
    reviewed = first.having(
        structs.replace(each, accepted=number in accepted)
        for number, each in enumerate(first.proposals)
        if number not in deleted
    )
    again = proposed(read_sheet(ID, sheet_text(reviewed), Faults("")), SOURCE, found(), harbour_dossier)
    assert sheet_text(again) == sheet_text(reviewed)


def test_a_line_that_was_corrected_stays_as_it_is_and_is_not_proposed_beside_itself(harbour_dossier):
    text = proposals_text(ID, TEXT, found(), harbour_dossier).replace("undated ASSAULT", "2020-03-08 ASSAULT")
    again = proposed(read_sheet(ID, text, Faults("")), SOURCE, found(), harbour_dossier)
    assert sheet_text(again) == text


def test_what_is_found_later_names_an_actor_by_the_id_that_its_line_was_given_by_hand(harbour_dossier):
    first = proposed(Sheet(ID), SOURCE, found(statements=()), harbour_dossier)
    corrected = read_sheet(ID, sheet_text(first).replace("[[nora-falk|", "[[pilot-falk|"), Faults(""))
    again = proposed(corrected, SOURCE, found(), harbour_dossier)
    said = [line_of(each) for each in again.proposals if each.id.startswith("s")]
    assert len([line for line in said if line.startswith("- [ ] [[pilot-falk]] says")]) == 2
    assert not [line for line in said if "nora-falk" in line]
    assert proposed(again, SOURCE, found(), harbour_dossier) == again


def test_where_the_list_of_keys_is_lost_the_lines_still_say_what_was_proposed(harbour_dossier):
    text = proposals_text(ID, TEXT, found(), harbour_dossier)
    without = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("<!--"))
    again = proposed(read_sheet(ID, without, Faults("")), SOURCE, found(), harbour_dossier)
    assert [line_of(each) for each in again.proposals] == [
        line_of(each) for each in read_sheet(ID, text, Faults("")).proposals
    ]


def test_what_is_found_later_stands_among_the_rest_in_the_order_of_the_source(harbour_dossier):
    first = proposed(Sheet(ID), SOURCE, found(statements=found().statements[1:]), harbour_dossier)
    again = proposed(first, SOURCE, found(), harbour_dossier)
    said = [line_of(each) for each in again.proposals if each.id.startswith("s")]
    assert "We open" in said[0]
    assert len(said) == 4


def test_another_rule_or_doubt_does_not_make_another_fact(harbour_dossier):
    before = proposed(Sheet(ID), SOURCE, found(), harbour_dossier)
    other = found(statements=tuple(structs.replace(each, rule="new", sure=False) for each in found().statements))
    assert proposed(before, SOURCE, other, harbour_dossier) == before


def test_another_speaker_makes_another_fact(harbour_dossier):
    before = proposed(Sheet(ID), SOURCE, found(), harbour_dossier)
    other = found(statements=(structs.replace(found().statements[0], speaker="ada"),))
    again = proposed(before, SOURCE, other, harbour_dossier)
    new = next(line_of(each) for each in again.proposals if each not in before.proposals)
    assert new.startswith("- [ ] [[ada]] says")


def test_a_file_holds_no_more_than_a_person_can_read():
    many = [
        Candidate(
            key=f"n-{n:012x}",
            fact=NameFact(actor="a", form=f"A{n}"),
            place=Place(1, 1),
            rule="r",
            sure=True,
            position=n,
        )
        for n in range(MOST + 1)
    ]
    assert len(merged(Sheet(ID), many, 0).proposals) == MOST


def test_a_fact_that_stands_twice_in_a_paragraph_is_proposed_once(harbour_dossier):
    twice = f"{MEETING} {MEETING}\n"
    events = tuple(
        EventFound(
            type="CONSULT", edtf="2020-03-09", participants=(Participant("cleo", "actor"),),
            start=start, end=start + len(MEETING), rule="r",
        )
        for start in (0, len(MEETING) + 1)
    )  # fmt: skip
    assert len(lines(harbour_dossier, Findings(events=events), twice)) == 1


def test_words_that_may_be_quoted_are_the_speakers_without_the_reporters_comma(harbour_dossier):
    (fact,) = (
        each.fact
        for each in proposed(Sheet(ID), SOURCE, found(), harbour_dossier).proposals
        if isinstance(each.fact, StatementFact) and each.fact.quoted
    )
    assert fact.quoted == "We open when the wind is gone"


@pytest.mark.parametrize(
    ("quoted", "words"),
    [
        ("‘We open when the wind is gone,’", "We open when the wind is gone"),
        ("'We open'", "We open"),
        ("“a matter of the workers’”", "a matter of the workers’"),
    ],
)
def test_marks_of_either_kind_are_no_words(quoted, words):
    assert quotable(quoted, 25) == words
