"""`dossier serve`: a preview that follows every edit."""

import gc
import os
import socket
import threading
import webbrowser
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.content import CONTENT, Content, refuse
from generator.cli.report import print_problems, say, summary
from generator.cli.work import working
from generator.engine.engine import Engine
from generator.engine.store import Memory
from generator.read.settings import find_settings
from generator.render.templates import default_templates
from generator.serve.preview import Preview, Rebuilt

Port = Annotated[
    int, typer.Option("--port", "-p", min=0, max=65535, help="The port; 0: any that is free.", metavar="N")
]
Host = Annotated[str, typer.Option("--host", help="The address to listen on.", metavar="ADDRESS")]

_FEW = 3
"""How many changed files are named."""


def serve(
    content: Content = CONTENT,
    port: Port = 8000,
    host: Host = "127.0.0.1",
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the site in a browser.")] = True,
    proposals: Annotated[
        bool, typer.Option("--proposals", help="Show open proposals on the page of their document, dashed.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but the address and problems.")] = False,
) -> None:
    """Show the site while you write: every edit is in the browser at once, problems with their place over the page."""
    from generator.serve.server import hosts_of  # noqa: PLC0415  # slow to import, and no other command needs it
    from generator.serve.server import serve as serve_preview  # noqa: PLC0415  # as above

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
        serve_preview(preview, listening, hosts_of(host, port), default_templates() / "preview", watched, tell)


def _listen(host: str, port: int) -> socket.socket:
    from generator.serve.server import listen  # noqa: PLC0415  # slow to import, and no other command needs it

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
