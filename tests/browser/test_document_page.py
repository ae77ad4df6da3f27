"""A document: words and the notes that belong to them."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.test_every_kind import KINDS, both_widths

DOCUMENT = KINDS["document"]
DOCUMENTS = [DOCUMENT, "documents/doc-2019-05-30-roadmap.html", "documents/expatica-2016-07-15-us-offer.html"]


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


# --- the margin ------------------------------------------------------------------------------------------------

PLACES = """() => [...document.querySelectorAll(".reading > .row")].map((row) => {
  const box = (element) => { const { top, bottom } = element.getBoundingClientRect(); return [top, bottom]; };
  const words = (note) => document.getElementById(`${note.id}-ref`) ?? document.getElementById(note.id.slice(0, -5));
  return {
    text: box(row.querySelector(".text")),
    notes: [...row.querySelectorAll(".note")].map((note) => [...box(note), words(note).getClientRects()[0].top]),
  };
})"""


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("script", [True, False])
def test_no_note_lies_on_another(go, name, script):
    notes = [note for row in go(name, script=script).evaluate(PLACES) for note in row["notes"]]
    assert all(after[0] >= before[1] - 0.5 for before, after in pairwise(notes))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_note_stands_above_its_words(go, name):
    notes = [note for row in go(name).evaluate(PLACES) for note in row["notes"]]
    assert all(top >= line - 2 for top, _, line in notes)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_note_stands_above_its_paragraph_without_a_script(go, name):
    rows = go(name, script=False).evaluate(PLACES)
    assert all(top >= row["text"][0] - 1 for row in rows for top, *_ in row["notes"])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_text_does_not_wait_for_its_notes(go, name):
    rows = [row["text"] for row in go(name).evaluate(PLACES)]
    assert all(abs(after[0] - before[1]) < 1 for before, after in pairwise(rows))


def test_notes_begin_at_their_words_again_when_the_window_has_another_width(go):
    page = go(DOCUMENT, width=390)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.evaluate("() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))")
    assert all(top >= line - 2 for row in page.evaluate(PLACES) for top, _, line in row["notes"])
    page.set_viewport_size({"width": 390, "height": 900})
    page.evaluate("() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))")
    assert page.locator(".note[style*=margin], .text[style*=margin]").count() == 0


# --- what is behind a link -------------------------------------------------------------------------------------

CARD = "#preview"
LAVROV = '.text a[href$="sergey-lavrov.html"]'


@pytest.mark.parametrize("place", ["http", "disk"])
def test_pointing_at_a_name_shows_who_it_is(go, place):
    page = go(DOCUMENT, place=place)
    page.locator(LAVROV).first.hover()
    expect(page.locator(CARD)).to_be_visible()
    expect(page.locator(CARD)).to_contain_text("Foreign Minister, Russia")


def test_pointing_at_a_citation_shows_its_words(go):
    page = go(KINDS["event"])
    page.locator(".text .cite").first.hover()
    expect(page.locator(f"{CARD} q")).to_contain_text("the International Syria Support Group was to meet")


def test_the_keyboard_shows_it_too_and_says_that_it_belongs_to_the_link(go):
    page = go(DOCUMENT)
    page.keyboard.press("Tab")
    page.locator(LAVROV).first.focus()
    expect(page.locator(CARD)).to_be_visible()
    expect(page.locator(LAVROV).first).to_have_attribute("aria-describedby", "preview")


def test_escape_takes_it_away_and_the_pointer_can_rest_on_it(go):
    page = go(DOCUMENT)
    page.locator(LAVROV).first.hover()
    expect(page.locator(CARD)).to_be_visible()
    page.locator(CARD).hover()
    page.wait_for_timeout(400)
    expect(page.locator(CARD)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_be_hidden()


def test_leaving_both_takes_it_away(go):
    page = go(DOCUMENT)
    page.locator(LAVROV).first.hover()
    expect(page.locator(CARD)).to_be_visible()
    page.mouse.move(5, 5)
    expect(page.locator(CARD)).to_be_hidden()


# --- addresses and citations -----------------------------------------------------------------------------------


def test_each_paragraph_has_an_address_that_shows_when_it_is_pointed_at(go):
    page = go(DOCUMENT)
    link = page.locator("#paragraph-2 > .pilcrow")
    assert link.evaluate("(one) => getComputedStyle(one).opacity") == "0"
    page.locator("#paragraph-2").hover()
    assert link.evaluate("(one) => getComputedStyle(one).opacity") == "1"
    link.click()
    assert page.url.endswith("#paragraph-2")


@pytest.mark.parametrize(("style", "words"), [("Link", ".html"), ("RIS", "ER  -"), ("BibTeX", "@")])
def test_the_document_is_given_in_each_format(go, style, words):
    page = go(DOCUMENT)
    page.locator("#copies").get_by_role("button", name=style).click()
    expect(page.locator("#copies pre")).to_contain_text(words)
    assert "⟦" not in page.locator("#copies pre").inner_text()
