"""`dossier build`: content becomes a site."""

from contextlib import closing
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from generator.build import build as build_site
from generator.cli.codes import PROBLEMS
from generator.cli.content import CONTENT, SITE, Content, Strict, load_settings, refuse
from generator.cli.report import print_problems, say, summary
from generator.cli.work import Kind, Workers, working
from generator.engine.dask import ClusterRefused
from generator.engine.engine import Engine
from generator.engine.manifest import OutputRefused
from generator.engine.output import Published, folder
from generator.engine.progress import Stage
from generator.engine.trace import trace
from generator.unchanged import Result

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
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=0, help="How many processes work; 0: one a processor.", metavar="N")
]


def build(
    content: Content = CONTENT,
    output: Output = SITE,
    base_url: BaseUrl = None,
    strict: Strict = False,
    clean: Annotated[bool, typer.Option("--clean", help="Forget what earlier builds have done.")] = False,
    jobs: Jobs = 0,
    executor: Annotated[
        Kind, typer.Option("--executor", help="Work in several processes, in this one, or on a Dask cluster.")
    ] = "pool",
    scheduler: Annotated[
        str, typer.Option("--scheduler", help="The scheduler of the Dask cluster: tcp://HOST:PORT.", metavar="ADDRESS")
    ] = "",
    patterns: Annotated[
        bool, typer.Option("--patterns", help="Add a page that shows every part of the theme.")
    ] = False,
    profile: Annotated[
        Path | None,
        typer.Option(
            "--profile", help="Write when each stage was done, for the profiler of a browser.", metavar="FILE"
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was done as JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but problems.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say how long each stage took.")] = False,
) -> None:
    """Build the site. Nothing is written where the content has an error."""
    settings = load_settings(content, base_url)
    if profile and (profile.is_dir() or not profile.parent.is_dir()):
        refuse(f"there can be no file `{profile}` for the profile; name one in a folder that exists")
    if bool(scheduler) != (executor == "dask"):
        refuse("`--executor dask` and `--scheduler ADDRESS` belong together; name both or none")
    workers = Workers(executor, jobs, scheduler, noted=profile is not None)
    try:
        with (
            working(content, quiet, verbose, clean, workers) as engine,
            folder(output, content, store=engine.store, busy=_say_busy) as site,
            closing(engine),  # no process of ours writes any more when the folder is cleared away
        ):
            result = build_site(content, settings, engine, site, strict, patterns)
    except (ClusterRefused, OutputRefused) as refused:
        refuse(str(refused))
    if profile:
        profile.write_bytes(trace(engine.progress))
    print_problems(result.problems, "text", to_stderr=True)
    if as_json:
        print(msgspec.json.encode(_record(result, output, engine)).decode())
    if result.published is None:
        say(f"{summary(result.problems)}; nothing was written")
        raise typer.Exit(PROBLEMS)
    if result.lacking:
        say(f"this site has no full text to be searched: {result.lacking}")
    if not quiet:
        say(_success(result, output))
        say(_spared(result.published, engine.progress.stages))
        _say_trouble(engine)


def _say_busy() -> None:
    say("another build is writing this site; waiting for it to end")


def _say_trouble(engine: Engine) -> None:
    if engine.executor.trouble:
        say(engine.executor.trouble)
    if engine.store.trouble:
        say(f"nothing could be remembered for the next build: {engine.store.trouble}")


def _success(result: Result, output: Path) -> str:
    assert result.published is not None, "only a site that was published is a success"
    made = f"{result.documents} documents, {result.actors} actors, {result.events} events"
    files = result.published.files
    return f"{summary(result.problems)}; {made} → {files} files in {output}/ (open {output / 'index.html'})"


def _spared(published: Published, stages: list[Stage]) -> str:
    """`3 files written, 1 removed, 227 as before; 1 of 113 sources read, 3 of 209 pages rendered`."""
    anew = {stage.name: f"{stage.done - stage.spared} of {stage.total}" for stage in stages}
    removed = f", {published.removed} removed" if published.removed else ""
    kept = published.files - published.written
    return (
        f"{published.written} files written{removed}, {kept} as before; "
        f"{anew['read']} sources read, {anew['pages']} pages rendered"
    )


def _record(result: Result, output: Path, engine: Engine) -> dict[str, Any]:
    errors = sum(1 for problem in result.problems if problem.severity == "error")
    published = result.published or Published(0, 0, 0)
    return {
        "documents": result.documents,
        "actors": result.actors,
        "events": result.events,
        "output": str(output),
        "files": published.files,
        "written": published.written,
        "removed": published.removed,
        "errors": errors,
        "warnings": len(result.problems) - errors,
        "stages": [_stage(stage) for stage in engine.progress.stages],
    }


def _stage(stage: Stage) -> dict[str, Any]:
    return {
        "name": stage.name,
        "total": stage.total,
        "done": stage.done,
        "known_before": stage.spared,
        "seconds": round(stage.seconds, 3),
    }
