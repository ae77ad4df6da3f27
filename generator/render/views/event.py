"""The page of an event: what, when and how sure, who, who says so, and what came before and after."""

from collections.abc import Iterable, Iterator

from generator.model import urls
from generator.model.dossier import Evidence
from generator.model.page import UNKNOWN, Event
from generator.model.plover import quad_class
from generator.model.view.event import EventView, EvidenceView, Participant, RoleView
from generator.model.view.shared import Card, EventItem
from generator.render.views.cards import Cards
from generator.render.views.differences import differences_of
from generator.render.views.event_lists import event_longs
from generator.render.views.frame import frame, rows
from generator.render.views.listed import Whole, listed
from generator.render.views.previews import previews
from generator.render.views.support import support, supports
from generator.render.views.timeline import drawn

_MARKS = 3
"""Passages named beside the date of an event; all of them stand below."""


def event_view(cards: Cards, event: Event) -> EventView:
    """All that the page of one event shows."""
    quad = quad_class(event.type)
    found = cards.dossier.evidence.get(event.id, ())
    text = rows(cards, event.id)
    levels = cards.cuts.of_event(event.id)
    whole = Whole(levels)
    figures = [each for each in found if each.passage.figures]
    stages = cards.lookup.stages_of.get(event.id, ())
    previous, following = cards.lookup.neighbours[event.id]
    return EventView(
        frame=frame(cards, urls.page("event", event.id), event.title, cards.summary(event.id)),
        title=event.title,
        when=cards.when(event.date),
        drawn=drawn(event.date.date),
        year=str(int(event.date.date.year)),
        dated=support(cards, cards.claims["date", event.id][0], _MARKS),
        place=event.place,
        status=event.status,
        type=cards.kinds.types[event.type],
        tone=quad,
        quad=cards.kinds.quads[quad],
        roles=tuple(_roles(cards, event)),
        rows=text,
        previews=previews(cards, text),
        evidence=tuple(_evidence(cards, whole("evidence", found))),
        documents=len({each.document for each in found}),
        figures=tuple(cards.passage(each.document, each.passage) for each in whole("figures", figures)),
        differences=differences_of(cards, event.id) if whole.shows("differences") else (),
        sources=cards.sources(each.document for each in found),
        before=_items(cards, (cards.dossier.events[reference.target] for reference in event.follows)),
        after=_items(cards, cards.lookup.followers_of.get(event.id, ())),
        previous=cards.event_item(previous) if previous else None,
        next=cards.event_item(following) if following else None,
        part_of=cards.cards(event.part_of),
        parts=_items(cards, whole("parts", stages)),
        outcome=_outcome(cards, event),
        outcome_unknown=event.outcome is not None and event.outcome.target == UNKNOWN,
        mentions=cards.mentions(event.id) if whole.shows("mentions") else (),
        mention_pages=len({place.page.id for place in cards.dossier.mentions.get(event.id, ())}),
        lines=listed(event_longs(cards, event), levels, urls.page("event", event.id)) if levels else {},
    )


def _roles(cards: Cards, event: Event) -> Iterator[RoleView]:
    say = cards.words.gettext
    parts = (
        (say("Acted"), event.actor),
        (say("Was addressed"), event.recipient),
        (say("Took part"), event.participants),
    )
    found = supports(cards, cards.claims.get(("participant", event.id), ()))
    for label, references in parts:
        if references:
            ids = dict.fromkeys(reference.target for reference in references)
            yield RoleView(label, tuple(Participant(cards.card(id), found[id]) for id in ids))


def _evidence(cards: Cards, found: Iterable[Evidence]) -> Iterator[EvidenceView]:
    """What each document says, the earliest first."""
    by_document: dict[str, list[Evidence]] = {}
    for each in found:
        by_document.setdefault(each.document, []).append(each)
    for id, passages in by_document.items():
        document = cards.dossier.documents[id]
        yield EvidenceView(
            document=cards.card(id),
            when=cards.when(document.date),
            publisher=document.publisher,
            passages=tuple(cards.passage(id, each.passage) for each in passages),
        )


def _items(cards: Cards, events: Iterable[Event]) -> tuple[EventItem, ...]:
    ordered = sorted(events, key=lambda event: (event.date.date.earliest, event.id))
    return tuple(cards.event_item(event) for event in ordered)


def _outcome(cards: Cards, event: Event) -> Card | None:
    if event.outcome is None or event.outcome.target == UNKNOWN:
        return None
    return cards.card(event.outcome.target)
