"""What a verb does its work with: the engine, its memory beside the content, and what is shown meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import typer

from generator.build import Gathered
from generator.cli.content import PROBLEMS
from generator.cli.progress import watcher
from generator.cli.report import print_problems, say, summary
from generator.engine.engine import Engine
from generator.engine.executor import Executor, Inline, Note, Pool, processors
from generator.engine.progress import Progress
from generator.engine.store import FOLDER, Disk
from generator.model.dossier import Dossier

Kind = Literal["pool", "inline"]


@contextmanager
def working(
    content: Path,
    quiet: bool = True,
    verbose: bool = False,
    clean: bool = False,
    kind: Kind = "pool",
    jobs: int = 0,
    profile: bool = False,
) -> Iterator[Engine]:
    """An engine that remembers beside the folder `content`; its processes end and its memory is saved at the end.

    `jobs` is the number of processes, 0 for as many as this machine lets us use; `clean` forgets first; with `profile`
    the progress knows the chunks of all processes.
    """
    store = Disk(content.resolve().parent / FOLDER)
    if clean:
        store.forget()
    with watcher(quiet, verbose) as watching:
        progress = Progress(watching)
        engine = Engine(_executor(kind, jobs, progress.note if profile else None), store, progress)
        try:
            yield engine
        finally:
            engine.close()
            store.save()


def sound(gathered: Gathered) -> Dossier:
    """The dossier that was gathered; where it has an error, says so and ends with exit code 1."""
    if not gathered.is_sound():
        print_problems(gathered.problems, "text", to_stderr=True)
        say(summary(gathered.problems))
        raise typer.Exit(PROBLEMS)
    return gathered.dossier


def _executor(kind: Kind, jobs: int, note: Note | None) -> Executor:
    return Inline() if kind == "inline" else Pool(jobs or processors(), note)
