"""The way in: an interrupt ends the command without a traceback, from the first moment on."""

import os
import signal
import sys
from pathlib import Path
from typing import NoReturn


def main() -> NoReturn:
    """Runs the command `dossier`; importing it takes a moment in which there is nothing to clean up yet."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda sent, _: os._exit(128 + sent))
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # it was closed by whoever runs us, and must not become some file of ours
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115  # it stays open as long as we run
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads of numpy's library: no gain here, and bad to fork

    from generator.cli.main import main as run  # noqa: PLC0415  # what it imports is what takes the moment

    run()
