"""Files are written whole or not at all, several of them too."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.engine.interrupts import undisturbed
from generator.read.files import Refused, read_bytes, text_of
from generator.read.limits import FILE

Changes = Mapping[Path, bytes | None]
"""What is to stand in each file; None: the file is to go."""


Before = Mapping[Path, bytes | None]
"""What stood in each file when it was read; None: there was no such file."""

_NOTHING_READ: Before = {}


class ContentChanged(Exception):
    """Somebody else writes at the same time; the message names the file."""


def as_read(path: Path, text: str) -> bytes:
    """The bytes of a file that was read as this text; raises ContentChanged where it is another by now."""
    try:
        data = read_bytes(path, FILE)
        if text_of(data) == text:
            return data
    except Refused:
        pass  # it was text, so it is another by now
    raise ContentChanged(path)


def exchange(changes: Changes, before: Before = _NOTHING_READ) -> None:
    """Makes all changes or none: raises OSError, with the file that cannot be written, and then all is as it was.

    Raises ContentChanged, and changes nothing, where a file is no more what it was `before`. What is new is written
    beside its place first, and what was there is kept under a second name until the end, so that going back needs no
    room on the disk.
    """
    unfinished: dict[Path, Path] = {}
    kept: dict[Path, Path] = {}
    with undisturbed():
        try:
            _check_unchanged(before)
            for path, data in changes.items():
                with _named(path):
                    if data is not None:
                        unfinished[path] = _written_beside(path, data)
                    if path.exists():
                        kept[path] = _kept_beside(path)
            _exchange(changes, unfinished, kept)
        finally:
            for path in (*unfinished.values(), *kept.values()):
                with suppress(OSError):
                    path.unlink(missing_ok=True)


def _check_unchanged(before: Before) -> None:
    for path, data in before.items():
        if _data_of(path) != data:
            raise ContentChanged(path)


def _data_of(path: Path) -> bytes | None:
    """What stands in a file, None where there is none; raises ContentChanged where it cannot be read any more."""
    if not os.path.lexists(path):
        return None
    try:
        return read_bytes(path, FILE)
    except Refused:
        raise ContentChanged(path) from None


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """An error is about the file, whatever stands beside it; a full disk names none."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _exchange(changes: Changes, unfinished: Mapping[Path, Path], kept: Mapping[Path, Path]) -> None:
    done: list[Path] = []
    try:
        for path in changes:
            done.append(path)
            with _named(path):
                if path in unfinished:
                    unfinished[path].replace(path)
                else:
                    path.unlink()
    except BaseException:
        for path in done:
            if path in kept:
                kept[path].replace(path)
            else:
                path.unlink(missing_ok=True)
        raise


def _written_beside(path: Path, data: bytes) -> Path:
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        unfinished.chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return unfinished


def _kept_beside(path: Path) -> Path:
    """A second name for a file, or a copy where the file system knows no second names."""
    kept = path.with_name(f".{path.name}.{os.getpid()}.kept")
    kept.unlink(missing_ok=True)
    try:
        kept.hardlink_to(path)
    except OSError:
        shutil.copy2(path, kept)
    return kept


def _umask() -> int:
    """The mask of this process, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
