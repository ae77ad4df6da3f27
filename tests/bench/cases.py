"""Dossier again: when nothing has changed, after a document is added, after one is edited.

After each series of changes the site is compared, byte for byte, with what a build of the same content makes in an
empty folder. The full text is left out of the comparison: Pagefind does not write the same bytes twice.
"""

import filecmp
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import Corpus, Document, document_file
from tests.bench.generators import Generator, write
from tests.bench.measure import Cost

FULL_TEXT = "pagefind"


@dataclass(frozen=True)
class Case:
    """What a change costs."""

    documents: int
    name: str
    costs: tuple[Cost, ...]
    differing: tuple[str, ...] = ()
    """Files of the site that are not as in a clean build."""

    @property
    def failure(self) -> str:
        """Why the first build that failed did; empty when none did."""
        return next((cost.failure for cost in self.costs if cost.failure), "")


def cases(dossier: Generator, corpus: Corpus, folder: Path, runs: int, limit: float) -> Iterator[Case]:
    """All of them, in a folder in which the corpus was built already."""

    def built(document: Document | None = None) -> Cost:
        if document:
            write(folder, iter([(f"content/documents/{document.id}.md", document_file(document))]))
        return dossier.build(folder, limit)

    def compared(name: str, costs: list[Cost]) -> Case:
        return Case(corpus.number, name, tuple(costs), tuple(_against_clean(dossier, folder, limit)))

    yield Case(corpus.number, "unchanged", tuple(built() for _ in range(runs)))
    yield compared("added", [built(corpus.document(corpus.number + run)) for run in range(runs)])
    yield compared("edited", [built(corpus.document(corpus.number // 2, f"edit {run}")) for run in range(runs)])


def _against_clean(dossier: Generator, folder: Path, limit: float) -> list[str]:
    clean = folder / "clean"
    shutil.copytree(folder / "content", clean / "content")
    dossier.build(clean, limit)
    found = differing(folder / dossier.output, clean / dossier.output)
    shutil.rmtree(clean)
    return found


def differing(one: Path, other: Path) -> list[str]:
    """The files that are not the same in two sites, or only in one of them."""
    names = sorted(_files(one) | _files(other))
    return [name for name in names if not _same(one / name, other / name)]


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)


def _files(site: Path) -> set[str]:
    names = (path.relative_to(site) for path in site.rglob("*") if path.is_file())
    return {name.as_posix() for name in names if name.parts[0] != FULL_TEXT}
