"""Metonyms apart from places: whether a city or a house stands for a government where it is named.

It does where it acts or is dealt with: before a verb, beside another that does, after `by`, `between`, `urged`; and
before a noun of government (`a Kremlin ally`). Anywhere else it is the place.
"""

import tomllib
from functools import cache

from generator.add.propose.lexicon import table
from generator.add.propose.prose import Prose


def stands_for(prose: Prose, first: int, last: int) -> bool:
    """Whether the metonym at tokens `first` to `last` means the government."""
    if first and prose.lower[first - 1] == "the":
        return _acts(prose, last) or _is_dealt_with(prose, first - 1)
    return _acts(prose, last) or _is_dealt_with(prose, first)


def _acts(prose: Prose, last: int) -> bool:
    words = _words()
    after = _word(prose, last)
    if after in words["verbs"] or after in words["nouns"]:
        return True
    if after in ("'s", "’s") or after == "'s":
        return _word(prose, last + 1) in words["nouns"] or _word(prose, last + 2) in words["nouns"]
    if after == ",":
        return _word(prose, last + 1) in words["asides"] or _acts_after_aside(prose, last + 1)
    if after == "and" and last + 1 < len(prose.tokens) and prose.tokens[last + 1].is_capital:
        return any(_word(prose, last + 2 + more) in words["verbs"] for more in (0, 1))
    if after == "also" or after.endswith("ly"):
        return _word(prose, last + 1) in words["verbs"]
    return False


def _acts_after_aside(prose: Prose, index: int) -> bool:
    """`Moscow, which backs Damascus, said`."""
    return _word(prose, index) in ("which", "who")


def _is_dealt_with(prose: Prose, first: int) -> bool:
    words = _words()
    before = _word(prose, first - 1)
    if before in words["dealings"]:
        return True
    if before == "and":
        earlier = _word(prose, first - 3)
        return earlier in ("between", *words["dealings"])
    if before in ("with", "by") :
        return _word(prose, first - 2) in words["with"] or before == "by"
    return False


def _word(prose: Prose, index: int) -> str:
    return prose.lower[index] if 0 <= index < len(prose.lower) else ""


@cache
def _words() -> dict[str, frozenset[str]]:
    data = tomllib.loads(table("metonyms.toml"))
    return {key: frozenset(words.split()) for key, words in data.items()}
