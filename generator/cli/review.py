"""`dossier review`: proposals one after the other at a terminal, and what is accepted written into the dossier."""

from typing import Annotated

import typer

from generator.cli.content import CONTENT, Content

Document = Annotated[
    str | None, typer.Argument(help="The id of a document; else all that have proposals.", show_default=False)
]


def review(
    document: Document = None,
    content: Content = CONTENT,
    apply: Annotated[
        bool, typer.Option("--apply", help="Ask nothing: write what is marked `[x]` in the files of proposals.")
    ] = False,
) -> None:
    """Accept, edit or reject proposals one at a time, then write what is accepted into the dossier."""
    from generator.cli.accepting import review_all  # noqa: PLC0415  # no other command needs its grammar

    review_all(content, document, apply)
