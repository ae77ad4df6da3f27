"""Markdown: one body into text with holes. Only this module, `inline` and `annotations` know markdown-it-py."""

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from generator.model.page import Body, Note, Passage
from generator.model.pieces import Block, Html, Piece, Text
from generator.read.annotations import annotations_plugin
from generator.read.faults import Faults
from generator.read.inline import InlineReader
from generator.read.positions import Positions

NESTING = 60
"""How deep blocks, spans and emphasis may nest; beyond it markdown-it drops text without a word."""

_RENDERER = RendererHTML()
_NOTE_DEFINITION = r"^ {{0,3}}\[\^{label}\]:"


@cache
def parser() -> MarkdownIt:
    """The parser that a process builds once: CommonMark, tables, notes and our annotations; HTML is text."""
    md = MarkdownIt("commonmark", {"html": False, "maxNesting": NESTING})
    md.enable("table")
    md.use(footnote_plugin)
    md.use(annotations_plugin)
    md.disable(["footnote_inline", "text_join"])
    md.validateLink = _leave_to_us  # type: ignore[method-assign]  # the parser offers no other way
    return md


def _leave_to_us(url: str) -> bool:  # noqa: ARG001  # the parser's signature
    """An address that is not allowed is reported with its place, not left as text without a word."""
    return True


def read_body(text: str, start: int, faults: Faults) -> Body:
    """The body of a file that begins at offset `start` of its `text`."""
    env: dict[str, object] = {}
    tokens = parser().parse(text[start:], env)
    return _BodyReader(text, start, faults).read(tokens, env)


class _BodyReader:
    """Walks the tokens of one body from first to last and keeps what they mean."""

    def __init__(self, text: str, start: int, faults: Faults) -> None:
        self._text = text
        self._start = start
        self._faults = faults
        self._positions = Positions(text, start)
        self._passages: list[Passage] = []
        self._in_heading = False

    def read(self, tokens: Sequence[Token], env: dict[str, object]) -> Body:
        split = next((i for i, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
        blocks = self._blocks(tokens[:split])
        notes = tuple(self._notes(tokens[split + 1 : -1])) if split < len(tokens) else ()
        self._check_notes_are_used(env)
        passages = tuple(sorted(self._passages, key=lambda passage: passage.start))
        self._check_ids(passages)
        return Body(blocks, passages, notes)

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
            words = Text(token.content, self._positions.line(token.map[0] if token.map else 0), names=False)
            return [Html("<pre><code>", breaks="paragraph"), words, Html("</code></pre>", breaks="paragraph")]
        return [Html(_RENDERER.renderToken(tokens, index, parser().options, {}), breaks="paragraph")]

    def _inline(self, token: Token) -> list[Piece]:
        positions = self._positions.inline(token.content, token.map[0] if token.map else 0)
        reader = InlineReader(token, positions, self._in_heading, self._faults)
        pieces = reader.read()
        self._passages.extend(reader.passages)
        return pieces

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

    def _check_notes_are_used(self, env: dict[str, object]) -> None:
        notes = env.get("footnotes")
        references = notes.get("refs", {}) if isinstance(notes, dict) else {}
        for key, number in references.items():
            label = key.removeprefix(":")
            found = re.compile(_NOTE_DEFINITION.format(label=re.escape(label)), re.MULTILINE).search(
                self._text, self._start
            )
            if number < 0 and found:
                hint = f"put `[^{label}]` where it belongs, or remove the note"
                self._faults.add(
                    "note-is-used", found.start(), found.end(), f"nothing refers to the note `{label}`", hint
                )

    def _check_ids(self, passages: Sequence[Passage]) -> None:
        seen: set[str] = set()
        for passage in passages:
            if passage.id in seen:
                free = max(int(other.id[1:]) for other in passages) + 1
                self._faults.add(
                    "passage-id-is-single",
                    passage.start,
                    passage.end,
                    f"there are two passages `{passage.id}` in this document",
                    f"the next free id is `p{free}`",
                )
            seen.add(passage.id)


def _align_by_class(token: Token) -> None:
    """The parser aligns the cells of a table by `style`, which the site's policy forbids."""
    style = str(token.attrs.pop("style", ""))
    if style:
        token.attrJoin("class", style.replace("text-align:", "align-"))
