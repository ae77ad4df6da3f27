"""A preview in a process of its own, and the answers that it gives."""

import http.client
import json
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

import pytest

MAIN = "from generator.cli.main import main; main()"
PATIENCE = 20
"""Seconds after which something that should happen is taken not to."""


class Answer:
    def __init__(self, response):
        self.code = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()

    @property
    def text(self):
        return self.body.decode()


class Served:
    """A running preview: what it says, what it answers, what it tells open pages."""

    def __init__(self, process):
        self.process = process
        self.said = []
        self._ear = threading.Thread(target=self._listen, daemon=True)
        self._ear.start()
        line = self.until(lambda: next((line for line in self.said if line.startswith("serving ")), None))
        self.address = line.split()[1]
        self.port = urlsplit(self.address).port
        self.host = f"127.0.0.1:{self.port}"

    def _listen(self):
        for line in self.process.stderr:
            self.said.append(line.rstrip("\n"))

    def until(self, wanted):
        """What `wanted` gives as soon as it gives something."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = wanted()
            if found:
                return found
            assert self.process.poll() is None or self.said, "the preview has ended"
            time.sleep(0.005)
        raise AssertionError(f"this did not happen; the preview said: {self.said}")

    def get(self, path="/", method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.putrequest(method, path, skip_host=True)
            for name, value in {"Host": self.host, **headers}.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def raw(self, sent):
        """What comes back for these bytes; nothing where the connection is just closed."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
            received = b""
            with suppress(ConnectionResetError):  # who is refused half way through is cut off
                while block := connection.recv(65536):
                    received += block
            return received

    @contextmanager
    def events(self):
        """The states that an open page is told, as they come."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", "/_dossier/events", headers={"Host": self.host})
        response = connection.getresponse()
        try:
            yield (json.loads(line[6:]) for line in response if line.startswith(b"data: "))
        finally:
            response.close()
            connection.close()

    def kill(self):
        self.process.kill()
        self._ear.join(PATIENCE)

    def end(self, sent=signal.SIGINT):
        self.process.send_signal(sent)
        return self.process.wait(PATIENCE)


@contextmanager
def serving(dossier, *words):
    process = subprocess.Popen(
        [sys.executable, "-c", MAIN, "serve", "--port", "0", "--no-browser", *words],
        cwd=dossier.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        served = Served(process)
        try:
            yield served
        finally:
            served.kill()


@pytest.fixture(scope="package")
def still(harbour):
    """A preview of the harbour, which nobody edits."""
    with serving(harbour) as served:
        yield served


@pytest.fixture
def live(scratch):
    """A preview of a copy of the harbour that a test may edit."""
    with serving(scratch) as served:
        yield served
