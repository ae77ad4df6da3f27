"""Recipes: what the page of a thing can depend upon, in 16 bytes, without making its view.

A thing whose recipe is as it was has the pages that it had; so after an edit only a few views are made. A recipe may
take in too much, and then a view is made in vain; it must never leave anything out. It is made of digests:

    front   what a page says of itself in its front matter, by which others name it
    face    its front, and those of all that this names, and what these name: whatever a link to it can show
    told    of a passage, what other pages can show of it, the front of its document, and the faces of all that it names
    outer   all that other pages can show of it: its front, the faces of all that it names, and what is told by the
            documents that it names, of which it may show passages
    around  its outer, that of all pages that name it, and what links to it; of documents what they tell of it: the
            passages that name it in their attributes
    near    what is around it, its whole text, the names that were found in it, and where it is mentioned

What is further away is taken in where a page shows it: sides of a question, at however many removes; who spoke for one
of a tie about the other; on which page the differences about a thing stand.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import product

import msgspec
from msgspec import structs

from generator.derive.positions import silent
from generator.engine.digest import digest, program
from generator.model.facts import Contact, Position, Tie
from generator.model.ledger import PassageKey
from generator.model.lock import Removed, SealedDocument
from generator.model.page import Actor, Body, Event, Page, Passage
from generator.model.value import Reference
from generator.render.views.cards import Cards
from generator.render.views.differences import pages_of_differences
from generator.render.views.topic import most_heard


class Recipes:
    """The recipes of one dossier under one look; its tables are made once."""

    def __init__(self, cards: Cards, look: bytes) -> None:
        self._cards = cards
        self._dossier = cards.dossier
        self._pages: dict[str, Page] = {page.id: page for page in self._dossier.pages()}
        dossier = self._dossier
        everywhere = (
            dossier.settings,
            [(page.id, page.title) for page in dossier.prose.values()],
            cards.facts.voices.shared,
            cards.horizon,
            cards.ties.least,
            cards.cuts.room,
        )
        self._all = digest(program(), look, _encoded(everywhere))

    def document(self, id: str) -> bytes:
        """Of a document: its text, whom it names, who names it, its seals."""
        return digest(self._all, b"document", self._near[id], _encoded(self._sealed.get(id, ())))

    def actor(self, id: str) -> bytes:
        """Of an actor: with the evidence of its events, and what those in its service said and did."""
        others = (self._wide[other] for other in self._named_by[id] if other in self._wide)
        return digest(self._all, b"actor", self._near[id], self._differences(id), *others)

    def event(self, id: str) -> bytes:
        """Of an event: with the evidence of those before and after it."""
        sides = self._cards.lookup.neighbours[id]
        beside = (self._around[event.id] if event else b"" for event in sides)
        others = {*self._named_by[id], *self._dossier.references[id]} & self._dossier.events.keys()
        around = (self._around[other] for other in sorted(others))
        return digest(self._all, b"event", self._near[id], self._differences(id), *beside, *around)

    def tie(self, tie: Tie) -> bytes:
        """Of a tie: the events and statements of which it is made, and what was said for one of the other."""
        contacts = (*tie.contacts, *tie.between_offices)
        sources = (self.behind(contact) for contact in contacts)
        both = (self._face[tie.a], self._face[tie.b])
        said = (self._told[passage] for passage in self._said.get((tie.a, tie.b), ()))
        return digest(self._all, b"tie", *both, _encoded(contacts), *sources, *said)

    def topic(self, id: str) -> bytes:
        """Of a question: on which side each answer counts, and who of the others does not answer."""
        matrix = self._cards.facts.matrices[id]
        quiet = [*silent(self._cards.sides, matrix), *most_heard(self._cards)]
        faces = (self._face.get(side, b"") for side in (*matrix.sides, *quiet))
        sides = _encoded((matrix.sides, [_place(position) for position in matrix.positions], quiet))
        return digest(self._all, b"topic", self._near[id], self._differences(id), sides, *faces)

    def lines(self, shown: bytes) -> bytes:
        """Of a page of a long list: all of its lines."""
        return digest(self._all, b"lines", shown)

    def told(self, document: str, passage: str) -> bytes:
        """All that other pages can show of a passage."""
        return self._told[document, passage]

    def around(self, id: str) -> bytes:
        """All that other pages can show of a page, of those that name it, and of the passages that tell of it."""
        return self._around[id]

    def behind(self, contact: Contact) -> bytes:
        """The same of the event in which a contact lies, or of the passage."""
        return self._around[contact.event] if contact.event else self._told[contact.document, contact.passage]

    def faces(self, tie: Tie) -> tuple[bytes, bytes]:
        """Whatever a link to its actors can show."""
        return self._face[tie.a], self._face[tie.b]

    def has_page(self, tie: Tie) -> bool:
        """Whether it is shown elsewhere with its evidence."""
        return self._cards.ties.has_page(tie)

    def standing(self, tie: Tie) -> str:
        """On what it rests."""
        return self._cards.edges[tie.a, tie.b].standing if tie.contacts else ""

    def _differences(self, id: str) -> bytes:
        """Where its differences stand among all others, of which there may be pages."""
        return _encoded(pages_of_differences(self._cards, id))

    @cached_property
    def _said(self) -> dict[tuple[str, str], list[PassageKey]]:
        """By two actors: the passages in which one of them, or who spoke for it, says something about the other."""
        found: dict[tuple[str, str], dict[PassageKey, None]] = {}
        for said in self._dossier.statements:
            for one, other in product({*said.speakers, *said.principals}, _ids(said.passage.about)):
                found.setdefault((min(one, other), max(one, other)), {})[said.document, said.passage.id] = None
        return {pair: list(passages) for pair, passages in found.items()}

    @cached_property
    def _sealed(self) -> dict[str, list[SealedDocument | Removed]]:
        found: dict[str, list[SealedDocument | Removed]] = {}
        for sealed in self._dossier.lock.documents:
            found.setdefault(sealed.id, []).append(sealed)
        for removed in self._dossier.lock.removed:
            found.setdefault(removed.document, []).append(removed)
        return found

    @cached_property
    def _front(self) -> dict[str, bytes]:
        return {id: digest(_encoded(structs.replace(page, body=Body()))) for id, page in self._pages.items()}

    @cached_property
    def _face(self) -> dict[str, bytes]:
        named = {id: tuple(_named(page)) for id, page in self._pages.items()}
        faces = self._front
        for _ in range(2):
            faces = {
                id: digest(faces[id], *(faces.get(other, b"") for other in named[id])) if named[id] else faces[id]
                for id in faces
            }
        return faces

    @cached_property
    def _told(self) -> dict[PassageKey, bytes]:
        shown, front, faces = self._dossier.shown, self._front, self._face
        return {
            key: digest(front[key[0]], shown[key], *(faces.get(other, b"") for other in _within(passage)))
            for key, passage in self._dossier.passages.items()
        }

    @cached_property
    def _told_of(self) -> dict[str, list[bytes]]:
        """By the id of a page: what passages tell of it."""
        found: dict[str, list[bytes]] = {}
        for key, passage in self._dossier.passages.items():
            for id in dict.fromkeys(_within(passage)):
                found.setdefault(id, []).append(self._told[key])
        return found

    @cached_property
    def _outer(self) -> dict[str, bytes]:
        dossier, faces = self._dossier, self._face
        whole = {
            document.id: digest(*(self._told[document.id, each.id] for each in document.body.passages))
            for document in dossier.documents.values()
        }
        found: dict[str, bytes] = {}
        for id, front in self._front.items():
            named = dossier.references[id]
            shown = (whole.get(other, b"") for other in named)
            found[id] = digest(front, *(faces.get(other, b"") for other in named), *shown)
        return found

    @cached_property
    def _named_by(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {id: [] for id in self._pages}
        for id in self._pages:
            for other in self._dossier.references[id]:
                if other in found and other != id:
                    found[other].append(id)
        return found

    @cached_property
    def _near(self) -> dict[str, bytes]:
        dossier = self._dossier
        return {
            id: digest(around, dossier.texts[id], dossier.found[id], *dossier.mentioned.get(id, ()))
            for id, around in self._around.items()
        }

    @cached_property
    def _around(self) -> dict[str, bytes]:
        brief = {**self._outer, **{id: self._front[id] for id in self._dossier.documents}}
        return {
            id: digest(
                self._outer[id],
                _encoded(self._linking.get(id, ())),
                *(brief[other] for other in named),
                *self._told_of.get(id, ()),
            )
            for id, named in self._named_by.items()
        }

    @cached_property
    def _linking(self) -> dict[str, list[tuple[str, str]]]:
        """By the id of a page: what links to it in its text, and to which of its passages."""
        found: dict[str, list[tuple[str, str]]] = {}
        for page in self._pages.values():
            for target, passage in page.body.links:
                found.setdefault(target, []).append((page.id, passage))
        return found

    @cached_property
    def _wide(self) -> dict[str, bytes]:
        """Around each event; around each actor, and around the events that name it."""
        events = self._dossier.events
        wide = {id: self._around[id] for id in events}
        for id in self._dossier.actors:
            those = (self._around[other] for other in self._named_by[id] if other in events)
            wide[id] = digest(self._around[id], *those)
        return wide


def _encoded(value: object) -> bytes:
    return msgspec.msgpack.encode(value)


def _place(position: Position) -> object:
    return position.side, position.date.edtf, [(said.document, said.passage.id) for said in position.statements]


def _named(page: Page) -> Iterator[str]:
    """Whom the front matter of an actor or event names, whose cards show it."""
    if isinstance(page, Actor):
        yield from _ids(page.part_of)
        yield from _ids(office.of for office in page.offices)
    elif isinstance(page, Event):
        yield from _ids(page.taking_part)


def _within(passage: Passage) -> Iterator[str]:
    """What the attributes of a passage name."""
    yield from _ids((*passage.actors, *passage.events))
    if passage.topic:
        yield passage.topic.target


def _ids(references: Iterable[Reference]) -> Iterator[str]:
    return (reference.target for reference in references)
