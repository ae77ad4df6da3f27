"""Lines: the entries of long lists, each in a line that leads to the words of a source."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

from generator.derive.positions import is_change
from generator.model import urls
from generator.model.dossier import MentionPlace, Statement, Thing
from generator.model.excerpts import glimpse, opening
from generator.model.facts import Contact, Tie
from generator.model.page import Actor, Event, Office, Passage
from generator.model.plover import quad_class
from generator.model.view.groups import Group
from generator.model.view.lines import ContactLine, EventLine, MentionLine, OfficeLine, SaidLine, TieLine
from generator.model.view.shared import PassageView
from generator.render.views.cards import Cards
from generator.render.views.ties import row_anchor, weight_words

Item = TypeVar("Item")

_WORDS = 220
"""Characters of a passage in a line."""

_TITLE = 90
"""Characters of a statement where it stands among events."""

_MARKED = 40
"""Mentions of one page in one line; more of them take several."""


class Spoken(Struct, frozen=True):
    """A statement, and the answers given before it with their date where it gives another."""

    statement: Statement
    before: tuple[str, ...] = ()
    before_when: str = ""


def said_line(cards: Cards, spoken: Spoken, with_speaker: bool = True) -> SaidLine:
    """A statement; its answer, and that it is another than before, in the words of the question."""
    statement = spoken.statement
    view = cards.passage(statement.document, statement.passage)
    return SaidLine(
        url=view.url,
        when=view.said,
        who=_speakers(view) if with_speaker else "",
        words=opening(view.excerpt.words, _WORDS),
        answer=view.answer,
        before=spoken.before,
        before_when=spoken.before_when,
    )


def passage_line(cards: Cards, document: str, passage: Passage) -> SaidLine:
    """A passage of any kind, with its figures."""
    view = cards.passage(document, passage)
    return SaidLine(
        url=view.url,
        when=view.place,
        who=_speakers(view),
        words=opening(view.excerpt.words, _WORDS),
        answer=view.answer,
        figures=view.figures,
    )


def _speakers(view: PassageView) -> str:
    return ", ".join(one.card.title if one.card else one.described for one in view.speakers)


def spoken(cards: Cards, statements: Iterable[Statement]) -> Iterator[Spoken]:
    """Statements on one question in the order of time, each with what it changes: judged by date, as in the matrix."""
    earlier: tuple[str, ...] = ()
    since = ""
    for those in _by_date(statements):
        given = tuple(dict.fromkeys(each.passage.stance.target for each in those if each.passage.stance))
        changed = is_change(earlier, given)
        for number, each in enumerate(those):
            marked = changed and not number
            yield Spoken(each, _answers(cards, those[0], earlier) if marked else (), since if marked else "")
        if given:
            earlier, since = given, cards.words.date(those[0].date)


def _by_date(statements: Iterable[Statement]) -> Iterator[list[Statement]]:
    those: list[Statement] = []
    for each in statements:
        if those and each.date != those[0].date:
            yield those
            those = []
        those.append(each)
    if those:
        yield those


def _answers(cards: Cards, statement: Statement, codes: Sequence[str]) -> tuple[str, ...]:
    topic = cards.dossier.topics.get(statement.passage.topic.target) if statement.passage.topic else None
    words = {answer.code: answer.words for answer in topic.answers} if topic else {}
    return tuple(words.get(code, code) for code in codes)


def by_question(cards: Cards, statements: Iterable[Statement]) -> tuple[Group[Spoken], ...]:
    """The statements by their question, that with the most first; those on none come last."""
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        topic = statement.passage.topic.target if statement.passage.topic else ""
        found.setdefault(topic if topic in cards.dossier.topics else "", []).append(statement)
    titles = {id: cards.dossier.topics[id].title if id else "" for id in found}
    ordered = sorted(found, key=lambda id: (not id, -len(found[id]), titles[id]))
    return tuple(
        Group(
            id=f"on-{id}" if id else "on-others",
            title=titles[id] or cards.words.gettext("On other matters"),
            count=len(found[id]),
            items=tuple(spoken(cards, found[id])),
            url=urls.page("topic", id) if id else "",
        )
        for id in ordered
    )


def event_line(cards: Cards, event: Event, note: str = "") -> EventLine:
    """An event; its actors and sources stand on its own page."""
    reports = cards.dossier.evidence.get(event.id, ())
    first = cards.passage(reports[0].document, reports[0].passage) if reports else None
    return EventLine(
        card=cards.card(event.id),
        when=cards.words.date(event.date.date),
        tone=quad_class(event.type),
        status=event.status,
        note=note,
        url=first.url if first else "",
        place=first.place if first else "",
        more=max(len(reports) - 1, 0),
    )


def tie_line(cards: Cards, tie: Tie, id: str) -> TieLine:
    """A tie of the actor `id`, with its evidence where it has no page of its own."""
    other = tie.b if tie.a == id else tie.a
    paged = cards.ties.has_page(tie)
    contacts = () if paged else (*tie.contacts, *tie.between_offices)
    claims = bool(not paged and tie.contacts and id == tie.a)
    return TieLine(
        anchor=row_anchor(tie, id),
        other=cards.card(other),
        url=urls.tie(tie.a, tie.b) if paged else "",
        tone=tie.contacts[0].tone if tie.contacts else "statement",
        weight=cards.words.gettext("weight %(weight)s", weight=weight_words(tie.weight)),
        pieces=len(tie.contacts),
        standing=cards.edges[tie.a, tie.b].standing if claims else None,
        contacts=tuple(contact_line(cards, contact, id) for contact in contacts),
    )


def contact_line(cards: Cards, contact: Contact, seen_from: str) -> ContactLine:
    """A piece of evidence, seen from one of the two; made once for each of the three ways."""
    way = 0 if not contact.directed else 1 if contact.source == seen_from else 2
    key = (contact.event, contact.document, contact.passage, way)
    line = cards.contact_lines.get(key)
    if line is None:
        made = _event_contact(cards, contact.event, way) if contact.event else _said_contact(cards, contact, way)
        line = cards.contact_lines[key] = made
    return line


def _event_contact(cards: Cards, id: str, way: int) -> ContactLine:
    say = cards.words.gettext
    event = cards.dossier.events[id]
    reports = cards.dossier.evidence.get(id, ())
    first = cards.passage(reports[0].document, reports[0].passage) if reports else None
    return ContactLine(
        when=_way(cards.words.date(event.date.date), ("", say("acting"), say("addressed"))[way]),
        title=event.title,
        address=urls.page("event", id),
        url=first.url if first else "",
        place=first.place if first else "",
        more=max(len(reports) - 1, 0),
    )


def _said_contact(cards: Cards, contact: Contact, way: int) -> ContactLine:
    say = cards.words.gettext
    view = cards.passage(contact.document, cards.dossier.passages[contact.document, contact.passage])
    return ContactLine(
        when=_way(view.said, say("speaking") if way == 1 else say("spoken of")),
        title=opening(view.excerpt.words, _TITLE),
        address="",
        url=view.url,
        place=view.place,
    )


def _way(when: str, way: str) -> str:
    return f"{when}, {way}" if way else when


class Page(Struct, frozen=True):
    """The mentions on one page, or some of them."""

    page: Thing
    places: tuple[MentionPlace, ...]


def by_page(places: Iterable[MentionPlace]) -> tuple[Page, ...]:
    """Mentions page by page, documents first, in parts that are short enough for a line each."""
    order = {"document": 0, "event": 1, "actor": 2, "topic": 3, "page": 4}
    found: dict[str, list[MentionPlace]] = {}
    for place in sorted(places, key=lambda each: order[each.page.kind]):
        found.setdefault(place.page.id, []).append(place)
    return tuple(
        Page(those[0].page, tuple(those[start : start + _MARKED]))
        for those in found.values()
        for start in range(0, len(those), _MARKED)
    )


def mention_line(page: Page) -> MentionLine:
    """The mentions on a page, each in a few words."""
    url = urls.page(page.page.kind, page.page.id)
    found: list[tuple[str, str, str]] = []
    rest = ""
    for place in page.places:
        before, words, after = glimpse(place.stretch)
        found.append((f"{rest} · {before}" if found else before, f"{url}#{place.stretch.anchor}", words))
        rest = after
    return MentionLine(page.page.title, tuple(found), rest)


def office_line(cards: Cards, holder: Actor, office: Office, period: str) -> OfficeLine:
    """Somebody in an office."""
    keys = ((reference.document, reference.passage) for reference in office.evidence)
    first = next((key for key in keys if key in cards.dossier.passages), None)
    view = cards.passage(first[0], cards.dossier.passages[first]) if first else None
    return OfficeLine(cards.card(holder.id), office.title, period, view.url if view else "", view.place if view else "")


def alone(items: Sequence[Item]) -> tuple[Group[Item], ...]:
    """One group without a heading; none where there is nothing."""
    return (Group(id="", title="", count=len(items), items=tuple(items)),) if items else ()
