"""The ledger: every claim of a dossier, and on what it rests."""

from collections.abc import Iterable
from typing import Literal, get_args

from msgspec import Struct

ClaimKind = Literal["date", "participant", "office", "figure", "edge", "cell", "paragraph"]
Standing = Literal["sourced", "background", "open"]
"""It leads to a passage; the site says that no passage of this dossier has it; or neither."""

PassageKey = tuple[str, str]
"""A passage by its document and its id."""

CLAIM_KINDS: tuple[ClaimKind, ...] = get_args(ClaimKind)
STANDINGS: tuple[Standing, ...] = get_args(Standing)


class Claim(Struct, frozen=True, kw_only=True):
    """Something that a page says. `about` tells it from others of its kind on the page `page`, an id.

    `passages` are those on which it rests. `path`, `start` and `end` are where it was written; an edge and a cell,
    which follow from what others wrote, have no such place.
    """

    kind: ClaimKind
    page: str
    about: str = ""
    passages: tuple[PassageKey, ...] = ()
    background: bool = False
    path: str = ""
    start: int = 0
    end: int = 0

    @property
    def standing(self) -> Standing:
        """How the claim stands. What rests on a passage is sourced, though more of it may be known from elsewhere."""
        if self.passages:
            return "sourced"
        return "background" if self.background else "open"


class Tally(Struct, frozen=True):
    """How many claims there are, and how they stand."""

    claims: int
    sourced: int
    background: int
    open: int


def tally(claims: Iterable[Claim]) -> Tally:
    """Counts claims by how they stand."""
    found = [claim.standing for claim in claims]
    return Tally(len(found), *(found.count(standing) for standing in STANDINGS))
