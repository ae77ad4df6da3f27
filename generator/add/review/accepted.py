"""Accepting: what accepted proposals make of the content, prepared in memory, file by file.

Actors and events become files of their own, names stand in the file of their actor, and what is said of the source
becomes passages of its document. Nothing is written here; whoever asks reads the result before.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

from msgspec import Struct, structs

from generator.add.review.account import (
    Told,
    event_told,
    figure_told,
    insertions,
    office_told,
    statement_told,
    title_of,
)
from generator.add.review.candidates import names_of, same_event
from generator.add.review.fact import ActorFact, EventFact, Fact, FigureFact, NameFact, Place, Proposal, StatementFact
from generator.add.review.wanting import wanting
from generator.author.edits import Edit, edited, spliced
from generator.author.files import Before, ContentChanged, as_read
from generator.author.frontmatter import item, record
from generator.author.ids import page_path, propose_id
from generator.author.lists import added
from generator.author.new import page_text
from generator.model.dossier import Dossier
from generator.model.lock import Lock
from generator.model.page import UNKNOWN, Actor
from generator.model.source import Kind, Source
from generator.model.urls import ID_LENGTH
from generator.read.faults import Faults
from generator.read.files import digest_of
from generator.read.frontmatter import split_front_matter
from generator.read.wording import normal


class Ground(Struct, frozen=True):
    """The content as it is: its folder, its files as they were read, and the dossier that they make."""

    content: Path
    sources: tuple[Source, ...]
    dossier: Dossier


class Drafted(Struct, frozen=True):
    """The content as it would be: what it is read from, and what would be written.

    `before` is what stands in each of these files now. `events` are the ids that accepted events have, by the ids of
    their proposals; `unfit` says of a proposal, by its id, why it cannot be written. `left` is what remains open of
    those that are written in part, and `notes` say what they want.
    """

    sources: tuple[Source, ...]
    changes: Mapping[Path, bytes]
    before: Before
    events: Mapping[str, str]
    unfit: Mapping[str, str]
    left: Mapping[str, Proposal]
    notes: tuple[str, ...]


def drafted(ground: Ground, document: str, proposals: Sequence[Proposal]) -> Drafted:
    """What the content becomes with these facts; raises ContentChanged."""
    draft = _Draft(ground, document)
    for kind in (ActorFact, NameFact, EventFact, StatementFact, FigureFact):
        for proposal in proposals:
            if isinstance(proposal.fact, kind):
                draft.take(proposal)
    draft.tell()
    return Drafted(
        sources=tuple(draft.read()),
        changes=draft.changes(),
        before=draft.before,
        events=draft.events,
        unfit=draft.unfit,
        left=draft.left,
        notes=tuple(draft.notes),
    )


class _Unfit(Exception):
    """A fact cannot be written as it stands; the message says why."""


class _File(Struct, frozen=True):
    """A file that is edited or made: its bytes and its text."""

    kind: Kind
    id: str
    data: bytes
    text: str


class _Draft:
    """Takes facts one after the other; passages are numbered when all of them are known."""

    def __init__(self, ground: Ground, document: str) -> None:
        self._ground = ground
        self._dossier = ground.dossier
        self._document = ground.dossier.documents[document]
        self._files: dict[Path, _File] = {}
        self._made: set[Path] = set()
        self._told: list[tuple[Told, str]] = []
        self._offices: dict[str, tuple[Path, ActorFact]] = {}
        self._names = {id: actor.name.text for id, actor in ground.dossier.actors.items()}
        self.before: dict[Path, bytes | None] = {}
        self.events: dict[str, str] = {}
        self.unfit: dict[str, str] = {}
        self.left: dict[str, Proposal] = {}
        self.notes: list[str] = []

    def take(self, proposal: Proposal) -> None:
        """Takes a fact, or notes why it cannot be written."""
        fact, place = proposal.fact, proposal.place
        try:
            match fact:
                case ActorFact():
                    self._actor(proposal, fact)
                case NameFact():
                    self._name(fact)
                case EventFact():
                    self._event(proposal.id, fact, place)
                case StatementFact():
                    self._tell(statement_told(fact, place, self._names))
                case FigureFact():
                    self._figure(fact, place)
        except _Unfit as unfit:
            self.unfit[proposal.id] = str(unfit)

    def tell(self) -> None:
        """Writes the passages in the order of the source, and what rests on them."""
        ordered = sorted(self._told, key=lambda each: (each[0].place.first, each[0].place.last))
        first = _next_passage(self._dossier.lock, self._document.id, self._numbers())
        numbered = [(number, told, owner) for number, (told, owner) in enumerate(ordered, first)]
        for number, _, owner in numbered:
            if owner in self._offices:
                self._write_office(*self._offices[owner], number)
        if numbered:
            path = Path(self._document.path)
            lines = ((told.place.first, told.line(number)) for number, told, _ in numbered)
            self._edit(path, *insertions(self._file(path).text, lines))

    def read(self) -> Iterator[Source]:
        """The sources as they would be read, in the order of their paths."""
        now = {Path(source.path): source for source in self._ground.sources}
        for path, file in self._files.items():
            now[path] = Source(str(path), file.kind, file.id, file.text, digest_of(str(path), file.text))
        return (now[path] for path in sorted(now, key=lambda path: path.parts))

    def changes(self) -> Mapping[Path, bytes]:
        """What would stand in each file."""
        return {path: file.data for path, file in self._files.items()}

    # --- facts -------------------------------------------------------------------------------------------

    def _actor(self, proposal: Proposal, fact: ActorFact) -> None:
        """A new actor; of one who is there under that id and name by now what is new of it."""
        known = self._dossier.actors.get(fact.actor)
        if known is None:
            self._make_actor(fact)
        elif normal(known.name.text) != normal(fact.name):
            raise _Unfit(f"`{fact.actor}` is the id of another page")
        elif known.kind != fact.kind:
            raise _Unfit(f"`{fact.actor}` is of the kind `{known.kind}` in the dossier")
        path = page_path(self._ground.content, "actor", fact.actor)
        forms = [form for form in fact.also if form not in names_of(known)]
        for form in forms:
            self._add(path, "aliases", item(form))
        if self._served(proposal, fact, known):
            return
        wants = _wants(fact)
        if wants and known and not forms:
            raise _Unfit(wants)
        if wants:
            self.left[proposal.id] = structs.replace(proposal, accepted=False, fact=structs.replace(fact, also=()))
            self.notes.append(f"{wants}; {fact.name} is written, and the line stays open for it")

    def _make_actor(self, fact: ActorFact) -> None:
        path = self._new_path("actor", fact.actor)
        self._make(path, "actor", fact.actor, page_text("actor", {"name": fact.name, "kind": fact.kind}))
        self._names[fact.actor] = fact.name

    def _served(self, proposal: Proposal, fact: ActorFact, known: Actor | None) -> bool:
        """Writes whom an actor serves and as what, unless that is known; gives whether it could be written."""
        path = page_path(self._ground.content, "actor", fact.actor)
        if fact.of and fact.office:
            if (fact.office, fact.of) not in _offices_of(known):
                self._offices[proposal.id] = path, fact
                self._tell(office_told(fact.name, fact.office, proposal.place), proposal.id)
            return True
        if fact.of and fact.kind != "person":
            if fact.of not in _wholes_of(known):
                self._add(path, "part_of", item(fact.of))
            return True
        return False

    def _write_office(self, path: Path, fact: ActorFact, number: int) -> None:
        evidence = f"{self._document.id}#p{number}"
        self._add(path, "offices", record((("title", fact.office), ("of", fact.of), ("evidence", (evidence,)))))

    def _name(self, fact: NameFact) -> None:
        path = page_path(self._ground.content, "actor", fact.actor)
        if fact.actor not in self._names:
            raise _Unfit(f"there is no actor `{fact.actor}`")
        if fact.form in names_of(self._dossier.actors.get(fact.actor)):
            return
        self._add(path, "metonyms" if fact.metonym else "aliases", item(fact.form))

    def _event(self, id: str, fact: EventFact, place: Place) -> None:
        _check_whole(fact)
        known = fact.known or same_event(fact, self._dossier)
        if known and known not in self._dossier.events:
            raise _Unfit(f"there is no event `{known}`")
        title = self._dossier.events[known].title if known else title_of(fact, self._names)
        self.events[id] = known or self._new_event(fact, title)
        self._tell(event_told(title, self.events[id], fact.attributes, place))

    def _new_event(self, fact: EventFact, title: str) -> str:
        slug = propose_id(self._ground.content, "event", {"title": title})
        if not slug:
            raise _Unfit('an event needs a title with a letter or digit: add `titled "…"`')
        date = re.sub(r"[^0-9a-z]+", "-", fact.edtf.lower()).strip("-")
        ends = (f"-{date}" if number == 1 else f"-{date}-{number}" for number in count(1))
        possible = (f"{slug[: ID_LENGTH - len(end)].rstrip('-')}{end}" for end in ends)
        id = next(id for id in possible if self._is_free(id))
        values = {
            "title": title,
            "date": fact.edtf,
            "date_basis": "inferred" if fact.inferred else "stated",
            "date_note": fact.inferred,
            "type": fact.type,
            "status": "" if fact.status == "occurred" else fact.status,
            "place": fact.place,
            "outcome": UNKNOWN if fact.status == "planned" else "",
        }
        path = self._new_path("event", id)
        self._make(path, "event", id, page_text("event", values))
        for key, ids in (("actor", fact.actor), ("recipient", fact.recipient)):
            for actor in ids:
                self._add(path, key, item(actor))
        return id

    def _figure(self, fact: FigureFact, place: Place) -> None:
        measures = dict(self._dossier.settings.measures)
        if fact.measure and fact.measure not in measures:
            raise _Unfit(f"dossier.toml declares no measure `{fact.measure}`")
        _check_whole(fact)
        self._tell(figure_told(fact, self._subject(fact.subject), measures[fact.measure], place))

    def _subject(self, subject: str) -> str:
        if subject.startswith("^") and subject[1:] not in self.events:
            raise _Unfit(f"the event `{subject[1:]}` is not accepted")
        id = self.events.get(subject.removeprefix("^"), subject)
        return f"actor={id}" if id in self._names else f"event={id}"

    # --- files -------------------------------------------------------------------------------------------

    def _tell(self, told: Told, owner: str = "") -> None:
        self._told.append((told, owner))

    def _new_path(self, kind: Kind, id: str) -> Path:
        if not self._is_free(id):
            raise _Unfit(f"`{id}` is the id of another page")
        return page_path(self._ground.content, kind, id)

    def _is_free(self, id: str) -> bool:
        made = {file.id for file in self._files.values()}
        return id not in self._dossier.things and id not in self._dossier.formerly and id not in made

    def _make(self, path: Path, kind: Kind, id: str, text: str) -> None:
        self._files[path] = _File(kind, id, text.encode(), text)
        self._made.add(path)
        self.before[path] = None

    def _file(self, path: Path) -> _File:
        """A file as it is by now; read when it is first asked for."""
        if path not in self._files:
            source = next((source for source in self._ground.sources if Path(source.path) == path), None)
            if source is None:
                raise ContentChanged(path)
            data = self.before[path] = as_read(path, source.text)
            self._files[path] = _File(source.kind, source.id, data, source.text)
        return self._files[path]

    def _edit(self, path: Path, *edits: Edit) -> None:
        file = self._file(path)
        text, data = spliced(file.text, edits), edited(file.data, edits)
        self._files[path] = structs.replace(file, text=text, data=data)

    def _add(self, path: Path, key: str, yaml: str) -> None:
        text = self._file(path).text
        if path in self._made:  # the comment says what may stand there, and now something does
            text = re.sub(rf"^({key}: \[\]) *#.*$", r"\1", text, count=1, flags=re.MULTILINE)
            self._files[path] = structs.replace(self._files[path], text=text, data=text.encode())
        front = split_front_matter(text, Faults(str(path)))
        assert front is not None, "a page of a sound dossier has front matter"
        self._edit(path, added(text, front, key, yaml))

    def _numbers(self) -> Iterable[int]:
        return (int(passage.id.removeprefix("p")) for passage in self._document.body.passages)


def _check_whole(fact: Fact) -> None:
    why = wanting(fact)
    if why:
        raise _Unfit(why)


def _wants(fact: ActorFact) -> str:
    """What a file of an actor cannot hold: an office in nobody's service, and a service without an office."""
    whom = fact.of or fact.of_words
    if fact.office:
        return f"the office `{fact.office}` needs whom it serves: add `of [[ID]]`"
    if whom and fact.kind == "person":
        return f'that somebody is of `{whom}` needs as what: add `office "…"` and `of [[ID]]`'
    return f"`{whom}` needs an id: add `of [[ID]]`" if whom else ""


def _offices_of(actor: Actor | None) -> frozenset[tuple[str, str]]:
    return frozenset((office.title, office.of.target) for office in actor.offices) if actor else frozenset()


def _wholes_of(actor: Actor | None) -> frozenset[str]:
    return frozenset(each.target for each in actor.part_of) if actor else frozenset()


def _next_passage(lock: Lock, document: str, here: Iterable[int]) -> int:
    """The first number that no passage of the document has or had."""
    sealed = (passage.id for each in lock.documents if each.id == document for passage in each.passages)
    gone = (each.passage for each in lock.removed if each.document == document and each.passage)
    return max((*here, *(int(id.removeprefix("p")) for id in (*sealed, *gone))), default=0) + 1
