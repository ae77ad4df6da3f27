"""Keys: what a person presses at a terminal, one at a time and without Enter.

While keys are pressed nothing is echoed, and what is pressed early waits for its turn; Ctrl-C stays what it is.
"""

import os
import sys
import termios
import tty
from collections.abc import Iterator
from contextlib import contextmanager
from select import select

_ESCAPE = b"\x1b"
_END = b"\x04"
_SEQUENCE = 16
"""Bytes that a key sends at most."""


class Keys:
    """The keyboard of the terminal at stdin."""

    def __init__(self) -> None:
        self._file = sys.stdin.fileno()

    @contextmanager
    def pressed(self) -> Iterator[None]:
        """Within it keys count as they are pressed; at its end the terminal is as it was."""
        before = termios.tcgetattr(self._file)
        tty.setcbreak(self._file, termios.TCSADRAIN)
        try:
            yield
        finally:
            termios.tcsetattr(self._file, termios.TCSADRAIN, before)

    @contextmanager
    def typed(self) -> Iterator[None]:
        """Within it, while keys are pressed, whole lines are typed again."""
        pressed = termios.tcgetattr(self._file)
        lines = termios.tcgetattr(self._file)
        lines[3] |= termios.ECHO | termios.ICANON
        termios.tcsetattr(self._file, termios.TCSADRAIN, lines)
        try:
            yield
        finally:
            termios.tcsetattr(self._file, termios.TCSADRAIN, pressed)

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
