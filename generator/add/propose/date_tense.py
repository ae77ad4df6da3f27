"""Tense: whether the clause around a date looks back or ahead, which decides which Tuesday is meant."""

from collections.abc import Sequence
from functools import cache

from msgspec import Struct, convert

from generator.add.propose.date_calendar import Tense
from generator.add.propose.lexicon import table
from generator.add.propose.prose import Prose, Stretch

_NEAR = 3
"""Words at most between a verb and the date that it certainly belongs to: `said in Paris on Tuesday`."""
_PRONOUNS = ("he", "it", "she", "they", "we", "i", "you", "who", "which", "that", "people")
_ASKED = 5
"""Tokens before `to` among which the verb of asking stands: `urged ministers to`."""
_TO = 3
"""Tokens before a word of what was, among which a `to` makes it one of what is to come."""
_FAR = 25
"""Tokens that are looked at on either side; a clause is shorter."""


class Cues(Struct, frozen=True):
    """The words that tell."""

    future: frozenset[str]
    either: frozenset[str]
    promising: frozenset[str]
    asking: frozenset[str]
    calling: frozenset[str]
    called: frozenset[str]
    past: frozenset[str]
    boundaries: frozenset[str]
    limits: frozenset[str]
    onwards: frozenset[str]
    present: frozenset[str]
    reporting: frozenset[str]
    determiners: frozenset[str]


@cache
def cues() -> Cues:
    """The table of them."""
    return convert(table("dates_tense.toml"), Cues)


def tense(prose: Prose, sentence: Stretch, first: int, last: int) -> Tense:
    """How the clause around the tokens `first` to `last` of a sentence looks on them."""
    before = prose.lower[first - 1] if first > sentence.first else ""
    if before in cues().limits and prose.word(last) != "'s":
        around = prose.lower[max(sentence.first, first - _FAR) : min(sentence.last, last + _FAR)]
        is_over = first - 1 == sentence.first and _cue(prose, range(last, min(sentence.last, last + _FAR)))[0] == "past"
        is_asked = any(_is_promised(prose.lower, index) for index in range(max(sentence.first, first - _ASKED), first))
        return "future" if is_asked or not (is_over or "had" in around) else "past"
    if before in cues().onwards and not cues().future.isdisjoint(prose.lower[sentence.first : first]):
        return "future"
    behind, distance = _cue(prose, range(first - 1, max(sentence.first, first - _FAR) - 1, -1), within=before == "in")
    if behind == "future" or (behind == "past" and distance <= _NEAR):
        return behind
    at_front = last < sentence.last and prose.lower[last] == "," and _is_front(prose, sentence, first)
    start = last + 1 if at_front else last
    ahead, _ = _cue(prose, range(start, min(sentence.last, start + _FAR)))
    if "future" in (behind, ahead) or (before in cues().onwards and "past" not in (behind, ahead)):
        return "future"
    return behind if behind != "open" else ahead


def _is_front(prose: Prose, sentence: Stretch, first: int) -> bool:
    """Whether a date begins its sentence, its preposition aside."""
    return first - sentence.first <= 1 or prose.lower[first - 2] in cues().boundaries


def _tells(lower: Sequence[str], index: int, *, within: bool) -> bool:
    """Whether a word, or it and the next, tell of what is to come: `due`, `called for`; what was asked for in a month
    was asked in it.
    """
    word, future = lower[index], cues().future
    following = lower[index + 1 : index + 5]
    if word in cues().calling and following[:1] in (("a",), ("an",), ("the",)):
        return not cues().called.isdisjoint(following)
    return word in future or (not within and bool(following) and f"{word} {following[0]}" in future)


def _is_noun(prose: Prose, index: int) -> bool:
    """Whether no subject stands before `plans`: `the plans`, `updated spending plans`, but `it plans`, `Iran plans`."""
    before = prose.word(index - 1)
    if before in cues().determiners:
        return True
    is_subject = prose.tokens[index - 1].is_capital or before.endswith("s") or before in _PRONOUNS
    return before.isalpha() and not is_subject


def _goes_on(prose: Prose, joint: int, step: int) -> bool:
    """Whether `and` behind a date begins what is told next: `spoke on Thursday and will meet`."""
    following = prose.word(joint + 1)
    return step > 0 and (following in cues().future or following in cues().past)


def _is_promised(lower: Sequence[str], index: int) -> bool:
    """Whether `to` at the index follows a verb of what is to come: `agreed to meet`, `urged the ministers to meet`."""
    if lower[index] != "to" or index == 0:
        return False
    asked = lower[max(index - _ASKED, 0) : index - 1]
    return lower[index - 1] in cues().promising or not cues().asking.isdisjoint(asked)


def _is_of_another(lower: Sequence[str], index: int) -> bool:
    """Whether a verb of speech begins what is said: `said the vote on Friday will decide`."""
    return lower[index] in cues().reporting and index + 1 < len(lower) and lower[index + 1] in cues().determiners


def _cue(prose: Prose, indices: range, *, within: bool = False) -> tuple[Tense, int]:
    """What the nearest cue of a clause says, and how many tokens away it stands; `within`: the date follows `in`."""
    lower, table = prose.lower, cues()
    for distance, index in enumerate(indices):
        word = lower[index]
        if word in table.boundaries or (word == "and" and _goes_on(prose, index, indices.step)):
            break
        before = lower[index - 1] if index else ""
        is_noun = word in table.either and _is_noun(prose, index)
        is_told = _tells(lower, index, within=within) and before != "to" and not is_noun
        if is_told or _is_promised(lower, index):
            return "future", distance
        is_base = before == "to" or before in table.future  # `will shut`
        is_past = word in table.past or (len(word) > 4 and word.endswith("ed"))
        if is_past and not is_base and before not in table.present:
            if any(_is_promised(lower, place) for place in range(max(index - _TO, 0), index)):
                return "future", distance  # `agreed to convene a conference on 30 September`
            return "past", distance + _FAR * _is_of_another(lower, index)
    return "open", _FAR
