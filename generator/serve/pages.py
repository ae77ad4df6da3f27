"""The answers to requests: files of the site by their names, and what makes open pages load again.

    /…                     a file of the site; `/` is index.html
    /_dossier/preview.js   put into every page: shows problems, loads the page again
    /_dossier/proposals/   files of proposals, where they are shown
    /_dossier/events       server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html)

A name is looked up among the files in memory: no path of a request ever reaches the disk. Only the browser of the
person who works here may ask: the Host header must be one of ours (else a page of anybody whose name is made to lead
here could read the dossier), and the Origin, if there is one, too.
"""

from collections.abc import AsyncIterator, Callable
from html import escape
from pathlib import Path, PurePosixPath

import msgspec
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from generator.model import urls
from generator.serve.preview import Preview, Shown, State
from generator.serve.tray import with_proposals

OURS = "/_dossier/"
"""Addresses of the preview itself; no page of a site begins with `_`."""

EVENTS = f"{OURS}events"

_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_TEXT = frozenset((".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"))
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

News = Callable[[], AsyncIterator[State]]
"""The state now, and again whenever it has changed, until the server ends."""


class Pages:
    """Answers requests (https://asgi.readthedocs.io) with what a preview holds at that moment."""

    def __init__(self, preview: Preview, hosts: frozenset[str], own: Path, news: News) -> None:
        """`hosts` are the Host headers that are ours; `own` is the folder with the files of the preview itself."""
        self._preview = preview
        self._hosts = hosts
        self._own = {f"{OURS}{path.name}": path.read_bytes() for path in own.iterdir() if path.is_file()}
        self._empty = self._own.pop(f"{OURS}empty.html").decode()
        self._news = news

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        await self._answer(Request(scope))(scope, receive, send)

    def _answer(self, request: Request) -> Response:
        refusal = _refusal(request, self._hosts)
        if refusal is not None:
            return refusal
        path = str(request.scope["path"])
        if path == EVENTS:
            return StreamingResponse(_events(self._news()), media_type="text/event-stream", headers=_HEADERS)
        if path in self._own:
            return _file(path, self._own[path])
        return self._page(self._preview.state, path)

    def _page(self, state: State, path: str) -> Response:
        """The file that a path names: looked up, never opened."""
        if path in state.proposals.files:
            return _file("proposals.txt", state.proposals.files[path])
        if not state.files:
            return _html(self._empty.replace("<!-- problems -->", _list(state.problems)), state, 503)
        name = path.removeprefix("/") or urls.HOME
        if name in state.files and not name.startswith("/"):
            data = state.files[name]
            return _proposed(name, data.decode(), state) if name.endswith(".html") else _file(name, data)
        return _html(state.files[urls.NOT_FOUND].decode(), state, 404)


def _refusal(request: Request, hosts: frozenset[str]) -> Response | None:
    """Why a request is not answered, if so."""
    if request.headers.getlist("host") not in [[host] for host in hosts]:
        return _plain("this preview is for the person who runs it: the Host header is not its own", 403)
    if not _is_from_here(request.headers, hosts):
        return _plain("this preview answers no page of another origin", 403)
    if request.method not in ("GET", "HEAD"):
        return _plain("only GET and HEAD", 405, {"Allow": "GET, HEAD"})
    return None


def _is_from_here(headers: Headers, hosts: frozenset[str]) -> bool:
    """Whether no page of another origin asks; one may link here, which opens a page and tells it nothing."""
    origin = headers.get("origin")
    if origin is not None and origin not in {f"http://{host}" for host in hosts}:
        return False
    is_cross = headers.get("sec-fetch-site", "none") in ("cross-site", "same-site")
    return not is_cross or headers.get("sec-fetch-mode") == "navigate"


def _proposed(name: str, page: str, state: State) -> Response:
    """A page, with what is proposed for it where that is to be shown."""
    section = state.proposals.sections.get(name, "")
    if not section:
        return _html(page, state)
    style = f'<link rel="stylesheet" href="{OURS}proposals.css">\n</head>'
    return _html(with_proposals(page, section).replace("</head>", style, 1), state)


def _html(page: str, state: State, status: int = 200) -> Response:
    """A page with the script that keeps it up to date."""
    ours = (
        f'<link rel="stylesheet" href="{OURS}preview.css">\n'
        f'<script src="{OURS}preview.js" data-version="{state.version}" defer></script>\n</head>'
    )
    return Response(page.replace("</head>", ours, 1), status, _HEADERS, "text/html")


def _file(name: str, data: bytes) -> Response:
    suffix = PurePosixPath(name).suffix
    charset = "; charset=utf-8" if suffix in _TEXT else ""
    return Response(data, 200, {**_HEADERS, "Content-Type": _TYPES.get(suffix, "application/octet-stream") + charset})


def _plain(words: str, status: int, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(f"{words}\n", status, {**_HEADERS, **(headers or {})})


def _list(problems: tuple[Shown, ...]) -> str:
    """The problems for a browser without scripts."""
    lines = (
        f"{each.severity}: {each.rule}: {each.message}\n  --> {each.path}:{each.line}:{each.column}\n"
        for each in problems
    )
    return escape("\n".join(lines))


async def _events(news: AsyncIterator[State]) -> AsyncIterator[bytes]:
    """An event for each state."""
    async for state in news:
        record = {"version": state.version, "broken": state.is_broken(), "problems": state.problems}
        yield b"data: " + msgspec.json.encode(record) + b"\n\n"
