"""Files beside the pages: data that they ask for or lead to."""

from collections.abc import Callable

from msgspec import Struct


class Beside(Struct, frozen=True):
    """A file by its path from the root, and how its bytes are made. A `key` that decides them spares making them."""

    path: str
    make: Callable[[], bytes]
    key: bytes = b""
