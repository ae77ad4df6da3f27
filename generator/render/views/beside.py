"""Files beside the pages: data that they ask for or lead to."""

from collections.abc import Callable

import msgspec
from msgspec import Struct


class Beside(Struct, frozen=True):
    """A file by its path from the root, and how its bytes are made. A `key` that decides them spares making them."""

    path: str
    make: Callable[[], bytes]
    key: bytes = b""


def script(name: str, data: object) -> bytes:
    """A script that gives a page data under this name: it can be asked for from a disk too, where JSON cannot."""
    return b"globalThis." + name.encode() + b" = " + msgspec.json.encode(data) + b";\n"
