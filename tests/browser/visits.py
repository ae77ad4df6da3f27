"""How a page is visited: under which conditions, and what is written down."""

import re
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parents[2]
HEIGHTS = {320: 568, 390: 844, 1440: 900}
# axe reads stylesheets by XMLHttpRequest unless told not to, and from disk no page may do that.
# The size of targets is AA in WCAG 2.2, and off unless it is asked for.
AXE = {"resultTypes": ["violations"], "preload": False, "rules": {"target-size": {"enabled": True}}}
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 100_000, "uploadThroughput": 100_000}
"""Milliseconds, and bytes a second: a telephone in the country."""
LISTEN = """
window.heard = {violations: [], shift: 0};
addEventListener("securitypolicyviolation", (e) => heard.violations.push(`${e.violatedDirective}: ${e.blockedURI}`));
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) heard.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""
LOOK = """() => {
  const shown = (element) => element.checkVisibility({visibilityProperty: true}) && element.getClientRects().length > 0;
  const name = (element) => element.outerHTML.slice(0, 80);
  const words = (element) => element.innerText.split(/\\s+/).filter(Boolean).length;
  const main = document.querySelector("main");
  const controls = [...main.querySelectorAll("form, button:not(form button)")].filter(shown);
  const wide = document.documentElement.scrollWidth - innerWidth;
  const beyond = wide <= 0 ? [] : [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right + scrollX > innerWidth + 1).slice(0, 3);
  return {
    overflow: wide <= 0 ? "" : `${wide} px: ${beyond.map(name).join(" | ")}`,
    controls: [...document.querySelectorAll("button, input, select, textarea, [role=button]")].filter(shown).map(name),
    headings: [...main.querySelectorAll("h1, h2, h3")].filter(shown).map((heading) => heading.innerText.trim()),
    words: words(main) - controls.reduce((sum, one) => sum + words(one), 0),
    nodes: document.querySelectorAll("*").length,
  };
}"""


@dataclass(frozen=True)
class Condition:
    """Under what a page is looked at."""

    place: str = "http"
    script: bool = True
    theme: str = "light"
    width: int = 1440

    def __str__(self) -> str:
        return f"{self.place}-{'script' if self.script else 'no-script'}-{self.theme}-{self.width}"


@dataclass(frozen=True)
class Visit:
    """What was written down. `requests` are addresses; all else that is a list should be empty."""

    console: list[str]
    errors: list[str]
    requests: list[str]
    failed: list[str]
    violations: list[str]
    faults: list[str]
    shift: float
    overflow: str
    controls: list[str]
    headings: list[str]
    words: int
    nodes: int


@dataclass
class Listener:
    """Writes down what happens on a page from before it is opened."""

    page: Page
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self.console.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("requestfailed", lambda request: self.failed.append(f"{request.url}: {request.failure}"))
        self.page.on("response", lambda answer: self.failed.append(answer.url) if answer.status >= 400 else None)

    @property
    def troubles(self) -> list[str]:
        """Everything that should not have happened."""
        return [*self.console, *self.errors, *self.failed, *self.violations]

    @property
    def violations(self) -> list[str]:
        return self.page.evaluate("window.heard?.violations ?? []")


class Place:
    """A built site, served as Netlify serves it and opened from the disk, and the visits paid to it."""

    def __init__(self, browser: Browser, folder: Path, origin: str) -> None:
        self.browser = browser
        self.folder = folder
        self.origins = {"http": origin, "disk": folder.as_uri()}
        self.contexts: dict[tuple[bool, str], BrowserContext] = {}
        self.visits: dict[tuple[str, Condition, bool], Visit] = {}
        self.sizes: dict[Path, int] = {}

    def address(self, name: str, place: str = "http") -> str:
        return f"{self.origins[place]}/{name}"

    def names(self) -> list[str]:
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))

    def has(self, address: str) -> bool:
        """Whether an address leads to a page of the site and, where it names one, to an anchor on it."""
        parts = urlsplit(address)
        path = self.folder / unquote(parts.path).lstrip("/")
        if not (address.startswith(self.origins["http"]) and path.is_file()):
            return False
        return not parts.fragment or f'id="{parts.fragment}"' in path.read_text(encoding="utf-8")

    def size(self, address: str) -> int:
        """Bytes on their way to the reader: texts with brotli, as servers send them that keep them compressed."""
        path = self.folder / unquote(urlsplit(address).path).lstrip("/")
        if path not in self.sizes:
            data = path.read_bytes()
            self.sizes[path] = len(data) if path.suffix == ".woff2" else len(brotli.compress(data))
        return self.sizes[path]

    def context(self, condition: Condition) -> BrowserContext:
        context = self.browser.new_context(
            java_script_enabled=condition.script, color_scheme=condition.theme, reduced_motion="reduce"
        )
        context.set_default_timeout(10_000)
        if condition.script:
            context.add_init_script(LISTEN)
        return context

    @contextmanager
    def open(
        self, name: str, condition: Condition = Condition(), fresh: bool = False, slow: bool = False
    ) -> Iterator[Listener]:
        """A page that has come to rest; `fresh`: with nothing in the browser's store; `slow`: over a line like that."""
        assert self.has(self.address(name.partition("?")[0])), f"there is no {name}"
        key = (condition.script, condition.theme)
        if not fresh and key not in self.contexts:
            self.contexts[key] = self.context(condition)
        context = self.context(condition) if fresh else self.contexts[key]
        page = context.new_page()
        listener = Listener(page)
        page.set_viewport_size({"width": condition.width, "height": HEIGHTS[condition.width]})
        if slow:
            context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
        try:
            page.goto(self.address(name, condition.place))
            page.evaluate("document.fonts.ready.then(() => true)")
            yield listener
        finally:
            context.close() if fresh else page.close()

    def visit(self, name: str, condition: Condition, fresh: bool = False) -> Visit:
        """What is to be said of a page; it is visited once under each condition."""
        key = (name, condition, fresh)
        if key not in self.visits:
            with self.open(name, condition, fresh) as seen:
                self.visits[key] = _written_down(seen, condition, with_axe=not fresh)
        return self.visits[key]

    def close(self) -> None:
        for context in self.contexts.values():
            context.close()


def _written_down(seen: Listener, condition: Condition, with_axe: bool) -> Visit:
    axe_can_run = condition.script and condition.place == "http" and condition.width != 320
    looks = seen.page.evaluate(LOOK)
    return Visit(
        console=list(seen.console),
        errors=list(seen.errors),
        requests=[address for address in seen.requests if not address.startswith("data:")],
        failed=list(seen.failed),
        violations=seen.violations,
        shift=seen.page.evaluate("window.heard?.shift ?? 0"),
        faults=faults(seen.page) if with_axe and axe_can_run else [],
        **looks,
    )


def faults(page: Page) -> list[str]:
    """What axe finds: the rule, the element and what is wrong with it."""
    violations = Axe().run(page, options=AXE).response["violations"]
    return [
        f"{violation['id']}: {node['target'][0]}: {' '.join(node['failureSummary'].split())}"
        for violation in violations
        for node in violation["nodes"][:3]
    ]


class _Handler(SimpleHTTPRequestHandler):
    """Serves files with the headers that netlify.toml declares."""

    headers_declared = tomllib.loads((ROOT / "netlify.toml").read_text(encoding="utf-8"))["headers"]

    def end_headers(self) -> None:
        for rule in self.headers_declared:
            if re.fullmatch(rule["for"].replace("*", ".*"), urlsplit(self.path).path):
                for name, value in rule["values"].items():
                    self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The origin under which a folder is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
