"""Web archives: WARC (ISO 28500) and WACZ (https://specs.webrecorder.net/wacz/1.1.1/), and the web pages in them."""

import gzip
import json
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import IO, TYPE_CHECKING, cast
from zlib import error as ZlibError  # noqa: N812  # it is a class, whatever its name

from msgspec import Struct, structs

from generator.add.intake.extract import Extract, Extracts
from generator.add.intake.forms import GZIP, ZIP
from generator.add.intake.limits import ARTICLES, FILE, MEMBERS, UNPACKED
from generator.add.intake.not_taken import NotTaken
from generator.add.intake.web_page import read_web_page

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_WEB = ("text/html", "application/xhtml+xml")
_PAGES = "pages/pages.jsonl"
_WARC = (".warc", ".warc.gz")
_STEP = 65_536
_DAMAGED = "could not be read as a web archive: it is damaged"


class _Capture(Struct, frozen=True):
    """A web page of an archive: its address, the day when it was taken, its bytes, and the encoding it was sent in."""

    address: str
    day: str
    data: bytes
    encoding: str


def read_archive(data: bytes, address: str = "") -> Extracts:
    """The articles of the pages in an archive, or the one that was at `address`; raises NotTaken."""
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415  # slow to import, and only archives need it

    try:
        captures = _captures(data)
    except (ArchiveLoadFailed, zipfile.BadZipFile, ZlibError, EOFError, ValueError, NotImplementedError, OSError):
        raise NotTaken(_DAMAGED) from None
    chosen = _chosen(captures, address)
    return _articles(chosen)


def _captures(data: bytes) -> dict[str, _Capture]:
    """The first capture of each address, of the pages that a WACZ lists, else of all."""
    packed, contents = _Budget(), _Budget()
    listed, warcs = _unpacked(data, packed) if data.startswith(ZIP) else ((), (data,))
    found: dict[str, _Capture] = {}
    for warc in warcs:
        for capture in _web_pages(BytesIO(_unzipped(warc, packed)), contents):
            found.setdefault(_plain(capture.address), capture)
    pages = [_plain(page) for page in listed if _plain(page) in found]
    return {page: found[page] for page in pages} if pages else found


class _Budget:
    """How much more may be unpacked. What claims to be small may be large, so all that comes out is counted."""

    def __init__(self) -> None:
        self._bytes = UNPACKED
        self._members = MEMBERS

    def read(self, stream: IO[bytes], most: int = UNPACKED) -> bytes:
        """All of a stream; raises NotTaken where it is too much."""
        parts: list[bytes] = []
        while part := stream.read(_STEP):
            parts.append(part)
            self._bytes -= len(part)
            most -= len(part)
            if self._bytes < 0:
                raise NotTaken(f"holds more than {UNPACKED:,} bytes when it is unpacked")
            if most < 0:
                raise NotTaken(f"holds a web page of more than {FILE:,} bytes")
        return b"".join(parts)

    def count(self) -> None:
        """One more member or record."""
        self._members -= 1
        if self._members < 0:
            raise NotTaken(f"holds more than {MEMBERS:,} members")


def _plain(address: str) -> str:
    """An address as two of them are compared."""
    return address.partition("#")[0].removeprefix("https://").removeprefix("http://").rstrip("/")


# --- WACZ --------------------------------------------------------------------------------------------------


def _unpacked(data: bytes, budget: _Budget) -> tuple[tuple[str, ...], tuple[bytes, ...]]:
    """The addresses of its pages, and its WARC files."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = archive.infolist()
        for member in members:
            budget.count()
            if member.flag_bits & 1:
                raise NotTaken("could not be read as a web archive: it is encrypted")
        names = [member.filename for member in members]
        pages = _member(archive, _PAGES, budget) if _PAGES in names else b""
        warcs = [_member(archive, name, budget) for name in names if name.endswith(_WARC)]
    return tuple(_listed(pages)), tuple(warcs)


def _member(archive: zipfile.ZipFile, name: str, budget: _Budget) -> bytes:
    with archive.open(name) as member:
        return budget.read(member)


def _listed(pages: bytes) -> Iterator[str]:
    """The addresses in `pages.jsonl`, whose first line is a head."""
    for line in pages.decode("utf-8", "replace").splitlines():
        try:
            page = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(page, dict) and isinstance(page.get("url"), str):
            yield page["url"]


# --- WARC --------------------------------------------------------------------------------------------------


def _unzipped(warc: bytes, budget: _Budget) -> bytes:
    """A WARC of which each record may be a member of gzip; raises EOFError where the last of them has no end."""
    if not warc.startswith(GZIP):
        return warc
    with gzip.GzipFile(fileobj=BytesIO(warc)) as members:
        return budget.read(cast("IO[bytes]", members))


def _web_pages(warc: BytesIO, budget: _Budget) -> Iterator[_Capture]:
    """Each page that was answered with status 200, or stored as it is."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415

    for record in ArchiveIterator(warc):
        budget.count()
        if _is_web_page(record):
            data = budget.read(cast("IO[bytes]", record.content_stream()), FILE)
            head = record.rec_headers
            address, day = head.get_header("WARC-Target-URI") or "", (head.get_header("WARC-Date") or "")[:10]
            yield _Capture(address.strip("<>"), day, data, _encoding(_type(record)))
        budget.read(cast("IO[bytes]", record.raw_stream))
        if record.raw_stream.limit:
            raise EOFError(f"{record.raw_stream.limit} bytes of a record are missing")


def _is_web_page(record: "ArcWarcRecord") -> bool:
    is_answer = record.rec_type == "response" and bool(record.http_headers)
    if is_answer and record.http_headers.get_statuscode() != "200":
        return False
    return (is_answer or record.rec_type == "resource") and _type(record).lower().startswith(_WEB)


def _type(record: "ArcWarcRecord") -> str:
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    return headers.get_header("Content-Type") or ""


def _encoding(type: str) -> str:
    _, _, rest = type.lower().partition("charset=")
    return rest.partition(";")[0].strip(" \"'")


# --- articles ----------------------------------------------------------------------------------------------


def _chosen(captures: dict[str, _Capture], address: str) -> tuple[_Capture, ...]:
    if not captures:
        raise NotTaken("is a web archive without a web page")
    if address:
        if _plain(address) not in captures:
            raise NotTaken(f"is a web archive that does not hold `{address}`; it holds {_some(captures)}")
        return (captures[_plain(address)],)
    if len(captures) > ARTICLES:
        why = f"is a web archive of {len(captures):,} pages, and at most {ARTICLES} are taken in at once"
        raise NotTaken(f"{why}; name one with `--url`, such as {_some(captures)}")
    return tuple(captures.values())


def _some(captures: dict[str, _Capture]) -> str:
    addresses = [f"`{capture.address}`" for capture in captures.values()]
    return ", ".join(addresses[:3]) + (f" and {len(addresses) - 3:,} more" if len(addresses) > 3 else "")


def _articles(captures: tuple[_Capture, ...]) -> Extracts:
    """The articles of pages; a page without one is noted, unless none has one."""
    articles: list[Extract] = []
    notes: list[str] = []
    for capture in captures:
        try:
            found = read_web_page(capture.data, capture.address, capture.encoding)
            articles.append(structs.replace(found, url=capture.address or found.url, captured=capture.day))
        except NotTaken as refused:
            notes.append(f"`{capture.address}` {refused}")
    if not articles:
        raise NotTaken(_why_none(captures, notes))
    return Extracts(tuple(articles), tuple(notes))


def _why_none(captures: tuple[_Capture, ...], notes: list[str]) -> str:
    if len(captures) > 1:
        return "is a web archive in whose pages no article can be found"
    return f"is a web archive of one page: {notes[0]}"
