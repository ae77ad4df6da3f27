"""An extract: what a reader took out of one foreign text."""

from msgspec import Struct

from generator.add.article import Span


class Extract(Struct, frozen=True, kw_only=True):
    """The text of one article and what its file says of it. Unknown is empty; offsets count code points of `text`.

    `aside` are running heads and numbers of pages, `left_out` lines of a web page that are no part of its article.
    `captured` is the day on which an archive took it (ISO), which is not its date of publication.
    """

    text: str
    encoding: str = ""
    title: str = ""
    publisher: str = ""
    author: tuple[str, ...] = ()
    date: str = ""
    date_basis: str = ""
    date_note: str = ""
    url: str = ""
    language: str = ""
    pages: tuple[int, ...] = ()
    aside: tuple[Span, ...] = ()
    left_out: tuple[str, ...] = ()
    captured: str = ""


class Extracts(Struct, frozen=True):
    """All articles of one file, and what was noticed while they were read."""

    articles: tuple[Extract, ...]
    notes: tuple[str, ...] = ()
