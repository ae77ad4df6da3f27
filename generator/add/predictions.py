"""Predictions: what was found in one article, in the form in which it is scored against labels made by hand.

Labels call organisations, alliances and bodies `organisation`, and what is unknown null.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.add.article import Article
from generator.add.finding import DateFound, EventFound, FigureFound, Findings, Mention, NewActor, Statement
from generator.model.page import ActorKind

Record = Mapping[str, Any]

_KINDS: Mapping[ActorKind, str] = {"organization": "organisation", "alliance": "organisation", "body": "organisation"}


def prediction(article: Article, findings: Findings) -> dict[str, Record | Sequence[Record]]:
    """All that was found, each with the place of its words, in values of JSON."""
    return {
        "meta": {key: getattr(article, key) or None for key in ("title", "publisher", "date")},
        "mentions": [_mention(found) for found in findings.mentions],
        "actors": [_actor(found) for found in findings.actors],
        "statements": [_statement(found) for found in findings.statements],
        "dates": [_date(found) for found in findings.dates],
        "events": [_event(found) for found in findings.events],
        "figures": [_figure(found) for found in findings.figures],
    }


def _mention(found: Mention) -> Record:
    return {"start": found.start, "end": found.end, "actor": found.actor, "type": found.type}


def _actor(found: NewActor) -> Record:
    return {
        "id": found.id,
        "name": found.name,
        "kind": _KINDS.get(found.kind, found.kind),
        "role": found.role or None,
        "affiliation": found.affiliation or None,
    }


def _statement(found: Statement) -> Record:
    return {"start": found.start, "end": found.end, "kind": found.kind, "speaker": found.speaker or None}


def _date(found: DateFound) -> Record:
    return {"start": found.start, "end": found.end, "edtf": found.edtf or None}


def _event(found: EventFound) -> Record:
    return {
        "start": found.start,
        "end": found.end,
        "edtf": found.edtf or None,
        "type": found.type,
        "participants": [{"actor": one.actor, "role": one.part} for one in found.participants],
        "place": found.place or None,
    }


def _figure(found: FigureFound) -> Record:
    return {"start": found.start, "end": found.end, "value": found.value}
