"""Output: a whole site is built beside the old one and takes its place in one step.

A manifest says which files are ours; what else stands in the folder (a CNAME, say) is carried over.
"""

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

MANIFEST = ".dossier-manifest.json"


class File(Struct, frozen=True):
    """One file of the site: its path from the root, with `/` between, and its bytes."""

    path: str
    data: bytes


class Manifest(Struct, frozen=True):
    """What an earlier build wrote: its files, and the path under which the site is published."""

    files: tuple[str, ...]
    root: str = "/"


class OutputRefused(Exception):
    """The folder must not be written to; the message says why in one line."""


def write_site(output: Path, files: Iterable[File], root: str = "/") -> int:
    """Writes a site, published under `root`, and gives the number of its files; raises OutputRefused, or OSError.

    Until every file is written the old site stands; what fails on the way leaves it as it was.
    """
    output = output.resolve()
    ours = frozenset(manifest(output).files)
    output.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{output.name}.", dir=output.parent))
    try:
        written = [_write(staging, file) for file in files]
        _carry_over(output, staging, ours)
        (staging / MANIFEST).write_bytes(msgspec.json.encode(Manifest(tuple(sorted(written)), root)))
        staging.chmod(0o755)
        _exchange(staging, output)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return len(written)


def check_output(output: Path, *sources: Path) -> None:
    """Raises OutputRefused where `output` is somebody's home, the root, or holds one of `sources`."""
    folder = output.resolve()
    nowhere = f"`{output}` is not a folder for a site; name one inside it"
    if folder in (Path.home().resolve(), Path(folder.anchor)):
        raise OutputRefused(nowhere)
    for source in sources:
        if source.resolve().is_relative_to(folder):
            raise OutputRefused(f"`{output}` holds `{source}`, which the site would replace")
    if folder == Path.cwd():
        raise OutputRefused(nowhere)
    manifest(output)


def manifest(output: Path) -> Manifest:
    """What an earlier build wrote to `output`; raises OutputRefused where the files there are somebody else's."""
    if not output.exists():
        return Manifest(())
    if not output.is_dir():
        raise OutputRefused(f"`{output}` is a file, not a folder")
    try:
        return msgspec.json.decode((output / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError):
        if any(output.iterdir()):
            raise OutputRefused(f"`{output}` holds files that Dossier did not write; name an empty folder") from None
        return Manifest(())


def _write(root: Path, file: File) -> str:
    path = root / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file.data)
    return file.path


def _carry_over(output: Path, staging: Path, ours: frozenset[str]) -> None:
    """Files, folders and links that are not ours, as they are; where we write a file of that name, ours stands."""
    kept = {MANIFEST, *ours, *(str(folder) for name in ours for folder in PurePosixPath(name).parents)}
    for path in sorted(output.rglob("*")) if output.exists() else ():
        name = path.relative_to(output).as_posix()
        target = staging / name
        if name in kept or target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.is_symlink():
            target.symlink_to(path.readlink())
        elif path.is_dir():
            target.mkdir()
        else:
            shutil.copy2(path, target)


def _exchange(staging: Path, output: Path) -> None:
    """Two renames; should the second fail, the first is taken back."""
    if not output.exists():
        staging.rename(output)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{output.name}.old.", dir=output.parent)) / "site"
    output.rename(old)
    try:
        staging.rename(output)
    except OSError:
        old.rename(output)
        raise
    finally:
        shutil.rmtree(old.parent, ignore_errors=True)
