"""The page of an actor: who, in which office when, in whose words, in which events, and every mention."""

from collections import Counter
from collections.abc import Callable, Iterator

from generator.model import urls
from generator.model.dossier import Statement
from generator.model.page import Actor, Event, Office
from generator.model.view.actor import ActorView, NameView, OfficeView
from generator.model.view.shared import EventItem, PassageView
from generator.render.views.cards import KIND_WORDS, Cards
from generator.render.views.frame import frame, rows


def actor_view(cards: Cards, actor: Actor) -> ActorView:
    """All that the page of one actor shows."""
    dossier = cards.dossier
    id = actor.id
    places = dossier.mentions.get(id, ())
    return ActorView(
        frame=frame(cards, urls.page("actor", id), actor.name.text, cards.summary(id)),
        name=actor.name.text,
        kind=KIND_WORDS[actor.kind],
        role=cards.role(actor) if actor.offices else "",
        part_of=cards.cards(actor.part_of),
        parts=cards.cards(other.id for other in dossier.actors.values() if _belongs(other, id)),
        offices=tuple(_office(cards, actor, office) for office in actor.offices),
        holders=tuple(_holders(cards, id)),
        names=_names(actor, Counter(place.form for place in places)),
        rows=rows(cards, id),
        statements=_passages(cards, lambda statement: id in statement.speakers),
        spoken_for=_passages(cards, lambda s: id in s.principals and id not in s.speakers),
        about=_passages(cards, lambda s: any(reference.target == id for reference in s.passage.about)),
        figures=tuple(cards.passage(found.document, found.passage) for found in dossier.evidence.get(id, ())),
        events=tuple(_events(cards, id)),
        mentions=cards.mentions(id),
        mention_count=sum(1 for place in places if urls.has_page(place.page.kind)),
        wikidata=actor.wikidata,
    )


def _belongs(actor: Actor, whole: str) -> bool:
    return any(reference.target == whole for reference in actor.part_of)


def _holders(cards: Cards, id: str) -> Iterator[OfficeView]:
    """Who holds or held an office in the service of this actor."""
    for actor in cards.dossier.actors.values():
        for office in actor.offices:
            if office.of.target == id and actor.id != id:
                yield _office(cards, actor, office)


def _office(cards: Cards, holder: Actor, office: Office) -> OfficeView:
    return OfficeView(
        title=office.title,
        of=cards.card(office.of.target),
        holder=cards.card(holder.id),
        period=_period(office),
        evidence=tuple(
            cards.passage(reference.document, cards.dossier.passages[reference.document, reference.passage])
            for reference in office.evidence
            if (reference.document, reference.passage) in cards.dossier.passages
        ),
        background=office.background,
    )


def _period(office: Office) -> str:
    begins = office.begins.words if office.begins else ""
    ends = office.ends.words if office.ends else ""
    if begins and ends:
        return f"{begins} – {ends}"
    if begins or ends:
        return f"from {begins}" if begins else f"until {ends}"
    return "dates not in these sources"


def _names(actor: Actor, counts: Counter[str]) -> tuple[NameView, ...]:
    """Every form, with its occurrences in the texts of this dossier; offices as often as they stood for the actor."""
    forms = [NameView(actor.name.text, "name", counts[actor.name.text])]
    forms += [NameView(alias.text, "alias", counts[alias.text]) for alias in actor.aliases]
    forms += [NameView(alias.text, "metonym", counts[alias.text]) for alias in actor.metonyms]
    titles = dict.fromkeys(office.title for office in actor.offices)
    forms += [NameView(title, "office", counts[title]) for title in titles if counts[title]]
    forms += [NameView(alias.text, "description", 0) for alias in actor.weak_aliases]
    return tuple(forms)


def _passages(cards: Cards, wanted: Callable[[Statement], bool]) -> tuple[PassageView, ...]:
    return tuple(
        cards.passage(statement.document, statement.passage)
        for statement in cards.dossier.statements
        if wanted(statement)
    )


def _events(cards: Cards, id: str) -> Iterator[EventItem]:
    for event in cards.dossier.events.values():
        role = _role(event, id)
        if role:
            yield cards.event_item(event, role)


def _role(event: Event, id: str) -> str:
    parts = (("acted", event.actor), ("was addressed", event.recipient), ("took part", event.participants))
    return ", ".join(words for words, ids in parts if any(reference.target == id for reference in ids))
