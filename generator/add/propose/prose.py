"""Prose: a text cut into paragraphs, sentences and tokens, each with its place; and what stands in quotation marks.

Everything is found in passes from left to right, in time linear in the length of the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct

from generator.add.article import Span
from generator.add.propose.lexicon import word_list

ParagraphKind = Literal["prose", "heading", "boilerplate"]

_LINE = re.compile(r"[^\r\n]+")
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., a.m.
    r"|\d+(?:[.,]\d+)*"  # 400,000 and 3.4
    r"|[’']s(?![^\W_])"  # the mark of a possessive
    r"|[^\W\d_]+(?:[’'‐-](?!s(?![^\W_]))[^\W\d_]+)*"  # words, with their inner apostrophes and hyphens
    r"|\.\.\.|[^\w\s]|_"
)
_END = frozenset((".", "!", "?", "...", "…"))
_CLOSES = frozenset(("”", "’", '"', "'", ")", "]", "»"))
_OPENS = frozenset(("“", "‘", '"', "'", "(", "[", "«", "—", "–"))
_SHORT = word_list("grammar.toml", "abbreviations")
"""What a full stop follows without an end of the sentence."""
_STARTERS = word_list("grammar.toml", "starters")
"""Words that begin a sentence after an abbreviation with stops."""
_SENTENCE = 150
"""Tokens after which a sentence is cut, so that what is asked of each sentence stays linear in the text."""
_DATELINE = 16
"""Tokens in which the dash of a dateline stands."""
_HEADING = 12
"""Words at most in a line without a full stop that is taken for a heading."""


class Token(Struct, frozen=True, array_like=True):
    """A word, number or mark; `text` as it is written."""

    start: int
    end: int
    text: str

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


class Stretch(Struct, frozen=True, array_like=True):
    """Part of a text: code points `start` to `end`, tokens `first` up to, not with, `last`."""

    start: int
    end: int
    first: int
    last: int


class Paragraph(Struct, frozen=True, array_like=True):
    """A line that is not blank. A heading is short and ends without a full stop."""

    start: int
    end: int
    first: int
    last: int
    kind: ParagraphKind


class Quotation(Struct, frozen=True, array_like=True):
    """Words between marks, the marks with them. One whose paragraph ends before its closing mark and is followed
    by another that opens again has `goes_on`.
    """

    start: int
    end: int
    first: int
    last: int
    goes_on: bool = False


class Prose:
    """A text and its parts; made once for an article and asked by every rule."""

    def __init__(self, text: str, skipped: Iterable[Span] = ()) -> None:
        self.text = text
        self.tokens = tuple(Token(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text))
        self._starts = [token.start for token in self.tokens]
        self.paragraphs = tuple(self._paragraphs(sorted(skipped, key=lambda span: span.start)))
        self._paragraph_starts = [paragraph.start for paragraph in self.paragraphs]
        self.sentences = tuple(self._sentences())
        self._sentence_starts = [sentence.start for sentence in self.sentences]
        self.quotations = tuple(self._quotations())
        self._quotation_starts = [quotation.start for quotation in self.quotations]
        self.tokens = self._with_double_marks()

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """Every token in lower case, with straight apostrophes."""
        return tuple(token.text.lower().replace("’", "'") for token in self.tokens)

    @cached_property
    def small(self) -> frozenset[str]:
        """Every word that stands somewhere without a capital."""
        return frozenset(token.text for token in self.tokens if token.text[0].islower())

    @cached_property
    def quoted(self) -> bytes:
        """For each token 1 where it stands in a quotation, else 0."""
        marks = bytearray(len(self.tokens))
        for quotation in self.quotations:
            marks[quotation.first : quotation.last] = b"\1" * (quotation.last - quotation.first)
        return bytes(marks)

    def word(self, index: int) -> str:
        """Token `index` in lower case; empty where there is none."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def between(self, first: int, last: int) -> str:
        """The text from token `first` up to, not with, token `last`; empty where there is none."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if first < last else ""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the tokens `first` up to, not with, `last` begin and end; there is one at least."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def tokens_of(self, start: int, end: int) -> range:
        """The indices of the tokens on which the code points `start` to `end` lie, wholly or in part."""
        return range(self.token_at(start), self.token_at(end - 1) + 1)

    def token_at(self, offset: int) -> int:
        """The index of the first token that ends after `offset`; the number of tokens where there is none."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and self.tokens[index].end > offset else index + 1

    def sentence_at(self, offset: int) -> Stretch | None:
        """The sentence in which `offset` stands."""
        index = bisect_right(self._sentence_starts, offset) - 1
        sentence = self.sentences[index] if index >= 0 else None
        return sentence if sentence and offset < sentence.end else None

    def paragraph_at(self, offset: int) -> int:
        """The index of the paragraph in which `offset` stands, or of the last before it; -1 before the first."""
        return bisect_right(self._paragraph_starts, offset) - 1

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation in whose marks `offset` stands."""
        index = bisect_right(self._quotation_starts, offset) - 1
        quotation = self.quotations[index] if index >= 0 else None
        return quotation if quotation and offset < quotation.end else None

    def quotations_in(self, start: int, end: int) -> Sequence[Quotation]:
        """The quotations that begin from `start` up to, not at, `end`."""
        first = bisect_left(self._quotation_starts, start)
        return self.quotations[first : bisect_left(self._quotation_starts, end, first)]

    def _paragraphs(self, skipped: Sequence[Span]) -> Iterator[Paragraph]:
        for line in (line for line in _LINE.finditer(self.text) if line[0].strip()):
            start, end = line.start(), line.end()
            span = _at(skipped, start)
            if span and span.end < end:  # a stray line may share it with the text: `date 2019-05-30 Top diplomats`
                yield self._paragraph(start, span.end, "boilerplate")
                start, span = span.end, _at(skipped, span.end)
            inside = span is not None and end <= span.end
            yield self._paragraph(start, end, "boilerplate" if inside else self._kind(start, end))

    def _paragraph(self, start: int, end: int, kind: ParagraphKind) -> Paragraph:
        return Paragraph(start, end, self.token_at(start), self.token_at(end), kind)

    def _kind(self, start: int, end: int) -> ParagraphKind:
        first, last = self.token_at(start), self.token_at(end)
        closing = last - 1
        while closing > first and self.tokens[closing].text in _CLOSES:
            closing -= 1
        ends = closing >= first and self.tokens[closing].text in (*_END, ":", ",", ";")
        return "prose" if ends or last - first > _HEADING else "heading"

    def _sentences(self) -> Iterator[Stretch]:
        for paragraph in self.paragraphs:
            if paragraph.kind == "boilerplate":
                continue
            begin = self._behind_dateline(paragraph)
            for index in range(paragraph.first, paragraph.last):
                if index >= begin and (index - begin >= _SENTENCE or self._ends(index, begin, paragraph.last)):
                    last = index + 1
                    while last < paragraph.last and self._closes(last, paragraph.last):
                        last += 1
                    yield Stretch(*self.span(begin, last), begin, last)
                    begin = last
            if begin < paragraph.last:
                yield Stretch(*self.span(begin, paragraph.last), begin, paragraph.last)

    def _behind_dateline(self, paragraph: Paragraph) -> int:
        """The token behind `GENEVA (Agency) —`; the first of the paragraph where it has no such line."""
        first = self.tokens[paragraph.first].text
        if not (first.isupper() and len(first) > 1):
            return paragraph.first
        for index in range(paragraph.first + 1, min(paragraph.first + _DATELINE, paragraph.last - 1)):
            token = self.tokens[index]
            if token.text in ("—", "–") or (token.text == "-" and self.text[token.start - 1] == " "):
                return index + 1 + (self.tokens[index + 1].text == token.text)
            if not (token.is_capital or token.text in ",().-/" or token.text[0].isdigit()):
                return paragraph.first
        return paragraph.first

    def _ends(self, index: int, begin: int, limit: int) -> bool:
        """Whether a sentence ends with this mark, closing marks aside."""
        token = self.tokens[index]
        if token.text not in _END and not (token.text.endswith(".") and token.is_word):
            return False
        after = index + 1
        while after < limit and self._closes(after, limit):
            after += 1
        if after >= limit:
            return True
        following = self.tokens[after]
        if following.start == self.tokens[after - 1].end:
            return False
        if token.text == "." and index > begin and self._is_short(index - 1):
            return False
        if token.text not in _END:  # `the U.S. Russia` is no end of a sentence, `in the U.S. The` is
            return following.text in _STARTERS and after == index + 1
        return following.is_capital or following.text in _OPENS or following.text[0].isdigit()

    def _is_short(self, index: int) -> bool:
        """Whether a full stop behind the token is one of an abbreviation, or of an initial: not `wrote on X.`"""
        token = self.tokens[index]
        is_word = token.text == "I" or (token.text == "X" and index > 0 and self.tokens[index - 1].text == "on")
        return token.text.lower() in _SHORT or (len(token.text) == 1 and token.is_capital and not is_word)

    def _closes(self, index: int, limit: int) -> bool:
        """Whether the mark belongs to what stands before it."""
        token = self.tokens[index]
        if token.text not in _CLOSES or token.start != self.tokens[index - 1].end:
            return False
        return index + 1 >= limit or self.tokens[index + 1].start > token.end or self.tokens[index + 1].text in _CLOSES

    def _quotations(self) -> Iterator[Quotation]:
        opening, closing = ('“«„"', '”»"') if self._has_double() else ("‘'", "’'")
        for number, paragraph in enumerate(self.paragraphs):
            opened = -1
            for index in range(paragraph.first, paragraph.last):
                mark = self.tokens[index].text
                if opened < 0 and mark in opening and self._may_open(index):
                    opened = index
                elif opened >= 0 and mark in closing and self._may_close(opened, index, paragraph.last):
                    yield Quotation(*self.span(opened, index + 1), opened, index + 1)
                    opened = -1
                elif opened >= 0 and mark == "“" and self.tokens[opened].text == "“":
                    opened = index
            if opened >= 0 and self._opens_again(number):
                yield Quotation(*self.span(opened, paragraph.last), opened, paragraph.last, goes_on=True)

    def _with_double_marks(self) -> tuple[Token, ...]:
        """The tokens, those of single marks around a quotation as double ones: no rule need know both."""
        tokens = list(self.tokens)
        for quotation in self.quotations:
            for place in (quotation.first, quotation.last - 1):
                if tokens[place].text in "‘’'":
                    tokens[place] = Token(tokens[place].start, tokens[place].end, '"')
        return tuple(tokens)

    def _has_double(self) -> bool:
        """Whether the article has double marks; where it has none, it quotes between single ones."""
        return any(mark in self.text for mark in '“”„«"')

    def _may_open(self, index: int) -> bool:
        """A straight mark opens before a word, not after one; so does a single one."""
        token = self.tokens[index]
        if token.text in "“«„":
            return True
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        stands = token.text == '"' or index == 0 or self.tokens[index - 1].end < token.start or token.text == "‘"
        return stands and following is not None and following.start == token.end

    def _may_close(self, opened: int, index: int, limit: int) -> bool:
        """Whether the mark fits the one that opened; `the workers’ demand` has none where another follows."""
        mark, first = self.tokens[index].text, self.tokens[opened].text
        if mark == '"':
            return first == '"'
        if mark not in "’'":
            return True
        plural = self.tokens[index - 1].text.endswith("s") and self.word(index + 1).isalpha()
        return not plural or all(self.tokens[later].text != mark for later in range(index + 1, limit))

    def _opens_again(self, number: int) -> bool:
        following = self.paragraphs[number + 1] if number + 1 < len(self.paragraphs) else None
        return following is not None and self.tokens[following.first].text in ("“", '"', "„", "«", "‘")


def _at(spans: Sequence[Span], offset: int) -> Span | None:
    """The last span that begins at `offset` or before, if it reaches beyond it."""
    index = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[index] if index >= 0 and offset < spans[index].end else None
