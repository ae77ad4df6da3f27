"""What a page may cost a reader who comes for the first time (section 8 of the design)."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.test_every_kind import KINDS, both_widths, every_kind
from tests.browser.visits import Condition

TOTAL = 110_000
BYTES = {".html": 30_000, ".css": 8_000, ".js": 4_000, ".woff2": 60_000}
REQUESTS = 6
NODES = 1_500
SHIFT = 0.02


@pytest.fixture
def cold(real, kind):
    """A first visit: nothing is in the browser's store."""
    return {width: real.visit(KINDS[kind], Condition(width=width), fresh=True) for width in (390, 1440)}


@every_kind
def test_a_page_is_light(real, kind, cold):
    sizes = {address: real.size(address) for address in cold[1440].requests}
    assert sum(sizes.values()) <= TOTAL + long_text(cold[1440]) * 8_000, sizes


@every_kind
@pytest.mark.parametrize("suffix", BYTES)
def test_each_part_of_a_page_is_light(real, kind, cold, suffix):
    sizes = [real.size(address) for address in cold[1440].requests if suffix_of(address) == suffix]
    extra = long_text(cold[1440]) * 8_000 if suffix == ".html" else 0
    assert sum(sizes) <= BYTES[suffix] + extra


@every_kind
def test_a_page_asks_for_little(kind, cold):
    assert len(cold[1440].requests) <= REQUESTS, cold[1440].requests


@every_kind
def test_a_page_has_few_elements(kind, cold):
    most = 3_000 if kind == "timeline" else NODES
    assert cold[1440].nodes <= most + long_text(cold[1440]) * 400


@every_kind
@both_widths
def test_nothing_moves_while_a_page_comes_up(kind, cold, width):
    assert cold[width].shift <= SHIFT


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("kind", ["document", "person", "event", "topic"])
def test_nothing_moves_where_the_fonts_are_long_on_their_way(real, kind, width):
    with real.open(KINDS[kind], Condition(width=width), fresh=True, slow=True) as seen:
        assert seen.page.evaluate("window.heard.shift") <= SHIFT


def long_text(visit) -> float:
    """How many thousand words a page has beyond the first two thousand."""
    return max(0, visit.words - 2_000) / 1_000


def suffix_of(address: str) -> str:
    return Path(urlsplit(address).path).suffix
