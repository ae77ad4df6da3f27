"""`dossier add`: foreign files are taken in, and each article in them begins a document."""

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.content import CONTENT, Content
from generator.cli.suggest import ModelName
from generator.model.page import Rights


def add(
    files: Annotated[list[Path], typer.Argument(help="Text, HTML, PDF, WARC or WACZ.", metavar="FILE…")],
    content: Content = CONTENT,
    date: Annotated[str, typer.Option(help="When it was published, in EDTF.", metavar="DATE")] = "",
    publisher: Annotated[str, typer.Option(help="Who published it.", metavar="TEXT")] = "",
    url: Annotated[
        str, typer.Option(help="Where it stands on the web; of a web archive, the page to take.", metavar="URL")
    ] = "",
    title: Annotated[str, typer.Option(help="What it is called.", metavar="TEXT")] = "",
    rights: Annotated[
        Rights,
        typer.Option(help="What may be done with its words."),
    ] = "in-copyright",
    again: Annotated[bool, typer.Option("--again", help="Add it though the dossier has it already.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what was found; write nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
    model: ModelName = "",
) -> None:
    """Take in articles: keep each as received, begin its document, and find what it tells."""
    from generator.cli.adding import Wish, add_files  # noqa: PLC0415  # no other command needs readers and rules

    stated = {"title": title, "publisher": publisher, "date": date, "url": url}
    add_files(
        files, content, Wish(stated=stated, rights=rights, again=again, dry_run=dry_run, as_json=as_json, model=model)
    )
