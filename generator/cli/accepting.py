"""The work of `dossier review`: what is accepted is judged, written, and told with all that it changes."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import typer

from generator.add.changes import changes
from generator.add.review.accepted import Ground
from generator.add.review.files import Loaded, documents_with_proposals, load_sheet, proposals_path
from generator.add.review.judged import Judge, Settled, settled
from generator.add.review.lines import line_of
from generator.add.review.sheet import Sheet, sheet_text
from generator.author.files import ContentChanged
from generator.check.evidence import verify
from generator.cli.codes import PROBLEMS
from generator.cli.content import load_settings, refuse
from generator.cli.questions import at_terminal
from generator.cli.report import print_problems, say
from generator.cli.reviewing import reviewed
from generator.cli.saving import save
from generator.cli.sound import sound
from generator.cli.suggesting import named_documents, other_text, sources_of
from generator.cli.work import working
from generator.derive.facts import derive
from generator.engine.engine import Engine
from generator.model.dossier import Dossier
from generator.model.problem import Problem
from generator.model.settings import Settings
from generator.model.source import Source
from generator.pipeline import Gathered, gather, gathered
from generator.read.files import PROPOSALS, find_sources
from generator.read.sources import SourceText

_NOTHING = "nothing was written"


def review_all(content: Path, document: str | None, apply: bool) -> None:
    """Reviews the proposals for a document, else for all that have some; with `apply` without asking."""
    settings = load_settings(content)
    with working(content) as engine:
        now = gather(content, settings, engine)
        dossier = sound(now)
        wanted = named_documents(dossier, (document,)) if document else _with_proposals(content, now)
        if not apply and not at_terminal():
            refuse("a review needs a terminal; `dossier review --apply` writes what is marked `[x]` in the files")
        for id in wanted:
            _loaded(content, id)
        texts, _ = sources_of(content, settings, dossier, wanted)
        writing = _Writing(content, settings, engine, texts)
        is_whole = True
        for id in wanted:
            loaded = _loaded(content, id)
            if id in texts and _is_of_another_text(content, dossier, loaded, texts[id]):
                is_whole = False
                continue
            if not apply and loaded.sheet.lines and not reviewed(content, loaded, texts.get(id)):
                break
            is_whole &= writing.write(_loaded(content, id))
    if not is_whole:
        raise typer.Exit(PROBLEMS)


def _with_proposals(content: Path, now: Gathered) -> Sequence[str]:
    """The documents with a file of proposals that is not empty; where there is none, says so."""
    there = [id for id in documents_with_proposals(content) if id in now.dossier.documents]
    for id in documents_with_proposals(content):
        if id not in now.dossier.documents:
            say(f"{proposals_path(content, id)}: there is no document `{id}`; its proposals are left alone")
    waiting = [id for id in there if _loaded(content, id).sheet.lines]
    if not waiting:
        say(f"there are no proposals in {content / PROPOSALS}; `dossier suggest` looks for some")
    return waiting


def _loaded(content: Path, document: str) -> Loaded:
    """A file that can be read whole; else says why and ends with exit code 1: what is not understood would be lost."""
    loaded = load_sheet(content, document)
    if loaded.problems:
        print_problems(loaded.problems, "text", to_stderr=True)
        say("nothing is changed before the proposals can be read")
        raise typer.Exit(PROBLEMS)
    return loaded


def _is_of_another_text(content: Path, dossier: Dossier, loaded: Loaded, source: SourceText) -> bool:
    """Whether the places of the proposals are those of another text; says so."""
    problems = other_text(content, dossier, loaded, source)
    if problems:
        print_problems(problems, "text", to_stderr=True)
        say(f"nothing of {proposals_path(content, loaded.sheet.document)} is written")
    return bool(problems)


class _Writing:
    """Writes what is accepted of one document after the other; each is judged beside what stands there by then."""

    def __init__(self, content: Path, settings: Settings, engine: Engine, texts: dict[str, SourceText]) -> None:
        self._content = content
        self._settings = settings
        self._engine = engine
        self._texts = texts

    def write(self, loaded: Loaded) -> bool:
        """Writes what is accepted in a file of proposals; gives whether nothing of it was refused."""
        sheet = loaded.sheet
        path = proposals_path(self._content, sheet.document)
        if not any(proposal.accepted for proposal in sheet.proposals):
            say(f"nothing in {path} is marked `[x]`" if sheet.lines else f"there is no proposal in {path}")
            return True
        now = gather(self._content, self._settings, self._engine)
        sources, _ = find_sources(self._content)
        ground = Ground(self._content, sources, sound(now))
        if sheet.document not in ground.dossier.documents:
            say(f"{path}: there is no document `{sheet.document}` any more; its proposals are left alone")
            return False
        judge = self._judge(ground, sheet.document)
        try:
            source = self._texts.get(sheet.document)
            result = settled(ground, sheet, source, judge(sources), judge)
        except ContentChanged as changed:
            refuse(f"`{changed}` was changed at the same time; {_NOTHING}")
        if result.written:
            changes = {**result.changes, path: sheet_text(result.sheet).encode()}
            save(changes, _NOTHING, {**result.before, path: loaded.data})
        self._tell(now, result)
        return not result.refused

    def _judge(self, ground: Ground, document: str) -> Judge:
        """Reads the content as a build would, and looks the quotations of the document up where its source is."""
        texts = {document: self._texts[document]} if document in self._texts else {}

        def judge(sources: Sequence[Source]) -> Sequence[Problem]:
            found = gathered(sources, self._settings, ground.dossier.lock, self._engine)
            return (*found.problems, *verify(found.dossier, texts, "").problems)

        return judge

    def _tell(self, now: Gathered, result: Settled) -> None:
        """The files written, what that changes, what is still to do, and what was refused."""
        for path in sorted(result.changes) if result.written else ():
            print(path)
        if result.written:
            after = gathered(result.sources, self._settings, now.dossier.lock, self._engine)
            for line in changes(derive(now.dossier, self._engine), derive(after.dossier, self._engine)):
                print(line)
        wanting = [problem for problem in result.news if problem.rule == "passage-has-words"]
        print_problems((problem for problem in result.news if problem not in wanting), "text", to_stderr=True)
        for account, count in Counter(problem.path for problem in wanting).items():
            passages = "1 passage" if count == 1 else f"{count} passages"
            wait = "waits" if count == 1 else "wait"
            say(f"{passages} in {account} {wait} for your own words, where the three dots stand")
        for note in result.notes:
            say(note)
        for refusal in result.refused:
            say(f"not written: {line_of(refusal.proposal)}")
            say(f"  {refusal.why}")
        say(f"{len(result.written)} written, {len(result.refused)} not, {_open(result.sheet)} open")
        if result.written:
            say("seal the new passages once their account is yours: `dossier check --sources DIR --update-lock`")


def _open(sheet: Sheet) -> int:
    return sum(not proposal.accepted for proposal in sheet.proposals)
