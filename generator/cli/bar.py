"""A bar for people at a terminal: how far a stage is, how fast it goes and when it will be over."""

import os
from collections import deque
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from generator.engine.progress import Stage, Unwatched

PATIENCE = 0.5
"""Seconds of work after which a bar is shown: what is over sooner needs none."""

_EVERY = 0.1
_WINDOW = 10.0
"""Seconds whose pace is taken for that of the rest."""
_ENOUGH = 1.0
"""Seconds that must have been seen before anything is said of the rest."""
_FAST = 10
_MINUTE = 60


class Bar(Unwatched):
    """One bar, of the stage that is under way. It is drawn by the work itself: no thread is begun, which would
    keep the workers from being forked.
    """

    def __init__(self) -> None:
        self._begun = monotonic()
        self._drawn = 0.0
        self._open: list[Stage] = []
        self._pace = Pace()
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[count]}", style="progress.download"),
            TextColumn("{task.fields[rate]}", style="progress.data.speed"),
            TextColumn("{task.fields[left]}", style="progress.remaining"),
            console=Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR"))),
            auto_refresh=False,
            transient=True,
        )

    def begins(self, stage: Stage) -> None:
        """The bar is now of this stage."""
        self._open.append(stage)
        self._show(stage)

    def moves(self, stage: Stage) -> None:
        """Drawn a few times in a second at most."""
        if monotonic() - self._drawn >= _EVERY:
            self._draw(stage)

    def ended(self, stage: Stage) -> None:
        """The bar is again of the stage of which this one was a part."""
        self._open.remove(stage)
        if self._open:
            self._show(self._open[-1])

    def close(self) -> None:
        """Takes the bar away, so that what is said next stands on a clean line."""
        self._progress.stop()

    def _show(self, stage: Stage) -> None:
        for task in self._progress.task_ids:
            self._progress.remove_task(task)
        self._pace = Pace()
        self._progress.add_task(stage.name, total=stage.total or None, count="", rate="", left="")
        self._draw(stage)

    def _draw(self, stage: Stage) -> None:
        now = monotonic()
        if now - self._begun < PATIENCE:
            return
        self._drawn = now
        self._pace.note(now, stage.done)
        if not self._progress.live.is_started:
            self._progress.start()
        self._progress.update(
            self._progress.task_ids[0],
            completed=stage.done,
            total=stage.total or None,
            count=f"{stage.done:,}/{stage.total:,}" if stage.total else "",
            rate=rate_words(self._pace.rate(), stage.unit),
            left=left_words(self._pace.left(stage.total)),
        )
        self._progress.refresh()


class Pace:
    """How fast items go by: in the last seconds, since those known from before went by faster than the others will."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def note(self, now: float, done: int) -> None:
        """So many were done at this second."""
        self._seen.append((now, done))
        while now - self._seen[0][0] > _WINDOW:
            self._seen.popleft()

    def rate(self) -> float | None:
        """Items in a second; None as long as too little was seen to say."""
        (begun, before), (now, done) = self._seen[0], self._seen[-1]
        return (done - before) / (now - begun) if now - begun >= _ENOUGH and done > before else None

    def left(self, total: int) -> float | None:
        """Seconds until `total` items are done, if it goes on like this; None where that cannot be said."""
        rate = self.rate()
        return (total - self._seen[-1][1]) / rate if rate and total else None


def rate_words(rate: float | None, unit: str) -> str:
    """`1,200 pages/s`, `0.5 pages/s`; nothing where it is not known."""
    if rate is None:
        return ""
    return f"{rate:,.{0 if rate >= _FAST else 1}f}{unit and f' {unit}'}/s"


def left_words(seconds: float | None) -> str:
    """`5 s left`, `3 min left`, `2 h 5 min left`; nothing where it is not known."""
    if seconds is None:
        return ""
    if round(seconds) < _MINUTE:
        return f"{seconds:.0f} s left"
    hours, minutes = divmod(round(seconds / _MINUTE), 60)
    return f"{hours} h {minutes} min left" if hours else f"{minutes} min left"
