"""The lists of a question: how its table and its statements are shown so that they find room on its page."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Literal

from msgspec import Struct, structs

from generator.derive.positions import sides_of, statements_by_side
from generator.model import urls
from generator.model.dossier import Statement
from generator.model.facts import Matrix, Position
from generator.model.page import Topic
from generator.model.view.groups import Group
from generator.model.view.topic import Side
from generator.render.views.actor_lists import differences_long
from generator.render.views.cards import Cards
from generator.render.views.cut import Level, Size, fit, packed, room
from generator.render.views.cuts import HEAD, HEADING, LINES_ON_A_PAGE, SAID
from generator.render.views.lines import Spoken, said_line
from generator.render.views.listed import Long, Longs, latest_of_each

By = Literal["date", "year", "decade"]

_COLUMNS = 8
"""Sides in the table; the others are listed below it."""
_LINES = 30
"""Dates with a line each; more of them are gathered by year."""
_YEARS = 24
"""Years with a line each; more of them are gathered by decade."""
_TABLE = 800
"""Elements of the table; above it a cell says of an answer where it stands without the words, and sides give way."""
_FEWEST = 3
"""Sides that it has all the same."""
_IN_FULL = 50
"""Statements shown with their whole sentence; more of them take a line each."""
_PAGE = 300
"""Elements that the page has beside its text, table and statements."""
_OTHERS = "others"


class Shape(Struct, frozen=True, kw_only=True):
    """How the page of a question is cut.

    `columns`: sides in the table; `by` what its lines are; `dense`: its cells have no words. `sides` by their names,
    `groups` the statements under the anchors of their sides, `heads` the side that stands above each group.
    """

    statements: tuple[Statement, ...]
    columns: int
    by: By
    dense: bool
    in_full: bool
    sides: Mapping[str, Side]
    groups: tuple[Group[Spoken], ...]
    heads: Mapping[str, Side]
    levels: Mapping[str, Level]

    @property
    def cut(self) -> bool:
        """Whether the statements stand on pages of their own."""
        return "statements" in self.levels


def topic_shape(cards: Cards, topic: Topic) -> Shape:
    """Decided from counts, before any cell is made."""
    matrix = cards.facts.matrices[topic.id]
    statements = statements_of(matrix)
    in_full = len(statements) <= _IN_FULL
    columns, by, dense, table = _table(matrix)
    each = 20 if in_full else 3
    disputes = topic.disputes
    sizes = {
        "page": _fixed(_PAGE + cards.dossier.gists[topic.id].size + table),
        "statements": Size(each * len(statements), each * len(statements), 3 * HEAD),
        "differences": Size(sum(9 + 16 * len(one.passages) for one in disputes), 3 * len(disputes), 3 * HEAD),
    }
    found = fit(sizes, room(len(cards.dossier.documents)))
    levels = {name: level for name, level in found.items() if level != "whole"}
    sides = _sides(cards, matrix, columns, together=not in_full)
    heads = {side.anchor: side for side in reversed(tuple(sides.values()))}
    if _OTHERS in heads:
        heads[_OTHERS] = structs.replace(heads[_OTHERS], title="Other sides")
    groups = tuple(_groups(cards, statements, sides, heads, _answers_below(matrix, sides, columns)))
    if "statements" in levels:
        where = _pages(urls.page("topic", topic.id), groups)
        sides = {name: structs.replace(side, page=where.get(side.anchor, "")) for name, side in sides.items()}
    return Shape(
        statements=statements,
        columns=columns,
        by=by,
        dense=dense,
        in_full=in_full,
        sides=sides,
        groups=groups,
        heads=heads,
        levels=levels,
    )


def topic_longs(cards: Cards, topic: Topic, shape: Shape) -> Longs:
    """The lists of a question by the anchors of their sections."""
    return {
        "statements": partial(_statements, cards, shape),
        "differences": partial(differences_long, cards, topic.id),
    }


def _statements(cards: Cards, shape: Shape) -> Long:
    return Long(
        name="statements",
        title=cards.words.gettext("Statements"),
        kind="said",
        groups=shape.groups,
        weigh=lambda _: SAID,
        show=lambda spoken: said_line(cards, spoken),
        head=latest_of_each(shape.groups),
        count=sum(group.count for group in shape.groups),
    )


def statements_of(matrix: Matrix) -> tuple[Statement, ...]:
    """Every statement once, in the order of time."""
    found = (statement for position in matrix.positions for statement in position.statements)
    return tuple({(statement.document, statement.passage.id): statement for statement in found}.values())


def line_of(position: Position, by: By) -> str:
    """The line of the table in which a position stands."""
    year = position.date.year
    return position.date.edtf if by == "date" else year if by == "year" else f"{year[:-1]}0s"


def _table(matrix: Matrix) -> tuple[int, By, bool, int]:
    """How many sides the table has, what its lines are, whether its cells are dense, and about its elements."""
    by: By = "date" if len(matrix.dates) <= _LINES else "year"
    if by == "year" and len({date.year for date in matrix.dates}) > _YEARS:
        by = "decade"
    weight = _cells_weight(matrix, _COLUMNS, by, 9)
    if weight <= _TABLE:
        return _COLUMNS, by, False, weight
    for columns in range(_COLUMNS, _FEWEST - 1, -1):
        weight = _cells_weight(matrix, columns, by, 3)
        if weight <= _TABLE:
            break
    return columns, by, True, weight


def _cells_weight(matrix: Matrix, columns: int, by: By, answer: int) -> int:
    """About how many elements the table has, with so many for each answer in a cell."""
    shown = frozenset(matrix.sides[:columns])
    seen = [position for position in matrix.positions if position.side in shown]
    lines = {line_of(position, by) for position in seen}
    given = {(line_of(position, by), position.side, code) for position in seen for code in (position.answers or ("",))}
    cells = {(line, side) for line, side, _ in given}
    return len(lines) * (columns + 2) + 3 * len(cells) + answer * len(given)


def _fixed(elements: int) -> Size:
    return Size(elements, elements, elements)


def _sides(cards: Cards, matrix: Matrix, columns: int, together: bool) -> Mapping[str, Side]:
    """`together`: the words of those without a column stand in one list."""
    counts = statements_by_side(matrix)
    found = {side: _side(cards, side, number, counts[side]) for number, side in enumerate(matrix.sides, 1)}
    for side in matrix.sides[columns:] if together else ():
        found[side] = structs.replace(found[side], anchor=_OTHERS)
    return found


def _side(cards: Cards, side: str, number: int, statements: int) -> Side:
    card = cards.card(side) if side in cards.dossier.actors else None
    title = card.title if card else side[:1].upper() + side[1:]
    anchor = f"side-{side}" if card else f"side-{number}"
    return Side(title=title, card=card, statements=statements, anchor=anchor)


def _answers_below(matrix: Matrix, sides: Mapping[str, Side], columns: int) -> Counter[str]:
    """How many answers stand below the table alone, by the anchor under which they do."""
    shown = frozenset(matrix.sides[:columns])
    return Counter(sides[position.side].anchor for position in matrix.positions if position.side not in shown)


def _groups(
    cards: Cards,
    statements: Sequence[Statement],
    sides: Mapping[str, Side],
    heads: Mapping[str, Side],
    below: Mapping[str, int],
) -> Iterator[Group[Spoken]]:
    """Every statement under its sides, which stand in the order of the table."""
    found: dict[str, dict[tuple[str, str], Spoken]] = {side.anchor: {} for side in sides.values()}
    for statement in statements:
        for side in sides_of(statement, cards.dossier.actors):
            found[sides[side].anchor][statement.document, statement.passage.id] = Spoken(statement)
    for anchor, spoken in found.items():
        if spoken:
            yield Group(
                id=anchor,
                title=heads[anchor].title,
                count=len(spoken),
                items=tuple(spoken.values()),
                claims=below[anchor],
            )


def _pages(page: str, groups: Sequence[Group[Spoken]]) -> dict[str, str]:
    """On which page of the statements each group begins."""
    cut = packed(groups, lambda _: SAID, LINES_ON_A_PAGE, HEADING)
    return {
        group.id: urls.part(page, "statements", number)
        for number, those in enumerate(cut, 1)
        for group in those
        if not group.continued
    }
