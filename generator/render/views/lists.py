"""The indexes: every document, every actor by kind, every event by year."""

from itertools import groupby
from typing import get_args

from generator.model import urls
from generator.model.page import Actor, ActorKind
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
        statements=len(cards.lookup.said_by.get(actor.id, ())),
        events=len(cards.lookup.events_of.get(actor.id, ())),
        mentions=len(dossier.mentions.get(actor.id, ())),
    )


def events_view(cards: Cards) -> EventsView:
    """The index of events."""
    events = sorted(cards.dossier.events.values(), key=lambda event: event.date.date.year)
    years = groupby(events, key=lambda event: event.date.date.year)
    groups = (
        EventGroup(f"year-{year}", year, tuple(cards.event_item(event) for event in those)) for year, those in years
    )
    return EventsView(frame=frame(cards, urls.INDEXES["event"], "Events"), groups=tuple(groups))
