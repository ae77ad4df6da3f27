"""Search: the field at the head of every page, over http and from disk, and the page of search with its facets."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.visits import Condition, faults
from tests.conftest import IN_CI

HOME = "index.html"
DOCUMENT = "documents/cnn-2015-12-18-syria-talks.html"
KERRY = "actors/john-kerry.html"

both_places = pytest.mark.parametrize("place", ["http", "disk"])


@pytest.fixture(scope="module")
def texts(real):
    """The texts can be searched; else these tests are skipped and say why."""
    names = (real.folder / "search-names.js").read_text(encoding="utf-8")
    if not json.loads(names.removeprefix("dossierNames = ").removesuffix(";\n"))["full"]:
        missing = "the site has no full text; install pagefind-bin"
        pytest.fail(missing) if IN_CI else pytest.skip(missing)


def ask(page, words):
    """Opens the field with its key and types."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.wait_for_selector("[role=option]")
    return page.locator("[role=combobox]")


def options(page):
    return page.locator("[role=option]").all_inner_texts()


def active(page):
    """The words of the option that is said to be active."""
    return page.evaluate("""() => {
      const field = document.querySelector("[role=combobox]");
      return document.getElementById(field.getAttribute("aria-activedescendant"))?.innerText ?? "";
    }""")


# --- the field at the head of every page -----------------------------------------------------------------


# 404.html is for a server: from a disk its addresses lead nowhere.
@pytest.mark.parametrize(
    ("name", "place"), [(HOME, "http"), (HOME, "disk"), (DOCUMENT, "http"), (DOCUMENT, "disk"), ("404.html", "http")]
)
def test_a_name_is_found_and_opened_by_keyboard(go, name, place):
    page = go(name, place=place)
    ask(page, "kerry")
    assert "John Kerry" in options(page)[0]
    page.keyboard.press("ArrowDown")
    assert "John Kerry" in active(page)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{KERRY}")


def test_nothing_is_asked_for_before_somebody_searches(real):
    with real.open(HOME, Condition(), fresh=True) as seen:
        before = [address for address in seen.requests if "search-names" in address or "find." in address]
        ask(seen.page, "kerry")
        after = [address for address in seen.requests if "search-names" in address or "find." in address]
    assert (before, len(after)) == ([], 3)


def test_the_arrows_go_round_and_escape_closes_then_gives_the_link_back(go):
    page = go(HOME)
    field = ask(page, "kerry")
    page.keyboard.press("ArrowUp")
    assert active(page) == options(page)[-1]
    page.keyboard.press("ArrowDown")
    assert active(page) == options(page)[0]
    page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "search-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "combobox"


def test_another_name_is_said_and_what_was_typed_is_marked(go):
    page = go(HOME)
    ask(page, "assad reg")
    first = page.locator("[role=option]").first
    assert "also Assad regime" in first.inner_text()
    assert first.locator("mark").all_inner_texts() == ["Assad", "reg"]


def test_accents_and_capitals_do_not_matter(go):
    page = go(HOME)
    ask(page, "KÉRRY")
    assert "John Kerry" in options(page)[0]


def test_the_last_entry_leads_to_the_page_of_search(go):
    page = go(HOME)
    ask(page, "kerry")
    assert len(options(page)) <= 12
    page.locator("[role=option]").last.click()
    page.wait_for_url("**/search.html?q=kerry")


def test_the_number_of_what_is_found_is_announced(go):
    page = go(HOME)
    ask(page, "kerry")
    assert "found" in page.locator(".masthead [role=status]").inner_text()


def test_the_key_does_nothing_while_somebody_types(go):
    page = go(HOME)
    field = ask(page, "a")
    page.keyboard.type("/")
    assert field.input_value() == "a/"


def test_the_key_can_be_turned_off(real):
    with real.open("search.html", Condition(), fresh=True) as seen:
        seen.page.locator("#slash").uncheck()
        seen.page.wait_for_load_state("networkidle")
        seen.page.goto(real.address(HOME))
        seen.page.keyboard.press("/")
        assert seen.page.locator("input.search-link").count() == 0
        assert seen.troubles == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_open_list_has_no_fault(go, theme, width):
    page = go(HOME, theme=theme, width=width)
    ask(page, "assad")
    page.keyboard.press("ArrowDown")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_a_script_the_link_leads_to_the_indexes(real):
    with real.open(HOME, Condition(script=False)) as seen:
        seen.page.locator("a.search-link").click()
        seen.page.locator("main a", has_text="People").first.click()
        assert seen.page.url.endswith("actors.html#person")


# --- the page of search ----------------------------------------------------------------------------------


def found(page):
    expect(page.locator(".found-words")).not_to_be_empty()
    return page.locator(".found-words").inner_text()


def test_from_disk_names_are_found_and_it_says_why_texts_are_not(real, go):
    page = go("search.html", place="disk")
    page.locator("#q").fill("kerry")
    assert found(page).startswith("Found: ")
    assert page.locator(".found a").first.inner_text() == "John Kerry"
    assert "not from a disk" in page.locator(".search-note").inner_text()
    assert urlsplit(page.url).query == "q=kerry"


def test_words_are_found_in_the_texts_and_a_hit_leads_to_them(texts, go, real):
    page = go("search.html")
    page.locator("#q").fill("cease-fire")
    assert "in the texts" in found(page)
    hit = page.locator("a.leads").first
    address = hit.get_attribute("href")
    assert real.has(address.partition(":~:")[0])
    assert ":~:text=" in address
    assert hit.locator("mark").count() >= 1


def test_facets_narrow_what_is_found_and_stand_in_the_address(texts, go):
    page = go("search.html")
    page.locator("#q").fill("committee")
    before = found(page)
    page.locator(".kinds label", has_text="Document").click()
    page.locator("select[name=actor]").select_option("russia")
    expect(page.locator(".found-words")).not_to_have_text(before)
    assert parse_qs(urlsplit(page.url).query) == {"q": ["committee"], "kind": ["document"], "actor": ["russia"]}
    kinds = page.locator(".found section small").all_inner_texts()
    assert kinds
    assert all(words.startswith("Document") for words in kinds if not words.isdigit())


def test_an_address_says_what_was_asked_for(texts, go):
    page = go("search.html")
    page.goto(page.url + "?q=committee&kind=event&year=2019")
    found(page)
    assert page.locator("#q").input_value() == "committee"
    assert page.locator(".kinds :checked").get_attribute("value") == "event"
    assert page.locator("select[name=year]").input_value() == "2019"


def test_more_are_shown_on_request(texts, go):
    page = go("search.html")
    page.locator("#q").fill("Russia")
    found(page)
    items = page.locator(".found section").last.locator(".found-list > li")
    assert items.count() == 10
    page.locator(".more-found:visible").last.click()
    expect(items).not_to_have_count(10)
    assert page.evaluate("document.activeElement.tagName") == "A"


def test_it_says_where_nothing_is_found(go):
    page = go("search.html")
    page.locator("#q").fill("zyxwvut")
    assert found(page).startswith("Nothing is found")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1440])
def test_results_have_no_fault(texts, go, theme, width):
    page = go("search.html", theme=theme, width=width)
    page.locator("#q").fill("committee")
    found(page)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
