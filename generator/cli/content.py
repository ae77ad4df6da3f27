"""What every verb begins with: the content folder and its settings."""

from pathlib import Path
from typing import Annotated, NoReturn

import msgspec
import typer

from generator.cli.codes import USAGE
from generator.cli.report import print_problems, say
from generator.model import urls
from generator.model.settings import Settings
from generator.read.settings import FILE, find_settings

Content = Annotated[Path, typer.Option("--content", "-c", help="The folder with the dossier.", metavar="DIR")]
Strict = Annotated[bool, typer.Option("--strict", help="Take warnings for errors.")]

CONTENT = Path("content")
SITE = Path("site")


def load_settings(content: Path, base_url: str | None = None) -> Settings:
    """The settings of a dossier; where there are none to be had, says why and ends with exit code 2."""
    path = content / FILE
    if not path.exists() and not path.is_symlink():
        hint = "name the folder of a dossier with `--content DIR`, or make one: `dossier init DIR`"
        refuse(f"there is no `{path}`; {hint}")
    settings, problems = find_settings(content)
    if settings is None:
        print_problems(problems, "text", to_stderr=True)
        raise typer.Exit(USAGE)
    return settings if base_url is None else _with_base_url(settings, base_url)


def _with_base_url(settings: Settings, base_url: str) -> Settings:
    if base_url and not urls.is_base(base_url):
        refuse(f"`{base_url}` is no address of a site; write it whole, such as https://example.org/dossier/")
    return msgspec.structs.replace(settings, base_url=base_url)


def refuse(why: str) -> NoReturn:
    """Says in one line why the command cannot be carried out, and ends with exit code 2."""
    say(f"dossier: {why}")
    raise typer.Exit(USAGE)
