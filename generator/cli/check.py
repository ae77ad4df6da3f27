"""`dossier check`: content, built site and quotations, every fault in one run."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from generator.build import gather
from generator.check.evidence import check_evidence
from generator.check.links import check_links
from generator.cli.build import Output
from generator.cli.content import CONTENT, PROBLEMS, SITE, Content, Strict, load_settings, refuse
from generator.cli.report import Format, print_problems, say, summary
from generator.cli.work import working
from generator.engine.manifest import Manifest, OutputRefused, manifest
from generator.model.problem import in_order

Links = Annotated[Literal["internal", "none"], typer.Option("--links", help="Which links of the built site to follow.")]
Sources = Annotated[
    Path | None,
    typer.Option("--sources", help="The folder of the texts as received: looks up every quotation.", metavar="DIR"),
]


def check(
    content: Content = CONTENT,
    output: Output = SITE,
    strict: Strict = False,
    links: Links = "internal",
    sources: Sources = None,
    style: Annotated[Format, typer.Option("--format", help="How to print the problems.")] = "text",
) -> None:
    """Check the content, the links of the built site and, with --sources, the quotations."""
    settings = load_settings(content)
    site = _site(output) if links == "internal" else None
    if sources is not None and not sources.is_dir():
        refuse(f"there is no folder `{sources}`")
    with working(content) as engine:
        gathered = gather(content, settings, engine)
    problems = list(gathered.problems)
    did = [f"{len(gathered.dossier.things)} pages of content"]
    if site is not None:
        followed = check_links(output, site.files, site.root)
        problems.extend(followed.problems)
        did.append(f"{followed.links} links")
    if sources is not None:
        verified = check_evidence(gathered.dossier, sources)
        problems.extend(verified.problems)
        did.append(f"{verified.quotations} quotations")
    found = in_order(problems)
    print_problems(found, style)
    say(f"{summary(found)} in {', '.join(did)}{'' if sources else '; quotations not looked up (--sources DIR)'}")
    if any(strict or problem.severity == "error" for problem in found):
        raise typer.Exit(PROBLEMS)


def _site(output: Path) -> Manifest:
    """What was built into the folder; where nothing was, says so and ends with exit code 2."""
    try:
        site = manifest(output)
    except OutputRefused as refused:
        refuse(str(refused))
    if not site.files:
        refuse(f"there is no site in `{output}`; run `dossier build` first, or check without it: `--links none`")
    return site
