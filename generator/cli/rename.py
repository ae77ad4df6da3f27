"""`dossier rename`: a thing gets another id, and everything that names it names it so."""

from pathlib import Path
from typing import Annotated

import typer

from generator.author.files import ContentChanged
from generator.author.rename import Prospect, Renaming, prospect, why_not
from generator.cli.codes import PROBLEMS
from generator.cli.content import CONTENT, Content, load_settings, refuse
from generator.cli.report import print_problems, say, summary
from generator.cli.saving import save
from generator.cli.work import working
from generator.engine.engine import Engine
from generator.pipeline import Gathered, gather, gathered
from generator.read.files import find_sources


def rename(
    old: Annotated[str, typer.Argument(help="The id that it has.", metavar="OLD", show_default=False)],
    new: Annotated[str, typer.Argument(help="The id that it gets.", metavar="NEW", show_default=False)],
    content: Content = CONTENT,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
) -> None:
    """Give a thing another id, in its file and wherever it is named; its old address leads to the new one."""
    settings = load_settings(content)
    with working(content) as engine:
        now = gather(content, settings, engine)
        _refuse_unsound(now)
        reason = why_not(now.dossier, content, old, new)
        if reason:
            refuse(reason)
        renamed = _prospect(content, now, old, new)
        _refuse_harm(renamed, engine)
    if not dry_run:
        save(renamed.changes, "nothing was renamed")
    _print(renamed, now, content, old, new)
    say(f"`{old}` {'would be' if dry_run else 'is'} `{new}`{'; nothing was changed' if dry_run else ''}")


def _refuse_unsound(now: Gathered) -> None:
    """In a file with a fault a reference may stand that cannot be seen."""
    if not now.is_sound():
        print_problems(now.problems, "text", to_stderr=True)
        say(f"{summary(now.problems)}; nothing is renamed before they are mended")
        raise typer.Exit(PROBLEMS)


def _prospect(content: Path, now: Gathered, old: str, new: str) -> Prospect:
    page = next(page for page in now.dossier.pages() if page.id == old)
    sources, _ = find_sources(content)
    try:
        return prospect(content, sources, now.dossier, Renaming(page, old, new))
    except ContentChanged as changed:
        refuse(f"`{changed}` was changed at the same time; nothing was renamed")


def _refuse_harm(renamed: Prospect, engine: Engine) -> None:
    """What would be written is read first, as a build would read it."""
    after = gathered(renamed.sources, renamed.settings, renamed.lock, engine)
    harm = next((problem for problem in after.problems if problem.severity == "error"), None)
    if harm:
        refuse(f"this cannot be renamed: in `{harm.path}` it would bring the error {harm.rule}: {harm.message}")


def _print(renamed: Prospect, now: Gathered, content: Path, old: str, new: str) -> None:
    """The file, then each file in which an id was rewritten, in the order of their paths."""
    path = next(page.path for page in now.dossier.pages() if page.id == old)
    print(f"{path} -> {Path(path).with_name(f'{new}.md')}")
    for rewritten in sorted(renamed.rewritten, key=lambda rewritten: rewritten.path):
        print(f"{rewritten.path}: {rewritten.count} reference{'s'[: rewritten.count != 1]}")
    if renamed.lock != now.dossier.lock:
        print(f"{content / 'passages.lock'}: sealed anew")
