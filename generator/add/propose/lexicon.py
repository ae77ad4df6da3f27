"""The lexicon: the tables of words that the rules share, each read once.

A table is a file in `tables/`; a word is added there, and no rule needs to be read for it.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct, convert

from generator.model.page import ActorKind

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
    no_person: frozenset[str]
    """Words that belong to no person's name: of organisations, places and things."""


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


@cache
def table(name: str) -> dict[str, Any]:
    """A table in TOML, by the name of its file."""
    data: dict[str, Any] = tomllib.loads(_text(name))
    return data


@cache
def word_list(name: str, key: str) -> frozenset[str]:
    """The words of one list of a table in TOML."""
    return frozenset(table(name)[key].split())


@cache
def people() -> People:
    """Words of persons and their offices."""
    honorifics, offices, modifiers = (word_list("people.toml", key) for key in ("honorifics", "offices", "modifiers"))
    given = frozenset(word for line in _lines("given.txt") for word in line.split())
    synonyms = {words: tuple(meant) for words, meant in table("people.toml")["synonyms"].items()}
    return People(honorifics, offices, modifiers, given, synonyms)


@cache
def name_words() -> NameWords:
    """Words that tell names apart."""
    lists = ("organizations", "subjects", "places", "things", "common", "particles")
    words = {key: word_list("names.toml", key) for key in lists}
    return NameWords(**words, no_person=words["places"] | words["things"] | words["organizations"])


@cache
def world() -> tuple[WorldActor, ...]:
    """States, and organisations of the world."""
    states = (
        WorldActor(name, "state", _listed(aliases), _listed(demonyms), _listed(metonyms))
        for name, aliases, demonyms, metonyms in _rows("countries.txt")
    )
    others = (
        convert({"name": name, "kind": kind, "aliases": _listed(aliases), "role": role, "affiliation": of}, WorldActor)
        for kind, name, aliases, role, of in _rows("organizations.txt")
    )
    return (*states, *others)


def _text(name: str) -> str:
    return (_TABLES / name).read_text(encoding="utf-8")


def _lines(name: str) -> Iterator[str]:
    """The lines of a table without its remarks."""
    return (line for line in _text(name).splitlines() if line.strip() and not line.startswith("#"))


def _rows(name: str) -> Iterator[list[str]]:
    """The rows of a table whose cells are parted by bars."""
    return ([cell.strip() for cell in line.split("|")] for line in _lines(name))


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in cell.split(",") if form.strip())
