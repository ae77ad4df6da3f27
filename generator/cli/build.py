"""`dossier build`: content becomes a site."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from generator.build import Result
from generator.build import build as build_site
from generator.cli.content import CONTENT, ENGINE, PROBLEMS, SITE, Content, Strict, load_settings, refuse
from generator.cli.report import print_problems, say, summary
from generator.engine.output import OutputRefused

Output = Annotated[Path, typer.Option("--output", "-o", help="The folder for the site.", metavar="DIR")]
BaseUrl = Annotated[
    str | None,
    typer.Option(
        "--base-url",
        "-b",
        help="The address of the published site; settles links of 404.html.",
        metavar="URL",
    ),
]


def build(
    content: Content = CONTENT,
    output: Output = SITE,
    base_url: BaseUrl = None,
    strict: Strict = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was done as JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but problems.")] = False,
) -> None:
    """Build the site. Nothing is written where the content has an error."""
    settings = load_settings(content, base_url)
    try:
        result = build_site(content, output, settings, ENGINE, strict)
    except OutputRefused as refused:
        refuse(str(refused))
    print_problems(result.problems, "text", to_stderr=True)
    if as_json:
        print(_record(result, output))
    if not result.files:
        say(f"{summary(result.problems)}; nothing was written")
        raise typer.Exit(PROBLEMS)
    if not quiet:
        say(_success(result, output))


def _success(result: Result, output: Path) -> str:
    made = f"{result.documents} documents, {result.actors} actors, {result.events} events"
    return f"{summary(result.problems)}; {made} → {result.files} files in {output}/ (open {output / 'index.html'})"


def _record(result: Result, output: Path) -> str:
    counts = {field: getattr(result, field) for field in result.__struct_fields__ if field != "problems"}
    errors = sum(1 for problem in result.problems if problem.severity == "error")
    record = {**counts, "output": str(output), "errors": errors, "warnings": len(result.problems) - errors}
    return msgspec.json.encode(record).decode()
