"""A new file of a dossier: its text, what is wrong with what it is made of, and writing it once.

Nothing is guessed: a key without a value stays empty. What a value may be is asked of the reader, which is given
a file with that key alone.
"""

import os
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from generator.author import frontmatter
from generator.author.forms import FORMS, Key
from generator.model.problem import Problem
from generator.model.source import Kind, Source
from generator.read.page import read_page

Value = str | tuple[str, ...]
"""One line of words; the items of a list; answers, each as `code: words`."""

_COLUMN = 24


def tidy(text: str) -> str:
    """A value as it will be read: in NFC, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def why_not_a_line(text: str) -> str:
    """Why a text cannot stand in one line of a file, empty where it can."""
    if len(text.splitlines()) > 1:
        return "this runs over several lines, and a value is one line"
    if any("\ud800" <= character <= "\udfff" for character in text):
        return "this is not UTF-8"
    if any(unicodedata.category(character) == "Cc" for character in text if not character.isspace()):
        return "a character of this commands a terminal and stands for nothing"
    return ""


def faults(kind: Kind, key: Key, value: Value) -> tuple[Problem, ...]:
    """What the reader says of a value."""
    nothing = {problem.message for problem in _read(kind, "")}
    return tuple(problem for problem in _read(kind, _key_line(key, value)) if problem.message not in nothing)


def judged(kind: Kind, key: Key, value: Value) -> tuple[Value, str]:
    """A value as it will be read, and why it cannot be kept (empty: it can)."""
    lines = (value,) if isinstance(value, str) else value
    why = next(filter(None, map(why_not_a_line, lines)), "")
    if why:
        return value, why
    tidied = tidy(value) if isinstance(value, str) else tuple(tidy(line) for line in value)
    return tidied, in_a_line(faults(kind, key, tidied)) if tidied else ""


def in_a_line(problems: Sequence[Problem]) -> str:
    """The first problem and its hint; empty where there is none."""
    return next((f"{p.message}; {p.hint}" if p.hint else p.message for p in problems), "")


def page_text(kind: Kind, values: Mapping[str, Value]) -> str:
    """A whole new file: every key in the order of the reference, those without a value empty, and no body."""
    lines = (_key_line(key, values[key.name]) if values.get(key.name) else _empty_line(key) for key in FORMS[kind])
    return f"---\n{''.join(lines)}---\n\n"


def write_new(path: Path, text: str) -> None:
    """Writes a file that is not there yet, whole or not at all; raises FileExistsError, or OSError."""
    with suppress(FileExistsError):
        path.parent.mkdir()
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_text(text, encoding="utf-8")
        _place(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def _place(unfinished: Path, path: Path) -> None:
    """A link never takes the place of a file; a file system without links leaves us a look before the rename."""
    try:
        path.hardlink_to(unfinished)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError(path) from None
        unfinished.rename(path)


def _read(kind: Kind, lines: str) -> tuple[Problem, ...]:
    return read_page(Source("new.md", kind, "new", f"---\n{lines}---\n")).problems


def _key_line(key: Key, value: Value) -> str:
    if isinstance(value, str):
        return frontmatter.words(key.name, value)
    if key.shape == "list":
        return frontmatter.items(key.name, value)
    return frontmatter.pairs(key.name, tuple(_pairs(value)))


def _pairs(answers: Sequence[str]) -> Iterator[tuple[str, str]]:
    for answer in answers:
        code, _, words = answer.partition(":")
        yield code.strip(), words.strip()


def _empty_line(key: Key) -> str:
    line = frontmatter.no_items(key.name) if key.shape == "list" else frontmatter.words(key.name, "")
    return f"{line.rstrip():<{_COLUMN}}# {key.comment}\n" if key.comment else line
