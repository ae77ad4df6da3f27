"""Findings: what rules found in an article, each with its place in the text, the rule's name and whether it is sure.

Offsets are code points of the article's text. Actors are named by id: one of the dossier's, or of a `NewActor`.
"""

from typing import Literal

from msgspec import Struct

from generator.model.page import ActorKind, EventStatus, EventType

MentionType = Literal["name", "alias", "surname", "metonym", "role-noun", "pronoun", "demonym-or-place"]
StatementKind = Literal["direct", "indirect", "mixed", "block"]
Part = Literal["actor", "recipient"]


class Mention(Struct, frozen=True, kw_only=True):
    """Words that mean an actor."""

    start: int
    end: int
    actor: str
    type: MentionType
    rule: str
    sure: bool = True


class NewActor(Struct, frozen=True, kw_only=True):
    """An actor that the dossier does not know. `role` is the office in the article's words, `affiliation` a name;
    `forms` are the names used; `start` to `end` is where it is named first.
    """

    id: str
    name: str
    kind: ActorKind
    role: str = ""
    affiliation: str = ""
    forms: tuple[str, ...] = ()
    start: int
    end: int
    rule: str
    sure: bool = True


class Statement(Struct, frozen=True, kw_only=True):
    """Words or a reported clause of somebody. A direct one spans its quotation marks. `speaker` is an actor's id, or
    empty where the article does not say who; then `described` are its words for the source (`a US official`).
    """

    start: int
    end: int
    kind: StatementKind
    speaker: str = ""
    described: str = ""
    rule: str
    sure: bool = True


class DateFound(Struct, frozen=True, kw_only=True):
    """Words that mean a time, as EDTF; `basis` says against what they were resolved, empty where they are absolute."""

    start: int
    end: int
    edtf: str
    basis: str = ""
    rule: str
    sure: bool = True


class Participant(Struct, frozen=True, array_like=True):
    """An actor of an event, and on which side of it."""

    actor: str
    part: Part


class EventFound(Struct, frozen=True, kw_only=True):
    """Something that happened, or is `planned`; `start` to `end` is its evidence, one sentence.

    `edtf` is empty where the article does not date it. `known` is the id of an event of the dossier that it seems to
    be, empty where it is new.
    """

    start: int
    end: int
    type: EventType
    edtf: str = ""
    status: EventStatus = "occurred"
    participants: tuple[Participant, ...] = ()
    place: str = ""
    known: str = ""
    rule: str
    sure: bool = True


class FigureFound(Struct, frozen=True, kw_only=True):
    """A number with its unit: `value` of `what`; `qualifier` as the article says it (`at least`), empty without."""

    start: int
    end: int
    value: float
    what: str
    qualifier: str = ""
    rule: str
    sure: bool = True


class Findings(Struct, frozen=True, kw_only=True):
    """All that was found in one article, each kind in the order of the text."""

    mentions: tuple[Mention, ...] = ()
    actors: tuple[NewActor, ...] = ()
    statements: tuple[Statement, ...] = ()
    dates: tuple[DateFound, ...] = ()
    events: tuple[EventFound, ...] = ()
    figures: tuple[FigureFound, ...] = ()
