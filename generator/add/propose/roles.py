"""Roles: the words for an office or calling beside a name, before it or behind it.

before     = "Russian Deputy Foreign Minister" NAME | "the UN special envoy for Syria," NAME
behind     = NAME ", the State Department’s top diplomat for the Syria crisis,"
"""

from generator.add.propose.lexicon import name_words, people, word_list
from generator.add.propose.prose import Prose

_DETERMINERS = word_list("grammar.toml", "determiners")
_JOINTS = word_list("grammar.toml", "joints")
_MAIN_VERBS = word_list("grammar.toml", "verbs_of_main")
_ORGANS = word_list("people.toml", "organs")
_BODIES = ("administration", "cabinet", "government", "party", "regime")
_CLOSING = ',;:.()“”"—–'
"""Marks over which no apposition goes on."""
_BESIDE = ("and", "as", "between", "by", "for", "from", "of", "said", "says", "that", "to", "told", "with")
"""What stands before whose office it is, but for a mark: `between Kenya’s interior minister, Ada Lund, and …`."""
_REACH = 16
"""Tokens that an apposition has at most."""


def is_office(word: str) -> bool:
    """Whether the word, in lower case, is the noun of an office or calling, in the singular."""
    return word in people().offices or ("-" in word and word.rpartition("-")[2] in people().offices)


def holds_office(prose: Prose, first: int, last: int) -> bool:
    """Whether an office stands among the tokens."""
    return any(is_office(prose.lower[index]) for index in range(first, last))


def before(prose: Prose, first: int, begin: int, run: int) -> int:
    """The first token of the role that stands right before token `first`; `first` where there is none.

    `begin` is where the sentence begins, `run` where the capitals of which the name is the end begin.
    """
    if run == first and (first == begin or not is_office(prose.lower[first - 1])):
        return first
    start = run
    while start > begin and _belongs(prose, start - 1):
        start -= 1
    for index in range(start, first - 1):
        if prose.lower[index] in _BODIES and prose.lower[index + 1] == "of" and not holds_office(prose, start, index):
            start = index + 2  # `the government of President Gustavo Petro`
    while start < first and prose.lower[start] in _JOINTS:
        start += 1
    return start if holds_office(prose, start, first) else first


def apposition_before(prose: Prose, first: int, begin: int) -> tuple[int, int]:
    """The tokens of an apposition that a comma parts from the name after it; empty where there is none."""
    if first - 2 < begin or prose.tokens[first - 1].text != ",":
        return first, first
    start, is_owned = first - 1, False
    while start > begin and first - start < _REACH and prose.tokens[start - 1].text not in _CLOSING:
        start -= 1
        is_apart = start == begin or prose.word(start - 1) in _BESIDE or prose.tokens[start - 1].text in _CLOSING
        is_owned = is_apart and prose.tokens[start].is_capital and prose.word(start + 1) == "'s"
        is_begun = prose.lower[start] in _DETERMINERS and not _goes_on(prose, start, first)
        if is_owned or is_begun or prose.word(start - 1) == "by":
            break
    if not (is_owned or prose.lower[start] in _DETERMINERS) or not holds_office(prose, start, first - 1):
        return first, first
    return (start if is_owned else start + 1), first - 1


def _goes_on(prose: Prose, start: int, first: int) -> bool:
    """Whether a determiner begins only whose the office is, as in `a spokesman of the harbour`."""
    return prose.word(start - 1) in ("of", "for") and not holds_office(prose, start, first - 1)


def apposition_behind(prose: Prose, last: int, end: int) -> tuple[int, int]:
    """The tokens of an apposition behind a name that ends before token `last`; empty where there is none."""
    if last >= end or prose.tokens[last].text not in ",(":
        return last, last
    start = stop = last + 1
    while stop < end and stop - start < _REACH and prose.tokens[stop].text not in _CLOSING:
        stop += 1
    if stop == start or stop - start == _REACH or not _opens(prose, start):
        return last, last
    office = next((index for index in range(start, stop) if is_office(prose.lower[index])), start)
    if not is_office(prose.lower[office]) or not _MAIN_VERBS.isdisjoint(prose.lower[start:office]):
        return last, last
    return start + (prose.lower[start] in _DETERMINERS), stop


def _belongs(prose: Prose, index: int) -> bool:
    """Whether the token can be part of a role."""
    word, token = prose.lower[index], prose.tokens[index]
    if word in people().modifiers or is_office(word) or word in _ORGANS or word in ("of", "for", "'s"):
        return True
    return token.is_capital and token.text not in name_words().common


def _opens(prose: Prose, index: int) -> bool:
    """Whether an apposition can begin with the token."""
    word = prose.lower[index]
    known = word in _DETERMINERS or word == "who" or word in people().modifiers or is_office(word)
    return known or prose.tokens[index].is_capital
