"""The page of an actor: who, in which office when, in whose words, in which events, and every mention."""

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.model import urls
from generator.model.dossier import Statement
from generator.model.facts import Tie
from generator.model.page import Actor, Office
from generator.model.pieces import Tone
from generator.model.plover import quad_class
from generator.model.value import Date
from generator.model.view.actor import ActorTie, ActorView, NameView, OfficeView
from generator.model.view.shared import PassageView
from generator.model.view.spans import Spans
from generator.model.view.strip import Strip
from generator.render.spans import spans
from generator.render.strip import strip
from generator.render.views.actor_lists import actor_longs, period, role
from generator.render.views.cards import Cards
from generator.render.views.differences import differences_of
from generator.render.views.frame import frame, rows
from generator.render.views.listed import Whole, listed
from generator.render.views.picture import neighbourhood_picture
from generator.render.views.previews import previews
from generator.render.views.questions import questions
from generator.render.views.tie import contact_views, tie_item
from generator.render.views.ties import row_anchor


def actor_view(cards: Cards, actor: Actor) -> ActorView:
    """All that the page of one actor shows."""
    dossier, lookup = cards.dossier, cards.lookup
    id = actor.id
    places = dossier.mentions.get(id, ())
    held = lookup.offices_of.get(id, ())
    levels = cards.cuts.of_actor(id)
    whole = Whole(levels)
    ties = tuple(_tie(cards, id, tie) for tie in whole("ties", cards.ties.of(id)))
    text = rows(cards, id)
    about, figures, events = (lookup.said_about.get(id, ()), dossier.evidence.get(id, ()), lookup.events_of.get(id, ()))
    return ActorView(
        frame=frame(cards, urls.page("actor", id), actor.name.text, cards.summary(id)),
        name=actor.name.text,
        kind=cards.kinds.actors[actor.kind],
        role=cards.role(actor) if actor.offices else "",
        part_of=cards.cards(actor.part_of),
        parts=cards.cards(part.id for part in whole("parts", lookup.parts_of.get(id, ()))),
        offices=tuple(_office(cards, actor, office) for office in actor.offices),
        office_spans=_spans(cards, actor.offices),
        holders=tuple(_office(cards, holder, office) for holder, office in whole("holders", held)),
        holder_spans=_spans(cards, [office for _, office in whole("holders", held)]),
        names=_names(actor, Counter(place.form for place in places)),
        rows=text,
        previews=previews(cards, text),
        statements=len(lookup.said_by.get(id, ())),
        said=questions(cards, whole("said", lookup.said_by.get(id, ()))),
        spoken_for=questions(cards, whole("spoken-for", lookup.said_for.get(id, ()))),
        about=_passages(cards, whole("said-about", about)),
        figures=tuple(cards.passage(found.document, found.passage) for found in whole("figures", figures)),
        differences=differences_of(cards, id) if whole.shows("differences") else (),
        events=tuple(cards.event_item(event, role(cards, event, id)) for event in whole("events", events)),
        strip=_strip(cards, id),
        ties=ties,
        most_pieces=max((tie.item.pieces for tie in ties), default=0),
        neighbourhood=neighbourhood_picture(cards, id),
        mentions=cards.mentions(id) if whole.shows("mentions") else (),
        mention_count=len(places),
        mention_pages=len({place.page.id for place in places}),
        wikidata=actor.wikidata,
        counts={
            "spoken-for": len(lookup.said_for.get(id, ())),
            "said-about": len(about),
            "figures": len(figures),
            "differences": len(cards.differences.get(id, ())),
            "events": len(events),
            "ties": len(cards.ties.of(id)),
        },
        lines=listed(actor_longs(cards, actor), levels, urls.page("actor", id)) if levels else {},
    )


def _strip(cards: Cards, id: str) -> Strip | None:
    """The events in which an actor has a part, and its statements, over time."""
    events = cards.lookup.events_of.get(id, ())
    moments: list[tuple[Date, Tone]] = [(event.date.date, quad_class(event.type)) for event in events]
    moments += [(said.date, "statement") for said in cards.lookup.said_by.get(id, ())]
    return strip(moments, cards.words.gettext("events and statements"), words=cards.words) if len(moments) > 1 else None


def _spans(cards: Cards, offices: Sequence[Office]) -> Spans | None:
    """The offices on a scale that holds the years of the dossier too."""
    return spans([(office.begins, office.ends) for office in offices], cards.horizon)


def _tie(cards: Cards, id: str, tie: Tie) -> ActorTie:
    """A row of the list of ties; the evidence stands in it where it has no page of its own."""
    other = tie.b if tie.a == id else tie.a
    contacts = () if cards.ties.has_page(tie) else (*tie.contacts, *tie.between_offices)
    return ActorTie(
        anchor=row_anchor(tie, id),
        other=cards.card(other),
        item=tie_item(cards, tie, seen_from=id),
        standing=cards.edges[tie.a, tie.b].standing if contacts and tie.contacts and id == tie.a else None,
        contacts=contact_views(cards, contacts),
    )


def _office(cards: Cards, holder: Actor, office: Office) -> OfficeView:
    evidence = tuple(
        cards.passage(reference.document, cards.dossier.passages[reference.document, reference.passage])
        for reference in office.evidence
        if (reference.document, reference.passage) in cards.dossier.passages
    )
    return OfficeView(
        title=office.title,
        of=cards.card(office.of.target),
        holder=cards.card(holder.id),
        period=period(cards, office),
        evidence=evidence,
        background=office.background,
        standing="sourced" if evidence else "background" if office.background else "open",
    )


def _names(actor: Actor, counts: Counter[str]) -> tuple[NameView, ...]:
    """Every form, with its occurrences in the texts of this dossier; offices as often as they stood for the actor."""
    forms = [NameView(actor.name.text, "name", counts[actor.name.text])]
    forms += [NameView(alias.text, "alias", counts[alias.text]) for alias in actor.aliases]
    forms += [NameView(alias.text, "metonym", counts[alias.text]) for alias in actor.metonyms]
    titles = dict.fromkeys(office.title for office in actor.offices)
    forms += [NameView(title, "office", counts[title]) for title in titles if counts[title]]
    forms += [NameView(alias.text, "description", 0) for alias in actor.weak_aliases]
    return tuple(forms)


def _passages(cards: Cards, statements: Iterable[Statement]) -> tuple[PassageView, ...]:
    return tuple(cards.passage(statement.document, statement.passage) for statement in statements)
