"""Interrupts: what a person or the system sends to end the work, and the moments in which it has to wait."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Ctrl-C, a polite kill, a terminal that was closed."""

INTERRUPTS = frozenset((*ENDING, signal.SIGALRM))
"""These, and the one by which the command calls itself again."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """An interrupt waits a moment: in the midst of this it would leave things that nobody ends or clears away."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, INTERRUPTS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
