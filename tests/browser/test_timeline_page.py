"""The timeline: filters, the address that keeps them, and keys."""

import re
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_every_kind import both_widths
from tests.browser.visits import faults

MOMENTS = """() => [...document.querySelectorAll("li.moment")].map((moment) => ({
  shown: moment.checkVisibility(), actors: moment.dataset.actors.split(" "), topics: moment.dataset.topics.split(" "),
  class: moment.classList[1], from: moment.dataset.from, to: moment.dataset.to,
}))"""
FILTERS = {
    "actor=russia": lambda moment: "russia" in moment["actors"],
    "topic=assad-future": lambda moment: "assad-future" in moment["topics"],
    "class=material-conflict": lambda moment: moment["class"] == "material-conflict",
    "from=2016": lambda moment: moment["to"] >= "2016",
    "to=2014": lambda moment: moment["from"] < "2015",
}
every_filter = pytest.mark.parametrize("query", FILTERS)


@pytest.fixture
def timeline(go) -> Page:
    return go("timeline.html")


def choose(page: Page, query: str) -> None:
    """`actor=russia`: as a reader would."""
    name, _, value = query.partition("=")
    if name == "class":
        page.locator(f"#filters label:has([value={value}])").click()
    elif name in ("from", "to"):
        slide(page, name, value)
    else:
        page.select_option(f"#filters [name={name}]", value)


def slide(page: Page, end: str, year: str) -> None:
    """The handle of one end to the beginning or the end of a year; the strip has a bin a month, from 2011 on."""
    place = 12 * (int(year) - 2011 + (end == "to"))
    handle = page.locator(f".period [name={end}]")
    handle.evaluate("(handle, place) => { handle.value = place; }", place)
    handle.dispatch_event("input")
    handle.dispatch_event("change")


def draw(page: Page, first: float, last: float) -> None:
    """Over the strip from one share of its width to another."""
    page.hover(".timeline-strip .strip")
    strip = page.locator(".timeline-strip .strip.open")
    strip.scroll_into_view_if_needed()
    box = strip.bounding_box()
    page.mouse.move(box["x"] + box["width"] * first, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * last, box["y"] + 40)
    page.mouse.up()


def shown(page: Page) -> list[dict]:
    return [moment for moment in page.evaluate(MOMENTS) if moment["shown"]]


def query_of(page: Page) -> str:
    return page.evaluate("location.search.slice(1)")


def number(words: str) -> int:
    """`3 of 39 events`: the first."""
    return int(words.split(maxsplit=1)[0].replace(",", ""))


@every_filter
def test_a_filter_leaves_what_matches_and_nothing_else(timeline, query):
    everything = shown(timeline)
    choose(timeline, query)
    matching = [moment for moment in everything if FILTERS[query](moment)]
    assert 0 < len(matching) < len(everything)
    assert shown(timeline) == matching


@every_filter
def test_the_number_that_is_said_is_the_number_that_is_shown(timeline, query):
    choose(timeline, query)
    assert number(timeline.inner_text("#shown")) == len(shown(timeline))


@every_filter
def test_the_numbers_of_the_years_follow_the_filter(timeline, query):
    choose(timeline, query)
    years = timeline.locator(".section:has(li.moment):visible .section-head p").all_inner_texts()
    assert sum(map(number, years)) == len(shown(timeline))


@every_filter
@pytest.mark.parametrize("place", ["http", "disk"])
def test_a_filter_stands_in_the_address(go, place, query):
    page = go("timeline.html", place=place)
    choose(page, query)
    name, _, value = query.partition("=")
    ((asked, (given,)),) = parse_qs(query_of(page)).items()
    assert asked == name
    assert given.startswith(value)


@every_filter
def test_an_address_with_a_filter_shows_the_same_again(timeline, query):
    choose(timeline, query)
    before = shown(timeline)
    timeline.reload()
    assert shown(timeline) == before


def test_filters_work_together(timeline):
    everything = shown(timeline)
    choose(timeline, "actor=russia")
    choose(timeline, "class=verbal-cooperation")
    both = [moment for moment in everything if FILTERS["actor=russia"](moment)]
    assert shown(timeline) == [moment for moment in both if moment["class"] == "verbal-cooperation"]


def test_show_all_shows_all_and_clears_the_address(timeline):
    everything = shown(timeline)
    choose(timeline, "actor=russia")
    timeline.click("#filters [type=reset]")
    expect(timeline.locator("li.moment:visible")).to_have_count(len(everything))
    assert query_of(timeline) == ""


def test_where_nothing_matches_it_is_said(go):
    page = go("timeline.html")
    choose(page, "actor=ukraine")
    choose(page, "topic=idlib")
    assert shown(page) == []
    expect(page.get_by_text("Nothing matches these filters")).to_be_visible()


def test_a_year_in_which_nothing_matches_is_not_shown(timeline):
    choose(timeline, "from=2019")
    assert timeline.locator(".section:visible", has=timeline.locator("li.moment")).count() > 0
    assert timeline.locator(".section:visible", has=timeline.locator("li.moment")).evaluate_all(
        "(sections) => sections.every((one) => one.querySelector('li.moment:not([hidden])'))"
    )


def test_j_leads_to_the_next_event_and_k_back(timeline):
    links = timeline.locator("li.moment h3 a")
    timeline.keyboard.press("Control+Home")
    timeline.keyboard.press("j")
    expect(links.nth(0)).to_be_focused()
    timeline.keyboard.press("j")
    expect(links.nth(1)).to_be_focused()
    timeline.keyboard.press("k")
    expect(links.nth(0)).to_be_focused()


def test_keys_pass_over_what_is_filtered_away(timeline):
    choose(timeline, "topic=assad-future")
    timeline.locator("body").press("j")
    expect(timeline.locator("li.moment h3 a:focus")).to_be_visible()
    timeline.keyboard.press("j")
    focused = timeline.locator("li.moment", has=timeline.locator(":focus"))
    expect(focused).to_have_attribute("data-topics", re.compile("assad-future"))


def test_an_event_leads_to_its_page(timeline, real):
    link = timeline.locator("li.moment h3 a").first
    link.click()
    assert "/events/" in timeline.url
    assert real.has(timeline.url)


def test_a_handle_goes_by_keyboard_and_says_where_it_is(timeline):
    handle = timeline.locator(".period [name=from]")
    handle.press("ArrowRight")
    assert handle.get_attribute("aria-valuetext") == "February 2011"
    assert parse_qs(query_of(timeline)) == {"from": ["2011-02"]}


def test_the_handles_do_not_pass_each_other(timeline):
    slide(timeline, "to", "2012")
    timeline.locator(".period [name=from]").press("End")
    assert parse_qs(query_of(timeline)) == {"from": ["2012-12"], "to": ["2012-12"]}


def test_a_period_can_be_drawn_on_the_strip(timeline):
    draw(timeline, 0.01, 0.1)
    assert parse_qs(query_of(timeline)) == {"from": ["2011-02"], "to": ["2011-11"]}
    assert {moment["from"][:4] for moment in shown(timeline)} == {"2011"}


def test_a_second_click_on_a_month_shows_everything_again(timeline):
    draw(timeline, 0.5, 0.5)
    assert query_of(timeline) == "from=2015-07&to=2015-07"
    draw(timeline, 0.5, 0.5)
    assert query_of(timeline) == ""


@pytest.mark.parametrize("place", ["http", "disk"])
def test_back_leads_to_what_was_asked_before(go, place):
    page = go("timeline.html", place=place)
    everything = shown(page)
    choose(page, "actor=russia")
    page.go_back()
    assert shown(page) == everything


@pytest.fixture
def lanes(timeline) -> Page:
    timeline.click("#lanes")
    expect(timeline.locator(".lane")).to_have_count(8)
    return timeline


@both_widths
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_lanes(go, width, theme):
    page = go("timeline.html?lanes=", width=width, theme=theme)
    expect(page.locator(".lane")).to_have_count(8)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_lane_has_a_mark_for_each_event_of_its_actor(lanes):
    lane = lanes.locator(".lane", has=lanes.locator("h3", has_text="Russia"))
    assert lane.locator(".mark").count() == sum("russia" in moment["actors"] for moment in shown(lanes))


def test_lanes_follow_the_filters(lanes):
    before = lanes.locator(".mark").count()
    choose(lanes, "class=material-conflict")
    assert 0 < lanes.locator(".mark").count() < before
    assert lanes.locator(".mark:not(.material-conflict)").count() == 0


@pytest.mark.parametrize("place", ["http", "disk"])
def test_lanes_that_are_chosen_stand_in_the_address(go, place):
    page = go("timeline.html?lanes=russia", place=place)
    page.locator(".lanes-foot select").select_option("united-states")
    assert parse_qs(query_of(page))["lanes"] == ["russia united-states"]
    page.reload()
    expect(page.locator(".lane h3")).to_have_count(2)


def test_a_mark_leads_to_its_event(lanes, real):
    lanes.locator(".mark").first.click()
    lanes.wait_for_url("**/events/*")
    assert real.has(lanes.url)


def test_arrows_lead_from_mark_to_mark_and_from_lane_to_lane(lanes):
    first = lanes.locator(".lane").nth(0).locator(".mark")
    first.nth(0).focus()
    lanes.keyboard.press("ArrowRight")
    expect(first.nth(1)).to_be_focused()
    lanes.keyboard.press("ArrowDown")
    assert lanes.evaluate("document.activeElement.closest('.lane')") is not None
    expect(lanes.locator(".lane").nth(1).locator(":focus")).to_have_count(1)


def test_marks_do_not_cover_each_other(lanes):
    for lane in lanes.locator(".track").all():
        places = lane.locator(".mark").evaluate_all("(all) => all.map((one) => [one.offsetLeft, one.offsetTop])")
        pairs = [(one, other) for n, one in enumerate(places) for other in places[:n]]
        assert [pair for pair in pairs if all(abs(a - b) < 22 for a, b in zip(*pair, strict=True))] == []


def test_lanes_are_left_as_they_were_opened(lanes):
    lanes.click("#lanes")
    expect(lanes.locator(".lanes")).to_be_hidden()
    assert query_of(lanes) == ""
