"""`dossier cite`: a document or a passage, as others cite it."""

import re
from typing import Annotated

import typer

from generator.cli.content import CONTENT, Content, load_settings, refuse
from generator.cli.report import print_text
from generator.cli.sound import sound
from generator.cli.work import working
from generator.export.citations import FORMATS, Format, cited
from generator.model.dossier import Dossier
from generator.model.problem import did_you_mean
from generator.pipeline import gather

_WHAT = re.compile(r"(?P<document>[^#]+)(?:#(?P<passage>.+))?")


def cite(
    what: Annotated[str, typer.Argument(help="A document, or a passage: ID#p5.", metavar="ID", show_default=False)],
    content: Content = CONTENT,
    style: Annotated[Format, typer.Option("--format", help="How to cite it.")] = "plain",
) -> None:
    """Print a document or a passage as it is cited: in words, or for a reference manager."""
    settings = load_settings(content)
    with working(content) as engine:
        dossier = sound(gather(content, settings, engine))
    print_text(_cited(dossier, what, style))


def _cited(dossier: Dossier, what: str, style: Format) -> str:
    found = _WHAT.fullmatch(what)
    id = found["document"] if found else what
    document = dossier.documents.get(dossier.formerly.get(id, id))
    if document is None:
        hint = did_you_mean(id, dossier.documents)
        refuse(f"there is no document `{id}`{'; ' if hint else ''}{hint}")
    if not found or not found["passage"]:
        return FORMATS[style](cited(dossier, document))
    passage = dossier.passages.get((document.id, found["passage"]))
    if passage is None:
        refuse(f"`{document.id}` has no passage `{found['passage']}`")
    return FORMATS[style](cited(dossier, document, passage))
