"""The lists of a document: what can be too long for its page, entry by entry."""

from functools import partial

from generator.model.page import Document
from generator.render.views.cards import Cards
from generator.render.views.cuts import CARD, HEAD
from generator.render.views.lines import alone
from generator.render.views.listed import Long, Longs, first_of


def document_longs(cards: Cards, document: Document) -> Longs:
    """The lists of a document by the anchors of their sections."""
    return {"cited-by": partial(_cited_by, cards, document)}


def citing(cards: Cards, document: Document) -> tuple[str, ...]:
    """The other pages that cite a document."""
    return tuple(id for id in cards.dossier.citing.get(document.id, ()) if id != document.id)


def _cited_by(cards: Cards, document: Document) -> Long:
    groups = alone(citing(cards, document))
    return Long(
        name="cited-by",
        title=cards.words.gettext("Cited by"),
        kind="card",
        groups=groups,
        weigh=lambda _: CARD,
        show=cards.card,
        head=first_of(groups, 2 * HEAD),
        count=sum(group.count for group in groups),
    )
