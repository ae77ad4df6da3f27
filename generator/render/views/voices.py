"""The page of voices: who speaks, by side, office and outlet, who never does, and which documents are one voice."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.derive.voices import ONE_VOICE
from generator.model import urls
from generator.model.dossier import Dossier, Statement
from generator.model.facts import Facts, Unheard, Voice
from generator.model.view.shared import Card
from generator.model.view.voices import (
    OverlapRow,
    Places,
    SharedRow,
    UnheardRow,
    VoiceRow,
    VoicesView,
    VoiceTable,
)
from generator.render.views.cards import Cards
from generator.render.views.frame import frame
from generator.words.direction import isolated
from generator.words.words import Words

_IN_FULL = 150
"""Statements that are all linked in every row; of more, rows and links are cut."""
_UNHEARD = 20
"""Parties that are never heard, where rows are cut."""
_EVENTS = 4
"""Events named beside a party that is never heard."""
_NAMED = 3
"""Parties and sides named in a sentence."""


class Most(Struct, frozen=True):
    """How much is shown: rows of a table, and in one row speakers and links to statements."""

    rows: int
    speakers: int
    places: int


_FULL = Most(rows=40, speakers=12, places=_IN_FULL)
_CUT = Most(rows=12, speakers=4, places=3)


def voices_view(cards: Cards) -> VoicesView:
    """All that the page of voices shows."""
    voices, lock = cards.facts.voices, cards.dossier.lock
    unheard = _FULL.rows if len(cards.dossier.statements) <= _IN_FULL else _UNHEARD
    return VoicesView(
        frame=frame(
            cards,
            urls.VOICES,
            cards.words.gettext("Voices"),
            cards.words.gettext("Who speaks in these sources, and who never does."),
        ),
        statements=len(cards.dossier.statements),
        limits=tuple(limits(cards.facts, cards.words)),
        tables=tuple(table for table in _tables(cards) if table.rows),
        unheard=tuple(_unheard(cards, each) for each in voices.unheard[:unheard]),
        unheard_count=len(voices.unheard),
        measured=bool(lock),
        threshold=round(ONE_VOICE * 100),
        shared=tuple(SharedRow(cards.cards(each.documents), round(each.share * 100)) for each in voices.shared),
        overlaps=tuple(
            OverlapRow(cards.cards((each.a, each.b)), f"{each.share:.0%}")
            for each in sorted(lock.overlaps, key=lambda each: (-each.share, each.a, each.b))[: _FULL.rows]
            if each.a in cards.dossier.documents and each.b in cards.dossier.documents
        ),
    )


def limits(facts: Facts, words: Words) -> Iterator[str]:
    """What follows for a reader, in plain sentences."""
    dossier, voices = facts.dossier, facts.voices
    statements = words.count(len(dossier.statements), "statement")
    if voices.sides and dossier.statements:
        most, *others = [len(side.statements) for side in voices.sides]
        named = [f"{isolated(_title(dossier, side.name))} {len(side.statements)}" for side in voices.sides[:_NAMED]]
        by_side = words.gettext("Of %(statements)s by side: %(sides)s.", statements=statements, sides=", ".join(named))
        dominance = words.gettext("One side speaks most.")
        yield f"{dominance} {by_side}" if others and most > others[0] else by_side
    hidden = sum(len(voice.statements) for voice in voices.unnamed)
    if hidden:
        yield words.ngettext(
            "%(num)s of %(statements)s has a speaker whom the source does not name.",
            "%(num)s of %(statements)s have speakers whom the source does not name.",
            hidden,
            statements=statements,
        )
    if voices.unheard:
        yield words.ngettext(
            "%(num)s party to events is never quoted: %(names)s.",
            "%(num)s parties to events are never quoted: %(names)s.",
            len(voices.unheard),
            names=_unheard_names(facts, words),
        )


def _unheard_names(facts: Facts, words: Words) -> str:
    unheard = facts.voices.unheard
    names = [_title(facts.dossier, each.actor) for each in unheard[:_NAMED]]
    more = len(unheard) - len(names)
    if more:
        names.append(words.gettext("%(count)s more", count=words.number(more)))
    if len(names) == 1:
        return names[0]
    return words.gettext("%(names)s and %(last)s", names=", ".join(names[:-1]), last=names[-1])


def _title(dossier: Dossier, id: str) -> str:
    return dossier.things[id].title if id in dossier.actors else id


Heading = tuple[str, str, str, tuple[str, str]]


def _headings(words: Words) -> tuple[Heading, ...]:
    """The tables: the field of `Voices`, the heading, what it counts, the heads of the columns."""
    return (
        (
            "sides",
            words.gettext("By side"),
            words.gettext(
                "A statement counts for those on whose behalf it is made, else for its speakers; "
                "one made for two counts twice"
            ),
            (words.gettext("Side"), words.gettext("Speakers")),
        ),
        (
            "offices",
            words.gettext("By office"),
            words.gettext("The office that the speaker held at the date of the statement"),
            (words.gettext("Office"), words.gettext("Held by")),
        ),
        (
            "without_office",
            words.gettext("In no office"),
            words.gettext("At the date of the statement, as far as this dossier knows"),
            (words.gettext("Person"), ""),
        ),
        (
            "bodies",
            words.gettext("No person named"),
            words.gettext("What a source has a state or an organisation say, without telling who said it"),
            (words.gettext("State or organisation"), ""),
        ),
        (
            "unnamed",
            words.gettext("Not named"),
            words.gettext("Speakers whose names a source hides, in the words of our account"),
            (words.gettext("Described as"), ""),
        ),
        (
            "publishers",
            words.gettext("By publisher"),
            words.gettext("Who published the documents in which the statements stand"),
            (words.gettext("Publisher"), ""),
        ),
        (
            "outlets",
            words.gettext("At second hand"),
            words.gettext("The outlet from which a document has a statement"),
            (words.gettext("Outlet"), words.gettext("Speakers")),
        ),
    )


def _tables(cards: Cards) -> Iterator[VoiceTable]:
    voices = cards.facts.voices
    table = _Tables(cards)
    for field, title, note, heads in _headings(cards.words):
        yield table.made(field, title, note, heads, getattr(voices, field))


class _Tables:
    """Makes tables of voices."""

    def __init__(self, cards: Cards) -> None:
        self._cards = cards
        self._count = max(len(cards.dossier.statements), 1)
        self._most = _FULL if self._count <= _IN_FULL else _CUT

    def made(self, field: str, title: str, note: str, heads: tuple[str, str], voices: Sequence[Voice]) -> VoiceTable:
        head, beside = heads
        rows = tuple(self._row(voice, bool(beside)) for voice in voices[: self._most.rows])
        id = field.replace("_", "-")
        return VoiceTable(id=id, title=title, note=note, head=head, beside=beside, rows=rows, count=len(voices))

    def _row(self, voice: Voice, with_speakers: bool) -> VoiceRow:
        cards = self._cards
        card = cards.card(voice.name) if voice.name in cards.dossier.actors else None
        of = _title(cards.dossier, voice.of)
        title = voice.name if not of or of in voice.name else f"{voice.name}, {of}"
        others = [id for id in voice.speakers if id != voice.name] if with_speakers else []
        most = self._most
        return VoiceRow(
            title=card.title if card else title[:1].upper() + title[1:],
            card=card,
            beside=cards.cards(others[: most.speakers]),
            beside_more=max(len(others) - most.speakers, 0),
            statements=len(voice.statements),
            percent=round(100 * len(voice.statements) / self._count),
            places=tuple(self._places(voice.statements[: most.places])),
            more=max(len(voice.statements) - most.places, 0),
        )

    def _places(self, statements: Sequence[Statement]) -> Iterator[Places]:
        """The places of statements, by document in the order of time, each in the order of the text."""
        documents = self._cards.dossier.documents
        found: dict[str, list[Statement]] = {id: [] for id in documents}
        for statement in statements:
            found[statement.document].append(statement)
        for id, those in found.items():
            if those:
                ordered = sorted(those, key=lambda said: (said.passage.first, said.passage.start))
                links = ((urls.passage(id, said.passage.id), said.passage.paragraphs) for said in ordered)
                yield Places(documents[id].label, tuple(links))


def _unheard(cards: Cards, unheard: Unheard) -> UnheardRow:
    events: tuple[Card, ...] = cards.cards(event.id for event in unheard.events[:_EVENTS])
    return UnheardRow(cards.card(unheard.actor), events, max(len(unheard.events) - _EVENTS, 0))
