"""What the pages of a site weigh, kind by kind, and which exceed the budget: `python tests/bench/budgets.py site`.

The budget is that of a page that is read for the first time: 30 kB of HTML with brotli and 1,500 elements, 3,000 on a
timeline; a document may have 8 kB and 400 elements more for each thousand words beyond two thousand.
"""

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import brotli
from selectolax.lexbor import LexborHTMLParser

BYTES, ELEMENTS = 30_000, {"timeline": 3_000}
MOST_ELEMENTS = 1_500
LONG, BYTES_MORE, ELEMENTS_MORE = 2_000, 8_000, 400
NAMED = 10
"""Pages named at most, of those that exceed."""

# Data in scripts hold no `<`, and words on a page have it as `&lt;`.
_ELEMENT = re.compile(rb"<[a-zA-Z]")
_LATER = re.compile(r"(?:-\d+)?\.html$")
_FAST = 5


@dataclass(frozen=True)
class Weight:
    """A page: its bytes as they are and with brotli, compressed fast or well, and its elements."""

    name: str
    raw: int
    brotli: int
    elements: int
    words: int

    @property
    def exceeds(self) -> bool:
        """Whether it is heavier than a page may be."""
        more = max(0, self.words - LONG) / 1_000
        elements = ELEMENTS.get(kind(self.name), MOST_ELEMENTS) + more * ELEMENTS_MORE
        return self.brotli > BYTES + more * BYTES_MORE or self.elements > elements


def kind(name: str) -> str:
    """`actors/ada.html` is an actor, `actors/ada/ties-2.html` a list of ties of an actor, `actors-2.html` an index."""
    folder, *inner = name.split("/")
    if not inner:
        return _LATER.sub("", folder)
    return f"{folder}/" if len(inner) == 1 else f"{folder}/*/{_LATER.sub('', inner[-1])}"


def weigh(site: Path, path: Path) -> Weight:
    """Compresses fast where that is enough to know that a page is light, and reads only what is heavy."""
    data, name = path.read_bytes(), path.relative_to(site).as_posix()
    packed = len(brotli.compress(data, quality=_FAST))
    if BYTES < packed < 2 * BYTES:
        packed = len(brotli.compress(data))
    elements = len(_ELEMENT.findall(data))
    words = _words(data) if kind(name) == "documents/" and (packed > BYTES or elements > MOST_ELEMENTS) else 0
    return Weight(name, len(data), packed, elements, words)


def _words(data: bytes) -> int:
    main = LexborHTMLParser(data).css_first("main")
    return len(main.text(separator=" ").split()) if main else 0


def weights(site: Path) -> Iterator[Weight]:
    """Every page of a site."""
    return (weigh(site, path) for path in sorted(site.rglob("*.html")))


def table(found: Iterable[Weight]) -> Iterator[str]:
    """A line for each kind of page: how many, and the largest of each measure."""
    by_kind: dict[str, list[Weight]] = defaultdict(list)
    for weight in found:
        by_kind[kind(weight.name)].append(weight)
    yield f"{'kind':28} {'pages':>6} {'raw kB':>8} {'brotli kB':>10} {'elements':>9} {'mean':>6} {'over':>5}"
    for name, those in sorted(by_kind.items()):
        raw, packed = max(each.raw for each in those), max(each.brotli for each in those)
        elements, over = max(each.elements for each in those), sum(each.exceeds for each in those)
        mean = sum(each.elements for each in those) / len(those)
        figures = f"{raw / 1_000:8.1f} {packed / 1_000:10.1f} {elements:9} {mean:6.0f} {over:5}"
        yield f"{name:28} {len(those):6} {figures}"


def main() -> int:
    """Prints the table, and the pages that exceed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    found = tuple(weights(parser.parse_args().site))
    print(*table(found), sep="\n")
    over = sorted((each for each in found if each.exceeds), key=lambda each: (-each.brotli, each.name))
    print(f"\n{len(found)} pages, {sum(each.elements for each in found):,} elements; {len(over)} exceed the budget")
    for each in over[:NAMED]:
        print(f"  {each.name}: {each.brotli / 1_000:.1f} kB, {each.elements} elements")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
