"""The timeline: filters, the address that keeps them, and keys."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

MOMENTS = """() => [...document.querySelectorAll("li.moment")].map((moment) => ({
  shown: moment.checkVisibility(), actors: moment.dataset.actors.split(" "), topics: moment.dataset.topics.split(" "),
  class: moment.dataset.class, from: moment.dataset.from, to: moment.dataset.to,
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
    else:
        options = page.locator(f"#filters [name={name}] option")
        values = options.evaluate_all("(all) => all.map((option) => option.value)")
        page.select_option(f"#filters [name={name}]", next(one for one in values if one.startswith(value)))


def shown(page: Page) -> list[dict]:
    return [moment for moment in page.evaluate(MOMENTS) if moment["shown"]]


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
    ((asked, (given,)),) = parse_qs(urlsplit(page.url).query).items()
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
    assert urlsplit(timeline.url).query == ""


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
    timeline.keyboard.press("j")
    focused = "document.activeElement.closest('li.moment').dataset.topics.split(' ')"
    assert "assad-future" in timeline.evaluate(focused)


def test_an_event_leads_to_its_page(timeline, real):
    link = timeline.locator("li.moment h3 a").first
    link.click()
    assert "/events/" in timeline.url
    assert real.has(timeline.url)
