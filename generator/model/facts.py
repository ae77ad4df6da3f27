"""Facts: what follows from a dossier and stands on no page: the network, the timeline, the positions, the voices."""

from typing import Literal

from msgspec import Struct

from generator.model.dossier import Dossier, Evidence, Statement
from generator.model.ledger import Claim
from generator.model.page import Dispute, Event, Subject
from generator.model.pieces import Tone
from generator.model.value import Date


class Contact(Struct, frozen=True, kw_only=True):
    """One thing that two actors have between them: an event, or what one of them said about the other.

    `directed` goes from `source` to `target`; without a direction the two are in the order of their ids.
    `weight` is 1/(n - 1) for an event with n actors and 1 for a statement. Either `event` or `document` and
    `passage` say where it is from.
    """

    source: str
    target: str
    directed: bool
    weight: float
    tone: Tone
    date: Date
    event: str = ""
    document: str = ""
    passage: str = ""


class Tie(Struct, frozen=True, kw_only=True):
    """All contacts of two actors, `a` before `b` by id, in the order of time; `weight` is their sum.

    `between_offices` is what office-holders of two states did with each other: listed, never counted.
    """

    a: str
    b: str
    weight: float
    contacts: tuple[Contact, ...]
    between_offices: tuple[Contact, ...] = ()


class Measures(Struct, frozen=True, kw_only=True):
    """Where an actor stands in the network.

    `strength` is the sum of the weights of its ties, `betweenness` the share of shortest paths (distance
    1/weight, normalised to 0..1) that lead through it, `pagerank` its share of attention along directed weight,
    `community` the number of its Louvain community, counted from 0 by size.
    """

    actor: str
    ties: int
    strength: float
    betweenness: float
    pagerank: float
    community: int


class Spot(Struct, frozen=True):
    """The place of an actor in a drawing, in whole pixels, and the radius of its circle."""

    x: int
    y: int
    radius: int


class Drawing(Struct, frozen=True, kw_only=True):
    """A picture of a network: its size in pixels, the place of each actor, and the lines of each label drawn."""

    width: int
    height: int
    spots: dict[str, Spot]
    labels: dict[str, tuple[str, ...]]


class Network(Struct, frozen=True, kw_only=True):
    """Who deals with whom. Ties are from the strongest to the weakest, measures by strength."""

    ties: tuple[Tie, ...]
    measures: dict[str, Measures]
    communities: tuple[tuple[str, ...], ...]
    sampled: int
    """From how many of the actors betweenness was estimated; 0 where it is exact."""
    structure: tuple[tuple[str, str], ...]
    """Offices and `part_of`, from the holder or the part to the whole: drawn, never counted."""
    wide: Drawing
    tall: Drawing


class Position(Struct, frozen=True, kw_only=True):
    """What a side held at a date: its statements then, the codes of its answers, and whether they are new.

    `changed` says that none of the answers is among those of the side's position before.
    """

    side: str
    """An actor's id, or the words for an unnamed speaker who spoke for nobody that is known."""
    date: Date
    statements: tuple[Statement, ...]
    answers: tuple[str, ...]
    changed: bool


class Matrix(Struct, frozen=True, kw_only=True):
    """The positions on one question; `sides` by the number of their statements, `dates` in the order of time."""

    topic: str
    sides: tuple[str, ...]
    dates: tuple[Date, ...]
    positions: tuple[Position, ...]


class Moment(Struct, frozen=True, kw_only=True):
    """An event on the timeline, with the questions on which its passages take positions."""

    event: Event
    topics: tuple[str, ...]
    actors: tuple[str, ...]


class Difference(Struct, frozen=True, kw_only=True):
    """A dispute and the thing that it is about; `number` counts those of the thing from 1."""

    subject: Subject
    number: int
    dispute: Dispute


Fate = Literal["in time", "earlier", "later", "otherwise", "not covered"]
"""What is told of a plan, by dates alone: `otherwise` where its outcome is itself only planned, or denied."""


class Expectation(Struct, frozen=True, kw_only=True):
    """A plan, and what became of it.

    `announced` is the date of the earliest passages that tell of it, `tellers` are those passages; `evidence` are all.
    `dated` says whether it is the date of the announcement, as a passage has it; else it is that of the document.
    """

    event: Event
    announced: Date | None
    dated: bool
    tellers: tuple[Evidence, ...]
    evidence: tuple[Evidence, ...]
    outcome: Event | None
    fate: Fate


class Voice(Struct, frozen=True, kw_only=True):
    """The statements of one side, speaker, office or outlet; `of` is whom an office serves, else empty."""

    name: str
    """An actor's id, the words for an unnamed speaker, the title of an office or the name of a publisher."""
    of: str = ""
    speakers: tuple[str, ...] = ()
    statements: tuple[Statement, ...]


class Unheard(Struct, frozen=True):
    """An actor with a part in events of whom there is no statement, by itself, on its behalf or for its state."""

    actor: str
    events: tuple[Event, ...]


class SharedText(Struct, frozen=True):
    """Documents whose sources have so much wording in common that they are one voice; `share` is the largest."""

    documents: tuple[str, ...]
    share: float


class Voices(Struct, frozen=True, kw_only=True):
    """Who speaks and who never does; each tuple begins with the most statements.

    `persons` are the statements of named persons, `bodies` those of states and organisations without a person's name,
    `unnamed` those whose speaker the source hides. `without_office` are the statements of persons in no known office.
    """

    sides: tuple[Voice, ...]
    offices: tuple[Voice, ...]
    without_office: tuple[Voice, ...]
    persons: tuple[Voice, ...]
    bodies: tuple[Voice, ...]
    unnamed: tuple[Voice, ...]
    publishers: tuple[Voice, ...]
    """By the name of the publisher; empty for documents without a known one."""
    outlets: tuple[Voice, ...]
    """By the outlet from which a document has a statement (`via`)."""
    unheard: tuple[Unheard, ...]
    shared: tuple[SharedText, ...]


class Facts(Struct, frozen=True, kw_only=True):
    """A dossier and all that follows from it."""

    dossier: Dossier
    network: Network
    matrices: dict[str, Matrix]
    timeline: tuple[Moment, ...]
    differences: tuple[Difference, ...]
    expectations: tuple[Expectation, ...]
    voices: Voices
    ledger: tuple[Claim, ...]
