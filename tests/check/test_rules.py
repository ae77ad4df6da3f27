"""What should hold of a whole dossier."""

import pytest

EVENT = """
-- events/deal.md --
---
title: The deal
date: 2020
date_basis: stated
type: AGREE
---
"""
DOCUMENT = """
-- documents/acme-1.md --
---
title: A day
date: 2020
date_basis: stated
publish: {publish}
---
{body}
"""


@pytest.fixture
def rules(dossier):
    return lambda text: [problem["rule"] for problem in dossier(text).faults("--links", "none")]


def test_an_event_that_no_passage_reports_is_found(rules):
    assert rules(EVENT) == ["event-has-evidence"]


def test_an_event_that_a_passage_reports_is_no_fault(rules):
    assert rules(EVENT + DOCUMENT.format(publish="excerpts", body="[So]{#p1 para=1 event=deal}")) == []


def test_a_quotation_of_twelve_words_is_no_fault(rules):
    assert rules(DOCUMENT.format(publish="excerpts", body=f"[“{'so ' * 11}on”]{{#p1 para=1}}")) == []


def test_a_quotation_of_thirteen_words_is_found(rules):
    assert rules(DOCUMENT.format(publish="excerpts", body=f"[“{'so ' * 12}on”]{{#p1 para=1}}")) == ["excerpt-is-short"]


def test_a_text_that_may_be_shown_in_full_is_quoted_at_any_length(rules):
    assert rules(DOCUMENT.format(publish="full", body=f"[“{'so ' * 12}on”]{{#p1 para=1}}")) == []


def test_a_document_that_shows_its_citation_only_has_no_text(rules):
    assert rules(DOCUMENT.format(publish="metadata", body="A text.")) == ["metadata-has-no-text"]


def around(kind, key, ids, head):
    """Things of which each names the one before it, and the first the last."""
    before = (ids[-1], *ids[:-1])
    return "".join(
        f"-- {kind}/{id}.md --\n---\n{head}{key}\n---\n".replace("ID", back)
        for id, back in zip(ids, before, strict=True)
    )


EVENT_HEAD = "title: E\ndate: 2020\ndate_basis: stated\ntype: CONSULT\n"


@pytest.mark.parametrize("key", ["follows: [ID]", "part_of: [ID]", "status: planned\noutcome: ID"])
@pytest.mark.parametrize("ids", ["a", "ab", "abcde"])
def test_events_that_lead_back_to_themselves_are_found_once(rules, key, ids):
    named = DOCUMENT.format(publish="excerpts", body=f'[So]{{#p1 para=1 event="{" ".join(ids)}"}}')
    assert rules(around("events", key, ids, EVENT_HEAD) + named) == ["nothing-leads-back"]


@pytest.mark.parametrize("ids", ["a", "ab", "abcde"])
def test_actors_that_are_part_of_themselves_are_found_once(rules, ids):
    assert rules(around("actors", "part_of: [ID]", ids, "name: A\nkind: body\n")) == ["nothing-leads-back"]


def test_an_event_may_follow_two_that_follow_one(rules):
    events = "".join(
        f"-- events/{id}.md --\n---\n{EVENT_HEAD}follows: [{before}]\n---\n"
        for id, before in {"a": "", "b": "a", "c": "a", "d": "b, c"}.items()
    )
    assert rules(events + DOCUMENT.format(publish="excerpts", body='[So]{#p1 para=1 event="a b c d"}')) == []


ACTOR = """
-- actors/ada.md --
---
name: Ada
kind: person
{front}---
{text}
"""
CITE = "cite what it rests on, `[@document-id#p5]`, or mark what these sources do not say, `[words]{basis=background}`"
SOUND = DOCUMENT.format(publish="excerpts", body="[So]{#p1 para=1}")


@pytest.fixture
def found(dossier):
    """The rule, severity, place, message and hint of each problem of a dossier."""

    def look(text):
        problems = dossier(SOUND + text).faults("--links", "none")
        keys = ("rule", "severity", "path", "line", "column", "message", "hint")
        return [tuple(problem[key] for key in keys) for problem in problems]

    return look


def test_a_paragraph_that_leads_to_no_passage_is_found_at_its_first_word(found):
    message = "nothing that is said here leads to a passage"
    place = ("content/actors/ada.md", 6, 3)
    assert found(ACTOR.format(front="", text="Ada came [@acme-1#p1].\n\n- She\n  left.").replace("\n\n-", "\n-")) == [
        ("claim-has-evidence", "warning", *place, message, CITE)
    ]


def test_an_office_whose_evidence_is_a_whole_document_is_found(found):
    office = "offices: [{title: Chair, of: ada, evidence: [acme-1]}]\n"
    assert found(ACTOR.format(front=office, text="")) == [
        (
            "claim-has-evidence",
            "warning",
            "content/actors/ada.md",
            4,
            19,
            "the evidence of this office is no passage",
            "name one, `evidence: [document-id#p5]`, or write `basis: background`",
        )
    ]


@pytest.mark.parametrize("evidence", ["", ", evidence: []"])
def test_an_office_with_nothing_behind_it_is_found_once(found, evidence):
    office = f"offices: [{{title: Chair, of: ada{evidence}}}]\n"
    assert [rule for rule, *_ in found(ACTOR.format(front=office, text=""))] == ["office-has-evidence"]


def test_an_inferred_date_of_a_document_without_a_reason_is_found(found):
    text = "-- documents/doc-2.md --\n---\ntitle: A day\ndate: 2020\ndate_basis: inferred\n---\n"
    assert found(text) == [
        (
            "claim-has-evidence",
            "warning",
            "content/documents/doc-2.md",
            1,
            1,
            "this date is inferred, and nothing says from what",
            "name the passages, `date_evidence: [doc-2#p1]`, or say it in `date_note`",
        )
    ]


def test_a_date_leads_to_passages_that_are_there(found):
    text = "-- documents/doc-2.md --\n---\ntitle: A\ndate: 2020\ndate_basis: stated\ndate_evidence: [acme-1#p9]\n---\n"
    assert [rule for rule, *_ in found(text)] == ["passage-resolves"]


def test_an_open_claim_is_published_unless_the_build_is_strict(dossier):
    made = dossier(SOUND + ACTOR.format(front="", text="Ada came."))
    assert made.build().code == 0
    assert made.build("--strict").code == 1
