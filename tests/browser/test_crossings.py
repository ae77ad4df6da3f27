"""Ties, topics and names: from a crossing of things, in one click, to the words behind it."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.test_every_kind import KINDS

HREFS = "(links) => links.map((link) => new URL(link.getAttribute('href'), location).href)"
# Where the links stand that lead to the words.
EVIDENCE = {
    "tie": ".contacts a.source",
    "topic": "table.matrix .given-words a",
    "event": "a.source",
}
every_crossing = pytest.mark.parametrize("kind", EVIDENCE)


def hrefs(links: Locator) -> list[str]:
    return links.evaluate_all(HREFS)


@every_crossing
def test_every_link_to_words_leads_somewhere(go, real, kind):
    found = hrefs(go(KINDS[kind]).locator(EVIDENCE[kind]))
    assert found
    assert [address for address in found if not real.has(address)] == []


@every_crossing
@pytest.mark.parametrize("script", [True, False])
def test_one_click_shows_the_words(go, kind, script):
    page = go(KINDS[kind], script=script)
    page.locator(f"{EVIDENCE[kind]}:visible").first.click()
    expect(page.locator(":target").first).to_be_in_viewport()


def test_a_tie_has_no_evidence_without_words(go):
    contacts = go(KINDS["tie"]).locator(".contact")
    assert contacts.count() > 0
    assert contacts.evaluate_all("(all) => all.every((one) => one.querySelector('a.source'))")


@pytest.mark.parametrize("year", ["2011", "October 2015", "December 2015", "2019"])
def test_the_answers_of_the_united_states_on_assad_stand_under_their_dates(go, year):
    page = go(KINDS["topic"])
    sides = page.locator("table.matrix thead th").all_inner_texts()
    column = next(n for n, side in enumerate(sides) if side.startswith("United States"))
    lines = page.locator("table.matrix tbody tr", has=page.locator("th", has_text=year))
    assert any(cell.strip() for cell in lines.locator(f":nth-child({column + 1}) .given-words").all_inner_texts())


def test_a_change_of_answer_is_marked(go):
    assert go(KINDS["topic"]).locator("table.matrix .changed:visible").count() > 0


@pytest.fixture
def names(real):
    """The page of names and, where it has parts, those."""
    return [name for name in real.names() if name.startswith("names")]


def test_every_place_of_a_name_is_there(go, real, names):
    found = [address for name in names for address in hrefs(go(name).locator(".places a"))]
    assert found
    assert [address for address in found if not real.has(address)] == []


def test_an_office_means_its_holder_at_the_date(go, names):
    titles = [words for name in names for words in go(name).locator(".titles div").all_inner_texts()]
    (secretary,) = (words for words in titles if words.startswith("Secretary of State"))
    assert "John Kerry" in secretary
    assert "Mike Pompeo" in secretary


@pytest.mark.parametrize("name", ["actors/john-kerry.html", "actors/united-states.html"])
def test_an_actor_shows_its_neighbours_and_each_leads_on(go, real, name):
    found = hrefs(go(name).locator("svg.picture:visible a"))
    assert len(found) > 1
    assert [address for address in found if not real.has(address)] == []
