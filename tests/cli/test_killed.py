"""Builds that are interrupted or killed: the site is wholly the old or the new one, and the next build mends."""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from generator.engine.store import FOLDER

MAIN = "from generator.cli.main import main; main()"
BUILD = f"""
import generator.engine.executor, time
import generator.pipeline as pipeline
import generator.engine.exchange as exchange
generator.engine.executor.MANY = 3
link = pipeline.link_pages
def slow(work, seconds):
    def slowly(*given):
        time.sleep(seconds)
        return work(*given)
    return slowly
{{patch}}
import generator.cli.main
print("begins", flush=True)
{MAIN}
"""
NEITHER = "exchange._exchanged = lambda *_: False"
"""A system that cannot exchange two folders in one step."""

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)


@pytest.fixture(scope="module")
def edited_once(harbour, tmp_path_factory):
    """The harbour after an edit that is not yet built; `old` and `new` are its two sites."""
    folder = tmp_path_factory.mktemp("edited")
    made = harbour.copy(folder / "edited")
    made.old = made.tree()
    made.edit("content/actors/ada.md", "leads", "has led")
    made.edit("content/dossier.toml", "The harbour", "The new harbour")
    fresh = type(made)(folder / "fresh")
    shutil.copytree(made.content, fresh.content)
    made.new = fresh.built().tree()
    assert made.new != made.old
    return made


@pytest.fixture
def edited(edited_once, tmp_path):
    """A copy of it, which a test may spoil."""
    made = edited_once.copy(tmp_path / "edited")
    made.old, made.new = edited_once.old, edited_once.new
    return made


def start(made, *words, patch=""):
    code = BUILD.format(patch=patch)
    process = subprocess.Popen(
        [sys.executable, "-c", code, "build", *words],
        cwd=made.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout.readline() == "begins\n"
    return process


def check_whole(made):
    assert made.tree() in (made.old, made.new)


def check_mended(made):
    done = made.build()
    assert done.code == 0, done.err
    assert made.tree() == made.new
    assert made.names() == [FOLDER, "content", "site"]


@pytest.mark.parametrize("sent", SIGNALS)
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("seed", [1, 2])
def test_a_build_killed_at_any_moment_leaves_a_whole_site(edited, sent, jobs, seed):
    rng = Random(f"{sent} {jobs} {seed}")
    with start(edited, "--clean", "--jobs", str(jobs), patch="pipeline.link_pages = slow(link, 0.1)") as process:
        time.sleep(rng.uniform(0, 0.6))
        process.send_signal(sent)
        _, err = process.communicate(timeout=20)
    assert "Traceback" not in err
    check_whole(edited)
    check_mended(edited)


@pytest.mark.parametrize("sent", SIGNALS)
def test_a_build_killed_between_two_renames_is_mended(edited, sent):
    stop = """
rename_path = exchange.Path.rename
def renamed(path, target):
    made = rename_path(path, target)
    if str(target).endswith("-old"):
        open("between", "w").close()
        time.sleep(20)
    return made
exchange.Path.rename = renamed
"""
    with start(edited, patch=NEITHER + stop) as process:
        wait_for(edited.folder / "between")
        process.send_signal(sent)
        process.communicate(timeout=20)
    (edited.folder / "between").unlink()
    assert edited.site.exists() == (sent != signal.SIGKILL)
    check_mended(edited)


def test_an_error_between_two_renames_puts_the_old_site_back(edited, monkeypatch):
    rename = Path.rename

    def fails(path, target):
        if path.name == ".site.dossier":
            raise OSError(5, "Input/output error", str(path))
        return rename(path, target)

    monkeypatch.setattr("generator.engine.exchange._exchanged", lambda *_: False)
    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(OSError, match="Input/output"):
        edited.build()
    assert edited.tree() == edited.old
    assert edited.names() == [FOLDER, "content", "site"]


def test_a_system_that_cannot_exchange_folders_gets_the_new_site(edited, monkeypatch):
    monkeypatch.setattr("generator.engine.exchange._exchanged", lambda *_: False)
    check_mended(edited)


def test_no_worker_outlives_a_build_that_is_killed(edited):
    with start(edited, "--clean", "--jobs", "2", patch=WORKERS) as process:
        wait_for(edited.folder / "worker")
        group = process.pid
        assert len(members(group)) >= 3
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=20)
        ended = time.monotonic() + 10
        while members(group) and time.monotonic() < ended:
            time.sleep(0.02)
    assert members(group) == []
    check_whole(edited)


def test_a_worker_that_is_killed_costs_no_page(edited):
    with start(edited, "--clean", "--jobs", "2", patch=WORKERS) as process:
        wait_for(edited.folder / "worker")
        for worker in members(process.pid):
            if worker != process.pid:
                os.kill(worker, signal.SIGKILL)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 0, err
    assert edited.tree() == edited.new


WORKERS = """
import os
read_page, main_process = pipeline.read_page, os.getpid()
def read(source) -> pipeline.Reading:
    if os.getpid() != main_process:
        open("worker", "w").close()
        time.sleep(0.3)
    return read_page(source)
read.__module__, read.__qualname__ = "__main__", "read"
pipeline.read_page = read
"""


BEGINS = """
import multiprocessing, os, signal
begin = multiprocessing.process.BaseProcess.start
def begins(process):
    begin(process)
    os.kill(os.getpid(), signal.SIGTERM)
multiprocessing.process.BaseProcess.start = begins
"""


def test_an_interrupt_while_workers_begin_ends_them(edited):
    with start(edited, "--clean", "--jobs", "3", patch=BEGINS) as process:
        _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (143, "")
    assert members(process.pid) == []
    check_whole(edited)


def wait_for(path):
    ended = time.monotonic() + 20
    while not path.exists():
        assert time.monotonic() < ended, f"{path} never came"
        time.sleep(0.01)


def members(group):
    """The processes of a session that live."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            state, _, of = (folder / "stat").read_text().rpartition(")")[2].split()[:3]
            if int(of) == group and state != "Z":
                found.append(int(folder.name))
    return found


@pytest.mark.parametrize("moment", [0.002, 0.01, 0.03])
def test_a_second_interrupt_does_not_keep_the_first_from_ending(scratch, moment):
    script = f"import generator.engine.executor as executor; executor.MANY = 3; {MAIN}"
    process = subprocess.Popen(
        [sys.executable, "-c", script, "build", "--clean", "--jobs", "2", "-v"],
        cwd=scratch.folder,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert any(line.startswith("read") for line in process.stderr)
        process.send_signal(signal.SIGTERM)
        time.sleep(moment)
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) in (143, -signal.SIGTERM, 0)
