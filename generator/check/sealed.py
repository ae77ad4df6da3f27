"""Seals: what the lock says of each passage is what the dossier says, with the sources out of reach."""

from collections.abc import Container, Iterator, Mapping

from msgspec import structs

from generator.model.dossier import Dossier
from generator.model.lock import Lock, SealedDocument, SealedPassage
from generator.model.page import Document, Passage
from generator.model.problem import Problem
from generator.read.wording import words_digest

_UPDATE = "look it up in the source and seal it: `dossier check --sources DIR --update-lock`"
_REMOVE = "put it back, or let `dossier check --sources DIR --update-lock` note that it is gone"


def check_lock(dossier: Dossier, path: str) -> Iterator[Problem]:
    """Every passage is as it was sealed, and everything that was sealed is still there; `path` is the lock."""
    lock = dossier.lock
    if not lock:
        if dossier.passages:
            message = "there is no lock: nobody can tell whether a quotation was altered"
            yield Problem("lock-is-there", path, 0, 0, message, _UPDATE, "warning")
        return
    sealed = {document.id: document for document in lock.documents}
    for document in dossier.documents.values():
        yield from _check_document(document, sealed.get(document.id), dossier.settings.excerpts.share)
    for id in sorted(sealed.keys() - dossier.documents.keys()):
        yield Problem("seal-has-passage", path, 0, 0, f"`{id}` is sealed, and there is no such document", _REMOVE)


def withdrawn_id_is_free(dossier: Dossier) -> Iterator[Problem]:
    """What is gone is gone: whoever cited it must not be led to something else."""
    pages = {page.id: page for page in dossier.pages()}
    for gone in dossier.lock.removed:
        passage = dossier.passages.get((gone.document, gone.passage))
        if passage:
            document = dossier.documents[gone.document]
            message = f"`{gone.passage}` was another passage, removed on {gone.on}; its id is not used again"
            hint = f"the next free id is `p{_next(dossier.lock, document)}`"
            yield Problem("withdrawn-id-is-free", document.path, passage.start, passage.end, message, hint)
        elif gone.document in pages and not gone.passage:
            message = f"`{gone.document}` was another document, removed on {gone.on}; its id is not used again"
            yield Problem("withdrawn-id-is-free", pages[gone.document].path, 0, 0, message, "choose another id")


def _next(lock: Lock, document: Document) -> int:
    here = (passage.id for passage in document.body.passages)
    gone = (each.passage for each in lock.removed if each.document == document.id and each.passage)
    return max(int(id.removeprefix("p")) for id in (*here, *gone)) + 1


def _check_document(document: Document, sealed: SealedDocument | None, share: float) -> Iterator[Problem]:
    entries = {passage.id: passage for passage in sealed.passages} if sealed else {}
    for passage in document.body.passages:
        yield from _check_passage(document, passage, entries)
    here = {passage.id for passage in document.body.passages}
    for id in entries:
        if id not in here:
            message = f"the passage `{id}` is sealed, and this document has none"
            yield Problem("seal-has-passage", document.path, 0, 0, message, _REMOVE)
    if sealed:
        if sealed.source != document.source:
            message = f"`{sealed.source}` was sealed as the source of this document, not `{document.source}`"
            yield Problem("source-is-sealed", document.path, 0, 0, message, _UPDATE)
        yield from check_share(document, sealed.words, share)


def _check_passage(document: Document, passage: Passage, entries: Mapping[str, SealedPassage]) -> Iterator[Problem]:
    def problem(rule: str, message: str) -> Problem:
        return Problem(rule, document.path, passage.start, passage.end, message, _UPDATE)

    entry = entries.get(passage.id)
    if entry is None:
        yield problem("passage-is-sealed", f"the passage `{passage.id}` is not sealed")
        return
    if (entry.first, entry.last) != (passage.first, passage.last):
        where = f"{entry.first}" if entry.first == entry.last else f"{entry.first}-{entry.last}"
        yield problem("passage-is-sealed", f"`{passage.id}` was sealed in paragraph {where}, not {passage.paragraphs}")
    if len(entry.quotes) != len(passage.quotes):
        message = f"`{passage.id}` was sealed with {len(entry.quotes)} quotations, and has {len(passage.quotes)}"
        yield problem("passage-is-sealed", message)
        return
    for quote, sealed in zip(passage.quotes, entry.quotes, strict=True):
        if words_digest(quote.text) != sealed.words:
            end = quote.start + len(quote.text)
            message = "these are not the words that were found in the source"
            yield Problem("quotation-is-sealed", document.path, quote.start, end, message, _UPDATE)


def check_share(document: Document, words: int, share: float) -> Iterator[Problem]:
    """All quotations of a document together are a small part of the `words` of its source."""
    quoted = sum(len(quote.text.split()) for passage in document.body.passages for quote in passage.quotes)
    allowed = int(words * share)
    if document.publish == "excerpts" and quoted > allowed:
        message = f"{quoted} words are quoted, at most {allowed} are allowed ({share:.0%} of the source)"
        hint = "say some of them in your own words, or allow more where you may: `[excerpts]`, `share` in dossier.toml"
        yield Problem("excerpts-are-few", document.path, 0, 0, message, hint)


def check_sources(dossier: Dossier, found: Lock, at_fault: Container[str]) -> Iterator[Problem]:
    """The sources are those that were sealed, and the lock says of them what they say.

    Of files `at_fault` it is known already that the account, not the source, is other than it was.
    """
    now = {document.id: document for document in found.documents}
    for sealed in dossier.lock.documents:
        source = now.get(sealed.id)
        if source is None:
            continue
        path = dossier.documents[sealed.id].path
        if source.sha256 != sealed.sha256:
            message = f"the source `{sealed.source}` is not the one that was sealed on {sealed.verified}"
            hint = "restore it, or look at what changed and seal it anew with `--update-lock`"
            yield Problem("source-is-sealed", path, 0, 0, message, hint)
        elif path not in at_fault and structs.replace(sealed, verified="") != structs.replace(source, verified=""):
            message = "what is sealed of this document is not what its source says"
            yield Problem("source-is-sealed", path, 0, 0, message, _UPDATE)
