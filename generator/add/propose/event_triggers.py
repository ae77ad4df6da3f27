"""Triggers: the words that tell of events, each in all its forms, read from a table."""

from collections.abc import Iterator
from functools import cache
from typing import Literal

from msgspec import Struct, convert

from generator.add.propose import lexicon
from generator.model.page import EventType

_VOWELS = "aeiou"

Form = Literal["past", "present", "going", "base", "noun"]


class Trigger(Struct, frozen=True):
    """What a table says of some words: see the head of it."""

    rule: str
    type: EventType
    object: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    needs: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    weight: float = 1.0
    harm: bool = False


class Said(Struct, frozen=True):
    """A word that tells: which trigger, in which form, and the words that must follow at once."""

    trigger: Trigger
    form: Form
    following: tuple[str, ...]


class Table(Struct, frozen=True):
    """The table as it is written."""

    trigger: tuple[Trigger, ...]
    irregular: dict[str, tuple[str, str]]
    lists: dict[str, frozenset[str]]


@cache
def table() -> Table:
    """The table of events."""
    return convert(lexicon.table("events_triggers.toml"), Table)


@cache
def words(name: str) -> frozenset[str]:
    """A list of the table."""
    return table().lists[name]


@cache
def said() -> dict[str, tuple[Said, ...]]:
    """What each word can tell."""
    found: dict[str, list[Said]] = {}
    for trigger in table().trigger:
        for noun in trigger.nouns:
            found.setdefault(noun, []).append(Said(trigger, "noun", ()))
        for verb in trigger.verbs:
            lemma, *following = verb.split()
            for form, word in _forms(lemma):
                found.setdefault(word, []).append(Said(trigger, form, tuple(following)))
    return {word: tuple(all_said) for word, all_said in found.items()}


def _forms(lemma: str) -> Iterator[tuple[Form, str]]:
    past = table().irregular.get(lemma) or (_past(lemma),) * 2
    for word in sorted(set(past)):
        yield "past", word
    yield "present", _present(lemma)
    yield "going", _going(lemma)
    if lemma not in past:
        yield "base", lemma


def _past(lemma: str) -> str:
    return lemma + "d" if lemma.endswith("e") else lemma + "ed"


def _present(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "es" if lemma.endswith(("s", "x", "ch", "sh", "o")) else lemma + "s"


def _going(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    doubled = table().irregular.get(lemma, ("",))[0]
    if doubled == lemma + lemma[-1] + "ed" or lemma in ("begin", "cut", "put", "shut", "set", "quit"):
        return lemma + lemma[-1] + "ing"
    return lemma[:-1] + "ing" if lemma.endswith("e") and not lemma.endswith("ee") else lemma + "ing"
