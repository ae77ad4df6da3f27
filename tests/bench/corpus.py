"""Writes a dossier as large as an investigation grows: `python tests/bench/corpus.py DIR --documents 10000`.

N documents of about 4.4 kB, N/5 actors with aliases and offices, N/2 events with 3 to 8 participants; each document
reports four events, gives figures and has statements with positions; a few actors are named everywhere and most of
them hardly ever (Zipf). The same number and seed give the same bytes, on any machine. Nothing in it is true.

What is written is marked: `{{ada-stone|Ms Stone}}` is a place where the text names something. Dossier gets the words
alone, since it finds names by itself; others, who do not, get links (`peers/sources.py`).
"""

import argparse
import random
import re
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from pathlib import Path

FIRST_DAY = date(2012, 1, 1)
DAYS = 4380
TOPICS = 24
RECENT = 80
"""Documents report events among so many before their own day."""

STARTS = (
    "Al Bre Cas Dov Em Fir Gal Hest Il Jor Kal Lan Mor Nim Or Pad Rho Sel Tav Ub Vel Wim Yr Zan Bel Cor Dre".split()
)
MIDDLES = "a e i o u an er il on ur al es ith or um".split()
ENDS = "bay bury dale fell gate haven ia land mere moor ness port quay rock sted thwaite wold yard".split()
GIVEN = (
    "Abel Berit Cosmo Dilys Eamon Freya Gwen Hugo Ines Jonas Katya Leon Maud Nils Olga Pavel Rhea Stig Tilda Ugo"
).split()
FAMILY = "Abra Bosk Cald Dunn Ever Fosk Grim Hald Iver Jarn Kett Lomb Mard Nesk Ostr Pell Rund Skov Thal Wern".split()
SUFFIXES = "a dahl er ford gaard ides itz lund man ney off quist rup son stad ton vik wright".split()
FIELDS = "Barley Canal Dam Ferry Forest Fuel Harbour Metal Orchard Pension Press Quarry Road Salt Seed Shipping".split()
BODIES = (
    "Assembly Bureau Chamber Charter Circle Congress Court Depot Guild Institute League Office Senate Trust".split()
)
POSTS = ("Prime Minister", "Foreign Minister", "Minister of Trade", "Chief Negotiator", "Attorney General", "Envoy")
OUTLETS = (
    "The Lantern", "Coast and Country", "The Tuesday Paper", "Upriver News", "The Ledger of Record", "Signal Post",
    "The Ferryman", "Quay Street Review", "Northern Notebook", "The Second Draft", "Plain Facts Weekly", "The Bell",
)  # fmt: skip
SUBJECTS = (
    "the salt tax", "the ferry licences", "the dam", "the seed bank", "the fuel levy", "the quarry lease",
    "the pension fund",
    "the harbour wall", "the press law", "the road tolls", "the barley quota", "the forest code", "the border posts",
    "the lost archive", "the shipping register", "the canal works", "the metal duties", "the court reform",
    "the census",
    "the prisoner lists", "the water shares", "the airfield", "the school books", "the election roll",
)  # fmt: skip
ANSWERS = {"yes": "It must go ahead", "later": "It can wait", "no": "It must stop", "open": "Nothing is settled"}
MEETINGS = "talks vote signing strike hearing blockade launch verdict march merger embargo count rescue audit".split()
TYPES = ("CONSULT",) * 8 + ("AGREE", "SUPPORT", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "PROTEST")
PLAIN = """Nobody who was asked would say what the next {n} months may bring for {subject}.
The numbers on {subject} were put together in {month} and have since been revised twice.
In {place} the shops had closed early and the square was almost empty.
A clerk counted {n} folders, of which most were about {subject} and some about nothing at all.
The minutes run to {n} pages, and the part that matters fills less than one of them.
By the end of {month} the price had fallen by {n} per cent and few remembered why.
Lawyers on either side have asked for more time, as they did in {month} and in the spring before.
The papers give dates and places, but they leave out who was in the chair.
For {n} years the road to {place} had been closed to anything heavier than a cart.
An earlier plan for {subject} had failed in {month}, without a word in public.
What was agreed about {subject} depends on which of the {n} copies one reads.
The hall in {place} has room for {n} people and was half full at best.""".splitlines()
ONE = """{A} told a meeting in {place} that {subject} would have to wait until {month}.
A note from {A} calls the story half true and promises the other half for {month}.
Friends of {A} say that {n} letters about {subject} were never answered.
The review for which {A} had asked is to take {n} weeks.
Twice since {month}, {A} has turned the offer down.
Few in {place} had expected {A} to come at all.
In the account of {A} the order of things is another one.
The largest share of {subject}, {n} per cent, went to {A}.
According to the file {A} had known of it since {month}.
It was left to {A} to explain why {subject} had cost so much.""".splitlines()
TWO = """{A} and {A} will share what they know of {subject} for {n} months.
Between {A} and {A} there has been no letter since {month}.
When {A} sent home the observers, {A} lent some of its own.
{A} paid {n} million to {A} on terms that neither has shown.
On {subject} {A} and {A} used the same words and meant different things.""".splitlines()
MONTHS = "January February March April May June July August September October November December".split()
NAMED = re.compile(r"\{\{(?P<id>[^{}|]+)\|(?P<words>[^{}|]+)\}\}")
HEADINGS = ("What is known", "How it began", "Who was asked", "What it cost", "The other side", "What is open")


@dataclass(frozen=True)
class Actor:
    """Somebody; an office is a title, the state that it serves, and its first and last day."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    place: str
    office: tuple[str, str, date, date] | None
    named_with: tuple[str, ...]
    """The names of others with whom its own page has it together."""


@dataclass(frozen=True)
class Event:
    """Something between actors: either some acted towards others, or all took part."""

    id: str
    title: str
    day: date
    type: str
    place: str
    participants: tuple[Actor, ...]
    sides: bool
    """Whether the first participant acted towards the second; the others were there."""
    report: str
    """The passage that reports it first, `document-id#p1`."""


@dataclass(frozen=True)
class Document:
    """A source: its own account of four events, between them sentences that name others."""

    id: str
    title: str
    outlet: str
    day: date
    marked: str
    names: tuple[str, ...]
    """The ids of the actors and events that it names."""

    @property
    def body(self) -> str:
        """As Dossier reads it."""
        return unmarked(self.marked)


class Zipf:
    """Draws ranks below `number`: the first ones often, the last ones hardly ever."""

    def __init__(self, number: int) -> None:
        self._sums = list(accumulate(1 / (rank + 3.7) for rank in range(number)))

    def draw(self, rng: random.Random) -> int:
        """One rank."""
        return bisect(self._sums, rng.random() * self._sums[-1])

    def several(self, rng: random.Random, number: int) -> list[int]:
        """Different ranks."""
        drawn: dict[int, None] = {}
        while len(drawn) < min(number, len(self._sums)):
            drawn[self.draw(rng)] = None
        return list(drawn)


class Corpus:
    """All of a dossier of `number` documents; `salt` gives one document other words, as an edit does."""

    def __init__(self, number: int, seed: int = 1) -> None:
        self.number = number
        self._seed = seed
        rng = random.Random(f"{seed}/actors")
        self._places = [start + end for start in STARTS[:10] for end in ENDS[:8]]
        self.actors = list(_actors(rng, max(10, number // 5), self._places))
        self._zipf = Zipf(len(self.actors))
        self._recent = Zipf(RECENT)

    @cached_property
    def events(self) -> list[Event]:
        """In the order of time."""
        rng = random.Random(f"{self._seed}/events")
        return list(self._events(rng, max(10, self.number // 2)))

    def documents(self) -> Iterator[Document]:
        """In the order of time."""
        return map(self.document, range(self.number))

    def document(self, index: int, salt: str = "") -> Document:
        """The document of this index; one beyond the last is written after all others."""
        rng = random.Random(f"{self._seed}/document/{index}{salt}")
        last = min(self._centre(index), len(self.events) - 1)
        events = [self.events[last]]
        while len(events) < min(4, last + 1):
            before = self.events[max(0, last - 1 - self._recent.draw(rng) % max(1, last))]
            if before not in events:
                events.append(before)
        day = self.events[last].day + timedelta(days=1 + index % 5)
        cast = [self.actors[rank] for rank in self._zipf.several(rng, rng.randint(9, 13))]
        title = f"{cast[0].name} and {rng.choice(SUBJECTS)}: {rng.choice(('an account', 'what is open', 'new papers'))}"
        marked, names = _Prose(rng, self._places, cast, events, day).marked()
        return Document(self._document_id(index), f"{title} ({index + 1})", rng.choice(OUTLETS), day, marked, names)

    def files(self) -> Iterator[tuple[str, str]]:
        """The sources of the dossier: their names and texts."""
        yield "dossier.toml", SETTINGS
        yield "pages/about.md", "---\ntitle: About this dossier\n---\nAll of it is made up.\n"
        for number, subject in enumerate(SUBJECTS[:TOPICS]):
            yield f"topics/topic-{number}.md", topic_file(subject)
        for actor in self.actors:
            yield f"actors/{actor.id}.md", actor_file(actor)
        for event in self.events:
            yield f"events/{event.id}.md", event_file(event)
        for document in self.documents():
            yield f"documents/{document.id}.md", document_file(document)

    def _centre(self, index: int) -> int:
        """The event that a document reports first."""
        return index * len(self.events) // max(1, self.number)

    def _document_id(self, index: int) -> str:
        event = self.events[min(self._centre(index), len(self.events) - 1)]
        return f"doc-{event.day + timedelta(days=1 + index % 5)}-{index + 1:05}"

    def _events(self, rng: random.Random, number: int) -> Iterator[Event]:
        for index in range(number):
            day = FIRST_DAY + timedelta(days=index * DAYS // number)
            reported = -(-index * self.number // number)
            place = rng.choice(self._places)
            title = f"{place} {rng.choice(MEETINGS)} on {rng.choice(SUBJECTS)} of {day:%d %B %Y}, no. {index + 1}"
            yield Event(
                id=f"event-{index + 1:05}",
                title=title,
                day=day,
                type=rng.choice(TYPES),
                place=place,
                participants=tuple(self.actors[rank] for rank in self._zipf.several(rng, rng.randint(3, 8))),
                sides=rng.random() < 0.5,
                report=f"doc-{day + timedelta(days=1 + reported % 5)}-{reported + 1:05}#p1",
            )


class _Prose:
    """The text of one document."""

    def __init__(
        self, rng: random.Random, places: list[str], cast: list[Actor], events: list[Event], day: date
    ) -> None:
        self._rng = rng
        self._places = places
        self._cast = cast
        self._events = events
        self._day = day
        self._waiting = list(cast)
        self._passages = 0
        self._names: dict[str, None] = {}

    def marked(self) -> tuple[str, tuple[str, ...]]:
        """The Markdown, with its marks, and the ids that it names."""
        paragraphs: list[str] = []
        for number in range(self._rng.randint(7, 8)):
            if number in (2, 4, 6):
                paragraphs.append(f"## {HEADINGS[number // 2]}")
            paragraphs.append(self._paragraph(number))
        notes = [f"[^{n}]: {self._fill(PLAIN)} {self._fill(PLAIN)}" for n in (1, 2, 3)]
        return "\n\n".join((*paragraphs, *notes)) + "\n", tuple(self._names)

    def _paragraph(self, number: int) -> str:
        annotated = self._report(number) if number < len(self._events) else self._statement()
        rest = [self._fill(PLAIN), self._fill(TWO if number % 2 else ONE), self._fill(ONE), self._fill(PLAIN)]
        if self._rng.random() < 0.5:
            rest.append(self._fill(PLAIN))
        if number in (1, 3, 5):
            rest[0] += f"[^{(number + 1) // 2}]"
        sentences = [annotated, *rest]
        if number == 6:
            return "\n".join(f"- {sentence}" for sentence in sentences)
        return " ".join(sentences)

    def _report(self, number: int) -> str:
        event = self._events[number]
        first, second, *_ = event.participants
        figure = f" crowd={10 * len(event.participants)}" if number == 0 else ""
        words = (
            f"In {event.place} it came to {self._name(event.id, event.title)}, with {self._name(first.id, first.name)}"
        )
        words += f" and {self._name(second.id, second.name)}"
        return f"[{words}]{{{self._next()} event={event.id}{figure}}}."

    def _statement(self) -> str:
        speaker, about = self._rng.sample(self._cast, 2)
        topic = self._rng.randrange(TOPICS)
        stance = self._rng.choice(tuple(ANSWERS))
        said = self._day - timedelta(days=self._rng.randrange(1, 9))
        position = f"by={speaker.id} about={about.id} topic=topic-{topic} stance={stance} at={said}"
        names = self._name(speaker.id, speaker.name), self._name(about.id, about.aliases[0])
        words = f"On {SUBJECTS[topic]} {names[0]} had this to say of {names[1]}: “not today”"
        return f"[{words}]{{{self._next()} {position}}}."

    def _next(self) -> str:
        self._passages += 1
        return f"#p{self._passages} para={self._passages}"

    def _fill(self, sentences: Sequence[str]) -> str:
        words: dict[str, Callable[[], str]] = {
            "A": self._actor,
            "n": lambda: str(self._rng.randint(2, 90)),
            "subject": lambda: self._rng.choice(SUBJECTS),
            "month": lambda: self._rng.choice(MONTHS),
            "place": lambda: self._rng.choice(self._places),
        }
        parts = self._rng.choice(sentences).replace("}", "{").split("{")
        return "".join(words[part]() if n % 2 else part for n, part in enumerate(parts))

    def _actor(self) -> str:
        actor = self._waiting.pop() if self._waiting else self._rng.choice(self._cast)
        return self._name(actor.id, actor.name if self._rng.random() < 0.7 else self._rng.choice(actor.aliases))

    def _name(self, id: str, words: str) -> str:
        self._names[id] = None
        return mark(id, words)


SETTINGS = """\
title = "The quarrels of the coast, 2012–2023"
summary = "A dossier in which nothing is true, as large as an investigation grows."
base_url = "https://coast.example"
language = "en"
editors = ["A machine"]
licence = "CC BY 4.0"
full_text = false

[ties]
min = 5

[measures]
crowd = "people"
"""


def _actors(rng: random.Random, number: int, places: list[str]) -> Iterator[Actor]:
    names: list[str] = []
    states: list[str] = []
    for index in range(number):
        chance = rng.random()
        word = rng.choice(STARTS) + rng.choice(MIDDLES) + rng.choice(ENDS)
        office = None
        if index == 0 or chance < 0.08:
            kind, name = "state", f"{word} {index + 1}"
            aliases = (f"Republic of {name}", f"the cabinet of {name}")
            states.append(name)
        elif chance < 0.55:
            kind = rng.choice(("organization", "organization", "body", "alliance"))
            field, body = rng.choice(FIELDS), rng.choice(BODIES)
            name = f"{word} {field} {body} {index + 1}"
            aliases = (f"{word[0]}{field[0]}{body[0]}{index + 1}", f"{field} {body} of {word} {index + 1}")
        else:
            kind = "person"
            given, family = rng.choice(GIVEN), rng.choice(FAMILY) + rng.choice(SUFFIXES)
            name = f"{given} {rng.choice('BCDFGHKLMNPRSTW')}{index + 1}. {family}"
            aliases = (
                f"{given} {family} {index + 1}",
                f"{rng.choice(('Senator', 'Judge', 'Captain'))} {family} {index + 1}",
            )
            if rng.random() < 0.4:
                begins = FIRST_DAY + timedelta(days=rng.randrange(DAYS - 800))
                title = f"{rng.choice(POSTS)} of {rng.choice(states)} for {rng.choice(places)} {index + 1}"
                office = title, rng.choice(states), begins, begins + timedelta(days=rng.randrange(200, 800))
        others = tuple(dict.fromkeys(rng.choice(names) for _ in range(3))) if names else ()
        names.append(name)
        yield Actor(_slug(name), name, kind, aliases, rng.choice(places), office, others)


def mark(id: str, words: str) -> str:
    """Words that name something."""
    return f"{{{{{id}|{words}}}}}"


def unmarked(text: str) -> str:
    """As Dossier reads it: an event by its id, an actor by its name alone."""
    return NAMED.sub(lambda named: f"[[{named['id']}]]" if named["id"].startswith("event-") else named["words"], text)


def topic_file(subject: str) -> str:
    """A question with its answers."""
    answers = "".join(f"  {code}: {words}\n" for code, words in ANSWERS.items())
    head = f"---\ntitle: What should become of {subject}?\nanswers:\n{answers}---\n"
    return f"{head}[On {subject} the coast has never agreed.]{{basis=background}}\n"


def actor_file(actor: Actor) -> str:
    """An actor with its names and office."""
    lines = [f"name: {actor.name}", f"kind: {actor.kind}", f"aliases: [{', '.join(actor.aliases)}]"]
    if actor.office:
        title, state, begins, ends = actor.office
        lines += [
            "offices:",
            f"  - {{title: {title}, of: {_slug(state)}, from: {begins}, to: {ends}, basis: background}}",
        ]
    return _page(lines, unmarked(actor_body(actor)))


def actor_body(actor: Actor) -> str:
    """What its page says of an actor, marked."""
    words = f"{actor.name} is based in {actor.place}."
    if actor.named_with:
        words += (
            f" Whoever speaks of it speaks of {' and '.join(mark(_slug(name), name) for name in actor.named_with)} too."
        )
    return f"[{words}]{{basis=background}}"


def event_file(event: Event) -> str:
    """An event with those who took part."""
    everybody = [actor.id for actor in event.participants]
    lines = [f"title: {event.title}", f"date: {event.day}", "date_basis: stated", f"place: {event.place}"]
    lines += ["status: occurred", f"type: {event.type}"]
    if event.sides:
        lines += [f"actor: [{everybody[0]}]", f"recipient: [{everybody[1]}]"]
        everybody = everybody[2:]
    lines.append(f"participants: [{', '.join(everybody)}]")
    return _page(lines, unmarked(event_body(event)))


def event_body(event: Event) -> str:
    """What its page says of an event, marked."""
    first, second, third, *_ = (mark(actor.id, actor.name) for actor in event.participants)
    words = f"{first} and {second} met in {event.place} [@{event.report}]."
    return f"{words}\n\n[{third} was there as well.]{{basis=background}} [@{event.report}]"


def document_file(document: Document) -> str:
    """A document with its citation."""
    lines = [
        f'title: "{document.title}"',
        f'short_title: "{document.outlet} {document.id[-5:]}"',
        "author: []",
        f"publisher: {document.outlet}",
        f"date: {document.day}",
        "date_basis: stated",
        f"url: https://papers.example/{document.day.year}/{document.id}",
        "language: en",
        "rights: open",
        "publish: full",
        f"source: {document.id}.txt",
    ]
    return _page(lines, document.body.rstrip())


def _page(lines: list[str], body: str) -> str:
    return "\n".join(("---", *lines, "---", body, ""))


def _slug(name: str) -> str:
    return name.lower().replace(".", "").replace(" ", "-")


def write(folder: Path, documents: int, seed: int = 1) -> None:
    """Writes the dossier into a folder."""
    for name, text in Corpus(documents, seed).files():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a dossier as large as an investigation grows.")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.folder, options.documents, options.seed)


if __name__ == "__main__":
    main()
