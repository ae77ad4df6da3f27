"""What `content/README.md` documents: the keys of each kind, the annotations, the attributes of a passage."""

import re
from pathlib import Path

REFERENCE = Path(__file__).parent.parent.parent / "content/README.md"

HEADINGS = {"document": "### A document", "actor": "### An actor", "event": "### An event"}

_CELL = re.compile(r"(?<!\\)\|")
_CODE = re.compile(r"`([^`]+)`")
_KEY = re.compile(r"`([a-z_]+)`")


def keys(kind: str) -> list[str]:
    """The keys of a kind in the order in which the reference lists them."""
    return [key for cell in _first_cells(_part(HEADINGS[kind])) for key in _KEY.findall(cell)]


def annotations() -> list[str]:
    """The annotations as the reference writes them."""
    return [code for cell in _first_cells(_part("## Annotations")) for code in _CODE.findall(cell)]


def _part(heading: str) -> str:
    """The text below a heading, up to the first table that ends and the next heading."""
    _, _, rest = REFERENCE.read_text(encoding="utf-8").partition(f"{heading}\n")
    return re.split(r"^#", rest, maxsplit=1, flags=re.MULTILINE)[0]


def _first_cells(part: str) -> list[str]:
    """The first cell of each row of the tables of keys and annotations: those whose rows begin with code."""
    lines = [line for line in part.splitlines() if line.startswith("| `")]
    return [_CELL.split(line)[1] for line in lines]
