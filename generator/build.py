"""The pipeline: from a folder of sources to a site, in the order in which it happens."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.check.rules import check_rules
from generator.derive.facts import derive
from generator.engine.digest import digest, program
from generator.engine.engine import Engine
from generator.engine.output import File, Published, Target
from generator.engine.progress import Stage
from generator.export import citations, headers, sitemap
from generator.link.dossier import link_pages
from generator.model import urls
from generator.model.dossier import Dossier
from generator.model.facts import Facts
from generator.model.lock import Lock
from generator.model.page import Reading
from generator.model.problem import Problem, in_order
from generator.model.settings import Settings
from generator.model.source import Source
from generator.model.view.poster import Poster
from generator.read.files import find_sources
from generator.read.lock import find_lock
from generator.read.page import read_page
from generator.render import graph
from generator.render.assets import SERIF
from generator.render.search.search import find
from generator.render.templates import OWN, TemplateFault, Templates, default_templates, found_in
from generator.render.theme import Sheet, Theme, faults, theme
from generator.render.views.cards import Cards
from generator.render.views.poster import poster
from generator.render.views.site import files_beside, views


class Gathered(Struct, frozen=True):
    """A dossier and every problem of its content; with an error among them it must not be published."""

    dossier: Dossier
    problems: tuple[Problem, ...]

    def is_sound(self, strict: bool = False) -> bool:
        """Whether the dossier can be published: it has no error, if `strict` no problem at all."""
        return not any(strict or problem.severity == "error" for problem in self.problems)


class Result(Struct, frozen=True):
    """What a build found in the content, and what became of the site: None where a problem was in its way.

    `lacking` says why the site has no full text though it should; mostly it is empty.
    """

    problems: tuple[Problem, ...]
    documents: int
    actors: int
    events: int
    published: Published | None = None
    lacking: str = ""


def gather(content: Path, settings: Settings, engine: Engine) -> Gathered:
    """Reads, links and checks the content; writes nothing."""
    sources, unreadable = find_sources(content)
    lock, broken = find_lock(content)
    look = faults(templates_of(content, settings)) if (content / OWN).is_dir() else ()
    return gathered(sources, settings, lock, engine, (*unreadable, *broken, *look))


def gathered(
    sources: Sequence[Source], settings: Settings, lock: Lock, engine: Engine, before: Iterable[Problem] = ()
) -> Gathered:
    """The dossier of these sources; `before` are problems of what could not even be read."""
    with engine.progress.stage("read", len(sources)) as stage:
        readings = engine.remember(read_page, sources, stage)
    with engine.progress.stage("link", len(readings)) as stage:
        linked = link_pages(readings, settings, lock)
        stage.done = stage.total
    found = (*before, *_of_each(readings), *linked.problems, *check_rules(linked.dossier))
    return Gathered(linked.dossier, in_order(found))


def build(
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
            published, lacking = publish(derive(dossier, engine), look, engine, target, patterns)
        except TemplateFault as fault:
            problems = (*problems, fault.problem)
    counts = len(dossier.documents), len(dossier.actors), len(dossier.events)
    return Result(problems, *counts, published, lacking)


def templates_of(content: Path, settings: Settings) -> Templates:
    """The theme that comes with Dossier, under what the dossier has of its own in `templates/`."""
    return found_in(content / OWN, default_templates(), settings.language, settings.theme)


def publish(
    facts: Facts, templates: Templates, engine: Engine, target: Target, patterns: bool = False
) -> tuple[Published, str]:
    """Renders what is not yet there as it should be, and lets the whole take the place of the old site.

    Says too why it has no full text, where it should have one.
    """
    look = theme(templates)
    cards = Cards(facts, look.words)
    pages = views(cards, patterns)
    listed: list[str] = []
    with engine.progress.stage("pages", len(pages)) as stage:
        sheets = (_noted(look.sheet(make()), listed) for make in pages)
        changed = (sheet for sheet in sheets if not _is_kept(sheet, target, stage))
        for file in engine.run(partial(render, templates), changed):
            target.add(file)
            stage.step()
    for asset in chain(look.assets.values(), graph.library()):
        target.add(File(asset.url, asset.data))
    _add_poster(poster(cards), look, target)
    base_url = facts.dossier.settings.base_url
    search = find(cards, target.before)
    beside = ((headers.FILE, headers.headers()), *sitemap.files(base_url, listed))
    for path, data in chain(citations.files(facts.dossier), beside, search.files, files_beside(cards)):
        target.add(File(path, data))
    return target.publish(urls.root_path(base_url)), search.lacking


def render(templates: Templates, sheet: Sheet) -> File:
    """One page, from its view and the theme alone."""
    return File(sheet.view.frame.url, theme(templates).render(sheet.view), sheet.key)


def _noted(sheet: Sheet, listed: list[str]) -> Sheet:
    """The sheet, its page now in the list of those that should be found."""
    if sheet.view.frame.listed:
        listed.append(sheet.view.frame.url)
    return sheet


def _add_poster(shown: Poster, look: Theme, target: Target) -> None:
    """The picture by which others announce the dossier; drawing it takes longer than many pages."""
    font = look.assets[SERIF].data
    key = digest(program(), font, msgspec.msgpack.encode(shown))
    if not target.keep(urls.POSTER, key):
        from generator.render.poster import draw_poster  # noqa: PLC0415  # Pillow takes a moment, and few builds need it

        target.add(File(urls.POSTER, draw_poster(shown, font), key))


def _is_kept(sheet: Sheet, target: Target, stage: Stage) -> bool:
    kept = target.keep(sheet.view.frame.url, sheet.key)
    if kept:
        stage.step(spared=True)
    return kept


def _of_each(readings: Iterable[Reading]) -> Iterator[Problem]:
    return chain.from_iterable(reading.problems for reading in readings)
