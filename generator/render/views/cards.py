"""Cards: what pages show of each other, in one place, so that a thing looks the same wherever it is met."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from generator.derive.positions import all_sides
from generator.derive.voices import independent
from generator.model import urls
from generator.model.dossier import Statement
from generator.model.excerpts import excerpt, opening
from generator.model.facts import Difference, Facts
from generator.model.ledger import Claim, ClaimKind
from generator.model.page import Actor, Document, Event, Passage
from generator.model.plover import quad_class
from generator.model.value import Date, Dated, Figure, Reference
from generator.model.view.lines import ContactLine
from generator.model.view.shared import (
    Card,
    Context,
    DocumentItem,
    EventItem,
    Excerpt,
    MentionGroup,
    PassageView,
    Speaker,
    When,
)
from generator.read.dates import NotADate, parse_date
from generator.render.html import passage_label
from generator.render.strip import counted_from
from generator.render.views.cuts import Cuts
from generator.render.views.kinds import Kinds
from generator.render.views.lookup import Lookup
from generator.render.views.ties import Ties
from generator.words.words import ENGLISH, Words

_HTML_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", re.ASCII)
"""A year, month or day (https://html.spec.whatwg.org/#dates-and-times)."""

_LONG_AGO = "0000-00-00"


class Cards:
    """Looks the things of one dossier up and shows them in short, in the words of one language."""

    def __init__(self, facts: Facts, words: Words = ENGLISH) -> None:
        dossier = facts.dossier
        self.facts = facts
        self.words = words
        self.dossier = dossier
        self.lookup = Lookup(dossier)
        self._measures = dict(dossier.settings.measures)
        self._statements = {(statement.document, statement.passage.id): statement for statement in dossier.statements}
        self._cards: dict[str, Card] = {}
        self._passages: dict[tuple[str, str], PassageView] = {}
        self.contact_lines: dict[tuple[str, str, str, int], ContactLine] = {}
        """Made once: many actors have an event between them."""

    @cached_property
    def kinds(self) -> Kinds:
        """Kinds in words."""
        return Kinds(self.words)

    @cached_property
    def ties(self) -> Ties:
        """The ties by actor, and where each is shown."""
        return Ties(self.facts)

    @cached_property
    def cuts(self) -> Cuts:
        """Which lists are too long for the page of their thing."""
        return Cuts(self.facts, self.lookup, self.ties)

    @cached_property
    def horizon(self) -> tuple[Date, ...]:
        """The first and the last date of a document; none without documents."""
        dates = sorted((document.date.date for document in self.dossier.documents.values()), key=counted_from)
        return (dates[0], dates[-1]) if dates else ()

    @cached_property
    def differences(self) -> Mapping[str, tuple[Difference, ...]]:
        """The differences by their subject, in the order in which its file names them."""
        found: dict[str, list[Difference]] = {}
        for difference in sorted(self.facts.differences, key=lambda each: each.number):
            found.setdefault(difference.subject.id, []).append(difference)
        return {id: tuple(those) for id, those in found.items()}

    @cached_property
    def sides(self) -> tuple[str, ...]:
        """The actors that answer any question, those with the most statements first."""
        return tuple(side for side in all_sides(self.facts.matrices) if side in self.dossier.actors)

    def measure(self, name: str) -> str:
        """What a figure counts, in words."""
        return self._measures.get(name, name)

    def sources(self, documents: Iterable[str]) -> int:
        """How many independent sources some documents are: those that share their wording are one."""
        return independent(documents, self.facts.voices.shared)

    @cached_property
    def claims(self) -> Mapping[tuple[ClaimKind, str], tuple[Claim, ...]]:
        """The claims by their kind and the page on which they stand."""
        found: dict[tuple[ClaimKind, str], list[Claim]] = defaultdict(list)
        for claim in self.facts.ledger:
            found[claim.kind, claim.page].append(claim)
        return {place: tuple(claims) for place, claims in found.items()}

    @cached_property
    def edges(self) -> Mapping[tuple[str, str], Claim]:
        """The ties as claims, by their actors."""
        return {(claim.page, claim.about): claim for claim in self.facts.ledger if claim.kind == "edge"}

    def card(self, id: str) -> Card:
        """The card of a thing that has a page; made once, since many pages show it."""
        card = self._cards.get(id)
        if card is None:
            thing = self.dossier.things[id]
            card = self._cards[id] = Card(urls.page(thing.kind, id), thing.title, thing.kind, self._note(id))
        return card

    def cards(self, things: Iterable[Reference | str]) -> tuple[Card, ...]:
        """The cards of several things, each once."""
        ids = (thing if isinstance(thing, str) else thing.target for thing in things)
        return tuple(self.card(id) for id in dict.fromkeys(ids))

    def _note(self, id: str) -> str:
        if id in self.dossier.actors:
            return self.role(self.dossier.actors[id])
        if id in self.dossier.events:
            return self.words.date(self.dossier.events[id].date.date)
        if id in self.dossier.documents:
            document = self.dossier.documents[id]
            return ", ".join(filter(None, (document.publisher, self.words.date(document.date.date))))
        return ""

    def role(self, actor: Actor) -> str:
        """Who somebody is, in a line: the latest office, else the kind."""
        if not actor.offices:
            return self.kinds.actors[actor.kind]
        office = max(actor.offices, key=lambda office: office.begins.earliest if office.begins else _LONG_AGO)
        of = self.dossier.things[office.of.target].title
        return office.title if of in office.title else f"{office.title}, {of}"

    def place(self, passage: Passage) -> str:
        """`paragraph 14` or `paragraphs 14–15`."""
        if passage.first == passage.last:
            return self.words.gettext("paragraph %(numbers)s", numbers=passage.paragraphs)
        return self.words.gettext("paragraphs %(numbers)s", numbers=passage.paragraphs)

    def passage(self, document: str, passage: Passage) -> PassageView:
        """A passage as it is shown everywhere; made once too."""
        view = self._passages.get((document, passage.id))
        if view is None:
            view = self._passages[document, passage.id] = self._passage(document, passage)
        return view

    def _passage(self, document: str, passage: Passage) -> PassageView:
        stretch = self.dossier.stretches.get((document, passage.id))
        question, answer = self._position(passage)
        statement = self._statements.get((document, passage.id))
        return PassageView(
            url=urls.passage(document, passage.id),
            id=passage.id,
            label=passage_label(passage.id),
            document=self.card(document),
            excerpt=excerpt(stretch) if stretch else Excerpt("", "", ""),
            paragraph=self.place(passage),
            numbers=passage.paragraphs,
            place=f"{self.dossier.documents[document].label}, {self.place(passage)}",
            kind="verbatim" if passage.quotes else "paraphrase",
            tone=self.dossier.tones[document, passage.id],
            speakers=self._speakers(passage),
            principals=self.cards(_others(statement) if statement else ()),
            via=self.card(passage.via.target) if passage.via else None,
            to=self.cards(passage.to),
            about=self.cards(passage.about),
            question=question,
            answer=answer,
            topic=self.card(passage.topic.target) if question and passage.topic else None,
            events=self.cards(passage.events),
            figures=tuple(map(self._figure, passage.figures)),
            said=self._said(statement) if statement else "",
        )

    def kind_words(self, passage: PassageView) -> str:
        """Whether the words of a passage are the source's or ours."""
        return self.words.gettext("verbatim") if passage.kind == "verbatim" else self.words.gettext("paraphrase")

    def _speakers(self, passage: Passage) -> tuple[Speaker, ...]:
        named = tuple(Speaker(card) for card in self.cards(passage.speakers))
        return (*named, Speaker(None, passage.described)) if passage.described else named

    def _position(self, passage: Passage) -> tuple[str, str]:
        """The question on which a passage takes a position, and the answer in words."""
        topic = self.dossier.topics.get(passage.topic.target) if passage.topic else None
        if topic is None:
            return "", ""
        code = passage.stance.target if passage.stance else ""
        return topic.title, next((answer.words for answer in topic.answers if answer.code == code), "")

    def _figure(self, figure: Figure) -> str:
        said = f"{self.words.number(figure.value)} {self._measures.get(figure.measure, figure.measure)}"
        return self.kinds.bounds[figure.bound] % {"figure": said}

    def _said(self, statement: Statement) -> str:
        """The day of speaking where a passage has it; else that of the article, which need not be the same."""
        date = self.words.date(statement.date)
        return date if statement.passage.at else self.words.gettext("in an article of %(date)s", date=date)

    def when(self, dated: Dated) -> When:
        """A date for readers."""
        date = dated.date
        return When(
            edtf=date.edtf,
            words=self.words.date(date),
            basis=dated.basis,
            note=dated.note,
            approximate=date.approximate,
            uncertain=date.uncertain,
            html=date.edtf if _HTML_DATE.fullmatch(date.edtf) else "",
        )

    def day(self, iso: str) -> str:
        """An ISO date in words; as it is, where the calendar has no such day."""
        try:
            return self.words.date(parse_date(iso))
        except NotADate:
            return iso

    def event_item(self, event: Event, role: str = "") -> EventItem:
        """An event in a list; `role` is what the actor of the page did in it."""
        quad = quad_class(event.type)
        documents = {evidence.document for evidence in self.dossier.evidence.get(event.id, ())}
        return EventItem(
            card=self.card(event.id),
            when=self.when(event.date),
            tone=quad,
            quad=self.kinds.quads[quad],
            type=self.kinds.types[event.type],
            status=event.status,
            place=event.place,
            role=role,
            sources=self.sources(documents),
            actors=self.cards((*event.actor, *event.recipient)),
        )

    def document_item(self, document: Document) -> DocumentItem:
        """A document in a list."""
        return DocumentItem(
            card=self.card(document.id),
            when=self.when(document.date),
            publisher=document.publisher,
            summary=self.summary(document.id, 220),
            passages=len(document.body.passages),
        )

    def summary(self, id: str, length: int = 160) -> str:
        """The beginning of a page's text."""
        return opening(self.dossier.gists[id].opening, length)

    def mentions(self, id: str) -> tuple[MentionGroup, ...]:
        """Every mention of a thing, page by page: documents first, then events, then the rest."""
        order = ("document", "event", "actor", "topic", "page")
        groups: dict[str, list[Context]] = {}
        places = self.dossier.mentions.get(id, ())
        for place in sorted(places, key=lambda place: order.index(place.page.kind)):
            url = f"{urls.page(place.page.kind, place.page.id)}#{place.stretch.anchor}"
            groups.setdefault(place.page.id, []).append(Context(url, excerpt(place.stretch)))
        return tuple(MentionGroup(self.card(page), tuple(contexts)) for page, contexts in groups.items())


def _others(statement: Statement) -> Iterator[str]:
    """For whom something is said, but for those who say it."""
    return (principal for principal in statement.principals if principal not in statement.speakers)


def years(dates: Iterable[Date]) -> str:
    """From the first to the last year of some dates: `2015–2019`, or `2015`; empty where there are none."""
    found = sorted(date.year for date in dates)
    if not found:
        return ""
    return found[0] if found[0] == found[-1] else f"{found[0]}–{found[-1]}"
