"""Remembered files: the digest of a source by the state of its file, so that what did not change is not even read."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator.engine.digest import digest, program
from generator.engine.store import Store, decoded

Status = tuple[bytes, int, int, int, int]
"""A path as the system has it, and the number, the size and the times of what stands there.

The times are in nanoseconds: when its content was changed, and when the entry was.
"""

_Table = dict[bytes, tuple[Status, bytes]]
_DECODER = msgspec.msgpack.Decoder(_Table)


class Remembered:
    """What an earlier build has read of a content folder."""

    def __init__(self, store: Store, content: Path) -> None:
        self._store = store
        self._key = digest(program(), b"sources", str(content).encode("utf-8", "surrogateescape"))
        self._before = decoded(store.get(self._key), _DECODER) or {}

    def digest_of(self, status: Status) -> bytes:
        """The digest of the source that stood there in this state; empty where it is not known."""
        then, found = self._before.get(status[0], (None, b""))
        return found if then == status else b""

    def keep(self, read: Mapping[Status, bytes]) -> None:
        """Keeps what was read, but for the newest: within the same tick of the clock they may change once more."""
        newest = max((time for status in read for time in status[3:]), default=0)
        table = {status[0]: (status, found) for status, found in read.items() if 0 < max(status[3:]) < newest}
        if table != self._before:
            self._store.put(self._key, msgspec.msgpack.encode(table))
