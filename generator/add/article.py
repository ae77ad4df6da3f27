"""An article: a foreign text as it was taken in, before anything is known of its matter."""

from typing import Literal

from msgspec import Struct

Form = Literal["text", "html", "pdf", "archive"]


class Span(Struct, frozen=True, array_like=True):
    """Code points `start` to `end` of the text of an article."""

    start: int
    end: int


class Article(Struct, frozen=True, kw_only=True):
    """A foreign text. Every offset counts code points of `text`; unknown is an empty string, never a guess.

    `text` is the file as received where that is plain text (decoded, newlines untouched), else what was extracted from
    it. `received` is the SHA-256 of the bytes as received, in hexadecimal. `date` is EDTF; `date_basis` says where it
    was read (`stated` in metadata or in the text; `inferred` with the reason in `date_note`, such as somebody's word).
    `boilerplate` are stretches that say nothing of the matter, `pages` where each page of a PDF begins.
    """

    name: str
    form: Form
    text: str
    received: str
    title: str = ""
    publisher: str = ""
    author: tuple[str, ...] = ()
    date: str = ""
    date_basis: str = ""
    date_note: str = ""
    url: str = ""
    language: str = ""
    boilerplate: tuple[Span, ...] = ()
    pages: tuple[int, ...] = ()

    @property
    def known_by(self) -> str:
        """The digest of the file as received, where it tells this article from others: an archive may hold several."""
        return "" if self.form == "archive" else self.received
