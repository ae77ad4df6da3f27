"""Addresses that were published once and still lead somewhere: redirects, and what was withdrawn."""

from collections.abc import Iterator
from itertools import product

from generator.model import urls
from generator.model.facts import Tie
from generator.model.lock import Removed
from generator.model.view.moved import MovedView, Withdrawal, WithdrawnView
from generator.model.view.shared import Card
from generator.render.html import passage_label
from generator.render.views.cards import Cards
from generator.render.views.frame import frame


def moved_views(cards: Cards) -> Iterator[MovedView]:
    """A page at each address that a page had, and at each that a tie had when its actors were called otherwise."""
    for former, id in cards.dossier.formerly.items():
        yield _moved(cards, urls.page(cards.dossier.things[id].kind, former), former, cards.card(id))
    for tie in cards.facts.network.ties:
        yield from _former_ties(cards, tie)


def _former_ties(cards: Cards, tie: Tie) -> Iterator[MovedView]:
    names = ((id, *(former for former, now in cards.dossier.formerly.items() if now == id)) for id in (tie.a, tie.b))
    for one, other in product(*names):
        if (one, other) != (tie.a, tie.b):
            title = f"{cards.card(tie.a).title} and {cards.card(tie.b).title}"
            target = Card(cards.cuts.tie_address(tie), title, "tie")
            yield _moved(cards, urls.tie(one, other), f"{one} and {other}", target)


def _moved(cards: Cards, url: str, former: str, target: Card) -> MovedView:
    return MovedView(frame=frame(cards, url, f"{target.title}, formerly {former}", listed=False), target=target)


def withdrawn_views(cards: Cards) -> Iterator[WithdrawnView]:
    """A page in the place of each document that is gone."""
    dossier = cards.dossier
    for gone in dossier.lock.removed:
        if not gone.passage and gone.document not in dossier.documents and gone.document not in dossier.formerly:
            url = urls.page("document", gone.document)
            yield WithdrawnView(
                frame=frame(cards, url, f"Withdrawn: {gone.document}", listed=False),
                id=gone.document,
                on=cards.day(gone.on),
                passages=withdrawals(cards, gone.document),
            )


def withdrawals(cards: Cards, document: str) -> tuple[Withdrawal, ...]:
    """The passages that a document had once, by their numbers."""
    gone = (each for each in cards.dossier.lock.removed if each.document == document and each.passage)
    missing = (each for each in gone if (document, each.passage) not in cards.dossier.passages)
    return tuple(
        _withdrawal(cards, each) for each in sorted(missing, key=lambda each: int(passage_label(each.passage)))
    )


def _withdrawal(cards: Cards, gone: Removed) -> Withdrawal:
    return Withdrawal(gone.passage, passage_label(gone.passage), cards.day(gone.on))
