"""The page of expectations: what was planned, as reported, and what is told of it."""

from generator.render.views.expectations import MOST

PAGE = "expectations.html"
PLAN = "events/second-round.html"
DEAL = "documents/acme-2020-03-02-deal.html"
HELD = """
-- events/held.md --
---
title: They meet again
date: 2020-06-02
date_basis: stated
type: CONSULT
---
"""


def test_a_plan_stands_with_its_announcement_and_its_time(harbour):
    (row,) = harbour.items(PAGE, PLAN)
    assert "2 March 2020" in row
    assert "reported by Acme and the town meet; no speaker is named" in row
    assert "April 2020" in row
    assert "No outcome in these sources" in row
    assert "Announced" not in row
    assert f"{DEAL}#p5" in harbour.links(PAGE)


def test_who_announced_it_is_named(scratch):
    said = "by=acme via=gazette event=second-round"
    scratch.edit("content/documents/acme-2020-03-02-deal.md", "event=second-round", said)
    (row,) = scratch.built().items(PAGE, PLAN)
    assert "by Acme, via The Gazette" in row


def test_the_date_of_the_announcement_is_told_from_that_of_the_article(scratch):
    scratch.edit("content/documents/acme-2020-03-02-deal.md", "event=second-round", "at=2020-02 event=second-round")
    (row,) = scratch.built().items(PAGE, PLAN)
    assert "Announced February 2020" in row


def test_what_became_of_it_stands_with_its_date_and_sources(scratch):
    scratch.write(HELD)
    scratch.edit("content/events/second-round.md", "outcome: unknown", "outcome: held")
    scratch.edit("content/documents/gazette-2020-03-05-doubts.md", "event=deal", 'event="deal held"')
    site = scratch.built()
    (row,) = site.items(PAGE, PLAN)
    assert "As we read it: an event after the time planned" in row
    assert "They meet again" in row
    assert "2 June 2020" in row
    assert "documents/gazette-2020-03-05-doubts.html#p1" in site.links(PAGE)


def test_the_counts_come_first(harbour):
    counts = [" ".join(node.text().split()) for node in harbour.page(PAGE).css(".counts li")]
    assert counts == [
        "1 planned, as reported",
        "0 with an event in the time planned",
        "0 with an event before or after it",
        "0 with an event only planned, or denied",
        "1 without an outcome in these sources",
    ]


def test_home_says_how_many_are_not_covered(harbour):
    words = harbour.words("index.html")
    assert "1 plan is told of; it has no outcome in these sources." in words
    assert PAGE in harbour.links("index.html")


def test_every_page_leads_there(harbour):
    assert {PAGE, "voices.html", "names.html"} <= harbour.links(DEAL, "footer")


def test_a_dossier_without_plans_says_so(dossier):
    assert "No event of this dossier is only planned." in dossier().built().words(PAGE)


def test_many_plans_have_a_page_for_each_year_in_which_they_were_reported(dossier):
    plan = "-- events/e{0}.md --\n---\ntitle: Plan {0}\ndate: 2030\ndate_basis: stated\ntype: AGREE\n{1}\n---\n"
    plans = "".join(plan.format(number, "status: planned\noutcome: unknown") for number in range(MOST + 1))
    words = "\n\n".join(
        f"[Plan.]{{#p{number + 1} para=1 by=unnamed as=x at={2001 + number % 2} event=e{number}}}"
        for number in range(MOST + 1)
    )
    source = f"-- documents/doc-1.md --\n---\ntitle: T\ndate: 2000\ndate_basis: stated\n---\n{words}\n"
    site = dossier(plans + source).built()
    assert {"expectations/2001.html", "expectations/2002.html"} <= site.links(PAGE)
    assert f"{MOST + 1} planned, as reported" in site.words(PAGE)
    assert "events/e0.html" in site.links("expectations/2001.html")
    assert "events/e1.html" in site.links("expectations/2002.html")
    assert site.dead_links() == []
