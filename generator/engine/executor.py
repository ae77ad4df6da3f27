"""Executors: one function over many items, in this process or in several."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import Protocol, TypeVar

from generator.engine.interrupts import INTERRUPTS, undisturbed

Item = TypeVar("Item")
Result = TypeVar("Result")

MANY = 500
"""Up to so many items are done here: to begin processes and to send them their work would take longer."""


_CHUNK = 16
_AHEAD = 3
"""How many chunks wait for each worker: enough to keep it busy, few enough to hold little in memory."""


class Executor(Protocol):
    """Runs a pure function over items and gives the results in their order, as they come."""

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

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results of `function` for each of `items`, in order."""
        return map(function, items)

    def begin(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """The same; there is nothing else in which it could begin."""
        return map(function, items)

    def close(self) -> None:
        """Nothing was begun."""


class Pool:
    """Several processes, where there are more than MANY items. One that dies costs time, never a result."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._refused = False
        """Whether the system has no room for processes; then all is done here."""
        self._workers: ProcessPoolExecutor | None = None

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results of `function` for each of `items`, in order; both can be sent to another process."""
        rest = iter(items)
        first = list(islice(rest, MANY + 1))
        everything = chain(first, rest)
        if self._jobs < 2 or len(first) <= MANY:
            return map(function, everything)
        return self._spread(function, everything)

    def begin(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """The same, begun at once where other processes do it; results are kept until they are asked for."""
        if self._jobs < 2 or len(items) <= MANY:
            return map(function, items)
        chunks = [list(items[start : start + _CHUNK]) for start in range(0, len(items), _CHUNK)]
        waiting = deque((chunk, self._submit(function, chunk)) for chunk in chunks)
        return (result for _ in chunks for result in self._results(function, *waiting.popleft()))

    def close(self) -> None:
        """Ends the processes; what they have not begun is not done."""
        if self._workers is not None:
            with undisturbed():
                self._workers.shutdown(wait=True, cancel_futures=True)
            self._workers = None

    def _spread(self, function: Callable[[Item], Result], items: Iterator[Item]) -> Iterator[Result]:
        waiting: deque[tuple[list[Item], Future[list[Result]] | None]] = deque()
        chunks = iter(lambda: list(islice(items, _CHUNK)), [])
        for chunk in chunks:
            waiting.append((chunk, self._submit(function, chunk)))
            if len(waiting) > self._jobs * _AHEAD:
                yield from self._results(function, *waiting.popleft())
        while waiting:
            yield from self._results(function, *waiting.popleft())

    def _submit(self, function: Callable[[Item], Result], chunk: list[Item]) -> Future[list[Result]] | None:
        if self._refused:
            return None
        try:
            with undisturbed():
                return self._started().submit(_each, function, chunk)
        except BrokenProcessPool:
            return None
        except (OSError, ImportError, NotImplementedError):  # no processes to be had, or no locks between them
            self._refused = True
            self._end_children()
            return None

    def _results(
        self, function: Callable[[Item], Result], chunk: list[Item], future: Future[list[Result]] | None
    ) -> list[Result]:
        try:
            if future is not None:
                return future.result()
        except BrokenProcessPool:
            pass
        return _each(function, chunk)

    def _end_children(self) -> None:
        """Of a pool that could not begin all of its processes, those that it has begun."""
        self._workers = None
        for process in multiprocessing.active_children():
            process.terminate()
            process.join()

    def _started(self) -> ProcessPoolExecutor:
        if self._workers is None:
            safe = threading.active_count() == 1 and "fork" in multiprocessing.get_all_start_methods()
            context = multiprocessing.get_context("fork" if safe else "spawn")
            self._workers = ProcessPoolExecutor(self._jobs, mp_context=context, initializer=_begin)
        return self._workers


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _each(function: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    return [function(item) for item in items]


def _begin() -> None:
    """A worker leaves an interrupt at the terminal to the process that began it, and ends when that one is gone."""
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
