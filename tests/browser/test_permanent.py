"""What stays: a passage shows its seal and how to cite it, and an old address leads on with all that it says."""

import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import place as place_of
from tests.browser.test_every_kind import KINDS, both_widths
from tests.browser.visits import ROOT, Condition
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
    expect(page.locator(f"{PROOF} > p").first).to_contain_text("SHA-256")


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
    page.get_by_role("button", name=style).click()
    expect(page.locator(f"{PROOF} pre")).to_contain_text(words)
    text = page.locator(f"{PROOF} pre").inner_text()
    assert "⟦" not in text
    assert "#p3" in text.replace(r"\#", "#")


def test_no_button_makes_the_page_wider_than_a_phone(go):
    page = opened(go, width=390)
    page.get_by_role("button", name="BibTeX").click()
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
def test_an_old_address_leads_to_the_new_one(moved, place, script, old, new):
    with moved.open(old, Condition(place=place, script=script)) as listener:
        listener.page.wait_for_url(f"**/{new}")
        expect(listener.page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("place", ["http", "disk"])
def test_the_number_of_a_passage_is_taken_along(moved, place):
    with moved.open(f"{DOCUMENT}#p5", Condition(place=place)) as listener:
        listener.page.wait_for_url("**/documents/cnn-talks.html#p5")
        expect(listener.page.locator("#p5.linked")).to_be_attached()
