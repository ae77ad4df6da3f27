"""`dossier list`: the things of a dossier, for people and for programs."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

import typer

from generator.cli.content import CONTENT, Content, load_settings
from generator.cli.report import json_text
from generator.cli.sound import sound
from generator.cli.work import working
from generator.derive.facts import derive
from generator.export.records import DERIVED, WRITTEN, Record
from generator.pipeline import gather

Kind = Annotated[
    Literal["actors", "documents", "events", "statements", "topics", "ties", "disputes"],
    typer.Argument(help="What to list.", show_default=False),
]

_COLUMNS = {
    "actors": ("id", "kind", "name"),
    "documents": ("id", "date", "title"),
    "events": ("id", "date", "title"),
    "statements": ("document", "passage", "speakers", "words"),
    "topics": ("id", "sides", "title"),
    "ties": ("a", "b", "weight", "contacts"),
    "disputes": ("kind", "subject", "passages"),
}


def list_(
    kind: Kind,
    content: Content = CONTENT,
    as_json: Annotated[bool, typer.Option("--json", help="Print every field as JSON.")] = False,
) -> None:
    """List actors, documents, events, statements, topics, ties or disputes."""
    settings = load_settings(content)
    with working(content) as engine:
        dossier = sound(gather(content, settings, engine))
        records = list(WRITTEN[kind](dossier) if kind in WRITTEN else DERIVED[kind](derive(dossier, engine)))
    if as_json:
        print(json_text(records))
        return
    for line in _table([[_cell(record, column) for column in _COLUMNS[kind]] for record in records]):
        print(line)


def _cell(record: Record, column: str) -> str:
    """Names in a row; of what has no name, how many; a weight with two decimals."""
    value = record[column]
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, list):
        return " ".join(value) if all(isinstance(one, str) for one in value) else str(len(value))
    return str(value)


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip()
