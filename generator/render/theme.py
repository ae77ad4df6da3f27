"""The theme: templates and assets. A template sees one view and nothing else."""

import errno
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path

import msgspec
from jinja2 import DictLoader, Environment, StrictUndefined, meta
from markupsafe import Markup
from msgspec import Struct

import generator
from generator.engine.digest import digest, program
from generator.model.settings import Token
from generator.model.view.page import View
from generator.model.view.shared import PassageView
from generator.render.assets import FOLDER, Asset, read_assets
from generator.render.graph import network_data
from generator.render.html import block_html, claims_html
from generator.words.catalogue import FOLDER as WORDS
from generator.words.words import Words, find_words

_ANY_ASSET = re.compile(r"\basset\b")
_ASSET = re.compile(r"""asset\(\s*["']([^"']+)["']\s*\)""")


def default_templates() -> Path:
    """The theme that comes with Dossier: inside the package when installed, beside it in a checkout."""
    package = Path(generator.__file__).parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


class Templates(Struct, frozen=True):
    """What decides how a site looks: folders of templates, a language and tokens; and the digest of all of it.

    Of two files with one name that of the earlier folder counts, so that a dossier can replace any part of a theme.
    """

    folders: tuple[Path, ...]
    language: str
    tokens: tuple[Token, ...]
    digest: bytes


def found_in(folders: Iterable[Path], language: str = "en", tokens: tuple[Token, ...] = ()) -> Templates:
    """The theme in these folders as it is now; a folder that is not there has no files."""
    folders = tuple(folders)
    files = ((path, folder) for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())
    named = ((bytes(path.relative_to(folder)), path.read_bytes()) for path, folder in files)
    said = (language.encode(), msgspec.msgpack.encode(tokens))
    return Templates(folders, language, tokens, digest(*said, *chain.from_iterable(named)))


class Sheet(Struct, frozen=True):
    """A view, and the digest of all that decides its page: the program, the view, the templates that it uses."""

    view: View
    key: bytes


class Theme:
    """Makes pages of views with the templates in some folders, in the words of one language."""

    def __init__(self, templates: Templates) -> None:
        self.words: Words = find_words(templates.language, templates.folders)
        self.assets: dict[str, Asset] = read_assets([each / FOLDER for each in templates.folders], templates.tokens)
        self._look = digest(templates.language.encode(), *_catalogues(templates.folders))
        self._closures: dict[str, bytes] = {}
        self._sources: dict[str, tuple[str, list[str]]] = {}
        self._environment = Environment(
            loader=DictLoader(dict(_sources(templates.folders))),
            extensions=["jinja2.ext.i18n"],
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self._environment.filters["html"] = partial(block_html, self.words)
        self._environment.filters["claims"] = partial(claims_html, self.words)
        self._environment.filters["plural"] = self.words.count
        self._environment.filters["strong"] = lambda words: Markup("<strong>{}</strong>").format(words)
        self._environment.filters["number"] = self.words.number
        self._environment.filters["vis"] = network_data
        self._environment.install_gettext_callables(  # type: ignore[attr-defined]  # an extension adds it
            self.words.translations.gettext,
            self._ngettext,
            newstyle=True,
            pgettext=self.words.translations.pgettext,
        )
        self._environment.tests["passage"] = lambda item: isinstance(item, PassageView)

    def sheet(self, view: View) -> Sheet:
        """A view with the key of its page."""
        return Sheet(view, digest(self._closure(view.template), msgspec.msgpack.encode(view)))

    def _closure(self, name: str) -> bytes:
        """The digest of a template, of those that it uses, and of the assets that these name."""
        if name not in self._closures:
            used = self._used_by(name)
            texts = (text for pair in sorted(used.items()) for text in pair)
            parts = (name, *self._asset_urls("\n".join(used.values())), *texts)
            self._closures[name] = digest(program(), self._look, *(part.encode() for part in parts))
        return self._closures[name]

    def _asset_urls(self, source: str) -> list[str]:
        """The addresses of the assets that templates name; of all, where one is named by an expression."""
        names = _ASSET.findall(source)
        if len(names) != len(_ANY_ASSET.findall(source)):
            names = list(self.assets)
        return sorted({self.assets[name].url for name in names if name in self.assets})

    def _used_by(self, name: str) -> dict[str, str]:
        """The sources of a template and of all that it extends, includes or imports, by name."""
        sources: dict[str, str] = {}
        names = [name]
        while names:
            each = names.pop()
            if each not in sources:
                sources[each], named = self._parsed(each)
                names.extend(named)
        return sources

    def _parsed(self, name: str) -> tuple[str, list[str]]:
        """The source of a template, and the templates that it names: all, where one is named by an expression."""
        if name not in self._sources:
            assert self._environment.loader is not None, "templates come from a folder"
            source, _, _ = self._environment.loader.get_source(self._environment, name)
            named = list(meta.find_referenced_templates(self._environment.parse(source)))
            every = self._environment.list_templates() if None in named else ()
            self._sources[name] = source, [*filter(None, named), *every]
        return self._sources[name]

    def _ngettext(self, one: str, many: str, number: int) -> str:
        """The form for a number, with the number in it as the language writes it."""
        said = self.words.translations.ngettext(one, many, number)
        return said.replace("%(num)s", self.words.number(number).replace("%", "%%"))

    def render(self, view: View) -> str:
        """The page of a view."""
        root = view.frame.root
        template = self._environment.get_template(view.template)
        return template.render(view=view, root=root, asset=lambda name: root + self.assets[name].url)


@lru_cache(maxsize=2)
def theme(templates: Templates) -> Theme:
    """The theme in some folders, read once by each process as long as no file of it changes.

    Raises OSError where a file of it has changed since it was found: its digest would be that of another theme.
    """
    read = Theme(templates)
    if found_in(templates.folders, templates.language, templates.tokens) != templates:
        raise OSError(errno.ESTALE, "the theme changed while the site was built", str(templates.folders[-1]))
    return read


def _sources(folders: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """The text of each template by its name; that which comes with Dossier by `theme/NAME` too, to be extended."""
    for folder in reversed(folders):
        for path in folder.rglob("*.html"):
            name = path.relative_to(folder).as_posix()
            text = path.read_text(encoding="utf-8")
            yield name, text
            if folder == folders[-1]:
                yield f"theme/{name}", text


def _catalogues(folders: Iterable[Path]) -> Iterator[bytes]:
    for folder in folders:
        for path in sorted((folder / WORDS).glob("*.po")):
            yield path.read_bytes()
