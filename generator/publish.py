"""Publishing: from facts to a site, of which only what is not yet there as it should be is made."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

import msgspec

from generator.engine.digest import digest, program
from generator.engine.engine import Engine
from generator.engine.output import File, Published, Target
from generator.engine.progress import Stage
from generator.export import citations, headers, sitemap
from generator.model import urls
from generator.model.facts import Facts
from generator.model.view.poster import Poster
from generator.render import graph
from generator.render.assets import SERIF
from generator.render.search.search import find
from generator.render.templates import Templates
from generator.render.theme import Sheet, Theme, theme
from generator.render.views.cards import Cards
from generator.render.views.leaves import Leaf
from generator.render.views.poster import poster
from generator.render.views.recipes import Recipes
from generator.render.views.site import Bundle, bundles, files_beside

_MANY = 2_000
"""Of so many bundles nearly every kind of page is made, and each worker would compile its template."""

Page = tuple[int, File, bool, bytes]
"""The number of a bundle, a page of it, whether that should be found, and its own recipe if it has one.

The page is without its bytes where it stands already.
"""


def publish(
    facts: Facts, templates: Templates, engine: Engine, target: Target, patterns: bool = False
) -> tuple[Published, str]:
    """Renders what is not yet there as it should be, and lets the whole take the place of the old site.

    Says too why it has no full text, where it should have one.
    """
    look = theme(templates)
    cards = Cards(facts, look.words)
    those = bundles(cards, Recipes(cards, templates.digest), patterns)
    with engine.progress.stage("pages", 0, "pages") as stage:
        listed = _put_pages(those, templates, engine, target, stage)
    for asset in chain(look.assets.values(), graph.library()):
        target.add(File(asset.url, asset.data))
    with engine.progress.stage("poster"):
        _add_poster(poster(cards), look, target)
    base_url = facts.dossier.settings.base_url
    with engine.progress.stage("search"):
        search = find(cards, target.before)
    beside = ((headers.FILE, headers.headers()), *sitemap.files(base_url, listed))
    for path, data in chain(citations.files(facts.dossier), beside, search.files, files_beside(cards)):
        target.add(File(path, data))
    with engine.progress.stage("publish"):
        return target.publish(urls.root_path(base_url)), search.lacking


def _put_pages(
    those: Iterable[Bundle], templates: Templates, engine: Engine, target: Target, stage: Stage
) -> list[str]:
    """Gives the target every page; those that should be found are in what it returns."""
    listed: list[str] = []
    changed: list[Bundle] = []
    for bundle in those:
        standing = target.bundle(bundle.name, bundle.recipe) if bundle.recipe else ()
        if not standing:
            changed.append(bundle)
            continue
        listed.extend(standing)
        stage.total += len(standing)
        for path in standing:
            target.keep(path)
            stage.step(spared=True)
    stage.total += len(changed)
    made: list[list[str]] = [[] for _ in changed]
    for number, file, is_listed, recipe in _made(changed, templates, engine, target):
        stage.total += bool(made[number])
        made[number].append(file.path)
        if is_listed:
            listed.append(file.path)
        _take(file, target)
        if recipe:
            target.note(file.path, recipe, (file.path,))
        stage.step(spared=not file.data)
    for bundle, paths in zip(changed, made, strict=True):
        if bundle.recipe:
            target.note(bundle.name, bundle.recipe, tuple(paths))
    return listed


def _take(file: File, target: Target) -> None:
    """A page without bytes is one that stands."""
    if file.data:
        target.add(file)
    else:
        target.keep(file.path)


def _made(those: Sequence[Bundle], templates: Templates, engine: Engine, target: Target) -> Iterator[Page]:
    """The pages of each bundle. Workers that see the dossier make the views as well; to others the views are sent."""
    look = theme(templates)
    if engine.executor.is_near:
        if len(those) > _MANY:
            look.compile_all()
        of_each = engine.run(lambda number: _pages(number, those[number], look, target), range(len(those)))
        return chain.from_iterable(of_each)
    return _made_elsewhere(those, templates, engine, target)


def _pages(number: int, bundle: Bundle, look: Theme, target: Target) -> list[Page]:
    return [_page(number, leaf, look, target) for leaf in bundle.pages()]


def _page(number: int, leaf: Leaf, look: Theme, target: Target) -> Page:
    if leaf.recipe and target.bundle(leaf.url, leaf.recipe):
        return _standing(number, leaf)
    sheet = look.sheet(leaf.make())
    frame = sheet.view.frame
    data = b"" if target.stands(frame.url, sheet.key) else look.render(sheet.view)
    return number, File(frame.url, data, sheet.key), frame.listed, leaf.recipe


def _standing(number: int, leaf: Leaf) -> Page:
    """A page of a list that stands, as is known without its view; it can always be found."""
    return number, File(leaf.url, b""), True, leaf.recipe


def _made_elsewhere(those: Sequence[Bundle], templates: Templates, engine: Engine, target: Target) -> Iterator[Page]:
    look = theme(templates)
    standing: list[Page] = []
    sent: deque[tuple[int, bool, bytes]] = deque()

    def changed() -> Iterator[Sheet]:
        for number, bundle in enumerate(those):
            for leaf in bundle.pages():
                if leaf.recipe and target.bundle(leaf.url, leaf.recipe):
                    standing.append(_standing(number, leaf))
                    continue
                sheet = look.sheet(leaf.make())
                frame = sheet.view.frame
                if target.stands(frame.url, sheet.key):
                    standing.append((number, File(frame.url, b"", sheet.key), frame.listed, leaf.recipe))
                else:
                    sent.append((number, frame.listed, leaf.recipe))
                    yield sheet

    for file in engine.run(partial(render, templates), changed()):
        number, is_listed, recipe = sent.popleft()
        yield number, file, is_listed, recipe
    yield from standing


def render(templates: Templates, sheet: Sheet) -> File:
    """One page, from its view and the theme alone."""
    return File(sheet.view.frame.url, theme(templates).render(sheet.view), sheet.key)


def _add_poster(shown: Poster, look: Theme, target: Target) -> None:
    """The picture by which others announce the dossier; drawing it takes longer than many pages."""
    font = look.assets[SERIF].data
    key = digest(program(), font, msgspec.msgpack.encode(shown))
    if target.stands(urls.POSTER, key):
        target.keep(urls.POSTER)
    else:
        from generator.render.poster import draw_poster  # noqa: PLC0415  # Pillow takes a moment, and few builds need it

        target.add(File(urls.POSTER, draw_poster(shown, font), key))
