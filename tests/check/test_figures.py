"""Figures on one thing agree as they are written, or a dispute says that they do not."""

import pytest

SITE = """
-- actors/club.md --
---
name: Club
kind: body
{disputes}---
-- documents/doc-1.md --
---
title: One
date: 2020-01-01
date_basis: stated
---
The club has [17 members]{{#p1 para=1 actor=club {one}}}.
-- documents/doc-2.md --
---
title: Two
date: 2021-01-01
date_basis: stated
---
The club has [22 members]{{#p1 para=1 actor=club {two}}}.
"""
DISPUTE = "disputes: [{{kind: update, measure: boats, passages: [doc-1#p1, doc-2#{passage}], note: Open.}}]\n"


@pytest.fixture
def faults(dossier):
    def found(one, two, disputes="", more=""):
        return dossier(SITE.format(one=one, two=two, disputes=disputes) + more).faults("--links", "none")

    return found


@pytest.mark.parametrize(
    ("one", "two"), [("boats=17", "boats=22"), ("boats=17", "boats=17+"), ("boats=17~", "boats=17-")]
)
def test_figures_that_differ_as_written_want_a_dispute(faults, one, two):
    assert [fault["rule"] for fault in faults(one, two)] == ["figures-agree-or-are-disputed"]


def test_the_warning_stands_at_the_later_figure_and_proposes_the_entry(faults):
    (fault,) = faults("boats=17", "boats=22+")
    assert (fault["severity"], fault["path"], fault["line"], fault["column"]) == (
        "warning",
        "content/documents/doc-2.md",
        6,
        49,
    )
    assert fault["message"] == "at least 22 boats here, 17 in `doc-1#p1`, and no dispute"
    assert fault["hint"] == (
        "say so in the front matter of `content/actors/club.md`: "
        "`disputes: [{kind: update, measure: boats, passages: [doc-1#p1, doc-2#p1], "
        'note: "17 boats (One, 1 January 2020); at least 22 boats (Two, 1 January 2021)."}]`'
    )


def test_where_there_are_disputes_an_item_of_the_list_is_proposed(faults):
    (fault,) = faults("boats=17 at=2021", "boats=22 at=2021", DISPUTE.format(passage="p2"), more=MORE)
    assert fault["hint"] == (
        "say so under `disputes:` in `content/actors/club.md`: "
        "`- {kind: contradiction, measure: boats, passages: [doc-1#p1, doc-2#p1, doc-2#p2], "
        'note: "17 boats (One, 2021); 22 boats (Two, 2021); 17 boats (Two, 2021)."}`'
    )


MORE = """
-- documents/doc-2.md --
---
title: Two
date: 2021-01-01
date_basis: stated
---
The club has [22 members]{#p1 para=1 actor=club boats=22 at=2021}, [later 17]{#p2 para=1 actor=club boats=17 at=2021}.
-- actors/club.md --
---
name: Club
kind: body
disputes: [{kind: update, measure: boats, passages: [doc-2#p1, doc-2#p2], note: Open.}]
---
"""


def test_the_proposal_can_be_pasted_as_it_is(dossier):
    made = dossier(SITE.format(one="boats=17", two="boats=22", disputes=""))
    made.edit("content/documents/doc-1.md", "title: One", 'title: The "One" \\ only')
    (fault,) = made.faults("--links", "none")
    entry = fault["hint"].split("`")[3]
    made.edit("content/actors/club.md", "kind: body\n", f"kind: body\n{entry}\n")
    assert made.faults("--links", "none") == []
    assert '17 boats (The "One" \\ only, 1 January 2020); 22 boats' in made.built().words("differences.html")


def test_figures_that_a_dispute_names_are_no_fault(faults):
    assert faults("boats=17", "boats=22", DISPUTE.format(passage="p1")) == []


@pytest.mark.parametrize("two", ["boats=17", "boats=17 at=2024"])
def test_figures_that_are_the_same_are_no_fault(faults, two):
    assert faults("boats=17", two) == []


def test_a_warning_of_figures_fails_a_strict_build(dossier):
    made = dossier(SITE.format(one="boats=17", two="boats=22", disputes=""))
    assert (made.build().code, made.build("--strict").code) == (0, 1)


PLAN = """
-- events/plan.md --
---
title: Plan
date: 2020
date_basis: stated
type: AGREE
status: planned
{outcome}---
-- documents/doc-1.md --
---
title: One
date: 2020
date_basis: stated
---
[So]{{#p1 para=1 event=plan}}
"""


def test_a_plan_without_an_outcome_is_an_error(dossier):
    (fault,) = dossier(PLAN.format(outcome="")).faults("--links", "none")
    assert (fault["rule"], fault["severity"], fault["path"]) == ("plan-has-outcome", "error", "content/events/plan.md")
    assert fault["message"] == "nothing says what became of this plan"
    assert fault["hint"] == "add `outcome: EVENT-ID`, or `outcome: unknown` where these sources do not tell"


def test_a_plan_of_which_these_sources_do_not_tell_is_no_fault(dossier):
    assert dossier(PLAN.format(outcome="outcome: unknown\n")).faults("--links", "none") == []
