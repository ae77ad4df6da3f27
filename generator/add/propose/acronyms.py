"""Acronyms: letters in brackets behind a name mean the same wherever they stand: `the World Fund (WF) … WF said`."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from generator.add.finding import Mention
from generator.add.propose.lexicon import word_list
from generator.add.propose.prose import Prose

_COMMON = word_list("names.toml", "common")
_LONGEST = 10


def is_acronym(text: str) -> bool:
    """Whether the word is letters for a name: capitals, but for one or two."""
    letters = text.replace(".", "")
    upper = sum(letter.isupper() for letter in letters)
    if not 2 <= len(letters) <= _LONGEST or text in _COMMON:
        return False
    return letters[0].isupper() and upper >= max(2, len(letters) - 2)


def acronyms(prose: Prose, mentions: Sequence[Mention], groups: AbstractSet[str]) -> Iterator[Mention]:
    """The acronyms of the groups that are named right before them in brackets, there and wherever else they stand."""
    defined = dict(_defined(prose, mentions, groups))
    for token in prose.tokens:
        if token.text in defined and prose.sentence_at(token.start):
            actor = defined[token.text]
            yield Mention(start=token.start, end=token.end, actor=actor, type="alias", rule="acronym")


def _defined(prose: Prose, mentions: Sequence[Mention], groups: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    for mention in mentions:
        first = prose.token_at(mention.end)
        window = prose.tokens[first : first + 3]
        if len(window) < 3 or mention.actor not in groups:
            continue
        if window[0].text == "(" and window[2].text == ")" and is_acronym(window[1].text):
            yield window[1].text, mention.actor
