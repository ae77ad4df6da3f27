"""Inline text: the tokens of one paragraph into text with holes, and the passages in it."""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Any, ClassVar

from markdown_it.token import Token
from msgspec import Struct

from generator.model import urls
from generator.model.page import Passage
from generator.model.pieces import Background, Cite, Close, Html, NoteMark, Open, Piece, Text, Wikilink
from generator.model.value import PassageReference, Reference
from generator.read.annotations import CitationMark, FaultMark, SpanMark, WikilinkMark
from generator.read.characters import visible
from generator.read.faults import Faults
from generator.read.limits import NESTING
from generator.read.passages import Attributes, read_passage
from generator.read.positions import InlinePositions
from generator.read.quotations import Quotations


class _Span(Struct):
    """A span that is open: the place where it starts, its mark, and the markup that closes it."""

    start: int
    end: int
    mark: SpanMark
    kind: str


class InlineReader:
    """Walks one paragraph, heading or cell; the passages that it holds are in `passages`."""

    def __init__(self, token: Token, positions: InlinePositions, in_heading: bool, faults: Faults) -> None:
        self.passages: list[Passage] = []
        self.links: list[tuple[str, str]] = []
        self._token = token
        self._at = positions.at
        self._in_heading = in_heading
        self._faults = faults
        self._quotations = Quotations(faults)
        self._too_deep = False
        self._spans: list[_Span] = []
        self._links = 0
        self._cursor = 0

    def read(self) -> list[Piece]:
        """The pieces, from left to right."""
        pieces: list[Piece] = []
        for token in self._token.children or ():
            self._check_nesting(token)
            pieces.extend(self._piece(token))
        self._quotations.finish()
        return pieces

    def _piece(self, token: Token) -> Sequence[Piece]:
        read = self._READERS.get(token.type)
        return read(self, token) if read else (Html(f"<{'/' if token.nesting < 0 else ''}{token.tag}>"),)

    def _words(self, words: str, written: str) -> Sequence[Text]:
        """Words and their place; `written` is how they stand in the file (`&amp;` for `&`)."""
        found = self._token.content.find(written, self._cursor)
        begin = self._cursor if found < 0 else found
        self._cursor = begin + len(written)
        start = self._at(begin)
        self._quotations.read(words, start, self._innermost(), len(written) - len(words) + 1)
        names = not self._links and not self._in_heading
        names = names and not any(span.kind == "unnamed" for span in self._spans)
        if "|" not in words:
            return (Text(words, start, names),)
        return tuple(Text(part, self._at(begin + offset), names) for offset, part in self._parts(words, begin))

    def _text(self, token: Token) -> Sequence[Text]:
        return self._words(token.content, token.content)

    def _soft_break(self, _: Token) -> Sequence[Text]:
        return self._words("\n", "\n")

    def _note_mark(self, token: Token) -> Sequence[Piece]:
        return (NoteMark(token.meta["id"] + 1),)

    def _special(self, token: Token) -> Sequence[Text]:
        """A character by its name or number, or behind a backslash."""
        start = self._at(self._cursor)
        return self._words(visible(token.content, start, start + len(token.markup), self._faults), token.markup)

    def _check_nesting(self, token: Token) -> None:
        """What is nested deeper the parser takes for plain words; said once in a paragraph."""
        if token.level >= NESTING - 1 and not self._too_deep:
            self._too_deep = True
            start = self._at(self._cursor)
            message = f"this is nested {NESTING} levels deep, and what is deeper is not understood"
            self._faults.add("nesting-is-limited", start, start + 1, message, "close some of it before")

    def _parts(self, words: str, begin: int) -> Iterator[tuple[int, str]]:
        """Words that stand together in the file: in a table a `|` was written `\\|`, and what follows it is moved."""
        moved = self._at(begin + len(words) - 1) - self._at(begin) != len(words) - 1
        offset = 0
        for part in words.split("|") if moved else (words,):
            last = offset + len(part) == len(words)
            yield offset, part if last else f"{part}|"
            offset += len(part) + 1

    def _code(self, token: Token) -> Sequence[Piece]:
        """The parser makes spaces of its line breaks, so it is found by its backticks."""
        opening = self._token.content.find(token.markup, self._cursor)
        begin = max(opening, self._cursor) + len(token.markup)
        self._cursor = max(self._token.content.find(token.markup, begin), begin) + len(token.markup)
        self._quotations.add(token.content)
        return Html("<code>"), Text(token.content, self._at(begin), names=False), Html("</code>")

    def _hard_break(self, _: Token) -> Sequence[Piece]:
        self._quotations.add(" ")
        return (Html("<br>", breaks="name"),)

    def _fault(self, token: Token) -> Sequence[Piece]:
        mark: FaultMark = token.meta["mark"]
        self._faults.add(mark.rule, self._at(mark.start), self._at(mark.end), mark.message, mark.hint)
        return ()

    def _wikilink(self, token: Token) -> Sequence[Piece]:
        mark: WikilinkMark = token.meta["mark"]
        self._cursor = max(self._cursor, mark.end)
        self._check_place(mark.start, mark.start + len(mark.id), "a link by id")
        self._quotations.add(mark.words)
        self.links.append((mark.id, ""))
        target = Reference(mark.id, self._at(mark.start), self._at(mark.start) + len(mark.id))
        return (Wikilink(target, " ".join(mark.words.split())),)

    def _citation(self, token: Token) -> Sequence[Piece]:
        mark: CitationMark = token.meta["mark"]
        self._cursor = mark.end + 1
        self._check_place(mark.start, mark.end, "a citation")
        self.links.append((mark.document, mark.passage))
        return (Cite(PassageReference(mark.document, mark.passage, self._at(mark.start), self._at(mark.end))),)

    def _open(self, token: Token) -> Sequence[Piece]:
        mark: SpanMark = token.meta["mark"]
        self._cursor = mark.start + 1
        self._check_place(mark.start, mark.end, "an annotation")
        span = _Span(self._at(mark.start), self._at(mark.end - 1) + 1, mark, _kind(mark))
        self._spans.append(span)
        match span.kind:
            case "passage":
                return (Open(next(a.value for a in mark.attributes if a.key == "#")),)
            case "background":
                return (Background(opens=True),)
            case "meaningless":
                self._say_meaningless(span)
        return ()

    def _close(self, _: Token) -> Sequence[Piece]:
        span = self._spans.pop()
        self._cursor = span.mark.end
        if span.kind == "background":
            return (Background(opens=False),)
        if span.kind != "passage":
            return ()
        attributes = Attributes(span.mark.attributes, self._at, self._faults)
        passage = read_passage(attributes, span.start, span.end, self._quotations.take(span.start), self._faults)
        if passage:
            self.passages.append(passage)
        return (Close(attributes.text("#")),)

    def _say_meaningless(self, span: _Span) -> None:
        if not span.mark.attributes:
            return
        known = ", ".join(f"`{attribute.key}`" for attribute in span.mark.attributes)
        hint = (
            "a passage begins with its id, `{#p1 para=1 …}`; without one there is `actor=none` and `basis=background`"
        )
        self._faults.add("passage-has-id", span.start, span.end, f"{known} without a passage id", hint)

    def _link_close(self, token: Token) -> Sequence[Piece]:
        self._links -= 1
        self._cursor = token.meta["end"]
        return (Html("</a>", breaks="name"),)

    def _link_open(self, token: Token) -> Sequence[Piece]:
        self._links += 1
        self._cursor = token.meta["start"]
        start = self._at(self._cursor)
        address = str(token.attrGet("href") or "")
        if not urls.is_address(address):
            hint = "links go to http, https or mailto; to a page of this dossier with `[[id|words]]`"
            self._faults.add("address-is-allowed", start, start + 1, f"`{address}` is no such address", hint)
        title = visible(str(token.attrGet("title") or ""), start, start + 1, self._faults)
        shown = f' title="{escape(title)}"' if title else ""
        return (Html(f'<a href="{escape(address)}"{shown}>', breaks="name"),)

    def _image(self, token: Token) -> Sequence[Piece]:
        self._cursor = token.meta["end"]
        start = self._at(token.meta["start"])
        hint = "a dossier is made of text; link to the picture where it is published"
        self._faults.add("body-is-text", start, start + 2, "pictures are not supported", hint)
        return ()

    def _check_place(self, start: int, end: int, what: str) -> None:
        """Annotations stand in running text only."""
        where = "a heading" if self._in_heading else "a link" if self._links else ""
        if where:
            self._faults.add("annotation-in-text", self._at(start), self._at(end), f"{what} inside {where}")

    def _innermost(self) -> int:
        passages = [span.start for span in self._spans if span.kind == "passage"]
        return passages[-1] if passages else -1

    _READERS: ClassVar[dict[str, Callable[[Any, Token], Sequence[Piece]]]] = {
        "text": _text,
        "text_special": _special,
        "softbreak": _soft_break,
        "hardbreak": _hard_break,
        "code_inline": _code,
        "fault": _fault,
        "wikilink": _wikilink,
        "citation": _citation,
        "footnote_ref": _note_mark,
        "span_open": _open,
        "span_close": _close,
        "link_open": _link_open,
        "link_close": _link_close,
        "image": _image,
    }
    """What is made of each kind of token; of any other, its markup."""


def _kind(mark: SpanMark) -> str:
    """What a span is: a passage, words without a name, words known from elsewhere, or nothing that we know."""
    written = [(attribute.key, attribute.value) for attribute in mark.attributes]
    if any(key == "#" for key, _ in written):
        return "passage"
    if written == [("actor", "none")]:
        return "unnamed"
    if written == [("basis", "background")]:
        return "background"
    return "meaningless"
