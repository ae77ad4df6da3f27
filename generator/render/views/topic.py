"""The page of a question: who held what, when it changed, and the words. And the index of questions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import structs

from generator.derive.positions import silent
from generator.model import urls
from generator.model.dossier import Statement
from generator.model.excerpts import opening
from generator.model.facts import Matrix, Position
from generator.model.page import Topic
from generator.model.view.topic import (
    AnswerView,
    Cell,
    Given,
    Line,
    MatrixView,
    Side,
    Spoken,
    TopicItem,
    TopicView,
    Words,
)
from generator.render.views.cards import Cards, years
from generator.render.views.differences import differences_of
from generator.render.views.frame import frame, rows
from generator.render.views.listed import listed
from generator.render.views.previews import previews
from generator.render.views.topic_lists import Shape, line_of, statements_of, topic_longs, topic_shape

_WORDS = 2
"""Passages shown behind one answer in one cell."""
_POWERS = 2
_NAMED = 8
"""How many are named where all would be too many."""


def topic_items(cards: Cards) -> tuple[TopicItem, ...]:
    """Every question, the one with the most statements first."""
    items = (topic_item(cards, topic) for topic in cards.dossier.topics.values())
    return tuple(sorted(items, key=lambda item: (-item.statements, item.card.title)))


def topic_item(cards: Cards, topic: Topic) -> TopicItem:
    """A question in a list."""
    matrix = cards.facts.matrices[topic.id]
    given = {code for position in matrix.positions for code in position.answers}
    return TopicItem(
        card=cards.card(topic.id),
        statements=len(statements_of(matrix)),
        sides=len(matrix.sides),
        period=years(matrix.dates),
        answers=tuple(answer.words for answer in topic.answers if answer.code in given),
    )


def topic_view(cards: Cards, topic: Topic) -> TopicView:
    """All that the page of one question shows."""
    matrix = cards.facts.matrices[topic.id]
    shape = topic_shape(cards, topic)
    statements, sides = shape.statements, shape.sides
    page = urls.page("topic", topic.id)
    quiet = silent(cards.sides, matrix)
    strongest = most_heard(cards)
    powers = [side for side in quiet if side in strongest]
    others = [side for side in quiet if side not in powers]
    text = rows(cards, topic.id)
    return TopicView(
        frame=frame(cards, page, topic.title, cards.summary(topic.id)),
        title=topic.title,
        period=years(matrix.dates),
        statements=len(statements),
        sides=len(sides),
        rows=text,
        previews=previews(cards, text),
        answers=tuple(_answers(topic, matrix, sides)),
        matrix=_matrix_view(cards, topic, matrix, shape) if statements else None,
        others=tuple(sides[side] for side in matrix.sides[shape.columns :][:_NAMED]),
        silent_powers=cards.cards(powers),
        silent=cards.cards(others[:_NAMED]),
        silent_more=max(len(others) - _NAMED, 0),
        differences=differences_of(cards, topic.id) if shape.levels.get("differences", "whole") == "whole" else (),
        in_full=shape.in_full,
        spoken=() if shape.cut else tuple(_spoken(cards, shape)),
        lines=listed(topic_longs(cards, topic, shape), shape.levels, page) if shape.levels else {},
    )


def most_heard(cards: Cards) -> tuple[str, ...]:
    """The actors with the most statements on all questions together."""
    return cards.sides[:_POWERS]


def _answers(topic: Topic, matrix: Matrix, sides: Mapping[str, Side]) -> Iterator[AnswerView]:
    for answer in topic.answers:
        gave = {position.side for position in matrix.positions if answer.code in position.answers}
        ordered = [sides[side] for side in matrix.sides if side in gave]
        yield AnswerView(answer.words, tuple(ordered[:_NAMED]), max(len(ordered) - _NAMED, 0))


def _matrix_view(cards: Cards, topic: Topic, matrix: Matrix, shape: Shape) -> MatrixView:
    shown = matrix.sides[: shape.columns]
    by_year = shape.by != "date"
    builder = _Cells(cards, topic, shape.sides, 1 if by_year else _WORDS)
    seen = [position for position in matrix.positions if position.side in shown]
    lines = groupby(
        sorted(seen, key=lambda position: position.date.year) if by_year else seen,
        key=lambda position: line_of(position, shape.by) if by_year else cards.words.date(position.date),
    )
    return MatrixView(
        sides=tuple(shape.sides[side] for side in shown),
        lines=tuple(Line(when, builder.cells(tuple(positions), shown)) for when, positions in lines),
        by_year=by_year,
        dense=shape.dense,
    )


class _Cells:
    """Makes the cells of a table line by line; remembers what each side answered last."""

    def __init__(self, cards: Cards, topic: Topic, sides: Mapping[str, Side], most: int) -> None:
        self._cards = cards
        self._most = most
        self._words = {answer.code: answer.words for answer in topic.answers}
        self._sides = sides
        self._last: dict[str, Position] = {}

    def cells(self, positions: Sequence[Position], sides: Sequence[str]) -> tuple[Cell | None, ...]:
        """One line: `positions` are those of its date or year, in the order of time."""
        by_side: dict[str, list[Position]] = defaultdict(list)
        for position in positions:
            by_side[position.side].append(position)
        return tuple(self._cell(side, by_side[side]) if side in by_side else None for side in sides)

    def _cell(self, side: str, positions: Sequence[Position]) -> Cell:
        before: Position | None = None
        for position in positions:
            if position.changed and before is None:
                before = self._last[side]
            if position.answers:
                self._last[side] = position
        return Cell(
            side=self._sides[side],
            claims=len(positions),
            answers=tuple(self._given(side, positions)),
            before=tuple(self._words[code] for code in before.answers) if before else (),
            before_when=self._cards.words.date(before.date) if before else "",
        )

    def _given(self, side: str, positions: Sequence[Position]) -> Iterator[Given]:
        by_code: dict[str, list[Statement]] = defaultdict(list)
        for statement in (statement for position in positions for statement in position.statements):
            stance = statement.passage.stance
            by_code[stance.target if stance else ""].append(statement)
        for code, statements in by_code.items():
            words = tuple(self._said(side, statement) for statement in statements[: self._most])
            yield Given(self._words.get(code, ""), words, max(len(statements) - self._most, 0))

    def _said(self, side: str, statement: Statement) -> Words:
        passage = statement.passage
        view = self._cards.passage(statement.document, passage)
        quotes = " … ".join(f"“{quote.text}”" for quote in passage.quotes)
        speakers = (*(card.title for card in self._cards.cards(statement.speakers)), statement.described)
        own = (side,) == (statement.speakers or (statement.described,))
        return Words(
            speaker="" if own else ", ".join(filter(None, speakers)),
            words=quotes or opening(view.excerpt.words, 120),
            kind=view.kind,
            url=view.url,
            place=view.place,
            article="" if passage.at else self._cards.words.date(statement.date),
        )


def _spoken(cards: Cards, shape: Shape) -> Iterator[Spoken]:
    """Every statement under its sides, which stand in the order of the table."""
    for group in shape.groups:
        # The question is that of the page: only the answer is said again.
        views = (cards.passage(each.statement.document, each.statement.passage) for each in group.items)
        passages = tuple(structs.replace(view, question="", topic=None) for view in views)
        yield Spoken(shape.heads[group.id], passages, group.claims)
