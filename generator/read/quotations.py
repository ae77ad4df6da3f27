"""Quotations: the words in double marks, and the passage to which they belong.

Curly marks open and close; a straight mark does whichever is due. Single marks never delimit.
"""

import re

from msgspec import Struct

from generator.model.page import Quote
from generator.read.faults import Faults

OPENING, CLOSING, STRAIGHT = "“", "”", '"'
_MARK = re.compile(f"[{OPENING}{CLOSING}{STRAIGHT}]")


class _Opened(Struct):
    """A quotation that has begun: the offsets of its mark, of its first word, and of its passage (-1: none)."""

    mark: int
    first: int
    passage: int
    words: list[str]


class Quotations:
    """Follows one paragraph from left to right. Passages are known by the offset at which they start."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._opened: _Opened | None = None
        self._quotes: dict[int, list[Quote]] = {}

    def read(self, text: str, start: int, passage: int, width: int = 1) -> None:
        """Takes the next words, which stand at `start` of the file and in `passage`, the innermost (or -1).

        `width` is how many characters of the file one of theirs takes: five for `&amp;`.
        """
        done = 0
        for found in _MARK.finditer(text):
            self.add(text[done : found.start()])
            self._mark(found[0], start + found.start(), width, passage)
            done = found.end()
        self.add(text[done:])

    def add(self, text: str) -> None:
        """Takes words in which a mark is no mark: code, the name in a link by id."""
        if self._opened:
            self._opened.words.append(text.replace("\n", " "))

    def take(self, passage: int) -> tuple[Quote, ...]:
        """The quotations of a passage that closes here; one still open in it is a fault."""
        if self._opened and self._opened.passage == passage:
            self._unclosed(self._opened, "close it before the passage ends")
        return tuple(self._quotes.pop(passage, ()))

    def finish(self) -> None:
        """The paragraph ends; a quotation still open is a fault."""
        if self._opened:
            self._unclosed(self._opened, "close it in its paragraph")

    def _mark(self, mark: str, place: int, width: int, passage: int) -> None:
        opened = self._opened
        if opened is None and mark == CLOSING:
            self._faults.add("quotation-opens", place, place + 1, "this mark closes a quotation that was not opened")
        elif opened is None:
            self._opened = _Opened(place, place + width, passage, [])
        elif mark == OPENING:
            self._faults.add("quotation-closes", place, place + 1, "a quotation begins inside a quotation")
        else:
            self._close(opened, place, passage)

    def _close(self, opened: _Opened, place: int, passage: int) -> None:
        self._opened = None
        if opened.passage != passage:
            hint = "open and close it in the same passage"
            self._faults.add("quotation-closes", opened.mark, place + 1, "this quotation leaves its passage", hint)
        elif passage < 0:
            hint = "put the words into a passage, `[“…”]{#p1 para=1}`, or use single marks"
            message = "words in double marks are verbatim and belong into a passage"
            self._faults.add("quotation-in-passage", opened.mark, place + 1, message, hint)
        else:
            self._quotes.setdefault(passage, []).append(Quote("".join(opened.words), opened.first))

    def _unclosed(self, opened: _Opened, hint: str) -> None:
        self._faults.add("quotation-closes", opened.mark, opened.mark + 1, "this quotation is not closed", hint)
        self._opened = None
