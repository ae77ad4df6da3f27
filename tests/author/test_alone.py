"""Who is alone in a folder: one process at a time, and none that is over."""

import os
import signal
import subprocess
import sys
import time

from generator.author.alone import alone

HOLDER = """
import os, sys, time
from pathlib import Path
from generator.author.alone import alone
with alone(Path(sys.argv[1]), lambda: None):
    child = os.fork()
    if child == 0:
        time.sleep(30)
    print(child, flush=True)
    time.sleep(30)
"""


def waited(folder):
    waits = []
    with alone(folder, lambda: waits.append(True)):
        return bool(waits)


def test_nobody_waits_where_nobody_is(tmp_path):
    assert not waited(tmp_path)
    assert not waited(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_a_process_has_begun_does_not_hold_the_folder_when_that_process_is_killed(tmp_path):
    with subprocess.Popen([sys.executable, "-c", HOLDER, tmp_path], stdout=subprocess.PIPE, text=True) as holder:
        child = int(holder.stdout.readline())
        begun = time.monotonic()
        holder.kill()
        try:
            waited(tmp_path)
            assert time.monotonic() - begun < 20
        finally:
            os.kill(child, signal.SIGKILL)
