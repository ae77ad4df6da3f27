"""The theme: templates and assets. A template sees one view and nothing else."""

import errno
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path

import msgspec
from jinja2 import DictLoader, Environment, StrictUndefined, meta
from msgspec import Struct

import generator
from generator.engine.digest import digest, program
from generator.model.view.page import View
from generator.model.view.shared import PassageView
from generator.render.assets import FOLDER, Asset, read_assets
from generator.render.graph import network_data
from generator.render.html import block_html, claims_html

_ANY_ASSET = re.compile(r"\basset\b")
_ASSET = re.compile(r"""asset\(\s*["']([^"']+)["']\s*\)""")


def default_templates() -> Path:
    """The theme that comes with Dossier: inside the package when installed, beside it in a checkout."""
    package = Path(generator.__file__).parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


class Templates(Struct, frozen=True):
    """The folder of a theme, and the digest of all files in it."""

    folder: Path
    digest: bytes


def found_in(folder: Path) -> Templates:
    """The theme in a folder as it is now."""
    files = ((path, path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file())
    named = ((bytes(path.relative_to(folder)), data) for path, data in files)
    return Templates(folder, digest(*chain.from_iterable(named)))


class Sheet(Struct, frozen=True):
    """A view, and the digest of all that decides its page: the program, the view, the templates that it uses."""

    view: View
    key: bytes


class Theme:
    """Makes pages of views with the templates in one folder."""

    def __init__(self, templates: Path) -> None:
        self.assets: dict[str, Asset] = read_assets(templates / FOLDER)
        self._closures: dict[str, bytes] = {}
        self._sources: dict[str, tuple[str, list[str]]] = {}
        self._environment = Environment(
            loader=DictLoader(dict(_sources(templates))),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self._environment.filters["html"] = block_html
        self._environment.filters["claims"] = claims_html
        self._environment.filters["plural"] = plural
        self._environment.filters["vis"] = network_data
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
            self._closures[name] = digest(program(), *(part.encode() for part in parts))
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

    def render(self, view: View) -> str:
        """The page of a view."""
        root = view.frame.root
        template = self._environment.get_template(view.template)
        return template.render(view=view, root=root, asset=lambda name: root + self.assets[name].url)


@lru_cache(maxsize=2)
def theme(templates: Templates) -> Theme:
    """The theme in a folder, read once by each process as long as no file of it changes.

    Raises OSError where a file of it has changed since it was found: its digest would be that of another theme.
    """
    read = Theme(templates.folder)
    if found_in(templates.folder) != templates:
        raise OSError(errno.ESTALE, "the theme changed while the site was built", str(templates.folder))
    return read


def _sources(folder: Path) -> Iterator[tuple[str, str]]:
    """The text of each template by its name."""
    for path in folder.rglob("*.html"):
        yield path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")


def plural(count: int, noun: str) -> str:
    """`1 document`, `5 documents`; a number over 999 is written with commas."""
    if count != 1:
        noun = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{count:,} {noun}"
