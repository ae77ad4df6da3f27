"""The indexes: every document, every actor by kind, every event by year."""

from itertools import groupby
from typing import get_args

from generator.model import urls
from generator.model.dossier import Dossier
from generator.model.page import Actor, ActorKind, Event
from generator.model.view.lists import ActorGroup, ActorsView, DocumentsView, EventGroup, EventsView
from generator.model.view.shared import ActorItem, DocumentItem
from generator.render.views.cards import Cards
from generator.render.views.frame import frame

_PLURALS = {
    "person": "People",
    "state": "States",
    "organization": "Organisations",
    "armed-group": "Armed groups",
    "alliance": "Alliances",
    "body": "Bodies",
}


def documents_view(cards: Cards) -> DocumentsView:
    """The index of documents."""
    return DocumentsView(frame=frame(cards, urls.INDEXES["document"], "Documents"), documents=newest_documents(cards))


def newest_documents(cards: Cards) -> tuple[DocumentItem, ...]:
    """Every document, the newest first."""
    return tuple(map(cards.document_item, reversed(cards.dossier.documents.values())))


def actors_view(cards: Cards) -> ActorsView:
    """The index of actors."""
    groups = (_actor_group(cards, kind) for kind in get_args(ActorKind))
    return ActorsView(
        frame=frame(cards, urls.INDEXES["actor"], "Actors"),
        groups=tuple(group for group in groups if group.actors),
    )


def _actor_group(cards: Cards, kind: ActorKind) -> ActorGroup:
    actors = (actor for actor in cards.dossier.actors.values() if actor.kind == kind)
    ordered = sorted(actors, key=lambda actor: (actor.name.text.casefold(), actor.id))
    return ActorGroup(kind, _PLURALS[kind], tuple(actor_item(cards, actor) for actor in ordered))


def actor_item(cards: Cards, actor: Actor) -> ActorItem:
    """An actor, with how much the dossier holds of it."""
    dossier = cards.dossier
    return ActorItem(
        card=cards.card(actor.id),
        statements=sum(1 for statement in dossier.statements if actor.id in statement.speakers),
        events=sum(1 for event in dossier.events.values() if takes_part(event, actor.id)),
        mentions=mention_count(dossier, actor.id),
    )


def takes_part(event: Event, id: str) -> bool:
    """Whether an actor has any part in an event."""
    return any(reference.target == id for reference in (*event.actor, *event.recipient, *event.participants))


def mention_count(dossier: Dossier, id: str) -> int:
    """How often a thing is mentioned on pages that readers see."""
    return sum(1 for place in dossier.mentions.get(id, ()) if urls.has_page(place.page.kind))


def events_view(cards: Cards) -> EventsView:
    """The index of events."""
    events = sorted(cards.dossier.events.values(), key=lambda event: event.date.date.year)
    years = groupby(events, key=lambda event: event.date.date.year)
    groups = (
        EventGroup(f"year-{year}", year, tuple(cards.event_item(event) for event in those)) for year, those in years
    )
    return EventsView(frame=frame(cards, urls.INDEXES["event"], "Events"), groups=tuple(groups))
