"""Once: the words of a quotation by which a browser finds its place in the source, and no other place.

A text fragment (https://wicg.github.io/scroll-to-text-fragment/) names words, and a browser goes to the first that are
like them: whole words, with no regard to capitals and accents, any white space for any other, inside one paragraph. We
may publish the words of the quotation alone, not those around it. So a run of them is looked for that stands in the
source as the dossier writes it, mark by mark, and nowhere else in it. A part of a run occurs at least as often as the
run, so only whole runs are tried. Of the page on the web, which may have more on it than the text as received, nothing
is known.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from generator.read.sources import SourceText
from generator.read.wording import Range

MOST = 30
"""Words of an address."""


def once(words: str, found: Sequence[Range], source: SourceText) -> Range:
    """Of the words of a quotation, counted from 0, the longest run that stands in the source literally and once.

    `found` are the ranges of characters of the source at which the quotation stands. (0, 0) where there is none.
    """
    written = words.split()
    runs = _runs(written, [source.text[start:end] for start, end in found])
    alike = _whole(source.text)
    single = (run for run in runs if _count(" ".join(written[slice(*run)]), alike) == 1)
    return max(single, key=lambda run: len(" ".join(written[slice(*run)])), default=(0, 0))


def _runs(written: Sequence[str], stretches: Sequence[str]) -> Iterator[Range]:
    """The runs of words that stand in the stretches one after the other, letter by letter and in one line."""
    literal = _literal(written, [line.split() for stretch in stretches for line in stretch.splitlines()])
    for line, numbers in groupby(range(len(written)), key=lambda number: literal[number]):
        run = tuple(numbers)
        if line >= 0:
            yield run[0], min(run[-1] + 1, run[0] + MOST)


def _literal(written: Sequence[str], lines: Sequence[Sequence[str]]) -> list[int]:
    """For each word the number of the line in which it stands as it is written; -1 where it stands in none."""
    places = [(number, word) for number, line in enumerate(lines) for word in line]
    found: list[int] = []
    done = 0
    for word in written:
        next_one = next((index for index in range(done, len(places)) if places[index][1] == word), -1)
        found.append(places[next_one][0] if next_one >= 0 else -1)
        done = next_one + 1 if next_one >= 0 else done
    return found


def _count(words: str, alike: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(_alike(words))}(?!\w)", alike))


@lru_cache(maxsize=1)  # the quotations of a document are looked for one after the other
def _whole(text: str) -> str:
    return _alike(text)


def _alike(text: str) -> str:
    """Small letters without accents, single spaces."""
    letters = (letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join("".join(letters).casefold().split())
