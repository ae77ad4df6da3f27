"""The pipeline: from a folder of sources to a site, in the order in which it happens."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from generator.check.rules import check_rules
from generator.derive.facts import derive
from generator.engine.digest import digest, program
from generator.engine.engine import Engine
from generator.engine.memory import uncollected
from generator.engine.output import File, Published, Target
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
from generator.model.view.page import View
from generator.model.view.poster import Poster
from generator.read.files import State, find_sources, state_of
from generator.read.lock import find_lock
from generator.read.page import read_page
from generator.render import graph
from generator.render.assets import SERIF
from generator.render.search.search import find
from generator.render.templates import OWN, TemplateFault, Templates, default_templates, found_in
from generator.render.theme import Sheet, Theme, faults, theme
from generator.render.views.cards import Cards
from generator.render.views.poster import poster
from generator.render.views.site import views


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
    with engine.progress.stage("find"):
        sources, unreadable = find_sources(content)
        lock, broken = find_lock(content)
    look = faults(templates_of(content, settings)) if (content / OWN).is_dir() else ()
    return gathered(sources, settings, lock, engine, (*unreadable, *broken, *look))


def gathered(
    sources: Sequence[Source], settings: Settings, lock: Lock, engine: Engine, before: Iterable[Problem] = ()
) -> Gathered:
    """The dossier of these sources; `before` are problems of what could not even be read."""
    with engine.progress.stage("read", len(sources), "files") as stage:
        readings = engine.remember(read_page, sources, stage)
    with engine.progress.stage("link", len(readings)) as stage:
        linked = link_pages(readings, settings, lock)
        stage.done = stage.total
    with engine.progress.stage("check"):
        found = (*before, *_of_each(readings), *linked.problems, *check_rules(linked.dossier))
    return Gathered(linked.dossier, in_order(found))


def build(
    content: Path, settings: Settings, engine: Engine, target: Target, strict: bool = False, patterns: bool = False
) -> Result:
    """Builds the site into `target`; with an error (`strict`: a warning) nothing of it is published.

    `patterns`: with the page that shows every part of the theme.
    """
    with uncollected():
        seen = _seen(content, settings, strict, patterns)
        known = _known(seen, engine, target)
        if known:
            return known
        result = _built(content, settings, engine, target, strict, patterns)
        if seen == _seen(content, settings, strict, patterns):
            _remember(seen, result, engine, target)
        return result


def _built(content: Path, settings: Settings, engine: Engine, target: Target, strict: bool, patterns: bool) -> Result:
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


class _Seen(Struct, frozen=True):
    """All that a build can depend upon, by the state of its files."""

    content: State
    theme: State
    settings: Settings
    strict: bool
    patterns: bool

    def key(self) -> bytes:
        return digest(program(), b"result", msgspec.msgpack.encode(self))


def _seen(content: Path, settings: Settings, strict: bool, patterns: bool) -> _Seen:
    return _Seen(state_of(content), state_of(default_templates()), settings, strict, patterns)


class _Done(Struct, frozen=True):
    """What a build came to, and how many items each of its stages had."""

    result: Result
    stages: tuple[tuple[str, int], ...]


def _known(seen: _Seen, engine: Engine, target: Target) -> Result | None:
    """The result of the last build, where nothing has changed since, neither before it nor behind it."""
    found = engine.store.get(seen.key())
    try:
        done = msgspec.msgpack.decode(found, type=_Done) if found else None
    except msgspec.MsgspecError:
        return None
    if done is None or done.result.published is None or not target.is_whole():
        return None
    for name, total in done.stages:
        with engine.progress.stage(name, total) as stage:
            stage.done = stage.spared = total
    return structs.replace(done.result, published=Published(done.result.published.files, 0, 0))


def _remember(seen: _Seen, result: Result, engine: Engine, target: Target) -> None:
    """A site that lacks something is built again, and so is one of which a file may still change unseen."""
    if (
        result.published
        and not result.lacking
        and seen.content.is_older(target.begun)
        and seen.theme.is_older(target.begun)
    ):
        stages = tuple((stage.name, stage.total) for stage in engine.progress.stages)
        engine.store.put(seen.key(), msgspec.msgpack.encode(_Done(result, stages)))


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
    with engine.progress.stage("pages", len(pages), "pages") as stage:
        for file, is_listed in _made(pages, templates, engine, target):
            if is_listed:
                listed.append(file.path)
            _take(file, target)
            stage.step(spared=not file.data)
    for asset in chain(look.assets.values(), graph.library()):
        target.add(File(asset.url, asset.data))
    with engine.progress.stage("poster"):
        _add_poster(poster(cards), look, target)
    base_url = facts.dossier.settings.base_url
    with engine.progress.stage("search"):
        search = find(cards, target.before)
    beside = ((headers.FILE, headers.headers()), *sitemap.files(base_url, listed))
    for path, data in chain(citations.files(facts.dossier), beside, search.files):
        target.add(File(path, data))
    with engine.progress.stage("publish"):
        return target.publish(urls.root_path(base_url)), search.lacking


def _made(
    pages: Sequence[Callable[[], View]], templates: Templates, engine: Engine, target: Target
) -> Iterator[tuple[File, bool]]:
    """Every page, and whether it is one that should be found; without its bytes where it stands as it should be.

    Workers that see the dossier make the views as well; to others the views are sent.
    """
    look = theme(templates)
    if engine.executor.is_near:
        return engine.run(lambda number: _page(look, pages[number](), target), range(len(pages)))
    return _made_elsewhere(map(look.sheet, (make() for make in pages)), templates, engine, target)


def _made_elsewhere(
    sheets: Iterable[Sheet], templates: Templates, engine: Engine, target: Target
) -> Iterator[tuple[File, bool]]:
    standing: list[tuple[File, bool]] = []
    listed: dict[str, bool] = {}

    def changed() -> Iterator[Sheet]:
        for sheet in sheets:
            frame = sheet.view.frame
            if target.stands(frame.url, sheet.key):
                standing.append((File(frame.url, b"", sheet.key), frame.listed))
            else:
                listed[frame.url] = frame.listed
                yield sheet

    for file in engine.run(partial(render, templates), changed()):
        yield file, listed[file.path]
    yield from standing


def render(templates: Templates, sheet: Sheet) -> File:
    """One page, from its view and the theme alone."""
    return File(sheet.view.frame.url, theme(templates).render(sheet.view), sheet.key)


def _page(look: Theme, view: View, target: Target) -> tuple[File, bool]:
    sheet = look.sheet(view)
    data = b"" if target.stands(view.frame.url, sheet.key) else look.render(view)
    return File(view.frame.url, data, sheet.key), view.frame.listed


def _take(file: File, target: Target) -> None:
    """A page without bytes is one that stands."""
    if file.data:
        target.add(file)
    else:
        target.keep(file.path)


def _add_poster(shown: Poster, look: Theme, target: Target) -> None:
    """The picture by which others announce the dossier; drawing it takes longer than many pages."""
    font = look.assets[SERIF].data
    key = digest(program(), font, msgspec.msgpack.encode(shown))
    if target.stands(urls.POSTER, key):
        target.keep(urls.POSTER)
    else:
        from generator.render.poster import draw_poster  # noqa: PLC0415  # Pillow takes a moment, and few builds need it

        target.add(File(urls.POSTER, draw_poster(shown, font), key))


def _of_each(readings: Iterable[Reading]) -> Iterator[Problem]:
    return chain.from_iterable(reading.problems for reading in readings)
