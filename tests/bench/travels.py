"""What a document costs on a cluster, and what of it travels: `python tests/bench/travels.py DIR/content`.

Every step of a build is done here, one after the other in one process. Its seconds of CPU and its bytes are divided by
the number of documents: `here` are steps of the process that began the build, `there` those of workers.
"""

import argparse
import gc
import pickle
import resource
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from pathlib import Path

import msgspec

from generator.derive.facts import derive
from generator.engine import dask
from generator.engine.digest import program
from generator.engine.engine import Engine
from generator.pipeline import Reading, check_rules, link_pages, read_page, templates_of
from generator.publish import render
from generator.read.files import find_sources
from generator.read.lock import find_lock
from generator.read.settings import find_settings
from generator.render.theme import theme
from generator.render.views.cards import Cards
from generator.render.views.recipes import Recipes
from generator.render.views.site import bundles

AT_A_TIME = 64
"""Pages that are made before the next are begun, as in a build."""


class Costs:
    """Seconds of CPU and bytes by step."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self.sizes: Counter[str] = Counter()

    @contextmanager
    def of(self, step: str) -> Iterator[None]:
        begun = time.process_time()
        yield
        self.seconds[step] += time.process_time() - begun

    def sent(self, what: str, values: object) -> bytes:
        with self.of("here: pack and unpack"):
            data = pickle.dumps(values)
        self.sizes[what] += len(data)
        return data

    def tell(self, documents: int) -> None:
        for step, seconds in self.seconds.items():
            print(f"{step:28} {seconds / documents * 1000:8.3f} ms a document")
        for what, size in self.sizes.items():
            print(f"{what:28} {size / documents / 1000:8.1f} kB a document")
        print(
            f"{'here: memory':28} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / documents:8.1f} kB a document"
        )


def measure(content: Path, costs: Costs) -> int:
    """Builds, and throws the pages away; how many documents there are."""
    settings, _ = find_settings(content)
    assert settings is not None, "a dossier has settings"
    program()
    with costs.of("here: find"):
        sources, _ = find_sources(content)
    with costs.of("there: read"):
        made = [msgspec.msgpack.encode(read_page(source)) for source in sources]
    costs.sent("travels: sources", sources)
    costs.sent("travels: readings", made)
    with costs.of("here: link, check"):
        linked = link_pages(
            [msgspec.msgpack.decode(each, type=Reading) for each in made], settings, find_lock(content)[0]
        )
        check_rules(linked.dossier)
    with costs.of("here: derive"):
        facts = derive(linked.dossier, Engine())
    costs.sizes["would travel: facts"] = len(pickle.dumps(facts))  # were views made there, to each worker
    templates = templates_of(content, settings)
    print(f"the function, once a worker: {len(dask._packed(partial(render, templates))) / 1000:.0f} kB")
    look = theme(templates)
    with costs.of("here: views and their keys"):
        cards = Cards(facts, look.words)
        pages = chain.from_iterable(each.pages() for each in bundles(cards, Recipes(cards, templates.digest), False))
    while True:
        with costs.of("here: views and their keys"):
            sheets = [look.sheet(leaf.make()) for leaf in islice(pages, AT_A_TIME)]
        if not sheets:
            return len(linked.dossier.documents)
        sent = costs.sent("travels: views", sheets)
        with costs.of("there: render"):
            files = [render(templates, sheet) for sheet in pickle.loads(sent)]
        back = costs.sent("travels: pages", files)
        with costs.of("here: pack and unpack"):
            pickle.loads(back)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    gc.disable()  # as a build does
    begun = Costs()
    begun.tell(measure(parser.parse_args().content, begun))
