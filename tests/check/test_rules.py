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


@pytest.mark.parametrize("key", ["follows: [ID]", "part_of: [ID]", "outcome: ID"])
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
