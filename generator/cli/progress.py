"""Progress for people: a bar where a terminal is watching, a line for each stage where a log is kept."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from generator.cli.report import say
from generator.engine.progress import Stage, Unwatched, Watcher


@contextmanager
def watcher(quiet: bool, verbose: bool) -> Iterator[Watcher]:
    """Who watches the work: lines with `verbose` and in CI, a bar on a terminal, nobody where silence is wanted."""
    if quiet:
        yield Unwatched()
    elif verbose or os.environ.get("CI"):
        yield Lines()
    elif sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        from generator.cli.bar import Bar  # noqa: PLC0415  # Rich takes a moment, and few commands show a bar

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
        """`read: 113 of 113, 112 of them known from before, 0.04 s`; `derive: 0.42 s` where nothing is counted."""
        counted = f"{stage.done} of {stage.total}, " if stage.total or stage.unit else ""
        spared = f"{stage.spared} of them known from before, " if stage.spared else ""
        say(f"{stage.name}: {counted}{spared}{stage.seconds:.2f} s")
