"""What stays: a passage shows its seal and how to cite it, and an old address leads on with all that it says."""

import shutil
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import place as place_of
from tests.browser.test_every_kind import KINDS, both_widths
from tests.browser.visits import ROOT
from tests.conftest import Dossier

DOCUMENT = KINDS["document"]
PROOF = "#p3-note .proof"


def opened(go, **condition):
    page = go(f"{DOCUMENT}#p3", **condition)
    if condition.get("script", True) is False and condition.get("width") == 390:
        page.locator("details.margin", has=page.locator("#p3-note")).locator("> summary").click()
    page.locator(f"{PROOF} > summary").click()
    return page


@both_widths
@pytest.mark.parametrize("script", [True, False])
def test_the_seal_and_the_citation_unfold(go, width, script):
    page = opened(go, width=width, script=script)
    expect(page.locator(f"{PROOF} > .cite-as")).to_be_visible()
    expect(page.locator(PROOF)).to_contain_text("SHA-256")


def test_without_a_script_there_are_no_buttons(go):
    page = opened(go, script=False)
    assert page.locator(f"{PROOF} button").count() == 0


@pytest.mark.parametrize("place", ["http", "disk"])
@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("Link", "cnn-2015-12-18-syria-talks.html#p3"),
        ("Words", "paragraph 2, as given in "),
        ("CSL-JSON", '"id": "cnn-2015-12-18-syria-talks#p3"'),
        ("RIS", "ID  - cnn-2015-12-18-syria-talks#p3"),
        ("BibTeX", "{cnn-2015-12-18-syria-talks:p3,"),
    ],
)
def test_a_passage_is_given_in_each_format(go, place, style, words):
    page = opened(go, place=place)
    page.locator(PROOF).get_by_role("button", name=style).click()
    expect(page.locator(f"{PROOF} pre")).to_contain_text(words)
    text = page.locator(f"{PROOF} pre").inner_text()
    assert "⟦" not in text
    assert "#p3" in text.replace(r"\#", "#")


def test_no_button_makes_the_page_wider_than_a_phone(go):
    page = opened(go, width=390)
    page.locator(PROOF).get_by_role("button", name="BibTeX").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.fixture(scope="module")
def moved(browser, tmp_path_factory):
    """The committed dossier after an actor and a document have got other ids."""
    made = Dossier(tmp_path_factory.mktemp("moved"))
    shutil.copytree(ROOT / "content", made.content, ignore=shutil.ignore_patterns(".dossier-cache"))
    for old, new in (("cnn-2015-12-18-syria-talks", "cnn-talks"), ("john-kerry", "kerry")):
        assert made.run("rename", old, new).code == 0
    with place_of(browser, made.built().site) as opened:
        yield opened


@contextmanager
def led(browser, moved, name, place, script):
    """A page that leads on at once, so that it never comes to rest itself."""
    context = browser.new_context(java_script_enabled=script)
    context.set_default_timeout(10_000)
    page = context.new_page()
    try:
        page.goto(moved.address(name, place), wait_until="commit")
        yield page
    finally:
        context.close()


@pytest.mark.parametrize("place", ["http", "disk"])
@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (DOCUMENT, "documents/cnn-talks.html"),
        ("actors/john-kerry.html", "actors/kerry.html"),
        ("ties/john-kerry--russia.html", "ties/kerry--russia.html"),
    ],
)
def test_an_old_address_leads_to_the_new_one(browser, moved, place, script, old, new):
    with led(browser, moved, old, place, script) as page:
        page.wait_for_url(f"**/{new}")


@pytest.mark.parametrize("place", ["http", "disk"])
def test_the_number_of_a_passage_is_taken_along(browser, moved, place):
    with led(browser, moved, f"{DOCUMENT}#p5", place, script=True) as page:
        page.wait_for_url("**/documents/cnn-talks.html#p5")
        expect(page.locator("#p5.linked")).to_be_attached()
