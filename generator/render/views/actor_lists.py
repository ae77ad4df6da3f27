"""The lists of an actor: what can be too long for its page, entry by entry."""

from functools import partial
from itertools import accumulate

from generator.model.dossier import Statement
from generator.model.page import Actor, Event, Office
from generator.model.view.groups import Group
from generator.model.view.lines import Line
from generator.render.views.cards import Cards
from generator.render.views.cuts import CARD, EVENT, HEAD, OFFICE, SAID, TIE_HEAD, mention_weight, tie_weight
from generator.render.views.differences import difference_card
from generator.render.views.lines import (
    Page,
    Spoken,
    alone,
    by_page,
    by_question,
    event_line,
    mention_line,
    office_line,
    passage_line,
    said_line,
    tie_line,
)
from generator.render.views.listed import Long, Longs, first_of, last_of, latest_of_each

_TIES = 2 * HEAD
"""Ties at the head of their list at most: they are what a reader looks for."""


def actor_longs(cards: Cards, actor: Actor) -> Longs:
    """The lists of an actor by the anchors of their sections."""
    return {
        "parts": partial(_parts, cards, actor),
        "holders": partial(_holders, cards, actor),
        "said": partial(_said, cards, actor),
        "spoken-for": partial(_spoken_for, cards, actor),
        "said-about": partial(_about, cards, actor),
        "figures": partial(_figures, cards, actor),
        "differences": partial(differences_long, cards, actor.id),
        "events": partial(_events, cards, actor),
        "ties": partial(_ties, cards, actor),
        "mentions": partial(mentions_long, cards, actor.id),
    }


def _parts(cards: Cards, actor: Actor) -> Long:
    groups = alone(cards.lookup.parts_of.get(actor.id, ()))
    return Long(
        name="parts",
        title=cards.words.gettext("Consists of"),
        kind="card",
        groups=groups,
        weigh=lambda _: CARD,
        show=lambda part: cards.card(part.id),
        head=first_of(groups, 2 * HEAD),
        count=sum(group.count for group in groups),
    )


def _holders(cards: Cards, actor: Actor) -> Long:
    def show(held: tuple[Actor, Office]) -> Line:
        holder, office = held
        return office_line(cards, holder, office, period(cards, office))

    groups = alone(cards.lookup.offices_of.get(actor.id, ()))
    return Long(
        name="holders",
        title=cards.words.gettext("Office-holders"),
        kind="office",
        groups=groups,
        weigh=lambda _: OFFICE,
        show=show,
        head=last_of(groups),
        count=sum(group.count for group in groups),
    )


def _said(cards: Cards, actor: Actor) -> Long:
    return _by_question(
        cards, "said", cards.words.gettext("What they said"), cards.lookup.said_by.get(actor.id, ()), False
    )


def _spoken_for(cards: Cards, actor: Actor) -> Long:
    title = cards.words.gettext("Said on their behalf")
    return _by_question(cards, "spoken-for", title, cards.lookup.said_for.get(actor.id, ()), True)


def _by_question(cards: Cards, name: str, title: str, statements: tuple[Statement, ...], with_speaker: bool) -> Long:
    groups = by_question(cards, statements)
    return Long(
        name=name,
        title=title,
        kind="said",
        groups=groups,
        weigh=lambda _: SAID,
        show=lambda spoken: said_line(cards, spoken, with_speaker),
        head=latest_of_each(groups),
        count=len(statements),
    )


def _about(cards: Cards, actor: Actor) -> Long:
    groups = alone([Spoken(each) for each in cards.lookup.said_about.get(actor.id, ())])
    return Long(
        name="said-about",
        title=cards.words.gettext("Said about them"),
        kind="said",
        groups=groups,
        weigh=lambda _: SAID,
        show=lambda spoken: said_line(cards, spoken),
        head=last_of(groups),
        count=sum(group.count for group in groups),
    )


def _figures(cards: Cards, actor: Actor) -> Long:
    groups = alone(cards.dossier.evidence.get(actor.id, ()))
    return Long(
        name="figures",
        title=cards.words.gettext("Figures"),
        kind="figure",
        groups=groups,
        weigh=lambda _: SAID,
        show=lambda found: passage_line(cards, found.document, found.passage),
        head=first_of(groups),
        count=sum(group.count for group in groups),
    )


def _events(cards: Cards, actor: Actor) -> Long:
    groups = alone(cards.lookup.events_of.get(actor.id, ()))
    return Long(
        name="events",
        title=cards.words.gettext("Events"),
        kind="event",
        groups=groups,
        weigh=lambda _: EVENT,
        show=lambda event: event_line(cards, event, role(cards, event, actor.id)),
        head=last_of(groups),
        count=sum(group.count for group in groups),
    )


def _ties(cards: Cards, actor: Actor) -> Long:
    groups = alone(cards.ties.of(actor.id))
    return Long(
        name="ties",
        title=cards.words.gettext("Ties"),
        kind="tie",
        groups=groups,
        weigh=lambda tie: tie_weight(cards.cuts.evidence_in_row(tie)),
        show=lambda tie: tie_line(cards, tie, actor.id),
        head=first_of(groups, _room_for(cards, actor)),
        count=sum(group.count for group in groups),
    )


def _room_for(cards: Cards, actor: Actor) -> int:
    """How many of the strongest ties stand at the head of the list, with the evidence in their lines."""
    weights = accumulate(tie_weight(cards.cuts.evidence_in_row(tie)) for tie in cards.ties.of(actor.id)[:_TIES])
    return max(sum(weight <= TIE_HEAD for weight in weights), 1)


def mentions_long(cards: Cards, id: str) -> Long:
    """Every mention of a thing, page by page."""

    def weigh(page: Page) -> int:
        return mention_weight(len(page.places))

    places = cards.dossier.mentions.get(id, ())
    groups = alone(by_page(places))
    return Long(
        name="mentions",
        title=cards.words.gettext("Every mention"),
        kind="mention",
        groups=groups,
        weigh=weigh,
        show=mention_line,
        head=_short(groups),
        count=len(places),
        size=lambda page: len(page.places),
    )


def _short(groups: tuple[Group[Page], ...]) -> tuple[Group[Page], ...]:
    """The first pages, each with its first mention."""
    return tuple(
        Group(
            id="",
            title="",
            count=group.count,
            items=tuple(Page(one.page, one.places[:1]) for one in group.items[:HEAD]),
        )
        for group in groups
    )


def differences_long(cards: Cards, id: str) -> Long:
    """The differences about a thing; all of them stand side by side on the page of differences."""
    groups = alone(cards.differences.get(id, ()))
    return Long(
        name="differences",
        title=cards.words.gettext("Where accounts differ"),
        kind="card",
        groups=groups,
        weigh=lambda _: CARD,
        show=lambda difference: difference_card(cards, difference),
        head=first_of(groups),
        count=sum(group.count for group in groups),
    )


def period(cards: Cards, office: Office) -> str:
    """How long an office was held, in words."""
    say = cards.words.gettext
    begins = cards.words.date(office.begins) if office.begins else ""
    ends = cards.words.date(office.ends) if office.ends else ""
    if begins and ends:
        return f"{begins} – {ends}"
    if begins or ends:
        return say("from %(date)s", date=begins) if begins else say("until %(date)s", date=ends)
    return say("dates not in these sources")


def role(cards: Cards, event: Event, id: str) -> str:
    """What an actor did in an event."""
    say = cards.words.gettext
    parts = (
        (say("acted"), event.actor),
        (say("was addressed"), event.recipient),
        (say("took part"), event.participants),
    )
    return ", ".join(words for words, ids in parts if any(reference.target == id for reference in ids))
