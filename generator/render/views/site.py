"""The site: every page that there is, in the order of this list."""

from collections.abc import Iterator

from generator.model.facts import Facts
from generator.model.view.page import View
from generator.render.views.actor import actor_view
from generator.render.views.cards import Cards
from generator.render.views.document import document_view
from generator.render.views.event import event_view
from generator.render.views.home import home_view
from generator.render.views.lists import actors_view, documents_view, events_view
from generator.render.views.names import names_views
from generator.render.views.network import network_view
from generator.render.views.prose import not_found_view, prose_view
from generator.render.views.tie import tie_views
from generator.render.views.timeline import timeline_views
from generator.render.views.topic import topic_view, topics_view


def views(facts: Facts) -> Iterator[View]:
    """One view for each page of the site."""
    cards = Cards(facts)
    dossier = facts.dossier
    yield home_view(cards)
    yield documents_view(cards)
    yield actors_view(cards)
    yield events_view(cards)
    yield topics_view(cards)
    yield from names_views(cards)
    yield from timeline_views(cards)
    yield network_view(cards)
    yield from (document_view(cards, document) for document in dossier.documents.values())
    yield from (actor_view(cards, actor) for actor in dossier.actors.values())
    yield from (event_view(cards, event) for event in dossier.events.values())
    yield from tie_views(cards)
    yield from (topic_view(cards, topic) for topic in dossier.topics.values())
    yield from (prose_view(cards, page) for page in dossier.prose.values())
    yield not_found_view(cards)
