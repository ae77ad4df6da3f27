"""Writing files of the content: all of them or none, and one line where that cannot be done."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from generator.author.files import Before, Changes, ContentChanged, exchange
from generator.cli.content import refuse

UNCHANGED = "nothing was changed"

_NOTHING_READ: Before = {}


def save(changes: Changes, otherwise: str = "", before: Before = _NOTHING_READ) -> None:
    """Writes all files, in folders that are made for them; else says why, and `otherwise`, and ends with exit code 2.

    Nothing is written where a file is no more what it was `before`. A folder that was made goes again where writing
    fails.
    """
    made = [folder for folder in dict.fromkeys(path.parent for path in changes) if not folder.is_dir()]
    try:
        for folder in made:
            folder.mkdir()
        exchange(changes, before)
    except OSError as error:
        _remove(made)
        refuse("; ".join(filter(None, (f"`{error.filename}` cannot be written: {error.strerror}", otherwise))))
    except ContentChanged as changed:
        _remove(made)
        refuse("; ".join(filter(None, (f"`{changed}` was changed at the same time", otherwise))))


def _remove(folders: Sequence[Path]) -> None:
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()
