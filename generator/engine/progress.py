"""Progress: the stages of a piece of work, how far each is and how long it took."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Protocol

from msgspec import Struct


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
    """A stage: `done` of `total` items, of which `spared` were known from before; `seconds` once it has ended."""

    name: str
    total: int
    watcher: Watcher
    done: int = 0
    spared: int = 0
    seconds: float = 0.0

    def step(self, spared: bool = False) -> None:
        """One item more is done."""
        self.done += 1
        self.spared += spared
        self.watcher.moves(self)


class Progress:
    """The stages of one piece of work in their order."""

    def __init__(self, watcher: Watcher | None = None) -> None:
        self.stages: list[Stage] = []
        self._watcher = watcher or Unwatched()

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[Stage]:
        """A stage of `total` items."""
        stage = Stage(name, total, self._watcher)
        self.stages.append(stage)
        self._watcher.begins(stage)
        begun = perf_counter()
        try:
            yield stage
        finally:
            stage.seconds = perf_counter() - begun
            self._watcher.ended(stage)
