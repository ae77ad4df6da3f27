"""The page of the evidence: the ledger in numbers, and every claim that no passage has."""

from generator.model import urls
from generator.model.ledger import CLAIM_KINDS, Claim, tally
from generator.model.view.ledger import KindTally, LedgerView, Unsourced
from generator.render.views.cards import Cards
from generator.render.views.frame import frame

_LISTED = 150
"""How many claims without a passage are listed; the others are marked where they stand."""


def ledger_view(cards: Cards) -> LedgerView:
    """All that the page of the evidence shows."""
    claims = cards.facts.ledger
    kinds = (KindTally(kind, tally(claim for claim in claims if claim.kind == kind)) for kind in CLAIM_KINDS)
    unsourced = [claim for claim in claims if claim.standing != "sourced"]
    words = cards.words.gettext(
        "How many claims this dossier makes, how many lead to a passage of a source, and which do not."
    )
    return LedgerView(
        frame=frame(cards, urls.EVIDENCE, cards.words.gettext("Evidence"), words),
        total=tally(claims),
        kinds=tuple(each for each in kinds if each.tally.claims),
        unsourced=tuple(_unsourced(cards, claim) for claim in unsourced[:_LISTED]),
        more=max(len(unsourced) - _LISTED, 0),
    )


def _unsourced(cards: Cards, claim: Claim) -> Unsourced:
    about = claim.about
    if claim.kind == "edge":
        whole = about.removeprefix("part of ")
        about = cards.words.gettext("part of %(whole)s", whole=cards.card(whole).title)
    return Unsourced(claim.kind, claim.standing, cards.card(claim.page), about)
