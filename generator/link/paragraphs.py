"""Paragraphs: those of a linked text, and on what the words of each rest.

A paragraph is a `<p>`, an item of a list with words of its own, or a row of a table below its head: the innermost of
them that holds the words. Headings and code are none. A paragraph is sourced by each passage that is cited in it; it
is background where nothing is cited and all of its words stand in `[…]{basis=background}`.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.model.dossier import Paragraph
from generator.model.ledger import PassageKey
from generator.model.pieces import Background, Citation, Doubt, Html, Linked, LinkedBlock, Mention, Text

_TAG = re.compile(r"\s*<(?P<closes>/?)(?P<name>p|li|tr|thead)\b")


class _Open(Struct):
    """A paragraph that is not closed yet."""

    opening: int
    last: int
    passages: dict[PassageKey, None]
    has_words: bool = False
    background: bool = True
    start: int = -1
    end: int = -1


def paragraphs(block: LinkedBlock) -> tuple[Paragraph, ...]:
    """The paragraphs of a block that have words, each when it ends."""
    return tuple(_closed(block.pieces))


def _closed(pieces: tuple[Linked, ...]) -> Iterator[Paragraph]:
    stack: list[_Open] = []
    in_head, aside = False, 0
    for number, piece in enumerate(pieces):
        match piece:
            case Html(breaks="paragraph") if tag := _TAG.match(piece.html):
                if tag["name"] == "thead":
                    in_head = not tag["closes"]
                elif not tag["closes"]:
                    stack.append(_Open(number, number, {}))
                elif (ended := stack.pop()).has_words and not in_head:
                    yield _paragraph(ended)
            case Background(opens=opens):
                aside += 1 if opens else -1
            case Citation(document=document, passage=passage) if stack and passage:
                stack[-1].passages[document, passage] = None
            case Text(text=text, start=start) | Mention(words=text, start=start) | Doubt(words=text, start=start):
                if stack and _says_something(text):
                    _add(stack[-1], number, text, start, aside > 0)
            case _:
                pass


def _says_something(text: str) -> bool:
    """Whether there are words: a full stop behind a span claims nothing."""
    return any(character.isalnum() for character in text)


def _paragraph(ended: _Open) -> Paragraph:
    passages = tuple(ended.passages)
    return Paragraph(ended.opening, ended.last, passages, ended.background, ended.start, ended.end)


def _add(paragraph: _Open, number: int, text: str, start: int, aside: bool) -> None:
    paragraph.last = number
    paragraph.has_words = True
    paragraph.background = paragraph.background and aside
    if paragraph.start < 0:
        lead = len(text) - len(text.lstrip())
        first = text.lstrip().split("\n", 1)[0].rstrip()
        paragraph.start, paragraph.end = start + lead, start + lead + len(first)
