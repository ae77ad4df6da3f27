"""The files of proposals in the folder of a dossier."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from generator.add.review.sheet import Sheet, digests_in, read_sheet
from generator.model.problem import Problem
from generator.model.urls import why_no_id
from generator.read.faults import Faults
from generator.read.files import PROPOSALS, Refused, read_bytes, read_text, shown, text_of
from generator.read.limits import FILE


def proposals_path(content: Path, document: str) -> Path:
    """Where the proposals for a document stand."""
    return content / PROPOSALS / f"{document}.md"


def documents_with_proposals(content: Path) -> tuple[str, ...]:
    """The ids of the documents that have a file of proposals, in their order."""
    folder = content / PROPOSALS
    names = (path.stem for path in folder.glob("*.md")) if folder.is_dir() and not folder.is_symlink() else ()
    return tuple(sorted(name for name in names if not why_no_id(name)[0]))


def digests_by_document(content: Path) -> Iterator[tuple[str, str]]:
    """The digests that files of proposals keep, each as that of the document's source; what cannot be read has none."""
    for document in documents_with_proposals(content):
        with suppress(Refused):
            text = read_text(proposals_path(content, document))
            yield from ((digest, document) for digest in digests_in(text))


class Loaded(Struct, frozen=True):
    """A file of proposals as it was read: its sheet, and every problem of it.

    `data` are its bytes, None where there is no file; `text` is what they hold, empty where that cannot be read.
    """

    sheet: Sheet
    problems: tuple[Problem, ...] = ()
    data: bytes | None = None
    text: str = ""


def load_sheet(content: Path, document: str) -> Loaded:
    """The proposals for a document; none where there is no file."""
    path = proposals_path(content, document)
    if not path.exists() and not path.is_symlink():
        return Loaded(Sheet(document))
    faults = Faults(shown(path))
    try:
        data = read_bytes(path, FILE)
        text = text_of(data)
        return Loaded(read_sheet(document, text, faults), faults.found(), data, text)
    except Refused as refused:
        return Loaded(Sheet(document), (refused.problem(shown(path)),))
