"""Findings as predictions: the JSON in which `dossier add --dry-run --json` prints them, and scorers read them.

    {"meta": {"title", "publisher", "date"}, "mentions": [{"start", "end", "actor", "type"}],
     "actors": [{"name", "kind", "role", "affiliation"}], "statements": [{"start", "end", "kind", "speaker"}],
     "dates": [{"start", "end", "edtf"}], "figures": [{"start", "end", "value"}],
     "events": [{"start", "end", "edtf", "type", "participants": [{"actor", "role"}], "place"}]}

Each finding also has the `surface` on which it rests, its `rule` and whether it is `sure`. Unknown is null. `mentions`
are those of the dossier's actors; the others stand with each new actor.
"""

from collections.abc import Collection
from typing import Any

from generator.add.article import Article
from generator.add.finding import EventFound, Findings, NewActor, Statement

Json = dict[str, Any]

_KINDS = {"organization": "organisation", "alliance": "organisation", "body": "organisation"}


def prediction(article: Article, findings: Findings, known: Collection[str]) -> Json:
    """All findings of one article; `known` are the ids of the dossier's actors."""
    text = article.text
    mentions = [_base(text, m) | {"actor": m.actor, "type": m.type} for m in findings.mentions]
    return {
        "meta": {"title": article.title or None, "publisher": article.publisher or None, "date": article.date or None},
        "mentions": [mention for mention in mentions if mention["actor"] in known],
        "actors": [_actor(text, actor, mentions) for actor in findings.actors],
        "statements": [_statement(text, statement) for statement in findings.statements],
        "dates": [_base(text, d) | {"edtf": d.edtf or None, "basis": d.basis or None} for d in findings.dates],
        "events": [_event(text, event) for event in findings.events],
        "figures": [
            _base(text, f) | {"value": f.value, "what": f.what, "qualifier": f.qualifier or None}
            for f in findings.figures
        ],
    }


def _base(text: str, finding: Any) -> Json:  # noqa: ANN401  # every kind of finding has these
    start, end = finding.start, finding.end
    return {"start": start, "end": end, "surface": text[start:end], "rule": finding.rule, "sure": finding.sure}


def _actor(text: str, actor: NewActor, mentions: list[Json]) -> Json:
    return _base(text, actor) | {
        "id": actor.id,
        "name": actor.name,
        "kind": _KINDS.get(actor.kind, actor.kind),
        "role": actor.role or None,
        "affiliation": actor.affiliation or None,
        "aliases": [form for form in actor.forms if form != actor.name],
        "mentions": [mention for mention in mentions if mention["actor"] == actor.id],
    }


def _statement(text: str, statement: Statement) -> Json:
    return _base(text, statement) | {
        "kind": statement.kind,
        "speaker": statement.speaker or None,
        "speaker_text": statement.described or None,
    }


def _event(text: str, event: EventFound) -> Json:
    return _base(text, event) | {
        "edtf": event.edtf or None,
        "type": event.type,
        "status": event.status,
        "participants": [{"actor": who.actor, "role": who.part} for who in event.participants],
        "place": event.place or None,
        "known": event.known or None,
    }
