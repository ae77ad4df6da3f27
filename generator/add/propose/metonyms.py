"""Metonyms apart from places: whether a city or a house stands for a government where it is named.

It does where it acts or is dealt with: before a verb, beside another that does, after `by`, `between`, `urged`; and
before a noun of government (`a Kremlin ally`). Anywhere else it is the place.
"""

from generator.add.propose.lexicon import word_list
from generator.add.propose.prose import Prose

_VERBS, _NOUNS, _ASIDES, _PARTS, _DEALINGS, _WITH, _FOLLOWING, _OF_PLACES, _ROUTES, _SUBORDINATING = (
    word_list("metonyms.toml", key)
    for key in (
        "verbs", "nouns", "asides", "parts", "dealings", "with", "following", "of_places", "routes", "subordinating",
    )
)  # fmt: skip
_PAST = word_list("grammar.toml", "past")
_CALLING = ("blame", "blamed", "blames", "call", "called", "calling", "calls", "pressure", "sanctions")
_WAITING = ("matter", "wait", "waited", "waiting", "waits")
_QUOTES = ("“", '"')
_TIMES = ("last", "this", "next", "earlier", "on")
_UNITS = frozenset(("week", "month", "year", "morning", "evening", "night", "summer", "spring", "autumn", "winter"))
_STEM = 4
"""Letters with which a word that ends in `-ed` need be no form of the past: `red`, `need`."""
_JOINTLY = 12
"""Tokens in which the verb of two governments stands, or the end of an aside."""


def stands_for(prose: Prose, first: int, last: int) -> bool:
    """Whether the metonym at tokens `first` to `last` means the government."""
    if prose.word(first - 1) in _PARTS:
        return False
    sentence = prose.sentence_at(prose.tokens[first].start)
    if sentence and last < sentence.last and _acts(prose, first, last):
        return True
    if prose.word(first - 1) != "the":
        return _is_dealt_with(prose, first, last)
    after = prose.word(last)
    is_longer = after.isalpha() and after == prose.tokens[last].text and after not in _FOLLOWING
    return not is_longer and _is_dealt_with(prose, first - 1, last)


def _acts(prose: Prose, first: int, last: int) -> bool:
    """Whether what stands behind the metonym shows that it does something or has something of a government."""
    behind = _behind_time(prose, last)
    after, following = prose.word(behind), prose.word(behind + 1)
    if after == "'s":
        is_name = behind + 1 < len(prose.tokens) and prose.tokens[behind + 1].is_capital
        return not is_name and _OF_PLACES.isdisjoint((following, prose.word(behind + 2)))
    if after == ",":
        return following in _ASIDES or _acts_behind_aside(prose, first, behind)
    if after == "and":
        return _acts_jointly(prose, behind)
    if after in _QUOTES:
        return _is_verb(following)
    return _is_verb(after) or after in _NOUNS or (after.endswith("ly") and _is_verb(following))


def _behind_time(prose: Prose, index: int) -> int:
    """The token behind `last month` or `on Friday`."""
    following = prose.word(index + 1)
    is_time = prose.word(index) in _TIMES and (following in _UNITS or following.endswith("day"))
    return index + 2 if is_time else index


def _acts_behind_aside(prose: Prose, first: int, comma: int) -> bool:
    """`Washington, long the loudest voice, is distracted`, at the beginning of a sentence."""
    if not _begins_sentence(prose, first):
        return False
    places = range(comma + 1, min(comma + _JOINTLY, len(prose.tokens)))
    closing = next((place for place in places if prose.word(place) == ","), -1)
    return closing > 0 and _is_verb(prose.word(closing + 1))


def _is_verb(word: str) -> bool:
    """Whether it tells what somebody does: a verb of the table or its participle, or any form of the past."""
    if word.endswith("ing"):
        return word[:-3] in _VERBS or f"{word[:-3]}e" in _VERBS
    return word in _VERBS or word in _PAST or (len(word) > _STEM and word.isalpha() and word.endswith("ed"))


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


def _is_dealt_with(prose: Prose, first: int, last: int) -> bool:
    """Whether what stands before the metonym has a government for its object, or for the subject of a clause."""
    before, after = prose.word(first - 1), prose.word(last)
    if before in _SUBORDINATING:  # `said that Moscow …`, `if Caracas …`, `the demand that Washington take …`
        return after not in (",", "-", "and") and after not in _NOUNS
    if before == "as":
        return after.isalpha() and after.endswith("s") and after not in ("is", "was")
    if before in ("was", "is") and after in ("that", "which", "who"):
        return True
    if (
        after == "to"
        and last + 1 < len(prose.tokens)
        and (before == "for" or _is_verb(before))
        and not prose.tokens[last + 1].is_capital
    ):
        return True  # `for Yerevan to answer`
    if before == "and":
        return prose.word(first - 3) in _DEALINGS or _begins_sentence(prose, first - 2)
    if before in ("on", "upon"):
        return prose.word(first - 2) in _CALLING
    if before == "for":
        return prose.word(first - 2) in _WAITING
    if before == "with":
        return prose.word(first - 2) in _WITH
    if before == "between":
        return prose.word(first - 2) not in _ROUTES
    return before == "by" or before in _DEALINGS
