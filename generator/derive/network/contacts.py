"""Contacts: the rule by which events and statements connect actors.

An event that occurred, with n distinct actors among `actor`, `recipient` and `participants`, gives weight 1/(n - 1)
to each pair of actor and recipient; where either side is empty, to all pairs of the n. A statement gives its speaker
a contact of weight 1 with each actor that it is about. Names that stand near each other give nothing.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, combinations, product

from generator.model.dossier import Dossier, Statement
from generator.model.facts import Contact
from generator.model.page import Event
from generator.model.plover import quad_class
from generator.model.value import Reference


def contacts(dossier: Dossier) -> tuple[Contact, ...]:
    """All contacts of a dossier, in the order of time."""
    of_events = (_of_event(event) for event in dossier.events.values() if event.status == "occurred")
    of_statements = (_of_statement(statement) for statement in dossier.statements)
    found = chain.from_iterable(chain(of_events, of_statements))
    return tuple(sorted(found, key=_in_time))


def _in_time(contact: Contact) -> tuple[str, ...]:
    names = (contact.source, contact.target, contact.event, contact.document, contact.passage)
    return (contact.date.earliest, contact.date.latest, *names)


def _of_event(event: Event) -> Iterator[Contact]:
    actors, recipients = _ids(event.actor), _ids(event.recipient)
    everybody = sorted({*actors, *recipients, *_ids(event.participants)})
    if len(everybody) < 2:
        return
    directed = bool(actors and recipients)
    pairs = product(actors, recipients) if directed else combinations(everybody, 2)
    for source, target in pairs:
        if source != target:
            yield Contact(
                source=source,
                target=target,
                directed=directed,
                weight=1 / (len(everybody) - 1),
                tone=quad_class(event.type),
                date=event.date.date,
                event=event.id,
            )


def _of_statement(statement: Statement) -> Iterator[Contact]:
    about = _ids(statement.passage.about)
    for speaker, subject in product(dict.fromkeys(statement.speakers), about):
        if speaker != subject:
            yield Contact(
                source=speaker,
                target=subject,
                directed=True,
                weight=1.0,
                tone="statement",
                date=statement.date,
                document=statement.document,
                passage=statement.passage.id,
            )


def _ids(references: Iterable[Reference]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reference.target for reference in references))
