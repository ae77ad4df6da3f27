"""A command at a real terminal: questions and answers on a pseudo-terminal, stdout read by a program."""

import os
import pty
import signal
import subprocess
import sys
import termios
from select import select

MAIN = "from generator.cli.main import main; main()"
_PATIENCE = 60


class Terminal:
    """A command whose stdin and stderr are a terminal; its stdout is a pipe, as in `$(dossier new …)`."""

    def __init__(self, folder, *words):
        self._ours, theirs = pty.openpty()
        environment = {**os.environ, "NO_COLOR": "1", "TERM": "dumb"}
        self._process = subprocess.Popen(
            [sys.executable, "-c", MAIN, *words],
            cwd=folder, env=environment, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, text=True,
        )  # fmt: skip
        os.close(theirs)
        self.shown = self._kept = ""

    def answer(self, question, answer):
        """Waits until `question` is shown, then types `answer` and Enter; gives what was shown in between."""
        before = self.wait_for(question)
        os.write(self._ours, f"{answer}\n".encode())
        return before

    def press(self, key):
        os.write(self._ours, key.encode())

    def interrupt(self):
        """Until it ends: Python sees a signal that comes just before it begins to wait for a key with the next key."""
        for _ in range(_PATIENCE):
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(1)
            except subprocess.TimeoutExpired:
                continue
            break

    def leave_and_come_back(self):
        """Stops the process, lets a shell have the terminal for its lines, and goes on."""
        self._process.send_signal(signal.SIGSTOP)
        attributes = termios.tcgetattr(self._ours)
        attributes[3] |= termios.ECHO | termios.ICANON
        termios.tcsetattr(self._ours, termios.TCSANOW, attributes)
        self._process.send_signal(signal.SIGCONT)

    def wait_for(self, words):
        """What is shown up to these words; what came with them is kept for the next who waits."""
        seen = self._kept
        while words not in seen:
            more = self._read()
            assert more, f"{words!r} was never shown, but {seen!r}"
            seen += more
        end = seen.index(words) + len(words)
        self._kept = seen[end:]
        return seen[:end]

    def ended(self):
        """The exit code and what stands on stdout."""
        while self._read():
            pass
        out, _ = self._process.communicate(timeout=_PATIENCE)
        os.close(self._ours)
        return self._process.returncode, out

    def _read(self):
        ready, _, _ = select([self._ours], [], [], _PATIENCE)
        try:
            data = os.read(self._ours, 4096).decode() if ready else ""
        except OSError:  # the other end is closed
            data = ""
        self.shown += data
        return data
