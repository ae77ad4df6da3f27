"""One at a time: what must not be done to a dossier twice at the same time is done by one process after the other."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def alone(folder: Path, waits: Callable[[], None]) -> Iterator[None]:
    """Within it no other process is alone in this folder; `waits` is called once where another one still is.

    It is the folder that is locked, so that nothing has to be written for it, and the system opens it again when a
    process ends, however it ends. Where a file system knows no locks, nobody waits.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waits()
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError:
            pass  # there are no locks here
        yield
    finally:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_UN)  # processes that were begun within it may live on
        os.close(handle)
