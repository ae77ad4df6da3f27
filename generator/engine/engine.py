"""The engine: does work once, and in parallel where that is faster."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import TypeVar, get_type_hints

import msgspec

from generator.engine.digest import digest, program
from generator.engine.executor import Executor, Inline
from generator.engine.progress import Progress, Stage
from generator.engine.shelves import Shelves
from generator.engine.store import Nothing, Store, decoded

Item = TypeVar("Item")
Result = TypeVar("Result")


class Engine:
    """Runs pure functions over items. What it has done before it takes from its store."""

    def __init__(
        self, executor: Executor | None = None, store: Store | None = None, progress: Progress | None = None
    ) -> None:
        self.store = store or Nothing()
        self.progress = progress or Progress()
        self.executor = executor or Inline()

    def run(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results of `function` for each of `items`, in order, as they come; nothing of them is kept."""
        return self.executor.map(function, items)

    def run_near(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The same as `run`, of a function that needs what this process holds; where others do not see that, here."""
        return self.run(function, items) if self.executor.is_near else map(function, items)

    def begin(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """The same as `run`, but it goes on in other processes while this one does something else."""
        return self.executor.begin(function, items)

    def remember(
        self,
        function: Callable[[Item], Result],
        items: Sequence[Item],
        stage: Stage,
        load: Callable[[Item], Item] = lambda item: item,
    ) -> tuple[Result, ...]:
        """The results of `function` for each of `items`, in order; what was done before is not done again.

        `function` is named at the top of a module and says the type of its result; items and results are what
        msgspec can write and read. An item that knows its `digest` need not be whole; `load` makes it so.
        """
        shelves = Shelves(self.store, name(function))
        keys = [key(function, item) for item in items]
        found = [decoded(shelves.get(each), _decoder(function)) for each in keys]
        unknown = (load(item) for item, result in zip(items, found, strict=True) if result is None)
        new = self.run(partial(_encoded, function), unknown)
        results = tuple(self._all(function, keys, found, new, stage, shelves))
        shelves.save()
        return results

    def _all(
        self,
        function: Callable[[Item], Result],
        keys: Iterable[bytes],
        found: Iterable[Result | None],
        new: Iterator[bytes],
        stage: Stage,
        shelves: Shelves,
    ) -> Iterator[Result]:
        for each, known in zip(keys, found, strict=True):
            if known is None:
                made = next(new)
                shelves.put(each, made)
                yield _decoder(function).decode(made)
            else:
                yield known
            stage.step(spared=known is not None)

    def close(self) -> None:
        """Ends the processes that were begun."""
        self.executor.close()


def key(function: Callable[[Item], Result], item: Item) -> bytes:
    """What decides a result: the program, the function and its item, which may know its digest."""
    decisive = getattr(item, "digest", b"") or msgspec.msgpack.encode(item)
    return digest(program(), name(function).encode(), decisive)


def name(function: Callable[[Item], Result]) -> str:
    """By which a function is known in every process."""
    return f"{function.__module__}.{function.__qualname__}"


def _encoded(function: Callable[[Item], Result], item: Item) -> bytes:
    """A result as it is kept: made where it comes from, since these bytes are sent faster than the value is."""
    return msgspec.msgpack.encode(function(item))


@cache
def _decoder(function: Callable[..., Result]) -> "msgspec.msgpack.Decoder[Result]":
    return msgspec.msgpack.Decoder(get_type_hints(function)["return"])
