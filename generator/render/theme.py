"""The theme: templates and assets. A template sees one view and nothing else."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import generator
from generator.model.view.page import View
from generator.model.view.shared import PassageView
from generator.render.assets import FOLDER, Asset, read_assets
from generator.render.html import block_html


def default_templates() -> Path:
    """The theme that comes with Dossier: inside the package when installed, beside it in a checkout."""
    package = Path(generator.__file__).parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


class Theme:
    """Makes pages of views with the templates in one folder."""

    def __init__(self, templates: Path) -> None:
        self.assets: dict[str, Asset] = read_assets(templates / FOLDER)
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self._environment.filters["html"] = block_html
        self._environment.filters["plural"] = plural
        self._environment.tests["passage"] = lambda item: isinstance(item, PassageView)

    def render(self, view: View) -> str:
        """The page of a view."""
        root = view.frame.root
        template = self._environment.get_template(view.template)
        return template.render(view=view, root=root, asset=lambda name: root + self.assets[name].url)


@cache
def theme(templates: Path) -> Theme:
    """The theme in a folder, read once by each process."""
    return Theme(templates)


def plural(count: int, noun: str) -> str:
    """`1 document`, `5 documents`; a number over 999 is written with commas."""
    if count != 1:
        noun = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{count:,} {noun}"
