"""Cuts of a dossier: which lists stand whole on the page of their thing, which in lines, which on pages of their own.

They are decided from counts alone, before any page is made, because pages lead to the places of each other's entries.
The numbers are elements of HTML, about as many as the templates make.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from generator.model import urls
from generator.model.dossier import Dossier, MentionPlace, Statement
from generator.model.facts import Difference, Facts, Tie
from generator.model.page import Actor, DisputeKind, Event
from generator.render.views.cut import ROOM, Level, Size, fit, room, starts
from generator.render.views.lookup import Lookup
from generator.render.views.ties import Ties, row_anchor

HEAD = 12
"""Entries of a long list that stand on the page of their thing."""

LINES_ON_A_PAGE = 1_000
"""Elements that the lines of one page of a list may have; words weigh too, so that it stays light."""

HEADING = 8
"""What a heading in such a list counts for."""

SAID, EVENT, OFFICE, CARD = 7, 7, 7, 4
"""What a line counts for on its page, with its words."""

TIE_HEAD = 350
"""What the strongest ties of an actor count for with their evidence."""

_BARS = 220
"""Elements of a strip at most."""

_CITING = 100
"""Pages that cite a document and stand on its page."""

_FRAME = 200
_PICTURE = 90
_ENTRY, _ACCOUNT = 9, 16
"""A difference, and each of its accounts."""

Levels = Mapping[str, Level]
_WHOLE: Levels = {}


def tie_weight(contacts: int) -> int:
    """What a tie counts for in lines."""
    return 5 + 5 * contacts


def mention_weight(places: int) -> int:
    """What the mentions on one page count for in lines."""
    return 3 + 5 * places


class Cuts:
    """Looks up how the lists of each thing are shown; decided once for each."""

    def __init__(self, facts: Facts, lookup: Lookup, ties: Ties) -> None:
        self._facts = facts
        self._dossier: Dossier = facts.dossier
        self._lookup = lookup
        self._ties = ties
        self.room = room(len(self._dossier.documents))
        self._found: dict[tuple[str, str], Levels] = {}
        self._rows: dict[str, tuple[dict[str, int], tuple[int, ...]]] = {}

    def of_actor(self, id: str) -> Levels:
        """The lists of an actor by the anchors of their sections; those that are not named are whole."""
        if ("actor", id) not in self._found:
            self._found["actor", id] = self._fit(self._actor_sizes(self._dossier.actors[id]))
        return self._found["actor", id]

    def of_document(self, id: str) -> Levels:
        """The lists of a document: the pages that cite it, where they are very many."""
        return {"cited-by": "cut"} if len(self._dossier.citing.get(id, ())) > _CITING else _WHOLE

    def of_event(self, id: str) -> Levels:
        """The lists of an event."""
        if ("event", id) not in self._found:
            self._found["event", id] = self._fit(self._event_sizes(self._dossier.events[id]))
        return self._found["event", id]

    def of_tie(self, tie: Tie) -> Levels:
        """The lists of a tie."""
        key = f"{tie.a}--{tie.b}"
        if ("tie", key) not in self._found:
            self._found["tie", key] = self._fit(self._tie_sizes(tie))
        return self._found["tie", key]

    def tie_address(self, tie: Tie, seen_from: str = "") -> str:
        """Where a tie is shown with its evidence; `seen_from` is the actor on whose page the link stands."""
        if self._ties.has_page(tie):
            return urls.tie(tie.a, tie.b)
        actor = seen_from or tie.a
        page = urls.page("actor", actor)
        if self.of_actor(actor).get("ties") == "cut":
            page = urls.part(page, "ties", self._page_of(tie, actor))
        return f"{page}#{row_anchor(tie, actor)}"

    def evidence_in_row(self, tie: Tie) -> int:
        """How many pieces of evidence stand in the row of a tie."""
        return 0 if self._ties.has_page(tie) else len(tie.contacts) + len(tie.between_offices)

    @cached_property
    def differences(self) -> Mapping[DisputeKind, tuple[tuple[Difference, ...], ...]]:
        """The differences by kind, on as many pages as those of a kind take."""
        by_kind: dict[DisputeKind, list[Difference]] = defaultdict(list)
        for difference in self._facts.differences:
            by_kind[difference.dispute.kind].append(difference)
        return {kind: tuple(_some(those)) for kind, those in by_kind.items()}

    def page_of_difference(self, difference: Difference) -> int:
        """On which of the pages of its kind a difference stands, counted from 1."""
        return self._difference_pages[difference.subject.id, difference.number]

    @cached_property
    def _difference_pages(self) -> Mapping[tuple[str, int], int]:
        return {
            (each.subject.id, each.number): number
            for pages in self.differences.values()
            for number, those in enumerate(pages, 1)
            for each in those
        }

    def _page_of(self, tie: Tie, actor: str) -> int:
        """On which of the pages of the ties of an actor one stands, counted from 1."""
        if actor not in self._rows:
            ties = self._ties.of(actor)
            begins = starts([tie_weight(self.evidence_in_row(each)) for each in ties], LINES_ON_A_PAGE, HEADING)
            numbers = {row_anchor(each, actor): number for number, each in enumerate(ties)}
            self._rows[actor] = numbers, begins
        numbers, begins = self._rows[actor]
        number = numbers[row_anchor(tie, actor)]
        return sum(begin <= number for begin in begins)

    def _fit(self, sizes: Mapping[str, Size]) -> Levels:
        if sum(size.whole for size in sizes.values()) <= self.room:
            return _WHOLE
        return fit(sizes, self.room)

    def _actor_sizes(self, actor: Actor) -> dict[str, Size]:
        lookup, id = self._lookup, actor.id
        said, spoken_for = lookup.said_by.get(id, ()), lookup.said_for.get(id, ())
        forms = len(actor.aliases) + len(actor.metonyms) + len(actor.weak_aliases) + 2 * len(actor.offices) + 1
        return {
            "page": _fixed(_FRAME + _PICTURE + self._text(id) + 4 * forms + 14 * len(actor.offices)),
            "strip": _fixed(min(len(said) + len(lookup.events_of.get(id, ())), _BARS)),
            "parts": _size(len(lookup.parts_of.get(id, ())), 1, 1),
            "holders": _size(len(lookup.offices_of.get(id, ())), 15, 4),
            "said": _said(said, 11),
            "spoken-for": _said(spoken_for, 14),
            "said-about": _size(len(lookup.said_about.get(id, ())), 19, 4),
            "figures": _size(len(self._dossier.evidence.get(id, ())), 14, 4),
            "differences": self._differences(id),
            "events": _size(len(lookup.events_of.get(id, ())), 17, 5),
            "ties": self._ties_size(id),
            "mentions": _mentions(self._dossier.mentions.get(id, ())),
        }

    def _event_sizes(self, event: Event) -> dict[str, Size]:
        found = self._dossier.evidence.get(event.id, ())
        documents = len({each.document for each in found})
        roles = len(event.actor) + len(event.recipient) + len(event.participants)
        around = len(event.follows) + len(self._lookup.followers_of.get(event.id, ()))
        return {
            "page": _fixed(_FRAME + self._text(event.id) + 6 * roles + 17 * around),
            "evidence": Size(13 * len(found) + 9 * documents, 4 * len(found), 4 * HEAD),
            "figures": _size(sum(bool(each.passage.figures) for each in found), 14, 4),
            "differences": self._differences(event.id),
            "parts": _size(len(self._lookup.stages_of.get(event.id, ())), 17, 5),
            "mentions": _mentions(self._dossier.mentions.get(event.id, ())),
        }

    def _tie_sizes(self, tie: Tie) -> dict[str, Size]:
        statements = sum(not contact.event for contact in tie.contacts)
        return {
            "page": _fixed(_FRAME + min(len(tie.contacts), _BARS)),
            "said": _size(2 * statements, 19, 4),
            "evidence": self._contacts_size([contact.event for contact in tie.contacts if contact.event]),
            "offices": self._contacts_size([contact.event for contact in tie.between_offices if contact.event]),
        }

    def _contacts_size(self, events: Iterable[str]) -> Size:
        those = dict.fromkeys(events)
        reports = sum(len(self._dossier.evidence.get(event, ())) for event in those)
        return Size(12 * len(those) + 16 * reports, 5 * len(those), 5 * HEAD)

    def _ties_size(self, id: str) -> Size:
        whole = lines = 0
        for tie in self._ties.of(id):
            contacts = self.evidence_in_row(tie)
            lines += 3 + 4 * contacts
            whole += 7
            if contacts:
                for contact in (*tie.contacts, *tie.between_offices):
                    whole += 12 + 16 * (len(self._dossier.evidence.get(contact.event, ())) if contact.event else 1)
        return Size(whole, lines, min(lines, TIE_HEAD))

    def _differences(self, id: str) -> Size:
        page = self._dossier.actors.get(id) or self._dossier.events.get(id) or self._dossier.topics.get(id)
        disputes = page.disputes if page else ()
        return Size(sum(_ENTRY + _ACCOUNT * len(each.passages) for each in disputes), 3 * len(disputes), 3 * HEAD)

    def _text(self, id: str) -> int:
        """About how many elements the text of a page has with what stands in its margin."""
        return self._dossier.gists[id].size


def _some(differences: Sequence[Difference]) -> Iterator[tuple[Difference, ...]]:
    """Differences of a kind, page by page."""
    weights = [_ENTRY + _ACCOUNT * len(each.dispute.passages) for each in differences]
    begins = starts(weights, ROOM, HEADING)
    for begin, end in zip(begins, (*begins[1:], len(differences)), strict=True):
        yield tuple(differences[begin:end])


def _fixed(elements: int) -> Size:
    return Size(elements, elements, elements)


def _size(count: int, whole: int, line: int) -> Size:
    return Size(count * whole, count * line, HEAD * line)


def _said(statements: Sequence[Statement], each: int) -> Size:
    topics = len({said.passage.topic.target if said.passage.topic else "" for said in statements})
    dates = len({(said.passage.topic.target if said.passage.topic else "", said.date.edtf) for said in statements})
    return Size(each * len(statements) + 6 * dates + 4 * topics, 4 * len(statements) + 4 * topics, 7 * HEAD)


def _mentions(places: Sequence[MentionPlace]) -> Size:
    pages = len({place.page.id for place in places})
    return Size(4 * pages + 2 * len(places), 2 * pages + 3 * len(places), 8 * HEAD)
