"""The pipeline: from a folder of sources to a site, in the order in which it happens."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from msgspec import Struct

from generator.check.rules import check_rules
from generator.derive.facts import derive
from generator.engine.engine import Engine
from generator.engine.output import Target
from generator.link.dossier import link_pages
from generator.model.dossier import Dossier
from generator.model.lock import Lock
from generator.model.page import Reading
from generator.model.problem import Problem, in_order
from generator.model.settings import Settings
from generator.model.source import Source
from generator.publish import publish
from generator.read.files import find_sources, with_text
from generator.read.lock import find_lock
from generator.read.page import read_page
from generator.read.remembered import Remembered
from generator.render import shipped
from generator.render.templates import OWN, TemplateFault, Templates, found_in
from generator.render.theme import faults
from generator.unchanged import Result


class Gathered(Struct, frozen=True):
    """A dossier and every problem of its content; with an error among them it must not be published."""

    dossier: Dossier
    problems: tuple[Problem, ...]

    def is_sound(self, strict: bool = False) -> bool:
        """Whether the dossier can be published: it has no error, if `strict` no problem at all."""
        return not any(strict or problem.severity == "error" for problem in self.problems)


def read_pages(content: Path, engine: Engine) -> tuple[tuple[Reading, ...], tuple[Problem, ...]]:
    """Every page by itself, and what is wrong with those that cannot be read. Nothing is linked, so it is quick."""
    sources, unreadable = find_sources(content, Remembered(engine.store, content))
    readings = tuple(_read(sources, engine))
    return readings, in_order((*unreadable, *_of_each(readings)))


def gather(content: Path, settings: Settings, engine: Engine) -> Gathered:
    """Reads, links and checks the content; writes nothing."""
    with engine.progress.stage("find"):
        sources, unreadable = find_sources(content, Remembered(engine.store, content))
        lock, broken = find_lock(content)
    look = faults(templates_of(content, settings)) if (content / OWN).is_dir() else ()
    return gathered(sources, settings, lock, engine, (*unreadable, *broken, *look))


def gathered(
    sources: Sequence[Source], settings: Settings, lock: Lock, engine: Engine, before: Iterable[Problem] = ()
) -> Gathered:
    """The dossier of these sources; `before` are problems of what could not even be read."""
    readings = _read(sources, engine)
    with engine.progress.stage("link", len(readings)) as stage:
        texts = {source.id: source.digest for source in reversed(sources)}  # of two with one id the first is linked
        linked = link_pages(readings, settings, lock, texts, engine, stage)
        stage.done = stage.total  # of two pages with one id only one is linked
    with engine.progress.stage("check"):
        found = (*before, *_of_each(readings), *linked.problems, *check_rules(linked.dossier))
    return Gathered(linked.dossier, in_order(found))


def built(
    content: Path, settings: Settings, engine: Engine, target: Target, strict: bool = False, patterns: bool = False
) -> Result:
    """Builds the site into `target`; with an error (`strict`: a warning) nothing of it is published.

    `patterns`: with the page that shows every part of the theme.
    """
    gathered = gather(content, settings, engine)
    dossier = gathered.dossier
    problems, published, lacking = gathered.problems, None, ""
    if gathered.is_sound(strict):
        try:
            look = templates_of(content, settings)
            with engine.progress.stage("derive"):
                facts = derive(dossier, engine)
            published, lacking = publish(facts, look, engine, target, patterns)
        except TemplateFault as fault:
            problems = (*problems, fault.problem)
    counts = len(dossier.documents), len(dossier.actors), len(dossier.events)
    return Result(problems, *counts, published, lacking)


def templates_of(content: Path, settings: Settings) -> Templates:
    """The theme that comes with Dossier, under what the dossier has of its own in `templates/`."""
    return found_in(content / OWN, shipped.default_templates(), settings.language, settings.theme)


def _read(sources: Sequence[Source], engine: Engine) -> Sequence[Reading]:
    with engine.progress.stage("read", len(sources), "files") as stage:
        return engine.remember(read_page, sources, stage, with_text)


def _of_each(readings: Iterable[Reading]) -> Iterator[Problem]:
    return chain.from_iterable(reading.problems for reading in readings)
