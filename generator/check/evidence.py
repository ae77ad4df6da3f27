"""Evidence: every passage stands in the paragraph of its source that it names, and every quotation letter by letter."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from hashlib import sha256

from msgspec import Struct

from generator.check.once import once
from generator.check.overlaps import overlaps
from generator.check.sealed import check_share
from generator.check.wording import find
from generator.model.dossier import Dossier
from generator.model.lock import Lock, SealedDocument, SealedPassage, SealedQuote
from generator.model.page import Document, Passage, Quote
from generator.model.problem import Problem
from generator.read.sources import SourceText
from generator.read.wording import Alike, Range, alike, normal, words_digest

CONTEXT = 32
"""Characters before and after a quotation of which digests are kept."""

_COMPARED = 2000
"""Places of a paragraph that are compared with a quotation that is not there, at most."""


class Verified(Struct, frozen=True):
    """How many quotations were looked for, what was found wrong, and what there is to seal."""

    quotations: int
    problems: tuple[Problem, ...]
    lock: Lock


def verify(dossier: Dossier, texts: Mapping[str, SourceText], today: str) -> Verified:
    """Looks every passage up in the source of its document, by the document's id; `today` is an ISO date."""
    problems: list[Problem] = []
    sealed: list[SealedDocument] = []
    for id in sorted(texts):
        document, source = dossier.documents[id], texts[id]
        problems.extend(_check_document(document, source))
        problems.extend(check_share(document, source.words, dossier.settings.excerpts.share))
        sealed.append(_sealed(document, source, today))
    count = sum(len(passage.quotes) for id in texts for passage in dossier.documents[id].body.passages)
    return Verified(count, tuple(problems), Lock(tuple(sealed), overlaps(texts)))


def _check_document(document: Document, source: SourceText) -> Iterator[Problem]:
    for passage in document.body.passages:
        if passage.last > len(source.paragraphs):
            message = f"the source has {len(source.paragraphs)} paragraphs, not {passage.last}"
            yield Problem("paragraph-exists", document.path, passage.start, passage.end, message)
        elif passage.first:
            yield from _check_quotes(document, passage, source)


def _check_quotes(document: Document, passage: Passage, source: SourceText) -> Iterator[Problem]:
    place = _place(source, passage)
    for quote in passage.quotes:
        if not find(quote.text, place):
            message = f"these words do not stand in paragraph {passage.paragraphs} of the source"
            end = quote.start + len(quote.text)
            hint = _what_is_there(quote, place, source)
            yield Problem("quotation-is-verbatim", document.path, quote.start, end, message, hint)


def _place(source: SourceText, passage: Passage) -> Alike:
    """The paragraphs of a passage, made alike."""
    return alike(source.between(passage.first, passage.last))


def _what_is_there(quote: Quote, place: Alike, source: SourceText) -> str:
    """Where the words do stand, or the words of the paragraph that are nearest to them."""
    numbers = range(1, len(source.paragraphs) + 1)
    elsewhere = [str(number) for number in numbers if find(quote.text, alike(source.between(number, number)))]
    if elsewhere:
        return f"they stand in paragraph {' and '.join(elsewhere)}"
    words, wanted = place.text.split(), normal(quote.text)
    length = len(wanted.split())
    starts = range(min(max(len(words) - length, 0) + 1, _COMPARED))
    windows = [" ".join(words[start : start + length]) for start in starts]
    nearest = max(windows, key=lambda window: SequenceMatcher(None, window, wanted).ratio())
    return f"the nearest words there are: {nearest}"


def _sealed(document: Document, source: SourceText, today: str) -> SealedDocument:
    passages = (passage for passage in document.body.passages if 0 < passage.first <= passage.last <= source.count)
    return SealedDocument(
        id=document.id,
        source=document.source,
        size=len(source.data),
        words=source.words,
        sha256=sha256(source.data).hexdigest(),
        verified=today,
        passages=tuple(_sealed_passage(passage, source) for passage in sorted(passages, key=_number)),
    )


def _number(passage: Passage) -> int:
    return int(passage.id.removeprefix("p"))


def _sealed_passage(passage: Passage, source: SourceText) -> SealedPassage:
    place, begin = _place(source, passage), source.paragraphs[passage.first - 1][0]
    quotes = ((quote, find(quote.text, place)) for quote in passage.quotes)
    return SealedPassage(
        id=passage.id,
        first=passage.first,
        last=passage.last,
        paragraphs=source.span(begin, source.paragraphs[passage.last - 1][1]),
        quotes=tuple(_sealed_quote(quote, found, begin, source) for quote, found in quotes if found),
    )


def _sealed_quote(quote: Quote, found: Sequence[Range], begin: int, source: SourceText) -> SealedQuote:
    """`found` are ranges of characters from the character `begin` of the source."""
    ranges = tuple((begin + first, begin + last) for first, last in found)
    start, end = ranges[0][0], ranges[-1][1]
    return SealedQuote(
        words=words_digest(quote.text),
        spans=tuple(source.span(first, last) for first, last in ranges),
        before=source.span(max(start - CONTEXT, 0), start),
        after=source.span(end, min(end + CONTEXT, len(source.text))),
        once=once(quote.text, ranges, source),
    )
