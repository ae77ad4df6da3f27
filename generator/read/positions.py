"""Positions: from an offset in the text of an inline token to the offset in its file.

markdown-it gives an inline token the lines it came from and their joined text, markers taken away. Each line of
that text is a substring of its source line, so a cursor that moves from left to right finds every one.
"""

from bisect import bisect_right
from collections.abc import Sequence


class Positions:
    """The places of a file's inline texts; asked for in the order in which the parser made them."""

    def __init__(self, text: str, body: int) -> None:
        """`text` is the whole file, `body` the offset at which the parsed part begins."""
        self._text = text
        self._lines = [body]
        while (newline := text.find("\n", self._lines[-1])) >= 0:
            self._lines.append(newline + 1)
        self._cursors: dict[int, int] = {}

    def line(self, number: int) -> int:
        """The offset at which a line of the body begins, counted from 0."""
        return self._lines[min(number, len(self._lines) - 1)]

    def written(self, number: int) -> tuple[int, str]:
        """A line of the body as it is written, and its offset."""
        return self.line(number), self._text[self.line(number) : self._end(number)].rstrip("\n")

    def found(self, words: str, number: int) -> tuple[int, int]:
        """The place of words in a line of the body; its beginning where they are written otherwise."""
        place = max(self._text.find(words, self.line(number), self._end(number)), self.line(number))
        return place, place + len(words)

    def inline(self, content: str, first_line: int) -> "InlinePositions":
        """The places of an inline text whose first line is `first_line` of the body."""
        starts: list[int] = []
        places: list[int] = []
        start = 0
        for number, line in enumerate(content.split("\n"), first_line):
            for part in self._parts(line, number):
                starts.append(start)
                places.append(self._find(part, number))
                start += len(part) + 1
        return InlinePositions(starts, places)

    def _parts(self, line: str, number: int) -> Sequence[str]:
        """The line itself; in a table a `|` was written `\\|`, so there the parts between."""
        begin, end = self.line(number), self._end(number)
        if "|" in line and self._text.find(line, begin, end) < 0:
            return line.split("|")
        return (line,)

    def _find(self, part: str, number: int) -> int:
        cursor = self._cursors.get(number, self.line(number))
        found = self._text.find(part, cursor, self._end(number))
        place = cursor if found < 0 else found
        self._cursors[number] = place + len(part)
        return place

    def _end(self, number: int) -> int:
        return self._lines[number + 1] if number + 1 < len(self._lines) else len(self._text)


class InlinePositions:
    """The places of one inline text."""

    def __init__(self, starts: list[int], places: list[int]) -> None:
        self._starts = starts
        self._places = places
        self._is_one = len(starts) == 1

    def at(self, offset: int) -> int:
        """The offset in the file of an offset in the inline text."""
        if self._is_one:
            return self._places[0] + offset
        part = bisect_right(self._starts, offset) - 1
        return self._places[part] + offset - self._starts[part]
