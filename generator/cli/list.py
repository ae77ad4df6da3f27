"""`dossier list`: the things of a dossier, for people and for programs."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

import msgspec
import typer

from generator.build import gather
from generator.cli.content import CONTENT, ENGINE, PROBLEMS, Content, load_settings
from generator.cli.report import print_problems, say, summary
from generator.export.records import KINDS, Record

Kind = Annotated[
    Literal["actors", "documents", "events", "statements"],
    typer.Argument(help="What to list.", show_default=False),
]

_COLUMNS = {
    "actors": ("id", "kind", "name"),
    "documents": ("id", "date", "title"),
    "events": ("id", "date", "title"),
    "statements": ("document", "passage", "speakers", "words"),
}


def list_(
    kind: Kind,
    content: Content = CONTENT,
    as_json: Annotated[bool, typer.Option("--json", help="Print every field as JSON.")] = False,
) -> None:
    """List actors, documents, events or statements."""
    gathered = gather(content, load_settings(content), ENGINE)
    if not gathered.is_sound:
        print_problems(gathered.problems, "text", to_stderr=True)
        say(summary(gathered.problems))
        raise typer.Exit(PROBLEMS)
    records = list(KINDS[kind](gathered.dossier))
    if as_json:
        print(msgspec.json.format(msgspec.json.encode(records)).decode())
        return
    for line in _table([[_cell(record, column) for column in _COLUMNS[kind]] for record in records]):
        print(line)


def _cell(record: Record, column: str) -> str:
    value = record[column]
    return " ".join(value) if isinstance(value, list) else str(value)


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip()
