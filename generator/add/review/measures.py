"""Measures: which of a dossier's measures counts what an article counts, and how an article bounds a number.

The words for bounds are data: `bounds.toml`.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from generator.add.review.fact import Bound

_PEOPLE = frozenset(("people", "persons", "of", "the"))
_WORD = re.compile(r"[^\W_]+")


def measure_of(what: str, measures: Iterable[tuple[str, str]]) -> str:
    """The one measure whose name or words name `what`, as `deaths`, "people killed", does `killed`; else nothing.

    One that says just this counts before those that add that it is people.
    """
    wanted, known = _words(what), [(name, _words(name), _words(words)) for name, words in measures]
    exact = [name for name, *said in known if wanted in said]
    fitting = exact or [name for name, _, words in known if wanted < words <= wanted | _PEOPLE]
    return fitting[0] if wanted and len(fitting) == 1 else ""


def bound_of(qualifier: str) -> Bound:
    """The bound that the words before a number put on it; none where they are not known to put one."""
    words = " ".join(qualifier.lower().split())
    return next((bound for bound, known in _bounds().items() if words in known), "")


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))


@cache
def _bounds() -> Mapping[Bound, frozenset[str]]:
    table = tomllib.loads(Path(__file__).with_name("bounds.toml").read_text(encoding="utf-8"))
    return {
        "+": frozenset(table["at_least"]),
        "-": frozenset(table["at_most"]),
        "~": frozenset(table["about"]),
    }
