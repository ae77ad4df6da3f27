"""The page of a tie: everything that two actors have between them, in the order of time."""

from collections import defaultdict
from collections.abc import Sequence

from generator.model import urls
from generator.model.facts import Contact, Tie
from generator.model.value import Dated
from generator.model.view.graph import TieItem
from generator.model.view.tie import ContactView, TieView, Way
from generator.render.strip import strip
from generator.render.views.cards import Cards
from generator.render.views.frame import frame
from generator.render.views.support import support
from generator.render.views.ties import dominant, period, pieces, tone_counts


def tie_view(cards: Cards, tie: Tie) -> TieView:
    """All that the page of one tie shows."""
    a, b = cards.card(tie.a), cards.card(tie.b)
    events, statements = pieces(tie.contacts)
    return TieView(
        frame=frame(
            cards,
            urls.tie(tie.a, tie.b),
            f"{a.title} and {b.title}",
            f"How {a.title} and {b.title} dealt with each other: every event and statement, with its source.",
        ),
        a=a,
        b=b,
        weight=weight_words(tie.weight),
        period=period(tie.contacts, cards.words),
        events=events,
        statements=statements,
        counts=tone_counts(tie.contacts),
        strip=strip([(contact.date, contact.tone) for contact in tie.contacts], "events and statements"),
        contacts=contact_views(cards, tie.contacts),
        standing=cards.edges[tie.a, tie.b].standing if tie.contacts else None,
        between_offices=contact_views(cards, tie.between_offices),
    )


def tie_item(cards: Cards, tie: Tie, seen_from: str = "") -> TieItem:
    """A tie in a list."""
    return TieItem(
        a=cards.card(tie.a),
        b=cards.card(tie.b),
        url=cards.ties.address(tie, seen_from),
        weight=weight_words(tie.weight),
        tone=dominant(tie.contacts),
        counts=tone_counts(tie.contacts),
        pieces=len(tie.contacts),
        period=period(tie.contacts, cards.words),
        since=tie.contacts[0].date.earliest if tie.contacts else "",
        support=support(cards, cards.edges[tie.a, tie.b], most=1, named=True) if tie.contacts else None,
    )


def weight_words(weight: float) -> str:
    """A weight as it is printed: two digits after the point at most."""
    return f"{weight:.2f}".rstrip("0").rstrip(".")


def contact_views(cards: Cards, contacts: Sequence[Contact]) -> tuple[ContactView, ...]:
    """Pieces of evidence in the order of time; those of one event, or of one statement, stand together."""
    groups: dict[tuple[str, str, str], list[Contact]] = defaultdict(list)
    for contact in contacts:
        groups[contact.event, contact.document, contact.passage].append(contact)
    return tuple(_contact(cards, group) for group in groups.values())


def _contact(cards: Cards, contacts: Sequence[Contact]) -> ContactView:
    first = contacts[0]
    if first.event:
        event = cards.dossier.events[first.event]
        reports = cards.dossier.evidence.get(first.event, ())
        return ContactView(
            when=cards.when(event.date),
            tone=first.tone,
            ways=_ways(cards, contacts, "towards" if first.directed else "and"),
            event=cards.event_item(event),
            passages=tuple(cards.passage(report.document, report.passage) for report in reports),
        )
    passage = cards.dossier.passages[first.document, first.passage]
    return ContactView(
        when=cards.when(Dated(first.date, "stated")),
        tone=first.tone,
        ways=_ways(cards, contacts, "about"),
        event=None,
        passages=(cards.passage(first.document, passage),),
    )


def _ways(cards: Cards, contacts: Sequence[Contact], verb: str) -> tuple[Way, ...]:
    targets: dict[str, list[str]] = defaultdict(list)
    for contact in contacts:
        targets[contact.source].append(contact.target)
    return tuple(Way(cards.card(source), verb, cards.cards(others)) for source, others in targets.items())
