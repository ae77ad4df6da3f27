"""Ids: what a new thing is called, made of its title by one rule.

    id        = slug                          of the title or name
    document  = outlet "-" date "-" slug      outlet: the publisher without its article, or "doc"

A slug is the words in small Latin letters and digits with hyphens between, transliterated where they are written
otherwise, and cut between words so that the whole has at most 80 characters. The date is as much of it as is
certain: 2015-12-18, 2015-12 or 2015. An id that another kind has already gets a number: `harbour-2`.
"""

import re
from collections.abc import Mapping
from functools import cache
from itertools import count
from pathlib import Path

from generator.author.forms import NAMED_BY
from generator.model.problem import Problem
from generator.model.source import FOLDERS, Kind, Source
from generator.model.urls import ID_LENGTH
from generator.read.page import read_page

_OUTLET = 30
"""The outlet must leave room for the date and some words of the title."""

_CERTAIN = re.compile(r"\d{4}(?:-\d\d){0,2}(?!\d)")
_OF_ID = frozenset(("id-fits", "id-is-single"))


def propose_id(content: Path, kind: Kind, values: Mapping[str, str]) -> str:
    """An id for a new thing; empty where its title has no letter or digit to make one of."""
    slug = _slug(values[NAMED_BY[kind]], ID_LENGTH)
    if not slug:
        return ""
    whole = f"{_origin(values)}-{slug}" if kind == "document" else slug
    for number in count(1):
        id = _numbered(whole, number)
        if not id_faults(kind, id) and _is_free(content, kind, id):
            return id
    raise AssertionError("numbers do not end")


@cache
def name_id(name: str) -> str:
    """The id that an actor with this name gets by the rule, whether it is free or not."""
    return _slug(name, ID_LENGTH)


def id_faults(kind: Kind, id: str) -> tuple[Problem, ...]:
    """What the reader would say of the name of the file."""
    found = read_page(Source(f"{id}.md", kind, id, "---\n---\n")).problems
    return tuple(problem for problem in found if problem.rule in _OF_ID)


def holder(content: Path, id: str) -> Path | None:
    """The file that has this id already, whatever its kind."""
    paths = (page_path(content, kind, id) for kind in FOLDERS.values())
    return next((path for path in paths if path.exists()), None)


def page_path(content: Path, kind: Kind, id: str) -> Path:
    """Where a thing of that kind stands."""
    folder = next(folder for folder, kept in FOLDERS.items() if kept == kind)
    return content / folder / f"{id}.md"


def _is_free(content: Path, kind: Kind, id: str) -> bool:
    """A thing of the same kind and name is probably the same thing: a number would only hide that."""
    path = holder(content, id)
    return path is None or path == page_path(content, kind, id)


def _origin(values: Mapping[str, str]) -> str:
    outlet = _slug(values.get("publisher", ""), _OUTLET).removeprefix("the-") or "doc"
    certain = _CERTAIN.search(values.get("date", ""))
    return f"{outlet}-{certain[0]}" if certain else outlet


def _numbered(id: str, number: int) -> str:
    end = f"-{number}" if number > 1 else ""
    return _slug(id, ID_LENGTH - len(end)) + end


def _slug(text: str, length: int) -> str:
    """Apostrophes part no word, and what looks like an HTML entity is none."""
    from slugify import slugify  # noqa: PLC0415  # only a new file needs it, and every command would wait for it

    return slugify(
        text,
        entities=False,
        decimal=False,
        hexadecimal=False,
        max_length=length,
        word_boundary=True,
        save_order=True,
        replacements=(("'", ""), ("’", "")),
        backend="text-unidecode",
    )
