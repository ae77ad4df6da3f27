"""One at a time: what must not be done to a dossier twice at the same time is done by one process after the other."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_held: set[int] = set()
"""Descriptors of the folders that this process has locked."""


@contextmanager
def alone(folder: Path, waits: Callable[[], None]) -> Iterator[None]:
    """Within it no other process is alone in this folder; `waits` is called once where another one still is.

    It is the folder that is locked, so that nothing has to be written for it, and the system opens it again when a
    process ends, however it ends. Where a file system knows no locks, nobody waits.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    _held.add(handle)
    try:
        _lock(handle, waits)
        yield
    finally:
        _held.discard(handle)
        os.close(handle)


def _lock(handle: int, waits: Callable[[], None]) -> None:
    with suppress(OSError):  # there are no locks here
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waits()
            fcntl.flock(handle, fcntl.LOCK_EX)


def _let_go() -> None:
    """A process that is forked has the lock too, and would keep it where it outlives this one."""
    while _held:
        os.close(_held.pop())


os.register_at_fork(after_in_child=_let_go)
