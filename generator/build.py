"""The pipeline: from a folder of sources to a site, in the order in which it happens."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from msgspec import Struct

from generator.check.rules import check_rules
from generator.derive.facts import derive
from generator.engine.executor import Engine
from generator.engine.output import File, check_output, write_site
from generator.link.dossier import link_pages
from generator.model import urls
from generator.model.dossier import Dossier
from generator.model.page import Reading
from generator.model.problem import Problem, in_order
from generator.model.settings import Settings
from generator.model.view.page import View
from generator.read.files import find_sources
from generator.read.page import read_page
from generator.render import graph
from generator.render.theme import Theme, default_templates, theme
from generator.render.views.site import views


class Gathered(Struct, frozen=True):
    """A dossier and every problem of its content; with an error among them it must not be published."""

    dossier: Dossier
    problems: tuple[Problem, ...]

    @property
    def is_sound(self) -> bool:
        """Whether the dossier can be published."""
        return not any(problem.severity == "error" for problem in self.problems)


class Result(Struct, frozen=True):
    """What a build found, and how many files it wrote: none where a problem was an error."""

    problems: tuple[Problem, ...]
    files: int
    documents: int
    actors: int
    events: int


def gather(content: Path, settings: Settings, engine: Engine) -> Gathered:
    """Reads, links and checks the content; writes nothing."""
    sources, unreadable = find_sources(content)
    readings = tuple(engine.run(read_page, sources))
    linked = link_pages(readings, settings)
    found = (*unreadable, *_of_each(readings), *linked.problems, *check_rules(linked.dossier))
    return Gathered(linked.dossier, in_order(found))


def build(content: Path, output: Path, settings: Settings, engine: Engine, strict: bool = False) -> Result:
    """Builds the site into `output`; with an error (`strict`: a warning) it writes nothing."""
    check_output(output, content)
    gathered = gather(content, settings, engine)
    dossier = gathered.dossier
    files = 0
    if gathered.is_sound and not (strict and gathered.problems):
        templates = default_templates()
        pages = engine.run(partial(render, templates), views(derive(dossier)))
        files = write_site(output, chain(pages, _assets(theme(templates))), urls.root_path(settings.base_url))
    return Result(gathered.problems, files, len(dossier.documents), len(dossier.actors), len(dossier.events))


def render(templates: Path, view: View) -> File:
    """One page, from its view and the theme alone."""
    return File(view.frame.url, theme(templates).render(view).encode())


def _assets(look: Theme) -> Iterator[File]:
    return (File(asset.url, asset.data) for asset in (*look.assets.values(), *graph.library()))


def _of_each(readings: Iterable[Reading]) -> Iterator[Problem]:
    return chain.from_iterable(reading.problems for reading in readings)
