"""`SHA256SUMS`: the digest of every file as received, beside the sources, as `sha256sum -c` reads it."""

import re
from collections.abc import Mapping
from pathlib import Path

from generator.read.files import Refused, read_text
from generator.read.limits import LOCK

FILE = "SHA256SUMS"

_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


def digests_of(sources: Path) -> Mapping[str, str]:
    """By the name of a file: its digest when it was received. Lines that are none are left to whoever wrote them."""
    found = (_LINE.fullmatch(line) for line in _text(sources).splitlines())
    return {line[2]: line[1] for line in found if line}


def with_digests(sources: Path, digests: Mapping[str, str]) -> bytes:
    """The file with more digests; every line that it has stays, but that of a name which gets another digest."""
    kept = [
        line for line in _text(sources).splitlines() if not (found := _LINE.fullmatch(line)) or found[2] not in digests
    ]
    added = [f"{digest}  {name}" for name, digest in digests.items()]
    return "".join(f"{line}\n" for line in (*kept, *added)).encode()


def _text(sources: Path) -> str:
    try:
        return read_text(sources / FILE, LOCK) if (sources / FILE).exists() else ""
    except Refused as refused:
        raise OSError(None, refused.message, str(sources / FILE)) from None
