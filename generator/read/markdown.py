"""Markdown: one body into text with holes. Only this module, `inline` and `annotations` know markdown-it-py."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from itertools import count, takewhile
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from generator.model.page import Body, Note, Passage
from generator.model.pieces import Block, Html, Piece, Text
from generator.read.annotations import annotations_plugin
from generator.read.faults import Faults
from generator.read.inline import InlineReader
from generator.read.limits import BRACKETS, MARKS, NESTING
from generator.read.notes import Definition, check_notes
from generator.read.positions import Positions

_RENDERER = RendererHTML()
_MARK = re.compile(r"[\[\]*_`<>&|!\\“”\"\n]")
_BRACKET = re.compile(r"\\.|[\[\]]")
_DEFINITIONS = "dossier_definitions"
_REFERENCES = "references"


@cache
def parser() -> MarkdownIt:
    """The parser that a process builds once: CommonMark, tables, notes and our annotations; HTML is text."""
    md = MarkdownIt("commonmark", {"html": False, "maxNesting": NESTING})
    md.enable("table")
    md.use(footnote_plugin)
    md.use(annotations_plugin)
    md.disable(["footnote_inline", "text_join"])
    md.core.ruler.before("footnote_tail", "dossier_definitions", _keep_definitions)
    md.validateLink = _leave_to_us  # type: ignore[method-assign]  # the parser offers no other way
    return md


def _keep_definitions(state: StateCore) -> None:
    """The plugin keeps the last of several notes with one label, and forgets where they stood."""
    state.env[_DEFINITIONS] = [token for token in state.tokens if token.type.startswith("footnote_reference_")]


class _Links(dict[str, Any]):
    """Definitions of links, `[label]: address`, which know whether a link was made of them."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def get(self, label: str, default: Any = None) -> Any:  # noqa: ANN401  # what the parser puts in
        """What the parser asks for when it makes a link."""
        self.used.add(label)
        return super().get(label, default)


def _leave_to_us(url: str) -> bool:  # noqa: ARG001  # the parser's signature
    """An address that is not allowed is reported with its place, not left as text without a word."""
    return True


def read_body(text: str, start: int, faults: Faults) -> Body:
    """The body of a file that begins at offset `start` of its `text`."""
    marks = sum(1 for _ in _MARK.finditer(text, start))
    for number, most, what in ((marks, MARKS, "marks and lines"), (text.count("[", start), BRACKETS, "brackets `[`")):
        if number > most:
            message = f"this text has {number:,} {what}, at most {most:,} are read"
            faults.add("marks-are-few", start, start, message, "divide it into several files")
            return Body()
    env: dict[str, Any] = {_REFERENCES: _Links()}
    tokens = parser().parse(text[start:], env)
    return _BodyReader(text, start, faults).read(tokens, env)


class _BodyReader:
    """Walks the tokens of one body from first to last and keeps what they mean."""

    def __init__(self, text: str, start: int, faults: Faults) -> None:
        self._faults = faults
        self._positions = Positions(text, start)
        self._passages: list[Passage] = []
        self._links: dict[tuple[str, str], None] = {}
        self._in_heading = False
        self._columns = 0

    def read(self, tokens: Sequence[Token], env: dict[str, Any]) -> Body:
        split = next((i for i, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
        blocks = self._blocks(tokens[:split])
        notes = tuple(self._notes(tokens[split + 1 : -1])) if split < len(tokens) else ()
        check_notes(self._definitions(env), blocks, notes, self._faults)
        self._check_links(env)
        passages = tuple(sorted(self._passages, key=lambda passage: passage.start))
        self._check_ids(passages)
        return Body(blocks, passages, notes, tuple(self._links))

    def _blocks(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        """A block ends wherever the nesting is back at the margin."""
        blocks: list[Block] = []
        pieces: list[Piece] = []
        depth = 0
        for index, token in enumerate(tokens):
            depth += token.nesting
            self._check_nesting(token)
            pieces.extend(self._block_token(tokens, index))
            if depth == 0 and pieces:
                blocks.append(Block(tuple(pieces)))
                pieces = []
        return tuple(blocks)

    def _notes(self, tokens: Sequence[Token]) -> list[Note]:
        notes: list[Note] = []
        begin = 0
        for index, token in enumerate(tokens):
            if token.type == "footnote_open":
                begin = index + 1
            elif token.type == "footnote_close":
                notes.append(Note(token.meta.get("id", len(notes)) + 1, self._blocks(tokens[begin:index])))
        return notes

    def _block_token(self, tokens: Sequence[Token], index: int) -> list[Piece]:
        token = tokens[index]
        if token.type == "inline":
            return self._inline(token)
        if token.type == "footnote_anchor" or token.hidden:
            return []
        if token.type == "heading_open":
            self._check_heading(token)
        self._in_heading = token.type == "heading_open"
        _align_by_class(token)
        if token.type in ("fence", "code_block"):
            return self._code(token)
        if token.type == "table_open":
            head = takewhile(lambda place: tokens[place].type != "thead_close", count(index))
            self._columns = sum(1 for place in head if tokens[place].type == "th_open")
        if token.type == "tr_open":
            self._check_row(token)
        return [Html(_RENDERER.renderToken(tokens, index, parser().options, {}), breaks="paragraph")]

    def _inline(self, token: Token) -> list[Piece]:
        positions = self._positions.inline(token.content, token.map[0] if token.map else 0)
        deep = _too_deep(token)
        if deep >= 0:
            start = positions.at(deep)
            message = f"brackets are nested {NESTING} levels deep, and what is deeper is not understood"
            hint = r"close some of them before, or write `\[` for a bracket that is only text"
            self._faults.add("nesting-is-limited", start, start + 1, message, hint)
            return [Text(token.content, positions.at(0), names=False)]
        reader = InlineReader(token, positions, self._in_heading, self._faults)
        pieces = reader.read()
        self._passages.extend(reader.passages)
        self._links.update(dict.fromkeys(reader.links))
        return pieces

    def _code(self, token: Token) -> list[Piece]:
        start = self._positions.line(token.map[0] if token.map else 0)
        language, _, more = unescapeAll(token.info).strip().partition(" ")
        if more:
            message = "only the name of a language stands behind the fence of code, and more would not be shown"
            self._faults.add("code-has-language", start, start + 1, message, "put these words above the code")
        shown = f' class="language-{escape(language)}"' if language else ""
        words = Text(token.content, start, names=False)
        return [Html(f"<pre><code{shown}>", breaks="paragraph"), words, Html("</code></pre>", breaks="paragraph")]

    def _check_row(self, token: Token) -> None:
        """A table leaves out what stands beyond its last column."""
        start, line = self._positions.written(token.map[0] if token.map else 0)
        cells = escapedSplit(line.lstrip("> \t").rstrip())
        beyond = cells[self._columns + (not cells[0].strip()) :]
        if any(cell.strip() for cell in beyond):
            message = f"this row has more cells than the table has columns, {self._columns}"
            hint = r"add a column to its first two lines, or write `\|` for a bar that is only text"
            self._faults.add("row-fits-table", start, start + len(line), message, hint)

    def _check_heading(self, token: Token) -> None:
        if token.tag == "h1":
            start = self._positions.line(token.map[0] if token.map else 0)
            hint = "the page's title is its only heading of the first level; write `##`"
            self._faults.add("heading-below-title", start, start + 1, "a heading of the first level", hint)

    def _check_nesting(self, token: Token) -> None:
        if token.level >= NESTING - 1:
            start = self._positions.line(token.map[0] if token.map else 0)
            message = f"this is nested {NESTING} levels deep, and what is deeper would be lost"
            self._faults.add("nesting-is-limited", start, start + 1, message)

    def _definitions(self, env: dict[str, Any]) -> Iterator[Definition]:
        """The notes as they are written, with the number that each got where it is used."""
        numbers = env.get("footnotes", {}).get("refs", {})
        depth = 0
        for token in env[_DEFINITIONS]:
            if token.nesting > 0:
                label = token.meta["label"]
                start, end = self._positions.found(f"[^{label}]:", token.map[0])
                yield Definition(label, numbers[f":{label}"] + 1, start, end, depth > 0)
            depth += token.nesting

    def _check_links(self, env: dict[str, Any]) -> None:
        """A definition of a link is shown only by the links that use it."""
        links = env[_REFERENCES]
        for label in links.keys() - links.used:
            start = self._positions.line(links[label]["map"][0])
            hint = f"write `[words][{label.lower()}]` where it belongs, or remove it"
            self._faults.add("link-is-used", start, start + 1, f"no link uses the address `{label.lower()}`", hint)
        for twice in env.get("duplicate_refs", ()):
            start = self._positions.line(twice["map"][0])
            message = f"there are two addresses `{twice['label'].lower()}`"
            self._faults.add("link-is-single", start, start + 1, message, "give one of them another name")

    def _check_ids(self, passages: Sequence[Passage]) -> None:
        seen: set[str] = set()
        free = max((int(passage.id[1:]) for passage in passages), default=0) + 1
        for passage in passages:
            if passage.id in seen:
                self._faults.add(
                    "passage-id-is-single",
                    passage.start,
                    passage.end,
                    f"there are two passages `{passage.id}` in this document",
                    f"the next free id is `p{free}`",
                )
            seen.add(passage.id)


def _too_deep(token: Token) -> int:
    """Where brackets nest deeper than the parser looks, by which it takes them for unclosed; -1 where none do."""
    if not any(child.type == "fault" and child.meta["mark"].rule == "bracket-closes" for child in token.children or ()):
        return -1
    depth = 0
    for bracket in _BRACKET.finditer(token.content):
        depth += {"[": 1, "]": -1 if depth else 0}.get(bracket[0], 0)
        if depth > NESTING - 2:
            return bracket.start()
    return -1


def _align_by_class(token: Token) -> None:
    """The parser aligns the cells of a table by `style`, which the site's policy forbids."""
    style = str(token.attrs.pop("style", ""))
    if style:
        token.attrJoin("class", style.replace("text-align:", "align-"))
