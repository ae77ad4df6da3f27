"""Keys: what a person presses at a terminal, one at a time and without Enter.

While keys are pressed nothing is echoed, and what is pressed early waits for its turn; Ctrl-C and Ctrl-Z stay what they
are, and whoever comes back after the latter finds the keys as they were.
"""

import os
import signal
import sys
import termios
import tty
from collections.abc import Iterator
from contextlib import contextmanager
from select import select
from typing import Any

_ESCAPE = b"\x1b"
_END = b"\x04"
_SEQUENCE = 16
"""Bytes that a key sends at most."""


class Keys:
    """The keyboard of the terminal at stdin."""

    def __init__(self) -> None:
        self._file = sys.stdin.fileno()
        self._wanted: list[Any] = []

    @contextmanager
    def pressed(self) -> Iterator[None]:
        """Within it keys count as they are pressed; at its end the terminal is as it was."""
        before = termios.tcgetattr(self._file)
        tty.setcbreak(self._file, termios.TCSADRAIN)
        self._wanted = termios.tcgetattr(self._file)
        ours = signal.signal(signal.SIGCONT, self._come_back)  # the shell had the terminal meanwhile
        try:
            yield
        finally:
            signal.signal(signal.SIGCONT, ours)
            self._want(before)

    @contextmanager
    def typed(self) -> Iterator[None]:
        """Within it, while keys are pressed, whole lines are typed again."""
        pressed = termios.tcgetattr(self._file)
        lines = termios.tcgetattr(self._file)
        lines[3] |= termios.ECHO | termios.ICANON
        self._want(lines)
        try:
            yield
        finally:
            self._want(pressed)

    def _want(self, attributes: list[Any]) -> None:
        self._wanted = attributes
        termios.tcsetattr(self._file, termios.TCSADRAIN, attributes)

    def _come_back(self, *_: object) -> None:
        """In the background a process must not set the terminal."""
        if not self._is_in_background():
            termios.tcsetattr(self._file, termios.TCSADRAIN, self._wanted)

    def _is_in_background(self) -> bool:
        try:
            return os.tcgetpgrp(self._file) != os.getpgrp()
        except OSError:
            return False  # this terminal controls nothing

    def next(self) -> str:
        """The next key, in small letters; `q` where the input ends. What an arrow sends counts for nothing.

        One byte is taken at a time, so that what is typed early is there for a line that is asked for next.
        """
        while True:
            data = os.read(self._file, 1)
            if data in (b"", _END):
                return "q"
            if data == _ESCAPE:
                self._pass_over()
            elif data.isascii():
                return data.decode().lower()

    def _pass_over(self) -> None:
        """What came with an escape came at once."""
        if select([self._file], [], [], 0)[0]:
            os.read(self._file, _SEQUENCE)
