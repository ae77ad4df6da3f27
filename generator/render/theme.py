"""The theme: templates and assets. A template sees one view and nothing else."""

import errno
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from pathlib import Path

import msgspec
from jinja2 import StrictUndefined, UndefinedError
from markupsafe import Markup
from msgspec import Struct

from generator.engine.digest import digest, program
from generator.model.problem import Problem
from generator.model.view.page import View
from generator.model.view.shared import PassageView
from generator.render.assets import FOLDER, Asset, read_assets
from generator.render.compiled import compiled
from generator.render.environment import Plain, Sandboxed, json, names_in
from generator.render.graph import network_data
from generator.render.html import block_html, claims_html
from generator.render.templates import Loader, Templates, files_in, found_in, own_faults, template_fault, unreadable
from generator.words.catalogue import FOLDER as WORDS
from generator.words.words import Words, find_words

_ANY_ASSET = re.compile(r"\basset\b")
_ASSET = re.compile(r"""asset\(\s*["']([^"']+)["']\s*\)""")


class Sheet(Struct, frozen=True):
    """A view, and the digest of all that decides its page: the program, the view, the templates that it uses."""

    view: View
    key: bytes


class Theme:
    """Makes pages of views with the templates in some folders, in the words of one language."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self.words: Words = find_words(templates.language, templates.folders)
        self.assets: dict[str, Asset] = read_assets([each / FOLDER for each in templates.folders], templates.tokens)
        self._look = digest(templates.language.encode(), *_catalogues(templates.folders))
        self._closures: dict[str, bytes] = {}
        self._sources: dict[str, tuple[str, list[str]]] = {}
        kind = Sandboxed if templates.has_own() else Plain
        self._environment = kind(
            loader=Loader(templates),
            extensions=["jinja2.ext.i18n"],
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            bytecode_cache=compiled(
                templates.theme, f"{kind.__name__} {templates.language}", digest(program(), self._look)
            ),
        )
        self._environment.translations = self.words.translations
        self._environment.policies["json.dumps_function"] = json
        self._environment.policies["json.dumps_kwargs"] = {}
        self._environment.filters["html"] = partial(block_html, self.words)
        self._environment.filters["claims"] = partial(claims_html, self.words)
        self._environment.filters["plural"] = self.words.count
        self._environment.filters["strong"] = lambda words: Markup("<strong>{}</strong>").format(words)
        self._environment.filters["number"] = self.words.number
        self._environment.filters["vis"] = network_data
        self._environment.install_gettext_callables(  # type: ignore[union-attr]  # an extension adds it
            self.words.translations.gettext,
            self._ngettext,
            newstyle=True,
            pgettext=self.words.translations.pgettext,
        )
        for name in ("random", "lipsum"):  # a page is the same each time that it is made
            self._environment.filters.pop(name, None)
            self._environment.globals.pop(name, None)
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
            named = names_in(source)
            every = self._environment.list_templates() if None in named else ()
            self._sources[name] = source, [*filter(None, named), *every]
        return self._sources[name]

    def _ngettext(self, one: str, many: str, number: int) -> str:
        """The form for a number, with the number in it as the language writes it."""
        said = self.words.translations.ngettext(one, many, number)
        return said.replace("%(num)s", self.words.number(number).replace("%", "%%"))

    def compile_all(self) -> None:
        """Compiles every template now."""
        self._environment.compile_all()

    def faults(self) -> tuple[Problem, ...]:
        """What can be seen of a dossier's own templates before any page is made."""
        return tuple(own_faults(self._templates, self._environment))

    def render(self, view: View) -> bytes:
        """The page of a view."""
        root = view.frame.root
        try:
            template = self._environment.get_template(view.template)
            return template.render(view=view, root=root, asset=partial(self._asset, root)).encode()
        except Exception as error:
            fault = template_fault(error, self._templates, self._used_by(view.template))
            if fault:
                raise fault from error
            raise

    def _asset(self, root: str, name: object) -> str:
        """The address of an asset from a page."""
        if not isinstance(name, str) or name not in self.assets:
            raise UndefinedError(f"there is no asset `{name}`")
        return root + self.assets[name].url


@lru_cache(maxsize=2)
def theme(templates: Templates) -> Theme:
    """The theme in some folders, read once by each process as long as no file of it changes.

    Raises OSError where a file of it has changed since it was found: its digest would be that of another theme.
    """
    read = Theme(templates)
    if found_in(templates.own, templates.theme, templates.language, templates.tokens) != templates:
        raise OSError(errno.ESTALE, "the theme changed while the site was built", str(templates.theme))
    return read


def faults(templates: Templates) -> tuple[Problem, ...]:
    """What is wrong with the templates and catalogues of a dossier's own."""
    return tuple(unreadable(templates)) or theme(templates).faults()


def _catalogues(folders: Iterable[Path]) -> Iterator[bytes]:
    for folder in folders:
        for path in files_in(folder / WORDS, "*.po"):
            yield path.read_bytes()
