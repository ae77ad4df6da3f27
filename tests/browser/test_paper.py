"""Pages on paper: what is only for screens is left out, and notes keep to their passages."""

from itertools import pairwise

import pytest

from tests.browser.test_document_page import DOCUMENTS, PLACES
from tests.browser.test_every_kind import KINDS

SHOWN = """(selector) => [...document.querySelectorAll(selector)]
  .filter((element) => element.checkVisibility({visibilityProperty: true}) && element.getClientRects().length > 0)
  .map((element) => element.outerHTML.slice(0, 80))"""
CONTROLS = "button, input, select, .skip, .contents, .pilcrow, .turn, .copies"
KEPT = "document person state event topic tie about differences expectations voices".split()


@pytest.fixture
def printed(go):
    """A page as wide as the paper, printed."""

    def opened(name, script=True):
        page = go(name, script=script)
        page.set_viewport_size({"width": 794, "height": 1123})
        page.emulate_media(media="print")
        return page

    return opened


@pytest.mark.parametrize("kind", KEPT)
def test_no_control_is_printed(printed, kind):
    assert printed(KINDS[kind]).evaluate(SHOWN, CONTROLS) == []


@pytest.mark.parametrize("kind", KEPT)
def test_nothing_is_wider_than_the_paper(printed, kind):
    page = printed(KINDS[kind])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("script", [True, False])
def test_notes_are_printed_beside_their_paragraph(printed, name, script):
    rows = printed(name, script).evaluate(PLACES)
    assert sum(len(row["notes"]) for row in rows) > 0
    assert all(row["text"][0] - 1 <= top for row in rows for top, *_ in row["notes"])
    for row, following in pairwise(rows):
        assert all(bottom <= following["text"][0] + 1 for _, bottom, _ in row["notes"])


@pytest.mark.parametrize("kind", ["document", "event", "tie"])
def test_the_foot_says_where_the_page_is_from(printed, kind):
    page = printed(KINDS[kind])
    assert KINDS[kind] in page.locator(".on-paper").inner_text()


@pytest.mark.parametrize("kind", ["document", "event"])
def test_the_foot_says_how_the_date_is_known(printed, kind):
    assert "Inferred by the editors" in printed(KINDS[kind]).locator(".on-paper").inner_text()


def test_the_foot_is_for_paper_alone(go):
    assert go(KINDS["document"]).locator(".on-paper").is_hidden()
