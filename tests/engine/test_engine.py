"""The engine: what was done is not done again, and what was kept in another form is."""

import pytest
from msgspec import Struct

from generator.engine.engine import Engine, key, name
from generator.engine.progress import Progress, Stage, Unwatched
from generator.engine.shelves import Shelves
from generator.engine.store import Memory, Nothing

CALLS = []


class Pair(Struct, frozen=True):
    """Two numbers."""

    one: int
    other: int


def squared(number: int) -> Pair:
    CALLS.append(number)
    return Pair(number, number * number)


def other(number: int) -> Pair:
    return Pair(number, 0)


@pytest.fixture
def engine():
    CALLS.clear()
    return Engine(store=Memory(Nothing()))


def remembered(engine, items, function=squared):
    with engine.progress.stage("work", len(items)) as stage:
        return engine.remember(function, items, stage), stage


def test_what_was_done_is_not_done_again(engine):
    first, _ = remembered(engine, [1, 2, 3])
    second, stage = remembered(engine, [3, 1, 4])
    assert first == (Pair(1, 1), Pair(2, 4), Pair(3, 9))
    assert second == (Pair(3, 9), Pair(1, 1), Pair(4, 16))
    assert CALLS == [1, 2, 3, 4]
    assert (stage.done, stage.spared, stage.total) == (3, 2, 3)


def test_another_function_has_results_of_its_own(engine):
    remembered(engine, [2])
    assert remembered(engine, [2], other)[0] == (Pair(2, 0),)


@pytest.mark.parametrize("value", [b"", b"\xc1", b"\x01", b"\x82\xa3one\x01\xa5other\xa1x", b"\x80"])
def test_a_value_of_another_form_is_made_again(engine, value):
    shelves = Shelves(engine.store, name(squared))
    shelves.put(key(squared, 2), value)
    shelves.save()
    assert remembered(engine, [2])[0] == (Pair(2, 4),)


def test_another_program_has_other_keys(monkeypatch):
    before = key(squared, 2)
    monkeypatch.setattr("generator.engine.engine.program", lambda: b"another")
    assert key(squared, 2) != before


def test_a_stage_that_fails_has_ended_all_the_same():
    ended = []

    class Watching(Unwatched):
        def ended(self, stage: Stage) -> None:
            ended.append(stage.name)

    progress = Progress(Watching())
    with pytest.raises(ZeroDivisionError), progress.stage("work", 3) as stage:  # noqa: PT012  # what fails in a stage
        stage.step()
        raise ZeroDivisionError
    assert ended == ["work"]
    assert (stage.done, stage.total) == (1, 3)
