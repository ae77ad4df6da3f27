"""What stands above a text: its title, its author, its outlet. Nothing is guessed that no line says."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path

from msgspec import Struct

from generator.add.article import Span
from generator.add.intake.lines import Line

_TABLE = Path(__file__).parent / "tables/outlets.toml"
_TITLE = 20
"""Words of a title, at most."""

_TITLE_LENGTH = 160
"""Characters of one."""

_OUTLET = 4
"""Words of a line that is the name of an outlet, at most."""

_SECTION = 2
"""Words of a line above the title that names a part of a newspaper, at most."""

_HEAD = 8
"""Lines among which a dateline stands."""

_NAME = r"[A-Z][\w.&'’/-]{1,30}(?: (?:of |the )?[A-Z][\w.&'’/-]{1,30}){0,4}"
_BYLINE = re.compile(rf"[Bb][Yy]:? ({_NAME})(?: and ({_NAME}))?(?=[,|·•]| [-–—|] | in |$)")
_DATELINE = re.compile(r"[A-Z][^()\n]{2,80}\(([A-Z][\w .&'’/-]{1,40})(?:,[^()\n]{1,30})?\)\s?(?:--?|[–—])\s")
_COPYRIGHT = re.compile(
    rf"(?:©|\([cC]\)|Copyright(?: ©| \([cC]\))?),? ?(?:\d{{4}}(?:[-–]\d{{4}})?,? )?(?:by )?({_NAME})"
)
_TELLS = re.compile(rf"\b(tells?|told) (?:the )?({_NAME})")


class Heading(Struct, frozen=True, kw_only=True):
    """Title, author and outlet; `note` says how the outlet is known. `aside` are lines beside title and body."""

    title: str = ""
    author: tuple[str, ...] = ()
    publisher: str = ""
    note: str = ""
    aside: tuple[Span, ...] = ()


def heading_of(lines: Sequence[Line], boilerplate: Sequence[Span]) -> Heading:
    """What the lines above a text say, and failing that its datelines, its marks of copyright and its own words."""
    known = {span.start: span for span in boilerplate}
    rest = [line for line in lines if line.start not in known]
    above = _above(rest)
    byline = next((line for line in above if _BYLINE.match(line.text)), None)
    titles = [line for line in above if line is not byline and _is_title(line)]
    outlet = titles[0] if len(titles) > 1 and _is_outlet(titles[0]) else None
    titles = [line for line in titles if line is not outlet]
    section = titles[0] if len(titles) > 1 and titles[0].count <= _SECTION < titles[1].count else None
    title = next((line for line in titles if line is not section), None)
    publisher, note = _publisher(outlet, lines, rest)
    return Heading(
        title=title.text if title else "",
        author=_authors(byline),
        publisher=publisher,
        note=note,
        aside=tuple(Span(line.start, line.end) for line in (outlet, section, byline) if line),
    )


def _above(lines: Sequence[Line]) -> list[Line]:
    """The lines before the first of the body; none where there is no body."""
    body = next((number for number, line in enumerate(lines) if line.is_prose), 0)
    return list(lines[:body])


def _is_title(line: Line) -> bool:
    fits = line.count <= _TITLE and len(line.text) <= _TITLE_LENGTH and line.has_letters
    return fits and not line.text.endswith((",", ";", ":"))


def _authors(byline: Line | None) -> tuple[str, ...]:
    found = _BYLINE.match(byline.text) if byline else None
    return tuple(filter(None, found.groups())) if found else ()


# --- the outlet --------------------------------------------------------------------------------------------


@cache
def _table() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in tomllib.loads(_TABLE.read_text(encoding="utf-8")).items()}


def _is_outlet(line: Line) -> bool:
    words = line.text.split()
    return len(words) <= _OUTLET and (line.text in _table()["names"] or words[-1].lower() in _table()["words"])


def _publisher(outlet: Line | None, lines: Sequence[Line], rest: Sequence[Line]) -> tuple[str, str]:
    """The outlet, and how it is known."""
    if outlet:
        return _outlet_name(outlet.text), f"From the first line of the text: “{outlet.text}”."
    if said := next(chain(_in_datelines(rest), _in_copyright(lines)), None):
        return said
    names = {_known(found[2]): found for line in rest for found in _TELLS.finditer(line.text) if _known(found[2])}
    if len(names) != 1:
        return "", ""
    ((name, found),) = names.items()
    if found[1] == "told":
        return "", f"Not stated; the text has words that were told {name}, which may be the publisher."
    return name, f"Not sure: read from the words “{found[1]} {name}” in the text."


def _outlet_name(text: str) -> str:
    """A last word in small letters is no part of a name, `Coast news`; nor is `Online`, the name of an edition."""
    words = text.split()
    return " ".join(words[:-1] if len(words) > 1 and (words[-1].islower() or words[-1] == "Online") else words)


def _in_datelines(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    for line in lines[:_HEAD]:
        if found := _DATELINE.match(line.text):
            yield found[1], f"From the dateline “{found[0].strip()}”; who else published the text is not stated."


def _in_copyright(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    for line in lines:
        found = _COPYRIGHT.match(line.text)
        if found and line.count <= _TITLE:
            yield found[1].partition(". ")[0].rstrip("."), f"From the line “{line.text}”."


def _known(name: str) -> str:
    """The name of an outlet at the beginning of `name`; empty where there is none."""
    words = name.split()
    for count in range(len(words), 0, -1):
        said = " ".join(words[:count]).rstrip(".,").removesuffix("’s").removesuffix("'s")
        if said in _table()["names"] or (count > 1 and said.split()[-1].lower() in _table()["words"]):
            return said
    return ""
