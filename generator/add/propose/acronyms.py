"""Acronyms: letters in brackets behind a name mean the same wherever they stand: `the World Fund (WF) … WF said`.

The rule is named `acronym`.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from generator.add.finding import Mention
from generator.add.propose.lexicon import name_words
from generator.add.propose.prose import Prose

_LONGEST = 10
"""Letters of an acronym at most."""


def is_acronym(text: str) -> bool:
    """Whether the word is letters for a name: capitals, but for one or two."""
    letters = text.replace(".", "")
    upper = sum(letter.isupper() for letter in letters)
    if not 2 <= len(letters) <= _LONGEST or text in name_words().common:
        return False
    return letters[0].isupper() and upper >= max(2, len(letters) - 2)


def in_brackets(prose: Prose, index: int) -> str:
    """The acronym that stands alone in the brackets which open with token `index`; empty where there is none."""
    window = [token.text for token in prose.tokens[index : index + 3]]
    return window[1] if len(window) == 3 and window[0] == "(" and window[2] == ")" and is_acronym(window[1]) else ""


def acronyms(prose: Prose, mentions: Sequence[Mention], groups: AbstractSet[str]) -> Iterator[Mention]:
    """The acronyms of the groups that are named right before them in brackets, there and wherever else they stand."""
    named = (mention for mention in mentions if mention.actor in groups)
    meant = {in_brackets(prose, prose.token_at(mention.end)): mention.actor for mention in named}
    meant.pop("", None)
    for token in prose.tokens:
        if token.text in meant and prose.sentence_at(token.start):
            yield Mention(start=token.start, end=token.end, actor=meant[token.text], type="alias", rule="acronym")
