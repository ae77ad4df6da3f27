"""`dossier --version`."""

import typer


def version(wanted: bool) -> None:
    """Prints the version and ends."""
    if wanted:
        from importlib.metadata import version as installed  # noqa: PLC0415  # it takes a moment, and few ask

        print(f"dossier {installed('dossier-site')}")
        raise typer.Exit
