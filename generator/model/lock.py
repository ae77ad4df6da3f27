"""The lock: what was found in the sources, as digests and offsets, never words.

Digests are SHA-256 in hexadecimal. Offsets count bytes of the source file as received, from 0, `end` not included, so
that `tail` and `head` find them; a W3C TextPositionSelector would count characters of a text that nobody has yet.
"""

from typing import Annotated

from msgspec import Meta, Struct

from generator.model.urls import ID, ID_LENGTH

DocumentId = Annotated[str, Meta(pattern=rf"^(?:{ID.pattern})\Z", max_length=ID_LENGTH)]
PassageId = Annotated[str, Meta(pattern=r"^(?:p[1-9][0-9]{0,5})?\Z")]
Day = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")]
"""What becomes an address or a date on a page must be one, even where somebody has made the lock by hand."""


class Span(Struct, frozen=True, array_like=True):
    """Bytes `start` to `end` of a source, and their digest."""

    start: int
    end: int
    sha256: str


class SealedQuote(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Words in double marks: the digest of them as the dossier has them, and where they stand in the source.

    `words` is taken of the words made alike (`read/wording.py`). There are several `spans` where words were left out or
    put in brackets. `before` and `after` are the 32 characters on either side (W3C TextQuoteSelector: prefix, suffix).
    `once` are the words of it, from one number up to another, that stand in the source literally and once only, so that
    a text fragment leads to them; 0, 0 where there are none.
    """

    words: str
    spans: tuple[Span, ...]
    before: Span
    after: Span
    once: tuple[int, int] = (0, 0)


class SealedPassage(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="is", tag="passage"):
    """A passage: its paragraphs `first` to `last`, where they stand, and its quotations; without any, a paraphrase."""

    id: str
    first: int
    last: int
    paragraphs: Span
    quotes: tuple[SealedQuote, ...] = ()


class SealedDocument(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="is", tag="document"):
    """A source as it was on the day `verified` (ISO): its file, its size in bytes and in words, its digest."""

    id: str
    source: str
    size: int
    words: int
    sha256: str
    verified: Day
    passages: tuple[SealedPassage, ...] = ()


class Overlap(Struct, frozen=True, kw_only=True, tag_field="is", tag="overlap"):
    """Two documents whose sources share word sequences: `share` of those of the shorter one, from 0 to 1."""

    a: str
    b: str
    share: float


class Removed(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="is", tag="removed"):
    """A passage, or without one a whole document, that was sealed once and is gone since the day `on` (ISO).

    Its id is never given to anything else, and its address says what became of it.
    """

    document: DocumentId
    passage: PassageId = ""
    on: Day


class Lock(Struct, frozen=True):
    """All that is sealed, in the order of ids."""

    documents: tuple[SealedDocument, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    removed: tuple[Removed, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is sealed at all."""
        return bool(self.documents)


NOTHING_SEALED = Lock()


class Seal(Struct, frozen=True):
    """What readers are told of a passage that is as it was sealed: the day, and the digest of its paragraphs.

    The paragraphs are bytes `start` to `end` of the source. `once` are verbatim words that occur once in it.
    """

    verified: str
    sha256: str
    verbatim: bool
    start: int = 0
    end: int = 0
    once: tuple[str, ...] = ()
