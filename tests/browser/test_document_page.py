"""A document: words and the notes that belong to them."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_every_kind import KINDS, both_widths

DOCUMENT = KINDS["document"]


@both_widths
@pytest.mark.parametrize("place", ["http", "disk"])
def test_a_link_to_a_passage_opens_its_note(go, place, width):
    page = go(f"{DOCUMENT}#p3", place=place, width=width)
    expect(page.locator("#p3-note")).to_be_visible()


def test_on_a_phone_notes_are_closed_until_they_are_asked_for(go):
    page = go(DOCUMENT, width=390)
    expect(page.locator("#p3-note")).to_be_hidden()


def test_on_a_phone_a_note_opens_without_a_script(go):
    page = go(DOCUMENT, width=390, script=False)
    page.locator("details.margin", has=page.locator("#p3-note")).locator("> summary").click()
    expect(page.locator("#p3-note")).to_be_visible()


@pytest.mark.parametrize("target", ["p3", "p3-note"])
def test_a_link_lights_the_words_and_their_note(go, target):
    page = go(f"{DOCUMENT}#{target}")
    assert page.locator(".linked").evaluate_all("(lit) => lit.map((one) => one.id).sort()") == ["p3", "p3-note"]


@pytest.mark.parametrize("pointed", ["p3", "p3-note"])
def test_words_and_their_note_light_up_together(go, pointed):
    page = go(DOCUMENT)
    page.locator(f"#{pointed}").hover()
    assert page.locator(".lit").evaluate_all("(lit) => lit.map((one) => one.id).sort()") == ["p3", "p3-note"]


def test_going_on_to_another_passage_lights_that_one_only(go):
    page = go(f"{DOCUMENT}#p3")
    page.evaluate("location.hash = 'p24'")
    expect(page.locator("#p24.linked")).to_be_attached()
    expect(page.locator("#p3.linked")).not_to_be_attached()
