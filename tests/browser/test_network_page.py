"""The network: a picture that leads on, and on demand one to explore."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_every_kind import both_widths
from tests.browser.visits import faults

ASKED = "performance.getEntriesByType('resource').map((entry) => entry.name)"
SCRIPTS = "[...document.scripts].map((script) => script.src)"
HREFS = "(links) => links.map((link) => link.href)"
FROM_2019 = "from", "2019"


@pytest.fixture
def network(go) -> Page:
    return explored(go("network.html"))


def explored(page: Page) -> Page:
    page.click("#explore")
    return at_rest(page)


def at_rest(page: Page) -> Page:
    expect(page.locator(".stage canvas")).to_be_visible()
    expect(page.locator("#evidence")).not_to_be_empty()
    return page


def libraries(page: Page, known: str) -> list[str]:
    return [address for address in page.evaluate(known) if "vis-network" in address]


def ties(page: Page) -> int:
    """`Shown: 80 ties, 40 actors.`: the first."""
    return int(page.inner_text("#evidence .tally-line").split()[1])


def period(page: Page, name: str, year: str) -> None:
    """The handle of one end to a year."""
    handle = page.locator(f"#graph-filters [name={name}]")
    handle.evaluate("(handle, year) => { handle.value = year; }", year)
    handle.dispatch_event("input")
    handle.dispatch_event("change")


def find(page: Page, name: str) -> None:
    page.fill("#graph-filters [name=find]", name)
    page.press("#graph-filters [name=find]", "Enter")


def test_nothing_is_loaded_for_exploring_until_somebody_wants_it(go):
    assert libraries(go("network.html"), ASKED) == []


@both_widths
@pytest.mark.parametrize("place", ["http", "disk"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_exploring_loads_one_library_and_shows_a_canvas(go, place, width, theme):
    page = explored(go("network.html", place=place, width=width, theme=theme))
    assert len(libraries(page, SCRIPTS)) == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@both_widths
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_while_exploring(go, width, theme):
    assert faults(explored(go("network.html", width=width, theme=theme))) == []


def test_all_ties_are_shown_at_first(network):
    assert ties(network) == network.locator("#ties tbody tr").count()


def test_a_class_that_is_taken_away_takes_its_ties(network):
    everything = ties(network)
    network.locator("#graph-filters label", has_text="Statements").click()
    assert 0 < ties(network) < everything


def test_a_period_leaves_the_ties_of_that_period(network):
    everything = ties(network)
    period(network, *FROM_2019)
    assert 0 < ties(network) < everything


@pytest.mark.parametrize("place", ["http", "disk"])
def test_filters_stand_in_the_address(go, place):
    page = explored(go("network.html", place=place))
    period(page, *FROM_2019)
    page.locator("#graph-filters label", has_text="Statements").click()
    asked = parse_qs(urlsplit(page.url).query)
    assert asked["from"] == ["2019"]
    assert "statement" not in asked["class"][0].split()


def test_an_address_with_filters_shows_the_same_again(network):
    period(network, *FROM_2019)
    before = ties(network)
    network.reload()
    assert ties(at_rest(network)) == before


def test_the_years_that_are_chosen_are_said(network):
    period(network, *FROM_2019)
    expect(network.locator("#years-shown")).to_have_text("2019")


def test_the_handles_of_the_years_do_not_pass_each_other(network):
    period(network, "to", "2015")
    period(network, *FROM_2019)
    expect(network.locator("#years-shown")).to_have_text("2015")


def test_a_kind_of_actor_that_is_taken_away_takes_its_ties(network):
    everything = ties(network)
    network.locator("#graph-filters label", has_text="People").click()
    assert 0 < ties(network) < everything
    before = ties(network)
    network.reload()
    assert ties(at_rest(network)) == before


def test_arrows_go_from_actor_to_actor_and_enter_to_the_evidence(network):
    network.locator(".canvas").focus()
    network.keyboard.press("ArrowRight")
    first = network.inner_text("#evidence h3")
    network.keyboard.press("ArrowLeft")
    assert network.inner_text("#evidence h3") != first
    network.keyboard.press("Enter")
    network.keyboard.press("Enter")
    expect(network.locator("#evidence h3")).to_contain_text(" and ")
    assert network.evaluate("document.activeElement.closest('#evidence') !== null")


def test_back_leads_to_what_was_chosen_before(network):
    everything = ties(network)
    find(network, "John Kerry")
    network.locator("#evidence li button").first.click()
    network.go_back()
    expect(network.locator("#evidence h3")).to_have_text("John Kerry")
    network.go_back()
    assert ties(network) == everything


def test_an_event_is_shown_with_a_passage_that_reports_it(network, real):
    find(network, "John Kerry")
    network.locator("#evidence li button", has_text="Sergey Lavrov").click()
    passage = network.locator("#evidence li a.source").first
    assert real.has(passage.evaluate("(link) => link.href"))


def test_an_actor_that_is_found_shows_its_ties(network, real):
    find(network, "John Kerry")
    expect(network.locator("#evidence h3")).to_have_text("John Kerry")
    hrefs = network.locator("#evidence a").evaluate_all(HREFS)
    assert len(hrefs) > 1
    assert [address for address in hrefs if not real.has(address)] == []


def test_a_tie_that_is_chosen_shows_its_evidence(network, real):
    find(network, "John Kerry")
    network.locator("#evidence li button").first.click()
    hrefs = network.locator("#evidence li a").evaluate_all(HREFS)
    assert hrefs
    assert [address for address in hrefs if not real.has(address)] == []


def test_a_tie_that_is_chosen_stands_in_the_address(network):
    find(network, "John Kerry")
    network.locator("#evidence li button").first.click()
    heading = network.inner_text("#evidence h3")
    network.reload()
    expect(at_rest(network).locator("#evidence h3")).to_have_text(heading)


def test_a_name_that_nobody_has_is_said_to_be_unknown(network):
    find(network, "Nobody At All")
    expect(network.locator("#evidence")).to_contain_text("Nobody At All")


def test_a_keyboard_that_opens_the_network_is_in_it(go):
    page = go("network.html")
    page.press("#explore", "Enter")
    expect(at_rest(page).locator(".canvas")).to_be_focused()


def test_escape_from_the_evidence_leads_back_into_the_network(network):
    find(network, "Russia")
    network.focus("#evidence li button")
    network.keyboard.press("Escape")
    expect(network.locator(".canvas")).to_be_focused()


def test_escape_leads_back_to_everything(network):
    everything = ties(network)
    find(network, "John Kerry")
    network.keyboard.press("Escape")
    assert ties(network) == everything


@both_widths
@pytest.mark.parametrize("script", [True, False])
def test_one_picture_is_shown(go, width, script):
    page = go("network.html", width=width, script=script)
    expect(page.locator("svg.picture:visible")).to_have_count(1)


@both_widths
@pytest.mark.parametrize("script", [True, False])
def test_a_circle_leads_to_its_actor(go, real, width, script):
    page = go("network.html", width=width, script=script)
    page.locator("svg.picture:visible a", has_text="John Kerry").locator("circle").click()
    assert page.url == real.address("actors/john-kerry.html")


def test_a_circle_can_be_reached_by_keyboard(go, real):
    page = go("network.html")
    page.locator("svg.picture:visible a", has_text="John Kerry").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(real.address("actors/john-kerry.html"))


@both_widths
def test_communities_that_stand_together_have_a_shape_around_them(go, width):
    assert go("network.html", width=width).locator("svg.picture:visible .hulls").get_attribute("d").count("Z") > 1


@both_widths
def test_no_two_names_in_the_picture_collide(go, width):
    page = go("network.html", width=width)
    boxes = page.locator("svg.picture:visible text").evaluate_all(
        "(all) => all.map((one) => [one.textContent, one.getBoundingClientRect()])"
        ".map(([words, {left, right, top, bottom}]) => ({words, left, right, top, bottom}))"
    )
    assert boxes
    pairs = [(one, other) for n, one in enumerate(boxes) for other in boxes[:n]]
    assert [(one["words"], other["words"]) for one, other in pairs if overlap(one, other)] == []


def overlap(one: dict, other: dict, slack: int = 2) -> bool:
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > slack and down > slack


def test_every_tie_in_the_table_leads_to_its_evidence(go, real):
    hrefs = go("network.html").locator("#ties tbody a").evaluate_all(HREFS)
    assert hrefs
    assert [address for address in hrefs if not real.has(address)] == []


def test_a_table_is_sorted_by_the_column_that_is_asked_for(go):
    page = go("network.html")
    page.locator("#actors th button", has_text="Ties").click()
    numbers = [int(words) for words in page.locator("#actors tbody td:nth-of-type(2)").all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)
