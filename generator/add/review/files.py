"""The files of proposals in the folder of a dossier."""

from collections.abc import Sequence
from pathlib import Path

from generator.add.review.sheet import Sheet, read_sheet
from generator.model.problem import Problem
from generator.model.urls import why_no_id
from generator.read.faults import Faults
from generator.read.files import PROPOSALS, Refused, read_text, shown


def proposals_path(content: Path, document: str) -> Path:
    """Where the proposals for a document stand."""
    return content / PROPOSALS / f"{document}.md"


def documents_with_proposals(content: Path) -> tuple[str, ...]:
    """The ids of the documents that have a file of proposals, in their order."""
    folder = content / PROPOSALS
    names = (path.stem for path in folder.glob("*.md")) if folder.is_dir() and not folder.is_symlink() else ()
    return tuple(sorted(name for name in names if not why_no_id(name)[0]))


def load_sheet(content: Path, document: str) -> tuple[Sheet, Sequence[Problem]]:
    """The proposals for a document, none where there is no file, and every problem of the file."""
    path = proposals_path(content, document)
    if not path.exists() and not path.is_symlink():
        return Sheet(document), ()
    faults = Faults(shown(path))
    try:
        return read_sheet(document, read_text(path), faults), faults.found()
    except Refused as refused:
        return Sheet(document), (refused.problem(shown(path)),)
