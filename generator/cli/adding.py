"""The work of `dossier add`: foreign files are taken in, and each article begins a document with proposals."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import typer
from msgspec import Struct, structs

from generator.add.finding import Findings
from generator.add.intake.draft import Draft, Drafts, drafts_of
from generator.add.intake.holdings import Holdings
from generator.add.intake.not_taken import NotTaken
from generator.add.intake.take import GIVEN, Stated, Taken, received, take
from generator.add.predictions import prediction
from generator.add.propose.model import Model
from generator.add.propose.propose import Proposer
from generator.add.review.files import digests_by_document, proposals_path
from generator.add.review.merged import proposals_text
from generator.author.alone import alone
from generator.author.forms import keys_of
from generator.author.new import judged, tidy
from generator.cli.codes import PROBLEMS
from generator.cli.content import load_settings, refuse
from generator.cli.model import named_model
from generator.cli.questions import ask, at_terminal
from generator.cli.report import json_text, print_text, say
from generator.cli.saving import save
from generator.cli.sound import end_with_errors
from generator.cli.taken import lines_of
from generator.cli.work import working
from generator.model.lock import Lock
from generator.model.page import Actor, Document, Event, Rights
from generator.model.settings import Settings
from generator.pipeline import gather, read_pages
from generator.read.files import PRIVATE
from generator.read.lock import find_lock

_NOTHING = "nothing was added"
_WAITING = "another `dossier add` is at work here; this one goes on when that is done"


class _File(Struct, frozen=True):
    """A file that was named, its bytes, and the articles in it."""

    path: Path
    data: bytes
    articles: tuple[Taken, ...]


class _Pages(Struct, frozen=True):
    """The pages that a dossier has, as far as adding concerns them, and the ids that are not given again."""

    documents: tuple[Document, ...]
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    lock: Lock
    former_ids: frozenset[str]


class Wish(Struct, frozen=True, kw_only=True):
    """What the flags of `dossier add` say."""

    stated: Mapping[str, str]
    rights: Rights
    again: bool
    dry_run: bool
    as_json: bool
    model: str = ""


def add_files(files: Sequence[Path], content: Path, wish: Wish) -> None:
    """Takes in the articles of these files, all or none of them, while nobody else adds any."""
    settings = load_settings(content)
    stated = _stated(files, wish.stated)
    with nullcontext() if wish.dry_run else alone(content, lambda: say(_WAITING)):
        _add(files, content, settings, stated, wish)


def _add(files: Sequence[Path], content: Path, settings: Settings, stated: Stated, wish: Wish) -> None:
    sources = content / (settings.sources or PRIVATE)
    there, model = _what_is_there(content), named_model(wish.model)
    taken, whys = _taken(files, stated)
    holdings = Holdings(there.documents, there.lock, sources, digests_by_document(content))
    doubles = list(_known(taken, holdings))
    if wish.dry_run:
        _say_all(doubles)
        _print_found([one for file in taken for one in file.articles], there, wish.as_json, model)
        _end_with(whys)
        return
    _end_with((*whys, *(doubles if not wish.again else ())), _NOTHING)
    dated = _dated(taken)
    drafts = drafts_of(dated, content, sources, wish.rights, there.former_ids)
    found = _findings([taken for _, articles in dated for taken in articles], there, model)
    proposals = _proposals(content, settings, dated, drafts, found)
    save({**drafts.changes, **proposals})
    _print_added(dated, drafts, found, sources, wish.as_json)


# --- what is there -----------------------------------------------------------------------------------------


def _what_is_there(content: Path) -> _Pages:
    """The pages of a dossier, unlinked; where one cannot be read, says why and ends with exit code 1."""
    with working(content) as engine:
        readings, problems = read_pages(content, engine)
    lock, broken = find_lock(content)
    end_with_errors((*problems, *broken))
    pages = [reading.page for reading in readings if reading.page is not None]
    gone = {removed.document for removed in lock.removed if not removed.passage}
    return _Pages(
        documents=tuple(page for page in pages if isinstance(page, Document)),
        actors=tuple(page for page in pages if isinstance(page, Actor)),
        events=tuple(page for page in pages if isinstance(page, Event)),
        lock=lock,
        former_ids=frozenset((*gone, *(former.target for page in pages for former in page.formerly))),
    )


# --- what is said at the command line ----------------------------------------------------------------------


def _stated(files: Sequence[Path], flags: Mapping[str, str]) -> Stated:
    """The values of the flags; where one cannot be kept, says why and ends with exit code 2."""
    if flags["title"] and len(files) > 1:
        refuse("`--title` is the title of one article; add the files one at a time")
    for key, value in flags.items():
        why = _why_not(key, value)
        if why:
            refuse(f"`--{key}`: {why}")
    return Stated(**{key: tidy(value) for key, value in flags.items()})


def _why_not(key: str, value: str) -> str:
    return judged("document", keys_of("document")[key], value)[1]


# --- taking in ---------------------------------------------------------------------------------------------


def _taken(files: Sequence[Path], stated: Stated) -> tuple[list[_File], list[str]]:
    """The files that could be taken in, and why the others could not."""
    taken: list[_File] = []
    whys: list[str] = []
    for path in files:
        try:
            data = received(path)
            taken.append(_File(path, data, take(path.name, data, stated)))
        except NotTaken as refused:
            whys.append(f"`{path}` {refused}")
    return taken, whys


def _known(files: Sequence[_File], holdings: Holdings) -> Iterator[str]:
    """What the dossier has already, and what stands twice among these files."""
    for file in files:
        for taken in file.articles:
            known = holdings.known(taken.article)
            if known:
                yield f"`{file.path}` {known.clause}; `--again` adds it all the same"
            holdings.add(str(file.path), taken.article)


def _say_all(lines: Sequence[str]) -> None:
    for line in lines:
        say(f"dossier: {line}")


def _end_with(whys: Sequence[str], end: str = "") -> None:
    """Says what is wrong, if anything is, and ends with exit code 1."""
    _say_all(whys)
    if whys:
        if end:
            say(end)
        raise typer.Exit(PROBLEMS)


# --- the date of publication -------------------------------------------------------------------------------


def _dated(files: Sequence[_File]) -> list[tuple[bytes, tuple[Taken, ...]]]:
    """The articles, each with a date that is stated, or that a person has given or confirmed."""
    if not at_terminal():
        _end_with([why for file in files for taken in file.articles if (why := _undated(file, taken))], _NOTHING)
    return [(file.data, tuple(_asked(file, taken) for taken in file.articles)) for file in files]


def _is_dated(taken: Taken) -> bool:
    return taken.date_given or taken.article.date_basis == "stated"


def _undated(file: _File, taken: Taken) -> str:
    """Why the date of an article is not enough to go on without asking."""
    article = taken.article
    if _is_dated(taken):
        return ""
    if article.date:
        return f"`{file.path}` was perhaps published on {article.date}: {article.date_note} Say so with `--date DATE`"
    return f"`{file.path}` does not say when it was published; say it with `--date DATE`"


def _asked(file: _File, taken: Taken) -> Taken:
    article = taken.article
    if _is_dated(taken):
        return taken
    reason = article.date_note or "Nothing in it says when."
    say(f"{file.path}: the date of publication is not stated. {reason}")
    day = ask("Date of publication, in EDTF", _date, article.date)
    if day == article.date:
        return taken
    return structs.replace(taken, article=structs.replace(article, date=day, date_basis="inferred", date_note=GIVEN))


def _date(written: str) -> str:
    why = _why_not("date", written) or ("" if written.strip() else "`date` is empty")
    if why:
        raise typer.BadParameter(why)
    return tidy(written)


# --- what is found, written and printed --------------------------------------------------------------------


def _findings(articles: Sequence[Taken], there: _Pages, model: Model | None) -> list[Findings]:
    proposer = Proposer(there.actors, there.events, model)
    return [proposer.propose(taken.article) for taken in articles]


def _proposals(
    content: Path,
    settings: Settings,
    dated: Sequence[tuple[bytes, tuple[Taken, ...]]],
    drafts: Drafts,
    found: Sequence[Findings],
) -> dict[Path, bytes | None]:
    """For each draft a file of what a maintainer may accept, with the digests of its source."""
    with working(content) as engine:
        dossier = gather(content, settings, engine).dossier
    articles = [taken.article for _, of_file in dated for taken in of_file]
    return {
        proposals_path(content, draft.id): proposals_text(
            draft.id, article.text, findings, dossier, article.known_by
        ).encode()
        for article, draft, findings in zip(articles, drafts.drafts, found, strict=True)
    }


def _print_found(articles: Sequence[Taken], there: _Pages, as_json: bool, model: Model | None) -> None:
    found = _findings(articles, there, model)
    both = tuple(zip(articles, found, strict=True))
    if as_json:
        known = {actor.id for actor in there.actors}
        records = [prediction(taken.article, findings, known) for taken, findings in both]
        if records:
            print(json_text(records[0] if len(records) == 1 else records))
        return
    for taken, findings in both:
        print_text("\n".join(lines_of(taken, findings)))


def _print_added(
    dated: Sequence[tuple[bytes, tuple[Taken, ...]]],
    drafts: Drafts,
    found: Sequence[Findings],
    sources: Path,
    as_json: bool,
) -> None:
    articles = [taken for _, articles in dated for taken in articles]
    for taken, draft, findings in zip(articles, drafts.drafts, found, strict=True):
        for line in lines_of(taken, findings):
            say(line)
        say(f"  written     {draft.path}, from {sources / draft.source}")
        say(f"  next        dossier review {draft.id}")
        if not as_json:
            print(draft.path)
    if as_json:
        print(json_text([_record(taken, draft) for taken, draft in zip(articles, drafts.drafts, strict=True)]))


def _record(taken: Taken, draft: Draft) -> Mapping[str, Any]:
    """What was written, for programs."""
    article = taken.article
    return {
        "id": draft.id,
        "path": str(draft.path),
        "source": draft.source,
        "received": article.received,
        "form": article.form,
        "encoding": taken.encoding,
        "title": article.title,
        "publisher": article.publisher,
        "date": article.date,
        "date_basis": article.date_basis,
        "url": article.url,
        "boilerplate": [article.text[span.start : span.end] for span in article.boilerplate],
    }
