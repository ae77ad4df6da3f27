"""Front matter: YAML composed to nodes that know their places, and nothing made of them yet.

    file = "---" newline yaml "---" newline body

Every scalar stays its source text, so that `no` is a word, `2012` a string and a date needs no quotes.
Only this module knows YAML.
"""

import re
from collections.abc import Callable, Iterator

import yaml
from msgspec import Struct

from generator.model.problem import place
from generator.read.faults import Faults

_FENCED = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_WIKILINK = "references in the front matter are bare ids, without [[ ]]"


class Scalar(Struct, frozen=True):
    """One value as it was written, quotes resolved; `start` to `end` is its place, quotes included."""

    text: str
    start: int
    end: int


class Items(Struct, frozen=True):
    """A list."""

    items: "tuple[Node, ...]"
    start: int
    end: int


class Entries(Struct, frozen=True):
    """A mapping, in the order written, with duplicate keys still in it."""

    entries: "tuple[tuple[Scalar, Node], ...]"
    start: int
    end: int


Node = Scalar | Items | Entries


class FrontMatter(Struct, frozen=True):
    """The front matter of a file and the offset at which its body begins."""

    fields: Entries
    body: int


def split_front_matter(text: str, faults: Faults) -> FrontMatter | None:
    """The front matter of a file; None, and a problem, where there is none that can be read."""
    fenced = _FENCED.match(text)
    if not fenced:
        faults.add("front-matter-is-there", 0, 0, "the file does not begin with front matter", _how_to_begin(text))
        return None
    node = _compose(fenced["yaml"], fenced.start("yaml"), faults)
    if isinstance(node, Entries):
        return FrontMatter(node, fenced.end())
    if node is not None:
        faults.add("front-matter-is-mapping", node.start, node.end, "front matter is `key: value`, line by line")
    return None


def _how_to_begin(text: str) -> str:
    if text.startswith("---"):
        return "close it with a line `---`"
    return "begin the file with a line `---`, then `key: value` lines, then another `---`"


def _compose(text: str, offset: int, faults: Faults) -> Node | None:
    def at(mark: yaml.Mark) -> int:
        return offset + mark.index

    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = at(mark) if mark else offset
        line = place(text, where - offset).text
        faults.add("front-matter-is-yaml", where, where + 1, f"this is not YAML: {error.problem}", _yaml_hint(line))
        return None
    except yaml.YAMLError as error:
        faults.add("front-matter-is-yaml", offset, offset, f"this is not YAML: {str(error).splitlines()[0]}")
        return None
    except RecursionError:
        faults.add("front-matter-is-yaml", offset, offset, "this YAML is nested too deeply")
        return None
    if node is None:
        return Entries((), offset, offset)
    try:
        return _convert(node, at, seen=set())
    except _Shared as shared:
        where = at(shared.mark)
        faults.add("front-matter-is-plain", where, where + 1, "anchors and aliases are not used", "write it out")
        return None


class _Shared(Exception):
    """A node stands in two places: an alias, by which a small file can mean a very large one."""

    def __init__(self, mark: yaml.Mark) -> None:
        super().__init__()
        self.mark = mark


def _convert(node: yaml.Node, at: Callable[[yaml.Mark], int], seen: set[int]) -> Node:
    if id(node) in seen:
        raise _Shared(node.start_mark)
    seen.add(id(node))
    start, end = at(node.start_mark), at(node.end_mark)
    if isinstance(node, yaml.ScalarNode):
        return Scalar(node.value, start, end)
    if isinstance(node, yaml.SequenceNode):
        return Items(tuple(_convert(item, at, seen) for item in node.value), start, end)
    return Entries(tuple(_pairs(node, at, seen)), start, end)


def _pairs(node: yaml.Node, at: Callable[[yaml.Mark], int], seen: set[int]) -> Iterator[tuple[Scalar, Node]]:
    for key, value in node.value:
        name = _convert(key, at, seen)
        if isinstance(name, Scalar):
            yield name, _convert(value, at, seen)
        else:
            yield Scalar("", name.start, name.end), _convert(value, at, seen)


def _yaml_hint(line: str) -> str:
    _, _, value = line.partition(":")
    value = value.strip()
    if "[[" in line:
        return _WIKILINK
    if value.startswith("@") or line.lstrip("- ").startswith("@"):
        return "a value that begins with `@` needs quotes around it"
    if value[:1] in "\"'" and value:
        return "a value that begins with a quotation mark needs quotes of the other kind around all of it"
    if ": " in value:
        return "a value that contains `: ` needs quotes around it"
    return ""
