"""What was measured, as tables: for a terminal, or in Markdown for the documents, with the machine and the day."""

import math
import os
import platform
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from statistics import median

from tests.bench.cases import Case
from tests.bench.measure import Cost

MEASURES: tuple[tuple[str, Callable[[Cost], float]], ...] = (
    ("wall", lambda cost: cost.wall),
    ("CPU", lambda cost: cost.cpu),
    ("memory", lambda cost: cost.memory),
)


@dataclass(frozen=True)
class Row:
    """One generator and one size."""

    documents: int
    name: str
    version: str
    costs: tuple[Cost, ...]
    pages: Counter[str]
    """How many HTML files there are of each kind."""
    bytes: int
    failure: str = ""


@dataclass(frozen=True)
class Table:
    """A caption, a head and lines of cells."""

    caption: str
    head: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]

    def text(self) -> str:
        """For a terminal: numbers to the right."""
        widths = [max(map(len, column)) for column in zip(self.head, *self.lines, strict=True)]
        lines = (self.head, *self.lines)
        adjusted = ("  ".join(_set(cell, width) for cell, width in zip(line, widths, strict=True)) for line in lines)
        return "\n".join((f"{self.caption}:", *(line.rstrip() for line in adjusted)))

    def markdown(self) -> str:
        """For a document."""
        sides = tuple(
            "---:" if all(line[n][:1].isdigit() for line in self.lines) else "---" for n in range(len(self.head))
        )
        lines = ("| " + " | ".join(line) + " |" for line in (self.head, sides, *self.lines))
        return "\n".join((f"{self.caption}:", "", *lines))


def tables(rows: Sequence[Row], cases: Sequence[Case]) -> Iterator[Table]:
    """All tables for which there is something to show."""
    yield Table(_CLEAN, _HEAD, tuple(_line(row, rows) for row in rows if row.costs))
    if cases:
        head = ("documents", "case", "wall", "CPU", "memory", "as a clean build")
        yield Table("Dossier again (medians)", head, tuple(map(_case, cases)))
    if growing := tuple(_growing(rows)):
        yield Table("Growth of CPU time (the exponent: 1 is linear)", ("from", "to", "generator", "exponent"), growing)
    if made := tuple(_made(rows)):
        yield Table("Pages of Dossier by kind", ("documents", "kind", "pages"), made)


_CLEAN = "Clean builds (medians; ÷ is Dossier's by theirs, the median of pairs run in turn)"
_HEAD = ("documents", "generator", "wall", "CPU", "memory", "pages", "size", "wall ÷", "CPU ÷", "memory ÷")


def _line(row: Row, rows: Sequence[Row]) -> tuple[str, ...]:
    own = next((one for one in rows if one.name == "dossier" and one.documents == row.documents), None)
    ratios = (
        ["", "", ""] if own is None or own is row or not own.costs else [_ratio(own, row, of) for _, of in MEASURES]
    )
    name = f"{row.name} {row.version}"
    return (
        f"{row.documents:,}",
        name,
        *_costs(row.costs),
        f"{row.pages.total():,}",
        f"{row.bytes / 1e6:.1f} MB",
        *ratios,
    )


def _costs(costs: Sequence[Cost]) -> tuple[str, str, str]:
    wall, cpu, memory = (median(map(of, costs)) for _, of in MEASURES)
    return f"{wall:.2f} s", f"{cpu:.2f} s", f"{memory:,.0f} MiB"


def _ratio(own: Row, other: Row, of: Callable[[Cost], float]) -> str:
    """The median of the pairs that were run in turn."""
    return f"{median(of(a) / of(b) for a, b in zip(own.costs, other.costs, strict=False)):.2f}"


def _case(case: Case) -> tuple[str, ...]:
    compared = "" if case.name == "unchanged" else "no" if case.differing else "yes"
    return (f"{case.documents:,}", case.name, *_costs(case.costs), compared)


def _growing(rows: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    for name in dict.fromkeys(row.name for row in rows):
        for small, large in pairwise(row for row in rows if row.name == name and row.costs):
            yield f"{small.documents:,}", f"{large.documents:,}", name, f"{exponent(small, large):.2f}"


def exponent(small: Row, large: Row) -> float:
    """The power of the number of documents with which CPU time grows."""
    spent = [median(cost.cpu for cost in row.costs) for row in (small, large)]
    return math.log(spent[1] / spent[0]) / math.log(large.documents / small.documents)


def _made(rows: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        if row.name == "dossier":
            for kind, number in sorted(row.pages.items()):
                yield f"{row.documents:,}", kind, f"{number:,}"


def machine() -> str:
    """The machine and the day, in a line."""
    model = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    kilobytes = re.search(r"^MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text(encoding="utf-8"), re.MULTILINE)
    name = model[1].strip() if model else platform.machine()
    memory = f"{int(kilobytes[1]) / 2**20:.0f} GiB of memory" if kilobytes else "memory unknown"
    cores = f"{len(os.sched_getaffinity(0))} cores"
    return f"{name}, {cores}, {memory}, Python {platform.python_version()}, {datetime.now(UTC):%Y-%m-%d}."


def _set(cell: str, width: int) -> str:
    return cell.rjust(width) if cell[:1].isdigit() else cell.ljust(width)
