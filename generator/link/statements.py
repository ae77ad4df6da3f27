"""Statements and evidence: what the passages of all documents say, settled and sorted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.link.offices import Offices
from generator.model.dossier import Evidence, Statement
from generator.model.page import Actor, Document, Event, Passage
from generator.model.pieces import Tone
from generator.model.plover import quad_class
from generator.model.value import Date


def in_time(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Documents from the earliest to the latest."""
    return tuple(sorted(documents, key=lambda document: (document.date.date.earliest, document.id)))


def statements(documents: Sequence[Document], actors: Mapping[str, Actor], offices: Offices) -> tuple[Statement, ...]:
    """Every passage with a speaker, from the earliest statement to the latest."""
    found = (
        _statement(document, passage, actors, offices)
        for document in documents
        for passage in document.body.passages
        if passage.by
    )
    return tuple(sorted(found, key=lambda statement: statement.date.earliest))


def _statement(document: Document, passage: Passage, actors: Mapping[str, Actor], offices: Offices) -> Statement:
    date = passage.at or document.date.date
    principals = tuple(reference.target for reference in passage.on_behalf)
    return Statement(
        document=document.id,
        passage=passage,
        speakers=passage.speakers,
        described=passage.described,
        principals=principals or tuple(dict.fromkeys(_principals(passage.speakers, date, actors, offices))),
        date=date,
    )


def _principals(speakers: Sequence[str], date: Date, actors: Mapping[str, Actor], offices: Offices) -> Iterator[str]:
    """Those whom the speakers serve; whoever is no person speaks for itself."""
    for speaker in speakers:
        yield from offices.principals(speaker, date)
        if speaker in actors and actors[speaker].kind != "person":
            yield speaker


def evidence(documents: Sequence[Document]) -> dict[str, tuple[Evidence, ...]]:
    """The passages that are evidence for an event or hold a figure on an actor, by its id."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    for document in documents:
        for passage in document.body.passages:
            for reference in (*passage.events, passage.actor):
                if reference:
                    found[reference.target].append(Evidence(document.id, passage))
    return {id: tuple(passages) for id, passages in found.items()}


def tones(documents: Sequence[Document], events: Mapping[str, Event]) -> dict[tuple[str, str], Tone]:
    """How each passage is marked: by the quad class of its event, else as a statement, else plainly."""
    return {
        (document.id, passage.id): _tone(passage, events)
        for document in documents
        for passage in document.body.passages
    }


def _tone(passage: Passage, events: Mapping[str, Event]) -> Tone:
    for reference in passage.events:
        if reference.target in events:
            return quad_class(events[reference.target].type)
    return "statement" if passage.by else "plain"
