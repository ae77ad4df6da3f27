"""Addresses: the one place that knows where a page, a passage or a note stands on the site."""

import re
from urllib.parse import urlsplit

from generator.model.source import FOLDERS, Kind

HOME = "index.html"
NOT_FOUND = "404.html"
TIMELINE = "timeline.html"
NETWORK = "network.html"
NAMES = "names.html"
INDEXES: dict[Kind, str] = {
    "document": "documents.html",
    "actor": "actors.html",
    "event": "events.html",
    "topic": "topics.html",
}

_FOLDER_OF: dict[Kind, str] = {kind: folder for folder, kind in FOLDERS.items()}


def is_web_address(text: str) -> bool:
    """Whether a text is a whole address of the web."""
    try:
        address = urlsplit(text)
        return address.scheme in ("http", "https") and bool(address.hostname) and not re.search(r"\s", text)
    except ValueError:
        return False


def is_address(text: str) -> bool:
    """Whether a text is an address to which a page may link elsewhere: the one list of what is allowed."""
    return is_web_address(text) or re.fullmatch(r"mailto:[^\s@]+@[^\s@]+", text) is not None


def page(kind: Kind, id: str) -> str:
    """The address of a thing from the root of the site; pages of prose stand at the root."""
    return f"{id}.html" if kind == "page" else f"{_FOLDER_OF[kind]}/{id}.html"


def timeline(year: str = "") -> str:
    """The address of the timeline, or of the page that one year has where there are many events."""
    return f"timeline/{year}.html" if year else TIMELINE


def tie(one: str, other: str) -> str:
    """The address of what two actors have between them; the order in which they are named does not matter."""
    return f"ties/{min(one, other)}--{max(one, other)}.html"


def passage(document: str, id: str) -> str:
    """The address of a passage, or of the whole document where `id` is empty."""
    return f"{page('document', document)}#{id}" if id else page("document", document)


def paragraph_anchor(number: int) -> str:
    """The anchor of a paragraph on its page."""
    return f"paragraph-{number}"


def note_anchor(number: int) -> str:
    """The anchor of an editor's note on its page."""
    return f"note-{number}"


def root_from(url: str) -> str:
    """The way from a page back to the root: empty there, else one `../` a folder."""
    return "../" * url.count("/")


def root_path(base_url: str) -> str:
    """The path under which the site is published, with a slash at both ends."""
    path = urlsplit(base_url).path.strip("/")
    return f"/{path}/" if path else "/"


GENERATED = frozenset(
    url.removesuffix(".html") for url in (HOME, NOT_FOUND, TIMELINE, NETWORK, NAMES, *INDEXES.values())
) | frozenset((*FOLDERS, "ties", "assets"))
"""Names at the root that a page of prose may not take."""
