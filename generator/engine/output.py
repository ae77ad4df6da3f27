"""Output: a site is built beside the old one, of what is new and of links to what is as before.

A manifest in it says which files are ours; all others are carried over.
"""

import errno
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISREG
from typing import Protocol

import msgspec
from msgspec import Struct

from generator.engine.digest import digest
from generator.engine.exchange import beside, exchange
from generator.engine.manifest import MANIFEST, Manifest, check_output, is_inside, manifest
from generator.engine.store import Nothing, Store, decoded


class Made(Struct, frozen=True, array_like=True):
    """What is remembered of a file that was written: what made it, its digest, and its `stat` at that time."""

    key: bytes
    digest: bytes
    size: int
    time: int
    inode: int


class File(Struct, frozen=True):
    """One file of the site: its path from the root with `/` between, its bytes, and the digest of what made it.

    One that stands on the disk already has no bytes: `made` says what became of it, `new` whether it was written.
    """

    path: str
    data: bytes
    key: bytes = b""
    made: Made | None = None
    new: bool = False


class _Known(Struct, frozen=True, array_like=True):
    """What is remembered of a site: its files, and of each bundle its recipe and its files."""

    files: dict[str, Made]
    bundles: dict[str, tuple[bytes, tuple[str, ...]]]


_DECODER = msgspec.msgpack.Decoder(_Known)
_NEVER = Made(b"", b"", -1, 0, 0)


class Published(Struct, frozen=True):
    """What became of a site: how many files it has, and how many of them were written or removed."""

    files: int
    written: int
    removed: int


class Target(Protocol):
    """Where a site goes.

    `begun` is when it was begun, in nanoseconds by the clock of its files; 0 where it has none.
    """

    begun: int

    def is_whole(self, mark: bytes) -> bool:
        """Whether the old site is the one with this mark: each of its files stands as it was made, and no other."""
        ...

    def mark(self) -> bytes:
        """By which the site that was published is known again."""
        ...

    def stands(self, path: str, key: bytes) -> bool:
        """Whether the file at `path` was made under `key` and has the bytes that it had then."""
        ...

    def keep(self, path: str) -> None:
        """The file at `path`, which stands, stays."""
        ...

    def bundle(self, name: str, recipe: bytes) -> tuple[str, ...]:
        """The files that were noted under `name` and `recipe`, if all of them stand; else none."""
        ...

    def note(self, name: str, recipe: bytes, paths: tuple[str, ...]) -> None:
        """Remembers of which files a bundle is, and the digest of all that they depend upon."""
        ...

    def before(self, path: str) -> bytes | None:
        """The bytes of a file that the old site has and that is one of ours."""
        ...

    def written(self, file: File) -> File:
        """The file as it can be sent and added; on a disk it stands already. Another process that sees all may ask."""
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
        self.begun = staging.stat().st_mtime_ns
        self._output = output
        self._staging = staging
        self._store = store
        self._before = manifest(output)
        self._ours = frozenset(self._before.files)
        self._memo = digest(b"site", output.name.encode())  # a folder that was moved with its memory is still known
        known = decoded(store.get(self._memo), _DECODER) or _Known({}, {})
        self._made = known.files
        self._bundles = known.bundles
        self._files: dict[str, Made] = {}
        """What the new site has."""
        self._root = ""
        self._noted: dict[str, tuple[bytes, tuple[str, ...]]] = {}
        self._new: set[str] = set()
        self._folders: set[str] = set()

    def is_whole(self, mark: bytes) -> bool:
        """By the digests that were remembered, and the `stat` of each."""
        is_it = self._made.keys() == self._ours and mark == _mark(self._made, self._before.root)
        return is_it and all(self._old(path, made) for path, made in self._made.items())

    def mark(self) -> bytes:
        """The digest of all its files."""
        return _mark(self._files, self._root)

    def stands(self, path: str, key: bytes) -> bool:
        """By its `stat`; where that is another one than it was, by its bytes."""
        made = self._made.get(path)
        return made is not None and made.key == key and self._old(path, made) is not None

    def keep(self, path: str) -> None:
        """The old file stays."""
        made = self._made[path]
        self._note(path, self._old(path, made) or made)

    def bundle(self, name: str, recipe: bytes) -> tuple[str, ...]:
        """By the `stat` of each."""
        then, paths = self._bundles.get(name, (b"", ()))
        if then != recipe or not all(self._old(path, self._made.get(path, _NEVER)) for path in paths):
            return ()
        for path in (name, *paths):  # those of which a part was noted too
            if path in self._bundles:
                self._noted[path] = self._bundles[path]
        return paths

    def note(self, name: str, recipe: bytes, paths: tuple[str, ...]) -> None:
        """For the next build."""
        self._noted[name] = recipe, paths

    def before(self, path: str) -> bytes | None:
        """The bytes of a file of ours in the old site."""
        if path not in self._ours:
            return None
        try:
            return (self._output / path).read_bytes()
        except OSError:
            return None

    def written(self, file: File) -> File:
        """Writes a file, unless the old one has the same bytes."""
        new = digest(file.data)
        known = self._made.get(file.path, _NEVER)
        then = known if known.digest == new else _NEVER
        old = self._old(file.path, Made(file.key, new, then.size, then.time, then.inode))
        return File(file.path, b"", file.key, old or self._write(file, new), new=old is None)

    def add(self, file: File) -> None:
        """Writes it, where it does not stand already."""
        done = file if file.made else self.written(file)
        assert done.made is not None, "it was written"
        if done.new:
            self._new.add(file.path)
        self._note(file.path, done.made)

    def publish(self, root: str) -> Published:
        """Exchanges the old site for the new one, unless they are the same."""
        self._root = root
        new = Manifest(tuple(sorted(self._files)), root)
        removed = len(self._ours - self._files.keys())
        if self._new or removed or new != self._before:
            for path in self._files.keys() - self._new:
                self._make_folder(path)
                _link(f"{self._output}/{path}", f"{self._staging}/{path}")
            _carry_over(self._output, self._staging, self._ours)
            (self._staging / MANIFEST).write_bytes(msgspec.json.encode(new))
            exchange(self._staging, self._output)
        if self._files != self._made or self._noted != self._bundles:
            self._store.put(self._memo, msgspec.msgpack.encode(_Known(self._files, self._noted)))
        return Published(len(new.files), len(self._new), removed)

    def _old(self, path: str, made: Made) -> Made | None:
        """The old file, if it is the one that was made; links are not followed."""
        place = f"{self._output}/{path}"
        try:
            found = os.lstat(place)
            if (found.st_size, found.st_mtime_ns, found.st_ino) == (made.size, made.time, made.inode):
                return made
            same = S_ISREG(found.st_mode) and digest(Path(place).read_bytes()) == made.digest
        except OSError:
            return None
        return _of(made.key, made.digest, found) if same else None

    def _write(self, file: File, digest: bytes) -> Made:
        self._make_folder(file.path)
        place = f"{self._staging}/{file.path}"
        with open(place, "wb") as opened:  # noqa: PTH123  # a site has many files, and a Path costs more
            opened.write(file.data)
            opened.flush()  # a disk that is full is an error, and takes a part of what is written without a buffer
            return _of(file.key, digest, os.fstat(opened.fileno()))

    def _make_folder(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            (self._staging / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)

    def _note(self, path: str, made: Made) -> None:
        assert path not in self._files, f"two pages stand at {path}"
        assert is_inside(path), f"{path} leads out of the site"
        self._files[path] = made


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


def _mark(files: Mapping[str, Made], root: str) -> bytes:
    """Where no file is, no site was published."""
    named = (part for path in sorted(files) for part in (path.encode(), files[path].digest))
    return digest(root.encode(), *named) if files else b""


def _of(key: bytes, digest: bytes, found: os.stat_result) -> Made:
    return Made(key, digest, found.st_size, found.st_mtime_ns, found.st_ino)


def _link(old: str, new: str) -> None:
    """The same file in the new site; a copy where the file system has no hard links."""
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
    kept = {MANIFEST, *ours, *_folders_of(ours)}
    for name, entry in sorted(_strangers(str(output), "", kept), key=lambda found: found[0].split("/")):
        target = staging / name
        if os.path.lexists(target):
            continue
        with suppress(FileExistsError, NotADirectoryError):
            if entry.is_dir(follow_symlinks=False):
                target.mkdir(parents=True)
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                _link(entry.path, str(target))


def _folders_of(names: Iterable[str]) -> set[str]:
    """Every folder in which some files stand, at whatever depth."""
    found: set[str] = set()
    todo = {name.rpartition("/")[0] for name in names}
    while todo := {folder for folder in todo if folder} - found:
        found |= todo
        todo = {folder.rpartition("/")[0] for folder in todo}
    return found


def _strangers(folder: str, prefix: str, kept: set[str]) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """What stands below a folder under a name that is not kept; no link is followed."""
    try:
        entries = tuple(os.scandir(folder))
    except FileNotFoundError:
        return
    for entry in entries:
        name = f"{prefix}{entry.name}"
        if name not in kept:
            yield name, entry
        if entry.is_dir(follow_symlinks=False):
            yield from _strangers(entry.path, f"{name}/", kept)
