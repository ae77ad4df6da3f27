"""Boilerplate: stretches of a text that say nothing of its matter. They are listed, and stay where they are."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from generator.add.article import Form, Span
from generator.add.intake.lines import Line
from generator.add.intake.published import labelled

_TABLE = Path(__file__).parent / "tables/boilerplate.toml"
_AROUND = " \t.:…|»«\u203a\u2039→←▶►•*_#>+<=~()[]{}\u2013—-"
_PAGE_NUMBER = re.compile(r"(?:page\s)?\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?", re.IGNORECASE)
_NOTHING = 40
"""Characters at most of a line without letter or digit: a rule, a row of stars, a lone full stop."""

_HEADLINE = range(3, 17)
"""Words in the headline of another article."""

_HEADLINES = 10
"""Headlines at the end of a text, at most."""

_BODY = 3
"""Lines of prose that a text must have before what follows it is taken for something else."""


def boilerplate(lines: Sequence[Line], form: Form, others: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The stretches, in the order of the text; `others` are known already."""
    found = {span.start: span for span in (*_marked(lines), *others)}
    of_all = {**found, **{span.start: span for span in _headlines(lines, found, form)}}
    return tuple(of_all[start] for start in sorted(of_all))


def _marked(lines: Sequence[Line]) -> Iterator[Span]:
    for line in lines:
        if _says_nothing(line):
            yield Span(line.start, line.end)
        elif stretch := labelled(line):
            yield stretch


def _says_nothing(line: Line) -> bool:
    words = _plain(line.text)
    if not words or not any(character.isalnum() for character in words):
        return len(line.text) <= _NOTHING
    table = _table()
    if words in table["alone"] or _PAGE_NUMBER.fullmatch(words):
        return True
    whole = line.text.casefold().replace("’", "'").lstrip(_AROUND)
    begins = any(whole.startswith(beginning) and line.count <= most for most, beginning in table["beginning"])
    return begins or any(words.endswith(ending) and line.count <= most for most, ending in table["ending"])


def _plain(text: str) -> str:
    """A line as it is compared."""
    return " ".join(text.casefold().replace("’", "'").strip(_AROUND).split())


@cache
def _table() -> Mapping[str, Any]:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return {
        "alone": frozenset(table["alone"]),
        "beginning": tuple((row["at_most"], tuple(row["words"])) for row in table["beginning"]),
        "ending": tuple((row["at_most"], tuple(row["words"])) for row in table["ending"]),
    }


def _headlines(lines: Sequence[Line], found: Mapping[int, Span], form: Form) -> Iterator[Span]:
    """Headlines of other articles at the end of a plain text: lines without a full stop after its last sentence."""
    rest = [line for line in lines if line.start not in found]
    if form != "text" or sum(line.is_prose for line in rest) < _BODY:
        return
    last = next(number for number in range(len(rest), 0, -1) if rest[number - 1].is_prose)
    headlines = rest[last:]
    if len(headlines) <= _HEADLINES and all(map(_is_headline, headlines)):
        yield from (Span(line.start, line.end) for line in headlines)


def _is_headline(line: Line) -> bool:
    return line.count in _HEADLINE and not line.is_sentence and not line.text[0].islower()
