"""Places: where the keys of a TOML file stand, which tomllib does not say."""

import re

Path = tuple[str | int, ...]
"""The way to a value: `("findings", 0, "title")`."""

_PART = re.compile(r"(?P<bare>[\w-]+)|\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'")


class Places:
    """The keys of one text, found line by line; of a value inside a line, the key of that line."""

    def __init__(self, text: str) -> None:
        self._found: dict[Path, tuple[int, int]] = {}
        self._tables: dict[Path, int] = {}
        table: Path = ()
        start = 0
        for line in text.split("\n"):
            if line.lstrip().startswith("["):
                table = self._table(line, start)
            else:
                self._note(line.partition("=")[0], start, table)
            start += len(line) + 1

    def of(self, path: Path) -> tuple[int, int]:
        """The place of the key that `path` leads to, or of the nearest before it; the beginning where there is none."""
        while path and path not in self._found:
            path = path[:-1]
        return self._found.get(path, (0, 0))

    def _table(self, line: str, start: int) -> Path:
        path = self._note(line, start, ())
        if not line.lstrip().startswith("[["):
            return path
        number = self._tables[path] = self._tables.get(path, -1) + 1
        return (*path, number)

    def _note(self, written: str, start: int, table: Path) -> Path:
        """Keeps the place of a key that may have several parts, and gives its path."""
        path = table
        for part in _PART.finditer(written.partition("#")[0]):
            group = part.lastgroup or 0
            path = (*path, part[group])
            begin, end = part.span(group)
            self._found.setdefault(path, (start + begin, start + end))
        return path
