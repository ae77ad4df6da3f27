"""A Dask cluster as an executor: the same work, done by workers on other machines, with no disk in common.

What travels: the function, once to each worker and with the files that it reads; then items in chunks, and their
results. All of it is pickled, so whoever can reach the scheduler can run what they like on its workers.
"""

import logging
import pickle
import platform
import socket
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from itertools import chain, islice
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, runtime_checkable
from urllib.parse import urlsplit

import msgspec

from generator.engine import executor
from generator.engine.digest import libraries, program
from generator.engine.executor import Note, clocked, each, noted

if TYPE_CHECKING:
    import distributed

Item = TypeVar("Item")
Result = TypeVar("Result")

_CHUNK = 64
"""More than in a pool: a scheduler has more to do for each."""
_AHEAD = 3
_PATIENCE = 5
"""Seconds in which a scheduler must answer."""
_LOOK = 2
"""Seconds after which one who waits asks whether anybody is still at work."""
_FETCH = 60
"""Seconds in which the results of a chunk must have come, once they are made."""
_FUNCTIONS = 4
_LOST = "the cluster could not do all of the work; the rest was done here"
_ONE = Lock()
"""Our functions are made for processes: of the threads of a worker, one works."""


class ClusterRefused(Exception):  # it says what somebody has to change; nothing here is broken
    """A cluster on which this work cannot be done: one line that says why."""


@runtime_checkable
class Packed(Protocol):
    """A value that reads files, and can take them along."""

    def packed(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """A function that makes an equal value where none of the files are, and what it is to be given."""
        ...


class Cluster:
    """The workers of a scheduler, where there are many items. Whatever happens to them costs time, never a result."""

    trouble = ""
    is_near = False

    def __init__(self, client: "distributed.Client", note: Note | None = None) -> None:
        self._client = client
        self._note = note
        self._deserted = False
        """Whether all workers have gone; then all is done here."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results of `function` for each of `items`, in order; both can be pickled.

        Raises ClusterRefused where a worker has come that has another program.
        """
        rest = iter(items)
        first = list(islice(rest, executor.MANY + 1))
        everything = chain(first, rest)
        if len(first) <= executor.MANY:
            return map(function, everything)
        return self._spread(function, everything)

    def begin(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """The same; it begins when the first result is asked for."""
        return self.map(function, items)

    def close(self) -> None:
        """Leaves the cluster to others; what it has not begun is not done."""
        with suppress(OSError, TimeoutError):
            self._client.close(timeout=_PATIENCE)

    def _spread(self, function: Callable[[Item], Result], items: Iterator[Item]) -> Iterator[Result]:
        most = _AHEAD * self._threads()
        if not most:
            self.trouble = _LOST
            yield from map(function, items)
            return
        self._deserted = False
        # A task, and not data that some workers hold: should they all be lost, the scheduler makes it again.
        sent = self._client.submit(bytes, _packed(function), pure=False)
        waiting: deque[tuple[list[Item], distributed.Future[bytes] | None]] = deque()
        for chunk in iter(lambda: list(islice(items, _CHUNK)), []):
            waiting.append((chunk, self._submit(sent, chunk)))
            if len(waiting) > most:
                yield from self._results(function, *waiting.popleft())
        while waiting:
            yield from self._results(function, *waiting.popleft())

    def _submit(self, sent: "distributed.Future[bytes]", chunk: list[Item]) -> "distributed.Future[bytes] | None":
        if self._deserted or self._client.status != "running":
            return None
        return self._client.submit(_work, program(), sent, pickle.dumps(chunk), self._note is not None, pure=False)

    def _results(
        self, function: Callable[[Item], Result], chunk: list[Item], future: "distributed.Future[bytes] | None"
    ) -> list[Result]:
        """Here where it was not done there. If the function itself has failed, it now fails here as it would have."""
        if future is not None and self._is_done(future):
            try:
                return noted(pickle.loads(future.result(timeout=_FETCH)), self._note)  # noqa: S301  # the workers are ours
            except ClusterRefused:
                raise
            except Exception:  # noqa: BLE001, S110  # a lost worker, a lost scheduler, a worker without the function ...
                pass
        results, _ = each(function, chunk)
        self.trouble = _LOST
        return results

    def _is_done(self, future: "distributed.Future[bytes]") -> bool:
        """Waits for a chunk; in vain where the last worker has gone, and then no other is waited for either."""
        while not (future.done() or self._deserted):
            try:
                future.exception(timeout=_LOOK)
            except TimeoutError:
                self._deserted = not self._threads()
        return bool(future.done())

    def _threads(self) -> int:
        """How many chunks the cluster can do at a time."""
        if self._client.status != "running":
            return 0
        try:
            return sum(self._client.nthreads().values())
        except (OSError, TimeoutError):
            return 0


def connect(address: str, note: Note | None = None) -> Cluster:
    """The cluster whose scheduler is at `address`, once all of its workers are known to make what we would make.

    Raises ClusterRefused.
    """
    if not _is_address(address):
        raise ClusterRefused(f"`{address}` is no address of a scheduler; write it whole, such as tcp://127.0.0.1:8786")
    try:
        from distributed import Client, Security  # noqa: PLC0415  # it takes a second, and few builds need it
    except ImportError as error:
        raise ClusterRefused("Dask is not installed; install it with `pip install 'dossier-site[dask]'`") from error
    for name in ("distributed", "distributed.client", "tornado", "asyncio"):  # a lost worker is no news
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    if address.startswith("tls:") and not Security().get_connection_args("client")["ssl_context"]:
        raise ClusterRefused(
            f"Dask's own configuration has no certificate to speak with {address}; see `tls` in its docs"
        )
    try:
        client = _in_time(lambda: Client(address, timeout=_PATIENCE, set_as_default=False))
    except (OSError, TimeoutError, ValueError, ImportError) as error:
        raise ClusterRefused(f"no scheduler answers at {address}; start one with `dask scheduler`") from error
    cluster = Cluster(client, note)
    try:
        _check_workers(client, address)
    except ClusterRefused:
        cluster.close()
        raise
    return cluster


def _in_time(make: Callable[[], Result]) -> Result:
    """What `make` gives. Whoever listens and never speaks would be waited for without end, so another thread waits."""
    made: Future[Result] = Future()

    def fulfil() -> None:
        try:
            made.set_result(make())
        except Exception as error:  # noqa: BLE001  # it is raised where the result is asked for
            made.set_exception(error)

    Thread(target=fulfil, daemon=True).start()
    return made.result(timeout=2 * _PATIENCE)


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("tcp", "tls") and bool(parts.hostname and parts.port)
    except ValueError:
        return False


def _check_workers(client: "distributed.Client", address: str) -> None:
    answers = client.run(_described, on_error="return")
    if not answers:
        raise ClusterRefused(f"the scheduler at {address} has no worker; start one with `dask worker {address}`")
    for worker, answer in answers.items():
        if isinstance(answer, Exception):
            raise ClusterRefused(f"the worker {worker} has no Dossier; install the same on all machines")
        if answer != _described():
            raise ClusterRefused(_differing(worker, answer[1]))


def _described() -> tuple[bytes, frozenset[str]]:
    """The program of this process, and of what else it depends."""
    return program(), frozenset((f"Python {platform.python_version()}", platform.machine(), *libraries()))


def _differing(worker: str, theirs: frozenset[str]) -> str:
    ours = _described()[1]
    what = "another version of Dossier"
    if theirs != ours:
        name = min(theirs ^ ours)
        what = f"{'' if name in theirs else 'no '}`{name.removesuffix('.dist-info')}`, and here it is not so"
    return f"the worker {worker} has {what}; install the same on all machines"


# --- what a worker does ----------------------------------------------------------------------------------


def _work(expected: bytes, function: bytes, items: bytes, timed: bool) -> bytes:
    """The results of a chunk. `expected` is the program of whoever asks: a worker may have come after the others."""
    if program() != expected:
        raise ClusterRefused(
            f"a worker on {socket.gethostname()} has another program; install the same on all machines"
        )
    with _ONE:
        run = clocked if timed else each
        results, chunk = run(_unpacked(function), pickle.loads(items))  # noqa: S301  # a worker runs what it is sent
    if chunk is not None:
        chunk = msgspec.structs.replace(chunk, worker=f"{chunk.worker} at {socket.gethostname()}")
    return pickle.dumps((results, chunk))


@lru_cache(_FUNCTIONS)
def _unpacked(function: bytes) -> Callable[[Any], Any]:
    unpacked: Callable[[Any], Any] = pickle.loads(function)  # noqa: S301  # as above
    return unpacked


class _Packer(pickle.Pickler):
    def reducer_override(self, value: object) -> Any:  # noqa: ANN401  # what pickle calls a reduced value
        return value.packed() if isinstance(value, Packed) else NotImplemented


def _packed(function: Callable[[Any], Any]) -> bytes:
    stream = BytesIO()
    _Packer(stream).dump(function)
    return stream.getvalue()
