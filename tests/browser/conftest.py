"""One browser, and the sites that it visits: the dossier in `content/`, and a large one that is made up."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.bench.made_up import write
from tests.browser.visits import ROOT, Condition, Place, served
from tests.conftest import IN_CI, Dossier

CHROMIUM = Path("/usr/bin/chromium-headless-shell")
MISSING = f"there is no {CHROMIUM}; install the Debian package chromium-headless-shell"


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's headless shell. Where CI is set it must be there; elsewhere its tests are skipped and say why."""
    if not CHROMIUM.exists():
        pytest.fail(MISSING) if IN_CI else pytest.skip(MISSING)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield launched
        launched.close()


@contextmanager
def place(browser: Browser, folder: Path) -> Iterator[Place]:
    with served(folder) as origin:
        opened = Place(browser, folder, origin)
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def real(browser, tmp_path_factory) -> Iterator[Place]:
    """The committed dossier, built as `make site` builds it."""
    made = Dossier(tmp_path_factory.mktemp("real"))
    done = made.build("-c", ROOT / "content", "--strict")
    assert done.code == 0, done.err
    with place(browser, made.site) as opened:
        yield opened


@pytest.fixture
def go(real):
    """Opens pages of the committed dossier; whatever is done there, nothing may go wrong behind the scenes."""
    seen = []
    with ExitStack() as open_pages:

        def opened(name: str, **condition):
            seen.append(open_pages.enter_context(real.open(name, Condition(**condition))))
            return seen[-1].page

        yield opened
        assert [trouble for listener in seen for trouble in listener.troubles] == []


@pytest.fixture(scope="package")
def large(tmp_path_factory) -> Dossier:
    """600 actors, 2,000 events and 100 documents, all of them made up, built once."""
    made = Dossier(tmp_path_factory.mktemp("large"))
    write(made.content)
    return made.built()


@pytest.fixture(scope="package")
def large_place(browser, large) -> Iterator[Place]:
    with place(browser, large.site) as opened:
        yield opened
