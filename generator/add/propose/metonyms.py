"""Metonyms apart from places: whether a city or a house stands for a government where it is named.

It does where it acts or is dealt with: before a verb, beside another that does, after `by`, `between`, `urged`; and
before a noun of government (`a Kremlin ally`). Anywhere else it is the place.
"""

from generator.add.propose.lexicon import word_list
from generator.add.propose.prose import Prose

_VERBS, _NOUNS, _ASIDES, _PARTS, _DEALINGS, _WITH, _FOLLOWING = (
    word_list("metonyms.toml", key) for key in ("verbs", "nouns", "asides", "parts", "dealings", "with", "following")
)
_CALLING = ("call", "called", "calling", "calls", "pressure", "sanctions")
_STEM = 4
"""Letters with which a word that ends in `-ed` need be no form of the past: `red`, `need`."""
_JOINTLY = 12
"""Tokens in which the verb of two governments stands."""


def stands_for(prose: Prose, first: int, last: int) -> bool:
    """Whether the metonym at tokens `first` to `last` means the government."""
    if prose.word(first - 1) in _PARTS:
        return False
    sentence = prose.sentence_at(prose.tokens[first].start)
    if sentence and last < sentence.last and _acts(prose, last):
        return True
    if prose.word(first - 1) != "the":
        return _is_dealt_with(prose, first)
    after = prose.word(last)
    is_longer = after.isalpha() and after == prose.tokens[last].text and after not in _FOLLOWING
    return not is_longer and _is_dealt_with(prose, first - 1)


def _acts(prose: Prose, last: int) -> bool:
    """Whether what stands behind the metonym shows that it does something or has something of a government."""
    if prose.word(last) == "on" and prose.word(last + 1).endswith("day"):
        last += 2
    after, following = prose.word(last), prose.word(last + 1)
    if after == "'s":
        return not _NOUNS.isdisjoint((following, prose.word(last + 2)))
    if after == ",":
        return following in _ASIDES
    if after == "and":
        return _acts_jointly(prose, last)
    return _is_verb(after) or after in _NOUNS or (after.endswith("ly") and _is_verb(following))


def _is_verb(word: str) -> bool:
    """Whether it tells what somebody does: a verb of the table or its participle, or any form of the past."""
    if word.endswith("ing"):
        return word[:-3] in _VERBS or f"{word[:-3]}e" in _VERBS
    return word in _VERBS or (len(word) > _STEM and word.isalpha() and word.endswith("ed"))


def _acts_jointly(prose: Prose, joint: int) -> bool:
    """`Moscow and Washington agreed`; at the beginning of a sentence more may stand before the verb."""
    if _begins_sentence(prose, joint - 1):
        return any(prose.word(index) in _VERBS for index in range(joint + 2, joint + 2 + _JOINTLY))
    capital = joint + 1 < len(prose.tokens) and prose.tokens[joint + 1].is_capital
    return capital and not _VERBS.isdisjoint((prose.word(joint + 2), prose.word(joint + 3)))


def _begins_sentence(prose: Prose, index: int) -> bool:
    """Whether a sentence begins with the token: `Moscow and Washington, and the group they lead, have called`."""
    sentence = prose.sentence_at(prose.tokens[index].start)
    return sentence is not None and sentence.first == index


def _is_dealt_with(prose: Prose, first: int) -> bool:
    """Whether what stands before the metonym has a government for its object."""
    before = prose.word(first - 1)
    if before == "and":
        return prose.word(first - 3) in _DEALINGS or _begins_sentence(prose, first - 2)
    if before in ("on", "upon"):
        return prose.word(first - 2) in _CALLING
    if before == "that":  # `said that Moscow …`, `the demand that Washington take …`
        return prose.word(first + 1) not in (",", "'s")
    if before == "with":
        return prose.word(first - 2) in _WITH
    return before == "by" or before in _DEALINGS
