"""The indexes: every document, actor, event and topic, under letters, kinds or years, on as many pages as it takes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby, islice
from typing import Generic, TypeVar, get_args

from msgspec import Struct, structs

from generator.model import urls
from generator.model.page import Actor, ActorKind, Event
from generator.model.source import Kind
from generator.model.view.groups import Group, Jump, Place
from generator.model.view.lists import ActorsView, DocumentsView, EventsView, IndexEntry, SearchView, TopicsView
from generator.model.view.names import NamesView
from generator.model.view.shared import ActorItem, DocumentItem, EventItem, Frame
from generator.model.view.topic import TopicItem
from generator.render.letters import letter_of, sorted_as
from generator.render.views.cards import Cards
from generator.render.views.cut import packed
from generator.render.views.frame import frame
from generator.render.views.timeline import MOST
from generator.render.views.topic import topic_items
from generator.words.words import Words

_NODES = 1_250
"""About how many elements the entries of one page may have."""

_FEW = 20
"""Documents or topics that need no letters."""

_FEW_ACTORS = 80
"""Actors that stand by kind; more of them stand from A to Z, where a name is found without knowing its kind."""

_HEADING = 6
"""Elements that a group has beside its entries."""

Item = TypeVar("Item")
Listed = TypeVar("Listed", DocumentItem, ActorItem, EventItem, TopicItem)


class _Pages(Struct, Generic[Item], frozen=True, kw_only=True):
    """An index: its groups page by page, and where each begins."""

    kind: Kind
    title: str
    pages: tuple[tuple[Group[Item], ...], ...]
    place: Place

    def each(self, cards: Cards) -> Iterator[tuple[Frame, Place, tuple[Group[Item], ...]]]:
        """Page by page: the frame, which page it is, and what stands on it."""
        done = 0
        for number, groups in enumerate(self.pages, 1):
            url = urls.index(self.kind, number)
            title, about = self.title, _about(cards.words, self.kind, self.place.count)
            if number > 1:
                title = cards.words.gettext("%(title)s, page %(number)s", title=title, number=number)
                about = f"{title}. {about}"
            place = structs.replace(
                self.place,
                number=number,
                before=urls.index(self.kind, number - 1) if number > 1 else "",
                after=urls.index(self.kind, number + 1) if number < len(self.pages) else "",
                first=done + 1,
                last=done + sum(len(group.items) for group in groups),
            )
            done = place.last
            around = structs.replace(frame(cards, url, title, about), section=urls.index(self.kind))
            yield around, place, groups


def _about_nothing(words: Words, kind: Kind) -> str:
    match kind:
        case "document":
            return words.gettext("There are no documents in this dossier.")
        case "actor":
            return words.gettext("There are no actors in this dossier.")
        case "event":
            return words.gettext("There are no events in this dossier.")
        case _:
            return words.gettext("There are no topics in this dossier.")


def _about(words: Words, kind: Kind, count: int) -> str:
    """What an index holds, in a sentence."""
    if not count:
        return _about_nothing(words, kind)
    match kind:
        case "document":
            documents = words.count(count, "document")
            return words.gettext(
                "%(documents)s, each with our account of it and the places on which it rests.", documents=documents
            )
        case "actor":
            return words.gettext(
                "People, states and groups: what they said, what they did, and every place where they are named."
            )
        case "event":
            return words.gettext(
                "What happened, was planned, reported or denied, by the day that the sources give or imply."
            )
        case _:
            return words.gettext(
                "The questions on which the sources take positions: who gave which answer, when it was another, "
                "and which words show it."
            )


class Indexes:
    """The four indexes of a dossier, each made when it is first asked for."""

    def __init__(self, cards: Cards) -> None:
        self.cards = cards

    @cached_property
    def documents(self) -> _Pages[DocumentItem]:
        """The newest first while they are few; then from A to Z."""
        cards, title = self.cards, self.cards.words.gettext("Documents")
        items = newest_documents(cards)
        groups = _all(items) if len(items) <= _FEW else _by_letter(cards.words, items, lambda item: item.card.title)
        return _index("document", title, groups, lambda _: 13, letters=len(items) > _FEW)

    @cached_property
    def actors(self) -> _Pages[ActorItem]:
        """By kind while they are few; then from A to Z."""
        cards, title = self.cards, self.cards.words.gettext("Actors")
        actors = cards.dossier.actors.values()
        if len(actors) <= _FEW_ACTORS:
            return _index("actor", title, _by_kind(cards), _actor_weight)
        items = [actor_item(cards, actor) for actor in actors]
        groups = _by_letter(cards.words, items, lambda item: item.card.title)
        return _index("actor", title, groups, _actor_weight, letters=True)

    @cached_property
    def events(self) -> _Pages[EventItem]:
        """By year; above MOST of them the years alone, whose events stand on pages of the timeline."""
        cards = self.cards
        events = sorted(cards.dossier.events.values(), key=lambda event: event.date.date.year)
        whole = len(events) <= MOST
        years = groupby(events, key=lambda event: event.date.date.year)
        groups = [_year(cards, year, tuple(those), whole) for year, those in years]
        return _index("event", cards.words.gettext("Events"), groups, _event_weight)

    @cached_property
    def topics(self) -> _Pages[TopicItem]:
        """The one with the most statements first while they are few; then from A to Z."""
        cards, title = self.cards, self.cards.words.gettext("Topics")
        items = topic_items(cards)
        groups = _all(items) if len(items) <= _FEW else _by_letter(cards.words, items, lambda item: item.card.title)
        return _index("topic", title, groups, lambda item: 6 + len(item.answers), letters=len(items) > _FEW)


def documents_views(indexes: Indexes) -> Iterator[DocumentsView]:
    """The index of documents."""
    for around, place, groups in indexes.documents.each(indexes.cards):
        yield DocumentsView(frame=around, place=place, groups=groups)


def actors_views(indexes: Indexes) -> Iterator[ActorsView]:
    """The index of actors."""
    for around, place, groups in indexes.actors.each(indexes.cards):
        yield ActorsView(frame=around, place=place, groups=groups)


def events_views(indexes: Indexes) -> Iterator[EventsView]:
    """The index of events."""
    for around, place, groups in indexes.events.each(indexes.cards):
        yield EventsView(frame=around, place=place, groups=groups)


def topics_views(indexes: Indexes) -> Iterator[TopicsView]:
    """The index of topics."""
    for around, place, groups in indexes.topics.each(indexes.cards):
        yield TopicsView(frame=around, place=place, groups=groups)


def search_view(indexes: Indexes, names: NamesView) -> SearchView:
    """The page of search: without a script it leads into every index; `names` is the first page of names."""
    cards, words = indexes.cards, indexes.cards.words
    return SearchView(
        frame=frame(
            cards,
            urls.SEARCH,
            words.gettext("Search"),
            words.gettext("Search the names, titles and texts of this dossier, or go through its indexes."),
        ),
        indexes=(
            _entry(words, indexes.documents, "document"),
            _entry(words, indexes.actors, "actor"),
            _entry(words, indexes.events, "event"),
            _entry(words, indexes.topics, "topic"),
            IndexEntry(
                url=urls.NAMES,
                title=words.gettext("Names"),
                counted=words.count(names.count, "form"),
                jumps=tuple(_names_jumps(names)),
            ),
        ),
    )


def _entry(words: Words, index: _Pages[Listed], noun: str) -> IndexEntry:
    plain = (group for page in index.pages for group in page if not group.title)
    return IndexEntry(
        url=urls.index(index.kind),
        title=index.title,
        counted=words.count(index.place.count, noun),
        jumps=index.place.jumps,
        titles=tuple(item.card for group in plain for item in group.items),
    )


def _names_jumps(names: NamesView) -> Iterator[Jump]:
    """The letters of the page of names, or its parts where it has several."""
    for part in names.parts:
        yield Jump(part.url, part.title, part.count)
    for letter in names.letters:
        yield Jump(f"{urls.NAMES}#{letter.id}", letter.title, len(letter.forms))


def newest_documents(cards: Cards, most: int | None = None) -> tuple[DocumentItem, ...]:
    """The documents, the newest first: all, or so many at most."""
    newest = islice(reversed(cards.dossier.documents.values()), most)
    return tuple(map(cards.document_item, newest))


def actor_item(cards: Cards, actor: Actor, with_kind: bool = True) -> ActorItem:
    """An actor, with how much the dossier holds of it; `with_kind`: its kind, where it has no office."""
    dossier = cards.dossier
    return ActorItem(
        card=cards.card(actor.id),
        role=cards.role(actor) if actor.offices or with_kind else "",
        statements=len(cards.lookup.said_by.get(actor.id, ())),
        events=len(cards.lookup.events_of.get(actor.id, ())),
        mentions=len(dossier.mentions.get(actor.id, ())),
    )


def _all(items: Sequence[Item]) -> list[Group[Item]]:
    """One group without a heading; none where there is nothing."""
    return [Group(id="all", title="", count=len(items), items=tuple(items))] if items else []


def _by_letter(words: Words, items: Iterable[Item], name: Callable[[Item], str]) -> list[Group[Item]]:
    ordered = sorted(items, key=lambda item: (letter_of(name(item)), sorted_as(name(item)), name(item)))
    groups = groupby(ordered, key=lambda item: letter_of(name(item)))
    return [
        _group(f"letter-{letter.id}", letter.title or words.gettext("Other letters and numbers"), tuple(those))
        for letter, those in groups
    ]


def _group(id: str, title: str, items: tuple[Item, ...]) -> Group[Item]:
    return Group(id=id, title=title, count=len(items), items=items)


def _by_kind(cards: Cards) -> list[Group[ActorItem]]:
    groups = (_group(kind, cards.kinds.groups[kind], _of_kind(cards, kind)) for kind in get_args(ActorKind))
    return [group for group in groups if group.items]


def _of_kind(cards: Cards, kind: ActorKind) -> tuple[ActorItem, ...]:
    actors = (actor for actor in cards.dossier.actors.values() if actor.kind == kind)
    ordered = sorted(actors, key=lambda actor: (sorted_as(actor.name.text), actor.id))
    return tuple(actor_item(cards, actor, with_kind=False) for actor in ordered)


def _year(cards: Cards, year: str, events: Sequence[Event], whole: bool) -> Group[EventItem]:
    return Group(
        id=f"year-{year}",
        title=year,
        count=len(events),
        items=tuple(map(cards.event_item, events)) if whole else (),
        url="" if whole else urls.timeline(year),
    )


def _actor_weight(item: ActorItem) -> int:
    counts = (item.statements, item.events, item.mentions)
    return 4 + bool(item.role) + sum(map(bool, counts))


def _event_weight(item: EventItem) -> int:
    return 14 + len(item.actors) + bool(item.place) + bool(item.sources) + (item.status != "occurred")


def _index(
    kind: Kind, title: str, groups: Sequence[Group[Item]], weight: Callable[[Item], int], letters: bool = False
) -> _Pages[Item]:
    """An index on as many pages as its entries take; each entry has about `weight` elements."""
    pages = tuple(packed(groups, weight, _NODES, _HEADING)) or ((),)
    jumps = (
        Jump(f"{urls.index(kind, number)}#{group.id}", group.title, group.count)
        for number, page in enumerate(pages, 1)
        for group in page
        if group.title and not group.continued
    )
    place = Place(jumps=tuple(jumps), letters=letters, count=sum(group.count for group in groups), of=len(pages))
    return _Pages(kind=kind, title=title, pages=pages, place=place)
