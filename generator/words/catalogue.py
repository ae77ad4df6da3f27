"""Catalogues: a file of translations for a language, in the format of gettext.

The English words stand in the templates and in `render`; `messages.pot` lists them all. A translation is a file
`words/LANGUAGE.po` of the theme or of a dossier's own templates, read with Babel. Format:
https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from collections.abc import Iterable, Iterator
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

FOLDER = "words"


class BrokenCatalogue(ValueError):
    """A file that is no catalogue; the message says where and why."""


def find_translations(language: str, folders: Iterable[Path]) -> NullTranslations:
    """What the catalogues of these folders say, the first that knows a message; English for what none has.

    `pt-BR` is looked for before `pt`. Raises BrokenCatalogue.
    """
    found = NullTranslations()
    for path in reversed([folder / FOLDER / f"{name}.po" for name in _names(language) for folder in folders]):
        if path.is_file():
            translations = _read(path)
            translations.add_fallback(found)
            found = translations
    return found


def _names(language: str) -> Iterator[str]:
    parts = language.replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        yield "-".join(parts[:length])


def _read(path: Path) -> GNUTranslations:
    """A catalogue, compiled in memory: gettext itself reads only the binary form."""
    compiled = BytesIO()
    try:
        with path.open("rb") as file:
            write_mo(compiled, read_po(file, abort_invalid=True))
    except (PoFileError, UnicodeDecodeError) as error:
        raise BrokenCatalogue(f"{path}: {str(error).lower()}") from error
    compiled.seek(0)
    return GNUTranslations(compiled)
