"""The generators that are measured: how each is found, what it is given, and what it leaves behind."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.bench.corpus import Corpus
from tests.bench.measure import Cost, measure
from tests.bench.peers.sources import LAYOUTS, File

ROOT = Path(__file__).parents[2]
PEERS = Path(__file__).with_name("peers")
VERSION = re.compile(r"\d+\.\d+[\w.]*")
PLACES = (".", "bin", "node_modules/.bin")
"""Where in a folder programs stand: by themselves, in a virtual environment, in packages of Node."""


@dataclass(frozen=True)
class Generator:
    """One of them, installed here."""

    name: str
    version: str
    command: tuple[str | Path, ...]
    files: Callable[[Corpus], Iterator[File]]
    output: str
    caches: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    modules: Path | None = None
    """The packages that its configuration imports."""

    def prepare(self, corpus: Corpus, folder: Path) -> None:
        """Makes a folder with its configuration and the sources."""
        folder.mkdir(parents=True)
        if (PEERS / self.name).is_dir():
            shutil.copytree(PEERS / self.name, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
        if self.modules:
            (folder / "node_modules").symlink_to(self.modules)
        write(folder, self.files(corpus))

    def clean(self, folder: Path) -> None:
        """Puts aside what earlier builds have left.

        Were it deleted, ext4 would look for places among those that it keeps free a while: half a millisecond a file.
        """
        for name in (self.output, *self.caches):
            if (folder / name).exists():
                aside = Path(tempfile.mkdtemp(prefix=f"gone-{self.name}-", dir=folder.parent))
                (folder / name).rename(aside / Path(name).name)

    def build(self, folder: Path, limit: float) -> Cost:
        """Builds what is in the folder."""
        return measure(self.command, folder, limit, self.environment)


def write(folder: Path, files: Iterator[File]) -> None:
    """Writes files into a folder."""
    for name, text in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def dossier() -> Generator:
    """The Dossier of this checkout."""
    start = (sys.executable, "-c", "from generator.cli.start import main; main()")
    environment = {"PYTHONPATH": str(ROOT)}
    return Generator(
        name="dossier",
        version=_version([*start, "--version"], environment),
        command=(*start, "build", "--quiet"),
        files=lambda corpus: ((f"content/{name}", text) for name, text in corpus.files()),
        output="site",
        caches=(".dossier-cache", ".site.dossier"),
        environment=environment,
    )


def hugo(program: Path) -> Generator:
    """Hugo; of the package of Python the program inside, since its command is a script that starts it."""
    inside = "lib/python*/site-packages/hugo/binaries/hugo"
    if program.read_bytes()[:2] == b"#!":
        program = next(program.parents[1].glob(inside), program)
    return _peer("hugo", (program, "--quiet"), [program, "version"], "public", "resources")


def eleventy(program: Path) -> Generator:
    """Eleventy, with room for 10,000 documents: Node's own limit ends it before."""
    modules = program.resolve().parents[2]
    environment = {"NODE_OPTIONS": "--max-old-space-size=16000"}
    made = _peer("eleventy", (program, "--quiet"), [program, "--version"], "public", environment=environment)
    return replace(made, modules=modules)


def mkdocs(program: Path) -> Generator:
    """MkDocs with Material."""
    environment = {"NO_MKDOCS_2_WARNING": "1"}
    return _peer("mkdocs", (program, "build", "-q"), [program, "--version"], "site", environment=environment)


def pelican(program: Path) -> Generator:
    """Pelican."""
    return _peer("pelican", (program, "-q"), [program, "--version"], "output", "cache", "__pycache__")


def zensical(program: Path) -> Generator:
    """Zensical."""
    return _peer("zensical", (program, "build"), [program, "--version"], "site", ".cache")


KNOWN = {peer.__name__: peer for peer in (hugo, eleventy, mkdocs, pelican, zensical)}


def find(name: str, folders: Sequence[Path]) -> Generator | None:
    """A peer, from one of the folders or else from the PATH; None when it is not installed."""
    places = [str(folder / place) for folder in folders for place in PLACES]
    program = shutil.which(name, path=os.pathsep.join([*places, os.environ.get("PATH", "")]))
    return KNOWN[name](Path(program).absolute()) if program else None


def _peer(
    name: str,
    command: tuple[str | Path, ...],
    asked: list[str | Path],
    output: str,
    *caches: str,
    environment: Mapping[str, str] | None = None,
) -> Generator:
    return Generator(name, _version(asked), command, LAYOUTS[name], output, caches, environment or {})


def _version(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> str:
    """The first number that the command says of itself."""
    asked = subprocess.run(command, env={**os.environ, **(environment or {})}, capture_output=True, text=True)
    found = VERSION.search(asked.stdout + asked.stderr)
    return found[0] if found else "?"
