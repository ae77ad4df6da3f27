"""The site: every page that there is, in the order of this list."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain

from msgspec import Struct

from generator.model import urls
from generator.model.facts import Tie
from generator.model.page import Actor, Document, Event, Topic
from generator.model.view.page import View
from generator.render.views.actor import actor_view
from generator.render.views.actor_lists import actor_longs
from generator.render.views.beside import Beside
from generator.render.views.cards import Cards
from generator.render.views.differences import differences_views
from generator.render.views.document import document_view
from generator.render.views.document_lists import document_longs
from generator.render.views.event import event_view
from generator.render.views.event_lists import event_longs
from generator.render.views.expectations import expectations_views
from generator.render.views.home import home_view
from generator.render.views.leaves import Leaf, leaves
from generator.render.views.ledger import ledger_view
from generator.render.views.listed import pages_of
from generator.render.views.lists import Indexes, actors_views, documents_views, events_views, search_view, topics_views
from generator.render.views.moved import moved_views, withdrawn_views
from generator.render.views.names import names_views
from generator.render.views.network import network_files, network_view
from generator.render.views.patterns import patterns_view
from generator.render.views.prose import not_found_view, prose_view
from generator.render.views.recipes import Recipes
from generator.render.views.tie import tie_view
from generator.render.views.tie_lists import tie_card, tie_longs
from generator.render.views.timeline import timeline_files, timeline_views
from generator.render.views.topic import topic_view
from generator.render.views.topic_lists import topic_longs, topic_shape
from generator.render.views.voices import voices_view


class Bundle(Struct, frozen=True):
    """The pages of one thing: the address of the first, the digest of all that they depend upon, and each of them.

    Without a `recipe` their views must be made to know whether they are as they were.
    """

    name: str
    recipe: bytes
    pages: Callable[[], Iterable[Leaf]]


def bundles(cards: Cards, recipes: Recipes, patterns: bool = False) -> Iterator[Bundle]:
    """Every page of the site. Its view is made when it is called for, so that not all are held at once.

    `patterns`: that of the patterns too, which is for those who change the theme.
    """
    facts, dossier = cards.facts, cards.dossier
    for make in _of_the_whole(cards, patterns):
        yield Bundle("", b"", partial(_alone, make))
    for document in dossier.documents.values():
        url = urls.page("document", document.id)
        yield Bundle(url, recipes.document(document.id), partial(_of_document, cards, recipes, document))
    for actor in dossier.actors.values():
        yield Bundle(urls.page("actor", actor.id), recipes.actor(actor.id), partial(_of_actor, cards, recipes, actor))
    for event in dossier.events.values():
        yield Bundle(urls.page("event", event.id), recipes.event(event.id), partial(_of_event, cards, recipes, event))
    for tie in filter(cards.ties.has_page, facts.network.ties):
        yield Bundle(urls.tie(tie.a, tie.b), recipes.tie(tie), partial(_of_tie, cards, recipes, tie))
    for topic in dossier.topics.values():
        yield Bundle(urls.page("topic", topic.id), recipes.topic(topic.id), partial(_of_topic, cards, recipes, topic))


def _alone(make: Callable[[], View]) -> Iterator[Leaf]:
    yield Leaf(make)


def _of_the_whole(cards: Cards, patterns: bool) -> Iterator[Callable[[], View]]:
    indexes, names = Indexes(cards), tuple(names_views(cards))
    yield partial(home_view, cards)
    views: Iterable[View] = chain(
        documents_views(indexes), actors_views(indexes), events_views(indexes), topics_views(indexes), names
    )
    yield from map(_made, views)
    yield partial(search_view, indexes, names[0])
    yield from map(_made, timeline_views(cards))
    yield partial(network_view, cards)
    yield from map(_made, differences_views(cards))
    yield from map(_made, expectations_views(cards))
    yield partial(voices_view, cards)
    yield partial(ledger_view, cards)
    yield from (partial(prose_view, cards, page) for page in cards.dossier.prose.values())
    yield from map(_made, moved_views(cards))
    yield from map(_made, withdrawn_views(cards))
    yield partial(not_found_view, cards)
    if patterns:
        yield partial(patterns_view, cards)


def _of_document(cards: Cards, recipes: Recipes, document: Document) -> Iterator[Leaf]:
    yield Leaf(partial(document_view, cards, document))
    levels = cards.cuts.of_document(document.id)
    if levels:
        parts = pages_of(cards, cards.card(document.id), document_longs(cards, document), levels)
        yield from leaves(recipes, parts)


def _of_actor(cards: Cards, recipes: Recipes, actor: Actor) -> Iterator[Leaf]:
    yield Leaf(partial(actor_view, cards, actor))
    parts = pages_of(cards, cards.card(actor.id), actor_longs(cards, actor), cards.cuts.of_actor(actor.id))
    yield from leaves(recipes, parts)


def _of_event(cards: Cards, recipes: Recipes, event: Event) -> Iterator[Leaf]:
    yield Leaf(partial(event_view, cards, event))
    parts = pages_of(cards, cards.card(event.id), event_longs(cards, event), cards.cuts.of_event(event.id))
    yield from leaves(recipes, parts)


def _of_tie(cards: Cards, recipes: Recipes, tie: Tie) -> Iterator[Leaf]:
    yield Leaf(partial(tie_view, cards, tie))
    parts = pages_of(cards, tie_card(cards, tie), tie_longs(cards, tie), cards.cuts.of_tie(tie))
    yield from leaves(recipes, parts)


def _of_topic(cards: Cards, recipes: Recipes, topic: Topic) -> Iterator[Leaf]:
    yield Leaf(partial(topic_view, cards, topic))
    shape = topic_shape(cards, topic)
    parts = pages_of(cards, cards.card(topic.id), topic_longs(cards, topic, shape), shape.levels)
    yield from leaves(recipes, parts)


def files_beside(cards: Cards) -> Iterator[Beside]:
    """Data that pages ask for on intent or lead to, where it would be too much for the pages."""
    yield from timeline_files(cards)
    yield from network_files(cards)


def _made(view: View) -> Callable[[], View]:
    return lambda: view
