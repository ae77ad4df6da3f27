"""Builds one made-up dossier with Dossier and with peers that are installed: `python -m tests.bench.bench 100 1000`.

The generators take turns, so that a busy minute is shared by all, and a ratio is the median of such pairs. Each run
begins without a site and without a cache. A peer that is not there is said to be absent. Exit codes: 0; 1 when Dossier
failed, or made another site than a clean build; 2 usage.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.cases import Case, cases
from tests.bench.corpus import Corpus
from tests.bench.generators import KNOWN, Generator, dossier, find
from tests.bench.measure import Cost
from tests.bench.table import Row, machine, tables

ALL = ("dossier", *KNOWN)
FOLDERS = "DOSSIER_PEERS"
"""The variable that names folders of peers, as PATH names folders."""


def main(words: Sequence[str] | None = None) -> int:
    """Measures, prints, and gives the exit code."""
    options = _options(words)
    found = _found(options)
    rows, changed = _measured(options, [generator for generator in found.values() if generator])
    for table in tables(rows, changed):
        print(f"{table.markdown() if options.table else table.text()}\n")
    if options.table:
        print(machine())
    for remark in _remarks(found, rows, changed):
        print(remark, file=sys.stderr if options.table else sys.stdout)
    built = not any(row.failure for row in rows if row.name == "dossier") and not any(case.failure for case in changed)
    return int(not built or any(case.differing for case in changed))


def _found(options: argparse.Namespace) -> dict[str, Generator | None]:
    """The generators that were asked for, and None for those that are not there."""
    folders = [*options.peers, *(Path(name) for name in os.environ.get(FOLDERS, "").split(os.pathsep) if name)]
    return {name: dossier() if name == "dossier" else find(name, folders) for name in options.only}


def _measured(options: argparse.Namespace, generators: Sequence[Generator]) -> tuple[list[Row], list[Case]]:
    rows: list[Row] = []
    changed: list[Case] = []
    with tempfile.TemporaryDirectory(prefix="bench-", dir=options.work) as work:
        for size in sorted(set(options.sizes)):
            bench = _Bench(Corpus(size, options.seed), Path(work) / f"{size}", options.runs, options.limit)
            rows += (built := bench.rows(generators))
            failed = {row.name for row in built if row.failure}
            if not options.no_cases:
                changed += bench.cases([one for one in generators if one.name not in failed])
            shutil.rmtree(Path(work) / f"{size}")
    return rows, changed


def _remarks(found: dict[str, Generator | None], rows: Sequence[Row], changed: Sequence[Case]) -> Iterator[str]:
    """What the tables do not say."""
    if absent := [name for name, generator in found.items() if generator is None]:
        yield f"absent: {', '.join(absent)}"
    for row in rows:
        if row.failure:
            yield f"{row.documents:,} documents: {row.name} failed: {row.failure}"
    for case in changed:
        if case.failure:
            yield f"{case.documents:,} documents, {case.name}: failed: {case.failure}"
        if case.differing:
            yield f"{case.documents:,} documents, {case.name}: not as a clean build: {_some(case.differing)}"


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="Dossier and its peers on one made-up dossier.")
    parser.add_argument(
        "sizes", nargs="*", type=_positive, default=[100, 1000], metavar="N", help="numbers of documents"
    )
    parser.add_argument("--runs", type=_positive, default=3, metavar="N", help="how often each is built")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another seed, another corpus")
    parser.add_argument("--only", nargs="+", choices=ALL, default=ALL, metavar="NAME", help=f"of {', '.join(ALL)}")
    parser.add_argument("--peers", action="append", type=Path, default=[], metavar="DIR", help="where peers may be")
    parser.add_argument(
        "--limit", type=float, default=1800, metavar="SECONDS", help="a build that takes longer is ended"
    )
    parser.add_argument("--work", type=Path, metavar="DIR", help="where to work; else among temporary files")
    parser.add_argument("--no-cases", action="store_true", help="leave out the changes")
    parser.add_argument("--table", action="store_true", help="print Markdown, with machine and date")
    return parser.parse_args(words)


def _positive(word: str) -> int:
    if (number := int(word)) < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


class _Bench:
    """One size."""

    def __init__(self, corpus: Corpus, folder: Path, runs: int, limit: float) -> None:
        self._corpus = corpus
        self._folder = folder
        self._runs = runs
        self._limit = limit

    def rows(self, generators: Sequence[Generator]) -> list[Row]:
        """All generators in turn, as often as asked; one that has failed is not asked again."""
        costs: dict[str, list[Cost]] = {one.name: [] for one in generators}
        failures: dict[str, str] = {}
        for one in generators:
            one.prepare(self._corpus, self._folder / one.name)
        for run in range(self._runs):
            for one in generators:
                if one.name not in failures:
                    _say(f"{self._corpus.number:,} documents: {one.name}, {run + 1} of {self._runs}")
                    cost = self._build(one)
                    costs[one.name].append(cost)
                    if failure := self._failure(one, cost):
                        failures[one.name] = failure
        return [self._row(one, costs[one.name], failures.get(one.name, "")) for one in generators]

    def cases(self, generators: Sequence[Generator]) -> Iterator[Case]:
        """What changes cost Dossier, where it is among them."""
        for one in generators:
            if one.name == "dossier":
                _say(f"{self._corpus.number:,} documents: changes")
                yield from cases(one, self._corpus, self._folder / one.name, self._runs, self._limit)

    def _build(self, one: Generator) -> Cost:
        one.clean(self._folder / one.name)
        return one.build(self._folder / one.name, self._limit)

    def _failure(self, one: Generator, cost: Cost) -> str:
        """Why what was built does not count; empty when it does."""
        if cost.wall > self._limit:
            return f"more than {self._limit:g} s"
        if cost.failure:
            return cost.failure
        wanted = self._corpus.number + len(self._corpus.actors) + len(self._corpus.events)
        made = _pages(self._folder / one.name / one.output).total()
        return f"{made:,} pages, of at least {wanted:,}" if made < wanted else ""

    def _row(self, one: Generator, costs: list[Cost], failure: str) -> Row:
        output = self._folder / one.name / one.output
        size = sum(path.lstat().st_size for path in output.rglob("*") if path.is_file())
        good = () if failure else tuple(costs)
        return Row(self._corpus.number, one.name, one.version, good, _pages(output), size, failure)


def _pages(site: Path) -> Counter[str]:
    """The HTML files of a site by the folder in which they stand."""
    names = (path.relative_to(site) for path in site.rglob("*.html"))
    return Counter(name.parts[0] if len(name.parts) > 1 else "at the top" for name in names)


def _some(names: Sequence[str]) -> str:
    more = len(names) - 5
    return ", ".join(names[:5]) + (f" and {more} more" if more > 0 else "")


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
