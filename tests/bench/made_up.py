"""Writes a large dossier of nothing but inventions: `python tests/bench/made_up.py DIR --actors 600 --events 2000`.

The same numbers and the same seed give the same bytes. A few actors are in most of the events, as in life (Zipf).
Events fall in the order of time into documents; each document reports its events and makes statements of its own.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

FIRST_DAY = date(2010, 1, 1)
DAYS = 3650
STATEMENTS_PER_DOCUMENT = 20
TOPICS = 12
ANSWERS = {
    "yes": "It should be done",
    "later": "It can be done later",
    "never": "It must not be done",
    "open": "It is open",
}

STARTS = "Ba Ko Ve Lu Ti Sar Mel Dra Fo Ni Ga Re Pol Har Zu Ol Es Ra Mi Tor".split()
MIDDLES = "ra li no ve sta ka mo ri du len ta ne".split()
ENDS = "dia nov ski var man ten rel gos lund mir sk per".split()
GIVEN = "Ada Bert Cleo Dora Emil Fay Gus Hana Ivo Jun Kai Lea Max Nora Otto Pia Quin Rosa Sam Tess".split()
POSTS = ("President", "Foreign Minister", "Minister of Defence", "Permanent Envoy")
SUBJECTS = (
    "the ferry", "the canal", "the old border", "the fishing grounds", "the pipeline", "the prisoners",
    "the ceasefire line", "the elections", "the new port", "the inspectors", "the debts", "the mountain road",
)  # fmt: skip
GROUPS = {
    "organization": ("{} Company", "{} Foundation", "{} Times"),
    "armed-group": ("{} Brigade", "{} Front"),
    "alliance": ("{} Alliance", "{} Pact"),
    "body": ("{} Commission", "{} Assembly"),
}
KINDS = (
    *("person",) * 12, *("state",) * 2, *("organization",) * 3, "armed-group", "alliance", "body",
)  # fmt: skip
VERBS = {
    "AGREE": "agrees with", "CONSULT": "meets", "SUPPORT": "backs", "CONCEDE": "yields to", "COOPERATE": "works with",
    "AID": "helps", "RETREAT": "withdraws before", "REQUEST": "makes demands on", "ACCUSE": "accuses",
    "REJECT": "rejects an offer of", "THREATEN": "warns", "PROTEST": "protests against", "SANCTION": "sanctions",
    "MOBILIZE": "moves troops towards", "COERCE": "seizes goods of", "ASSAULT": "attacks",
}  # fmt: skip
COMMON_TYPES = ("CONSULT",) * 12 + ("AGREE", "SUPPORT", "ACCUSE", "REJECT", "THREATEN", "ASSAULT") * 2


@dataclass(frozen=True)
class Actor:
    """Somebody; `place` is the capital of a state, else the place where the actor is at home."""

    id: str
    name: str
    kind: str
    alias: str
    place: str
    state: str


@dataclass(frozen=True)
class Event:
    """Something between actors; `day` is where it stands in time, `edtf` how its date is written."""

    id: str
    title: str
    day: date
    edtf: str
    type: str
    status: str
    place: str
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    follows: str


@dataclass(frozen=True)
class Document:
    """A source: the events that it reports first, and those of the document before to which it returns."""

    id: str
    day: date
    events: tuple[Event, ...]
    again: tuple[Event, ...]


class Zipf:
    """Draws the first actors often and the last ones hardly ever."""

    def __init__(self, rng: random.Random, actors: list[Actor]) -> None:
        self.rng = rng
        self.actors = actors
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(actors))))

    def draw(self, number: int, without: tuple[Actor, ...] = ()) -> tuple[Actor, ...]:
        """`number` different actors."""
        drawn: list[Actor] = []
        while len(drawn) < number:
            (one,) = self.rng.choices(self.actors, cum_weights=self.weights)
            if one not in drawn and one not in without:
                drawn.append(one)
        return tuple(drawn)


def made_up(actors: int = 600, events: int = 2000, documents: int = 100, seed: int = 1) -> Iterator[tuple[str, str]]:
    """The files of the dossier: their names and their texts."""
    rng = random.Random(seed)
    cast = list(_cast(rng, actors))
    zipf = Zipf(rng, cast)
    happened = list(_events(rng, zipf, events))
    library = list(_library(rng, happened, documents))
    reports = {event.id: f"{one.id}#p{n + 1}" for one in library for n, event in enumerate(one.events)}
    yield "dossier.toml", SETTINGS
    yield "pages/about.md", "---\ntitle: About this dossier\n---\nAll of it is made up.\n"
    for number, subject in enumerate(SUBJECTS[:TOPICS]):
        yield f"topics/topic-{number}.md", _topic(subject)
    for actor, offices in _offices(rng, cast):
        yield f"actors/{actor.id}.md", _actor_file(actor, offices)
    for event in happened:
        yield f"events/{event.id}.md", _event_file(event, reports[event.id])
    for document in library:
        yield f"documents/{document.id}.md", _document_file(rng, zipf, document)


SETTINGS = """\
title = "The quarrels of the made-up states, 2010–2019"
summary = "A large dossier in which nothing is true, written by a machine to see whether the pages bear it."
base_url = ""
language = "en"
editors = ["A machine"]
licence = "CC BY 4.0"

[measures]
ships = "ships"
"""


def _cast(rng: random.Random, number: int) -> Iterator[Actor]:
    """Actors with names of which no two are alike: states among the first, so that everybody has one."""
    words = list(dict.fromkeys(start + middle + end for start in STARTS for middle in MIDDLES for end in ENDS))
    rng.shuffle(words)
    kinds = [KINDS[n % len(KINDS)] for n in range(number)]
    rng.shuffle(kinds)
    kinds[0] = "state"
    states: list[str] = []
    for kind in kinds:
        word, place = words.pop(), words.pop()
        if kind == "state":
            states.append(word.lower())
            yield Actor(word.lower(), word, kind, f"Republic of {word}", place, "")
        elif kind == "person":
            given = rng.choice(GIVEN)
            yield Actor(f"{given}-{word}".lower(), f"{given} {word}", kind, word, place, rng.choice(states))
        else:
            name = rng.choice(GROUPS[kind]).format(word)
            yield Actor(name.lower().replace(" ", "-"), name, kind, f"the {word} people", place, rng.choice(states))


def _offices(rng: random.Random, cast: list[Actor]) -> Iterator[tuple[Actor, list[str]]]:
    """Each actor and its offices. A post of a state passes from person to person, and no two hold it at once."""
    names = {actor.id: actor.name for actor in cast}
    since: dict[tuple[str, str], int] = {}
    for actor in cast:
        offices = []
        if actor.kind == "person" and rng.random() < 0.6:
            post = rng.choice(POSTS)
            begin = since.get((actor.state, post), 0)
            length = rng.randrange(400, 1500)
            since[actor.state, post] = begin + length
            title = f"{post} of {names[actor.state]}"
            first, last = _day(begin), _day(begin + length - 1)
            offices.append(f"{{title: {title}, of: {actor.state}, from: {first}, to: {last}, basis: background}}")
        yield actor, offices


def _events(rng: random.Random, zipf: Zipf, number: int) -> Iterator[Event]:
    last: list[Event] = []
    for n, offset in enumerate(sorted(rng.randrange(DAYS) for _ in range(number))):
        actor = zipf.draw(rng.choice((1, 1, 1, 2)))
        recipient = zipf.draw(rng.choice((1, 1, 1, 2, 3)), without=actor)
        type_ = rng.choice(COMMON_TYPES) if rng.random() < 0.7 else rng.choice(tuple(VERBS))
        day = _day(offset)
        last.append(
            Event(
                id=f"event-{n + 1:04}",
                title=f"{actor[0].name} {VERBS[type_]} {recipient[0].name} over {rng.choice(SUBJECTS)}",
                day=day,
                edtf=_edtf(rng, day),
                type=type_,
                status=rng.choice(("occurred",) * 16 + ("planned", "planned", "reported", "denied")),
                place=rng.choice(recipient).place,
                actor=actor,
                recipient=recipient,
                follows=rng.choice(last[-20:]).id if last and rng.random() < 0.2 else "",
            )
        )
        yield last[-1]


def _edtf(rng: random.Random, day: date) -> str:
    """Most dates are days; some are about a day, some a month or a season, some an interval."""
    season = f"{day.year}-{21 + day.month % 12 // 3}"
    until = f"{day}/{day + timedelta(days=rng.randrange(1, 60))}"
    return rng.choice((f"{day}",) * 14 + (f"{day}~", f"{day}?", f"{day:%Y-%m}", f"{day:%Y-%m}~", season, until))


def _library(rng: random.Random, events: list[Event], number: int) -> Iterator[Document]:
    again: tuple[Event, ...] = ()
    for n in range(number):
        share = tuple(events[n * len(events) // number : (n + 1) * len(events) // number])
        day = share[-1].day + timedelta(days=rng.randrange(1, 9)) if share else _day(n)
        yield Document(f"doc-{day}-{n + 1:03}", day, share, again)
        again = tuple(event for event in share if rng.random() < 0.3)


def _topic(subject: str) -> str:
    answers = "".join(f"  {code}: {words}\n" for code, words in ANSWERS.items())
    head = f"---\ntitle: What should become of {subject}?\nanswers:\n{answers}---\n"
    return f"{head}[On {subject} the made-up states never agreed.]{{basis=background}}\n"


def _actor_file(actor: Actor, offices: list[str]) -> str:
    lines = [f"name: {actor.name}", f"kind: {actor.kind}", f"aliases: [{actor.alias}]"]
    if actor.kind == "state":
        lines.append(f"metonyms: [{actor.place}]")
    elif actor.kind != "person":
        lines.append(f"part_of: [{actor.state}]")
    if offices:
        lines += ["offices:", *(f"  - {office}" for office in offices)]
    return _page(lines, f"[{actor.name} is made up.]{{basis=background}}")


def _event_file(event: Event, report: str) -> str:
    lines = [
        f"title: {event.title}",
        f"date: {event.edtf}",
        "date_basis: stated",
        f"place: {event.place}",
        f"status: {event.status}",
        f"type: {event.type}",
        f"actor: [{_ids(event.actor)}]",
        f"recipient: [{_ids(event.recipient)}]",
    ]
    if event.follows:
        lines.append(f"follows: [{event.follows}]")
    if event.status == "planned":
        lines.append("outcome: unknown")
    return _page(lines, f"One source has it that {event.actor[0].name} took part [@{report}].")


def _document_file(rng: random.Random, zipf: Zipf, document: Document) -> str:
    lines = [
        f"title: {document.events[0].title}" if document.events else "title: Nothing happened",
        f"short_title: {document.id[-3:]}",
        "author: []",
        "publisher: The Made-Up Gazette",
        f"date: {document.day}",
        "date_basis: stated",
        "language: en",
        "rights: open",
        "publish: excerpts",
        f"source: {document.id}.txt",
    ]
    reports = [_report(event) for event in (*document.events, *document.again)]
    statements = [_statement(rng, zipf, document) for _ in range(STATEMENTS_PER_DOCUMENT)]
    passages = reports + statements
    sentences = [text.format(p=f"p{n + 1} para={n // 3 + 1}") for n, text in enumerate(passages)]
    paragraphs = (" ".join(sentences[n : n + 3]) for n in range(0, len(sentences), 3))
    return _page(lines, "\n\n".join(paragraphs))


def _report(event: Event) -> str:
    figure = " ships=3+" if event.type == "MOBILIZE" else ""
    words = f"{_names(event.actor)} came to deal with {_names(event.recipient)}, and {event.place} was spoken of."
    return f"[{words}]{{{{#{{p}} event={event.id}{figure}}}}}"


def _statement(rng: random.Random, zipf: Zipf, document: Document) -> str:
    (speaker,) = zipf.draw(1)
    about = zipf.draw(rng.choice((0, 1, 1, 2)), without=(speaker,))
    topic = rng.randrange(TOPICS)
    attributes = [f"by={speaker.id}"]
    if rng.random() < 0.05:
        attributes = ['by=unnamed as="an official"', f"for={speaker.id}"]
    if rng.random() < 0.7:
        attributes.append(f"topic=topic-{topic} stance={rng.choice(tuple(ANSWERS))}")
    if about:
        attributes.append(f'about="{" ".join(one.id for one in about)}"')
    if rng.random() < 0.5:
        attributes.append(f"at={document.day - timedelta(days=rng.randrange(1, 30))}")
    of = f" of {_names(about)}" if about else ""
    words = f"On {SUBJECTS[topic]} {speaker.alias} spoke{of} and called it “a matter for another day”."
    return f"[{words}]{{{{#{{p}} {' '.join(attributes)}}}}}"


def _page(lines: list[str], body: str) -> str:
    return "\n".join(("---", *lines, "---", body, ""))


def _names(actors: tuple[Actor, ...]) -> str:
    return " and ".join(actor.name for actor in actors)


def _ids(actors: tuple[Actor, ...]) -> str:
    return ", ".join(actor.id for actor in actors)


def _day(offset: int) -> date:
    return FIRST_DAY + timedelta(days=offset)


def write(folder: Path, **numbers: int) -> None:
    """Writes the dossier into a folder."""
    for name, text in made_up(**numbers):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a large dossier of nothing but inventions.")
    parser.add_argument("folder", type=Path, metavar="DIR")
    for name, default in (("actors", 600), ("events", 2000), ("documents", 100), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = vars(parser.parse_args())
    write(options.pop("folder"), **options)


if __name__ == "__main__":
    main()
