"""Catalogues: a file of translations for a language, in the format of gettext.

The English words stand in the templates and in `render`; `messages.pot` lists them all. A translation is a file
`words/LANGUAGE.po` of the theme or of a dossier's own templates, read with Babel. Format:
https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

FOLDER = "words"

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_TRIED = 201
"""Numbers for which the rule of the plural is tried."""

_FILLED = re.compile(r"%%|%\(\w+\)s")


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
    """A catalogue, compiled in memory: gettext itself reads only the binary form. Raises BrokenCatalogue."""
    try:
        data = BytesIO(path.read_bytes().removeprefix(BOM_UTF8))
        catalogue = read_po(data, locale=path.stem.replace("-", "_"), abort_invalid=True)
    except PoFileError as error:
        raise BrokenCatalogue(path, error.lineno or 1, str(error).lower()) from error
    except UnicodeDecodeError as error:
        raise BrokenCatalogue(path, 1, "this file is not in its encoding; save it as UTF-8") from error
    except (ValueError, LookupError) as error:  # a date, a number or an encoding in its head that is none
        raise BrokenCatalogue(path, 1, f"this is no catalogue: {error}") from error
    for message in catalogue:
        wrong = _wrong(message, catalogue) if message.id else ""
        if wrong:
            raise BrokenCatalogue(path, message.lineno or 1, wrong)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    try:
        translations = GNUTranslations(compiled)
        forms = {translations.plural(number) for number in range(_TRIED)}  # type: ignore[attr-defined]  # read with it
    except (ValueError, ArithmeticError, MemoryError, RecursionError) as error:
        raise BrokenCatalogue(path, 1, f"the rule of the plural counts nothing: {error}") from error
    if not forms <= set(range(catalogue.num_plurals)):
        raise BrokenCatalogue(path, 1, f"the rule of the plural has more than {catalogue.num_plurals} forms")
    return translations


def _wrong(message: Message, catalogue: Catalog) -> str:
    """Why a translation would stop the pages on which it stands, or leave something out of them; mostly empty.

    It fills in what its message does; one form of several may leave out the number. A sign `%` is written `%%`.
    """
    ids, said = _forms(message.id), _forms(message.string)
    if not any(said):
        return ""
    for error in message.check(catalogue):
        return str(error)
    if not all(said):
        return f"form {said.index('')} of the plural is empty"
    names = set(_PLACEHOLDER.findall(" ".join(ids)))
    for form in said:
        found = set(_PLACEHOLDER.findall(form))
        missing = names - found
        if missing and len(ids) == 1:
            return f"the translation leaves out `%({min(missing)})s`"
        unknown = found - names
        if unknown:
            return f"the translation fills in `%({min(unknown)})s`, which its message does not have"
        if "%" in _FILLED.sub("", form):
            return "`%` stands alone in the translation; write `%%` for the sign"
    return "a null character stands in the translation" if _NO_TEXT.search("".join(said)) else ""


def _forms(said: str | Sequence[str] | None) -> tuple[str, ...]:
    return (said or "",) if isinstance(said, str | None) else tuple(said)
