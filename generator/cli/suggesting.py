"""The work of `dossier suggest`: sources are read again, and what is new stands beside what was proposed before."""

import re
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import typer

from generator.add.article import Article, Form
from generator.add.intake.take import set_aside
from generator.add.propose.model import Model
from generator.add.propose.propose import Proposer
from generator.add.review.files import Loaded, load_sheet, proposals_path
from generator.add.review.located import why_other
from generator.add.review.merged import MOST, proposed
from generator.add.review.sheet import SECTIONS, Sheet, sheet_text
from generator.cli.codes import PROBLEMS
from generator.cli.content import load_settings, refuse
from generator.cli.model import named_model
from generator.cli.report import print_problems, say
from generator.cli.saving import UNCHANGED, save
from generator.cli.sound import sound
from generator.cli.work import working
from generator.model.dossier import Dossier
from generator.model.page import Document
from generator.model.problem import Problem, did_you_mean
from generator.model.settings import Settings
from generator.pipeline import gather
from generator.read.files import PRIVATE, shown
from generator.read.sources import SourceText, read_sources

_FORMS: dict[str, Form] = {".pdf": "pdf", ".html": "html", ".htm": "html", ".xhtml": "html"}


def suggest_for(content: Path, documents: Sequence[str], model: str = "") -> None:
    """Proposes for the documents that are named, else for all whose source is there."""
    settings, names = load_settings(content), named_model(model)
    with working(content) as engine:
        dossier = sound(gather(content, settings, engine))
    wanted = named_documents(dossier, documents)
    texts, missing = sources_of(content, settings, dossier, wanted)
    sheets, problems = _proposed(content, dossier, texts, content / (settings.sources or PRIVATE), names)
    _write(content, sheets)
    for loaded, after in sheets:
        print(f"{proposals_path(content, after.document)}: {_counted(loaded.sheet, after)}")
    problems = [*problems, *(missing if documents else ())]
    for problem in () if documents else missing:
        say(f"{problem.path}: {problem.message}; nothing is proposed for it")
    if problems:
        print_problems(problems, "text", to_stderr=True)
        raise typer.Exit(PROBLEMS)


def named_documents(dossier: Dossier, named: Sequence[str]) -> tuple[str, ...]:
    """The documents that are named, each once, else all; one that is not there ends the command with exit code 2."""
    for id in named:
        if id not in dossier.documents:
            hint = did_you_mean(id, dossier.documents)
            refuse(f"there is no document `{id}`{'; ' if hint else ''}{hint}")
    return tuple(dict.fromkeys(named)) or tuple(dossier.documents)


def sources_of(
    content: Path, settings: Settings, dossier: Dossier, ids: Sequence[str]
) -> tuple[dict[str, SourceText], tuple[Problem, ...]]:
    """The sources of these documents, and what is wrong with those that cannot be had."""
    return read_sources([dossier.documents[id] for id in ids], (content / (settings.sources or PRIVATE),))


def article_of(document: Document, source: SourceText, form: Form) -> Article:
    """The article as which a document was received, as far as the document still says."""
    return Article(
        name=document.source,
        form=form,
        text=source.text,
        boilerplate=set_aside(source.text, form),
        received=sha256(source.data).hexdigest(),
        title=document.title,
        publisher=document.publisher,
        author=document.author,
        date=document.date.date.edtf,
        date_basis=document.date.basis,
        date_note=document.date.note,
        url=document.url,
        language=document.language,
    )


def _form_of(source: str, folder: Path) -> Form:
    """What a text was before it was extracted: beside `article.pdf.txt` lies `article.pdf` as received."""
    received = source.removesuffix(".txt")
    names = {received, re.sub(r"-[0-9]+\Z", "", received)} - {source}
    ends = [Path(name).suffix for name in names if (folder / name).is_file()]
    return next((_FORMS.get(end, "archive") for end in ends), "text")


def _proposed(
    content: Path, dossier: Dossier, texts: dict[str, SourceText], folder: Path, model: Model | None
) -> tuple[list[tuple[Loaded, Sheet]], list[Problem]]:
    """Each file as it is and its sheet after; one that cannot be read is a problem, and stays as it is."""
    proposer = Proposer(tuple(dossier.actors.values()), tuple(dossier.events.values()), model)
    sheets: list[tuple[Loaded, Sheet]] = []
    problems: list[Problem] = []
    for id, source in texts.items():
        loaded, document = load_sheet(content, id), dossier.documents[id]
        faults = (*loaded.problems, *other_text(content, dossier, loaded, source))
        problems.extend(faults)
        if not faults:
            findings = proposer.propose(article_of(document, source, _form_of(document.source, folder)))
            sheets.append((loaded, proposed(loaded.sheet, source, findings, dossier)))
    return sheets, problems


def other_text(content: Path, dossier: Dossier, loaded: Loaded, source: SourceText) -> tuple[Problem, ...]:
    """Why the source of a document is not the text that its proposals were found in, or that was sealed."""
    document = dossier.documents[loaded.sheet.document]
    return tuple(why_other(document, source, loaded, shown(proposals_path(content, document.id)), dossier.lock))


def _write(content: Path, sheets: Sequence[tuple[Loaded, Sheet]]) -> None:
    wanted = ((loaded, after) for loaded, after in sheets if after.lines or loaded.data is not None)
    new = [(loaded, after) for loaded, after in wanted if after != loaded.sheet]
    changes = {proposals_path(content, after.document): sheet_text(after).encode() for _, after in new}
    before = {proposals_path(content, after.document): loaded.data for loaded, after in new}
    if changes:
        save(changes, UNCHANGED, before)


def _counted(before: Sheet, after: Sheet) -> str:
    """`12 new (3 actors, 9 statements), 14 open`."""
    there = {each.id for each in before.proposals}
    kinds = Counter(each.id[0] for each in after.proposals if each.id not in there)
    listed = ", ".join(_of_kind(letter, kinds[letter]) for letter in SECTIONS if kinds[letter])
    waiting = sum(not each.accepted for each in after.proposals)
    full = f"; a file holds {MOST:,} at most" if len(after.proposals) >= MOST else ""
    return f"{kinds.total()} new{f' ({listed})' if listed else ''}, {waiting} open{full}"


def _of_kind(letter: str, count: int) -> str:
    noun = SECTIONS[letter].lower()
    return f"{count} {noun.removesuffix('s') if count == 1 else noun}"
