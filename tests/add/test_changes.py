"""What an article changes: two states of a dossier, and what follows from the second alone."""

import pytest

from generator.add.changes import changes
from generator.derive.facts import derive
from generator.engine.engine import Engine
from generator.pipeline import gather
from generator.read.settings import find_settings
from tests.conftest import HARBOUR


@pytest.fixture(scope="module")
def facts(dossier):
    """The facts of the harbour with more files."""

    def make(more=""):
        made = dossier(HARBOUR + more)
        settings, _ = find_settings(made.content)
        gathered = gather(made.content, settings, Engine())
        assert gathered.is_sound(), gathered.problems
        return derive(gathered.dossier, Engine())

    return make


@pytest.fixture(scope="module")
def before(facts):
    return facts()


DOCUMENT = """
-- documents/doc-2020-04-20-later.md --
---
title: Later
date: 2020-04-20
date_basis: stated
---
{}
"""
EVENT = """
-- events/{id}.md --
---
title: {title}
date: {date}
date_basis: stated
type: CONSULT
actor: [{actor}]
recipient: [{recipient}]
{more}
---
"""


def test_the_same_facts_change_nothing(before):
    assert changes(before, before) == ()


def test_a_new_tie_is_said(before, facts):
    after = facts(
        DOCUMENT.format("[They met.]{#p1 para=1 event=visit}")
        + EVENT.format(id="visit", title="A visit", date="2020-04-18", actor="cleo", recipient="gazette", more="")
    )
    assert changes(before, after) == ("new tie: Cleo Reed and The Gazette",)


def test_a_new_position_is_said_and_a_changed_one_as_that(before, facts):
    text = (
        "[Soon, she said.]{#p1 para=1 by=cleo topic=opening stance=soon}"
        " [Late, he said.]{#p2 para=2 by=gazette topic=opening stance=late}"
    )
    assert changes(before, facts(DOCUMENT.format(text))) == (
        "new position: The Gazette on “When will the harbour open?”, 20 April 2020: Not for years",
        "changed position: the town on “When will the harbour open?”, 20 April 2020: Within weeks",
    )


def test_figures_that_now_differ_are_said_with_their_places(before, facts):
    after = facts(DOCUMENT.format("[Twenty boats.]{#p1 para=1 actor=acme boats=20}"))
    assert changes(before, after) == (
        "figures differ: boats, Acme: at least 18 (acme-2020-03-02-deal#p4), 20 (doc-2020-04-20-later#p1)",
    )


def test_an_event_that_a_second_document_reports_is_said(before, facts):
    after = facts(DOCUMENT.format("[They will meet.]{#p1 para=1 event=second-round}"))
    assert changes(before, after) == ("second source: The second round, April 2020",)


def test_a_plan_with_an_outcome_is_said(facts):
    met = EVENT.format(id="met", title="They met", date="2020-04-18", actor="acme", recipient="town", more="")
    text = DOCUMENT.format("[They met.]{#p1 para=1 event=met}") + met
    perhaps = facts(text)
    assert (
        "expectation perhaps answered: The second round: They met; `outcome: met` in `" in changes(facts(), perhaps)[-1]
    )
    plan = EVENT.format(
        id="second-round", title="The second round", date="2020-04", actor="acme", recipient="town",
        more="status: planned\noutcome: met",
    )  # fmt: skip
    assert changes(perhaps, facts(text + plan)) == ("expectation answered: The second round: They met",)
