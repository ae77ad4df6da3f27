"""Verdicts counted: precision, recall and their harmonic mean for each task, and the shares of what is right."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tests.bench.proposals.score import Verdict


class Tally(NamedTuple):
    """How many labels of a task were found, how many missed, and how many proposals there were besides."""

    hits: int
    spurious: int
    missed: int

    @property
    def precision(self) -> float:
        return _part(self.hits, self.hits + self.spurious)

    @property
    def recall(self) -> float:
        return _part(self.hits, self.hits + self.missed)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Share(NamedTuple):
    """How many of all were right."""

    right: int
    all: int

    @property
    def accuracy(self) -> float:
        return _part(self.right, self.all)


Tallies = dict[str, Tally]
Shares = dict[str, Share]


def count(verdicts: Iterable[Verdict]) -> tuple[Tallies, Shares]:
    """Tallies and shares by the name of their task, in the order of the alphabet."""
    seen = Counter((verdict.task, verdict.outcome) for verdict in verdicts)
    tallies = {
        task: Tally(*(seen[task, word] for word in ("hit", "spurious", "miss")))
        for task in _tasks(seen, "hit", "spurious", "miss")
    }
    shares = {
        task: Share(seen[task, "right"], seen[task, "right"] + seen[task, "wrong"])
        for task in _tasks(seen, "right", "wrong")
    }
    return tallies, shares


def _tasks(seen: Iterable[tuple[str, str]], *outcomes: str) -> Iterator[str]:
    return iter(sorted({task for task, outcome in seen if outcome in outcomes}))


def _part(some: int, all_: int) -> float:
    return some / all_ if all_ else 0.0
