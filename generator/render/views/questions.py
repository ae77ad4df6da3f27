"""Questions: what somebody said, gathered by what was asked, with each change of the answer."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator.derive.positions import is_change
from generator.model.dossier import Statement
from generator.model.view.actor import AnsweredView, QuestionView, SaidView
from generator.model.view.shared import PassageView
from generator.render.views.cards import Cards


def questions(cards: Cards, statements: Iterable[Statement]) -> tuple[QuestionView, ...]:
    """The statements by their question, that with the most first; those on none come last."""
    found: dict[str, list[PassageView]] = {}
    for statement in statements:
        passage = cards.passage(statement.document, statement.passage)
        found.setdefault(passage.question, []).append(passage)
    ordered = sorted(found.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))
    return tuple(_question(passages) for _, passages in ordered)


def _question(passages: Sequence[PassageView]) -> QuestionView:
    first = passages[0]
    return QuestionView(
        topic=first.topic,
        question=first.question,
        statements=len(passages),
        said=tuple(_said(passages)),
    )


def _said(passages: Iterable[PassageView]) -> Iterator[SaidView]:
    """What was said by date. A change is an answer that was not among those given before, as in the matrix."""
    earlier: tuple[str, ...] = ()
    since = ""
    for when, group in groupby(passages, key=lambda passage: passage.said):
        answers: dict[str, list[PassageView]] = {}
        for passage in group:
            answers.setdefault(passage.answer, []).append(passage)
        given = tuple(filter(None, answers))
        changed = is_change(earlier, given)
        yield SaidView(
            when=when,
            answers=tuple(AnsweredView(answer, tuple(those)) for answer, those in answers.items()),
            before=earlier if changed else (),
            before_when=since if changed else "",
        )
        if given:
            earlier, since = given, when
