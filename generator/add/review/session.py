"""A review: one open proposal after the other, and what is decided of each; every decision can be taken back."""

from msgspec import Struct, structs

from generator.add.review.fact import ActorFact, NameFact, Proposal, StatementFact
from generator.add.review.located import range_of
from generator.add.review.sheet import Sheet
from generator.read.sources import SourceText


class Context(Struct, frozen=True):
    """The paragraphs of a proposal in the source: the words on which it rests, and what stands before and after."""

    before: str
    words: str = ""
    after: str = ""


class Review(Struct, frozen=True):
    """Where a review stands: the sheet as decided so far, the ids that are asked for, and how many are done.

    `earlier` is the review before the last decision.
    """

    sheet: Sheet
    asked: tuple[str, ...]
    done: int = 0
    rejected: int = 0
    earlier: "Review | None" = None

    @property
    def current(self) -> Proposal | None:
        """The proposal to decide on; None at the end."""
        if self.done >= len(self.asked):
            return None
        return next(each for each in self.sheet.proposals if each.id == self.asked[self.done])

    @property
    def accepted(self) -> int:
        """How many proposals are accepted by now, those of earlier reviews too."""
        return sum(each.accepted for each in self.sheet.proposals)

    def accept(self) -> "Review":
        """The current one is accepted."""
        return self._next(self._with(accepted=True))

    def reject(self) -> "Review":
        """The current one goes, and is not proposed again."""
        left = (each for each in self.sheet.proposals if each.id != self.asked[self.done])
        return structs.replace(self._next(self.sheet.having(left)), rejected=self.rejected + 1)

    def skip(self) -> "Review":
        """The current one stays as it is, for another day."""
        return self._next(self.sheet)

    def edit(self, proposal: Proposal) -> "Review":
        """The current one says this instead, under its own id, and is still to be decided on."""
        proposals = (
            structs.replace(proposal, id=each.id, accepted=each.accepted) if each.id == self.asked[self.done] else each
            for each in self.sheet.proposals
        )
        return structs.replace(self, sheet=self.sheet.having(proposals), earlier=self)

    def undo(self) -> "Review":
        """As it was before the last decision; of none, as it is."""
        return self.earlier or self

    def _with(self, accepted: bool) -> Sheet:
        id = self.asked[self.done]
        proposals = self.sheet.proposals
        return self.sheet.having(
            structs.replace(each, accepted=accepted) if each.id == id else each for each in proposals
        )

    def _next(self, sheet: Sheet) -> "Review":
        return structs.replace(self, sheet=sheet, done=self.done + 1, earlier=self)


def review_of(sheet: Sheet) -> Review:
    """A review of what is neither accepted nor rejected yet."""
    return Review(sheet, tuple(each.id for each in sheet.proposals if not each.accepted))


def wants_words(proposal: Proposal) -> bool:
    """Whether somebody speaks and nobody has told yet what is said."""
    fact = proposal.fact
    return isinstance(fact, StatementFact) and not fact.quoted and not fact.own


def context(proposal: Proposal, source: SourceText | None) -> Context:
    """What a person needs to see of the source; nothing where it is not at hand or has no such paragraph."""
    place = proposal.place
    if source is None or place.last > source.count:
        return Context("")
    text = source.between(place.first, place.last)
    found = range_of(_searched(proposal), text)
    return Context(text[: found[0]], text[found[0] : found[1]], text[found[1] :]) if found else Context(text)


def _searched(proposal: Proposal) -> str:
    match proposal.fact:
        case ActorFact(name=name):
            return name
        case NameFact(form=form):
            return form
        case StatementFact(quoted=quoted) if quoted:
            return quoted
    return proposal.place.words
