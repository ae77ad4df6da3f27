"""A page: one file as its author meant it, before anything is known of the other files.

What is called `formerly` are ids that a page had once: their addresses lead to it for ever.
"""

from typing import Literal

from msgspec import Struct

from generator.model.pieces import Block
from generator.model.problem import Problem
from generator.model.source import Kind
from generator.model.value import Date, Dated, Figure, PassageReference, Reference

ActorKind = Literal["person", "state", "organization", "armed-group", "alliance", "body"]
EventStatus = Literal["occurred", "planned", "reported", "denied"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT",
    "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
DisputeKind = Literal["update", "contradiction", "scope", "framing", "error"]
Publish = Literal["full", "excerpts", "metadata"]
Rights = Literal["in-copyright", "public-domain", "cc-by", "cc-by-sa", "open", "unknown"]


UNNAMED = "unnamed"
"""Stands in `by` for a speaker whom the source does not name."""

PASSAGE_KEYS = frozenset(
    ("#", "para", "by", "as", "via", "for", "to", "about", "topic", "stance", "event", "actor", "at")
)
"""The attributes of a passage that are no figure's."""

UNKNOWN = "unknown"
"""Stands in `outcome` for a plan of which these sources do not say what became of it."""


class Quote(Struct, frozen=True, array_like=True):
    """Words in double marks: verbatim from the source. `start` is the offset of the first word in the file."""

    text: str
    start: int


class Passage(Struct, frozen=True, array_like=True, kw_only=True):
    """A stretch of our account that rests on paragraphs `first` to `last` of the source as received.

    Paragraphs count non-blank lines from 1. `start` and `end` are offsets of the whole span in the file.
    `quotes` are the words in it that are verbatim; without any it is a paraphrase.
    """

    id: str
    start: int
    end: int
    first: int
    last: int
    quotes: tuple[Quote, ...] = ()
    by: tuple[Reference, ...] = ()
    described: str = ""
    via: Reference | None = None
    on_behalf: tuple[Reference, ...] = ()
    to: tuple[Reference, ...] = ()
    about: tuple[Reference, ...] = ()
    topic: Reference | None = None
    stance: Reference | None = None
    events: tuple[Reference, ...] = ()
    actor: Reference | None = None
    figures: tuple[Figure, ...] = ()
    at: Date | None = None

    @property
    def paragraphs(self) -> str:
        """`14` or `14–15`: the place in the source."""
        return f"{self.first}" if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def place(self) -> str:
        """`paragraph 14` or `paragraphs 14–15`."""
        return f"paragraph{'' if self.first == self.last else 's'} {self.paragraphs}"

    @property
    def speakers(self) -> tuple[str, ...]:
        """The ids of the speakers whom the source names."""
        return tuple(speaker.target for speaker in self.by if speaker.target != UNNAMED)

    @property
    def actors(self) -> tuple[Reference, ...]:
        """Every actor whom its attributes name, in whatever part."""
        speakers = (speaker for speaker in self.by if speaker.target != UNNAMED)
        others = (*self.on_behalf, *self.to, *self.about, self.via, self.actor)
        return tuple(reference for reference in (*speakers, *others) if reference)


class Note(Struct, frozen=True, array_like=True):
    """An editor's margin note."""

    number: int
    blocks: tuple[Block, ...]


class Body(Struct, frozen=True, array_like=True):
    """The Markdown of a page: blocks, the passages that they hold in order, and the editor's notes."""

    blocks: tuple[Block, ...] = ()
    passages: tuple[Passage, ...] = ()
    notes: tuple[Note, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    """Every id that the text names in brackets, each once, with the passage where one is cited."""


class Dispute(Struct, frozen=True, array_like=True, kw_only=True):
    """Where accounts of one thing differ, as an editor has noted it; `start` to `end` is its place in the file.

    It is of the figures of a `measure`, or of what `about` says in words. `note` is the editor's: what differs, and
    what the sources leave open; never which account is to be believed.
    """

    kind: DisputeKind
    measure: Reference | None = None
    about: str = ""
    passages: tuple[PassageReference, ...]
    note: str
    start: int
    end: int


class Document(Struct, frozen=True, array_like=True, kw_only=True, tag_field="is"):
    """A citation and the maintainer's own account of the source. Unknown is an empty string, never a guess."""

    id: str
    path: str
    title: str
    body: Body
    title_note: str = ""
    short_title: str = ""
    author: tuple[str, ...] = ()
    author_note: str = ""
    publisher: str = ""
    publisher_note: str = ""
    date: Dated
    url: str = ""
    url_note: str = ""
    archived: str = ""
    language: str = ""
    rights: Rights = "unknown"
    publish: Publish = "excerpts"
    source: str = ""
    formerly: tuple[Reference, ...] = ()

    @property
    def label(self) -> str:
        """The shortest name by which the document can be cited (CSL: title-short)."""
        return self.short_title or self.publisher or self.title


class Office(Struct, frozen=True, array_like=True, kw_only=True):
    """A post held: `title` in the service of `of`, from and to dates where known.

    `evidence` says where a source gives the title; `background` that (some of) it is known from elsewhere.
    """

    title: str
    start: int
    of: Reference
    begins: Date | None = None
    ends: Date | None = None
    evidence: tuple[PassageReference, ...] = ()
    background: bool = False


class Alias(Struct, frozen=True, array_like=True):
    """A surface form of a name, and where it was written."""

    text: str
    start: int
    end: int


class Actor(Struct, frozen=True, array_like=True, kw_only=True, tag_field="is"):
    """A person, state, organisation, armed group, alliance or body."""

    id: str
    path: str
    name: Alias
    kind: ActorKind
    body: Body
    aliases: tuple[Alias, ...] = ()
    weak_aliases: tuple[Alias, ...] = ()
    metonyms: tuple[Alias, ...] = ()
    part_of: tuple[Reference, ...] = ()
    offices: tuple[Office, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    wikidata: str = ""
    formerly: tuple[Reference, ...] = ()


class Event(Struct, frozen=True, array_like=True, kw_only=True, tag_field="is"):
    """Something that happened, was planned, reported or denied; `type` is one of PLOVER's sixteen."""

    id: str
    path: str
    title: str
    body: Body
    date: Dated
    place: str = ""
    status: EventStatus = "occurred"
    type: EventType
    actor: tuple[Reference, ...] = ()
    recipient: tuple[Reference, ...] = ()
    participants: tuple[Reference, ...] = ()
    follows: tuple[Reference, ...] = ()
    part_of: tuple[Reference, ...] = ()
    outcome: Reference | None = None
    disputes: tuple[Dispute, ...] = ()
    formerly: tuple[Reference, ...] = ()

    @property
    def taking_part(self) -> tuple[Reference, ...]:
        """Everybody with any part in it, part by part; an actor that stands under two keys comes twice."""
        return (*self.actor, *self.recipient, *self.participants)


class Answer(Struct, frozen=True, array_like=True):
    """One possible answer to a question: the code that passages use and the words that readers see."""

    code: str
    words: str


class Topic(Struct, frozen=True, array_like=True, kw_only=True, tag_field="is"):
    """A question on which sources take positions."""

    id: str
    path: str
    title: str
    body: Body
    answers: tuple[Answer, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    formerly: tuple[Reference, ...] = ()


class Prose(Struct, frozen=True, array_like=True, kw_only=True, tag_field="is"):
    """A page of the site itself, such as `about`."""

    id: str
    path: str
    title: str
    body: Body
    formerly: tuple[Reference, ...] = ()


Page = Document | Actor | Event | Topic | Prose
Subject = Actor | Event | Topic
"""A page about which accounts can differ."""


class Reading(Struct, frozen=True, array_like=True):
    """What came of reading one file: its page (none where it cannot be one) and every fault in it."""

    path: str
    kind: Kind
    id: str
    page: Page | None
    problems: tuple[Problem, ...]
