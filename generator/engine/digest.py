"""Digests: all that decides a result, in 16 bytes."""

import platform
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path
from struct import pack

SIZE = 16


def digest(*parts: bytes) -> bytes:
    """The BLAKE2b digest of several parts; where one ends and the next begins counts."""
    lengths = pack(f"<{len(parts)}Q", *map(len, parts))
    return blake2b(b"".join((lengths, *parts)), digest_size=SIZE).digest()


@cache
def program() -> bytes:
    """The program that makes the results: our own source, the libraries that are installed, Python and the machine.

    Another machine may round a layout otherwise, another library may make another page of the same text.
    """
    package = Path(__file__).resolve().parents[1]
    files = sorted(package.rglob("*.py"))
    ours = (part for file in files for part in (bytes(file.relative_to(package)), file.read_bytes()))
    return digest(sys.version.encode(), platform.machine().encode(), "\n".join(libraries()).encode(), *ours)


def libraries() -> list[str]:
    """`name-version.dist-info` of every installed distribution: their folders are listed, none is opened."""
    folders = dict.fromkeys(Path(folder) for folder in sys.path if folder)
    found = (path.name for folder in folders if folder.is_dir() for path in folder.glob("*.dist-info"))
    return sorted(set(found))
