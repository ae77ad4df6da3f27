"""Wording: texts made alike, so that they can be compared word by word.

Unicode NFC; any run of white space is one space; curly single marks are ', double ones ", dashes and hyphens -
"""

import unicodedata
from collections.abc import Iterator
from hashlib import sha256

from msgspec import Struct

_ALIKE = {
    **dict.fromkeys("‘’\u201a\u201b", "'"),
    **dict.fromkeys("“”\u201e\u201f", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
}
_SAME = str.maketrans(_ALIKE)
_FIRST_COMBINING = "\u0300"
"""Below it no character joins the one before."""

Range = tuple[int, int]


class Alike(Struct, frozen=True):
    """A text made alike: its characters, and for each the offsets in the original at which it begins and ends."""

    text: str
    begins: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, found: Range) -> Range:
        """The range of the original for a range of the characters; it is not empty."""
        return self.begins[found[0]], self.ends[found[1] - 1]


def alike(text: str) -> Alike:
    """Makes a text alike, and remembers where everything stood."""
    characters: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    for begin, end in _letters(text):
        for character in unicodedata.normalize("NFC", text[begin:end]):
            same = " " if character.isspace() else _ALIKE.get(character, character)
            if same == " " and characters and characters[-1] == " ":
                ends[-1] = end
                continue
            characters.append(same)
            begins.append(begin)
            ends.append(end)
    return Alike("".join(characters), tuple(begins), tuple(ends))


def normal(text: str) -> str:
    """The characters of a text made alike, without space at its ends: what digests of quotations are taken of.

    Nobody asks where they stood, so they are made all at once.
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(_SAME).split())


def words_digest(text: str) -> str:
    """The SHA-256 of words made alike, in hexadecimal: `printf %s "the words" | sha256sum`."""
    return sha256(normal(text).encode()).hexdigest()


def words_between(text: str, first: int, after: int) -> str:
    """The words of a text from one number up to another, counted from 0, with single spaces."""
    return " ".join(text.split()[first:after])


def _letters(text: str) -> Iterator[Range]:
    """The ranges of a text that NFC leaves apart."""
    begin = 0
    for offset in range(1, len(text) + 1):
        if offset == len(text) or text[offset] < _FIRST_COMBINING or _stands_alone(text, begin, offset):
            yield begin, offset
            begin = offset


def _stands_alone(text: str, begin: int, offset: int) -> bool:
    if unicodedata.combining(text[offset]):
        return False
    before, both = text[begin:offset], text[begin : offset + 1]
    return unicodedata.normalize("NFC", both) == unicodedata.normalize("NFC", before) + text[offset]
