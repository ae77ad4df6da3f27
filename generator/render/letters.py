"""Letters: under which letter a name or a title stands in an index, in any script."""

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

OTHER = "other"
"""What stands behind all letters: numbers, and what has no letter at all."""

_WHOLE = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i", "\u02be": "", "\u02bf": ""}
)
"""Letters that Unicode does not take apart."""

_HAN = re.compile(r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KATAKANA = range(0x30A1, 0x30F7)
_LATIN = "abcdefghijklmnopqrstuvwxyz"


class Letter(Struct, frozen=True, order=True):
    """A letter in its place among all others: `rank` is 0 for Latin, 1 for other scripts, 2 for what has none.

    `id` begins the name of an anchor or a page, `title` is what readers see; it is empty for what has no letter.
    """

    rank: int
    place: str
    id: str
    title: str


@lru_cache(maxsize=100_000)
def sorted_as(text: str) -> str:
    """Without its article and its accents, in small letters: `the Élysée` stands under e."""
    if text.isascii():
        return text.lower().removeprefix("the ")
    bare = unicodedata.normalize("NFKD", text.casefold().removeprefix("the "))
    plain = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return plain.translate(_WHOLE)


@lru_cache(maxsize=100_000)
def letter_of(text: str) -> Letter:
    """The letter under which a text stands: its first one without accents.

    Chinese characters stand together, since their order is known to few; so do hiragana and katakana of one sound.
    """
    first = next((each for each in sorted_as(text) if each.isalnum()), "")
    if not first.isalpha():
        return Letter(2, "", OTHER, "")
    if first in _LATIN:
        return Letter(0, first, first, first.upper())
    if _HAN.match(first):
        return Letter(1, "漢", f"{ord('漢'):04x}", "漢")
    if ord(first) in _KATAKANA:
        first = chr(ord(first) - 0x60)
    return Letter(1, first, f"{ord(first):04x}", first.upper())
