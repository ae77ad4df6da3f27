"""Forms: the keys of each kind in the order of the format reference, and how a new file is begun.

To offer a key to authors, add it to the form of its kind; what may stand in it is known to `read` alone.
"""

from typing import Literal, get_args

from msgspec import Struct

from generator.model.page import ActorKind, EventStatus, EventType, Publish, Rights
from generator.model.plover import QUAD_CLASSES, quad_class, quad_words
from generator.model.source import Kind
from generator.model.value import Basis

Need = Literal["required", "offered", "left"]
"""Whether a new file must have a value for a key, is asked for one, or leaves it to the author."""

Shape = Literal["words", "list", "answers"]


class Key(Struct, frozen=True):
    """One line of the front matter of a new file.

    `question` is how a person is asked for the value, `choices` are shown before it, one line each; `comment` is
    written behind a key that is left empty.
    """

    name: str
    need: Need = "left"
    shape: Shape = "words"
    question: str = ""
    choices: tuple[str, ...] = ()
    comment: str = ""

    @property
    def flag(self) -> str:
        """The option of the command line that gives it."""
        return f"--{self.name.replace('_', '-')}"


def _words(literal: object, between: str = " | ") -> str:
    return between.join(get_args(literal))


def _types() -> tuple[str, ...]:
    """PLOVER's types, a line for each quad class."""
    types: tuple[EventType, ...] = get_args(EventType)
    width = max(len(quad_words(quad)) for quad in QUAD_CLASSES)
    return tuple(
        f"{quad_words(quad):<{width}}  {' '.join(type for type in types if quad_class(type) == quad)}"
        for quad in QUAD_CLASSES
    )


_DATED = (
    Key("date", "required", question="Date, as 2015-12-18, 2015-12, 2015-12~ (about) or 2011-22 (summer)"),
    Key("date_basis", "required", question=f"Basis of the date ({_words(Basis, ', ')})"),
    Key("date_note", comment="how an inferred date was found"),
    Key("date_evidence", shape="list", comment="the passages from which it was read: [document-id#p1]"),
)
_TITLE = Key("title", "required", question="Title")
_DISPUTES = Key("disputes", shape="list", comment="{kind: …, measure: … or about: …, passages: […, …], note: …}")

FORMS: dict[Kind, tuple[Key, ...]] = {
    "document": (
        _TITLE,
        Key("title_note", comment="for instance that the title is ours"),
        Key("short_title", comment="how citations name it; else the publisher is taken"),
        Key("author", shape="list"),
        Key("author_note"),
        Key("publisher", "offered", question="Publisher (empty: not known)"),
        Key("publisher_note"),
        *_DATED,
        Key("url", "offered", question="Address on the web (empty: not known)"),
        Key("url_note"),
        Key("archived", comment="the address of a copy in a web archive"),
        Key("language", comment="such as en"),
        Key("rights", comment=_words(Rights)),
        Key("publish", comment=f"{_words(Publish)}; excerpts where it is empty"),
        Key("source", comment="the name of the text as received, in content/sources/"),
    ),
    "actor": (
        Key("name", "required", question="Name"),
        Key("kind", "required", question=f"Kind ({_words(ActorKind, ', ')})"),
        Key("aliases", shape="list", comment="other names, linked wherever they stand"),
        Key("weak_aliases", shape="list", comment="descriptions, never linked by themselves"),
        Key("metonyms", shape="list", comment="cities and houses that stand for a government"),
        Key("part_of", shape="list", comment="ids of actors"),
        Key("offices", shape="list", comment="{title: …, of: …, from: …, to: …, evidence: [document-id#p1]}"),
        _DISPUTES,
        Key("wikidata", comment="only when checked"),
    ),
    "event": (
        _TITLE,
        *_DATED,
        Key("type", "required", question="Type", choices=_types()),
        Key("status", comment=f"{_words(EventStatus)}; occurred where it is empty"),
        Key("place"),
        Key("actor", shape="list", comment="ids of actors: who acted"),
        Key("recipient", shape="list", comment="towards whom"),
        Key("participants", shape="list", comment="who else took part"),
        Key("follows", shape="list", comment="ids of events"),
        Key("part_of", shape="list", comment="ids of events"),
        Key("outcome", comment="of a plan: an event's id, or unknown"),
        _DISPUTES,
    ),
    "topic": (
        Key("title", "required", question="Question"),
        Key("answers", "required", "answers", question="Answer, as `code: words` (empty: no more)"),
        _DISPUTES,
    ),
    "page": (_TITLE,),
}

NAMED_BY: dict[Kind, str] = {kind: form[0].name for kind, form in FORMS.items()}
"""The key of each kind of which its id is made."""


def keys_of(kind: Kind) -> dict[str, Key]:
    """The keys of a kind's form by their names."""
    return {key.name: key for key in FORMS[kind]}
