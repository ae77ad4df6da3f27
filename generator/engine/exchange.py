"""Exchanges: a folder is made beside another one and takes its place in one step, whoever is killed meanwhile.

    site/                 what readers see
    .site.dossier/        the next one, while it is made; then, for a moment, the one before
    .site.dossier-old/    the one before, where a file system cannot exchange two folders in one step

Whoever makes the next one holds a lock on its folder as long as he lives. One that finds the folder without an owner
takes it over: so a build that was killed is cleared away by the next, and of two at once the second waits.
"""

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from generator.engine.manifest import OutputRefused

WAIT = 600.0
"""Seconds for which a build waits for another one to end."""

_EXCHANGE = 2
_HERE = -100
_CANNOT_EXCHANGE = frozenset((errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM))


@contextmanager
def beside(place: Path, busy: Callable[[], None]) -> Iterator[Path]:
    """An empty folder beside `place`, which nobody else has meanwhile; it is gone afterwards, if it is still there.

    `busy` is called once where somebody else must be waited for. Raises OutputRefused, or OSError.
    """
    made = _make_parents(place)
    staging = place.with_name(f".{place.name}.dossier")
    try:
        lock = _lock(staging, busy)
        try:
            _repair(place, staging)
            yield staging
        finally:
            if _is(staging, lock):
                shutil.rmtree(staging, ignore_errors=True)
            os.close(lock)
    finally:
        if not place.exists():
            _remove_empty(made)


def exchange(staging: Path, place: Path) -> None:
    """The new folder takes the place of the old one, in one step where the system can; it keeps its permissions."""
    if not place.exists():
        staging.rename(place)
        return
    staging.chmod(place.stat().st_mode & 0o7777)
    lock = _locked(place)  # it is about to stand where the next build looks for an owner
    try:
        if _exchanged(staging, place):
            shutil.rmtree(staging, ignore_errors=True)
        else:
            _rename_twice(staging, place)
    finally:
        shutil.rmtree(staging, ignore_errors=True)  # again, where an interrupt came in the midst of it
        if lock is not None:
            os.close(lock)


def _make_parents(place: Path) -> list[Path]:
    """Makes the folders that lead to `place`; gives those that were not there, the innermost first."""
    missing = [folder for folder in place.parents if not folder.exists()]
    place.parent.mkdir(parents=True, exist_ok=True)
    return missing


def _remove_empty(folders: list[Path]) -> None:
    for folder in folders:
        try:
            folder.rmdir()
        except OSError:
            return


def _lock(staging: Path, busy: Callable[[], None]) -> int:
    """Makes the folder, or takes one over that nobody owns any more; gives the descriptor that holds the lock."""
    begun = monotonic()
    while True:
        staging.mkdir(exist_ok=True)
        lock = _locked(staging)
        if lock is not None:
            return lock
        if monotonic() - begun > WAIT:
            raise OutputRefused(f"another build has held `{staging}` for {WAIT / 60:.0f} minutes")
        busy()
        busy = _say_nothing
        sleep(0.05)


def _locked(folder: Path) -> int | None:
    """A descriptor that holds the lock on a folder; None where another build holds it, or has just moved it away."""
    try:
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    except OSError:  # a file system without locks
        return lock
    if _is(folder, lock):
        return lock
    os.close(lock)
    return None


def _is(folder: Path, lock: int) -> bool:
    """Whether the folder of a lock still stands at its place."""
    try:
        return os.path.samestat(os.fstat(lock), folder.lstat())
    except FileNotFoundError:
        return False


def _say_nothing() -> None:
    """It has been said."""


def _repair(output: Path, staging: Path) -> None:
    """Clears away what a build that was killed has left, and takes its half exchange back."""
    old = staging.with_name(f"{staging.name}-old")
    if old.exists() and not output.exists():
        old.rename(output)
    shutil.rmtree(old, ignore_errors=True)
    for path in staging.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _rename_twice(staging: Path, output: Path) -> None:
    """Between the two there is no site; an error or an interrupt there puts the old one back."""
    old = staging.with_name(f"{staging.name}-old")
    try:
        output.rename(old)
        staging.rename(output)
    finally:
        if not output.exists():
            old.rename(output)
    shutil.rmtree(old, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchanges two names in one step (renameat2, Linux 3.15); False where that cannot be done."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    here = ctypes.c_int(_HERE)
    if rename(here, os.fsencode(one), here, os.fsencode(other), ctypes.c_uint(_EXCHANGE)) == 0:
        return True
    code = ctypes.get_errno()
    if code not in _CANNOT_EXCHANGE:
        raise OSError(code, os.strerror(code), str(other))
    return False
