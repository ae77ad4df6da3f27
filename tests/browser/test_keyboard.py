"""Every page by keyboard alone."""

from playwright.sync_api import expect

from tests.browser.test_every_kind import KINDS, every_kind

STOPS = 12
FOCUS = """() => {
  const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(document.activeElement);
  const ring = outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
  return ring || boxShadow !== "none" ? "" : document.activeElement.outerHTML.slice(0, 120);
}"""


@every_kind
def test_the_first_stop_leads_to_the_content(go, kind):
    page = go(KINDS[kind])
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    expect(page.locator("a.skip")).to_be_in_viewport(ratio=1)


@every_kind
def test_after_it_comes_what_stands_in_the_main_part(go, kind):
    page = go(KINDS[kind])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, footer, body').tagName") in ("MAIN", "BODY")


@every_kind
def test_it_is_seen_where_one_is(go, kind):
    page = go(KINDS[kind])
    unseen = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        unseen.append(page.evaluate(FOCUS))
    assert [element for element in unseen if element and not element.startswith("<body")] == []
