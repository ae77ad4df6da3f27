"""Executors: one function over many items, in this process or in several."""

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import Any, Generic, Protocol, TypeVar

from generator.engine.interrupts import INTERRUPTS, undisturbed
from generator.engine.progress import Chunk

Item = TypeVar("Item")
Result = TypeVar("Result")

Note = Callable[[Chunk], None]
"""Is told of each chunk that another process has done."""

Done = tuple[list[Result], Chunk | None]
"""The results of some items; with their time, where somebody has asked for it."""

MANY = 500
"""Up to so many items are done here: to begin processes and to send them their work would take longer."""
FORKED = 100
"""Up to so many where processes can be forked, which takes a moment."""

_CHUNK = 16
_AHEAD = 3
"""How many chunks wait for each worker: enough to keep it busy, few enough to hold little in memory."""


class Executor(Protocol):
    """Runs a pure function over items and gives the results in their order, as they come.

    `trouble` says what should be known of how they were come by; mostly it is empty.
    """

    trouble: str

    @property
    def is_near(self) -> bool:
        """Whether a function sees all that this process holds; elsewhere it is sent, and can hold only a little."""
        ...

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results of `function` for each of `items`, in order."""
        ...

    def begin(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """The same, begun at once where other processes do it; results are kept until they are asked for."""
        ...

    def close(self) -> None:
        """Ends what was begun."""
        ...


class Inline:
    """One item after the other, in this process."""

    trouble = ""
    is_near = True

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results of `function` for each of `items`, in order."""
        return map(function, items)

    def begin(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """The same; there is nothing else in which it could begin."""
        return map(function, items)

    def close(self) -> None:
        """Nothing was begun."""


class Pool:
    """Several processes, where there are more than MANY items. One that dies costs time, never a result.

    Where a process can be forked, FORKED are many, and each piece of work has processes of its own, which have all that
    this one holds.
    """

    trouble = ""

    def __init__(self, jobs: int, note: Note | None = None) -> None:
        self._jobs = jobs
        self._note = note
        self._refused = False
        """Whether the system has no room for processes; then all is done here."""
        self._crews: list[_Crew[Any, Any]] = []

    @property
    def is_near(self) -> bool:
        """Where they must be spawned, and where there will be none, a function is sent or stays here."""
        return self._jobs < 2 or self._refused or _can_fork()

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results of `function` for each of `items`, in order; items and results can be sent to another process."""
        rest = iter(items)
        many = _many()
        first = list(islice(rest, many + 1))
        everything = chain(first, rest)
        if self._cannot() or len(first) <= many:
            return map(function, everything)
        return self._spread(self._crew(function), everything)

    def begin(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """The same, begun at once where other processes do it; results are kept until they are asked for."""
        if self._cannot() or len(items) <= _many():
            return map(function, items)
        crew = self._crew(function)
        chunks = [list(items[start : start + _CHUNK]) for start in range(0, len(items), _CHUNK)]
        waiting = deque((chunk, crew.submit(chunk)) for chunk in chunks)
        return self._rest(crew, waiting)

    def close(self) -> None:
        """Ends the processes; what they have not begun is not done."""
        while self._crews:
            self._crews.pop().close()

    def _cannot(self) -> bool:
        self._refused = self._refused or any(crew.refused for crew in self._crews)
        return self._jobs < 2 or self._refused

    def _crew(self, function: Callable[[Item], Result]) -> "_Crew[Item, Result]":
        crew = _Crew(self._jobs, function, self._note)
        self._crews.append(crew)
        return crew

    def _spread(self, crew: "_Crew[Item, Result]", items: Iterator[Item]) -> Iterator[Result]:
        waiting: deque[tuple[list[Item], Future[Done[Result]] | None]] = deque()
        for chunk in iter(lambda: list(islice(items, _CHUNK)), []):
            waiting.append((chunk, crew.submit(chunk)))
            if len(waiting) > self._jobs * _AHEAD:
                yield from crew.results(*waiting.popleft())
        yield from self._rest(crew, waiting)

    def _rest(
        self, crew: "_Crew[Item, Result]", waiting: "deque[tuple[list[Item], Future[Done[Result]] | None]]"
    ) -> Iterator[Result]:
        """Its processes end with the last of their work, though nobody may ask for more results than there are: a crew
        that lives has threads here, and then the next one cannot be forked.
        """
        while waiting:
            results = crew.results(*waiting.popleft())
            if not waiting:
                crew.close()
            yield from results


class _Crew(Generic[Item, Result]):
    """The processes of one piece of work, begun with its first chunk. `refused`: the system has none for us."""

    def __init__(self, jobs: int, function: Callable[[Item], Result], note: Note | None) -> None:
        self.refused = False
        self._jobs = jobs
        self._function = function
        self._note = note
        self._workers: ProcessPoolExecutor | None = None

    def submit(self, chunk: list[Item]) -> "Future[Done[Result]] | None":
        """Gives them a chunk; None where they cannot take it."""
        if self.refused:
            return None
        try:
            with undisturbed():
                return self._started().submit(_elsewhere, each if self._note is None else clocked, chunk)
        except BrokenProcessPool:
            return None
        except (OSError, ImportError, NotImplementedError):  # no processes to be had, or no locks between them
            self.refused = True
            self._end_children()
            return None

    def results(self, chunk: list[Item], future: "Future[Done[Result]] | None") -> list[Result]:
        """The results of a chunk, made here where they did not."""
        try:
            if future is not None:
                return noted(future.result(), self._note)
        except BrokenProcessPool:
            pass
        return each(self._function, chunk)[0]

    def close(self) -> None:
        """Ends them."""
        if self._workers is not None:
            with undisturbed():
                self._workers.shutdown(wait=True, cancel_futures=True)
            self._workers = None

    def _end_children(self) -> None:
        """Of those that could not all be begun, the ones that were."""
        self._workers = None
        for process in multiprocessing.active_children():
            process.terminate()
            process.join()

    def _started(self) -> ProcessPoolExecutor:
        if self._workers is None:
            context = multiprocessing.get_context("fork" if _can_fork() else "spawn")
            self._workers = ProcessPoolExecutor(self._jobs, context, initializer=_begin, initargs=(self._function,))
        return self._workers


def _can_fork() -> bool:
    return threading.active_count() == 1 and "fork" in multiprocessing.get_all_start_methods()


def _many() -> int:
    return min(FORKED, MANY) if _can_fork() else MANY


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def each(function: Callable[[Item], Result], items: list[Item]) -> Done[Result]:
    """The results of some items."""
    return [function(item) for item in items], None


def clocked(function: Callable[[Item], Result], items: list[Item]) -> Done[Result]:
    """The same, with the time that they took."""
    begun, before = time.time(), time.perf_counter()
    results, _ = each(function, items)
    return results, Chunk(f"process {os.getpid()}", len(items), begun, time.perf_counter() - before)


def noted(done: Done[Result], note: Note | None) -> list[Result]:
    """The results; whoever wants to know it is told of their time."""
    results, chunk = done
    if note is not None and chunk is not None:
        note(chunk)
    return results


_work: Callable[[Any], Any]
"""In a worker: what it does with each item."""


def _elsewhere(run: Callable[[Callable[[Any], Any], list[Any]], Done[Any]], items: list[Any]) -> Done[Any]:
    return run(_work, items)


def _begin(function: Callable[[Any], Any]) -> None:
    """A worker leaves an interrupt at the terminal to the process that began it, and ends when that one is gone."""
    global _work  # noqa: PLW0603  # a process does one thing
    _work = function
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, INTERRUPTS)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
