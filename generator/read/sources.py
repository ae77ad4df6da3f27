"""Sources: the texts as received, byte by byte. Nothing of them is ever published."""

import os
import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

from generator.model.lock import Span
from generator.model.page import Document
from generator.model.problem import Problem
from generator.read.files import Refused, read_bytes
from generator.read.limits import SOURCE

_LINE = re.compile(r"[^\r\n]+")
_MARK = "\ufeff"
_STEP = 1024


class UnreadableSource(Exception):
    """A source that is not there or cannot be read, as the problem of its document."""

    def __init__(self, document: Document, message: str, hint: str) -> None:
        super().__init__(message)
        self.problem = Problem("document-has-source", document.path, 0, 0, message, hint)


class SourceText:
    """A source: its bytes, its characters, and the lines with words in it, which are its paragraphs.

    `paragraphs` are ranges of characters, counted from 0; authors count paragraphs from 1.
    """

    def __init__(self, data: bytes) -> None:
        """Raises UnicodeDecodeError where the bytes are not UTF-8."""
        self.data = data
        self.text = data.decode("utf-8")
        self.paragraphs = tuple(
            (line.start() + line[0].startswith(_MARK), line.end())
            for line in _LINE.finditer(self.text)
            if line[0].strip().strip(_MARK)
        )
        sizes = (len(self.text[start : start + _STEP].encode()) for start in range(0, len(self.text), _STEP))
        self._bytes = (0, *accumulate(sizes))

    @property
    def count(self) -> int:
        """How many paragraphs there are."""
        return len(self.paragraphs)

    @property
    def words(self) -> int:
        """How many words there are."""
        return len(self.text.split())

    def between(self, first: int, last: int) -> str:
        """Paragraphs `first` to `last`, and all that stands between them."""
        return self.text[self.paragraphs[first - 1][0] : self.paragraphs[last - 1][1]]

    def span(self, start: int, end: int) -> Span:
        """Characters `start` to `end` as bytes, with their digest."""
        first, last = self._offset(start), self._offset(end)
        return Span(first, last, sha256(self.data[first:last]).hexdigest())

    def _offset(self, character: int) -> int:
        """The byte at which a character begins."""
        step = character // _STEP
        return self._bytes[step] + len(self.text[step * _STEP : character].encode())


def read_sources(
    documents: Iterable[Document], folders: Sequence[Path]
) -> tuple[dict[str, SourceText], tuple[Problem, ...]]:
    """The sources of documents by id, each from the first folder that has it, and what is wrong with the others."""
    texts: dict[str, SourceText] = {}
    problems: list[Problem] = []
    for document in documents:
        folder = next((folder for folder in folders if has_source(document, folder)), folders[0])
        try:
            texts[document.id] = _read_source(document, folder)
        except UnreadableSource as unreadable:
            problems.append(unreadable.problem)
    return texts, tuple(problems)


def has_source(document: Document, folder: Path) -> bool:
    """Whether there is something in the folder under the name of the document's source."""
    return bool(document.source) and os.path.lexists(folder / document.source)


def _read_source(document: Document, sources: Path) -> SourceText:
    if not document.source:
        hint = "name the file of the text as received, `source: article.txt`"
        raise UnreadableSource(document, "this document names no source", hint)
    hint = "`source` is the name of a file there"
    if Path(document.source).name != document.source:
        raise UnreadableSource(document, f"`{document.source}` is no name of a file in `{sources}`", hint)
    try:
        return SourceText(read_bytes(sources / document.source, SOURCE))
    except UnicodeDecodeError:
        message = f"the source `{document.source}` is not UTF-8"
        raise UnreadableSource(document, message, "convert it to UTF-8") from None
    except Refused as refused:
        message = f"the source `{document.source}` in `{sources}`: {refused.message}"
        raise UnreadableSource(document, message, refused.hint or hint) from None
