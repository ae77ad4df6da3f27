"""A file of proposals: `content/proposals/DOCUMENT.md`, for people, for git and for Dossier.

    file     = head { heading | line | blank } [ source ] [ known ]
    head     = all lines before the first heading `## …`
    heading  = "## " ( "Actors" | "Names" | "Statements" | "Events" | "Figures" )
    line     = a proposal (`lines.py`)
    source   = "<!-- source: " digest [ " received: " digest ] " -->"
    known    = "<!-- proposed: " key { " " key } " -->"

Every proposal is a paragraph of its own, so that `git add -p` can take or leave each. The last line keeps the key of
all that was ever proposed, in that order: what is there and has no line was rejected, or is written in the dossier, and
is not proposed again. A key is the letter of a kind and twelve digits; the id of a line are its first, as few as tell
it from those before it.

The digests are those of the text in which the facts were found, SHA-256 in hexadecimal, and of the file as received
where that is another. The sources are private, so this is what shows in a copy without them that an article is there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, structs

from generator.add.review.fact import Proposal
from generator.add.review.lines import line_of, read_line
from generator.read.faults import Faults

SECTIONS = {"a": "Actors", "n": "Names", "s": "Statements", "e": "Events", "f": "Figures"}
"""The heading of each kind."""

_KNOWN = re.compile(r"<!-- proposed:(?P<keys>(?: [aensf]-[0-9a-f]{12})*+) -->")
_SOURCE = re.compile(r"<!-- source: (?P<source>[0-9a-f]{64})(?: received: (?P<received>[0-9a-f]{64}))? -->")
_HEADING = "## "
_ID = 6
"""Characters of the shortest id."""

_HEAD = """\
# Proposals for {document}

Rules found these facts in the source. Nothing here is published before it is accepted: put an x between the brackets.
Correct a line where it is wrong, delete it where it is no fact; what is deleted is not proposed again.
`dossier review {document}` does the same with the source beside it; `--apply` writes what has an x into the dossier.
"""


class Line(Struct, frozen=True):
    """A proposal and where its line stands in the file, in code points."""

    proposal: Proposal
    start: int
    end: int


class Sheet(Struct, frozen=True):
    """What a file says: the proposals that stand in it, and the keys of all that were ever proposed.

    `source` is the digest of the text in which they were found, `received` that of the file out of which it was taken;
    empty where the file does not say it.
    """

    document: str
    lines: tuple[Line, ...] = ()
    known: tuple[str, ...] = ()
    source: str = ""
    received: str = ""

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """The proposals, in the order of the file."""
        return tuple(line.proposal for line in self.lines)

    def having(self, proposals: Iterable[Proposal]) -> "Sheet":
        """The same with these proposals; their lines stand nowhere yet."""
        return structs.replace(self, lines=tuple(Line(proposal, 0, 0) for proposal in proposals))

    def keys(self) -> Mapping[str, str]:
        """The key of each proposal by its id: the first that begins so; the id itself where none does."""
        first = _first(self.known)
        return {each.id: first.get(each.id, each.id) for each in self.proposals}


def short_ids(known: Sequence[str]) -> Mapping[str, str]:
    """For each key the shortest id that leads to it: a key before it that begins so makes it longer."""
    first = _first(known)
    return {key: next(id for id in beginnings(key) if first[id] == key) for key in known}


def beginnings(key: str) -> Iterator[str]:
    """Every id that leads to a key, the shortest first."""
    return (key[:length] for length in range(_ID, len(key) + 1))


def _first(known: Sequence[str]) -> Mapping[str, str]:
    """For each beginning of a key, the first key that begins so."""
    first: dict[str, str] = {}
    for key in known:
        for id in beginnings(key):
            first.setdefault(id, key)
    return first


def sheet_text(sheet: Sheet) -> str:
    """The whole file: kind by kind, in the order of the source."""
    parts = [_HEAD.format(document=sheet.document)]
    for letter, title in SECTIONS.items():
        lines = [line_of(each) for each in sheet.proposals if each.id.startswith(letter)]
        if lines:
            parts.append(f"{_HEADING}{title}\n")
            parts.extend(f"{line}\n" for line in lines)
    if sheet.source:
        received = f" received: {sheet.received}" if sheet.received else ""
        parts.append(f"<!-- source: {sheet.source}{received} -->\n")
    return "\n".join((*parts, f"<!-- proposed:{''.join(f' {key}' for key in sheet.known)} -->\n"))


def read_sheet(document: str, text: str, faults: Faults) -> Sheet:
    """The sheet in the text of a file; every line that is none of what stands there is a problem."""
    reader = _Reader(faults)
    for line, start in _lines(text):
        reader.take(line, start)
    return Sheet(document, tuple(reader.lines), tuple(reader.known), *reader.digests)


def digests_in(text: str) -> tuple[str, ...]:
    """The digests of the source that the text of a file says."""
    found = _SOURCE.search(text)
    return tuple(filter(None, found.groups())) if found else ()


def _lines(text: str) -> Iterator[tuple[str, int]]:
    start = 0
    for line in text.split("\n"):
        yield line, start
        start += len(line) + 1


class _Reader:
    def __init__(self, faults: Faults) -> None:
        self.lines: list[Line] = []
        self.known: dict[str, None] = {}
        self.digests = ("", "")
        self._faults = faults
        self._ids: set[str] = set()
        self._in_head = True

    def take(self, line: str, start: int) -> None:
        """Takes the next line, which stands at `start`."""
        known, source = _KNOWN.fullmatch(line.strip()), _SOURCE.fullmatch(line.strip())
        if known:
            self.known.update(dict.fromkeys(known["keys"].split()))
        elif source:
            self.digests = source["source"], source["received"] or ""
        elif line.startswith(_HEADING):
            self._in_head = False
            self._heading(line, start)
        elif line.startswith("- [") or (line.strip() and not self._in_head):
            self._proposal(line, start)

    def _heading(self, line: str, start: int) -> None:
        if line.removeprefix(_HEADING).strip() not in SECTIONS.values():
            hint = f"headings are {', '.join(f'`{_HEADING}{title}`' for title in SECTIONS.values())}"
            self._faults.add("proposal-fits", start, start + len(line), f"`{line}` is no heading of proposals", hint)

    def _proposal(self, line: str, start: int) -> None:
        proposal = read_line(line, start, self._faults)
        if proposal is None:
            return
        if proposal.id in self._ids:
            end = start + len(line)
            message = f"`{proposal.id}` is the id of another proposal"
            self._faults.add("proposal-id-is-single", start, end, message, "delete one of the two lines")
        self._ids.add(proposal.id)
        self.lines.append(Line(proposal, start, start + len(line)))
