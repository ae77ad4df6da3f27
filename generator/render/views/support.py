"""Support: how a claim stands, and the marks that lead from it to the words of a source."""

from collections.abc import Sequence

from generator.model import urls
from generator.model.ledger import Claim, PassageKey
from generator.model.view.shared import SourceMark, Support
from generator.render.views.cards import Cards
from generator.words.direction import isolated


def support(cards: Cards, claim: Claim, most: int = 2, named: bool = False) -> Support:
    """A claim as it is marked on its page, with at most so many marks; `named`: each with the name of its document."""
    several = named or len({document for document, _ in claim.passages}) > 1
    marks = tuple(_mark(cards, key, several) for key in claim.passages[:most])
    return Support(claim.standing, marks, max(len(claim.passages) - most, 0))


def supports(cards: Cards, claims: Sequence[Claim]) -> dict[str, Support]:
    """The same for several that stand side by side, by what they are about.

    Where they lead to several documents each mark has a name, which takes room: then there is one for each.
    """
    named = len({document for claim in claims for document, _ in claim.passages}) > 1
    return {claim.about: support(cards, claim, 1 if named else 2, named) for claim in claims}


def _mark(cards: Cards, key: PassageKey, several: bool) -> SourceMark:
    """Where all marks lead to one document, its name is left to the title."""
    document, id = key
    passage = cards.passage(document, cards.dossier.passages[key])
    paragraph = f"¶{cards.dossier.passages[key].paragraphs}"
    label = f"{isolated(cards.dossier.documents[document].label)} {paragraph}" if several else paragraph
    return SourceMark(urls.passage(document, id), label, passage.place)
