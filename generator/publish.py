"""Publishing: from facts to a site, of which only what is not yet there as it should be is made."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

import msgspec
from msgspec import Struct
from msgspec.structs import replace

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
from generator.render.views.beside import Beside
from generator.render.views.cards import Cards
from generator.render.views.leaves import Leaf
from generator.render.views.poster import poster
from generator.render.views.recipes import Recipes
from generator.render.views.site import Bundle, bundles, files_beside

_MANY = 2_000
"""Of so many bundles nearly every kind of page is made, and each worker would compile its template."""


class Page(Struct, frozen=True):
    """A page of a bundle, whether it should be found, and its own recipe if it has one.

    `bundle` is its number. There is no file where the page stands already.
    """

    bundle: int
    path: str
    file: File | None
    listed: bool
    recipe: bytes


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
    for path, data in chain(citations.files(facts.dossier), beside, search.files):
        target.add(File(path, data))
    for each in files_beside(cards):
        _put(each, target)
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
    for page in _made(changed, templates, engine, target):
        stage.total += bool(made[page.bundle])
        made[page.bundle].append(page.path)
        if page.listed:
            listed.append(page.path)
        if page.file:
            target.add(page.file)
        else:
            target.keep(page.path)
        if page.recipe:
            target.note(page.path, page.recipe, (page.path,))
        stage.step(spared=page.file is None)
    for bundle, paths in zip(changed, made, strict=True):
        if bundle.recipe:
            target.note(bundle.name, bundle.recipe, tuple(paths))
    return listed


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
    found = (_page(number, leaf, look, target) for leaf in bundle.pages())
    return [replace(page, file=target.written(_rendered(sheet, look))) if sheet else page for page, sheet in found]


def _page(number: int, leaf: Leaf, look: Theme, target: Target) -> tuple[Page, Sheet | None]:
    """A page without its file, and what that is made of where it does not stand already.

    That a page of a list stands is known without its view; it can always be found.
    """
    if leaf.recipe and target.bundle(leaf.url, leaf.recipe):
        return Page(number, leaf.url, None, True, leaf.recipe), None
    sheet = look.sheet(leaf.make())
    frame = sheet.view.frame
    page = Page(number, frame.url, None, frame.listed, leaf.recipe)
    return page, None if target.stands(frame.url, sheet.key) else sheet


def _made_elsewhere(those: Sequence[Bundle], templates: Templates, engine: Engine, target: Target) -> Iterator[Page]:
    look = theme(templates)
    standing: list[Page] = []
    sent: deque[Page] = deque()

    def changed() -> Iterator[Sheet]:
        for number, bundle in enumerate(those):
            for leaf in bundle.pages():
                page, sheet = _page(number, leaf, look, target)
                (sent if sheet else standing).append(page)
                if sheet:
                    yield sheet

    for file in engine.run(partial(render, templates), changed()):
        yield replace(sent.popleft(), file=file)
    yield from standing


def render(templates: Templates, sheet: Sheet) -> File:
    """One page, from its view and the theme alone."""
    return _rendered(sheet, theme(templates))


def _rendered(sheet: Sheet, look: Theme) -> File:
    return File(sheet.view.frame.url, look.render(sheet.view), sheet.key)


def _add_poster(shown: Poster, look: Theme, target: Target) -> None:
    """The picture by which others announce the dossier; drawing it takes longer than many pages."""
    font = look.assets[SERIF].data

    def draw() -> bytes:
        from generator.render.poster import draw_poster  # noqa: PLC0415  # Pillow takes a moment, and few builds need it

        return draw_poster(shown, font)

    _put(Beside(urls.POSTER, draw, digest(font, msgspec.msgpack.encode(shown))), target)


def _put(file: Beside, target: Target) -> None:
    """Makes a file, unless it stands already under its key."""
    key = digest(program(), file.key) if file.key else b""
    if key and target.stands(file.path, key):
        target.keep(file.path)
    else:
        target.add(File(file.path, file.make(), key))
