"""Judging: of the facts that are accepted those are written which bring no problem into the dossier.

All are tried together. Where that brings a problem, each half is tried by itself, so that one bad fact among many is
found in few steps; a fact that rests on a refused one is refused with it.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, structs

from generator.add.review.accepted import Drafted, Ground, drafted
from generator.add.review.fact import FigureFact, Proposal
from generator.add.review.located import why_not_there
from generator.add.review.sheet import SECTIONS, Sheet
from generator.author.files import Before
from generator.model.problem import Problem
from generator.model.source import Source
from generator.read.sources import SourceText

Judge = Callable[[Sequence[Source]], Sequence[Problem]]
"""Every problem of the content that is read from these sources."""

TOLD = frozenset(("figures-agree-or-are-disputed", "passage-has-words"))
"""Rules whose warnings are news and no reason to refuse: accounts differ, or an account is still to be written."""


class Refusal(Struct, frozen=True):
    """A fact that is not written, and why."""

    proposal: Proposal
    why: str


class Settled(Struct, frozen=True):
    """What came of accepting: the content as it would be, the sheet that is left, and what was refused.

    `before` is what stands now in each file of `changes`.
    `news` are problems that are no reason to refuse, but that a maintainer is told of; `notes` say what the facts want
    that are written in part.
    """

    sources: tuple[Source, ...]
    changes: dict[Path, bytes | None]
    before: Before
    sheet: Sheet
    written: tuple[Proposal, ...]
    refused: tuple[Refusal, ...]
    news: tuple[Problem, ...]
    notes: tuple[str, ...]


def settled(
    ground: Ground, sheet: Sheet, source: SourceText | None, before: Sequence[Problem], judge: Judge
) -> Settled:
    """Which accepted facts of a sheet can be written; `before` are the problems there are. Raises ContentChanged.

    Where the source is at hand, the words of each must stand in its paragraph there.
    """
    accepted = sorted((each for each in sheet.proposals if each.accepted), key=lambda each: _ORDER.index(each.id[0]))
    settling = _Settling(ground, sheet.document, before, judge)
    elsewhere = {each.id: why_not_there(each.place, source) if source else "" for each in accepted}
    settling.refused.extend(Refusal(each, elsewhere[each.id]) for each in accepted if elsewhere[each.id])
    settling.settle([each for each in accepted if not elsewhere[each.id]])
    draft = settling.draft
    written = {each.id for each in settling.written}
    left = tuple(
        _named(draft.left.get(each.id, each), draft.events)
        for each in sheet.proposals
        if each.id not in written or each.id in draft.left
    )
    return Settled(
        sources=draft.sources,
        changes=dict(draft.changes),
        before=draft.before,
        sheet=sheet.having(left),
        written=tuple(settling.written),
        refused=tuple(settling.refused),
        news=settling.news,
        notes=draft.notes,
    )


_ORDER = "anesf"
"""What others name comes before them."""
assert set(_ORDER) == set(SECTIONS), "every kind has its turn"


def _named(proposal: Proposal, events: Mapping[str, str]) -> Proposal:
    """A figure on a proposed event is on the event of the dossier, once that is written."""
    fact = proposal.fact
    if isinstance(fact, FigureFact) and fact.subject.removeprefix("^") in events:
        fact = structs.replace(fact, subject=events[fact.subject.removeprefix("^")])
    return structs.replace(proposal, fact=fact)


class _Settling:
    """Tries facts, and keeps those that bring no problem."""

    def __init__(self, ground: Ground, document: str, before: Sequence[Problem], judge: Judge) -> None:
        self._ground = ground
        self._document = document
        self._before = _counted(before)
        self._judge = judge
        self.written: list[Proposal] = []
        self.refused: list[Refusal] = []
        self.news: tuple[Problem, ...] = ()
        self.draft = drafted(ground, document, ())

    def settle(self, proposals: Sequence[Proposal]) -> None:
        """Keeps of these what can be kept; one that was refused may rest on another that was kept only after it."""
        elsewhere, count = tuple(self.refused), -1
        while proposals and len(self.written) > count:
            count = len(self.written)
            self.refused[:] = elsewhere
            self.take(proposals)
            proposals = [refusal.proposal for refusal in self.refused[len(elsewhere) :]]

    def take(self, proposals: Sequence[Proposal]) -> None:
        """Keeps of these what can be kept beside what is kept already."""
        if not proposals:
            return
        draft = drafted(self._ground, self._document, (*self.written, *proposals))
        new = self._new_problems(draft)
        harm = [problem for problem in new if problem.rule not in TOLD]
        if not harm and not draft.unfit:
            self.written.extend(proposals)
            self.draft, self.news = draft, tuple(new)
        elif len(proposals) == 1:
            self.refused.append(Refusal(proposals[0], _why(proposals[0], draft, harm)))
        else:
            half = len(proposals) // 2
            self.take(proposals[:half])
            self.take(proposals[half:])

    def _new_problems(self, draft: Drafted) -> list[Problem]:
        if draft.unfit:
            return []
        rest = self._before.copy()
        new: list[Problem] = []
        for problem in self._judge(draft.sources):
            sign = _sign(problem)
            if rest[sign]:
                rest[sign] -= 1
            else:
                new.append(problem)
        return new


def _counted(problems: Sequence[Problem]) -> Counter[tuple[str, str, str]]:
    return Counter(_sign(problem) for problem in problems)


def _sign(problem: Problem) -> tuple[str, str, str]:
    """A problem without its place, which moves with what is written before it."""
    return problem.rule, problem.path, problem.message


def _why(proposal: Proposal, draft: Drafted, harm: Sequence[Problem]) -> str:
    if proposal.id in draft.unfit:
        return draft.unfit[proposal.id]
    worst = min(harm, key=lambda problem: problem.severity)
    hint = f"; {worst.hint}" if worst.hint else ""
    return f"it would bring the {worst.severity} {worst.rule}: {worst.message}{hint}"
