"""Shelves: what is remembered of very many things, many to a value of the store: one large value is read sooner.

What the last round did not ask for is not kept.
"""

import msgspec

from generator.engine.digest import digest, program
from generator.engine.store import Store, decoded

_Shelf = dict[bytes, msgspec.Raw]
_DECODER = msgspec.msgpack.Decoder(_Shelf)


class Shelves:
    """The results of one kind of work, each by a digest of all that decides it; `save` ends a round."""

    def __init__(self, store: Store, name: str) -> None:
        self._store = store
        self._name = digest(program(), b"shelves", name.encode())
        self._before: dict[int, _Shelf] = {}
        self._now: dict[int, _Shelf] = {}

    def get(self, key: bytes) -> msgspec.Raw | None:
        """What was put under `key`, in the round before or in this one."""
        shelf = self._shelf(key[0])
        found = self._before[key[0]].get(key)
        if found is not None:
            shelf[key] = found
        return found

    def put(self, key: bytes, value: bytes) -> None:
        """Keeps a value, which is a whole message of msgpack."""
        self._shelf(key[0])[key] = msgspec.Raw(value)

    def save(self) -> None:
        """Gives the store each shelf on which something has changed."""
        for place, shelf in self._now.items():
            if self._before[place] != shelf:
                self._store.put(self._key(place), msgspec.msgpack.encode(shelf))

    def _shelf(self, place: int) -> _Shelf:
        if place not in self._now:
            self._before[place] = decoded(self._store.get(self._key(place)), _DECODER) or {}
            self._now[place] = {}
        return self._now[place]

    def _key(self, place: int) -> bytes:
        return digest(self._name, bytes((place,)))
