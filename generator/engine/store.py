"""Stores: results by the digest of all that decides them, so that no work is done twice.

A store may forget anything at any time and never gives a wrong value: what is damaged counts as not there.
"""

import errno
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from generator.engine.digest import SIZE, digest

FOLDER = ".dossier-cache"
FILE = "results.sqlite3"
LIMIT = 512 * 1024 * 1024
"""Bytes that the file may take; above, all that the last build did not use is forgotten."""

_CIRCUMSTANCES = frozenset(
    (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_PERM,
    )
)
"""Errors that say nothing about the file itself; after any other it counts as damaged."""

_TABLE = "CREATE TABLE results (key BLOB PRIMARY KEY, value BLOB NOT NULL)"
_MAKE = _TABLE.replace("TABLE", "TABLE IF NOT EXISTS")  # another build may just have made it
_MOST = 64 * 1024 * 1024
_MUCH = 32 * 1024 * 1024
_WAIT = 5.0
"""Seconds for which another build may hold the file."""

_STEPS = 100_000_000
"""What no sound file needs to answer a question: a damaged one must not keep the build busy for ever."""


Value = TypeVar("Value")


class Store(Protocol):
    """Values by key."""

    trouble: str
    """Why nothing can be remembered; empty where it can."""

    def get(self, key: bytes) -> bytes | None:
        """The value that was put under `key`, if it is still there."""
        ...

    def put(self, key: bytes, value: bytes) -> None:
        """Keeps a value under `key`."""
        ...


def decoded(value: bytes | msgspec.Raw | None, decoder: "msgspec.msgpack.Decoder[Value]") -> Value | None:
    """What was kept; None where nothing was. A value of another form, though it is whole, counts as not there."""
    try:
        return decoder.decode(value) if value else None
    except msgspec.MsgspecError:
        return None


class Nothing:
    """Remembers nothing."""

    trouble = ""

    def get(self, key: bytes) -> bytes | None:  # noqa: ARG002  # a store's signature
        """None."""
        return None

    def put(self, key: bytes, value: bytes) -> None:
        """Forgets the value at once."""


class Memory:
    """Remembers as long as the process lives: what the last two rounds used. The first round leans on another store."""

    def __init__(self, first: Store) -> None:
        self.trouble = first.trouble
        self._first = first
        self._now: dict[bytes, bytes] = {}
        self._before: dict[bytes, bytes] = {}

    def get(self, key: bytes) -> bytes | None:
        """The value under `key`, which counts as used."""
        for known in (self._now, self._before, self._first):
            if (value := known.get(key)) is not None:
                self._now[key] = value
                return value
        return None

    def put(self, key: bytes, value: bytes) -> None:
        """Keeps a value."""
        self._now[key] = value
        self._first.put(key, value)

    def turn(self) -> None:
        """A round ends: what neither it nor the one before has used is forgotten."""
        self._first = Nothing()
        self._before, self._now = self._now, {}


class Disk:
    """One SQLite file in a folder of its own. Whatever is wrong with it, the work goes on without it.

    Every value is kept with a digest of itself and its key. What is new is written by `save`, and before where it is
    much: of a build that was killed the next one has what was whole.
    """

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self.trouble = ""
        """Why nothing can be remembered; empty where it can."""
        self._folder = folder
        self._limit = limit
        self._new: dict[bytes, bytes] = {}
        self._waiting = 0
        """Bytes that are not written yet."""
        self._grown = False
        self._used: set[bytes] = set()
        self._connection: sqlite3.Connection | None = None
        self._attempt(self._open)

    def get(self, key: bytes) -> bytes | None:
        """The value under `key`; None too where it is damaged."""
        sealed: list[object] = []
        self._attempt(lambda: sealed.extend(self._rows(key)))
        if not sealed or not isinstance(found := sealed[0], bytes) or found[:SIZE] != digest(key, found[SIZE:]):
            return None
        self._used.add(key)
        return found[SIZE:]

    def put(self, key: bytes, value: bytes) -> None:
        """Keeps a value until it is saved; one that is far too large is not kept."""
        if len(value) <= min(_MOST, self._limit):
            self._new[key] = digest(key, value) + value
            self._waiting += len(value)
            if self._waiting > _MUCH:
                self._flush()

    def save(self) -> None:
        """Writes what is new; what does not fit or cannot be written is forgotten."""
        self._flush()
        if self._grown:
            self._attempt(self._fit)
        self._close()

    def _flush(self) -> None:
        if self._new:
            self._attempt(self._write)
            if self._connection is None:  # what was damaged has been removed, so that there is room for a new file
                self._attempt(self._write)
        self._used.update(self._new)
        self._grown = self._grown or bool(self._new)
        self._new.clear()
        self._waiting = 0

    def forget(self) -> None:
        """Removes all that was remembered, whatever was wrong with it."""
        if not self._folder.is_symlink():
            self.trouble = ""
            self._attempt(self._remove)

    def _attempt(self, work: Callable[[], None]) -> None:
        """Does what may fail; a damaged file is removed, any other trouble is for the user to know."""
        if self.trouble:
            return
        try:
            work()
        except (sqlite3.Error, UnicodeDecodeError) as error:  # a message may hold words of a damaged file
            self._close()
            if (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF in _CIRCUMSTANCES:
                self.trouble = str(error)
            else:
                self._attempt(self._remove)
        except OSError as error:
            self._close()
            self.trouble = error.strerror or str(error)

    def _open(self) -> None:
        if not os.path.lexists(self._folder / FILE):
            return
        self._check_places()
        self._connection = _connect(self._folder / FILE)
        if not self._is_ours(self._connection):
            self._remove()

    def _check_places(self) -> None:
        """Nothing else may stand where our files do: SQLite would wait for a pipe for ever, and follow a link."""
        for place in (self._folder, *self._files()):
            if place.is_symlink() or (place != self._folder and place.exists() and not place.is_file()):
                raise OSError(errno.EEXIST, f"`{place}` is not a file of ours")

    def _files(self) -> tuple[Path, ...]:
        """The file, and what SQLite writes beside it."""
        return tuple(self._folder / f"{FILE}{suffix}" for suffix in ("", "-journal", "-wal", "-shm"))

    def _rows(self, key: bytes) -> tuple[object, ...]:
        if self._connection is None:
            return ()
        return self._connection.execute("SELECT value FROM results WHERE key = ?", (key,)).fetchone() or ()

    def _is_ours(self, connection: sqlite3.Connection) -> bool:
        """Whether the file holds our one table and nothing else."""
        return connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall() == [(_TABLE,)]

    def _write(self) -> None:
        if self._connection is None:
            self._make_folder()
            self._connection = _connect(self._folder / FILE)
            self._connection.execute(_MAKE)
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", self._new.items())

    def _fit(self) -> None:
        if self._connection is not None and self._size() > self._limit:
            self._shrink(self._connection)

    def _make_folder(self) -> None:
        """The folder says of itself that it need not be kept (https://bford.info/cachedir/)."""
        self._check_places()
        self._folder.mkdir(parents=True, exist_ok=True)
        tag = "Signature: 8a477f597d28d172789f06886806bc55\n"
        for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", tag)):
            if not os.path.lexists(self._folder / name):
                (self._folder / name).write_text(text, encoding="ascii")

    def _size(self) -> int:
        return (self._folder / FILE).stat().st_size

    def _shrink(self, connection: sqlite3.Connection) -> None:
        """Keeps what this build has used, as far as it fits."""
        with connection:
            connection.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY)")
            connection.executemany("INSERT INTO used VALUES (?)", ((key,) for key in {*self._used, *self._new}))
            connection.execute("DELETE FROM results WHERE key NOT IN (SELECT key FROM used)")
        connection.execute("VACUUM")
        if self._size() > self._limit:
            self._remove()

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _remove(self) -> None:
        """Another file is begun when something is saved."""
        self._close()
        for path in self._files():
            path.unlink(missing_ok=True)


def _connect(path: Path) -> sqlite3.Connection:
    """Whoever else writes at this moment is waited for a little. A crash of the machine may cost the file, no more."""
    connection = sqlite3.connect(path, timeout=_WAIT, check_same_thread=False)
    connection.set_progress_handler(lambda: 1, _STEPS)
    connection.executescript("PRAGMA synchronous = OFF; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;")
    return connection
