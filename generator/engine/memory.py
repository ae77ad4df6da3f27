"""Memory of the process: a build makes millions of small values and needs nearly all of them until it ends."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Without looking for values that nobody needs any more, which takes a third of the time of a large build."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def collected_later() -> Iterator[None]:
    """The same; nor are the values that it leaves looked through before `collect` is called."""
    with uncollected():
        yield
        gc.freeze()


def collect() -> None:
    """Frees what nobody needs any more; what is left will not be looked through again before the next call."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
