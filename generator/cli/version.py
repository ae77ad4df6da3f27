"""`dossier --version`."""

from importlib.metadata import version as installed

import typer


def version(wanted: bool) -> None:
    """Prints the version and ends."""
    if wanted:
        print(f"dossier {installed('dossier-site')}")
        raise typer.Exit
