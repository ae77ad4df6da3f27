"""Overlaps: sources that share word sequences, and so do not support each other independently.

The share of two sources is the number of sequences of SHINGLE words that stand in both, divided by the number in the
one that has fewer (the containment of A. Z. Broder, On the resemblance and containment of documents, 1997).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from generator.model.lock import Overlap
from generator.read.sources import SourceText
from generator.read.wording import normal

SHINGLE = 5
LEAST = 0.01
"""Below this share an overlap is chance: names, titles, dates."""

_WORD = re.compile(r"\w+(?:['-]\w+)*")


def overlaps(texts: Mapping[str, SourceText]) -> tuple[Overlap, ...]:
    """Every pair of sources that share more than chance gives, by the ids of their documents."""
    found = {id: sequences(words_of(text.text), SHINGLE) for id, text in texts.items()}
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for id in sorted(found):
        for sequence in found[id]:
            holders[sequence].append(id)
    shared = Counter(pair for ids in holders.values() for pair in combinations(ids, 2))
    pairs = (Overlap(a=a, b=b, share=_share(shared[a, b], len(found[a]), len(found[b]))) for a, b in sorted(shared))
    return tuple(pair for pair in pairs if pair.share >= LEAST)


def words_of(text: str) -> list[str]:
    """The words of a text in small letters; `it's` and `well-known` are one."""
    return _WORD.findall(normal(text).lower())


def sequences(words: Sequence[str], length: int) -> frozenset[tuple[str, ...]]:
    """Every run of `length` words."""
    return frozenset(zip(*(words[offset:] for offset in range(length)), strict=False))


def _share(shared: int, one: int, other: int) -> float:
    return round(shared / min(one, other), 3)
