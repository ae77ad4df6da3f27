"""The work of `dossier serve`: the dossier is built into memory, and again after every edit, until somebody ends it."""

import gc
import os
import socket
import threading
import webbrowser
from functools import partial
from pathlib import Path

from generator.cli.content import refuse
from generator.cli.report import print_problems, say, summary
from generator.cli.work import working
from generator.engine.engine import Engine
from generator.engine.store import Memory
from generator.read.settings import find_settings
from generator.render.shipped import default_templates
from generator.serve.preview import Preview, Rebuilt
from generator.serve.server import hosts_of, listen, serve

_FEW = 3
"""How many changed files are named."""


def serve_content(content: Path, host: str, port: int, browser: bool, proposals: bool, quiet: bool) -> None:
    """Serves the dossier in `content`, and opens it in a browser if asked."""
    if not content.is_dir():
        refuse(f"there is no folder `{content}`; name the folder of a dossier with `--content DIR`")
    gc.enable()  # it lives long
    with _listen(host, port) as listening, working(content, quiet) as engine:
        port = listening.getsockname()[1]
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
        memory = Memory(engine.store)
        preview = Preview(content, Engine(engine.executor, memory), memory.turn, find_settings, proposals)
        tell = partial(_tell, quiet)
        tell(preview.refresh(), ())
        say(f"serving {address} (Ctrl-C ends it)")
        if browser:
            _open(address)
        watched = (content, default_templates())
        serve(preview, listening, hosts_of(host, port), default_templates() / "preview", watched, tell)


def _listen(host: str, port: int) -> socket.socket:
    try:
        return listen(host, port)
    except OSError as error:
        refuse(
            f"cannot listen on {host}, port {port}: {error.strerror or error}; choose another with `--port`, 0 for any"
        )


def _tell(quiet: bool, rebuilt: Rebuilt, files: tuple[str, ...]) -> None:
    """Problems, then what changed and how long it took."""
    print_problems(rebuilt.problems, "text", to_stderr=True)
    if not quiet or rebuilt.problems:
        names = ", ".join(_short(file) for file in files[:_FEW]) + (" …" if len(files) > _FEW else "")
        said = f"{summary(rebuilt.problems)}; {rebuilt.changed} files changed, {rebuilt.seconds * 1000:.0f} ms"
        say(f"{names}: {said}" if names else said)


def _short(file: str) -> str:
    path, here = Path(file), Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else file


def _open(address: str) -> None:
    """In a thread of its own, since some browsers return only when they are closed; none where nobody could see it."""
    if any(os.environ.get(name) for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY")):
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
