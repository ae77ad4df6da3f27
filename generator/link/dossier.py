"""Linking: all readings become one dossier."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from msgspec import Raw, structs

from generator.engine.engine import Engine
from generator.engine.progress import Stage
from generator.link.bodies import Surroundings
from generator.link.disputes import Matters, check_disputes
from generator.link.filled import Bodies, Filled, Filler
from generator.link.names import Names
from generator.link.offices import Offices
from generator.link.references import check_references, check_vocabulary
from generator.link.registry import Registry, aliases_are_single, forms_are_few, pages
from generator.link.seals import seals
from generator.link.statements import evidence, in_time, statements, tones
from generator.model.dossier import Ambiguity, Dossier, Gist, Linked, MentionPlace, Stretch, Thing
from generator.model.lock import NOTHING_SEALED, Lock
from generator.model.page import Actor, Document, Event, Page, Prose, Reading, Topic
from generator.model.problem import Problem
from generator.model.settings import Settings

Some = TypeVar("Some", Document, Actor, Event, Topic, Prose)


def link_pages(
    readings: Sequence[Reading],
    settings: Settings,
    lock: Lock = NOTHING_SEALED,
    texts: Mapping[str, bytes] = MappingProxyType({}),
    engine: Engine | None = None,
    stage: Stage | None = None,
) -> Linked:
    """The dossier of all pages that could be read, and every problem between them.

    `texts` are the digests of their sources by id; what came of a page before is in the store of `engine`. `stage`
    is told of each page that is linked, and whether that was known.
    """
    registry = Registry(readings)
    everything = tuple(pages(readings))
    documents = in_time(page for page in everything if isinstance(page, Document))
    actors = {page.id: page for page in everything if isinstance(page, Actor)}
    events = {page.id: page for page in everything if isinstance(page, Event)}
    topics = {page.id: page for page in everything if isinstance(page, Topic)}
    offices = Offices(actors.values())
    marked = tones(documents, events)
    around = Surroundings(
        registry=registry,
        names=Names(tuple(actors.values()), offices),
        things={page.id: thing(page) for page in everything},
        tones=marked,
        labels=_labels(documents),
    )
    problems = [*aliases_are_single(actors.values()), *forms_are_few(tuple(actors.values()))]
    named = {page.id: check_references(page, registry) for page in everything}
    for finding in settings.findings:
        for reference in finding.passages:
            registry.resolve_passage(settings.path, reference)
    for document in documents:
        problems.extend(check_vocabulary(document, topics, settings))
    passages = {(d.id, passage.id): passage for d in documents for passage in d.body.passages}
    said = statements(documents, actors, offices)
    subjects = (page for page in everything if isinstance(page, Actor | Event | Topic))
    problems.extend(check_disputes(subjects, passages, Matters(passages, events, said), settings))
    bodies = _Bodies(everything, Filler(around, actors, texts, engine or Engine()), named, stage)
    dossier = Dossier(
        settings=settings,
        things=dict(around.things),
        documents={document.id: _without_text(document) for document in documents},
        actors={id: _without_text(actor) for id, actor in actors.items()},
        events={event.id: _without_text(event) for event in sorted(events.values(), key=_in_order)},
        topics={id: _without_text(topic) for id, topic in topics.items()},
        prose={page.id: _without_text(page) for page in everything if isinstance(page, Prose)},
        bodies=Bodies(bodies.linked),
        gists=bodies.gists,
        passages=passages,
        stretches=bodies.stretches,
        tones=marked,
        statements=said,
        evidence=evidence(documents),
        mentions={id: tuple(places) for id, places in bodies.mentions.items()},
        ambiguities=tuple(bodies.ambiguities),
        lock=lock,
        seals=seals(documents, lock),
        citing={id: tuple(citing) for id, citing in bodies.citing.items()},
        formerly=_formerly(everything),
        texts={page.id: texts.get(page.id, b"") for page in everything},
        references={id: tuple(each) for id, each in named.items()},
        found=bodies.found,
        shown=bodies.shown,
        mentioned={id: tuple(each) for id, each in bodies.mentioned.items()},
    )
    return Linked(dossier, (*problems, *bodies.problems, *registry.problems))


def _without_text(page: Some) -> Some:
    """A page whose text is among the linked bodies: of a large dossier nobody can hold each twice."""
    return structs.replace(page, body=structs.replace(page.body, blocks=(), notes=()))


def _in_order(event: Event) -> tuple[str, str]:
    return event.date.date.earliest, event.id


def _formerly(everything: Sequence[Page]) -> dict[str, str]:
    """An id that a page has leads to that page, and one that two pages had to the first."""
    ids = {page.id for page in everything}
    now: dict[str, str] = {}
    for page in everything:
        for former in page.formerly:
            if former.target not in ids:
                now.setdefault(former.target, page.id)
    return now


class _Bodies:
    """The bodies of all pages, filled, and what they say of each other."""

    def __init__(
        self, everything: Sequence[Page], filler: Filler, named: Mapping[str, dict[str, None]], stage: Stage | None
    ) -> None:
        """To whom each page has `named` what its text names is added."""
        self.linked: dict[str, Raw] = {}
        self.gists: dict[str, Gist] = {}
        self.stretches: dict[tuple[str, str], Stretch] = {}
        self.mentions: dict[str, list[MentionPlace]] = defaultdict(list)
        self.citing: dict[str, list[str]] = defaultdict(list)
        self.ambiguities: list[Ambiguity] = []
        self.problems: list[Problem] = []
        self.found: dict[str, bytes] = {}
        self.shown: dict[tuple[str, str], bytes] = {}
        self.mentioned: dict[str, list[bytes]] = defaultdict(list)
        for page, (filled, known) in zip(everything, filler.fill(everything), strict=True):
            self._take(page, filled, named[page.id])
            if stage:
                stage.step(spared=known)
        filler.save()

    def _take(self, page: Page, filled: Filled, named: dict[str, None]) -> None:
        it = thing(page)
        self.linked[page.id] = filled.body
        self.gists[page.id] = filled.gist
        self.problems.extend(filled.problems)
        self.ambiguities.extend(filled.ambiguities(it))
        for passage, stretch in filled.stretches():
            self.stretches[page.id, passage] = stretch
        for target, place in filled.mention_places(it):
            self.mentions[target].append(place)
        named.update(dict.fromkeys(filled.named))
        self.found[page.id] = filled.found
        self.shown.update(((page.id, passage), shown) for passage, shown in filled.shown)
        for target, shown in filled.mentioned:
            self.mentioned[target].append(shown)
        for document in filled.cited:
            self.citing[document].append(page.id)


def thing(page: Page) -> Thing:
    """A page as others know it."""
    match page:
        case Document():
            return Thing("document", page.id, page.title)
        case Actor():
            return Thing("actor", page.id, page.name.text)
        case Event():
            return Thing("event", page.id, page.title)
        case Topic():
            return Thing("topic", page.id, page.title)
        case Prose():
            return Thing("page", page.id, page.title)


def _labels(documents: Sequence[Document]) -> Mapping[tuple[str, str], str]:
    labels: dict[tuple[str, str], str] = {}
    for document in documents:
        labels[document.id, ""] = document.label
        for passage in document.body.passages:
            labels[document.id, passage.id] = f"{document.label}, ¶{passage.paragraphs}"
    return labels
