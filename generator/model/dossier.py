"""A dossier: all pages together, every reference resolved and every name found."""

from collections.abc import Iterator, Mapping
from itertools import chain

from msgspec import Struct

from generator.model.ledger import PassageKey, Standing
from generator.model.lock import Lock, Seal
from generator.model.page import Actor, Document, Event, Page, Passage, Prose, Topic
from generator.model.pieces import LinkedBlock, Tone, Via
from generator.model.problem import Problem
from generator.model.settings import Settings
from generator.model.source import Kind
from generator.model.value import Date


class LinkedNote(Struct, frozen=True, array_like=True):
    """An editor's note with its holes filled."""

    number: int
    blocks: tuple[LinkedBlock, ...]


class LinkedBody(Struct, frozen=True, array_like=True):
    """A body with its holes filled."""

    blocks: tuple[LinkedBlock, ...] = ()
    notes: tuple[LinkedNote, ...] = ()


class Paragraph(Struct, frozen=True, array_like=True):
    """A paragraph of a block, and where its first words stand in the file.

    `opening` is the number of the piece that opens it, `last` of that which holds the last of its words.
    """

    opening: int
    last: int
    passages: tuple[PassageKey, ...]
    background: bool
    start: int
    end: int

    @property
    def standing(self) -> Standing:
        """How it stands, as a claim does."""
        if self.passages:
            return "sourced"
        return "background" if self.background else "open"


class Gist(Struct, frozen=True, array_like=True, kw_only=True):
    """What a body says in short, so that others need not look into it.

    `size` is about how many elements it has, `opening` the words with which it begins; `paragraphs` are those of its
    text, `asides` those of its notes. `naming` has the passages in whose words an actor is named, by their ids.
    """

    size: int
    opening: str
    paragraphs: tuple[Paragraph, ...]
    asides: tuple[Paragraph, ...]
    naming: tuple[tuple[str, str], ...]


class Thing(Struct, frozen=True, array_like=True):
    """Any page as others know it: enough to link to it."""

    kind: Kind
    id: str
    title: str


class Stretch(Struct, frozen=True, array_like=True):
    """Words in their paragraph: `start` to `end` of its plain `text`, and the anchor of the paragraph."""

    anchor: str
    text: str
    start: int
    end: int


class MentionPlace(Struct, frozen=True):
    """Where a thing is mentioned, by which form of its name."""

    page: Thing
    stretch: Stretch
    form: str
    via: Via


class Ambiguity(Struct, frozen=True):
    """A surface form that can mean several actors where it stands, and so was left alone."""

    form: str
    candidates: tuple[str, ...]
    page: Thing
    stretch: Stretch


class Statement(Struct, frozen=True, kw_only=True):
    """Who says what: a passage with a speaker, its principals and its date settled.

    `principals` are those named by `for`, else the actors whose offices the speakers held at `date`, else the
    speakers themselves where they are no persons. `date` is `at`, by default the document's.
    """

    document: str
    passage: Passage
    speakers: tuple[str, ...]
    described: str
    principals: tuple[str, ...]
    date: Date


class Evidence(Struct, frozen=True):
    """A passage of a document."""

    document: str
    passage: Passage


class Dossier(Struct, frozen=True, kw_only=True):
    """The whole, in tables by id; every tuple is in the order in which readers meet it."""

    settings: Settings
    things: dict[str, Thing]
    documents: dict[str, Document]
    actors: dict[str, Actor]
    events: dict[str, Event]
    topics: dict[str, Topic]
    prose: dict[str, Prose]
    bodies: Mapping[str, LinkedBody]
    """Each is unpacked when it is asked for."""
    gists: dict[str, Gist]
    passages: dict[tuple[str, str], Passage]
    stretches: dict[tuple[str, str], Stretch]
    """Where each passage stands, by document and id."""
    tones: dict[tuple[str, str], Tone]
    """How each passage is marked, by document and id."""
    statements: tuple[Statement, ...]
    evidence: dict[str, tuple[Evidence, ...]]
    """By the id of an event (evidence for it) or of an actor (figures on it)."""
    mentions: dict[str, tuple[MentionPlace, ...]]
    ambiguities: tuple[Ambiguity, ...]
    lock: Lock
    seals: dict[tuple[str, str], Seal]
    """The passages that are as they were sealed, by document and id."""
    citing: dict[str, tuple[str, ...]]
    """By the id of a document: the pages that cite it."""
    formerly: dict[str, str]
    """By an id that a page had once: the id that it has."""
    texts: dict[str, bytes]
    """By the id of a page: the digest of its source."""
    references: dict[str, tuple[str, ...]]
    """By the id of a page: all that it names, in its front matter, its annotations and its text, each once."""
    found: dict[str, bytes]
    """By the id of a page: the digest of the names that were found in its text, and whom they can mean."""
    shown: dict[tuple[str, str], bytes]
    """By document and id of a passage: the digest of what other pages can show of it."""
    mentioned: dict[str, tuple[bytes, ...]]
    """By the id of a page: the digests of what it can show of its mentions, one for each page that mentions it."""

    def pages(self) -> Iterator[Page]:
        """Every page, kind by kind."""
        tables = (self.documents, self.actors, self.events, self.topics, self.prose)
        return chain.from_iterable(table.values() for table in tables)


class Linked(Struct, frozen=True):
    """The dossier and every problem found on the way to it."""

    dossier: Dossier
    problems: tuple[Problem, ...]
