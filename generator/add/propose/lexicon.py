"""The lexicon: the tables of words that the rules share, each read once.

A table is a file in `tables/`; a word is added there, and no rule needs to be read for it.
"""

import tomllib
from functools import cache
from pathlib import Path

from msgspec import Struct

from generator.model.page import Actor, ActorKind, Alias, Office
from generator.model.pieces import Block
from generator.model.page import Body
from generator.model.value import Reference

_TABLES = Path(__file__).parent / "tables"


class People(Struct, frozen=True):
    """Words of persons and their offices, in lower case but for `honorifics` and `given`."""

    honorifics: frozenset[str]
    offices: frozenset[str]
    modifiers: frozenset[str]
    given: frozenset[str]
    synonyms: dict[str, tuple[str, ...]]


class NameWords(Struct, frozen=True):
    """Words that tell what a run of capitals names; all as they are written, `particles` in lower case."""

    organizations: frozenset[str]
    subjects: frozenset[str]
    places: frozenset[str]
    things: frozenset[str]
    common: frozenset[str]
    particles: frozenset[str]


class WorldActor(Struct, frozen=True):
    """An actor that everybody knows: a state or an organisation, with the forms that mean it.

    `demonyms` are its adjectives and its people, `metonyms` cities and houses that stand for its government.
    """

    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    role: str = ""
    affiliation: str = ""


def table(name: str) -> str:
    """The text of a table."""
    return (_TABLES / name).read_text(encoding="utf-8")


def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table whose cells are parted by bars, without its remarks."""
    lines = (line for line in table(name).splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines)


@cache
def people() -> People:
    """Words of persons and their offices."""
    data = tomllib.loads(table("people.toml"))
    given = frozenset(word for line in table("given.txt").splitlines() if line[:1] != "#" for word in line.split())
    synonyms = {words: tuple(meant) for words, meant in data["synonyms"].items()}
    return People(*(frozenset(data[key].split()) for key in ("honorifics", "offices", "modifiers")), given, synonyms)


@cache
def name_words() -> NameWords:
    """Words that tell names apart."""
    data = tomllib.loads(table("names.toml"))
    return NameWords(*(frozenset(data[key].split()) for key in NameWords.__struct_fields__))


@cache
def world() -> tuple[WorldActor, ...]:
    """States, and organisations of the world."""
    states = (
        WorldActor(row[0], "state", _listed(row[1]), _listed(row[2]), _listed(row[3])) for row in rows("countries.txt")
    )
    others = (
        WorldActor(row[1], _kind(row[0]), _listed(row[2]), role=row[3], affiliation=row[4])
        for row in rows("organizations.txt")
    )
    return (*states, *others)


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in cell.split(",") if form.strip())


def _kind(cell: str) -> ActorKind:
    kinds: dict[str, ActorKind] = {
        "organization": "organization", "alliance": "alliance", "body": "body", "armed-group": "armed-group"
    }  # fmt: skip
    return kinds[cell]
