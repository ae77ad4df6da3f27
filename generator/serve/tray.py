"""The tray of a preview: what is proposed and not accepted yet, beside the pages on which it is shown."""

from msgspec import Struct

from generator.model.problem import Problem

FOLDER = "/_dossier/proposals/"
"""Addresses of the files of proposals."""

_CLOSES = "</main>"


class Tray(Struct, frozen=True):
    """What is proposed: by the address of a page the section that is put into it, by that of a file its text.

    `problems` are those of the files; none of them keeps the site from being shown.
    """

    sections: dict[str, str] = {}
    files: dict[str, bytes] = {}
    problems: tuple[Problem, ...] = ()


def with_proposals(page: str, section: str) -> str:
    """A page with the section at the end of its main part."""
    before, closes, after = page.rpartition(_CLOSES)
    return f"{before}{section}{closes}{after}" if closes else page
