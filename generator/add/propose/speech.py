"""Verbs of speech, in all their forms."""

import tomllib
from collections.abc import Iterator
from functools import cache

from generator.add.propose.lexicon import table


@cache
def clause_verbs() -> dict[str, str]:
    """Each form of a verb that takes a clause, in lower case, and the verb."""
    return _all_forms("clause")


@cache
def quoting_verbs() -> dict[str, str]:
    """Each form of a verb that stands with a quotation, and the verb."""
    return _all_forms("quoting")


def is_speech(word: str) -> bool:
    """Whether the word is a finite form of a verb that takes a clause."""
    return word in clause_verbs() and not word.endswith("ing")


def forms_of(verb: str) -> Iterator[str]:
    """The regular forms of a verb: warn, warns, warned, warning; cite, cites, cited, citing; deny, denies, denied."""
    yield verb
    stem = verb.removesuffix("e") if verb.endswith("e") else verb
    if verb.endswith("y") and verb[-2] not in "aeiou":
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
        return
    yield f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    if verb in ("admit", "refer", "concur", "slam", "dub", "plan"):
        stem = f"{verb}{verb[-1]}"
    yield from (f"{stem}ed", f"{stem}ing")


def _all_forms(key: str) -> dict[str, str]:
    data = tomllib.loads(table("speech.toml"))
    irregular: dict[str, list[str]] = data["irregular"]
    forms = {form: verb for verb in data[key].split() for form in forms_of(verb)}
    forms.update({form: verb for verb in data[key].split() for form in irregular.get(verb, ())})
    return forms
