"""Records: the things of a dossier as plain tables with every field, for `list` and for other programs."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import structs

from generator.model import urls
from generator.model.dossier import Dossier, Evidence
from generator.model.facts import Contact, Facts, Matrix, Tie
from generator.model.page import Actor, Document, Event, Office, Passage, Topic
from generator.model.plover import quad_class
from generator.model.value import Date, Reference
from generator.words.words import ENGLISH

Record = dict[str, Any]


def documents(dossier: Dossier) -> Iterator[Record]:
    """Every document, in the order of time."""
    return (_document(document) for document in dossier.documents.values())


def actors(facts: Facts) -> Iterator[Record]:
    """Every actor with its measures in the network, in the order of ids."""
    said = Counter(speaker for statement in facts.dossier.statements for speaker in statement.speakers)
    for actor in facts.dossier.actors.values():
        measures = facts.network.measures.get(actor.id)
        yield {
            **_actor(facts.dossier, actor),
            "statements": said[actor.id],
            "network": structs.asdict(measures) if measures else None,
        }


def events(dossier: Dossier) -> Iterator[Record]:
    """Every event, in the order of time."""
    return (_event(dossier, event) for event in dossier.events.values())


def statements(dossier: Dossier) -> Iterator[Record]:
    """Every statement, in the order of time."""
    for statement in dossier.statements:
        passage = statement.passage
        yield {
            "document": statement.document,
            **_passage(dossier, statement.document, passage),
            "speakers": list(statement.speakers),
            "described": statement.described,
            "principals": list(statement.principals),
            "via": _id(passage.via),
            "to": _ids(passage.to),
            "about": _ids(passage.about),
            "topic": _id(passage.topic),
            "stance": _id(passage.stance),
            "events": _ids(passage.events),
            "date": statement.date.edtf,
            "date_words": ENGLISH.date(statement.date),
            "at": passage.at.edtf if passage.at else "",
        }


def topics(facts: Facts) -> Iterator[Record]:
    """Every question with the positions on it, in the order of ids."""
    return (_topic(topic, facts.matrices[topic.id]) for topic in facts.dossier.topics.values())


def disputes(facts: Facts) -> Iterator[Record]:
    """Every dispute, kind by kind."""
    for difference in facts.differences:
        dispute = difference.dispute
        yield {
            "kind": dispute.kind,
            "subject": difference.subject.id,
            "measure": _id(dispute.measure),
            "about": dispute.about,
            "passages": [f"{passage.document}#{passage.passage}" for passage in dispute.passages],
            "note": dispute.note,
            "page": f"{urls.DIFFERENCES}#{urls.difference_anchor(difference.subject.id, difference.number)}",
        }


def ties(facts: Facts) -> Iterator[Record]:
    """Every tie of the network with all its contacts, the strongest first."""
    return map(_tie, facts.network.ties)


WRITTEN: Mapping[str, Callable[[Dossier], Iterator[Record]]] = {
    "documents": documents,
    "events": events,
    "statements": statements,
}
"""What stands on the pages of a dossier."""

DERIVED: Mapping[str, Callable[[Facts], Iterator[Record]]] = {
    "actors": actors,
    "topics": topics,
    "ties": ties,
    "disputes": disputes,
}
"""What needs all that follows from it: measures, positions, ties."""


def _topic(topic: Topic, matrix: Matrix) -> Record:
    return {
        "id": topic.id,
        "title": topic.title,
        "answers": {answer.code: answer.words for answer in topic.answers},
        "sides": list(matrix.sides),
        "positions": [
            {
                "side": position.side,
                "date": position.date.edtf,
                "date_words": ENGLISH.date(position.date),
                "answers": list(position.answers),
                "changed": position.changed,
                "passages": [f"{said.document}#{said.passage.id}" for said in position.statements],
            }
            for position in matrix.positions
        ],
        "page": urls.page("topic", topic.id),
    }


def _tie(tie: Tie) -> Record:
    return {
        "a": tie.a,
        "b": tie.b,
        "weight": tie.weight,
        "contacts": [_contact(contact) for contact in tie.contacts],
        "between_offices": [_contact(contact) for contact in tie.between_offices],
    }


def _contact(contact: Contact) -> Record:
    return {
        "source": contact.source,
        "target": contact.target,
        "directed": contact.directed,
        "weight": contact.weight,
        "class": contact.tone,
        "date": contact.date.edtf,
        "event": contact.event,
        "document": contact.document,
        "passage": contact.passage,
    }


def _document(document: Document) -> Record:
    return {
        "id": document.id,
        "title": document.title,
        "title_note": document.title_note,
        "short_title": document.short_title,
        "author": list(document.author),
        "author_note": document.author_note,
        "publisher": document.publisher,
        "publisher_note": document.publisher_note,
        "date": document.date.date.edtf,
        "date_words": ENGLISH.date(document.date.date),
        "date_basis": document.date.basis,
        "date_note": document.date.note,
        "url": document.url,
        "url_note": document.url_note,
        "archived": document.archived,
        "language": document.language,
        "rights": document.rights,
        "publish": document.publish,
        "source": document.source,
        "passages": [passage.id for passage in document.body.passages],
        "page": urls.page("document", document.id),
    }


def _actor(dossier: Dossier, actor: Actor) -> Record:
    return {
        "id": actor.id,
        "name": actor.name.text,
        "kind": actor.kind,
        "aliases": [alias.text for alias in actor.aliases],
        "weak_aliases": [alias.text for alias in actor.weak_aliases],
        "metonyms": [alias.text for alias in actor.metonyms],
        "part_of": _ids(actor.part_of),
        "offices": [_office(office) for office in actor.offices],
        "wikidata": actor.wikidata,
        "mentions": len(dossier.mentions.get(actor.id, ())),
        "evidence": [_evidence(dossier, evidence) for evidence in dossier.evidence.get(actor.id, ())],
        "page": urls.page("actor", actor.id),
    }


def _office(office: Office) -> Record:
    return {
        "title": office.title,
        "of": office.of.target,
        "from": _edtf(office.begins),
        "to": _edtf(office.ends),
        "evidence": [f"{reference.document}#{reference.passage}" for reference in office.evidence],
        "basis": "background" if office.background else "",
    }


def _event(dossier: Dossier, event: Event) -> Record:
    date = event.date.date
    return {
        "id": event.id,
        "title": event.title,
        "date": date.edtf,
        "date_words": ENGLISH.date(date),
        "date_basis": event.date.basis,
        "date_note": event.date.note,
        "earliest": date.earliest,
        "latest": date.latest,
        "place": event.place,
        "status": event.status,
        "type": event.type,
        "quad_class": quad_class(event.type),
        "actor": _ids(event.actor),
        "recipient": _ids(event.recipient),
        "participants": _ids(event.participants),
        "follows": _ids(event.follows),
        "part_of": _ids(event.part_of),
        "outcome": _id(event.outcome),
        "evidence": [_evidence(dossier, evidence) for evidence in dossier.evidence.get(event.id, ())],
        "page": urls.page("event", event.id),
    }


def _evidence(dossier: Dossier, evidence: Evidence) -> Record:
    return {"document": evidence.document, **_passage(dossier, evidence.document, evidence.passage)}


def _passage(dossier: Dossier, document: str, passage: Passage) -> Record:
    stretch = dossier.stretches.get((document, passage.id))
    return {
        "passage": passage.id,
        "words": " ".join(stretch.text[stretch.start : stretch.end].split()) if stretch else "",
        "kind": "verbatim" if passage.quotes else "paraphrase",
        "quotes": [quote.text for quote in passage.quotes],
        "paragraphs": [passage.first, passage.last],
        "figures": [
            {"measure": figure.measure, "value": figure.value, "bound": figure.bound} for figure in passage.figures
        ],
        "page": urls.passage(document, passage.id),
    }


def _id(reference: Reference | None) -> str:
    return reference.target if reference else ""


def _ids(references: tuple[Reference, ...]) -> list[str]:
    return [reference.target for reference in references]


def _edtf(date: Date | None) -> str:
    return date.edtf if date else ""
