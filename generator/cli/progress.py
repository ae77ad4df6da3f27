"""Progress for people: a bar where a terminal is watching, a line for each stage where a log is kept."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from generator.cli.report import say
from generator.engine.progress import Stage, Unwatched, Watcher

PATIENCE = 0.5
"""Seconds of work after which a bar is shown: what is over sooner needs none."""

_EVERY = 0.1


@contextmanager
def watcher(quiet: bool, verbose: bool) -> Iterator[Watcher]:
    """Who watches the work: lines with `verbose` and in CI, a bar on a terminal, nobody where silence is wanted."""
    if quiet:
        yield Unwatched()
    elif verbose or os.environ.get("CI"):
        yield Lines()
    elif sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        bar = Bar()
        try:
            yield bar
        finally:
            bar.close()
    else:
        yield Unwatched()


class Lines(Unwatched):
    """A line for each stage when it has ended."""

    def ended(self, stage: Stage) -> None:
        """`read: 113 of 113, 112 of them known from before, 0.04 s`."""
        spared = f", {stage.spared} of them known from before" if stage.spared else ""
        say(f"{stage.name}: {stage.done} of {stage.total}{spared}, {stage.seconds:.2f} s")


class Bar(Unwatched):
    """One bar, of the stage that is under way. It is drawn by the work itself: no thread is begun, which would
    keep the workers from being forked.
    """

    def __init__(self) -> None:
        self._begun = monotonic()
        self._drawn = 0.0
        self._stages = 0
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(),
            TimeRemainingColumn(),
            console=Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR"))),
            auto_refresh=False,
            transient=True,
        )

    def begins(self, stage: Stage) -> None:
        """The bar is now of this stage."""
        for task in self._progress.task_ids:
            self._progress.remove_task(task)
        self._progress.add_task(stage.name, total=stage.total)
        self._draw(stage)

    def moves(self, stage: Stage) -> None:
        """Drawn a few times in a second at most."""
        if monotonic() - self._drawn >= _EVERY:
            self._draw(stage)

    def close(self) -> None:
        """Takes the bar away, so that what is said next stands on a clean line."""
        self._progress.stop()

    def _draw(self, stage: Stage) -> None:
        now = monotonic()
        if now - self._begun < PATIENCE:
            return
        self._drawn = now
        if not self._progress.live.is_started:
            self._progress.start()
        self._progress.update(self._progress.task_ids[0], completed=stage.done)
        self._progress.refresh()


class _Rate(ProgressColumn):
    """Items in a second."""

    def render(self, task: Task) -> Text:
        """`1,200/s`, or nothing while there is none."""
        return Text(f"{task.speed:,.0f}/s" if task.speed else "", style="progress.data.speed")
