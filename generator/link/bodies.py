"""Bodies: the holes of one page are filled, and names in its text become mentions."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from generator.link.names import Found, Names
from generator.link.registry import Registry
from generator.model import urls
from generator.model.dossier import Ambiguity, LinkedBody, LinkedNote, MentionPlace, Stretch, Thing
from generator.model.page import Body, Page
from generator.model.pieces import (
    Background,
    Block,
    Citation,
    Cite,
    Close,
    Doubt,
    Html,
    Linked,
    LinkedBlock,
    Mention,
    NoteMark,
    Open,
    Piece,
    Text,
    Tone,
    Wikilink,
    words,
)
from generator.model.problem import Problem
from generator.model.value import Date

_HIDDEN = "\0"
"""Stands in a run for what no name may run across."""
_NAMED = 5
"""Of so many whom a name can mean a warning gives the ids."""


class Surroundings(Struct, frozen=True):
    """What linking one page needs to know of the others.

    `tones` is by document and passage, `labels` gives the words of a citation of a document or passage.
    """

    registry: Registry
    names: Names
    things: Mapping[str, Thing]
    tones: Mapping[tuple[str, str], Tone]
    labels: Mapping[tuple[str, str], str]


class BodyLinker:
    """Fills the holes of one page; what it finds on the way is in its public lists."""

    def __init__(self, page: Page, date: Date | None, around: Surroundings) -> None:
        self._page = page
        self._date = date
        self._around = around
        self.problems: list[Problem] = []
        self.mentions: list[tuple[str, MentionPlace]] = []
        self.ambiguities: list[Ambiguity] = []
        self.stretches: dict[str, Stretch] = {}
        self.cited: list[str] = []
        self.named: list[str] = []
        self.found: list[tuple[Found, ...]] = []
        """The names in each run of words, with whom they can mean."""
        self.forms: set[str] = set()
        """All that could be a name."""
        self._marked: set[int] = set()

    def link(self, body: Body) -> LinkedBody:
        """The body with its holes filled."""
        blocks = self._blocks(body.blocks, urls.paragraph_anchor)
        notes = (LinkedNote(note.number, self._blocks(note.blocks, _same_for_all(note.number))) for note in body.notes)
        return LinkedBody(blocks, tuple(notes))

    def _blocks(self, blocks: Sequence[Block], anchor: Callable[[int], str]) -> tuple[LinkedBlock, ...]:
        linked = (LinkedBlock(number, tuple(self._block(block))) for number, block in enumerate(blocks, 1))
        return tuple(self._noted(block, anchor(block.number)) for block in linked)

    def _block(self, block: Block) -> Iterator[Linked]:
        seen: set[str] = set()
        for part in _parts(block):
            if not isinstance(part, Html):
                yield from self._run(part, seen)
                continue
            yield part
            if part.breaks == "paragraph":
                seen = set()

    def _run(self, pieces: Sequence[Piece], seen: set[str]) -> Iterator[Linked]:
        """`seen` are the things to which this paragraph has a link already."""
        searched = [_searched(piece) for piece in pieces]
        run = "".join(searched)
        starts = self._around.names.starts(run)
        self.forms.update(form for here in starts.values() for _, form in here)
        found = self._around.names.find(run, starts, self._date)
        others = [match for match in found if match.candidates != (self._page.id,)]
        if others:
            self.found.append(found)
            self.named.extend(candidate for match in others for candidate in match.candidates)
        begin = 0
        for piece, text in zip(pieces, searched, strict=True):
            if type(piece) is Text and piece.names:
                yield from self._cut(piece, begin, others, seen)
            else:
                yield from self._hole(piece)
            begin += len(text)

    def _cut(self, text: Text, begin: int, found: Sequence[Found], seen: set[str]) -> Iterator[Linked]:
        """A text that stands at `begin` of its run, cut into words and names."""
        done = begin
        end = begin + len(text.text)
        if not found:
            yield text
            return
        first = bisect_right(found, begin, key=lambda match: match.end)
        after = bisect_left(found, end, key=lambda match: match.start)
        for match in found[first:after]:
            start, stop = max(match.start, begin), min(match.end, end)
            if start > done:
                yield Text(text.text[done - begin : start - begin], text.start + done - begin)
            words = text.text[start - begin : stop - begin]
            yield self._name(match, words, text.start + start - begin, match.start < begin, seen)
            done = stop
        if done < end:
            yield Text(text.text[done - begin :], text.start + done - begin)

    def _name(self, match: Found, words: str, start: int, continued: bool, seen: set[str]) -> Linked:
        """A name, or the part of it that stands in one piece; `continued` where it began in an earlier one."""
        if len(match.candidates) > 1:
            if not continued:
                self._warn_of_doubt(match, start)
            return Doubt(words, start, match.candidates)
        target = match.candidates[0]
        link = continued or target not in seen
        seen.add(target)
        title = self._around.things[target].title if match.via in ("metonym", "office") else ""
        return Mention(target, "actor", words, start, match.via, match.form, link, continued, title)

    def _hole(self, piece: Piece) -> Iterator[Linked]:
        match piece:
            case Wikilink():
                yield self._mention(piece)
            case Cite():
                yield from self._citation(piece)
            case Open(id=id):
                yield Open(id, self._around.tones.get((self._page.id, id), "plain"))
            case NoteMark(number=number):
                yield NoteMark(number, number in self._marked)
                self._marked.add(number)
            case Html() | Text() | Close() | Background():
                yield piece

    def _mention(self, link: Wikilink) -> Linked:
        target = link.target.target
        self.named.append(target)
        kind = self._around.registry.resolve_any(self._page.path, link.target)
        thing = self._around.things.get(target)
        shown = link.words or (thing.title if thing else target)
        if kind is None:
            return Text(shown, link.target.start, names=False)
        return Mention(target, kind, shown, link.target.start, "written", shown, target != self._page.id)

    def _citation(self, cite: Cite) -> Iterator[Linked]:
        target = cite.target
        self.named.append(target.document)
        if self._around.registry.resolve_passage(self._page.path, target):
            self.cited.append(target.document)
            label = self._around.labels[target.document, target.passage]
            yield Citation(target.document, target.passage, label)

    def _warn_of_doubt(self, match: Found, start: int) -> None:
        form = match.form
        names = ", ".join(f"`{candidate}`" for candidate in match.candidates[:_NAMED])
        if len(match.candidates) > _NAMED:
            names += f" or {len(match.candidates) - _NAMED} more"
        message = f"`{form}` may be {names}; it is left alone"
        hint = f"say which, `[[{match.candidates[0]}|{form}]]`, or nobody, `[{form}]{{actor=none}}`"
        path = self._page.path
        self.problems.append(Problem("name-is-unambiguous", path, start, start + len(form), message, hint, "warning"))

    def _noted(self, block: LinkedBlock, anchor: str) -> LinkedBlock:
        """Notes where in the plain text of the block its mentions and passages stand."""
        thing = self._around.things[self._page.id]
        said = [words(piece) for piece in block.pieces]
        text = "".join(said)
        mentions: list[tuple[Mention, int, int]] = []
        opened: dict[str, int] = {}
        end = 0
        for piece, its in zip(block.pieces, said, strict=True):
            offset, end = end, end + len(its)
            if type(piece) is Text or type(piece) is Html:
                continue
            match piece:
                case Mention(continued=True):
                    first, start, _ = mentions.pop()
                    mentions.append((first, start, end))
                case Mention() if piece.target != self._page.id:
                    mentions.append((piece, offset, end))
                case Doubt():
                    doubt = Stretch(anchor, text, offset, end)
                    self.ambiguities.append(Ambiguity(piece.words, piece.candidates, thing, doubt))
                case Open(id=id):
                    opened[id] = offset
                case Close(id=id) if id in opened:
                    self.stretches[id] = Stretch(anchor, text, opened[id], offset)
        for mention, start, end in mentions:
            place = MentionPlace(thing, Stretch(anchor, text, start, end), mention.form, mention.via)
            self.mentions.append((mention.target, place))
        return block


def _same_for_all(note: int) -> Callable[[int], str]:
    """The blocks of a note have no anchors of their own."""
    return lambda _: urls.note_anchor(note)


def runs(body: Body) -> Iterator[str]:
    """The words of a body in which names are looked for together."""
    for block in (*body.blocks, *(block for note in body.notes for block in note.blocks)):
        for part in _parts(block):
            if not isinstance(part, Html):
                yield "".join(map(_searched, part))


def _parts(block: Block) -> Iterator[Html | list[Piece]]:
    """A block, divided by what no name runs across."""
    run: list[Piece] = []
    for piece in block.pieces:
        if type(piece) is not Html or piece.breaks == "none":
            run.append(piece)
            continue
        if run:
            yield run
            run = []
        yield piece
    if run:
        yield run


def _searched(piece: Piece) -> str:
    """The words of a piece in which names are looked for; what hides none is hidden as long as it is."""
    match piece:
        case Text(names=True):
            return words(piece)
        case Text() | Wikilink() | Cite():
            return _HIDDEN * max(len(words(piece)), 1)
        case _:
            return ""
