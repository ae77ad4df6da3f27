"""Manifests: which files of a folder are ours, and which folders are no place for a site."""

from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

MANIFEST = ".dossier-manifest.json"


class Manifest(Struct, frozen=True):
    """What an earlier build wrote: its files, and the path under which the site is published."""

    files: tuple[str, ...]
    root: str = "/"


class OutputRefused(Exception):
    """The folder must not be written to; the message says why in one line."""


def check_output(output: Path, *sources: Path) -> None:
    """Raises OutputRefused where `output` is no place for a site.

    That is somebody's home, the root, the current folder, one that holds one of `sources` or stands inside it, or
    one with files that are not ours.
    """
    place = output.resolve()
    nowhere = f"`{output}` is not a folder for a site; name one inside it"
    if place in (Path.home().resolve(), Path(place.anchor)):
        raise OutputRefused(nowhere)
    for source in sources:
        if source.resolve().is_relative_to(place):
            raise OutputRefused(f"`{output}` holds `{source}`, which the site would replace")
        if place.is_relative_to(source.resolve()):
            raise OutputRefused(f"`{output}` stands inside `{source}`, of which the site is made; name one beside it")
    if place == Path.cwd():
        raise OutputRefused(nowhere)
    manifest(output)


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
    if found and all(map(is_inside, found.files)):
        return found
    if any(output.iterdir()):
        raise OutputRefused(f"`{output}` holds files that Dossier did not write; name an empty folder")
    return Manifest(())


def is_inside(path: str) -> bool:
    """Whether a path leads to a file inside the folder in which it begins."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not {"..", "/"} & set(parts) and "\0" not in path
