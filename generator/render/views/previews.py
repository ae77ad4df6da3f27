"""Previews: what a page says of the pages behind the links in its text, before a reader follows them."""

from collections.abc import Iterable, Iterator

from generator.model import urls
from generator.model.excerpts import opening
from generator.model.pieces import Citation, Linked, Mention
from generator.model.view.shared import Card, EditorNote, PassageView, Preview, Previews, Row
from generator.render.views.cards import Cards

_WORDS = 150
"""Characters of a passage at most: enough to know it again."""


def previews(cards: Cards, rows: Iterable[Row]) -> Previews:
    """By their addresses from the root: what the text and its margin lead to."""
    found: dict[str, Preview] = {}
    for row in rows:
        found.update(_of_pieces(cards, row.block.pieces))
        for note in row.margin:
            found.update(_of_note(cards, note))
    return dict(sorted(found.items()))


def card_previews(cards: Iterable[Card]) -> Previews:
    """The same for cards."""
    return dict(_of_cards(cards))


def _of_note(cards: Cards, note: PassageView | EditorNote) -> Iterator[tuple[str, Preview]]:
    if isinstance(note, EditorNote):
        for block in note.blocks:
            yield from _of_pieces(cards, block.pieces)
        return
    speakers = (speaker.card for speaker in note.speakers if speaker.card)
    via = (note.via,) if note.via else ()
    yield from _of_cards((*speakers, *note.principals, *via, *note.to, *note.about, *note.events))


def _of_cards(cards: Iterable[Card]) -> Iterator[tuple[str, Preview]]:
    return ((card.url, (card.title, card.note, "")) for card in cards if card.note)


def _of_pieces(cards: Cards, pieces: Iterable[Linked]) -> Iterator[tuple[str, Preview]]:
    for piece in pieces:
        if type(piece) is Mention and piece.link:
            yield from _of_cards((cards.card(piece.target),))
        elif type(piece) is Citation:
            yield _citation(cards, piece)


def _citation(cards: Cards, citation: Citation) -> tuple[str, Preview]:
    document = cards.card(citation.document)
    url = urls.passage(citation.document, citation.passage)
    passage = cards.dossier.passages.get((citation.document, citation.passage))
    if passage is None:
        return url, (document.title, document.note, "")
    view = cards.passage(citation.document, passage)
    note = ", ".join(filter(None, (view.paragraph, cards.kind_words(view), document.note)))
    return url, (document.title, note, opening(view.excerpt.words, _WORDS))
