"""Machines of a Dask cluster: processes on this one, on the loopback, each ended by the test that began it."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
_PATIENCE = 60
_SETTINGS = {
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "false",
    "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "3s",  # so long is a machine that was lost asked for what it had
}

BLIND = """
import os, sys
hidden = {hidden!r}
def see(event, given):
    if event in ("open", "os.listdir", "os.scandir") and isinstance(given[0], str | bytes | os.PathLike):
        if os.fsdecode(given[0]).startswith(hidden):
            raise FileNotFoundError(2, "there is no such file on this machine", os.fsdecode(given[0]))
sys.addaudithook(see)
"""
"""A worker that sees nothing below some folders, as one on another machine does."""

DIES_AS_IT_RENDERS = """
import os, signal, sys
def see(event, given):
    if event == "tempfile.mkdtemp" and "dossier-" in str(given[0]):
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(see)
"""
"""A worker that is lost as soon as it has the files of the theme."""


class Machines:
    """A scheduler and its workers, each a process with a folder of its own."""

    def __init__(self, folder, **settings):
        self._folder = folder
        self._begun = []
        self.settings = {**os.environ, **_SETTINGS, **settings}
        file = folder / "scheduler.json"
        self.scheduler = self._start(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", file
        )
        self.address = wait(lambda: file.exists() and json.loads(file.read_text())["address"])

    def worker(self, preload="", cwd=ROOT, **settings):
        """One worker more, once its scheduler knows it."""
        code = self._folder / f"preload{len(self._begun)}.py"
        code.write_text(preload)
        process = self._start(
            "worker", self.address, "--no-nanny", "--nthreads", "1", "--no-dashboard", "--memory-limit", "0",
            "--local-directory", self._folder, "--preload", code, cwd=cwd, **settings,
        )  # fmt: skip
        wait(lambda: "Registered to:" in process.log.read_text())
        return process

    def end(self):
        for process in reversed(self._begun):
            process.kill()
            process.wait(timeout=_PATIENCE)

    def _start(self, what, *words, cwd=ROOT, **settings):
        log = self._folder / f"{what}{len(self._begun)}.log"
        with log.open("w") as stream:
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.dask_{what}", *map(str, words)],
                cwd=cwd, env={**self.settings, **settings}, stdout=stream, stderr=stream,
            )  # fmt: skip
        process.log = log
        self._begun.append(process)
        return process


def wait(asked):
    ended = time.monotonic() + _PATIENCE
    while time.monotonic() < ended:
        answer = asked()
        if answer:
            return answer
        time.sleep(0.02)
    raise AssertionError("it never came")
