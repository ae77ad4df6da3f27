"""The lists of a tie: what can be too long for its page, entry by entry."""

from collections.abc import Sequence
from functools import partial

from generator.model import urls
from generator.model.dossier import Statement
from generator.model.facts import Contact, Tie
from generator.model.view.groups import Group
from generator.model.view.lines import Line
from generator.model.view.shared import Card
from generator.render.views.cards import Cards
from generator.render.views.cuts import EVENT, SAID
from generator.render.views.lines import Spoken, alone, event_line, said_line
from generator.render.views.listed import Long, Longs, last_of, latest_of_each
from generator.render.views.lookup import ids

Said = tuple[Statement, ...]


def tie_longs(cards: Cards, tie: Tie) -> Longs:
    """The lists of a tie by the anchors of their sections."""
    say = cards.words.gettext
    return {
        "said": partial(_said_long, cards, tie),
        "evidence": partial(_deeds, cards, "evidence", say("What they did"), tie.contacts),
        "offices": partial(_deeds, cards, "offices", say("What their office-holders did"), tie.between_offices),
    }


def tie_card(cards: Cards, tie: Tie) -> Card:
    """The page of a tie, as those of its lists name it."""
    names = cards.words.gettext("%(one)s and %(other)s", one=cards.card(tie.a).title, other=cards.card(tie.b).title)
    return Card(urls.tie(tie.a, tie.b), names, "tie")


def said_of_each_other(cards: Cards, tie: Tie) -> tuple[Said, Said]:
    """What each of the two, or who spoke for it, said about the other."""
    return _said(cards, tie, tie.a, tie.b), _said(cards, tie, tie.b, tie.a)


def _said(cards: Cards, tie: Tie, id: str, other: str) -> Said:
    """What one, or who spoke for it, said about the other or about those in its offices, in the order of time."""
    between = {(contact.document, contact.passage) for contact in tie.between_offices if not contact.event}
    said = (*cards.lookup.said_by.get(id, ()), *cards.lookup.said_for.get(id, ()))
    found = {
        (each.document, each.passage.id): each
        for each in sorted(said, key=lambda each: (each.date.earliest, each.date.latest))
        if other in ids(each.passage.about) or (each.document, each.passage.id) in between
    }
    return tuple(found.values())


def _said_long(cards: Cards, tie: Tie) -> Long:
    sides = zip((tie.a, tie.b), (tie.b, tie.a), said_of_each_other(cards, tie), strict=True)
    groups = tuple(
        Group(
            id=f"by-{id}",
            title=cards.words.gettext(
                "%(one)s about %(other)s", one=cards.card(id).title, other=cards.card(other).title
            ),
            count=len(said),
            items=tuple(map(Spoken, said)),
        )
        for id, other, said in sides
        if said
    )
    return Long(
        name="said",
        title=cards.words.gettext("What they said of each other"),
        kind="said",
        groups=groups,
        weigh=lambda _: SAID,
        show=lambda spoken: said_line(cards, spoken),
        head=latest_of_each(groups),
        count=sum(group.count for group in groups),
    )


def _deeds(cards: Cards, name: str, title: str, contacts: Sequence[Contact]) -> Long:
    by_event: dict[str, list[Contact]] = {}
    for contact in contacts:
        if contact.event:
            by_event.setdefault(contact.event, []).append(contact)

    def show(event: str) -> Line:
        return event_line(cards, cards.dossier.events[event], _ways(cards, by_event[event]))

    groups = alone(tuple(by_event))
    return Long(
        name=name,
        title=title,
        kind="event",
        groups=groups,
        weigh=lambda _: EVENT,
        show=show,
        head=last_of(groups),
        count=len(by_event),
    )


def _ways(cards: Cards, contacts: Sequence[Contact]) -> str:
    """Who acted towards whom, in words; empty where all took part alike."""
    directed = [contact for contact in contacts if contact.directed]
    return "; ".join(
        cards.words.gettext(
            "%(one)s towards %(other)s",
            one=cards.card(contact.source).title,
            other=cards.card(contact.target).title,
        )
        for contact in directed
    )
