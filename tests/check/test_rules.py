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
