"""The pages on which everything comes together, in a dossier of 600 actors and 2,000 events."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_every_kind import both_widths
from tests.browser.test_timeline_page import number
from tests.browser.visits import Condition

NODES = 3_000
PAGES = (
    "index.html",
    "timeline.html",
    "network.html",
    "names.html",
    "differences.html",
    "expectations.html",
    "voices.html",
    "topics/topic-0.html",
    "events.html",
    "actors.html",
)
# Where a list is too long for one page its parts stand in a folder: the one with the most to show.
PARTS = ("timeline", "names", "ties", "topics", "expectations")

# A whole list, an item for each thing that there is.
LISTS = ("actors.html",)
EVERY_PAGE = [*PAGES, *(f"{folder}/*" for folder in PARTS)]

every_page = pytest.mark.parametrize("name", EVERY_PAGE)


@pytest.fixture
def visit(large_place, name, width):
    return large_place.visit(heaviest(large_place, name), Condition(width=width), fresh=True)


def heaviest(place, name: str) -> str:
    """The page itself, or of a whole folder the page with the most bytes."""
    if not name.endswith("*"):
        return name
    pages = place.folder.glob(f"{name}.html")
    return max(pages, key=lambda path: path.stat().st_size).relative_to(place.folder).as_posix()


@every_page
@both_widths
def test_nothing_goes_wrong(visit):
    assert (visit.console, visit.errors, visit.failed, visit.violations) == ([], [], [], [])


@every_page
@both_widths
def test_nothing_runs_off_sideways(visit):
    assert visit.overflow == ""


@pytest.mark.parametrize("name", [name for name in EVERY_PAGE if name not in LISTS])
@both_widths
def test_a_page_has_few_elements(visit):
    assert visit.nodes <= NODES


@pytest.mark.parametrize("place", ["http", "disk"])
def test_the_interactive_network_takes_its_data_from_a_file_when_it_is_wanted(large_place, place):
    with large_place.open("network.html", Condition(place=place)) as listener:
        page = listener.page
        assert page.evaluate("typeof networkData") == "undefined"
        page.click("#explore")
        expect(page.locator(".stage canvas")).to_be_visible()
        assert page.evaluate("networkData.nodes.length") > 10
        assert listener.troubles == []


@pytest.mark.parametrize("place", ["http", "disk"])
def test_the_filters_of_a_long_timeline_take_what_they_count_from_a_file(large_place, place):
    with large_place.open("timeline.html", Condition(place=place)) as listener:
        page = listener.page
        assert page.inner_text("#shown") == "2,000 events"
        page.locator("#filters label.chip").first.click()
        expect(page.locator("#shown")).to_contain_text("of 2,000 events")
        assert listener.troubles == []


@pytest.fixture
def years(large_place):
    with large_place.open("timeline.html", Condition()) as seen:
        seen.page.hover("#filters")
        expect(seen.page.locator(".strip .faint").first).to_be_attached()
        yield seen.page
        assert seen.troubles == []


def test_filters_count_the_events_of_years_that_have_pages_of_their_own(years, large):
    lulensk = years.locator("[name=actor] option", has_text="Lulensk").first.get_attribute("value")
    years.select_option("[name=actor]", lulensk)
    years.wait_for_function("document.querySelector('#shown').textContent.includes(' of ')")
    said = years.locator(".years-item:visible p").all_inner_texts()
    assert sum(map(number, said)) == number(years.inner_text("#shown"))


def test_a_year_opens_with_the_same_filters(years):
    years.locator("#filters label:has([value=material-conflict])").click()
    years.wait_for_function("document.querySelector('#shown').textContent.includes(' of ')")
    said = number(years.locator(".years-item p").first.inner_text())
    years.locator(".years h2 a").first.click()
    years.wait_for_url("**/timeline/2010.html?class=material-conflict")
    assert number(years.inner_text("#shown")) == said


@pytest.fixture(scope="module")
def listed(large):
    """What there is, by kind, as `list` gives it."""
    return {kind: large.list_json(kind) for kind in ("actors", "events", "documents", "statements")}


def test_a_few_actors_are_in_most_of_the_events(listed):
    involved = [event["actor"] + event["recipient"] for event in listed["events"]]
    counts = sorted((sum(actor["id"] in ids for ids in involved) for actor in listed["actors"]), reverse=True)
    assert sum(counts[:60]) > sum(counts) / 2


def test_it_has_what_was_asked_for(listed):
    counts = {kind: len(things) for kind, things in listed.items()}
    assert counts == {"actors": 600, "events": 2000, "documents": 100, "statements": 2000}


def test_check_finds_nothing(large):
    assert large.faults() == []
