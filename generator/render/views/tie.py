"""The page of a tie: everything that two actors have between them, in the order of time."""

from collections import defaultdict
from collections.abc import Sequence

from generator.model import urls
from generator.model.facts import Contact, Tie
from generator.model.pieces import Tone
from generator.model.value import Dated
from generator.model.view.graph import TieItem
from generator.model.view.strip import Mirror
from generator.model.view.tie import ContactView, TieSide, TieView, Way
from generator.render.strip import mirrored
from generator.render.views.cards import Cards
from generator.render.views.frame import frame
from generator.render.views.listed import Whole, listed
from generator.render.views.support import support
from generator.render.views.tie_lists import Said, said_of_each_other, tie_longs
from generator.render.views.ties import dominant, period, pieces, tone_counts, weight_words

_SAID: Tone = "statement"


def tie_view(cards: Cards, tie: Tie) -> TieView:
    """All that the page of one tie shows."""
    a, b = cards.card(tie.a), cards.card(tie.b)
    say = cards.words.gettext
    events, statements = pieces(tie.contacts)
    said = said_of_each_other(cards, tie)
    levels = cards.cuts.of_tie(tie)
    whole = Whole(levels)
    return TieView(
        frame=frame(
            cards,
            urls.tie(tie.a, tie.b),
            say("%(one)s and %(other)s", one=a.title, other=b.title),
            say(
                "How %(one)s and %(other)s dealt with each other: every event and statement, with its source.",
                one=a.title,
                other=b.title,
            ),
        ),
        a=a,
        b=b,
        weight=weight_words(tie.weight),
        period=period(tie.contacts, cards.words),
        events=events,
        statements=statements,
        counts=tone_counts(tie.contacts),
        strip=_mirror(cards, tie, said),
        sides=(
            _side(cards, tie.a, tie.b, tuple(whole("said", said[0]))),
            _side(cards, tie.b, tie.a, tuple(whole("said", said[1]))),
        ),
        contacts=contact_views(cards, whole("evidence", _events(tie.contacts))),
        standing=cards.edges[tie.a, tie.b].standing if tie.contacts else None,
        between_offices=contact_views(cards, whole("offices", _events(tie.between_offices))),
        said=sum(map(len, said)),
        deeds=events,
        between=len({contact.event for contact in tie.between_offices if contact.event}),
        lines=listed(tie_longs(cards, tie), levels, urls.tie(tie.a, tie.b)) if levels else {},
    )


def _mirror(cards: Cards, tie: Tie, said: tuple[Said, Said]) -> Mirror | None:
    """What `tie.a` did or said above the axis, what `tie.b` did or said below it, what both did on either side."""
    events = _events(tie.contacts)
    both = [(event.date, event.tone) for event in events if not event.directed]
    above, below = (
        [(event.date, event.tone) for event in events if event.directed and event.source == id]
        + [(statement.date, _SAID) for statement in those]
        for id, those in zip((tie.a, tie.b), said, strict=True)
    )
    label = cards.words.gettext(
        "Events and statements over time: %(above)s by %(one)s, %(below)s by %(other)s, %(both)s by both",
        above=cards.words.number(len(above)),
        one=cards.card(tie.a).title,
        below=cards.words.number(len(below)),
        other=cards.card(tie.b).title,
        both=cards.words.number(len(both)),
    )
    return mirrored(above, below, both, label, words=cards.words)


def _side(cards: Cards, id: str, other: str, said: Said) -> TieSide:
    passages = tuple(cards.passage(statement.document, statement.passage) for statement in said)
    return TieSide(card=cards.card(id), other=cards.card(other), passages=passages)


def _events(contacts: Sequence[Contact]) -> list[Contact]:
    return [contact for contact in contacts if contact.event]


def tie_item(cards: Cards, tie: Tie, seen_from: str = "") -> TieItem:
    """A tie in a list."""
    return TieItem(
        a=cards.card(tie.a),
        b=cards.card(tie.b),
        url=cards.cuts.tie_address(tie, seen_from),
        weight=weight_words(tie.weight),
        tone=dominant(tie.contacts),
        counts=tone_counts(tie.contacts),
        pieces=len(tie.contacts),
        period=period(tie.contacts, cards.words),
        since=tie.contacts[0].date.earliest if tie.contacts else "",
        support=support(cards, cards.edges[tie.a, tie.b], most=1, named=True) if tie.contacts else None,
    )


def contact_views(cards: Cards, contacts: Sequence[Contact]) -> tuple[ContactView, ...]:
    """Pieces of evidence in the order of time; those of one event, or of one statement, stand together."""
    groups: dict[tuple[str, str, str], list[Contact]] = defaultdict(list)
    for contact in contacts:
        groups[contact.event, contact.document, contact.passage].append(contact)
    return tuple(_contact(cards, group) for group in groups.values())


def _contact(cards: Cards, contacts: Sequence[Contact]) -> ContactView:
    first = contacts[0]
    say = cards.words.gettext
    if first.event:
        event = cards.dossier.events[first.event]
        reports = cards.dossier.evidence.get(first.event, ())
        return ContactView(
            when=cards.when(event.date),
            tone=first.tone,
            ways=_ways(cards, contacts, say("towards") if first.directed else say("and")),
            event=cards.event_item(event),
            passages=tuple(cards.passage(report.document, report.passage) for report in reports),
        )
    passage = cards.dossier.passages[first.document, first.passage]
    return ContactView(
        when=cards.when(Dated(first.date, "stated")),
        tone=first.tone,
        ways=_ways(cards, contacts, say("about")),
        event=None,
        passages=(cards.passage(first.document, passage),),
    )


def _ways(cards: Cards, contacts: Sequence[Contact], verb: str) -> tuple[Way, ...]:
    targets: dict[str, list[str]] = defaultdict(list)
    for contact in contacts:
        targets[contact.source].append(contact.target)
    return tuple(Way(cards.card(source), verb, cards.cards(others)) for source, others in targets.items())
