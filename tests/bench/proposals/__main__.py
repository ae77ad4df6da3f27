"""How well `dossier add` reads labelled articles: `python -m tests.bench.proposals GOLD_DIR TEXTS_DIR`.

Each article is read twice: by a dossier that has the actors of `gazetteer.json`, or those of `--content`, and by
one without actors. The exit code is 1 where the command gave nothing for an article, 2 where there is nothing to read.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.proposals.bench import Report, measure, rows
from tests.bench.proposals.dossiers import write_dossier
from tests.bench.proposals.labels import Labels, read_folder, read_gazetteer, read_labels
from tests.bench.proposals.run import NoProposals, Reader, Run, reader, rules_alone
from tests.bench.table import Table


def main() -> int:
    """Reads, judges and prints."""
    asked = _arguments()
    gold = read_folder(asked.gold)
    if not gold:
        print(f"error: no labelled article in {asked.gold}", file=sys.stderr)
        return 2
    with TemporaryDirectory(prefix="dossier-") as folder:
        known, unknown = _readers(asked, Path(folder))
        report = measure(gold, known, unknown)
        if not asked.predictions:
            report = report._replace(rules=rules_alone(gold, asked.texts, asked.content or Path(folder) / "known"))
    _print(report, asked)
    return 1 if report.failures else 0


def _readers(asked: argparse.Namespace, folder: Path) -> tuple[Reader, Reader]:
    """Who reads an article knowing its actors, and who knows nobody."""
    if asked.predictions:
        return (given := _given(asked.predictions)), given
    known = asked.content or write_dossier(folder / "known", read_gazetteer(asked.gold))
    unknown = write_dossier(folder / "unknown")
    return reader(asked.texts, known, not asked.no_date), reader(asked.texts, unknown, not asked.no_date)


def _given(folder: Path) -> Reader:
    def read(name: str, gold: Labels) -> Run:
        file = folder / f"{name}.json"
        if not file.is_file():
            raise NoProposals(f"{file.name}: no such file in {folder}")
        return Run(read_labels(file.read_bytes()), 0.0)

    return read


def _print(report: Report, asked: argparse.Namespace) -> None:
    for failure in report.failures:
        print(f"error: {failure}", file=sys.stderr)
    for line in _details(report, asked.verbose):
        print(line, file=sys.stderr)
    print(json.dumps(report.figures, indent=1) if asked.json else _text(report))


def _details(report: Report, tasks: list[str]) -> Iterator[str]:
    """What was missed or spurious in the tasks asked for."""
    for name, verdict in report.verdicts:
        if verdict.task in tasks and verdict.outcome not in ("hit", "right"):
            yield f"{name} {verdict.task} {verdict.outcome.upper()} {verdict.words}"


def _text(report: Report) -> str:
    caption = f"{report.articles} articles"
    return Table(caption, ("task", "P", "R", "F1", "at least", "aim", ""), tuple(rows(report))).text()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.proposals", description=__doc__)
    parser.add_argument(
        "gold", type=Path, metavar="GOLD_DIR", help="labels, a JSON file an article, and gazetteer.json"
    )
    parser.add_argument("texts", type=Path, metavar="TEXTS_DIR", help="the articles that the labels name")
    parser.add_argument("--content", type=Path, metavar="DIR", help="a dossier that knows the actors")
    parser.add_argument("--predictions", type=Path, metavar="DIR", help="judge these files, and run nothing")
    parser.add_argument("--no-date", action="store_true", help="do not say when an article was published")
    parser.add_argument("--json", action="store_true", help="every figure, as JSON")
    parser.add_argument("--verbose", action="append", default=[], metavar="TASK", help="what was missed and spurious")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
