"""Every kind of page: over http and from disk, with scripts and without, light and dark, on a phone and on a desk."""

from itertools import product
from urllib.parse import urlsplit

import pytest

from tests.browser.visits import Condition

KINDS = {
    "home": "index.html",
    "document": "documents/cnn-2015-12-18-syria-talks.html",
    "person": "actors/john-kerry.html",
    "state": "actors/united-states.html",
    "event": "events/issg-new-york-2015-12-18.html",
    "topic": "topics/assad-future.html",
    "tie": "ties/russia--united-states.html",
    "timeline": "timeline.html",
    "network": "network.html",
    "names": "names.html",
    "differences": "differences.html",
    "expectations": "expectations.html",
    "voices": "voices.html",
    "evidence": "evidence.html",
    "documents": "documents.html",
    "actors": "actors.html",
    "events": "events.html",
    "topics": "topics.html",
    "search": "search.html",
    "about": "about.html",
    "404": "404.html",
}
# Half of all conditions, in which any three of the four are met in every combination: colours do not hang on the width.
CONDITIONS = [
    Condition(place, script, theme, width)
    for place, script, theme, width in product(("http", "disk"), (True, False), ("light", "dark"), (390, 1440))
    if ((place == "disk") + (not script) + (theme == "dark") + (width == 1440)) % 2 == 0
]
OTHER = {"light": "dark", "dark": "light"}
# 404.html is for a server: it is shown at any depth, so its addresses begin at the root.
MATRIX = [
    pytest.param(kind, condition, id=f"{kind}-{condition}")
    for kind, condition in product(KINDS, CONDITIONS)
    if (kind, condition.place) != ("404", "disk")
]
COLOURS = "((style) => [style.color, style.backgroundColor])(getComputedStyle(document.body))"
WITHOUT_SCRIPT = [case for case in MATRIX if not case.values[1].script]
WITH_AXE = [case for case in MATRIX if case.values[1].script and case.values[1].place == "http"]

every_visit = pytest.mark.parametrize(("kind", "condition"), MATRIX)
every_kind = pytest.mark.parametrize("kind", KINDS)
both_widths = pytest.mark.parametrize("width", [390, 1440])


@pytest.fixture
def visit(real, kind, condition):
    return real.visit(KINDS[kind], condition)


@pytest.fixture
def with_script(real, kind, condition):
    """The same page with its scripts, in the other theme, which has the same words."""
    return real.visit(KINDS[kind], Condition(condition.place, True, OTHER[condition.theme], condition.width))


def test_every_page_of_the_site_is_of_a_kind_that_is_visited(real):
    visited = {urlsplit(name).path.rpartition("/")[0] or name for name in KINDS.values()}
    assert {name.rpartition("/")[0] or name for name in real.names()} <= visited


@every_visit
def test_nothing_is_said_on_the_console(visit):
    assert (visit.console, visit.errors) == ([], [])


@every_visit
def test_nobody_else_is_asked_for_anything(visit, real, condition):
    assert [address for address in visit.requests if not address.startswith(real.origins[condition.place])] == []


@every_visit
def test_everything_that_is_asked_for_is_there(visit):
    assert visit.failed == []


@every_visit
def test_the_policy_is_kept(visit):
    assert visit.violations == []


@every_visit
def test_nothing_runs_off_sideways(visit):
    assert visit.overflow == ""


@every_kind
def test_nothing_runs_off_sideways_on_the_smallest_phone(real, kind):
    assert real.visit(KINDS[kind], Condition(width=320)).overflow == ""


@pytest.mark.parametrize(("kind", "condition"), WITH_AXE)
def test_axe_finds_nothing(visit):
    assert visit.faults == []


@pytest.mark.parametrize(("kind", "condition"), WITHOUT_SCRIPT)
def test_no_control_is_shown_that_would_need_a_script(visit):
    assert visit.controls == []


@pytest.mark.parametrize(("kind", "condition"), WITHOUT_SCRIPT)
def test_every_heading_is_there_without_a_script(visit, with_script):
    assert visit.headings
    assert visit.headings == with_script.headings


@pytest.mark.parametrize(("kind", "condition"), WITHOUT_SCRIPT)
def test_the_text_is_there_without_a_script(visit, with_script):
    assert visit.words >= 0.9 * with_script.words > 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_two_themes_differ(real, theme):
    with real.open("index.html", Condition(theme=theme)) as seen:
        ink, paper = seen.page.evaluate(COLOURS)
    assert (brightness(ink) < brightness(paper)) == (theme == "light")


def brightness(color: str) -> float:
    """Of `rgb(…)`."""
    return sum(float(part) for part in color[color.index("(") + 1 : -1].split(",")[:3])
