"""`dossier init`: a whole new dossier, with an example in it or nearly empty."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from generator.author.init import FolderRefused, check_folder, starter, title_from, write_dossier
from generator.author.new import tidy, why_not_a_line
from generator.cli.content import refuse
from generator.cli.report import say

Folder = Annotated[
    Path, typer.Argument(help="A folder that is empty or not there yet.", metavar="DIR", show_default=False)
]
Title = Annotated[str | None, typer.Option("--title", help="The title; by default it is made of the folder's name.")]
Bare = Annotated[bool, typer.Option("--bare", help="Leave the example out.")]


def init(folder: Folder, title: Title = None, bare: Bare = False) -> None:
    """Make a new dossier, which teaches the format by a small example."""
    name = title_from(folder) if title is None else title
    why = why_not_a_line(name) or ("" if tidy(name) else "the site needs a name")
    if why:
        refuse(f"`--title`: {why}")
    files = starter(tidy(name), bare)
    try:
        check_folder(folder)
        write_dossier(folder, files)
    except FolderRefused as refused:
        refuse(str(refused))
    except OSError as error:
        refuse(f"`{folder}` cannot be written: {error.strerror}")
    say(f"made a dossier of {len(files)} files in {folder}; next:")
    say("")
    for command in _next(folder, bare):
        say(f"  {command}")
    say("")
    print(folder)


def _next(folder: Path, bare: bool) -> tuple[str, ...]:
    enter = () if folder.resolve() == Path.cwd() else (f"cd {shlex.quote(str(folder))}",)
    return (*enter, "dossier new document", "dossier serve") if bare else (*enter, "dossier build", "dossier serve")
