"""Claims that an author wrote: dates, participants, offices, figures, memberships, paragraphs.

date         of an event: the passages of its `date_evidence`; without one, those that report the event (`event=ID`)
             and those cited in its text. Of a document: its `date_evidence`. Without one it is a matter of the
             citation and no passage has it: background where the source states it, or where a `date_note` says how it
             was inferred; an inferred date without a word of explanation is open.
participant  each actor under each of `actor`, `recipient` and `participants`: of the passages that report the event or
             are cited in its text those that name the actor, by a name in their words or in an attribute; where none
             does, all of them.
office       its `evidence`; background where its `basis` says so.
figure       each figure of a passage on each event and actor that it is about: that passage.
edge         a membership (`part_of` of an actor): background, the editors' own order. The other edges follow from what
             is written; see `ledger.py`.
paragraph    of the texts and notes of events, actors and topics; see `link/paragraphs.py`.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from generator.model.dossier import Dossier
from generator.model.ledger import Claim, PassageKey
from generator.model.page import Actor, Document, Event, Topic
from generator.model.value import PassageReference


def written_claims(dossier: Dossier) -> tuple[Claim, ...]:
    """The claims of every page, in the order of documents, events, actors and topics.

    They are asked for by the rules of the content and then by what follows from it, so those of the last are kept.
    """
    if not _last or _last[0] is not dossier:
        _last[:] = dossier, tuple(_written(dossier))
    return _last[1]  # type: ignore[return-value]  # the second of the two


_last: list[Dossier | tuple[Claim, ...]] = []


def _written(dossier: Dossier) -> Iterator[Claim]:
    named = _named(dossier)
    for document in dossier.documents.values():
        yield _date_of_document(dossier, document)
    for event in dossier.events.values():
        reports = reported(dossier, event.id)
        yield _date_of_event(dossier, event, reports)
        yield from _participants(event, reports, named)
        yield from _figures(dossier, event)
        yield from _prose(dossier, event)
    for actor in dossier.actors.values():
        yield from _memberships(actor)
        yield from _offices(dossier, actor)
        yield from _figures(dossier, actor)
        yield from _prose(dossier, actor)
    for topic in dossier.topics.values():
        yield from _prose(dossier, topic)


def reported(dossier: Dossier, event: str) -> tuple[PassageKey, ...]:
    """The passages behind an event: those that report it, then those that its text cites besides."""
    evidence = ((found.document, found.passage.id) for found in dossier.evidence.get(event, ()))
    cited = (key for each in dossier.gists[event].paragraphs for key in each.passages)
    return tuple(dict.fromkeys(chain(evidence, cited)))


def _date_of_document(dossier: Dossier, document: Document) -> Claim:
    date = document.date
    explained = date.basis == "stated" or bool(date.note)
    passages = _there(dossier, date.evidence)
    return Claim(kind="date", page=document.id, passages=passages, background=explained, path=document.path)


def _date_of_event(dossier: Dossier, event: Event, reports: tuple[PassageKey, ...]) -> Claim:
    passages = _there(dossier, event.date.evidence) or reports
    return Claim(kind="date", page=event.id, passages=passages, path=event.path)


def _participants(event: Event, reports: tuple[PassageKey, ...], named: set[tuple[PassageKey, str]]) -> Iterator[Claim]:
    for references in (event.actor, event.recipient, event.participants):
        for reference in {reference.target: reference for reference in reversed(references)}.values():
            naming = tuple(key for key in reports if (key, reference.target) in named)
            yield Claim(
                kind="participant",
                page=event.id,
                about=reference.target,
                passages=naming or reports,
                path=event.path,
                start=reference.start,
                end=reference.end,
            )


def _offices(dossier: Dossier, actor: Actor) -> Iterator[Claim]:
    for office in actor.offices:
        yield Claim(
            kind="office",
            page=actor.id,
            about=office.title,
            passages=_there(dossier, office.evidence),
            background=office.background,
            path=actor.path,
            start=office.start,
            end=office.start + len(office.title),
        )


def _memberships(actor: Actor) -> Iterator[Claim]:
    for whole in {whole.target: whole for whole in reversed(actor.part_of)}.values():
        yield Claim(
            kind="edge",
            page=actor.id,
            about=f"part of {whole.target}",
            background=True,
            path=actor.path,
            start=whole.start,
            end=whole.end,
        )


def _figures(dossier: Dossier, page: Event | Actor) -> Iterator[Claim]:
    for found in dossier.evidence.get(page.id, ()):
        for figure in found.passage.figures:
            yield Claim(
                kind="figure",
                page=page.id,
                about=figure.measure,
                passages=((found.document, found.passage.id),),
                path=dossier.documents[found.document].path,
                start=figure.start,
                end=figure.end,
            )


def _prose(dossier: Dossier, page: Event | Actor | Topic) -> Iterator[Claim]:
    gist = dossier.gists[page.id]
    for each in (*gist.paragraphs, *gist.asides):
        yield Claim(
            kind="paragraph",
            page=page.id,
            passages=each.passages,
            background=each.background,
            path=page.path,
            start=each.start,
            end=each.end,
        )


def _there(dossier: Dossier, references: Iterable[PassageReference]) -> tuple[PassageKey, ...]:
    """The passages among some references: to cite a whole document leads to no place in it."""
    keys = ((reference.document, reference.passage) for reference in references)
    return tuple(dict.fromkeys(key for key in keys if key in dossier.passages))


def _named(dossier: Dossier) -> set[tuple[PassageKey, str]]:
    """Which passage names whom: in its words, or in its attributes."""
    found: set[tuple[PassageKey, str]] = set()
    for document in dossier.documents.values():
        found.update(((document.id, passage), actor) for passage, actor in dossier.gists[document.id].naming)
        found.update(((document.id, each.id), actor.target) for each in document.body.passages for actor in each.actors)
    return found
