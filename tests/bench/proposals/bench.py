"""Articles read and judged, and the table of what came out beside what was asked for (`targets.toml`)."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tests.bench.proposals.labels import Labels
from tests.bench.proposals.run import NoProposals, Reader, Run
from tests.bench.proposals.score import Verdict, verdicts
from tests.bench.proposals.tally import Shares, Tallies, count

TARGETS = tomllib.loads(Path(__file__).with_name("targets.toml").read_text(encoding="utf-8"))
_NEW = ("actors", "actors.kind", "actors.role")
"""What is judged where no actors were given, and nowhere else."""
_FIGURES = {"F1": "f1", "P": "precision", "R": "recall"}


class Report(NamedTuple):
    """What was found in a number of articles."""

    articles: int
    tallies: Tallies
    shares: Shares
    verdicts: tuple[tuple[str, Verdict], ...]
    """With the name of the article."""
    timed: tuple[float, ...]
    """Seconds of CPU, for each article that was read with its actors given."""
    failures: tuple[str, ...]
    rules: float = 0.0
    """Seconds of CPU that the rules alone take for an article; 0 where that was not asked."""

    @property
    def speeds(self) -> dict[str, float]:
        """Documents a second, by what is timed; nothing where nothing was run."""
        seconds = {"rules alone": self.rules, "whole command": sum(self.timed) / max(len(self.timed), 1)}
        return {name: 1 / second for name, second in seconds.items() if second}

    @property
    def figures(self) -> dict[str, Any]:
        """Every figure, to three places."""
        return {
            "articles": self.articles,
            "tasks": {task: _rounded(self.tallies, task) for task in self.tallies},
            "accuracy": {task: {"accuracy": round(one.accuracy, 3), "n": one.all} for task, one in self.shares.items()},
            "documents_a_second": {name: round(speed, 1) for name, speed in self.speeds.items()},
            "failures": list(self.failures),
        }


def measure(gold: Mapping[str, Labels], known: Reader, unknown: Reader) -> Report:
    """Reads every article with its actors given and with none; one of which nothing came counts as empty."""
    judged, failures, timed = [], [], []
    _warm(gold, known)
    for name, labels in gold.items():
        for read, new in ((known, False), (unknown, True)):
            try:
                run = read(name, labels)
                timed += [] if new else [run.seconds]
            except NoProposals as why:
                failures.append(str(why))
                run = Run(Labels(actors=(), figures=()), 0.0)
            judged += [(name, one) for one in verdicts(labels, run.found) if (one.task in _NEW) is new]
    return Report(len(gold), *count(one for _, one in judged), tuple(judged), tuple(timed), tuple(failures))


def rows(report: Report) -> Iterator[tuple[str, ...]]:
    """The lines of the table: task, P, R, F1, what was asked for, and whether it was reached."""
    for row in TARGETS["row"]:
        tally = report.tallies.get(row["task"])
        numbers = [f"{getattr(tally, name):.3f}" if tally else "–" for name in ("precision", "recall", "f1")]
        reached = getattr(tally, _FIGURES[row["figure"]]) if tally else None
        wanted = f"{row['figure']} {row['least']:.2f}"
        yield (row["name"], *numbers, wanted, f"{row['aim']:.3f}", _verdict(reached, row))
    for name, speed in report.speeds.items():
        wanted = TARGETS["speed"] if name == "rules alone" else {}
        ends = (f"{wanted['least']}", f"{wanted['aim']}", _verdict(speed, wanted)) if wanted else ("", "", "")
        yield (f"documents a second, {name}", "", "", f"{speed:.0f}", *ends)


def _warm(gold: Mapping[str, Labels], known: Reader) -> None:
    """Reads the first article once for nothing: what is made once a process is no part of the speed."""
    for name, labels in list(gold.items())[:1]:
        try:
            known(name, labels)
        except NoProposals:
            return


def _verdict(reached: float | None, target: Mapping[str, float]) -> str:
    if reached is None:
        return "not judged"
    return "aim reached" if reached >= target["aim"] else "reached" if reached >= target["least"] else "short"


def _rounded(tallies: Tallies, task: str) -> dict[str, float]:
    one = tallies[task]
    shares = {"P": one.precision, "R": one.recall, "F1": one.f1}
    return {key: round(value, 3) for key, value in shares.items()} | {
        "tp": one.hits,
        "fp": one.spurious,
        "fn": one.missed,
    }
