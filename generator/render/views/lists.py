"""The indexes: every document, every actor by kind, every event by year."""

from collections.abc import Sequence
from itertools import groupby
from typing import get_args

from generator.model import urls
from generator.model.page import Actor, ActorKind, Event
from generator.model.view.lists import ActorGroup, ActorsView, DocumentsView, EventGroup, EventsView
from generator.model.view.shared import ActorItem, DocumentItem
from generator.render.views.cards import Cards
from generator.render.views.frame import frame
from generator.render.views.timeline import MOST

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
    """The index of events; above MOST of them, the years, whose events stand on pages of the timeline."""
    events = sorted(cards.dossier.events.values(), key=lambda event: event.date.date.year)
    whole = len(events) <= MOST
    years = groupby(events, key=lambda event: event.date.date.year)
    groups = (_event_group(cards, year, tuple(those), whole) for year, those in years)
    return EventsView(frame=frame(cards, urls.INDEXES["event"], "Events"), groups=tuple(groups))


def _event_group(cards: Cards, year: str, events: Sequence[Event], whole: bool) -> EventGroup:
    return EventGroup(
        id=f"year-{year}",
        title=year,
        count=len(events),
        events=tuple(map(cards.event_item, events)) if whole else (),
        url="" if whole else urls.timeline(year),
    )
