"""Evidence: the words of every verbatim passage stand in the paragraph of the source that it names.

Both sides are made alike before they are compared: Unicode NFC, one space for any white space, one form for each
of the quotation marks and dashes. `[…]` in a quotation stands for words left out; other brackets are first looked
for as they stand, then taken as the editor's (`[I]t` for `it`).
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from msgspec import Struct

from generator.model.dossier import Dossier
from generator.model.page import Document, Passage, Quote
from generator.model.problem import Problem
from generator.read.files import Refused, read_text

_ALIKE = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-", "\u00a0": " "})
_EDITORIAL = re.compile(r"\\\[(?P<inside>.*?)\\\]")
_INSERTED = 80
"""An editor's insertion stands for at most so many characters of the source."""


class Verified(Struct, frozen=True):
    """How many quotations were looked for, and what was found wrong."""

    quotations: int
    problems: tuple[Problem, ...]


def check_evidence(dossier: Dossier, sources: Path) -> Verified:
    """Looks every quotation up in the texts as received, which stand in the folder `sources`."""
    problems: list[Problem] = []
    count = 0
    for document in dossier.documents.values():
        text, found = _source(document, sources)
        problems.extend(found)
        if text is not None:
            problems.extend(_check_document(document, text, dossier.settings.excerpts.share))
            count += sum(len(passage.quotes) for passage in document.body.passages)
    return Verified(count, tuple(problems))


def _source(document: Document, sources: Path) -> tuple[str | None, Sequence[Problem]]:
    if not document.source:
        hint = "name the file of the text as received, `source: article.txt`"
        return None, (_problem(document, "document-has-source", "this document names no source", hint),)
    path = sources / document.source
    if Path(document.source).name != document.source or not path.exists():
        message = f"there is no source `{document.source}` in `{sources}`"
        return None, (_problem(document, "document-has-source", message, "`source` is the name of a file there"),)
    try:
        return read_text(path), ()
    except Refused as refused:
        message = f"the source `{document.source}`: {refused.message}"
        return None, (_problem(document, "document-has-source", message, refused.hint),)


def _problem(document: Document, rule: str, message: str, hint: str) -> Problem:
    return Problem(rule, document.path, 0, 0, message, hint)


def _check_document(document: Document, text: str, share: float) -> Iterator[Problem]:
    paragraphs = [line for line in text.split("\n") if line.strip()]
    for passage in document.body.passages:
        if passage.last > len(paragraphs):
            message = f"the source has {len(paragraphs)} paragraphs, not {passage.last}"
            yield Problem("paragraph-exists", document.path, passage.start, passage.end, message)
        elif passage.first:
            yield from _check_quotes(document, passage, paragraphs)
    yield from _check_share(document, text, share)


def _check_quotes(document: Document, passage: Passage, paragraphs: Sequence[str]) -> Iterator[Problem]:
    where = " ".join(paragraphs[passage.first - 1 : passage.last])
    for quote in passage.quotes:
        if not _stands_in(quote.text, where):
            message = f"these words do not stand in paragraph {passage.paragraphs} of the source"
            yield Problem(
                "quotation-is-verbatim",
                document.path,
                quote.start,
                quote.start + len(quote.text),
                message,
                _what_is_there(quote, where, paragraphs),
            )


def _what_is_there(quote: Quote, where: str, paragraphs: Sequence[str]) -> str:
    """Where the words do stand, or the words of the paragraph that are nearest to them."""
    elsewhere = [str(number) for number, text in enumerate(paragraphs, 1) if _stands_in(quote.text, text)]
    if elsewhere:
        return f"they stand in paragraph {' and '.join(elsewhere)}"
    words = where.split()
    length = len(quote.text.split())
    windows = [" ".join(words[i : i + length]) for i in range(max(len(words) - length, 0) + 1)]
    nearest = max(windows, key=lambda window: SequenceMatcher(None, window, quote.text).ratio())
    return f"the nearest words there are: {nearest}"


def _stands_in(quote: str, paragraph: str) -> bool:
    """Whether the words stand there, whole words at both ends."""
    literal = re.escape(_alike(quote))
    edited = _EDITORIAL.sub(_left_out, literal) if re.search(r"\w", _EDITORIAL.sub("", literal)) else literal
    text = _alike(paragraph)
    return any(re.search(rf"(?<!\w){words}(?!\w)", text) for words in (literal, edited))


def _left_out(bracket: re.Match[str]) -> str:
    return ".*?" if bracket["inside"] in ("…", r"\.\.\.") else rf".{{0,{_INSERTED}}}?"


def _alike(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).translate(_ALIKE).split())


def _check_share(document: Document, text: str, share: float) -> Iterator[Problem]:
    """All quotations of a document together are a small part of its source."""
    quoted = sum(len(quote.text.split()) for passage in document.body.passages for quote in passage.quotes)
    allowed = int(len(text.split()) * share)
    if document.publish == "excerpts" and quoted > allowed:
        message = f"{quoted} words are quoted, at most {allowed} are allowed ({share:.0%} of the source)"
        yield _problem(document, "excerpts-are-few", message, "say some of them in your own words")
