"""Problems with the line and column at which each stands."""

from collections.abc import Iterable
from pathlib import Path

from generator.model.problem import Lines, Place, Problem
from generator.read.files import read_for_report

Placed = tuple[Problem, Place]


def placed(problems: Iterable[Problem]) -> tuple[Placed, ...]:
    """Each problem with its place; each file is read once."""
    files: dict[str, Lines] = {}
    found: list[Placed] = []
    for problem in problems:
        if problem.path not in files:
            files[problem.path] = Lines(read_for_report(Path(problem.path)))
        found.append((problem, files[problem.path].place(problem.start)))
    return tuple(found)
