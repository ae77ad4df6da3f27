"""Files: which ones a dossier is made of, and their text."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from generator.model.problem import Problem, did_you_mean
from generator.model.source import FOLDERS, Source

README = "README.md"

PRIVATE = "sources"
"""The folder of the texts as received, of which nothing is read for the site."""


def read_text(path: Path) -> str:
    """The text of a file in NFC, with `\\n` at the end of lines and no byte order mark.

    Raises UnicodeDecodeError where it is not UTF-8, OSError where it cannot be read.
    """
    text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def find_sources(content: Path) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Every Markdown file in the five folders of `content`, in the order of their paths, and what is wrong there."""
    sources: list[Source] = []
    problems = [*_misplaced(content)]
    for path in _markdown_files(content):
        if not path.is_file():
            problems.append(Problem("file-is-readable", str(path), 0, 0, "this is not a file"))
            continue
        try:
            text = read_text(path)
        except UnicodeDecodeError as error:
            problems.append(_not_utf8(path, error))
        except OSError as error:
            problems.append(Problem("file-is-readable", str(path), 0, 0, f"the file cannot be read: {error.strerror}"))
        else:
            sources.append(Source(str(path), FOLDERS[path.parent.name], path.stem, text))
    return tuple(sources), tuple(problems)


def _markdown_files(content: Path) -> Iterator[Path]:
    for folder in sorted(FOLDERS):
        for path in sorted((content / folder).glob("*.md")):
            if path.name != README and not path.name.startswith(".") and _is_utf8(path.name):
                yield path


def _is_utf8(name: str) -> bool:
    """Python shows the bytes of a name that is not UTF-8 as lone surrogates."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _misplaced(content: Path) -> Iterator[Problem]:
    """Markdown that stands where no page is read from would be lost without a word."""
    for path in sorted(content.rglob("*.[mM][dD]")):
        place = path.relative_to(content)
        hidden = any(part.startswith(".") for part in place.parts)
        known = len(place.parts) == 2 and place.parts[0] in FOLDERS and path.suffix == ".md" and _is_utf8(path.name)
        if path.name != README and not hidden and not known and place.parts[0] != PRIVATE:
            folder = place.parts[0] if len(place.parts) > 1 else ""
            hint = (
                did_you_mean(folder, FOLDERS) or f"pages stand in {', '.join(f'{name}/' for name in sorted(FOLDERS))}"
            )
            message = "this file is not read: it stands outside the folders of a dossier"
            shown = str(path).encode("utf-8", "backslashreplace").decode()
            yield Problem("file-is-in-folder", shown, 0, 0, message, hint, "warning")
    for folder in sorted(FOLDERS):
        if (content / folder).exists() and not (content / folder).is_dir():
            yield Problem("file-is-in-folder", str(content / folder), 0, 0, "this is a file where a folder should be")


def _not_utf8(path: Path, error: UnicodeDecodeError) -> Problem:
    before = error.object[: error.start].decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    byte = error.object[error.start]
    return Problem(
        "file-is-utf-8",
        str(path),
        len(before),
        len(before) + 1,
        f"byte 0x{byte:02x} is not UTF-8",
        "save the file with the encoding UTF-8",
    )
