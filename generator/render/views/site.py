"""The site: every page that there is, in the order of this list."""

from collections.abc import Callable, Iterator
from functools import partial

from generator.model.view.page import View
from generator.render.views.actor import actor_view
from generator.render.views.actor_lists import actor_longs
from generator.render.views.cards import Cards
from generator.render.views.differences import differences_views
from generator.render.views.document import document_view
from generator.render.views.document_lists import document_longs
from generator.render.views.event import event_view
from generator.render.views.event_lists import event_longs
from generator.render.views.expectations import expectations_views
from generator.render.views.home import home_view
from generator.render.views.ledger import ledger_view
from generator.render.views.listed import pages_of
from generator.render.views.lists import Indexes, actors_views, documents_views, events_views, search_view, topics_views
from generator.render.views.moved import moved_views, withdrawn_views
from generator.render.views.names import names_views
from generator.render.views.network import network_files, network_view
from generator.render.views.patterns import patterns_view
from generator.render.views.prose import not_found_view, prose_view
from generator.render.views.tie import tie_view
from generator.render.views.tie_lists import tie_card, tie_longs
from generator.render.views.timeline import timeline_files, timeline_views
from generator.render.views.topic import topic_view
from generator.render.views.topic_lists import topic_longs, topic_shape
from generator.render.views.voices import voices_view


def views(cards: Cards, patterns: bool = False) -> tuple[Callable[[], View], ...]:
    """Every page of the site; its view is made when it is called for, so that not all are held at once.

    `patterns`: that of the patterns too, which is for those who change the theme.
    """
    facts, dossier = cards.facts, cards.dossier
    indexes, names = Indexes(cards), tuple(names_views(cards))
    return (
        partial(home_view, cards),
        *map(_made, documents_views(indexes)),
        *map(_made, actors_views(indexes)),
        *map(_made, events_views(indexes)),
        *map(_made, topics_views(indexes)),
        *map(_made, names),
        partial(search_view, indexes, names[0]),
        *map(_made, timeline_views(cards)),
        partial(network_view, cards),
        *map(_made, differences_views(cards)),
        *map(_made, expectations_views(cards)),
        partial(voices_view, cards),
        partial(ledger_view, cards),
        *(partial(document_view, cards, document) for document in dossier.documents.values()),
        *(partial(actor_view, cards, actor) for actor in dossier.actors.values()),
        *lists_of(cards),
        *(partial(event_view, cards, event) for event in dossier.events.values()),
        *(partial(tie_view, cards, tie) for tie in facts.network.ties if cards.ties.has_page(tie)),
        *(partial(topic_view, cards, topic) for topic in dossier.topics.values()),
        *(partial(prose_view, cards, page) for page in dossier.prose.values()),
        *map(_made, moved_views(cards)),
        *map(_made, withdrawn_views(cards)),
        partial(not_found_view, cards),
        *((partial(patterns_view, cards),) if patterns else ()),
    )


def files_beside(cards: Cards) -> Iterator[tuple[str, bytes]]:
    """Data that pages ask for on intent or lead to, where it would be too much for the pages."""
    yield from timeline_files(cards)
    yield from network_files(cards)


def lists_of(cards: Cards) -> Iterator[Callable[[], View]]:
    """The pages of the lists that are too long for the page of their thing."""
    cuts, dossier = cards.cuts, cards.dossier
    for document in dossier.documents.values():
        longs = document_longs(cards, document)
        yield from pages_of(cards, cards.card(document.id), longs, cuts.of_document(document.id))
    for actor in dossier.actors.values():
        yield from pages_of(cards, cards.card(actor.id), actor_longs(cards, actor), cuts.of_actor(actor.id))
    for event in dossier.events.values():
        yield from pages_of(cards, cards.card(event.id), event_longs(cards, event), cuts.of_event(event.id))
    for tie in filter(cards.ties.has_page, cards.facts.network.ties):
        yield from pages_of(cards, tie_card(cards, tie), tie_longs(cards, tie), cuts.of_tie(tie))
    for topic in dossier.topics.values():
        shape = topic_shape(cards, topic)
        yield from pages_of(cards, cards.card(topic.id), topic_longs(cards, topic, shape), shape.levels)


def _made(view: View) -> Callable[[], View]:
    return lambda: view
