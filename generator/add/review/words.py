"""Words: what of a source may stand in a file that everybody can read, and how little of it.

A file of proposals is committed, so it quotes as a dossier may quote: spoken words only, in few words. A reporter's
sentence is shown by the paragraph in which it stands and by a locator: its first and its last words.
"""

import re
import unicodedata

from generator.read.characters import COMMANDS
from generator.read.limits import COMBINING

NAME = 200
"""Characters of a name, as everywhere in a dossier."""

_EITHER_END = 3
"""Words at either end of a locator; six of them are no quotation."""
_LONGEST = 120
"""Characters of a locator or a quotation: what is longer is one very long word, and no person reads it."""

_MARKS = '“”"„«»'
_COMMA = ","
"""With which a quotation ends before `he said`; it is the reporter's."""
_BRACKETS = re.compile(r"[\[\]{}]")
"""An editor's brackets stand within words: `[I]t`."""


def plain(text: str) -> str:
    """Words of a source as one line: in NFC, with single spaces, without what commands, marks or brackets."""
    visible = COMMANDS.sub(" ", unicodedata.normalize("NFC", text))
    return " ".join(_BRACKETS.sub("", _few_marks(visible)).replace("|", " ").split())


def a_name(text: str) -> bool:
    """Whether words can be a name: with a letter or digit, and of no excessive length."""
    form = plain(text)
    return 0 < len(form) <= NAME and any(character.isalnum() for character in form)


def quotable(text: str, most: int) -> str:
    """The words of a quotation without its marks, where they can stand in a dossier as they are; else nothing.

    They cannot where they are more than `most`, or where a quotation, a bracket or a command is in them.
    """
    words = _unmarked(" ".join(unicodedata.normalize("NFC", text).split())).strip().rstrip(_COMMA)
    is_plain = words == plain(words) and not any(mark in words for mark in _MARKS)
    return words if is_plain and len(words) <= 2 * _LONGEST and 0 < len(words.split()) <= most else ""


def locator(text: str) -> str:
    """The first and the last words of a stretch, by which a person with the source finds it; of a short one all."""
    words = _unmarked(plain(text)).strip(_MARKS + _COMMA).split()
    if len(words) <= 2 * _EITHER_END:
        found = " ".join(words)
    else:
        found = f"{' '.join(words[:_EITHER_END])} … {' '.join(words[-_EITHER_END:])}"
    return found if len(found) <= _LONGEST else ""


def _unmarked(text: str) -> str:
    """What stands between marks; a single one at the end alone may be that of a possessive, `the workers’`."""
    return text.strip("‘’'") if text.startswith(("‘", "'")) else text.strip(_MARKS)


def _few_marks(text: str) -> str:
    """The text with no more marks over one letter than a reader takes."""
    run = 0
    kept: list[str] = []
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= COMBINING:
            kept.append(character)
    return "".join(kept)
