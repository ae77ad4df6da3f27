"""Roles: the words for an office or calling beside a name, before it or behind it.

    before     = "Russian Deputy Foreign Minister" NAME | "the UN special envoy for Syria," NAME
    behind     = NAME ", the State Department’s top diplomat for the Syria crisis," | NAME "of the Atlantic Council"
"""

from generator.add.propose.lexicon import name_words, people
from generator.add.propose.prose import Prose

_JOINTS = frozenset(("of", "for", "to", "on", "in", "at", "and", "'s", "’s", "the", "with", "from", "-"))
_REACH = 16
"""Tokens that an apposition has at most."""
_ORGANS = frozenset(
    "ministry government company union bank police army party court agency council committee department office firm "
    "group institute university hospital embassy commission board association federation team army navy palace".split()
)


def is_office(word: str) -> bool:
    """Whether the word, in lower case, is the noun of an office or calling, in the singular."""
    return word in people().offices or (word.startswith(("vice-", "deputy-")) and word.partition("-")[2] in people().offices)


def holds_office(prose: Prose, first: int, last: int) -> bool:
    """Whether an office stands among the tokens."""
    return any(is_office(prose.lower[index]) for index in range(first, last))


def before(prose: Prose, first: int, begin: int, run: int) -> int:
    """The first token of the role that stands right before token `first`; `first` where there is none.

    `begin` is where the sentence begins, `run` where the capitals of which the name is the end begin.
    """
    start = min(first, run)
    if start == first and (start - 1 < begin or not is_office(prose.lower[start - 1])):
        return first
    while start > begin and _belongs(prose, start - 1):
        start -= 1
    while start < first and prose.lower[start] in _JOINTS:
        start += 1
    return start if holds_office(prose, start, first) else first


def _belongs(prose: Prose, index: int) -> bool:
    word = prose.lower[index]
    token = prose.tokens[index]
    if word in people().modifiers or is_office(word) or word in _ORGANS or word in ("of", "for", "'s"):
        return True
    return token.is_capital and token.is_word and token.text not in name_words().common


def apposition_before(prose: Prose, first: int, begin: int) -> tuple[int, int]:
    """The tokens of an apposition that a comma parts from the name after it; empty where there is none."""
    if first - 2 < begin or prose.tokens[first - 1].text != ",":
        return first, first
    start = first - 1
    while start > begin and first - start < _REACH and prose.tokens[start - 1].text not in ",;:.“”\"—–()":
        start -= 1
        if prose.lower[start] in ("the", "a", "an", "its", "his", "her", "their") or prose.lower[start - 1 : start] == ("by",):
            break
    if prose.lower[start] not in ("the", "a", "an", "its", "his", "her", "their"):
        return first, first
    return (start + 1, first - 1) if holds_office(prose, start, first - 1) else (first, first)


def apposition_behind(prose: Prose, last: int, end: int) -> tuple[int, int]:
    """The tokens of an apposition behind a name that ends before token `last`; empty where there is none."""
    if last >= end or prose.tokens[last].text not in ",(":
        return last, last
    start = last + 1
    stop = start
    while stop < end and stop - start < _REACH and prose.tokens[stop].text not in ",;:.“”\"—–()":
        stop += 1
    if stop == start or stop - start >= _REACH:
        return last, last
    first = prose.lower[start]
    opens = first in ("the", "a", "an", "then", "former", "who", "its", "his", "her", "their") or first in people().modifiers
    opens = opens or is_office(first) or prose.tokens[start].is_capital
    office = next((index for index in range(start, stop) if is_office(prose.lower[index])), -1)
    if not opens or office < 0 or any(prose.lower[index] in _VERBS for index in range(start, office)):
        return last, last
    return start + (first in ("the", "a", "an", "its", "his", "her", "their")), stop


_VERBS = frozenset("said says told met and but was were is has had will".split())
