"""The small values that every page is written with: references, dates, figures."""

from typing import Literal

from msgspec import Struct

Basis = Literal["stated", "inferred"]
Bound = Literal["exactly", "at least", "at most", "about"]


class Reference(Struct, frozen=True, array_like=True):
    """The id of another thing, and where it was written: code points of the file, `end` not included."""

    target: str
    start: int
    end: int


class PassageReference(Struct, frozen=True, array_like=True):
    """A passage of a document, `doc-id#p5`; `passage` is empty where the whole document is meant."""

    document: str
    passage: str
    start: int
    end: int


class Date(Struct, frozen=True, array_like=True):
    """A date in EDTF level 1, or the part of level 2 that can be said in words.

    `earliest` and `latest` are the first and last day it can mean, as ISO dates that sort; open or unknown
    ends are `0000-00-00` and `9999-99-99`. Format: https://www.loc.gov/standards/datetime/
    """

    edtf: str
    earliest: str
    latest: str
    approximate: bool = False
    uncertain: bool = False

    def meets(self, other: "Date") -> bool:
        """Whether both can mean one and the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    @property
    def year(self) -> str:
        """The year in which it begins; where that is open or unknown, the year in which it ends."""
        return (self.latest if self.earliest.startswith("0000") else self.earliest)[:4]


class Dated(Struct, frozen=True, array_like=True):
    """A date with its basis: stated in the source or inferred by an editor, and a note that says how.

    `evidence` are the passages from which it was read, where the author names them.
    """

    date: Date
    basis: Basis
    note: str = ""
    evidence: tuple[PassageReference, ...] = ()


class Figure(Struct, frozen=True, array_like=True):
    """A number that a source gives for `measure`, with the bound that it puts on it (`18+` is at least 18)."""

    measure: str
    value: int
    bound: Bound
    start: int
    end: int
