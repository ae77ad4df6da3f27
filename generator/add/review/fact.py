"""Facts: what a maintainer may accept of an article, each in the words in which it stands in a file of proposals."""

from typing import Literal

from msgspec import Struct

from generator.model.page import ActorKind, EventStatus, EventType


class Place(Struct, frozen=True):
    """Where a fact stands in its source: paragraphs `first` to `last`, and a few words by which it is found there.

    Paragraphs count lines that are not blank from 1. `words` are empty where none are needed.
    """

    first: int
    last: int
    words: str = ""


class ActorFact(Struct, frozen=True, kw_only=True):
    """An actor that the dossier does not have. `of` is an actor's id, `of_words` a name that is nobody's yet."""

    actor: str
    name: str
    kind: ActorKind
    office: str = ""
    of: str = ""
    of_words: str = ""
    also: tuple[str, ...] = ()


class NameFact(Struct, frozen=True, kw_only=True):
    """Another name of an actor that the dossier has."""

    actor: str
    form: str
    metonym: bool = False


class StatementFact(Struct, frozen=True, kw_only=True):
    """Somebody says something: `speaker` is an actor's id, else `described` are the words for a source without a name.

    `quoted` are words that may be quoted, without their marks; `own` is the maintainer's account; both may be empty.
    `attributes` are those of a passage, as they stand between braces.
    """

    speaker: str = ""
    described: str = ""
    quoted: str = ""
    own: str = ""
    attributes: str = ""


class EventFact(Struct, frozen=True, kw_only=True):
    """Something that happened. `known` is the event of the dossier for which the article is one more source.

    `edtf` is empty where the article gives no date; `inferred` says how one that it does not state was found.
    """

    type: EventType
    edtf: str = ""
    status: EventStatus = "occurred"
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: str = ""
    known: str = ""
    title: str = ""
    inferred: str = ""
    attributes: str = ""


Bound = Literal["", "+", "-", "~"]


class FigureFact(Struct, frozen=True, kw_only=True):
    """A number: `amount` in digits, with its bound as a passage has it, of `what`.

    `measure` is one that the dossier declares; `subject` the id of an event or actor, or `^` and the id of a proposal.
    """

    amount: str
    bound: Bound = ""
    what: str
    measure: str = ""
    subject: str = ""


Fact = ActorFact | NameFact | StatementFact | EventFact | FigureFact

LETTERS: dict[type, str] = {ActorFact: "a", NameFact: "n", StatementFact: "s", EventFact: "e", FigureFact: "f"}
"""With what the id of a proposal begins: its kind."""


class Proposal(Struct, frozen=True, kw_only=True):
    """A fact with its place, the name of the rule that found it, and what the maintainer has said of it so far.

    `id` is the kind's letter and the first digits of the key of the fact.
    """

    id: str
    fact: Fact
    place: Place
    rule: str
    sure: bool = True
    accepted: bool = False


class Candidate(Struct, frozen=True, kw_only=True):
    """A fact that was found. `key` is the kind's letter and twelve digits of a digest of its kind, place and meaning.

    `earlier` are the keys that it had under other ids of its actors. `position` is where it stands in the text, in code
    points.
    """

    key: str
    earlier: tuple[str, ...] = ()
    fact: Fact
    place: Place
    rule: str
    sure: bool
    position: int
