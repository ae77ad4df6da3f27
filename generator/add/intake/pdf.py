"""PDF: the text of its pages, with broken lines and words made whole again.

A line that stands at the head or foot of most pages, its number aside, is no part of the text: it follows the
paragraph that the page ends with.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.add.article import Span
from generator.add.intake.extract import Extract
from generator.add.intake.limits import PAGES
from generator.add.intake.not_taken import NotTaken

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_CORRUPT = "could not be read as PDF: it is damaged"
_ENCRYPTED = "could not be read as PDF: it is encrypted; save a copy without a password"
_PICTURES = "could not be read as PDF: its pages hold no text, as those of a scan; take in its words as text"

_EDGE = 2
"""Lines at the head and at the foot of a page among which running heads stand."""

_SEVERAL = 3
"""Pages of which most must have a line for it to be a running head."""

_RAISED = 4.0
"""Units by which a mark may stand above its line; no line stands so near to another."""

_GAP = 1.35
"""Times the usual distance of two lines, beyond which a paragraph ends."""

_SHORT = 0.8
"""A line shorter than this share of the longest lines may be the last of its paragraph."""

_ENDS = re.compile(r"[.!?:…][”’\"')\]»]{0,3}$")
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[\W_]{0,3}(?:page\s)?\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?[\W_]{0,3}", re.IGNORECASE)
_BROKEN = re.compile(r"([^\W\d_]{2,40})[-\u2010\u00ad]$")
_WORD = re.compile(r"\w+")
_COMPOUND = re.compile(r"[^\W\d_]{2,40}-[^\W\d_]{2,40}")
_DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_NO_TITLE = re.compile(r"untitled|microsoft word|\.(?:docx?|pdf|indd|odt|rtf|qxd|tmp)\b", re.IGNORECASE)

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
"""Letters that a printer joins, as the letters that they are: whoever searches or quotes writes those."""


def read_pdf(data: bytes) -> Extract:
    """The text of a PDF, where each page begins, and what its metadata say; raises NotTaken."""
    from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415  # slow to import, and only PDF needs it

    try:
        reader = _opened(data)
        pages = [_lines(page) for page in reader.pages]
        title, author, day = _metadata(reader)
    except DependencyError:
        raise NotTaken(_ENCRYPTED) from None
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OSError):
        raise NotTaken(_CORRUPT) from None  # what pypdf raises on a damaged file is of many kinds
    if not any(map(any, pages)):
        raise NotTaken(_PICTURES)
    text, starts, aside = _composed(pages)
    note = "The PDF was made on this day; nothing says that it was published then." if day else ""
    return Extract(
        text=text,
        title=title,
        author=author,
        date=day,
        date_basis="inferred" if day else "",
        date_note=note,
        pages=starts,
        aside=aside,
    )


def _opened(data: bytes) -> "PdfReader":
    """A PDF that asks for no password when it is opened may be read, whatever else it forbids."""
    from pypdf import PdfReader  # noqa: PLC0415

    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise NotTaken(_ENCRYPTED)
    if len(reader.pages) > PAGES:
        raise NotTaken(f"has {len(reader.pages):,} pages, at most {PAGES:,} are read")
    return reader


def _metadata(reader: "PdfReader") -> tuple[str, tuple[str, ...], str]:
    """Title, authors and the day on which the file was made; a title that names a file is none."""
    said: Mapping[str, object] = reader.metadata or {}
    title, author = (" ".join(str(said.get(key) or "").split()) for key in ("/Title", "/Author"))
    day = _DAY.match(str(said.get("/CreationDate") or ""))
    named = "" if _NO_TITLE.search(title) else title
    return named, (author,) if author else (), "-".join(day.groups()) if day else ""


# --- lines -------------------------------------------------------------------------------------------------


def _lines(page: "PageObject") -> list[str]:
    """The lines of a page in the order in which they were set; an empty one where there is a gap between two."""
    gauge = _Gauge()
    page.extract_text(visitor_text=gauge.see)
    lines: list[str] = []
    for line, height in gauge.heights():
        if gauge.is_gap(height):
            lines.append("")
        lines.append(line)
    return lines


class _Gauge:
    """Measures how far below one line the next one stands, in the units of the page."""

    def __init__(self) -> None:
        self._lines: list[list[str]] = [[]]
        self._places: list[float | None] = [None]

    def see(self, text: str, page: Sequence[float], line: Sequence[float], *_: object) -> None:
        """Takes a piece of text with the matrices that place it (ISO 32000-1, 9.4.4): `a b c d e f` of each."""
        first, *more = text.replace("\0", "").split("\n")
        self._add(first, page[1] * line[4] + page[3] * line[5] + page[5])
        for part in more:
            self._lines.append([])
            self._places.append(None)
            self._add(part, page[1] * line[4] + page[3] * line[5] + page[5])

    def heights(self) -> list[tuple[str, float]]:
        """Each line with words in it, and how far it stands below the one before; 0 for the first of a column."""
        lines = (
            (" ".join("".join(parts).translate(_LIGATURES).split()), place)
            for parts, place in zip(self._lines, self._places, strict=True)
        )
        placed = [(words, place or 0.0) for words, place in lines if words]
        befores = [placed[0][1] if placed else 0.0, *(place for _, place in placed)]
        return [(words, max(before - place, 0.0)) for (words, place), before in zip(placed, befores, strict=False)]

    def is_gap(self, height: float) -> bool:
        """Whether so much stands between two lines that a paragraph ends there."""
        return height > _GAP * self._usual

    @cached_property
    def _usual(self) -> float:
        heights = sorted(height for _, height in self.heights() if height > _RAISED)
        return heights[len(heights) // 5] if heights else 0.0

    def _add(self, part: str, place: float) -> None:
        self._lines[-1].append(part)
        if part.strip() and self._places[-1] is None:
            self._places[-1] = place


# --- what stands on most pages -----------------------------------------------------------------------------


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """What stands at the edge of most pages, without its numbers."""
    if len(pages) < _SEVERAL:
        return frozenset()
    found = Counter(line for page in pages for line in {_bare(line) for line in _edges(page)})
    return frozenset(line for line, count in found.items() if count * 2 > len(pages))


def _edges(page: Sequence[str]) -> list[str]:
    lines = [line for line in page if line]
    return lines[:_EDGE] + lines[-_EDGE:]


def _bare(line: str) -> str:
    return _NUMBER.sub("#", line).casefold()


def _is_aside(line: str, edges: Sequence[str], running: frozenset[str]) -> bool:
    return line in edges and (_bare(line) in running or bool(_PAGE_NUMBER.fullmatch(line)))


# --- paragraphs --------------------------------------------------------------------------------------------


class _Piece(Struct, frozen=True):
    """A line of a page, or (`line` empty) a gap between two of its text; `aside` where it is a running head."""

    page: int
    line: str
    aside: bool = False


def _pieces(pages: Sequence[Sequence[str]]) -> Iterator[_Piece]:
    running = _running(pages)
    for number, page in enumerate(pages):
        edges = _edges(page)
        pieces = [_Piece(number, line, bool(line) and _is_aside(line, edges, running)) for line in page]
        around = zip(pieces, [None, *pieces], [*pieces[1:], None], strict=False)
        yield from (piece for piece, before, after in around if piece.line or (_is_text(before) and _is_text(after)))


def _is_text(piece: _Piece | None) -> bool:
    return piece is not None and not piece.aside


class _Composer:
    """Puts a text together line by line; running heads wait until the paragraph in which they came is over."""

    def __init__(self, pages: Sequence[Sequence[str]]) -> None:
        self.starts: dict[int, int] = {}
        self.aside: list[Span] = []
        self._compounds = frozenset(found for page in pages for line in page for found in _COMPOUND.findall(line))
        self._width = _usual_width(pages)
        self._text: list[str] = []
        self._length = 0
        self._open = ""
        self._last = ""
        self._waiting: list[str] = []
        self._page = -1
        self._turned = False

    def add(self, piece: _Piece) -> None:
        """Takes the next line."""
        self._turned = self._turned or piece.page != self._page
        if piece.aside:
            self._waiting.append(piece.line)
        elif not piece.line:
            self._end_unless_broken()
        else:
            self._add_line(piece)

    def text(self) -> str:
        """The whole text, its last paragraph ended."""
        self._end_paragraph()
        return "".join(self._text)

    def _add_line(self, piece: _Piece) -> None:
        if self._turned and not self._goes_on(piece.line):
            self._end_unless_broken()
        self._open, self._last = self._joined(piece.line), piece.line
        for page in range(self._page + 1, piece.page + 1):
            self.starts[page] = self._length + len(self._open) - len(piece.line)
        self._page, self._turned = piece.page, False
        if self._is_last(piece.line):
            self._end_paragraph()

    def _joined(self, line: str) -> str:
        """The open paragraph with one more line; a hyphen at a break stays where the word has one elsewhere too."""
        broken = _BROKEN.search(self._open)
        if not broken or not line[:1].islower():
            return f"{self._open} {line}" if self._open else line
        whole = "-".join((broken[1], *_WORD.findall(line)[:1]))
        return (self._open if whole in self._compounds else self._open[:-1]) + line

    def _goes_on(self, line: str) -> bool:
        """Whether a paragraph that was open at the end of a page goes on with the first line of the next one."""
        return not _ENDS.search(self._open) and (line[:1].islower() or len(self._last) >= _SHORT * self._width)

    def _is_last(self, line: str) -> bool:
        return len(line) < _SHORT * self._width and bool(_ENDS.search(line))

    def _end_unless_broken(self) -> None:
        """A word that was broken goes on, whatever stands between its parts."""
        if not _BROKEN.search(self._open):
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        if self._open:
            self._put(self._open)
            self._open = ""
        for line in self._waiting:
            self.aside.append(Span(self._length, self._length + len(line)))
            self._put(line)
        self._waiting.clear()

    def _put(self, paragraph: str) -> None:
        self._text.append(f"{paragraph}\n\n")
        self._length += len(paragraph) + 2


def _usual_width(pages: Iterable[Sequence[str]]) -> int:
    """Characters of a full line: of ten lines one is longer."""
    lengths = sorted(len(line) for page in pages for line in page if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _composed(pages: Sequence[Sequence[str]]) -> tuple[str, tuple[int, ...], tuple[Span, ...]]:
    """The text, where each page begins in it, and the running heads."""
    composer = _Composer(pages)
    for piece in _pieces(pages):
        composer.add(piece)
    text = composer.text()
    starts = (composer.starts.get(number, len(text)) for number in range(len(pages)))
    return text, tuple(starts), tuple(composer.aside)
