"""Manifests: which files of a folder are ours, and which folders are no place for a site."""

import os
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.engine.store import FOLDER

MANIFEST = ".dossier-manifest.json"


class Manifest(Struct, frozen=True):
    """What an earlier build wrote: its files, and the path under which the site is published."""

    files: tuple[str, ...]
    root: str = "/"


class OutputRefused(Exception):
    """The folder must not be written to; the message says why in one line."""


def check_output(output: Path, *sources: Path) -> None:
    """Raises OutputRefused where `output` is no place for a site.

    That is somebody's home, the root, the current folder, the cache, one that holds one of `sources` or stands inside
    it, one with files that are not ours, or no folder at all.
    """
    place = _place(output)
    nowhere = f"`{output}` is not a folder for a site; name one inside it"
    home = Path(os.path.expanduser("~")).resolve()  # noqa: PTH111  # `Path.home` raises where nobody is at home
    if place in (home, Path(place.anchor)):
        raise OutputRefused(nowhere)
    if FOLDER in place.parts:
        raise OutputRefused(f"`{output}` is where Dossier remembers its work; name another folder")
    for source in sources:
        if source.resolve().is_relative_to(place):
            raise OutputRefused(f"`{output}` holds `{source}`, which the site would replace")
        if place.is_relative_to(source.resolve()):
            raise OutputRefused(f"`{output}` stands inside `{source}`, of which the site is made; name one beside it")
    if place == Path.cwd():
        raise OutputRefused(nowhere)
    manifest(output)


def _place(output: Path) -> Path:
    """Where a path leads; raises OutputRefused where no folder can be."""
    for path in (output, *output.parents):
        if path.is_symlink() and not path.exists():
            raise OutputRefused(f"`{path}` is a link that leads nowhere")
    place = output.resolve()
    above = next(folder for folder in place.parents if folder.exists()) if place.name else place
    if not above.is_dir():
        raise OutputRefused(f"`{above}` is a file, not a folder")
    return place


def manifest(output: Path) -> Manifest:
    """What an earlier build wrote to `output`; raises OutputRefused where the files there are somebody else's."""
    if not output.exists():
        return Manifest(())
    if not output.is_dir():
        raise OutputRefused(f"`{output}` is a file, not a folder")
    try:
        found = msgspec.json.decode((output / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError):
        found = None
    if found and _are_inside(found.files):
        return found
    if (output / MANIFEST).exists():
        raise OutputRefused(
            f"`{output / MANIFEST}` cannot be read, and without it there may be files that Dossier did not write; "
            "name an empty folder, or empty this one"
        )
    if any(output.iterdir()):
        raise OutputRefused(f"`{output}` holds files that Dossier did not write; name an empty folder")
    return Manifest(())


def _are_inside(paths: tuple[str, ...]) -> bool:
    """Whether each of many paths leads inside; nearly always that is seen at one look."""
    all_of_them = "\n".join(("", *paths, ""))
    plain = not any(strange in all_of_them for strange in ("..", "\n/", "\n\n", "\0"))
    return not paths or plain or all(map(is_inside, paths))


def is_inside(path: str) -> bool:
    """Whether a path leads to a file inside the folder in which it begins."""
    return bool(path) and path[0] != "/" and ".." not in path.split("/") and "\0" not in path
