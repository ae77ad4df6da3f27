"""What a command costs: time on the wall, time of the processors and memory, with all processes that it begins.

Linux only. The process that measures becomes the one to which orphans are given, so that a process which outlives its
parent is counted too, and is ended with the rest of its session.
"""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

MIB = 2**20
PR_SET_CHILD_SUBREAPER = 36
REST = 20
"""A look at the memory is followed by a pause so many times as long, to leave the processors to what is measured."""
SHORTEST_REST = 0.01


@dataclass(frozen=True)
class Cost:
    """What one run has taken."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds in user and system mode, of all processes."""
    memory: float
    """The most that all processes held at one time, in MiB; what forks share counts once, a program in each process."""
    code: int
    """How it ended; negative: the signal."""
    last: str
    """The last line that it printed."""

    @property
    def failure(self) -> str:
        """Empty when it ended well."""
        return f"exit code {self.code}: {self.last}" if self.code else ""


def measure(command: Sequence[str | Path], folder: Path, limit: float, environment: Mapping[str, str]) -> Cost:
    """Runs a command in a folder and waits for all that it has begun; after `limit` seconds it is killed."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    log = folder / ".bench.log"
    with log.open("wb") as out:
        begin = time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        watch = _Watch(process.pid, begin + limit)
        try:
            _, status, used = os.wait4(process.pid, 0)
            wall = time.monotonic() - begin
        finally:
            left = sum(_reap(process.pid))
            memory = watch.end()
    process.returncode = os.waitstatus_to_exitcode(status)
    cpu = used.ru_utime + used.ru_stime + left
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return Cost(wall, cpu, memory / MIB, process.returncode, lines[-1] if lines else "")


def _reap(session: int) -> Iterator[float]:
    """Ends what a command has left behind, and gives the seconds that it took."""
    with suppress(ProcessLookupError):
        os.killpg(session, signal.SIGKILL)
    with suppress(ChildProcessError):
        while True:
            _, _, used = os.wait4(-session, 0)
            yield used.ru_utime + used.ru_stime


class _Watch(Thread):
    """Looks at the memory of a process and of all below it, again and again, and ends what takes too long."""

    def __init__(self, pid: int, until: float) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._until = until
        self._ended = Event()
        self._most = 0
        self.start()

    def run(self) -> None:
        took = 0.0
        while not self._ended.wait(max(SHORTEST_REST, REST * took)):
            begin = time.monotonic()
            self._most = max(self._most, sum(map(_held, _tree(os.getpid()))))
            took = time.monotonic() - begin
            if begin > self._until:
                with suppress(ProcessLookupError):
                    os.killpg(self._pid, signal.SIGKILL)
                return

    def end(self) -> int:
        """The most that was seen, in bytes."""
        self._ended.set()
        self.join()
        return self._most


def _tree(pid: int) -> Iterator[int]:
    """The processes below a process."""
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield int(child)
                yield from _tree(int(child))


def _held(pid: int) -> int:
    """The bytes of a process, with its share of what was copied on a fork and not written since."""
    with suppress(OSError, KeyError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
        sizes = {name: int(size.split()[0]) for name, size in (line.split(":") for line in lines)}
        return 1024 * (sizes["Rss"] - sizes["Anonymous"] + sizes["Pss_Anon"])
    return 0
