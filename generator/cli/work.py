"""What a verb does its work with: the engine, its memory beside the content, and what is shown meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from msgspec import Struct

from generator.cli.progress import watcher
from generator.engine.dask import connect
from generator.engine.engine import Engine
from generator.engine.executor import Executor, Inline, Note, Pool, processors
from generator.engine.progress import Progress
from generator.engine.store import FOLDER, Disk

Kind = Literal["pool", "inline", "dask"]


class Workers(Struct, frozen=True):
    """Who does the work: the `kind` of executor.

    `jobs` is the number of processes of a pool, 0 for as many as this machine lets us use; `scheduler` the address of
    a Dask cluster's; with `noted` the progress knows each chunk of work.
    """

    kind: Kind = "pool"
    jobs: int = 0
    scheduler: str = ""
    noted: bool = False


_POOL = Workers()


@contextmanager
def working(
    content: Path, quiet: bool = True, verbose: bool = False, clean: bool = False, workers: Workers = _POOL
) -> Iterator[Engine]:
    """An engine that remembers beside the folder `content`; its processes end and its memory is saved at the end.

    `clean` forgets first. Raises ClusterRefused.
    """
    store = Disk(content.resolve().parent / FOLDER)
    if clean:
        store.forget()
    with watcher(quiet, verbose) as watching:
        progress = Progress(watching)
        engine = Engine(_executor(workers, progress.note if workers.noted else None), store, progress)
        try:
            yield engine
        finally:
            engine.close()
            store.save()


def _executor(workers: Workers, note: Note | None) -> Executor:
    match workers.kind:
        case "inline":
            return Inline()
        case "pool":
            return Pool(workers.jobs or processors(), note)
        case "dask":
            return connect(workers.scheduler, note)
