"""Candidates: what of the findings in an article a maintainer has to write, since the dossier does not say it yet.

A name that the dossier knows is linked by itself, a date belongs to what it dates, and what an annotation says already
is said. What is left are new actors, other names of known ones, statements, events and figures.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from itertools import chain, count, islice, product

from msgspec import structs

from generator.add.finding import EventFound, FigureFound, Findings, Mention, NewActor, Statement
from generator.add.review.fact import (
    LETTERS,
    ActorFact,
    Candidate,
    EventFact,
    Fact,
    FigureFact,
    NameFact,
    Place,
    StatementFact,
)
from generator.add.review.measures import bound_of, measure_of
from generator.add.review.words import NAME, a_name, locator, plain, quotable
from generator.author.ids import name_id
from generator.model.dossier import Dossier
from generator.model.page import Actor, Document, Passage
from generator.model.urls import why_no_id
from generator.read.sources import SourceText
from generator.read.wording import normal

_KEY = 12
"""Digits of a key."""

_ALIASES = ("name", "alias", "surname", "metonym")
"""Types of mentions whose words are a name; pronouns and role nouns are none, and nationalities stand for states."""


Ids = Mapping[str, str]
"""Other ids of actors, by those that they have."""

Meaning = Callable[[Ids], Sequence[str]]
"""What a fact means, whatever rule found it, with other ids of its actors."""

_NOW: Ids = {}
_OTHERS = 64
"""Sets of ids that are tried for a fact."""


def candidates(source: SourceText, findings: Findings, document: str, dossier: Dossier) -> tuple[Candidate, ...]:
    """What is to be proposed for a document, kind by kind in the order of its source, each fact once.

    Offsets of the findings count code points of `source.text`. The document need not be in the dossier yet.
    """
    found = _Found(source, findings, document, dossier)
    once: dict[str, Candidate] = {}
    for each in chain(found.actors(), found.names(), found.statements(), found.events(), found.figures()):
        once.setdefault(each.key, each)
    return tuple(once.values())


_OFFICE = 6
"""Words of an office, at most."""


class _Found:
    """The findings of one article, beside what the dossier says of it."""

    def __init__(self, source: SourceText, findings: Findings, document: str, dossier: Dossier) -> None:
        self._source = source
        self._findings = findings
        self._dossier = dossier
        self._document = dossier.documents.get(document)
        self._starts = [start for start, _ in source.paragraphs]

    def actors(self) -> Iterator[Candidate]:
        """Actors that the dossier does not have."""
        for found in self._findings.actors:
            id = self._ids.get(found.id, "")
            if id and id not in self._dossier.actors and a_name(found.name):
                fact = self._actor(found)
                yield self._candidate(fact, found, _same(normal(found.name)), anywhere=True, located=False)

    def names(self) -> Iterator[Candidate]:
        """Names by which the article calls an actor of the dossier, and the dossier does not yet."""
        for found in self._findings.mentions:
            actor = self._dossier.actors.get(found.actor)
            form = plain(self._words(found.start, found.end))
            if actor and found.type in _ALIASES and a_name(form) and form not in names_of(actor):
                fact = NameFact(actor=actor.id, form=form, metonym=found.type == "metonym")
                yield self._candidate(fact, found, _name_meaning(fact), anywhere=True, located=False)

    def statements(self) -> Iterator[Candidate]:
        """What somebody says. A reported clause that holds a quotation is proposed as that quotation alone."""
        quoted = [found.start for found in self._findings.statements if found.kind in ("direct", "block")]
        for found in self._findings.statements:
            inside = bisect_right(quoted, found.end) - bisect_right(quoted, found.start - 1)
            if (found.kind == "mixed" and inside) or self._is_said(found):
                continue
            fact = self._statement(found)
            words = normal(self._words(found.start, found.end))
            yield self._candidate(fact, found, _statement_meaning(fact, words), located=True)

    def events(self) -> Iterator[Candidate]:
        """What happened; an event of the dossier is proposed with one more source."""
        for found in self._findings.events:
            fact = self._event(found)
            if not (fact.known and self._reports(fact.known)):
                yield self._candidate(fact, found, _event_meaning(fact), located=True)

    def figures(self) -> Iterator[Candidate]:
        """Whole numbers, with the measure that counts such things and the event in whose sentence they stand, if any.

        A dossier has no other figures.
        """
        for found in (each for each in self._findings.figures if each.value == int(each.value)):
            fact = self._figure(found)
            if not self._is_counted(found):
                yield self._candidate(fact, found, _same(fact.amount, fact.bound, fact.what), located=True)

    # --- each kind ---------------------------------------------------------------------------------------

    def _actor(self, found: NewActor) -> ActorFact:
        of = self._ids.get(found.affiliation, "")
        return ActorFact(
            actor=self._ids[found.id],
            name=plain(found.name),
            kind=found.kind,
            office=_office(found),
            of=of,
            of_words="" if of else plain(found.affiliation)[:NAME],
            also=tuple(dict.fromkeys(plain(form) for form in found.forms if self._is_other(form, found.name))),
        )

    def _is_other(self, form: str, name: str) -> bool:
        return a_name(form) and plain(form) != plain(name)

    def _statement(self, found: Statement) -> StatementFact:
        speaker = self._ids.get(found.speaker, "")
        words = self._words(found.start, found.end)
        return StatementFact(
            speaker=speaker,
            described="" if speaker else plain(found.described)[:NAME],
            quoted=quotable(words, self._limit) if found.kind in ("direct", "block") else "",
        )

    def _event(self, found: EventFound) -> EventFact:
        sides = {
            part: tuple(
                dict.fromkeys(
                    self._ids[each.actor]
                    for each in found.participants
                    if each.part == part and each.actor in self._ids
                )
            )
            for part in ("actor", "recipient")
        }
        fact = EventFact(
            type=found.type,
            edtf=found.edtf,
            actor=sides["actor"],
            recipient=tuple(id for id in sides["recipient"] if id not in sides["actor"]),
            place=plain(found.place)[:NAME],
            status=found.status,
            inferred=self._inferred(found),
        )
        known = found.known if found.known in self._dossier.events else same_event(fact, self._dossier)
        return structs.replace(fact, known=known, inferred="") if known else fact

    def _inferred(self, found: EventFound) -> str:
        """How the date was found, where the sentence gives one that means something against another date alone."""
        dates = self._findings.dates
        within = (date for date in dates if found.start <= date.start < found.end and date.edtf == found.edtf)
        return next((plain(date.basis)[:NAME] for date in within), "") if found.edtf else ""

    def _figure(self, found: FigureFound) -> FigureFact:
        measure = measure_of(found.what, self._dossier.settings.measures)
        return FigureFact(
            amount=_digits(found.value),
            bound=bound_of(found.qualifier),
            what=plain(found.what)[:NAME] or "of something",
            measure=measure,
            subject=self._subject(found) if measure else "",
        )

    def _subject(self, found: FigureFound) -> str:
        """The one event in whose sentence a figure stands."""
        around = [event for event in self._findings.events if event.start <= found.start < event.end]
        if len(around) != 1:
            return ""
        fact = self._event(around[0])
        return fact.known or f"^{self._key(fact, around[0].start, _event_meaning(fact)(_NOW))}"

    # --- what the dossier says already -------------------------------------------------------------------

    def _is_said(self, found: Statement) -> bool:
        fact, words = self._statement(found), normal(self._words(found.start, found.end))
        return any(_says(passage, fact, words) for passage in self._passages(found.start, found.end))

    def _is_counted(self, found: FigureFound) -> bool:
        passages = self._passages(found.start, found.end)
        return any(figure.value == found.value for passage in passages for figure in passage.figures)

    def _reports(self, event: str) -> bool:
        passages = self._document.body.passages if self._document else ()
        return any(reference.target == event for passage in passages for reference in passage.events)

    def _passages(self, start: int, end: int) -> Iterator[Passage]:
        """The passages of the document that rest on the paragraphs in which a finding stands."""
        first, last = self._paragraphs(start, end)
        passages = self._document.body.passages if self._document else ()
        return (passage for passage in passages if passage.first <= last and first <= passage.last)

    # --- places and ids ----------------------------------------------------------------------------------

    def _candidate(
        self,
        fact: Fact,
        found: NewActor | Mention | Statement | EventFound | FigureFound,
        meaning: Meaning,
        *,
        anywhere: bool = False,
        located: bool,
    ) -> Candidate:
        """A fact that means the same `anywhere` in the article has no place in its key."""
        first, last = self._paragraphs(found.start, found.end)
        words = locator(self._words(found.start, found.end)) if located else ""
        start = -1 if anywhere else found.start
        return Candidate(
            key=self._key(fact, start, meaning(_NOW)),
            earlier=tuple(self._key(fact, start, meaning(ids)) for ids in self._other_ids(fact)),
            fact=fact,
            place=Place(first, last, words),
            rule=_rule(found.rule),
            sure=found.sure,
            position=found.start,
        )

    def _other_ids(self, fact: Fact) -> Iterator[Ids]:
        """The other ids that the actors of a fact have had, or can have been proposed with, a few dozens at most."""
        actors = tuple(dict.fromkeys(_actors_in(fact)))
        chosen = product(*(self._ids_of(actor) for actor in actors))
        return (dict(zip(actors, ids, strict=True)) for ids in islice(chosen, 1, _OTHERS))

    def _ids_of(self, id: str) -> Sequence[str]:
        """The id of an actor, those that it was renamed from, and those that its names would be made into."""
        actor = self._dossier.actors.get(id)
        if actor is None:
            return (id,)
        former = (each.target for each in actor.formerly)
        named = (name_id(alias.text) for alias in (actor.name, *actor.aliases, *actor.weak_aliases))
        return tuple(dict.fromkeys((id, *former, *named)))

    def _key(self, fact: Fact, start: int, meaning: Iterable[str]) -> str:
        letter = LETTERS[type(fact)]
        place = "" if start < 0 else str(self._paragraphs(start, start)[0])
        digest = sha256("\0".join((letter, place, *meaning)).encode("utf-8", "surrogatepass"))
        return f"{letter}-{digest.hexdigest()[:_KEY]}"

    def _paragraphs(self, start: int, end: int) -> tuple[int, int]:
        first = max(bisect_right(self._starts, start), 1)
        return first, max(first, bisect_right(self._starts, max(end - 1, start)))

    def _words(self, start: int, end: int) -> str:
        return self._source.text[start:end]

    @property
    def _limit(self) -> int:
        return self._dossier.settings.excerpts.words

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        """For each actor that a finding can name, the id that it has, or is to have, in the dossier."""
        forms = {form: id for id, actor in self._dossier.actors.items() for form in _forms(actor)}
        ids = {id: id for id in self._dossier.actors}
        taken = {*self._dossier.things, *self._dossier.formerly}
        for found in self._findings.actors:
            id = forms.get(plain(found.name)) or ids.get(found.id) or _free(found.id, taken)
            if id:
                ids[found.id] = id
                ids.setdefault(found.name, id)
                taken.add(id)
        return ids


def _office(found: NewActor) -> str:
    """The office of a person in few words; more of them would be a reporter's sentence."""
    office = plain(found.role)
    return office[:NAME] if found.kind == "person" and len(office.split()) <= _OFFICE else ""


def same_event(fact: EventFact, dossier: Dossier) -> str:
    """The id of the event of the dossier that has this type, date and participants; empty where there is none."""
    if not fact.edtf or not (fact.actor or fact.recipient):
        return ""
    sides = {*fact.actor, *fact.recipient}
    for event in dossier.events.values():
        is_plan = event.status == "planned"
        if event.type == fact.type and event.date.date.edtf == fact.edtf and is_plan == (fact.status == "planned"):
            others = {each.target for each in event.taking_part}
            if others == sides:
                return event.id
    return ""


def words_quoted(document: Document | None) -> int:
    """How many words the account of a document quotes."""
    passages = document.body.passages if document else ()
    return sum(len(quote.text.split()) for passage in passages for quote in passage.quotes)


def _same(*meaning: str) -> Meaning:
    return lambda _: meaning


def _name_meaning(fact: NameFact) -> Meaning:
    return lambda ids: (ids.get(fact.actor, fact.actor), fact.form)


def _statement_meaning(fact: StatementFact, words: str) -> Meaning:
    return lambda ids: (ids.get(fact.speaker, fact.speaker), fact.described, words)


def _event_meaning(fact: EventFact) -> Meaning:
    def side(actors: Iterable[str], ids: Ids) -> Sequence[str]:
        return sorted(ids.get(actor, actor) for actor in actors)

    return lambda ids: (fact.type, fact.edtf, *side(fact.actor, ids), ">", *side(fact.recipient, ids))


def _actors_in(fact: Fact) -> Iterator[str]:
    """The ids of actors that the meaning of a fact names."""
    match fact:
        case NameFact(actor=actor):
            yield actor
        case StatementFact(speaker=speaker):
            yield speaker
        case EventFact(actor=actors, recipient=recipients):
            yield from (*actors, *recipients)


def _says(passage: Passage, fact: StatementFact, words: str) -> bool:
    """Whether a passage quotes the words or a part of them, or tells what the speaker says where none can be quoted."""
    quotes = [normal(quote.text) for quote in passage.quotes]
    if quotes or fact.quoted:
        return any(quote in words for quote in quotes)
    if fact.speaker:
        return fact.speaker in passage.speakers
    return bool(fact.described) and fact.described == passage.described


def names_of(actor: Actor | None) -> frozenset[str]:
    """Every name of an actor of the dossier; of nobody none."""
    return frozenset(_forms(actor)) if actor else frozenset()


def _forms(actor: Actor) -> Iterator[str]:
    yield from (alias.text for alias in (actor.name, *actor.aliases, *actor.weak_aliases, *actor.metonyms))
    yield from (office.title for office in actor.offices)


def _free(id: str, taken: Iterable[str]) -> str:
    """An id for a new actor, with a number where it is another thing's; empty where it can be none."""
    if why_no_id(id)[0]:
        return ""
    return next(each for number in count(1) if (each := f"{id}-{number}" if number > 1 else id) not in taken)


def _digits(value: float) -> str:
    """A number without a point where it is whole."""
    return str(int(value)) if value == int(value) else f"{value:.6f}".rstrip("0")


def _rule(name: str) -> str:
    return "".join("-" if character in "(), \t\n" else character for character in name) or "rule"
