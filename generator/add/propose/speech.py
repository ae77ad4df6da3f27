"""Verbs of speech, in all their forms."""

from collections.abc import Iterator
from functools import cache

from generator.add.propose.lexicon import table, word_list

_DOUBLED = word_list("speech.toml", "doubled")


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


def is_participle(word: str) -> bool:
    """Whether the word is the form in -ing of a verb that takes a clause."""
    return word.endswith("ing") and word in clause_verbs()


def _all_forms(key: str) -> dict[str, str]:
    irregular: dict[str, list[str]] = table("speech.toml")["irregular"]
    verbs = sorted(word_list("speech.toml", key))
    regular = {form: verb for verb in verbs for form in _regular(verb)}
    return regular | {form: verb for verb in verbs for form in irregular.get(verb, ())}


def _regular(verb: str) -> Iterator[str]:
    """The regular forms of a verb: warn, warns, warned, warning; cite, cites, cited, citing; deny, denies, denied."""
    yield verb
    if verb.endswith("y") and verb[-2] not in "aeiou":
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
        return
    yield f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    stem = f"{verb}{verb[-1]}" if verb in _DOUBLED else verb.removesuffix("e")
    yield from (f"{stem}ed", f"{stem}ing")
