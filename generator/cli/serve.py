"""`dossier serve`: a preview that follows every edit."""

from typing import Annotated

import typer

from generator.cli.content import CONTENT, Content

Port = Annotated[
    int, typer.Option("--port", "-p", min=0, max=65535, help="The port; 0: any that is free.", metavar="N")
]
Host = Annotated[str, typer.Option("--host", help="The address to listen on.", metavar="ADDRESS")]


def serve(
    content: Content = CONTENT,
    port: Port = 8000,
    host: Host = "127.0.0.1",
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the site in a browser.")] = True,
    proposals: Annotated[
        bool, typer.Option("--proposals", help="Show open proposals on the page of their document, dashed.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but the address and problems.")] = False,
) -> None:
    """Show the site while you write: every edit is in the browser at once, problems with their place over the page."""
    from generator.cli.serving import serve_content  # noqa: PLC0415  # no other command needs a server

    serve_content(content, host, port, browser, proposals, quiet)
