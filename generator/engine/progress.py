"""Progress: the stages of a piece of work, how far each is and how long it took."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace


class Watcher(Protocol):
    """Is told of each stage as it begins, moves and has ended."""

    def begins(self, stage: "Stage") -> None:
        """A stage begins."""
        ...

    def moves(self, stage: "Stage") -> None:
        """One item more is done."""
        ...

    def ended(self, stage: "Stage") -> None:
        """A stage has ended, maybe before its last item."""
        ...


class Unwatched:
    """Looks away."""

    def begins(self, stage: "Stage") -> None:
        """Nothing is said."""

    def moves(self, stage: "Stage") -> None:
        """Nothing is said."""

    def ended(self, stage: "Stage") -> None:
        """Nothing is said."""


class Stage(Struct):
    """A stage: `done` of `total` items, of which `spared` were known from before; 0 of 0 where nothing is counted.

    `unit` is what its items are called. It has `begun` on the clock of `perf_counter`; `seconds` once it has ended.
    """

    name: str
    total: int
    watcher: Watcher
    unit: str = ""
    begun: float = 0.0
    done: int = 0
    spared: int = 0
    seconds: float = 0.0

    def step(self, spared: bool = False) -> None:
        """One item more is done."""
        self.done += 1
        self.spared += spared
        self.watcher.moves(self)


class Chunk(Struct, frozen=True):
    """Some items that another process did at one go: by whom, and when, in seconds since the epoch; for which stage.

    The clock of the day, because another machine has no other in common with us.
    """

    worker: str
    items: int
    begun: float
    seconds: float
    stage: str = ""


class Progress:
    """The stages of one piece of work in the order in which they began; one may be a part of the one before.

    `chunks` are those of executors that were asked to `note` them.
    """

    def __init__(self, watcher: Watcher | None = None) -> None:
        self.stages: list[Stage] = []
        self.chunks: list[Chunk] = []
        self._open: list[Stage] = []
        self._watcher = watcher or Unwatched()

    def note(self, chunk: Chunk) -> None:
        """A chunk of the stage that is under way."""
        self.chunks.append(replace(chunk, stage=self._open[-1].name if self._open else ""))

    @contextmanager
    def stage(self, name: str, total: int = 0, unit: str = "") -> Iterator[Stage]:
        """A stage of `total` items, such as `unit` names; without them, one that only takes time."""
        stage = Stage(name, total, self._watcher, unit, perf_counter())
        self.stages.append(stage)
        self._open.append(stage)
        self._watcher.begins(stage)
        try:
            yield stage
        finally:
            stage.seconds = perf_counter() - stage.begun
            self._open.remove(stage)
            self._watcher.ended(stage)
