"""Files: which ones a dossier is made of, and their text.

Nothing that a link leads to is read, nothing but plain files is opened, and none beyond its limit.
"""

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, structs

from generator.engine.digest import digest
from generator.model.problem import Problem, did_you_mean
from generator.model.source import FOLDERS, Kind, Source
from generator.read.limits import COMBINING, FILE
from generator.read.remembered import Remembered, Status

README = "README.md"

PRIVATE = "sources"
"""The folder of the texts as received, of which nothing is read for the site."""

PROPOSALS = "proposals"
"""The folder of what is proposed of articles and not accepted yet, of which nothing is read for the site."""

TEMPLATES = "templates"
"""The folder in which a dossier has templates of its own."""

_APART = frozenset((PRIVATE, PROPOSALS))
_SUFFIX = ".md"
_MARKED = re.compile(f"[\u0300-\U0010ffff]{{{COMBINING + 1},}}")
"""Where so many marks over one letter may stand."""

_SHOWN = 100_000_000
"""Bytes of a file of which lines are shown."""

_TIMES = 5
"""How often the content is read at most while somebody changes it."""

_NO_LINK = "put the file itself here; what a link leads to is not read"


class Refused(Exception):
    """A file that is not read: the rule that it breaks, why, what would help, and where in its text."""

    def __init__(self, rule: str, message: str, hint: str = "", start: int = 0, length: int = 0) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.hint = hint
        self.start = start
        self.end = start + length

    def problem(self, path: str) -> Problem:
        """The refusal as a problem of the file `path`."""
        return Problem(self.rule, path, self.start, self.end, self.message, self.hint)


def read_text(path: Path, most: int = FILE) -> str:
    """The text of a file in NFC, with `\\n` at the end of lines and no byte order mark; raises Refused."""
    return text_of(read_bytes(path, most))


def text_of(data: bytes) -> str:
    """The text that bytes hold; raises Refused."""
    try:
        text = _with_plain_ends(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _not_utf8(error) from error
    _check_is_text(text)
    return unicodedata.normalize("NFC", text)


def read_for_report(path: Path) -> str:
    """The text in which a problem is shown: as it was read, or as much of it as can be; of pages of the site too."""
    try:
        return read_text(path, _SHOWN)
    except Refused as refused:
        return _with_plain_ends(read_bytes(path, _SHOWN).decode("utf-8-sig", "replace")) if refused.end else ""


def read_bytes(path: Path, most: int) -> bytes:
    """The bytes of a plain file of at most `most`; raises Refused.

    It is opened without waiting, so that a pipe in the place of a file cannot hold anything up.
    """
    try:
        file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise _not_opened(error) from error
    try:
        status = os.fstat(file)
        if not stat.S_ISREG(status.st_mode):
            raise Refused("file-is-readable", "this is not a file")
        if status.st_size > most:
            message = f"this file has {status.st_size:,} bytes, at most {most:,} are read"
            raise Refused("file-is-small", message, "divide it into several files")
        with os.fdopen(file, "rb", closefd=False) as opened:
            return opened.read(most)
    except OSError as error:
        raise _not_opened(error) from error
    finally:
        os.close(file)


def _not_opened(error: OSError | ValueError) -> Refused:
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return Refused("file-is-no-link", "this is a symbolic link", _NO_LINK)
    why = error.strerror if isinstance(error, OSError) else "its name cannot be one"
    return Refused("file-is-readable", f"the file cannot be read: {why}")


def _with_plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf8(error: UnicodeDecodeError) -> Refused:
    before = _with_plain_ends(error.object[: error.start].decode("utf-8-sig", errors="replace"))
    wide = error.object.startswith((b"\xff\xfe", b"\xfe\xff"))
    message = "this file is UTF-16" if wide else f"byte 0x{error.object[error.start]:02x} is not UTF-8"
    return Refused("file-is-utf-8", message, "save the file with the encoding UTF-8", len(before), 1)


def _check_is_text(text: str) -> None:
    """Refuses what no later stage could place its faults in."""
    null = text.find("\0")
    if null >= 0:
        hint = "save the file as plain text with the encoding UTF-8"
        raise Refused("file-is-text", "U+0000 does not stand in a text", hint, null, 1)
    for run in _MARKED.finditer(text):
        marks = "".join("^" if unicodedata.combining(character) else " " for character in run[0])
        found = marks.find("^" * (COMBINING + 1))
        if found >= 0:
            message = f"more than {COMBINING} marks stand over one letter"
            raise Refused("letter-has-few-marks", message, "remove them", run.start() + found, 1)


def find_sources(content: Path, remembered: Remembered | None = None) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Every Markdown file in the five folders of `content`, in the order of their paths, and what is wrong there.

    All are of one moment: where a file changes while others are read, all are read again, a few times at most. What is
    `remembered` is not read: its source has no text.
    """
    for _ in range(_TIMES):
        reader = _Reader(content, remembered)
        sources = tuple(reader.sources())
        if state_of(content) == reader.state():
            break
    reader.remember()
    return sources, tuple(reader.problems)


def with_text(source: Source) -> Source:
    """A source whose text was left out, with it; raises OSError where the file is not as it was."""
    if source.text or not source.digest:
        return source
    try:
        text = read_text(Path(source.path))
    except Refused as refused:
        raise _changed(source) from refused
    if digest_of(source.path, text) != source.digest:
        raise _changed(source)
    return structs.replace(source, text=text)


def digest_of(path: str, text: str) -> bytes:
    """The digest of a source."""
    return digest(path.encode(), text.encode())


def _changed(source: Source) -> OSError:
    return OSError(errno.ESTALE, "this file changed while the content was read", source.path)


class State(Struct, frozen=True):
    """What tells whether any file of a folder has changed: each with its number, size and times in nanoseconds."""

    files: tuple[Status, ...]

    def is_older(self, time: int) -> bool:
        """Whether every file is: one that is not may be changed within the same tick of the clock and look the same."""
        return all(max(changed, moved) < time for _, _, _, changed, moved in self.files)


def state_of(folder: Path) -> State:
    """The state of what stands below a folder and is neither hidden nor apart; of what has just gone, zeros."""
    return State(tuple(sorted(_status(entry) for _, entry in _entries(folder, []))))


def _status(entry: "os.DirEntry[str]") -> Status:
    path = os.fsencode(entry.path)
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return path, 0, 0, 0, 0
    return path, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


class _Reader:
    """Reads a content folder once; what is wrong there is in `problems`."""

    def __init__(self, content: Path, remembered: Remembered | None) -> None:
        self.problems: list[Problem] = []
        self._content = content
        self._remembered = remembered
        self._seen: list[Status] = []
        self._read: dict[Status, bytes] = {}

    def sources(self) -> Iterator[Source]:
        """The sources, in the order of their paths."""
        for parts, entry in sorted(_entries(self._content, self.problems), key=lambda found: found[0]):
            status = _status(entry)
            self._seen.append(status)
            path = self._content.joinpath(*parts)
            fault = None if _is_plain(parts, entry) else _misplaced(path, Path(*parts))
            if fault:
                self.problems.append(fault)
            elif len(parts) == 2 and _is_page(Path(*parts)) and entry.name != README:
                try:
                    yield self._source(str(path), FOLDERS[parts[0]], path.stem, status)
                except Refused as refused:
                    self.problems.append(refused.problem(str(path)))

    def state(self) -> State:
        """What there was, each as it was before it was read."""
        return State(tuple(sorted(self._seen)))

    def remember(self) -> None:
        """Keeps what was read for the next time."""
        if self._remembered:
            self._remembered.keep(self._read)

    def _source(self, path: str, kind: Kind, id: str, status: Status) -> Source:
        known = self._remembered.digest_of(status) if self._remembered else b""
        text = "" if known else read_text(Path(path))
        self._read[status] = known or digest_of(path, text)
        return Source(path, kind, id, text, self._read[status])


def _is_plain(parts: tuple[str, ...], entry: "os.DirEntry[str]") -> bool:
    """Whether nothing can be wrong with the place and the name of a file, as with nearly all."""
    is_page = len(parts) == 2 and parts[0] in FOLDERS and entry.name.endswith(_SUFFIX)
    return is_page and entry.name.isascii() and entry.is_file(follow_symlinks=False)


def _entries(content: Path, problems: list[Problem]) -> Iterator[tuple[tuple[str, ...], "os.DirEntry[str]"]]:
    """Everything in the content folder that is neither hidden nor apart, with the parts of its path from there.

    No link is followed.
    """
    todo: list[tuple[str, ...]] = [()]
    while todo:
        parts = todo.pop()
        folder = content.joinpath(*parts)
        try:
            entries = tuple(os.scandir(folder))
        except OSError as error:
            problems.append(Problem("file-is-readable", shown(folder), 0, 0, f"cannot be read: {error.strerror}"))
            continue
        for entry in entries:
            if entry.name.startswith(".") or (not parts and entry.name in _APART):
                continue
            yield (*parts, entry.name), entry
            if entry.is_dir(follow_symlinks=False):
                todo.append((*parts, entry.name))


def _is_page(place: Path) -> bool:
    """Whether a path within the content is where a page stands."""
    return len(place.parts) == 2 and place.parts[0] in FOLDERS and place.suffix == _SUFFIX


def _misplaced(path: Path, place: Path) -> Problem | None:
    """What stands where no page is read from would be lost without a word."""
    is_markdown = place.suffix.lower() == _SUFFIX and path.name != README
    is_folder = len(place.parts) == 1 and path.name in FOLDERS
    if path.is_symlink():
        matters = is_markdown or is_folder or path.is_dir() or place.parts[0] == TEMPLATES
        return Problem("file-is-no-link", shown(path), 0, 0, "this is a symbolic link", _NO_LINK) if matters else None
    if is_folder and not path.is_dir():
        return Problem("folder-is-there", shown(path), 0, 0, "this is a file where a folder should be")
    if not is_markdown or (path.is_dir() and not _is_page(place)):
        return None
    if shown(path) != str(path):
        hint = "name the file with small letters, digits and single hyphens, such as `john-kerry.md`"
        return Problem("id-fits", shown(path), 0, 0, "the name of this file is not UTF-8", hint)
    return None if _is_page(place) else _unread(path, place)


def _unread(path: Path, place: Path) -> Problem:
    """A Markdown file outside the folders, or with a suffix in capitals."""
    folder = place.parts[0] if len(place.parts) > 1 else ""
    folders = ", ".join(f"{name}/" for name in sorted(FOLDERS))
    hint = did_you_mean(folder, FOLDERS.keys() - {folder}) or f"pages stand in {folders}"
    if len(place.parts) == 2 and folder in FOLDERS:
        hint = f"name it `{path.stem}{_SUFFIX}`"
    message = "this file is not read: it stands outside the folders of a dossier"
    if path.suffix != _SUFFIX:
        message = f"this file is not read: it does not end in `{_SUFFIX}`"
    return Problem("file-is-in-folder", shown(path), 0, 0, message, hint, "warning")


def shown(path: Path) -> str:
    """A path in print: bytes of a name that are not UTF-8 are lone surrogates in Python, which cannot be printed."""
    return str(path).encode("utf-8", "backslashreplace").decode()
