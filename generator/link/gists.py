"""Gists: of a linked body what is asked of it most, so that it need not be unpacked for that."""

from collections.abc import Iterable, Iterator
from itertools import chain

from generator.link.paragraphs import paragraphs
from generator.model.dossier import Gist, LinkedBody
from generator.model.page import Document, Page
from generator.model.pieces import Close, Html, LinkedBlock, Mention, Open, Text, words

_OPENING = 600
"""Characters; a summary shows less than half of them."""

_NOTE = 14
"""Elements of a note."""


def gist(page: Page, body: LinkedBody) -> Gist:
    """Of a document which passages name whom; of any other page what its paragraphs rest on."""
    asides = tuple(chain.from_iterable(note.blocks for note in body.notes))
    is_document = isinstance(page, Document)
    first = "".join(map(words, body.blocks[0].pieces)) if body.blocks else ""
    return Gist(
        size=sum(4 + len(block.pieces) for block in body.blocks) + _NOTE * len(body.notes),
        opening=" ".join(first.split())[:_OPENING],
        paragraphs=() if is_document else tuple(chain.from_iterable(map(paragraphs, body.blocks))),
        asides=() if is_document else tuple(chain.from_iterable(map(paragraphs, asides))),
        naming=tuple(dict.fromkeys(_naming((*body.blocks, *asides)))) if is_document else (),
    )


def _naming(blocks: Iterable[LinkedBlock]) -> Iterator[tuple[str, str]]:
    opened: dict[str, None] = {}
    for block in blocks:
        for piece in block.pieces:
            kind = type(piece)  # most are words or markup, of which there is nothing to say
            if kind is Text or kind is Html:
                continue
            if kind is Open:
                opened[piece.id] = None  # type: ignore[union-attr]
            elif kind is Close:
                opened.pop(piece.id, None)  # type: ignore[union-attr]
            elif kind is Mention and piece.kind == "actor":  # type: ignore[union-attr]
                for id in opened:
                    yield id, piece.target  # type: ignore[union-attr]
