"""Encodings: bytes become characters, none of which is left out, moved or changed."""

import codecs
import re

from msgspec import Struct

from generator.add.intake.not_taken import NotTaken

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Longer ones first: one of them begins as another does."""

_WIDE = ("utf-16-le", "utf-16-be")
_LATIN = "cp1252"
"""What is written nearly everywhere where nothing is said: https://encoding.spec.whatwg.org/#names-and-labels."""

_LATIN_1 = frozenset(("ascii", "iso8859-1", "latin_1"))
"""What these names mean on the web is windows-1252."""

_DECLARED = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_:.-]{1,40})")
_DECLARED_WITHIN = 4096
_MARK_IN_WORD = re.compile(r"[^\W\d_][¡-¦¨-¬¯±-³¶\xb8-¿×÷“„€‰†‡•][^\W\d_]")
"""Dashes, ellipses, apostrophes and hyphens may stand within one."""

_NOT_WESTERN = re.compile(
    r"[À-ÖØ-öø-ÿŠšŽžŒœŸ]{4}"  # a word of another script
    rf"|{_MARK_IN_WORD.pattern}"
    r"|[\u201aƒ\u02c6\u02dc¤¦¬¯\xb8\x80-\x9f]"
)
_COMMANDS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 100_000
"""Bytes that are enough to see how a text is written."""

_NOISE = 1000
"""One control character among so many is a slip; more are no text."""

_UNKNOWN = "is written in an encoding that is not known; save it as UTF-8"
_BINARY = "is no text: its bytes mean something to a program only"


class Decoded(Struct, frozen=True):
    """A text, the name of its encoding, and whether the file says or shows it; else it was found by its letters."""

    text: str
    encoding: str
    sure: bool = True


def decode(data: bytes, declared: str = "") -> Decoded:
    """The text that bytes hold, every character kept, a byte order mark of UTF-8 too; raises NotTaken.

    `declared` is the name of an encoding that is said elsewhere, as in the header of an answer.
    """
    decoded = _by_mark(data) or _wide(data) or _tried(data, "utf-8") or _as_declared(data, declared) or _found(data)
    if len(_COMMANDS.findall(decoded.text)) * _NOISE > len(decoded.text) or "\0" in decoded.text:
        raise NotTaken(_BINARY)
    return decoded


def declared_in(page: bytes) -> str:
    """The encoding that the head of a web page names; empty where it names none."""
    found = _DECLARED.search(page[:_DECLARED_WITHIN])
    return found[1].decode("ascii") if found else ""


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _tried(data, encoding) or _refuse(f"begins as {encoding.upper()} and goes on as something else")
    return None


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: Latin letters have a zero in every second byte, always on the same side."""
    sample = data[:_SAMPLE]
    zeros = sample[1::2].count(0), sample[::2].count(0)
    if not sum(zeros):
        return None
    if max(zeros) * 5 < len(sample) // 2:
        return _refuse(_BINARY)
    return _tried(data, _WIDE[zeros[0] < zeros[1]]) or _refuse(_BINARY)


def _as_declared(data: bytes, declared: str) -> Decoded | None:
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    return _tried(data, _LATIN if name in _LATIN_1 else name)


def _found(data: bytes) -> Decoded:
    """What the letters look like: windows-1252 where they make sense in it, else the best guess of a statistic."""
    decoded = _as_latin(data) or _as_guessed(data)
    return Decoded(decoded.text, decoded.encoding, sure=False)


def _as_latin(data: bytes) -> Decoded | None:
    """Western words have a letter with an accent here and there, and marks around words, never in them."""
    decoded = _tried(data, _LATIN)
    return decoded if decoded and not _NOT_WESTERN.search(decoded.text) else None


def _as_guessed(data: bytes) -> Decoded:
    """The likeliest of those in which no mark stands within a word, else the likeliest."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  # slow to import, and few files need it

    names = [name for match in from_bytes(data[:_SAMPLE]) for name in (match.encoding, *match.could_be_from_charset)]
    tried = [decoded for name in names if name != _LATIN and (decoded := _tried(data, name))]
    plausible = (decoded for decoded in tried if not _MARK_IN_WORD.search(decoded.text))
    return next(plausible, None) or next(iter(tried), None) or _refuse(_UNKNOWN)


def _tried(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _refuse(why: str) -> Decoded:
    raise NotTaken(why)
