"""Traces: when each stage and each chunk of a piece of work was done, as the profilers of browsers read it.

Format: Trace Event Format, https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
"""

import os
import time
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct

from generator.engine.progress import Chunk, Progress, Stage

_MAIN = 0
"""The row of the stages; each worker has one of the rows from 1 on."""


class Name(Struct, frozen=True, tag_field="ph", tag="M"):
    """What the process, or a row of it, is called; or where that row stands."""

    name: str
    pid: int
    tid: int
    args: dict[str, Any]


class Span(Struct, frozen=True, tag_field="ph", tag="X"):
    """Something with a beginning and an end, in microseconds from the first stage on."""

    name: str
    cat: str
    pid: int
    tid: int
    ts: float
    dur: float
    args: dict[str, int]


def trace(progress: Progress) -> bytes:
    """The trace of work that has ended: a row of stages, and a row for each process that did chunks of it."""
    origin = min((stage.begun for stage in progress.stages), default=0.0)
    # Chunks know the time of day, stages that of their process.
    of_day = origin + time.time() - time.perf_counter()
    workers = list(dict.fromkeys(chunk.worker for chunk in progress.chunks))
    rows = {worker: row for row, worker in enumerate(workers, _MAIN + 1)}
    events = [
        *_names(("stages", *workers)),
        *(_of_stage(stage, origin) for stage in progress.stages),
        *(_of_chunk(chunk, of_day, rows[chunk.worker]) for chunk in progress.chunks),
    ]
    return msgspec.json.encode({"traceEvents": events, "displayTimeUnit": "ms"})


def _names(rows: Iterable[str]) -> Iterator[Name]:
    yield Name("process_name", os.getpid(), _MAIN, {"name": "dossier"})
    for row, name in enumerate(rows, _MAIN):
        yield Name("thread_name", os.getpid(), row, {"name": name})
        yield Name("thread_sort_index", os.getpid(), row, {"sort_index": row})


def _of_stage(stage: Stage, origin: float) -> Span:
    counts = {"total": stage.total, "done": stage.done, "known_before": stage.spared}
    return Span(stage.name, "stage", os.getpid(), _MAIN, _micro(stage.begun - origin), _micro(stage.seconds), counts)


def _of_chunk(chunk: Chunk, origin: float, row: int) -> Span:
    begun, items = _micro(chunk.begun - origin), {"items": chunk.items}
    return Span(chunk.stage, "chunk", os.getpid(), row, begun, _micro(chunk.seconds), items)


def _micro(seconds: float) -> float:
    return round(seconds * 1_000_000, 1)
