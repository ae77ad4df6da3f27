"""`dossier suggest`: what the rules find in the source of a document, proposed beside what was proposed before."""

from typing import Annotated

import typer

from generator.cli.content import CONTENT, Content

Documents = Annotated[
    list[str] | None, typer.Argument(help="The ids of documents; else all.", metavar="DOCUMENT…", show_default=False)
]

ModelName = Annotated[
    str,
    typer.Option("--model", help="A spaCy model to find more names with; needs dossier-site[nlp].", metavar="NAME"),
]


def suggest(documents: Documents = None, content: Content = CONTENT, model: ModelName = "") -> None:
    """Propose what the rules find in the sources of documents, keeping what is accepted, corrected or rejected."""
    from generator.cli.suggesting import suggest_for  # noqa: PLC0415  # no other command needs the rules

    suggest_for(content, documents or (), model)
