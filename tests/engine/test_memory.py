"""When the values of a build that nobody needs any more are looked for."""

import gc
import weakref

import pytest

from generator.engine.memory import collect, collected_later, uncollected


class Ring:
    """Refers to itself, so that only looking for it frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_it_was():
    yield
    gc.unfreeze()
    gc.enable()


def test_nothing_is_looked_for_during_a_build_and_again_after_it():
    gc.enable()
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_who_has_switched_it_off_finds_it_off():
    gc.disable()
    with uncollected():
        pass
    assert not gc.isenabled()


def test_what_a_build_leaves_is_freed_when_there_is_time():
    with collected_later():
        left = weakref.ref(Ring())
    gc.collect()
    assert left() is not None
    collect()
    assert left() is None


def test_what_became_needless_after_it_was_looked_through_is_freed_the_next_time():
    ring = Ring()
    left = weakref.ref(ring)
    collect()
    del ring
    gc.collect()
    assert left() is not None
    collect()
    assert left() is None
