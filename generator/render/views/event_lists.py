"""The lists of an event: what can be too long for its page, entry by entry."""

from functools import partial

from generator.model.page import Event
from generator.render.views.actor_lists import differences_long, mentions_long
from generator.render.views.cards import Cards
from generator.render.views.cuts import EVENT, SAID
from generator.render.views.lines import alone, event_line, passage_line
from generator.render.views.listed import Long, Longs, first_of


def event_longs(cards: Cards, event: Event) -> Longs:
    """The lists of an event by the anchors of their sections."""
    return {
        "evidence": partial(_evidence, cards, event, "evidence"),
        "figures": partial(_evidence, cards, event, "figures"),
        "differences": partial(differences_long, cards, event.id),
        "parts": partial(_parts, cards, event),
        "mentions": partial(mentions_long, cards, event.id),
    }


def _evidence(cards: Cards, event: Event, name: str) -> Long:
    """What documents say of it, the earliest first: all of it, or the figures alone."""
    say = cards.words.gettext
    only = name == "figures"
    found = cards.dossier.evidence.get(event.id, ())
    groups = alone([each for each in found if each.passage.figures] if only else found)
    return Long(
        name=name,
        title=say("Figures") if only else say("Who says so"),
        kind="figure" if only else "said",
        groups=groups,
        weigh=lambda _: SAID,
        show=lambda each: passage_line(cards, each.document, each.passage),
        head=first_of(groups),
        count=sum(group.count for group in groups),
    )


def _parts(cards: Cards, event: Event) -> Long:
    stages = cards.lookup.stages_of.get(event.id, ())
    groups = alone(sorted(stages, key=lambda each: (each.date.date.earliest, each.id)))
    return Long(
        name="parts",
        title=cards.words.gettext("Its parts"),
        kind="event",
        groups=groups,
        weigh=lambda _: EVENT,
        show=lambda each: event_line(cards, each),
        head=first_of(groups),
        count=sum(group.count for group in groups),
    )
