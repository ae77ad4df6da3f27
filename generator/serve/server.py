"""The server: one loop that answers requests, watches files and builds."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import uvicorn
from watchfiles import awatch

from generator.engine.memory import collect, collected_later
from generator.serve.pages import Pages
from generator.serve.preview import Preview, Rebuilt, State

_SETTLE, _GROUP = 10, 100
"""Milliseconds without a further change after which a build begins, and the most by which it is put off."""

_LOOK = 1000
"""Milliseconds after which it is looked whether the watched folders are still there."""

_PATIENCE = 0.25
"""Seconds after which an open page's connection looks whether the server is to end."""

_LATER = 1.0
"""Seconds after a build in which a browser has loaded what it shows; then there is time to free memory."""

_AGAIN = 0.5
"""Seconds after which a folder that is gone is looked for again."""

Tell = Callable[[Rebuilt, tuple[str, ...]], None]
"""Is told of each build and of the files that changed before it."""


def listen(host: str, port: int) -> socket.socket:
    """A socket on `port` of `host`, on a free one where it is 0: who asks from now on waits; raises OSError."""
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen()
    except OSError:
        listening.close()
        raise
    return listening


def hosts_of(host: str, port: int) -> frozenset[str]:
    """The Host headers by which a browser names this server: http leaves port 80 out."""
    shown = f"[{host}]" if ":" in host else host
    names = {shown.lower(), "localhost", "127.0.0.1", "[::1]"}
    return frozenset(f"{name}:{port}" for name in names) | frozenset(names if port == 80 else ())


def serve(
    preview: Preview, listening: socket.socket, hosts: frozenset[str], own: Path, watched: tuple[Path, ...], tell: Tell
) -> None:
    """Answers requests until a signal ends it, and builds again whenever one of the `watched` folders changes."""
    asyncio.run(_Serving(preview, tell).run(listening, hosts, own, watched))


class _Serving:
    def __init__(self, preview: Preview, tell: Tell) -> None:
        self._preview = preview
        self._tell = tell
        self._changed = asyncio.Condition()
        self._server: uvicorn.Server | None = None

    async def run(self, listening: socket.socket, hosts: frozenset[str], own: Path, watched: tuple[Path, ...]) -> None:
        logging.getLogger("uvicorn").setLevel(logging.CRITICAL + 1)  # what it would say is for its own developers
        settings = uvicorn.Config(
            Pages(self._preview, hosts, own, self._news),
            lifespan="off",
            ws="none",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=2,
        )
        self._server = server = uvicorn.Server(settings)
        stop = asyncio.Event()
        watching = asyncio.create_task(self._watch(watched, stop))
        watching.add_done_callback(lambda _: setattr(server, "should_exit", True))  # a preview that is blind is none
        try:
            await server.serve(sockets=[listening])
        finally:
            stop.set()
            await watching

    async def _watch(self, watched: tuple[Path, ...], stop: asyncio.Event) -> None:
        """Watches for as long as all folders are there, and again when they are back."""
        while not stop.is_set():
            if all(folder.exists() for folder in watched):
                await self._follow(watched, stop)
            else:
                await self._rebuild(())
                await asyncio.sleep(_AGAIN)

    async def _follow(self, watched: tuple[Path, ...], stop: asyncio.Event) -> None:
        is_first = True
        async for changes in awatch(
            *watched, stop_event=stop, step=_SETTLE, debounce=_GROUP, rust_timeout=_LOOK, yield_on_timeout=True
        ):
            if not all(folder.exists() for folder in watched):
                return
            if changes or is_first:  # what changed before the watch began is not told
                await self._rebuild(tuple(sorted({path for _, path in changes})))
            is_first = False

    async def _rebuild(self, files: tuple[str, ...]) -> None:
        before = self._preview.state
        with collected_later():
            rebuilt = await asyncio.to_thread(self._preview.refresh)
        asyncio.get_running_loop().call_later(_LATER, collect)
        if self._preview.state is before:
            return
        self._tell(rebuilt, files)
        async with self._changed:
            self._changed.notify_all()

    async def _news(self) -> AsyncIterator[State]:
        """The state now, and each other one; ends with the server, whom an open connection would keep waiting."""
        seen: State | None = None
        while self._server is not None and not self._server.should_exit:
            if self._preview.state is not seen:
                seen = self._preview.state
                yield seen
            async with self._changed:
                try:
                    await asyncio.wait_for(self._changed.wait(), _PATIENCE)
                except TimeoutError:
                    continue
