"""Cases as data: a file of Markdown in which every heading is a case, and what stands in fences is its data.

    ## title of the case            a sentence: what is so
    ~~~ [name]                      an input; without a name it is the text itself
    ~~~ gives                       what comes of it

A fence before the first heading is given to every case of its file. All else is prose for the reader.
"""

import re
from pathlib import Path

import pytest
from msgspec import Struct

_FENCE = re.compile(r"^(?P<fence>~~~+)(?: (?P<name>\S+))?\n(?P<text>.*?)^(?P=fence)$", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"^## (?P<title>.+)$", re.MULTILINE)
_CELL = re.compile(r"(?<!\\)\|")


class Case(Struct, frozen=True):
    """One situation: inputs by name (`` for one without) and what is expected of them."""

    title: str
    inputs: dict[str, str]
    gives: str


def cases(path: Path) -> pytest.MarkDecorator:
    """Calls a test once for each case of a file, with the title as its id."""
    first, *parts = _parts(path.read_text(encoding="utf-8"))
    shared = dict(_fences(first[1]))
    found = [_case(title, text, shared) for title, text in parts]
    assert len({case.title for case in found}) == len(found), f"two cases of {path} have one title"
    return pytest.mark.parametrize("case", found, ids=[case.title for case in found])


def rows(path: Path, title: str) -> list[tuple[str, ...]]:
    """The rows of the table under a heading, without its head; the marks of code around a cell are taken away."""
    text = dict(_parts(path.read_text(encoding="utf-8")))[title]
    lines = [line for line in text.splitlines() if line.startswith("|")][2:]
    return [tuple(cell.strip().strip("`") for cell in _CELL.split(line)[1:-1]) for line in lines]


def _case(title: str, text: str, shared: dict[str, str]) -> Case:
    fences = dict(_fences(text))
    gives = fences.pop("gives").rstrip("\n")
    return Case(title, shared | fences, gives)


def _parts(text: str) -> list[tuple[str, str]]:
    """The text under each title, fences being no place for titles; what stands before the first has none."""
    hidden = _FENCE.sub(lambda found: re.sub(r"[^\n]", "~", found[0]), text)
    starts = [("", 0, 0), *((found["title"], found.start(), found.end()) for found in _TITLE.finditer(hidden))]
    ends = [start for _, start, _ in starts[1:]] + [len(text)]
    return [(title, text[begin:end]) for (title, _, begin), end in zip(starts, ends, strict=True)]


def _fences(text: str) -> list[tuple[str, str]]:
    return [(found["name"] or "", found["text"]) for found in _FENCE.finditer(text)]
