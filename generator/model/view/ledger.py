"""The page of the evidence: how many claims there are, and on what they rest."""

from typing import ClassVar

from msgspec import Struct

from generator.model.ledger import ClaimKind, Standing, Tally
from generator.model.view.shared import Card, Frame


class KindTally(Struct, frozen=True, array_like=True):
    """The claims of one kind."""

    kind: ClaimKind
    tally: Tally


class Unsourced(Struct, frozen=True, array_like=True):
    """A claim without a passage: its kind, the page on which it stands, and what it is about."""

    kind: ClaimKind
    standing: Standing
    page: Card
    about: str


class LedgerView(Struct, frozen=True, array_like=True, kw_only=True):
    """`unsourced` are the first of the claims without a passage, `more` counts the others."""

    template: ClassVar[str] = "ledger.html"
    frame: Frame
    total: Tally
    kinds: tuple[KindTally, ...]
    unsourced: tuple[Unsourced, ...]
    more: int
