"""Output: a site is built beside the old one, of what is new and of links to what is as before.

A manifest in it says which files are ours; all others are carried over.
"""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from typing import Protocol

import msgspec
from msgspec import Struct

from generator.engine.digest import digest
from generator.engine.exchange import beside, exchange
from generator.engine.manifest import MANIFEST, Manifest, check_output, is_inside, manifest
from generator.engine.store import Nothing, Store


class File(Struct, frozen=True):
    """One file of the site: its path from the root with `/` between, its bytes, and the digest of what made it."""

    path: str
    data: bytes
    key: bytes = b""


class Published(Struct, frozen=True):
    """What became of a site: how many files it has, and how many of them were written or removed."""

    files: int
    written: int
    removed: int


class Target(Protocol):
    """Where a site goes."""

    def keep(self, path: str, key: bytes) -> bool:
        """Whether the file at `path` was made under `key` and still stands; then it stays."""
        ...

    def before(self, path: str) -> bytes | None:
        """The bytes of a file that the old site has and that is one of ours."""
        ...

    def add(self, file: File) -> None:
        """Takes a file."""
        ...

    def publish(self, root: str) -> Published:
        """What was kept or added is now the site, published under the path `root`; all else is gone."""
        ...


class Folder:
    """A site in a folder. Until it is published the old site stands, whatever happens."""

    def __init__(self, output: Path, staging: Path, store: Store) -> None:
        self._output = output
        self._staging = staging
        self._store = store
        self._before = manifest(output)
        self._ours = frozenset(self._before.files)
        self._kept: dict[str, bool] = {}
        """By path: whether the old file stays."""

    def keep(self, path: str, key: bytes) -> bool:
        """Whether the old file was made under `key` and has the bytes that it had then."""
        made = self._store.get(_memo(path, key))
        if made is None or made != _digest_of(self._output / path):
            return False
        self._note(path, kept=True)
        return True

    def before(self, path: str) -> bytes | None:
        """The bytes of a file of ours in the old site."""
        if path not in self._ours:
            return None
        try:
            return (self._output / path).read_bytes()
        except OSError:
            return None

    def add(self, file: File) -> None:
        """Writes a file, unless the old one has the same bytes."""
        new = digest(file.data)
        if file.key:
            self._store.put(_memo(file.path, file.key), new)
        same = new == _digest_of(self._output / file.path)
        self._note(file.path, same)
        if not same:
            path = self._staging / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.data)

    def publish(self, root: str) -> Published:
        """Exchanges the old site for the new one, unless they are the same."""
        new = Manifest(tuple(sorted(self._kept)), root)
        written = sum(not kept for kept in self._kept.values())
        removed = len(set(self._before.files) - self._kept.keys())
        if written or removed or new != self._before:
            for path, kept in self._kept.items():
                if kept:
                    _link(self._output / path, self._staging / path)
            _carry_over(self._output, self._staging, frozenset(self._before.files))
            (self._staging / MANIFEST).write_bytes(msgspec.json.encode(new))
            exchange(self._staging, self._output)
        return Published(len(new.files), written, removed)

    def _note(self, path: str, kept: bool) -> None:
        assert path not in self._kept, f"two pages stand at {path}"
        assert is_inside(path), f"{path} leads out of the site"
        self._kept[path] = kept


@contextmanager
def folder(
    output: Path, *sources: Path, store: Store | None = None, busy: Callable[[], None] = lambda: None
) -> Iterator[Folder]:
    """The site in `output`, which is made of `sources`; no other build changes it meanwhile.

    `busy` is called once when another build must be waited for. Raises OutputRefused, or OSError.
    """
    check_output(output, *sources)
    place = output.resolve()
    with beside(place, busy) as staging:
        yield Folder(place, staging, store or Nothing())


def _memo(path: str, key: bytes) -> bytes:
    return digest(b"file", path.encode(), key)


def _digest_of(path: Path) -> bytes | None:
    """The digest of a file, if it is one; links are not followed."""
    try:
        if not S_ISREG(path.lstat().st_mode):
            return None
        return digest(path.read_bytes())
    except OSError:
        return None


def _link(old: Path, new: Path) -> None:
    """The same file in the new site; a copy where the file system has no hard links."""
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOSPC, errno.EEXIST):
            raise
        shutil.copy2(old, new, follow_symlinks=False)


def _carry_over(output: Path, staging: Path, ours: frozenset[str]) -> None:
    """Files, folders and links that are not ours, as they are; where we write a file of that name, ours stands.

    So it does where somebody has made a folder in its place, with files in it.
    """
    kept = {MANIFEST, *ours, *(str(folder) for name in ours for folder in PurePosixPath(name).parents)}
    for path in sorted(output.rglob("*")) if output.exists() else ():
        name = path.relative_to(output).as_posix()
        target = staging / name
        if name in kept or os.path.lexists(target):
            continue
        with suppress(FileExistsError, NotADirectoryError):
            if path.is_dir() and not path.is_symlink():
                target.mkdir(parents=True)
            else:
                _link(path, target)
