"""The way in: an interrupt ends the command without a traceback, from the first moment on."""

import os
import signal
from typing import NoReturn


def main() -> NoReturn:
    """Runs the command `dossier`; importing it takes a moment in which there is nothing to clean up yet."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda sent, _: os._exit(128 + sent))
    from generator.cli.main import main as run  # noqa: PLC0415  # what it imports is what takes the moment

    run()
