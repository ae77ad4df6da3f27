"""Traces: what a browser's profiler needs of them."""

import json
import os

import pytest

from generator.engine.executor import MANY, Inline, Pool, clocked, each
from generator.engine.progress import Chunk, Progress
from generator.engine.trace import trace

NEEDED = {"X": {"name", "ph", "ts", "dur", "pid", "tid"}, "M": {"name", "ph", "pid", "tid", "args"}}
"""The keys without which Chrome, Perfetto or speedscope cannot show an event."""
SOME = range(MANY + 100)


def twice(number):
    return 2 * number


def events(progress, kind="X"):
    read = json.loads(trace(progress))
    assert set(read) == {"traceEvents", "displayTimeUnit"}
    return [event for event in read["traceEvents"] if event["ph"] == kind]


@pytest.fixture
def worked():
    """Work in two stages, of which two processes did chunks of the second."""
    progress = Progress()
    with progress.stage("find"):
        pass
    with progress.stage("read", len(SOME), "files") as stage:
        pool = Pool(2, progress.note)
        for _ in pool.map(twice, SOME):
            stage.step()
        pool.close()
    return progress


def test_every_event_has_the_keys_of_its_kind(worked):
    read = json.loads(trace(worked))["traceEvents"]
    assert {event["ph"] for event in read} == set(NEEDED)
    assert all(NEEDED[event["ph"]] <= set(event) for event in read)
    assert all(event["ts"] >= 0 and event["dur"] >= 0 for event in read if event["ph"] == "X")


def test_a_stage_is_an_event_with_its_counts():
    progress = Progress()
    with progress.stage("read", 2, "files") as stage:
        stage.step(spared=True)
    stage.begun, stage.seconds = 5.0, 0.25
    (event,) = events(progress)
    assert event == {
        "ph": "X", "name": "read", "cat": "stage", "pid": os.getpid(), "tid": 0, "ts": 0.0, "dur": 250_000.0,
        "args": {"total": 2, "done": 1, "known_before": 1},
    }  # fmt: skip


def test_chunks_stand_on_rows_of_their_workers(worked):
    rows = {event["tid"]: event["args"]["name"] for event in events(worked, "M") if event["name"] == "thread_name"}
    chunks = [event for event in events(worked) if event["cat"] == "chunk"]
    assert {event["name"] for event in chunks} == {"read"}
    assert sum(event["args"]["items"] for event in chunks) == len(SOME)
    assert {rows[event["tid"]] for event in chunks} == {chunk.worker for chunk in worked.chunks}
    assert rows[0] == "stages"


def test_a_chunk_lies_within_its_stage(worked):
    stage = next(event for event in events(worked) if event["name"] == "read")
    chunks = [event for event in events(worked) if event["cat"] == "chunk"]
    a_moment = 5000  # two clocks
    assert min(event["ts"] for event in chunks) >= stage["ts"] - a_moment
    assert max(event["ts"] + event["dur"] for event in chunks) <= stage["ts"] + stage["dur"] + a_moment


def test_the_clock_of_another_machine_needs_no_process_of_ours():
    progress = Progress()
    progress.chunks += [
        Chunk("process 7 at far", 2, 10.0, 0.5),
        Chunk("process 7 at near", 2, 10.0, 0.5),
    ]
    assert [event["tid"] for event in events(progress)] == [1, 2]


def test_work_without_stages_is_an_empty_trace():
    assert events(Progress()) == []


def test_nobody_looks_at_the_clock_where_nobody_asks(monkeypatch):
    monkeypatch.setattr("generator.engine.executor.clocked", None)
    pool = Pool(2)
    assert list(pool.map(twice, SOME)) == list(Inline().map(twice, SOME))
    pool.close()


def test_results_are_the_same_with_the_clock():
    assert clocked(twice, [1, 2])[0] == each(twice, [1, 2])[0] == [2, 4]
