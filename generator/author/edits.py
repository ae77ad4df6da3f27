"""Edits: a few places of a file are written anew, and every other byte stays as it is.

Places are code points of the text as the reader decodes it: in NFC, with `\\n` at the end of lines, without a byte
order mark. The bytes may be otherwise. So each place is followed back to the characters of the file. It can be, since
an ASCII character never joins the one before it: what stands between two of them is made NFC by itself.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from msgspec import Struct

_MARK = b"\xef\xbb\xbf"
_CHUNK = re.compile(r"\r\n|[\x00-\x7f]?[^\x00-\x7f]*")


class Edit(Struct, frozen=True):
    """`text` takes the place of what stands from `start` to `end`, which begin and end at ASCII characters."""

    start: int
    end: int
    text: str


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes of a file with the edits made, none of which overlap."""
    mark = _MARK if data.startswith(_MARK) else b""
    written = data.removeprefix(_MARK).decode("utf-8")
    places = _places(written)
    newline = "\r\n" if "\r\n" in written else "\n"
    for edit in sorted(set(edits), key=lambda edit: edit.start, reverse=True):
        new = edit.text.replace("\n", newline)
        written = written[: places[edit.start]] + new + written[places[edit.end] :]
    return mark + written.encode("utf-8")


def spliced(text: str, edits: Iterable[Edit]) -> str:
    """A text as it is read, with the edits made."""
    for edit in sorted(set(edits), key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _places(written: str) -> Sequence[int]:
    """For each code point of the text as it is read, and for its end, where it stands in the file."""
    places: list[int] = []
    for chunk in _CHUNK.finditer(written):
        length = len(unicodedata.normalize("NFC", chunk[0])) if chunk[0] != "\r\n" else 1
        places.extend(min(chunk.start() + offset, chunk.end()) for offset in range(length))
    return (*places, len(written))
