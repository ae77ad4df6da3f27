"""Whether recipes take in enough: `python tests/bench/recipes.py --edits 5000 --seed 1`.

No site is built. After each edit the recipe and the views of every bundle are made; one that has a recipe of before
must have the pages of before. So ten times as many edits can be tried as by `law.py`. Says too how many views had more
in them than their pages show.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from generator.derive.facts import derive
from generator.engine.engine import Engine
from generator.engine.store import Memory, Nothing
from generator.model.view.page import View
from generator.pipeline import gather, templates_of
from generator.read.settings import find_settings
from generator.render.theme import Sheet, theme
from generator.render.views.cards import Cards
from generator.render.views.recipes import Recipes
from generator.render.views.site import bundles
from tests.bench.law import add_dossiers, narrow, started
from tests.conftest import Dossier
from tests.site import edits, edits_of_keys

OF_CONTENT = (*edits.CONTENT, *edits_of_keys.KEYS, *edits_of_keys.KEYS, *edits_of_keys.TEXT, *edits_of_keys.TEXT)


class Recalled:
    """What came of each recipe when it was first seen."""

    def __init__(self, made: Dossier) -> None:
        self.seen = self.stale = self.more = 0
        self._made = made
        memory = Memory(Nothing())
        self._turn = memory.turn
        self._engine = Engine(store=memory)
        self.keys: dict[tuple[str, bytes], tuple[str, list[bytes], list[bytes]]] = {}

    def look(self, what: str) -> bool:
        """Compares every bundle of the content with what it was; whether the content is sound."""
        content = self._made.content
        settings, _ = find_settings(content)
        gathered = gather(content, settings, self._engine) if settings else None
        if settings is None or gathered is None or not gathered.is_sound():
            return False
        templates = templates_of(content, settings)
        self._look = theme(templates)
        cards = Cards(derive(gathered.dossier, self._engine), self._look.words)
        for bundle in bundles(cards, Recipes(cards, templates.digest)):
            leaves = tuple(bundle.pages()) if bundle.recipe else ()
            if leaves:
                self._compare(what, bundle.name, bundle.recipe, [leaf.make() for leaf in leaves])
            for leaf in leaves:
                if leaf.recipe:
                    self._compare(what, leaf.url, leaf.recipe, [leaf.make()])
        self._engine.progress.stages.clear()
        self._turn()
        return True

    def _compare(self, what: str, name: str, recipe: bytes, views: list[View]) -> None:
        self.seen += 1
        sheets = [self._look.sheet(view) for view in views]
        keys = [sheet.key for sheet in sheets]
        known = self.keys.get((name, recipe))
        if known is None:
            self.keys[name, recipe] = what, keys, list(self._pages(sheets))
        elif keys != known[1]:
            self.more += 1
            if list(self._pages(sheets)) != known[2]:
                self.stale += 1
                print(f"{what}: {name} is stale since {known[0]}", flush=True)

    def _pages(self, sheets: list[Sheet]) -> Iterator[bytes]:
        return (sha256(self._look.render(sheet.view)).digest() for sheet in sheets)


def main() -> None:
    """Edits, and says how it went."""
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--edits", type=int, default=5000)
    add_dossiers(reader)
    said = reader.parse_args()
    if said.narrow:
        narrow()
    rng = Random(said.seed)
    with tempfile.TemporaryDirectory() as folder:
        made = started(Path(folder) / "d", said)
        first = shutil.copytree(made.content, Path(folder) / "first")
        recalled = Recalled(made)
        sound = sum(step(recalled, made, first, rng, number) for number in range(said.edits))
    print(
        f"{said.edits} edits, {sound} of them sound, {recalled.seen} bundles: {recalled.stale} stale pages, "
        f"{recalled.more} views with more than their pages; {process_time():.0f} s of CPU time"
    )
    raise SystemExit(bool(recalled.stale))


def step(recalled: Recalled, made: Dossier, first: Path, rng: Random, number: int) -> bool:
    """An edit, which is taken back where the content is not sound after it; now and then all of them are."""
    if number % 100 == 0:
        shutil.rmtree(made.content)
        shutil.copytree(first, made.content)
        recalled.look("the beginning")
    before = {path: path.read_bytes() for path in made.content.rglob("*") if path.is_file()}
    edit, seed = rng.choice(OF_CONTENT), rng.randrange(2**20)
    edit(made, Random(seed))
    if recalled.look(f"edit {number}, {edit.__name__}({seed})"):
        return True
    for path in [path for path in made.content.rglob("*") if path.is_file() and path not in before]:
        path.unlink()
    for path, data in before.items():
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)
    return False


if __name__ == "__main__":
    main()
