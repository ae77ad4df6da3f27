"""The preview in a browser: an open page follows the content."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.visits import AXE
from tests.serve.conftest import serving


@pytest.fixture
def live(scratch):
    with serving(scratch) as served:
        yield served


@pytest.fixture
def page(browser, live):
    troubles = []
    opened = browser.new_page()
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda message: troubles.append(message.text))
    opened.goto(f"{live.address}actors/ada.html")
    yield opened
    opened.close()
    assert [trouble for trouble in troubles if "status of 404" not in trouble] == []


def test_an_edit_shows_without_a_hand_on_the_browser(page, scratch):
    scratch.edit("content/actors/ada.md", "leads Acme", "led Acme for long")
    page.get_by_text("led Acme for long").wait_for()


def test_a_problem_stands_over_the_page_with_its_place_and_goes_when_it_is_mended(page, scratch):
    scratch.edit("content/actors/ada.md", "kind: person", "kind: parson")
    panel = page.get_by_role("status")
    panel.wait_for()
    shown = " ".join(panel.inner_text().split())
    assert "1 problem; the page is as it was before" in shown
    assert "content/actors/ada.md:3:7 kind: parson" in shown
    assert "did you mean `person`?" in shown
    assert panel.locator("mark").inner_text() == "parson"
    assert Axe().run(page, options=AXE).response["violations"] == []
    scratch.edit("content/actors/ada.md", "kind: parson", "kind: person")
    panel.wait_for(state="detached")


def test_the_words_of_a_problem_are_text(page, scratch):
    scratch.edit("content/actors/ada.md", "kind: person", "kind: <img src=x onerror=alert(1)>")
    panel = page.get_by_role("status")
    panel.wait_for()
    assert panel.locator("img").count() == 0
    scratch.edit("content/actors/ada.md", "kind: <img src=x onerror=alert(1)>", "kind: person")
    panel.wait_for(state="detached")


def test_a_page_that_is_deleted_gives_way_to_the_page_for_that(page, live, scratch):
    page.goto(f"{live.address}about.html")
    (scratch.content / "pages/about.md").unlink()
    page.get_by_role("heading", level=1).filter(has_not_text="About").wait_for()
    assert page.locator("h1").inner_text() != "About this dossier"
