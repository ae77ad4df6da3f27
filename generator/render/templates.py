"""Templates: those that come with Dossier, under those of a dossier's own, and what is wrong with these."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

import msgspec
from jinja2 import BaseLoader, Environment, TemplateError, TemplateNotFound, TemplateSyntaxError, meta
from msgspec import Struct

import generator
from generator.engine.digest import digest
from generator.model.problem import Problem, did_you_mean
from generator.model.settings import Token
from generator.words.catalogue import FOLDER as WORDS
from generator.words.catalogue import BrokenCatalogue, read_catalogue

OWN = "templates"
"""The folder beside `dossier.toml` in which a dossier has templates of its own."""

ORIGINAL = "theme/"
"""Before the name of a template: that which comes with Dossier, so that one of a dossier's own can extend it."""


def default_templates() -> Path:
    """The theme that comes with Dossier: inside the package when installed, beside it in a checkout."""
    package = Path(generator.__file__).parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


class Templates(Struct, frozen=True):
    """What decides how a site looks: two folders of templates, a language and tokens; and the digest of all of it.

    Of two files with one name that in `own` counts, so that a dossier can replace any part of the theme.
    """

    own: Path
    theme: Path
    language: str
    tokens: tuple[Token, ...]
    digest: bytes

    def has_own(self) -> bool:
        """Whether a template of the dossier's own is among them."""
        return any(self.own.rglob("*.html"))

    @property
    def folders(self) -> tuple[Path, Path]:
        """The folders; of two files with one name that of the earlier counts."""
        return self.own, self.theme


def found_in(own: Path, theme: Path, language: str = "en", tokens: tuple[Token, ...] = ()) -> Templates:
    """The templates as they are now; a folder that is not there has no files."""
    files = ((path, folder) for folder in (own, theme) for path in _files(folder))
    named = ((bytes(path.relative_to(folder)), path.read_bytes()) for path, folder in files)
    said = (language.encode(), msgspec.msgpack.encode(tokens))
    return Templates(own, theme, language, tokens, digest(*said, *chain.from_iterable(named)))


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


class Loader(BaseLoader):
    """The texts of all templates by name, of one moment; knows the file of each, which a report of an error names."""

    def __init__(self, templates: Templates) -> None:
        self._paths = dict(_named(templates))
        self._texts = {name: path.read_text(encoding="utf-8") for name, path in self._paths.items()}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002
        """The text of a template, its file, and whether it is still as it was."""
        if template not in self._texts:
            raise TemplateNotFound(template)
        return self._texts[template], str(self._paths[template]), lambda: True

    def list_templates(self) -> list[str]:
        """The names of all templates."""
        return sorted(self._texts)


def _named(templates: Templates) -> Iterator[tuple[str, Path]]:
    for folder in (templates.theme, templates.own):
        for path in sorted(folder.rglob("*.html")):
            name = path.relative_to(folder).as_posix()
            yield name, path
            if folder == templates.theme:
                yield f"{ORIGINAL}{name}", path


# --- what is wrong with templates of a dossier's own -----------------------------------------------------


class TemplateFault(Exception):  # it carries a problem of the content; nothing here is broken
    """A template of a dossier's own could not be rendered."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def template_fault(error: Exception, templates: Templates) -> TemplateFault | None:
    """What a template of a dossier's own has done wrong; None where the error is that of another."""
    place = None
    trace = error.__traceback__
    while trace:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.suffix == ".html":
            place = (file, trace.tb_lineno)
        trace = trace.tb_next
    if place is None or not place[0].is_relative_to(templates.own):
        return None
    return TemplateFault(_problem("template-is-sound", *place, str(error)))


def unreadable(templates: Templates) -> Iterator[Problem]:
    """The files of a dossier's own from which nothing can be made: not UTF-8, or no catalogue."""
    for path in sorted(templates.own.rglob("*.html")):
        try:
            path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            yield Problem("file-is-utf-8", str(path), 0, 0, "this file is not UTF-8", "save it with this encoding")
    for path in sorted((templates.own / WORDS).glob("*.po")):
        try:
            read_catalogue(path)
        except BrokenCatalogue as broken:
            yield _problem("catalogue-is-sound", path, broken.line, broken.message)


def own_faults(templates: Templates, environment: Environment) -> Iterator[Problem]:
    """What can be seen of a dossier's own templates before any page is made."""
    known = environment.list_templates()
    for path in sorted(templates.own.rglob("*.html")):
        yield from _faults(path, environment, known)


def _faults(path: Path, environment: Environment, known: Iterable[str]) -> Iterator[Problem]:
    source = path.read_text(encoding="utf-8")
    try:
        parsed = environment.parse(source)
        environment.compile(parsed, filename=str(path))
    except TemplateSyntaxError as error:
        yield _problem("template-is-sound", path, error.lineno, error.message or "")
        return
    except TemplateError as error:
        yield _problem("template-is-sound", path, 1, error.message or "")
        return
    for name in meta.find_referenced_templates(parsed):
        if name and name not in known:
            line = next((number for number, text in enumerate(source.split("\n"), 1) if name in text), 1)
            yield _problem("template-is-sound", path, line, f"there is no template `{name}`", did_you_mean(name, known))


def _problem(rule: str, path: Path, line: int, message: str, hint: str = "") -> Problem:
    """A problem of a whole line, without the space before it."""
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    text = lines[line - 1] if line <= len(lines) else ""
    end = sum(len(each) + 1 for each in lines[: line - 1]) + len(text)
    return Problem(rule, str(path), end - len(text.lstrip()), end, message[:1].lower() + message[1:].rstrip("."), hint)
