"""The law of the engine on long sequences of edits: `python tests/bench/law.py --edits 2000 --seed 1`.

After each round of edits a warm site must equal a clean build, byte for byte; and a recipe that a bundle has had in any
clean build before must still give the same pages (`generator/render/views/recipes.py`). Says what differs and by which
edits, and goes on.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from random import Random
from time import process_time
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from generator.engine import output
from generator.engine.digest import program
from generator.engine.engine import Engine
from generator.engine.store import Memory, Nothing
from generator.read.settings import find_settings
from generator.render.shipped import default_templates
from generator.render.views import cuts, listed, topic_lists
from generator.serve.preview import Preview
from tests.bench.corpus import write as write_corpus
from tests.bench.sparse import write as write_sparse
from tests.conftest import HARBOUR, SETTINGS, Dossier
from tests.site import edits, edits_of_keys
from tests.site.test_warm_is_clean import said, shape

ANY = (*edits.CONTENT, *edits.BESIDE, *edits_of_keys.ALL, *edits_of_keys.ALL)
FLAGS = (
    *((),) * 8,
    ("--strict",),
    ("--patterns",),
    ("-o", "public"),
    ("--base-url", "https://c.example/d/"),
    ("--clean",),
)


class Law:
    """A warm dossier that is edited, and all that was seen of clean ones."""

    def __init__(self, folder: Path, rng: Random, start: Dossier, previews: bool) -> None:
        self.warm = start
        self._preview = previewed(start.content) if previews else None
        self.edits = self.rounds = self.published = self.broken = 0
        self._folder = folder
        self._rng = rng
        self._pages: dict[tuple[str, bytes], tuple[str, dict[str, bytes]]] = {}
        self._first = shutil.copytree(start.content, folder / "first")

    def round(self) -> None:
        """A few edits, and a build of either kind; what turns out to be unsound is taken back."""
        self.rounds += 1
        sound = shutil.copytree(self.warm.content, self._folder / "sound")
        done = [self._edit() for _ in range(self._rng.randrange(1, 4))]
        flags = self._rng.choice(FLAGS)
        site = self.warm.folder / (flags[1] if flags[:1] == ("-o",) else "site")
        before = shape(site)
        clean = Dossier(self._folder / "clean")
        shutil.copytree(self.warm.content, clean.content)
        with noted() as bundles:
            there = clean.build(*flags)
        here = self.warm.build(*flags)
        what = f"round {self.rounds}: {', '.join(done)} {' '.join(flags)}"
        if (here.code, said(here)) != (there.code, said(there)):
            self._say(what, f"other messages: {said(here)} instead of {said(there)}")
        self._look(what, clean.content)
        made = shape(clean.folder / site.name)
        self._compare(what, shape(site), before if there.code else made)
        if there.code:
            shutil.rmtree(self.warm.content)
            shutil.copytree(sound, self.warm.content)
        else:
            self.published += 1
            self._recall(what, bundles, made)
        shutil.rmtree(sound)
        shutil.rmtree(clean.folder)

    def begin_again(self) -> None:
        """With the content as it was: what has been remembered stays."""
        shutil.rmtree(self.warm.content)
        shutil.copytree(self._first, self.warm.content)

    def _edit(self) -> str:
        edit, number = self._rng.choice(ANY), self._rng.randrange(2**20)
        edit(self.warm, Random(number))
        self.edits += 1
        return f"{edit.__name__}({number})"

    def _look(self, what: str, clean: Path) -> None:
        """The preview that has seen every edit, beside one that has not."""
        if self._preview:
            before = self._preview.state.files
            self._preview.refresh()
            anew = previewed(clean)
            sound = anew.refresh().is_sound
            self._compare(f"{what} (preview)", self._preview.state.files, anew.state.files if sound else before)

    def _compare(self, what: str, warm: Mapping[str, object], clean: Mapping[str, object]) -> None:
        other = sorted(name for name in warm.keys() | clean.keys() if warm.get(name) != clean.get(name))
        if other:
            self._say(what, f"the warm site differs in {', '.join(other[:6])}")

    def _recall(self, what: str, bundles: dict[tuple[str, bytes], tuple[str, ...]], made: dict[str, object]) -> None:
        for (name, recipe), paths in bundles.items():
            pages = {path: sha256(made[path]).digest() for path in paths}  # type: ignore[arg-type]
            when, known = self._pages.setdefault((name, recipe), (what, pages))
            if known != pages:
                self._say(what, f"{name} had this recipe and other pages after {when}")

    def _say(self, what: str, fault: str) -> None:
        self.broken += 1
        print(f"{what}: {fault}", flush=True)
        kept = self._folder.parent / f"law-{self.rounds}"
        if not kept.exists() and self.broken <= 20:
            shutil.copytree(self.warm.content, kept)


@contextmanager
def noted() -> Iterator[dict[tuple[str, bytes], tuple[str, ...]]]:
    """What is noted of the bundles of a site while it is built."""
    found: dict[tuple[str, bytes], tuple[str, ...]] = {}
    note = output.Folder.note

    def seen(self: output.Folder, name: str, recipe: bytes, paths: tuple[str, ...]) -> None:
        found[name, recipe] = paths
        note(self, name, recipe, paths)

    with patch.object(output.Folder, "note", seen):
        yield found


def previewed(content: Path) -> Preview:
    """A preview that remembers as long as it is there."""
    memory = Memory(Nothing())
    return Preview(content, Engine(store=memory), memory.turn, find_settings)


def add_dossiers(reader: argparse.ArgumentParser) -> None:
    """With what dossier to begin, and the seed of chance."""
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--narrow", action="store_true", help="as if pages had little room, so that lists are cut")
    reader.add_argument("--content", type=Path, help="edit a copy of this dossier")
    reader.add_argument("--documents", type=int, default=0, help="edit one with so many made-up documents")
    reader.add_argument("--sparse", type=int, default=0, help="edit one in which so many have little to do with others")


def narrow(put: Callable[[object, str, object], None] = setattr) -> None:
    """From now on lists are cut as if pages had room for little."""
    for module in (cuts, topic_lists):
        put(module, "room", lambda _: 260)
    for module in (cuts, topic_lists, listed):
        put(module, "LINES_ON_A_PAGE", 30)
    put(cuts, "HEAD", 1)
    put(cuts, "TIE_HEAD", 5)


def started(folder: Path, said: argparse.Namespace) -> Dossier:
    """The dossier to begin with: one that is there, one that is made up, or the small one of the tests."""
    made = Dossier(folder)
    made.folder.mkdir(parents=True)
    if said.content:
        shutil.copytree(said.content, made.content)
        path = made.content / "dossier.toml"
        path.write_text(f"full_text = false\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    elif said.documents:
        write_corpus(made.content, said.documents, 1)
    elif said.sparse:
        write_sparse(made.content, said.sparse, 1)
    else:
        made.content.mkdir()
        made.write(f"-- dossier.toml --\n{SETTINGS}{HARBOUR}")
    return made


def main() -> None:
    """Edits, and says how it went."""
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--edits", type=int, default=2000)
    add_dossiers(reader)
    reader.add_argument("--previews", action="store_true", help="compare previews too")
    said = reader.parse_args()
    if said.narrow:
        narrow()
    theme, _ = default_templates(), program()
    with tempfile.TemporaryDirectory() as folder, patch("generator.render.shipped.default_templates", lambda: theme):
        law = Law(
            Path(folder),
            Random(said.seed),
            started(Path(folder) / "warm", said),
            said.previews,
        )
        while law.edits < said.edits:
            if law.rounds % 40 == 39:
                law.begin_again()
            law.round()
        print(
            f"{law.edits} edits in {law.rounds} rounds, {law.published} of them published; "
            f"{law.broken} faults; {process_time():.0f} s of CPU time"
        )
    raise SystemExit(bool(law.broken))


if __name__ == "__main__":
    main()
