"""Foreign files are read apart, in a process with limits of time and memory; what breaks there breaks nothing here."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec

import generator
from generator.add.article import Form
from generator.add.intake.extract import Extracts
from generator.add.intake.limits import SECONDS
from generator.add.intake.not_taken import NotTaken
from generator.add.intake.reader import Answer

_MODULE = "generator.add.intake.reader"
_PATIENCE = 4 * SECONDS
"""Seconds on the clock: others may need the processors too."""

_CALLED: Mapping[Form, str] = {"html": "HTML", "pdf": "PDF", "archive": "a web archive"}
_SLOW = f"takes more than {SECONDS} seconds to be read"


def read_apart(data: bytes, form: Form, address: str = "") -> Extracts:
    """The articles of a web page, PDF or archive; raises NotTaken."""
    command = [sys.executable, "-P", "-B", "-m", _MODULE, form, address]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, env=_environment(), timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise NotTaken(_SLOW) from None
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise NotTaken(_SLOW)
    return _answered(done.stdout, form)


def _answered(data: bytes, form: Form) -> Extracts:
    try:
        answer = msgspec.msgpack.decode(data, type=Answer)
    except msgspec.DecodeError:  # it died without a word
        raise NotTaken(f"could not be read as {_CALLED[form]}: it breaks the program that reads it") from None
    if answer.found is None:
        raise NotTaken(answer.why)
    return answer.found


def _environment() -> Mapping[str, str]:
    """The child finds the same program as we have, whatever the folder in which it is run."""
    ours = str(Path(generator.__file__).parents[1])
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (ours, os.environ.get("PYTHONPATH", ""))))}
