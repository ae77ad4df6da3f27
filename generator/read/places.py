"""Places: problems with the line and column at which each stands."""

from collections.abc import Iterable
from pathlib import Path

from generator.model.problem import Place, Problem, place
from generator.read.files import read_text

Placed = tuple[Problem, Place]


def placed(problems: Iterable[Problem]) -> tuple[Placed, ...]:
    """Each problem with its place; each file is read once."""
    texts: dict[str, str] = {}
    found: list[Placed] = []
    for problem in problems:
        if problem.path not in texts:
            texts[problem.path] = _text_of(Path(problem.path))
        found.append((problem, place(texts[problem.path], problem.start)))
    return tuple(found)


def _text_of(path: Path) -> str:
    """The text of a file as it was read; nothing where it cannot be."""
    try:
        return read_text(path)
    except UnicodeDecodeError:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""
