"""Writing files of the content: all of them or none, and one line where that cannot be done."""

from contextlib import suppress

from generator.author.files import Changes, exchange
from generator.cli.content import refuse

UNCHANGED = "nothing was changed"


def save(changes: Changes, otherwise: str = "") -> None:
    """Writes all files, in folders that are made for them; else says why, and `otherwise`, and ends with exit code 2.

    A folder that was made goes again where writing fails.
    """
    made = [folder for folder in dict.fromkeys(path.parent for path in changes) if not folder.is_dir()]
    try:
        for folder in made:
            folder.mkdir()
        exchange(changes)
    except OSError as error:
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        refuse("; ".join(filter(None, (f"`{error.filename}` cannot be written: {error.strerror}", otherwise))))
