"""The full text: Pagefind makes an index of all records, which a browser reads in small parts.

Its files are not the same bytes each time that they are made (it orders facets by the hash of a process), so they are
made again only where something of what is indexed has changed. `made-of.json` among them says of what they were made:

    {"key": digest of the records and the program, "files": {name: digest of its bytes}}

Pagefind speaks JSON in base64, a comma behind each message, on its standard streams (https://pagefind.app/docs/py-api/).
"""

import os
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL, PIPE
from threading import Thread, Timer
from typing import IO, Any

import msgspec
from msgspec import Struct

from generator.engine.digest import digest, program
from generator.model import urls
from generator.render.search.records import Record

_LISTING = f"{urls.FULL_TEXT}/made-of.json"
_NOT_NEEDED = (
    "pagefind-ui",
    "pagefind-modular-ui",
    "pagefind-component-ui",
    "pagefind-highlight",
    "pagefind-playground",
)
"""Its own pages and styles; we have ours."""

_PATIENCE = 900
"""Seconds: ten thousand documents take twenty of them."""

_TOGETHER = 1_000
"""Records that are sent before the answers are waited for."""

_AT_ONCE = 1 << 20

Before = Callable[[str], bytes | None]
"""The bytes of a file of the site as it stands, if it has it."""


class NoFullText(Exception):
    """Why the full text cannot be made, in one line."""


class _MadeOf(Struct, frozen=True):
    """Of what a full text was made, and the files that it has."""

    key: str
    files: dict[str, str]


def full_text(records: tuple[Record, ...], language: str, before: Before) -> Mapping[str, bytes]:
    """The files of the full text by their paths: those of the last site where they are of the same records.

    Raises NoFullText.
    """
    key = digest(program(), language.encode(), msgspec.msgpack.encode(records)).hex()
    kept = _kept(key, before)
    if kept:
        return kept
    files = _files(records, language)
    listing = _MadeOf(key, {path: digest(data).hex() for path, data in files.items()})
    return {**files, _LISTING: msgspec.json.encode(listing)}


def _kept(key: str, before: Before) -> dict[str, bytes]:
    """The files of the last site; none where they are of other records, or one of them is not as it was made."""
    listing = before(_LISTING)
    try:
        made = msgspec.json.decode(listing or b"", type=_MadeOf)
    except msgspec.MsgspecError:
        return {}
    files = {path: before(path) for path in made.files}
    if made.key != key or any(data is None or digest(data).hex() != made.files[path] for path, data in files.items()):
        return {}
    return {**{path: data for path, data in files.items() if data is not None}, _LISTING: listing or b""}


def _files(records: tuple[Record, ...], language: str) -> dict[str, bytes]:
    """The files that Pagefind makes of the records."""
    try:
        with subprocess.Popen([_program(), "--service"], stdin=PIPE, stdout=PIPE, stderr=DEVNULL) as process:
            watch = Timer(_PATIENCE, process.kill)
            watch.start()
            try:
                return dict(sorted(_made(_Service(process), records, language)))
            finally:
                watch.cancel()
                process.kill()
    except OSError as error:
        raise NoFullText(f"Pagefind does not run: {error.strerror or error}") from error
    except (ValueError, LookupError, TypeError, msgspec.MsgspecError) as error:
        raise NoFullText("Pagefind answered what cannot be read") from error


class _Service:
    """Pagefind as it runs: takes messages and answers each of them, maybe in another order."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdin is not None, "it was begun with pipes"
        assert process.stdout is not None, "it was begun with pipes"
        self._in: IO[bytes] = process.stdin
        self._out: IO[bytes] = process.stdout
        self._rest = b""

    def ask(self, messages: Sequence[dict[str, Any]]) -> list[Any]:
        """The answers to all of them. It may answer before it has read the last, so another thread writes."""
        writer = Thread(target=self._write, args=(messages,), daemon=True)
        writer.start()
        answers = [self._answer() for _ in messages]
        writer.join()
        refused = next((each for each in answers if each["type"] == "Error"), None)
        if refused:
            raise NoFullText(f"Pagefind refused a page: {refused['message']}")
        return answers

    def _write(self, messages: Sequence[dict[str, Any]]) -> None:
        with suppress(OSError):  # it has gone; whoever reads its answers will know
            for number, each in enumerate(messages):
                self._in.write(b64encode(msgspec.json.encode({"message_id": number, "payload": each})) + b",")
            self._in.flush()

    def _answer(self) -> Any:  # noqa: ANN401  # JSON of another program
        parts = [self._rest]
        while b"," not in parts[-1]:
            read = os.read(self._out.fileno(), _AT_ONCE)
            if not read:
                raise NoFullText("Pagefind ended before its time")
            parts.append(read)
        answer, _, self._rest = b"".join(parts).partition(b",")
        return msgspec.json.decode(b64decode(answer))["payload"]


def _made(service: _Service, records: tuple[Record, ...], language: str) -> Iterator[tuple[str, bytes]]:
    language = language.partition("-")[0].lower()
    index = service.ask([{"type": "NewIndex", "config": {"force_language": language}}])[0]["index_id"]
    for begin in range(0, len(records), _TOGETHER):
        service.ask([_message(record, language, index) for record in records[begin : begin + _TOGETHER]])
    for file in service.ask([{"type": "GetFiles", "index_id": index}])[0]["files"]:
        if not file["path"].startswith(_NOT_NEEDED):
            yield f"{urls.FULL_TEXT}/{file['path']}", b64decode(file["content"])


def _program() -> Path:
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415  # a site can be made without it
    except ImportError as error:
        raise NoFullText("the library `pagefind-bin` is not installed") from error
    return Path(get_executable())


def _message(record: Record, language: str, index: int) -> dict[str, Any]:
    return {
        "type": "AddRecord",
        "index_id": index,
        "url": record.url,
        "content": "\n".join(paragraph.text for paragraph in record.paragraphs),
        "language": language,
        "meta": {"title": record.title, "note": record.note, "places": _places(record)},
        "filters": _filters(record),
    }


def _places(record: Record) -> str:
    """`0 12:paragraph-1 80:paragraph-2`: the number of the word with which each paragraph begins, and its anchor."""
    places, begins = [], 0
    for paragraph in record.paragraphs:
        places.append(f"{begins}:{paragraph.anchor}")
        begins += len(paragraph.text.split())
    return " ".join(places)


def _filters(record: Record) -> dict[str, list[str]]:
    return {
        "kind": [record.kind],
        "actor": list(record.actors),
        "topic": list(record.topics),
        "year": [record.year] if record.year else [],
    }
