"""Seals: the passages that are, letter by letter, what was found in their source."""

from collections.abc import Iterable, Iterator

from generator.model.lock import Lock, Seal, SealedDocument, SealedPassage
from generator.model.page import Document, Passage
from generator.read.wording import words_between, words_digest


def seals(documents: Iterable[Document], lock: Lock) -> dict[tuple[str, str], Seal]:
    """The seal of each passage that is as it was sealed, by document and id."""
    sealed = {document.id: document for document in lock.documents}
    found = ((document, sealed[document.id]) for document in documents if document.id in sealed)
    return {key: seal for document, entry in found for key, seal in _of_document(document, entry)}


def _of_document(document: Document, entry: SealedDocument) -> Iterator[tuple[tuple[str, str], Seal]]:
    entries = {passage.id: passage for passage in entry.passages}
    for passage in document.body.passages:
        if document.source == entry.source and passage.id in entries and _is_as_sealed(passage, entries[passage.id]):
            yield (document.id, passage.id), _seal(entry.verified, passage, entries[passage.id])


def _seal(verified: str, passage: Passage, entry: SealedPassage) -> Seal:
    place = entry.paragraphs
    pairs = zip(passage.quotes, entry.quotes, strict=True)
    once = (words_between(quote.text, *sealed.once) for quote, sealed in pairs)
    return Seal(verified, place.sha256, bool(passage.quotes), place.start, place.end, tuple(filter(None, once)))


def _is_as_sealed(passage: Passage, entry: SealedPassage) -> bool:
    place = (passage.first, passage.last) == (entry.first, entry.last)
    return place and [words_digest(quote.text) for quote in passage.quotes] == [quote.words for quote in entry.quotes]
