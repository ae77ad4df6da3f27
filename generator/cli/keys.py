"""Keys: what a person presses at a terminal, one at a time and without Enter.

While keys are pressed nothing is echoed, and what is pressed early waits for its turn; Ctrl-C stays what it is.
"""

import os
import sys
import termios
import tty
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

_ESCAPE = "\x1b"
_END = "\x04"
_AT_ONCE = 64


class Keys:
    """The keyboard of the terminal at stdin."""

    def __init__(self) -> None:
        self._file = sys.stdin.fileno()
        self._waiting = deque[str]()

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
        """The next key, in small letters; `q` where the input ends. What an arrow sends counts for nothing."""
        while not self._waiting:
            data = os.read(self._file, _AT_ONCE).decode("utf-8", "replace")
            if not data:
                return "q"
            if not data.startswith(_ESCAPE):
                self._waiting.extend("q" if key == _END else key.lower() for key in data)
        return self._waiting.popleft()
