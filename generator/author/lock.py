"""The lock is renewed and written."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from msgspec import structs

from generator.author.files import exchange
from generator.model.lock import Lock, Removed, SealedDocument
from generator.read.lock import FILE, lock_text


def renewed(old: Lock, found: Lock, formerly: Mapping[str, str], today: str) -> Lock:
    """What was found, with the day on which each document was first found so, and with all that is gone since.

    `formerly` leads from an id that a document had to the one that it has; `today` is an ISO date.
    """
    before = {formerly.get(document.id, document.id): document for document in old.documents}
    documents = tuple(_with_its_day(document, before.get(document.id)) for document in found.documents)
    moved = (structs.replace(gone, document=formerly.get(gone.document, gone.document)) for gone in old.removed)
    gone = {(each.document, each.passage): each for each in (*_gone(before, found, today), *moved)}
    return Lock(documents, found.overlaps, tuple(gone[key] for key in sorted(gone)))


def with_sealed(found: Lock, old: Lock, absent: Collection[str]) -> Lock:
    """What was found, and what is sealed of documents whose sources are not at hand."""
    kept = (document for document in old.documents if document.id in absent)
    shared = (overlap for overlap in old.overlaps if overlap.a in absent or overlap.b in absent)
    return Lock(
        tuple(sorted((*found.documents, *kept), key=lambda document: document.id)),
        tuple(sorted((*found.overlaps, *shared), key=lambda overlap: (overlap.a, overlap.b))),
        found.removed,
    )


def write_lock(content: Path, lock: Lock) -> None:
    """Puts a lock in the place of the one before, whole or not at all."""
    exchange({content / FILE: lock_text(lock).encode()})


def _with_its_day(document: SealedDocument, before: SealedDocument | None) -> SealedDocument:
    """A document that is as it was keeps its day, so that the lock changes only where something else has."""
    if before is None:
        return document
    same = structs.replace(document, verified=before.verified)
    return same if same == structs.replace(before, id=document.id) else document


def _gone(before: Mapping[str, SealedDocument], found: Lock, today: str) -> Iterator[Removed]:
    now = {document.id: {passage.id for passage in document.passages} for document in found.documents}
    for id, document in before.items():
        if id not in now:
            yield Removed(document=id, on=today)
        for passage in document.passages:
            if passage.id not in now.get(id, ()):
                yield Removed(document=id, passage=passage.id, on=today)
