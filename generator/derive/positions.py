"""Positions: who held what on each question, and when the answer changed."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.model.dossier import Dossier, Statement
from generator.model.facts import Matrix, Position
from generator.model.page import Actor, Topic
from generator.model.value import Date

_Said = Mapping[str, Sequence[Statement]]
"""The statements of one date, by side."""


def matrices(dossier: Dossier) -> dict[str, Matrix]:
    """The matrix of every question, by its id."""
    by_topic: dict[str, list[Statement]] = defaultdict(list)
    for statement in dossier.statements:
        if statement.passage.topic:
            by_topic[statement.passage.topic.target].append(statement)
    return {id: _matrix(topic, by_topic[id], dossier.actors) for id, topic in dossier.topics.items()}


def sides_of(statement: Statement, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """On whose side a statement counts: those for whom it was made, else its speakers, else their description.

    What is part of a state counts on the side of the state: a ministry has no foreign policy of its own.
    """
    named = statement.principals or statement.speakers
    if not named:
        return (statement.described,)
    return tuple(dict.fromkeys(state_of(actor, actors) or actor for actor in named))


def all_sides(matrices: Mapping[str, Matrix]) -> tuple[str, ...]:
    """The sides on all questions together, those with the most statements first."""
    counts = Counter[str]()
    for matrix in matrices.values():
        counts.update(statements_by_side(matrix))
    return tuple(sorted(counts, key=lambda side: (-counts[side], side)))


def silent(sides: Iterable[str], matrix: Matrix) -> tuple[str, ...]:
    """Of the sides on all questions those that do not answer this one, in their order."""
    here = frozenset(matrix.sides)
    return tuple(side for side in sides if side not in here)


def statements_by_side(matrix: Matrix) -> Counter[str]:
    """How many statements each side made on a question."""
    counts = Counter[str]()
    for position in matrix.positions:
        counts[position.side] += len(position.statements)
    return counts


def state_of(actor: str, actors: Mapping[str, Actor]) -> str:
    """The state of which an actor is a part, at however many removes; empty where there is none."""
    seen = {actor}
    todo = deque(seen)
    while todo:
        id = todo.popleft()
        if id not in actors:
            continue
        if actors[id].kind == "state":
            return id
        wholes = [whole.target for whole in actors[id].part_of if whole.target not in seen]
        seen.update(wholes)
        todo.extend(wholes)
    return ""


def _matrix(topic: Topic, statements: Sequence[Statement], actors: Mapping[str, Actor]) -> Matrix:
    counts = Counter[str]()
    dates: dict[str, Date] = {}
    said: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for statement in statements:
        dates[statement.date.edtf] = statement.date
        for side in sides_of(statement, actors):
            counts[side] += 1
            said[statement.date.edtf][side].append(statement)
    ordered = tuple(sorted(dates.values(), key=_in_time))
    return Matrix(
        topic=topic.id,
        sides=tuple(sorted(counts, key=lambda side: (-counts[side], side))),
        dates=ordered,
        positions=tuple(_positions(said, ordered)),
    )


def _positions(said: Mapping[str, _Said], dates: Sequence[Date]) -> Iterator[Position]:
    before: dict[str, tuple[str, ...]] = {}
    for date in dates:
        for side, statements in sorted(said[date.edtf].items()):
            answers = _answers(statements)
            earlier = before.get(side, ())
            changed = is_change(earlier, answers)
            yield Position(side=side, date=date, statements=tuple(statements), answers=answers, changed=changed)
            before[side] = answers or earlier


def is_change(before: Sequence[str], given: Sequence[str]) -> bool:
    """Whether the answers given are others than those before; where either gave none there is nothing to compare."""
    return bool(before and given) and not set(before) & set(given)


def _answers(statements: Sequence[Statement]) -> tuple[str, ...]:
    stances = (statement.passage.stance for statement in statements)
    return tuple(dict.fromkeys(stance.target for stance in stances if stance))


def _in_time(date: Date) -> tuple[str, str, str]:
    return date.earliest, date.latest, date.edtf
