"""`dossier check`: content, built site and quotations, every fault in one run."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from generator.author.lock import renewed, with_sealed, write_lock
from generator.check.evidence import verify
from generator.check.links import Checked, begin_links
from generator.check.published import check_published
from generator.check.sealed import check_lock, check_sources
from generator.cli.build import Output
from generator.cli.codes import PROBLEMS
from generator.cli.content import CONTENT, SITE, Content, Strict, load_settings, refuse
from generator.cli.coverage import coverage_json, coverage_text
from generator.cli.explain import explain
from generator.cli.report import Format, print_problems, say, summary
from generator.cli.work import working
from generator.derive.ledger.ledger import ledger
from generator.engine.manifest import Manifest, OutputRefused, manifest
from generator.model.dossier import Dossier
from generator.model.lock import Lock
from generator.model.problem import Problem, in_order
from generator.model.settings import Settings
from generator.pipeline import Gathered, gather
from generator.read.files import PRIVATE
from generator.read.lock import FILE as LOCK
from generator.read.sources import has_source, read_sources

Links = Annotated[Literal["internal", "none"], typer.Option("--links", help="Which links of the built site to follow.")]
Sources = Annotated[
    Path | None,
    typer.Option(
        "--sources",
        help="The texts as received, for looking up every quotation; else the folder that dossier.toml names.",
        metavar="DIR",
    ),
]


UpdateLock = Annotated[
    bool, typer.Option("--update-lock", help="Seal what was found in the sources in content/passages.lock.")
]


Coverage = Annotated[
    bool,
    typer.Option("--coverage", help="Count what each claim of the content rests on; look at nothing else."),
]


def check(
    content: Content = CONTENT,
    output: Output = SITE,
    strict: Strict = False,
    links: Links = "internal",
    sources: Sources = None,
    update_lock: UpdateLock = False,
    style: Annotated[Format, typer.Option("--format", help="How to print the problems.")] = "text",
    as_json: Annotated[bool, typer.Option("--json", help="The same as `--format json`.")] = False,
    coverage: Coverage = False,
    rule: Annotated[
        str | None,
        typer.Option("--explain", help="Say why there is a rule, and check nothing; `all` lists them.", metavar="RULE"),
    ] = None,
) -> None:
    """Check the content, the links of the built site and, against the sources or the lock, the quotations."""
    if rule is not None:
        explain(rule)
        return
    settings = load_settings(content)
    style = "json" if as_json else style
    if coverage:
        _count(content, settings, strict, style)
        return
    site = _site(output) if links == "internal" else None
    folders = _folders(settings, content, sources, update_lock)
    with working(content) as engine:
        follow = begin_links(output, engine, site.files, site.root) if site is not None else None
        work = _Work(gather(content, settings, engine), content)
        if follow is not None:
            work.add_links(follow())
    if folders:
        work.look_up(folders, output, site, update_lock, sources is not None)
    else:
        work.compare_with_lock()
    found = in_order(work.problems)
    print_problems(found, style)
    say(f"{summary(found)} in {', '.join(work.did)}")
    if any(strict or problem.severity == "error" for problem in found):
        raise typer.Exit(PROBLEMS)


def _count(content: Path, settings: Settings, strict: bool, style: Format) -> None:
    """The counts are the result, and stand on stdout alone; the problems of the content go to stderr.

    Content with an error is not counted: what it says does not hold together yet.
    """
    with working(content) as engine:
        gathered = gather(content, settings, engine)
    print_problems(gathered.problems, "github" if style == "github" else "text", to_stderr=True)
    if gathered.is_sound():
        claims = ledger(gathered.dossier)
        print(coverage_json(claims) if style == "json" else coverage_text(claims))
    say(summary(gathered.problems))
    if not gathered.is_sound(strict):
        raise typer.Exit(PROBLEMS)


class _Work:
    """One check: its problems so far, and in words what it has looked at."""

    def __init__(self, gathered: Gathered, content: Path) -> None:
        self.problems = [*gathered.problems]
        self.did = [f"{len(gathered.dossier.things)} pages of content"]
        self._gathered = gathered
        self._content = content

    def add_links(self, followed: Checked) -> None:
        self.problems.extend(followed.problems)
        self.did.append(f"{followed.links} links")

    def compare_with_lock(self) -> None:
        dossier = self._gathered.dossier
        self.problems.extend(self._unlike_the_lock())
        count = sum(len(passage.quotes) for passage in dossier.passages.values())
        self.did.append(f"{count} quotations, by the lock alone (--sources DIR looks them up)")

    def look_up(
        self, folders: Sequence[Path], output: Path, site: Manifest | None, update_lock: bool, every: bool
    ) -> None:
        """Without `every`, a document that is sealed is not missed in the folders: its lock stands for its source."""
        dossier = self._gathered.dossier
        today = datetime.now(UTC).date().isoformat()
        absent: frozenset[str] = frozenset() if every else _sealed_only(dossier, folders)
        there = (document for id, document in dossier.documents.items() if id not in absent)
        texts, unreadable = read_sources(there, folders)
        verified = verify(dossier, texts, today)
        self.problems.extend((*unreadable, *verified.problems))
        self.did.append(f"{verified.quotations} quotations")
        if site is not None:
            self.problems.extend(check_published(output, site.files, dossier, texts))
            self.did.append(f"the words of {len(site.files)} files against {len(texts)} sources")
        if update_lock:
            self._seal(with_sealed(verified.lock, dossier.lock, absent), today)
        else:
            unlike = (*verified.problems, *self._unlike_the_lock())
            self.problems.extend(unlike)
            self.problems.extend(check_sources(dossier, verified.lock, {problem.path for problem in unlike}))

    def _unlike_the_lock(self) -> tuple[Problem, ...]:
        """What is not as it was sealed; with a lock that cannot be read there is nothing to compare."""
        if any(problem.rule == "lock-is-whole" for problem in self.problems):
            return ()
        return tuple(check_lock(self._gathered.dossier, str(self._content / LOCK)))

    def _seal(self, found: Lock, today: str) -> None:
        if any(problem.severity == "error" for problem in self.problems):
            say("there are errors; the lock is as it was")
            return
        dossier = self._gathered.dossier
        write_lock(self._content, renewed(dossier.lock, found, dossier.formerly, today))
        count = sum(len(document.passages) for document in found.documents)
        say(f"{count} passages of {len(found.documents)} documents are sealed in {self._content / LOCK}")


def _folders(settings: Settings, content: Path, named: Path | None, update_lock: bool) -> tuple[Path, ...]:
    """The folders of the sources: the one that is named, and that of the settings, if it is there."""
    if named is not None and not named.is_dir():
        refuse(f"there is no folder `{named}`")
    usual = content / (settings.sources or PRIVATE)
    folders = (*((named,) if named else ()), *((usual,) if usual.is_dir() else ()))
    if update_lock and not folders:
        refuse("the lock is made from the sources; name their folder with `--sources DIR`")
    return folders


def _sealed_only(dossier: Dossier, folders: Sequence[Path]) -> frozenset[str]:
    """The documents that are sealed and whose source is in none of the folders."""
    sealed = (document.id for document in dossier.lock.documents if document.id in dossier.documents)
    return frozenset(id for id in sealed if not any(has_source(dossier.documents[id], folder) for folder in folders))


def _site(output: Path) -> Manifest:
    """What was built into the folder; where nothing was, says so and ends with exit code 2."""
    try:
        site = manifest(output)
    except OutputRefused as refused:
        refuse(str(refused))
    if not site.files:
        refuse(f"there is no site in `{output}`; run `dossier build` first, or check without it: `--links none`")
    return site
