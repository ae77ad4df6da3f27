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
    """A file that is no catalogue: the line from 1, and why, in lower case."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.line = line
        self.message = message


def find_translations(language: str, folders: Iterable[Path]) -> NullTranslations:
    """What the catalogues of these folders say, the first that knows a message; English for what none has.

    `pt-BR` is looked for before `pt`. Raises BrokenCatalogue.
    """
    found = NullTranslations()
    for path in reversed([folder / FOLDER / f"{name}.po" for name in _names(language) for folder in folders]):
        if path.is_file():
            translations = read_catalogue(path)
            translations.add_fallback(found)
            found = translations
    return found


def _names(language: str) -> Iterator[str]:
    parts = language.replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        yield "-".join(parts[:length])


def read_catalogue(path: Path) -> GNUTranslations:
    """A catalogue, compiled in memory: gettext itself reads only the binary form. Raises BrokenCatalogue.

    A translation may fill in only what its message does: anything else would stop the page on which it stands.
    """
    compiled = BytesIO()
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, abort_invalid=True)
        for message, errors in catalogue.check():
            raise BrokenCatalogue(path, message.lineno or 1, str(errors[0]))
        write_mo(compiled, catalogue)
    except PoFileError as error:
        raise BrokenCatalogue(path, error.lineno or 1, str(error).lower()) from error
    except UnicodeDecodeError as error:
        raise BrokenCatalogue(path, 1, "this file is not in its encoding; save it as UTF-8") from error
    compiled.seek(0)
    return GNUTranslations(compiled)
