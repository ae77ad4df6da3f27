"""What is labelled in an article, and what `dossier add` proposes for it: the same values, read from the same JSON."""

import json
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

NOT_AN_ARTICLE = "gazetteer.json"
_EVIDENCE = ("start", "end")


class Span(Struct, frozen=True, kw_only=True):
    """Characters `start` to `end` of the text as received; what is `optional` is neither missed nor spurious."""

    start: int
    end: int
    surface: str = ""
    optional: bool = False


class Mention(Span, frozen=True, kw_only=True):
    """A form and the id of the actor meant; any of `accept` is right as well."""

    actor: str | None = None
    type: str | None = None
    accept: tuple[str, ...] = ()


class Statement(Span, frozen=True, kw_only=True):
    """Something said: `direct`, `indirect`, `mixed` or `block`; no speaker where nobody is named."""

    kind: str = "direct"
    speaker: str | None = None
    accept: tuple[str | None, ...] = ()


class Date(Span, frozen=True, kw_only=True):
    """A date in EDTF, or none where it cannot be told."""

    edtf: str | None = None
    accept: tuple[str, ...] = ()


class Figure(Span, frozen=True, kw_only=True):
    """A number that counts or measures something."""

    value: float | None = None


class Participant(Struct, frozen=True):
    """Who took part, and as what."""

    actor: str
    role: str | None = None


class Event(Span, frozen=True, kw_only=True):
    """What happened, with the span that is evidence for it."""

    type: str | None = None
    edtf: str | None = None
    participants: tuple[Participant, ...] = ()
    accept_types: tuple[str, ...] = ()
    accept_dates: tuple[str, ...] = ()

    @property
    def actors(self) -> frozenset[str]:
        return frozenset(one.actor for one in self.participants)

    @property
    def dates(self) -> tuple[str, ...]:
        return tuple(date for date in (self.edtf, *self.accept_dates) if date)


class Actor(Struct, frozen=True, kw_only=True):
    """Somebody; one that is `in_text` must be proposed."""

    id: str = ""
    name: str
    kind: str | None = None
    role: str | None = None
    affiliation: str | None = None
    aliases: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    in_text: bool = False


class Meta(Struct, frozen=True, kw_only=True):
    """Where the text is from, as far as it says so."""

    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    accept_dates: tuple[str, ...] = ()


class Labels(Struct, frozen=True, kw_only=True):
    """All of one article. What is None was not looked for, and is not judged."""

    doc: str = ""
    file: str = ""
    meta: Meta | None = None
    actors: tuple[Actor, ...] | None = None
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    dates: tuple[Date, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] | None = None


def read_labels(text: str | bytes) -> Labels:
    """The labels in a text of JSON; raises ValueError where it is something else."""
    raw = json.loads(text)
    if not isinstance(raw, dict):
        raise ValueError("it is no object")
    return msgspec.convert(raw | {"events": [_flat(event) for event in raw.get("events") or ()]}, Labels)


def read_folder(folder: Path) -> dict[str, Labels]:
    """The labelled articles of a folder, by the name of their file."""
    files = sorted(file for file in folder.glob("*.json") if file.name != NOT_AN_ARTICLE)
    return {file.stem: read_labels(file.read_bytes()) for file in files}


def read_gazetteer(folder: Path) -> tuple[Actor, ...]:
    """The actors whom the articles of a folder are about."""
    return msgspec.json.decode((folder / NOT_AN_ARTICLE).read_bytes(), type=tuple[Actor, ...])


def _flat(event: dict[str, Any]) -> dict[str, Any]:
    """An event with the span of its evidence as its own: a label has it in an object, a proposal has not."""
    evidence = event.get("evidence")
    return event | {key: evidence[key] for key in _EVIDENCE} if isinstance(evidence, dict) else event
