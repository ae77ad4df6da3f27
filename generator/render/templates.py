"""Templates: those that come with Dossier, under those of a dossier's own, and what is wrong with these."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from jinja2 import BaseLoader, Environment, TemplateError, TemplateNotFound, TemplateSyntaxError, meta
from msgspec import Struct

from generator.engine.digest import digest
from generator.model.problem import Problem, did_you_mean
from generator.model.settings import Token
from generator.read.files import TEMPLATES, Refused, read_text, shown
from generator.words.catalogue import FOLDER as WORDS
from generator.words.catalogue import BrokenCatalogue, read_catalogue

OWN = TEMPLATES
"""The folder beside `dossier.toml` in which a dossier has templates of its own."""

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_NAME_HINT = "use letters from A to Z, digits, `.`, `-` and `_`"
_CALLED = {
    "RecursionError": "this uses itself without end, or nests too deeply",
    "MemoryError": "this takes more memory than there is",
    "InvalidOperation": "this is no number",
    "ZeroDivisionError": "this divides by zero",
}

Files = tuple[tuple[str, bytes], ...]
"""Names below a folder, and bytes."""

_unpacked: deque[TemporaryDirectory[str]] = deque()
_MOST_UNPACKED = 8

ORIGINAL = "theme/"
"""Before the name of a template: that which comes with Dossier, so that one of a dossier's own can extend it."""


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
        return any(files_in(self.own, "*.html"))

    def packed(self) -> tuple[Callable[..., "Templates"], tuple[object, ...]]:
        """How these templates are made where none of the folders are: a function, and what it is to be given."""
        return unpacked, (_bytes_in(self.own), _bytes_in(self.theme), self.language, self.tokens, self.digest)

    @property
    def folders(self) -> tuple[Path, Path]:
        """The folders; of two files with one name that of the earlier counts."""
        return self.own, self.theme


def found_in(own: Path, theme: Path, language: str = "en", tokens: tuple[Token, ...] = ()) -> Templates:
    """The templates as they are now; a folder that is not there has no files."""
    files = ((path, folder) for folder in (own, theme) for path in files_in(folder, "*"))
    named = ((bytes(path.relative_to(folder)), path.read_bytes()) for path, folder in files)
    said = (language.encode(), msgspec.msgpack.encode(tokens))
    return Templates(own, theme, language, tokens, digest(*said, *chain.from_iterable(named)))


def files_in(folder: Path, pattern: str) -> Iterator[Path]:
    """The plain files below a folder, in the order of their paths; none that is hidden or stands in a hidden folder."""
    for path in sorted(folder.rglob(pattern)):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path


def _bytes_in(folder: Path) -> Files:
    return tuple((path.relative_to(folder).as_posix(), path.read_bytes()) for path in files_in(folder, "*"))


def unpacked(own: Files, theme: Files, language: str, tokens: tuple[Token, ...], digest: bytes) -> Templates:
    """Templates that have come from elsewhere, in a folder that this process removes when it ends."""
    folder = TemporaryDirectory(prefix="dossier-")
    _unpacked.append(folder)
    while len(_unpacked) > _MOST_UNPACKED:
        _unpacked.popleft().cleanup()
    folders = Path(folder.name, "own"), Path(folder.name, "theme")
    for into, files in zip(folders, (own, theme), strict=True):
        for name, data in files:
            path = into / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return Templates(*folders, language, tokens, digest)


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
        for path in files_in(folder, "*.html"):
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


def template_fault(error: Exception, templates: Templates, used: Iterable[str]) -> TemplateFault | None:
    """What a template of a dossier's own has done wrong; None where the error is that of another.

    `used` are the names of all templates of the page: where one of the theme has stopped that uses one of the dossier's
    own, it has not found there what it needs.
    """
    places = list(_places(error))
    within = [(path, line) for path, line in places if path.is_relative_to(templates.own)]
    if within:
        return TemplateFault(_problem("template-is-sound", *within[-1], _said(error)))
    own = sorted(name for name in used if (templates.own / name).is_file())
    if not own:
        return None
    at = "".join(f" at line {line} of `{path.relative_to(templates.theme)}`" for path, line in places[-1:])
    return TemplateFault(
        _problem("template-is-sound", templates.own / own[0], 1, f"with this the page stops{at}: {_said(error)}")
    )


def _places(error: Exception) -> Iterator[tuple[Path, int]]:
    """The places in templates through which an error has come, the last one innermost."""
    trace = error.__traceback__
    while trace:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.suffix == ".html":
            yield path, trace.tb_lineno
        trace = trace.tb_next


def _said(error: Exception) -> str:
    """What an error says, or what it is called where it says nothing of use."""
    if isinstance(error, TemplateNotFound):
        return f"there is no template `{error.name}`"
    if isinstance(error, KeyError):
        return f"there is no {error}"
    name = type(error).__name__
    return _CALLED.get(name) or str(error) or name


def unreadable(templates: Templates) -> Iterator[Problem]:
    """The files of a dossier's own from which nothing can be made: not plain text, without an address, no catalogue."""
    for path in sorted(templates.own.rglob("*")):
        if not path.is_file() and not (path.is_dir() and path.suffix not in (".html", ".po")):
            yield Problem("file-is-readable", shown(path), 0, 0, "this is not a file")
        elif not _NAME.fullmatch(path.name):
            yield Problem("id-fits", shown(path), 0, 0, "the name of this file is no part of an address", _NAME_HINT)
    for path in files_in(templates.own, "*.*"):
        if path.suffix in (".html", ".css"):
            try:
                read_text(path)
            except Refused as refused:
                yield refused.problem(shown(path))
    for path in files_in(templates.own / WORDS, "*.po"):
        try:
            read_catalogue(path)
        except BrokenCatalogue as broken:
            yield _problem("catalogue-is-sound", path, broken.line, broken.message)


def own_faults(templates: Templates, environment: Environment) -> Iterator[Problem]:
    """What can be seen of a dossier's own templates before any page is made."""
    known = environment.list_templates()
    for path in files_in(templates.own, "*.html"):
        yield from _faults(path, environment, known)


def _faults(path: Path, environment: Environment, known: Iterable[str]) -> Iterator[Problem]:
    source = path.read_text(encoding="utf-8")
    try:
        parsed = environment.parse(source)
        environment.compile(parsed, filename=str(path))
    except TemplateSyntaxError as error:
        yield _problem("template-is-sound", path, error.lineno, error.message or "")
        return
    except (TemplateError, SyntaxError, ValueError, OverflowError, MemoryError, RecursionError) as error:
        yield _problem("template-is-sound", path, 1, getattr(error, "msg", "") or _said(error))
        return
    for name in meta.find_referenced_templates(parsed):
        if name is not None and name not in known:
            line = next((number for number, text in enumerate(source.split("\n"), 1) if name in text), 1)
            yield _problem("template-is-sound", path, line, f"there is no template `{name}`", did_you_mean(name, known))


def _problem(rule: str, path: Path, line: int, message: str, hint: str = "") -> Problem:
    """A problem of a whole line, without the space before it."""
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    text = lines[line - 1] if line <= len(lines) else ""
    end = sum(len(each) + 1 for each in lines[: line - 1]) + len(text)
    return Problem(rule, str(path), end - len(text.lstrip()), end, message[:1].lower() + message[1:].rstrip("."), hint)
