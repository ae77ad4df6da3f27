"""Addresses: the one place that knows where a page, a passage or a note stands on the site.

An id is made of `a` to `z`, digits and single hyphens. So it holds no dot and no slash, and its page always stands
inside the site; two ids differ on file systems that know no capitals too; and since none holds `--`, the name of the
page of a tie can be taken apart in one way only.
"""

import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from generator.model.source import FOLDERS, Kind

HOME = "index.html"
NOT_FOUND = "404.html"
TIMELINE = "timeline.html"
NETWORK = "network.html"
NAMES = "names.html"
DIFFERENCES = "differences.html"
EXPECTATIONS = "expectations.html"
VOICES = "voices.html"
EVIDENCE = "evidence.html"
SEARCH = "search.html"
SEARCH_NAMES = "search-names.js"
"""All names and titles. Its name stays as they change: with a fingerprint each page would change with every name."""

TIMELINE_MOMENTS = "timeline-moments.js"
"""What the filters of a long timeline ask of its events."""

NETWORK_DATA = "network-data.js"
"""What the interactive network needs, where it is much."""

NETWORK_TIES = "network-ties.csv"
NETWORK_ACTORS = "network-actors.csv"
"""All of a large network as data."""

FULL_TEXT = "pagefind"
"""The folder of the full text."""

POSTER = "poster.png"
PATTERNS = "patterns.html"
INDEXES: dict[Kind, str] = {
    "document": "documents.html",
    "actor": "actors.html",
    "event": "events.html",
    "topic": "topics.html",
}

_FOLDER_OF: dict[Kind, str] = {kind: folder for folder, kind in FOLDERS.items()}


ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_LENGTH = 80
"""So that the names of files stay below 255 bytes, that of a tie too."""

_DEVICES = frozenset(("con", "nul", "aux", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))
"""Names that Windows keeps for devices, whatever follows their dot."""

_ADDRESS_LENGTH = 2_000
_NO_ADDRESS = re.compile(r"[\s\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\\]")
"""What a browser drops, mends or shows otherwise, so that an address would not be what it seems."""
_MAIL = re.compile(r"mailto:[^@]+@[^@]+", re.IGNORECASE)


def why_no_id(text: str) -> tuple[str, str]:
    """Why a text cannot be an id, and what would help; both empty where it can."""
    if len(text) > ID_LENGTH:
        return f"this id has {len(text)} characters, at most {ID_LENGTH} are allowed", "choose a shorter one"
    if text in _DEVICES:
        return f"`{text}` is the name of a device on Windows, where no file can have it", "choose another"
    if ID.fullmatch(text):
        return "", ""
    plain = _plain(text)
    hint = (
        f"`{plain}` would be one"
        if plain
        else "name the file with small letters, digits and hyphens, such as `john-kerry.md`"
    )
    other = next((character for character in text if not character.isascii()), "")
    if other:
        name = unicodedata.name(other, "a character without a name")
        return f"`{text}` is no id: U+{ord(other):04X} is {name}", hint
    return f"`{text}` is no id, which has small letters, digits and single hyphens", hint


def _plain(text: str) -> str:
    """The id that is nearest to a text; empty where its letters are not Latin."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    plain = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    return plain if bare.isascii() and ID.fullmatch(plain) and plain not in _DEVICES else ""


def is_web_address(text: str) -> bool:
    """Whether a text is a whole address of the web, without a name or password in it."""
    if len(text) > _ADDRESS_LENGTH or _NO_ADDRESS.search(text):
        return False
    try:
        address = urlsplit(text)
        known = address.scheme in ("http", "https") and bool(address.hostname) and address.port != 0
        return known and "@" not in address.netloc
    except ValueError:
        return False


def is_base(text: str) -> bool:
    """Whether addresses of pages can stand behind a text: a web address without a query and a fragment."""
    return is_web_address(text) and not any(sign in text for sign in "?#")


def is_address(text: str) -> bool:
    """Whether a text is an address to which a page may link elsewhere: the one list of what is allowed."""
    if is_web_address(text):
        return True
    return len(text) <= _ADDRESS_LENGTH and not _NO_ADDRESS.search(text) and _MAIL.fullmatch(text) is not None


def page(kind: Kind, id: str) -> str:
    """The address of a thing from the root of the site; pages of prose stand at the root."""
    return f"{id}.html" if kind == "page" else f"{_FOLDER_OF[kind]}/{id}.html"


def index(kind: Kind, number: int = 1) -> str:
    """The address of an index, or of one of the pages that it has where it is long."""
    return later(INDEXES[kind], number)


def later(page: str, number: int) -> str:
    """The address of the page that is the `number`th of a list which begins on `page`."""
    return page if number == 1 else f"{page.removesuffix('.html')}-{number}.html"


def part(page: str, name: str, number: int = 1) -> str:
    """The address of a long list of a page: `actors/ada.html` has `actors/ada/ties.html`, `actors/ada/ties-2.html`.

    No id has a slash, so no page of a thing stands in such a folder.
    """
    return later(f"{page.removesuffix('.html')}/{name}.html", number)


def timeline(year: str = "") -> str:
    """The address of the timeline, or of the page that one year has where there are many events."""
    return f"timeline/{year}.html" if year else TIMELINE


def differences(kind: str = "") -> str:
    """The address of all differences, or of those of one kind where there are many."""
    return f"differences/{kind}.html" if kind else DIFFERENCES


def expectations(year: str = "") -> str:
    """The address of all expectations, or of those of one year where there are many."""
    return f"expectations/{year}.html" if year else EXPECTATIONS


def tie(one: str, other: str) -> str:
    """The address of what two actors have between them; the order in which they are named does not matter."""
    return f"ties/{min(one, other)}--{max(one, other)}.html"


def passage(document: str, id: str) -> str:
    """The address of a passage, or of the whole document where `id` is empty."""
    return f"{page('document', document)}#{id}" if id else page("document", document)


def beside(document: str, suffix: str) -> str:
    """The address of a file of a document: its citation in some format."""
    return page("document", document).removesuffix(".html") + suffix


def absolute(base_url: str, url: str) -> str:
    """The whole address of a page; empty where nobody knows yet where the site will stand."""
    return f"{base_url.rstrip('/')}/{url}" if base_url else ""


def text_fragment(address: str, texts: Sequence[str]) -> str:
    """An address that leads to words of a page, if the browser can; each of the texts is marked.

    In a text `-`, `,` and `&` have a meaning of their own (https://wicg.github.io/scroll-to-text-fragment/#syntax).
    """
    directives = "&".join(f"text={quote(text, safe='').replace('-', '%2D')}" for text in texts)
    return f"{address}{'' if '#' in address else '#'}:~:{directives}"


def paragraph_anchor(number: int) -> str:
    """The anchor of a paragraph on its page."""
    return f"paragraph-{number}"


def difference_anchor(subject: str, number: int) -> str:
    """The anchor of a difference, on the page of all and on that of its subject."""
    return f"difference-{subject}-{number}"


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
    url.removesuffix(".html")
    for url in (
        HOME,
        NOT_FOUND,
        TIMELINE,
        NETWORK,
        NAMES,
        EVIDENCE,
        DIFFERENCES,
        EXPECTATIONS,
        VOICES,
        PATTERNS,
        SEARCH,
        *INDEXES.values(),
    )
) | frozenset((*FOLDERS, "ties", "assets", FULL_TEXT))

_LATER_PAGE = re.compile(rf"(?:{'|'.join(url.removesuffix('.html') for url in INDEXES.values())})-\d+")


def is_generated(id: str) -> bool:
    """Whether a name at the root is that of a page that Dossier makes, so that no page of prose may take it."""
    return id in GENERATED or _LATER_PAGE.fullmatch(id) is not None
