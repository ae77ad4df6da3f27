"""A whole new dossier: the files of the starter, written all or not at all.

A folder that does not exist is made beside its place and takes it by rename. One that is there and empty stays
the folder it is: it may be where somebody stands, or a repository without a commit.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

import generator

STARTER = Path(generator.__file__).parent / "author/starter"

_FRAME = "frame"
_TITLE = "TITLE"
_SETTINGS = "dossier.toml"
_REPOSITORY = ".git"


class File(Struct, frozen=True):
    """A file of the new dossier: its path from the root, with `/` between, and its text."""

    path: str
    text: str


class FolderRefused(Exception):
    """The folder must not be filled; the message says why in one line."""


def starter(title: str, bare: bool = False) -> tuple[File, ...]:
    """The files of a new dossier with that title: the example, or (`bare`) what every dossier needs."""
    parts = (_FRAME, "bare" if bare else "example")
    return tuple(sorted((file for part in parts for file in _files(STARTER / part, title)), key=lambda file: file.path))


def title_from(folder: Path) -> str:
    """`vell-bridge` → `Vell bridge`."""
    words = " ".join(folder.resolve().name.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:] or "A new dossier"


def check_folder(folder: Path) -> None:
    """Raises FolderRefused where something stands already."""
    if folder.is_symlink() and not folder.exists():
        raise FolderRefused(f"`{folder}` is a link that leads nowhere")
    if folder.exists() and not folder.is_dir():
        raise FolderRefused(f"`{folder}` is a file, not a folder")
    if folder.exists() and any(path.name != _REPOSITORY for path in folder.iterdir()):
        raise FolderRefused(f"`{folder}` holds files already; name a folder that is empty or not there yet")


def write_dossier(folder: Path, files: tuple[File, ...]) -> None:
    """Writes a dossier into a folder that is empty or does not exist; raises FolderRefused, or OSError."""
    check_folder(folder)
    if folder.exists():
        _fill(folder, files)
    else:
        _make(folder.resolve(), files)


def _files(root: Path, title: str) -> Iterator[File]:
    for path in root.rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            yield File(path.relative_to(root).as_posix(), text.replace(*_titled(path.name, title)))


def _titled(name: str, title: str) -> tuple[str, str]:
    """What stands for the title in a file, and the title as it is written there; JSON's strings are TOML's too."""
    if name == _SETTINGS:
        return f'"{_TITLE}"', msgspec.json.encode(title).decode()
    return f"# {_TITLE}\n", f"# {title}\n"


def _make(folder: Path, files: tuple[File, ...]) -> None:
    made = _make_parents(folder.parent)
    try:
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as beside:
            _write(Path(beside) / "dossier", files)
            (Path(beside) / "dossier").rename(folder)
    except BaseException:
        _remove_empty(made)
        raise


def _make_parents(folder: Path) -> tuple[Path, ...]:
    """Makes a folder and those above it, and says which were not there, the innermost first."""
    missing = tuple(path for path in (folder, *folder.parents) if not path.exists())
    for path in reversed(missing):
        path.mkdir()
    return missing


def _remove_empty(folders: tuple[Path, ...]) -> None:
    for folder in folders:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _fill(folder: Path, files: tuple[File, ...]) -> None:
    """Built inside, since what is above the folder may be somebody else's; then each thing moves up by rename."""
    moved: list[Path] = []
    try:
        with tempfile.TemporaryDirectory(prefix=".dossier-", dir=folder) as inside:
            _write(Path(inside) / "dossier", files)
            for path in sorted((Path(inside) / "dossier").iterdir()):
                moved.append(folder / path.name)
                path.rename(folder / path.name)
    except BaseException:
        for path in moved:
            _remove(path)
        raise


def _write(root: Path, files: tuple[File, ...]) -> None:
    for file in files:
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
