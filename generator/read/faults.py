"""Faults: the problems of one file, collected while it is read."""

from generator.model.problem import Problem, Severity


class Faults:
    """Collects the problems of the file `path`; the only value in reading that grows."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._problems: list[Problem] = []

    def add(self, rule: str, start: int, end: int, message: str, hint: str = "", severity: Severity = "error") -> None:
        """Notes one problem at `start` up to `end` of the file."""
        self._problems.append(Problem(rule, self._path, start, end, message, hint, severity))

    def found(self) -> tuple[Problem, ...]:
        """Every problem so far."""
        return tuple(self._problems)
