"""Forms: what a file is, by what it holds, and only then by its name."""

import re
import tomllib
import zipfile
import zlib
from functools import cache
from io import BytesIO
from pathlib import Path

from generator.add.article import Form
from generator.add.intake.encodings import Decoded, decode
from generator.add.intake.not_taken import NotTaken

WARC = b"WARC/"
GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"

_PDF = b"%PDF-"
_HEAD = 1024
"""Bytes at the beginning among which a PDF may announce itself (ISO 32000-1, implementation note 13)."""

_MARKUP = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(r"<[a-z][a-z0-9]{0,15}[\s>/]", re.IGNORECASE)
_WEB = frozenset((".html", ".htm", ".xhtml"))
_BEGINNING = 4_000
"""Characters among which a page shows that it is one; comments may stand before."""

_TABLE = Path(__file__).parent / "tables/forms.toml"


def form_of(data: bytes, name: str) -> Form:
    """The form of a file by its bytes and its name; raises NotTaken where an article cannot be read from it."""
    if not data.strip():
        raise NotTaken("is empty")
    _refuse_others(data)
    if _PDF in data[:_HEAD]:
        return "pdf"
    if data.startswith((WARC, GZIP, ZIP)):
        _check_archive(data)
        return "archive"
    decoded = decode(data)
    return "html" if _is_web_page(decoded, name) else "text"


def _refuse_others(data: bytes) -> None:
    for begins, called, hint in _others():
        if data.startswith(begins):
            raise NotTaken(f"is {called}; {hint}")


@cache
def _others() -> tuple[tuple[bytes, str, str], ...]:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return tuple((row["begins"].encode("latin-1"), row["name"], row["hint"]) for row in table["form"])


def _check_archive(data: bytes) -> None:
    if data.startswith(GZIP) and not _unzipped(data).startswith(WARC):
        raise NotTaken("is a gzip file that holds no web archive; unpack it first")
    if data.startswith(ZIP) and not _holds_warc(data):
        raise NotTaken("is a zip file that holds no web archive; save what it holds as text, HTML or PDF")


def _unzipped(data: bytes) -> bytes:
    """The first bytes that a gzip file holds; nothing where it is damaged."""
    try:
        return zlib.decompressobj(wbits=31).decompress(data[:_BEGINNING], len(WARC))
    except zlib.error:
        return b""


def _holds_warc(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return any(name.endswith((".warc", ".warc.gz")) for name in archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError):
        raise NotTaken("is a zip file that is damaged") from None


def _is_web_page(decoded: Decoded, name: str) -> bool:
    beginning = decoded.text[:_BEGINNING].lstrip("\ufeff \t\r\n")
    if not beginning.startswith("<"):
        return False
    return bool(_MARKUP.search(beginning)) or (Path(name).suffix.lower() in _WEB and bool(_TAG.search(beginning)))
