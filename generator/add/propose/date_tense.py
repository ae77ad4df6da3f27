"""Tense: whether the clause around a date looks back or ahead, which decides which Tuesday is meant."""

import tomllib
from functools import cache
from pathlib import Path

from msgspec import Struct, convert

from generator.add.propose.date_values import Tense
from generator.add.propose.prose import Prose, Stretch

_TABLE = Path(__file__).parent / "tables" / "dates_tense.toml"
_NEAR = 3
"""Words at most between a verb and the date that it certainly belongs to: `said in Paris on Tuesday`."""
_FAR = 40
"""Tokens that are looked at on either side; a clause is shorter."""
_FIXED = frozenset(("until", "till", "by", "from", "ahead"))


class Cues(Struct, frozen=True):
    """The words that tell."""

    future: frozenset[str]
    promising: frozenset[str]
    past: frozenset[str]
    boundaries: frozenset[str]


@cache
def cues() -> Cues:
    """The table of them."""
    return convert(tomllib.loads(_TABLE.read_text(encoding="utf-8")), Cues)


def tense(prose: Prose, sentence: Stretch, first: int, last: int) -> Tense:
    """How the clause around the tokens `first` to `last` of a sentence looks on them."""
    behind, distance = _cue(prose, range(first - 1, max(sentence.first, first - _FAR) - 1, -1))
    if behind == "future" or (behind == "past" and distance <= _NEAR):
        return behind
    at_front = last < sentence.last and prose.lower[last] == "," and _is_front(prose, sentence, first)
    start = last + 1 if at_front else last
    ahead, _ = _cue(prose, range(start, min(sentence.last, start + _FAR)))
    return "future" if ahead == "future" else (behind if behind != "open" else ahead)


def _is_front(prose: Prose, sentence: Stretch, first: int) -> bool:
    """Whether a date begins its sentence, its preposition aside."""
    return first - sentence.first <= 1 or prose.lower[first - 2] in cues().boundaries


def _cue(prose: Prose, indices: range) -> tuple[Tense, int]:
    """What the nearest cue of a clause says, and how many tokens away it stands."""
    lower, table = prose.lower, cues()
    for distance, index in enumerate(indices):
        word = lower[index]
        if word in table.boundaries:
            break
        if word in table.future:
            return "future", distance
        if word == "to" and index and lower[index - 1] in table.promising:
            return "future", distance
        if word in table.past or (len(word) > 4 and word.endswith("ed")):
            return "past", distance
    return "open", _FAR
