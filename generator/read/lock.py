"""The lock as a file: JSON lines, of which the last holds the digest of all before it.

    {"is": "lock", "format": 1}
    {"is": "document", "id": …, "source": …, "size": …, "words": …, "sha256": …, "verified": …}
    {"is": "passage", "id": "p1", "first": 4, "last": 4, "paragraphs": [start, end, sha256], "quotes": […]}
    {"is": "overlap", "a": …, "b": …, "share": …}
    {"is": "removed", "document": …, "passage": …, "on": …}
    {"is": "seal", "sha256": …}

Passages stand under their document, a line each, so that git shows what changed. `head -n -1 passages.lock | sha256sum`
gives the digest in the last line.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from generator.model.lock import NOTHING_SEALED, Lock, Overlap, Removed, SealedDocument, SealedPassage
from generator.model.problem import Problem
from generator.read.faults import Faults
from generator.read.files import Refused, read_text
from generator.read.limits import LOCK

FILE = "passages.lock"
FORMAT = 1

_ANEW = "restore the file as it was committed; without it nobody knows which ids were withdrawn"


class _Head(Struct, frozen=True, tag_field="is", tag="lock"):
    format: int


class _Seal(Struct, frozen=True, tag_field="is", tag="seal"):
    sha256: str


_Line = _Head | SealedDocument | SealedPassage | Overlap | Removed | _Seal


def find_lock(content: Path) -> tuple[Lock, tuple[Problem, ...]]:
    """The lock of the dossier in a folder, an empty one where there is none, and what is wrong with it."""
    path = content / FILE
    if not path.exists() and not path.is_symlink():
        return NOTHING_SEALED, ()
    faults = Faults(str(path))
    try:
        lock = read_lock(read_text(path, LOCK), faults)
    except Refused as refused:
        return NOTHING_SEALED, (refused.problem(str(path)),)
    return lock or NOTHING_SEALED, faults.found()


def read_lock(text: str, faults: Faults) -> Lock | None:
    """The lock that a text holds; None, and what is wrong, where a character of it is not as it was written."""
    body, _, last = text.removesuffix("\n").rpartition("\n")
    lines = tuple(_lines(text, faults))
    if faults.found():
        return None
    if not (lines and isinstance(lines[0], _Head) and lines[0].format == FORMAT):
        faults.add("lock-is-whole", 0, 0, f"this is no lock of format {FORMAT}", _ANEW)
    elif not isinstance(lines[-1], _Seal) or lines[-1].sha256 != _digest(f"{body}\n") or not text.endswith("\n"):
        start = len(text) - len(last) - 1
        faults.add("lock-is-whole", start, len(text), "the digest of the lock is not that of its lines", _ANEW)
    else:
        return _lock(lines[1:-1])
    return None


def lock_text(lock: Lock) -> str:
    """A lock as it stands in its file: the same for the same lock, whoever wrote it."""
    body = "".join(f"{msgspec.json.encode(line).decode()}\n" for line in _lines_of(lock))
    return f"{body}{msgspec.json.encode(_Seal(_digest(body))).decode()}\n"


def _lines(text: str, faults: Faults) -> Iterator[_Line]:
    start = 0
    for line in text.removesuffix("\n").split("\n"):
        try:
            yield msgspec.json.decode(line, type=_Line)
        except msgspec.MsgspecError:
            faults.add("lock-is-whole", start, start + len(line), "this is no line of a lock", _ANEW)
        start += len(line) + 1


def _lock(lines: Iterable[_Line]) -> Lock:
    documents: list[SealedDocument] = []
    passages: dict[str, list[SealedPassage]] = {}
    overlaps: list[Overlap] = []
    removed: list[Removed] = []
    for line in lines:
        match line:
            case SealedDocument():
                documents.append(line)
            case SealedPassage() if documents:
                passages.setdefault(documents[-1].id, []).append(line)
            case Overlap():
                overlaps.append(line)
            case Removed():
                removed.append(line)
            case _:
                continue
    whole = (structs.replace(document, passages=tuple(passages.get(document.id, ()))) for document in documents)
    return Lock(tuple(whole), tuple(overlaps), tuple(removed))


def _lines_of(lock: Lock) -> Iterator[Struct]:
    yield _Head(FORMAT)
    for document in lock.documents:
        yield structs.replace(document, passages=())
        yield from document.passages
    yield from lock.overlaps
    yield from lock.removed


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
