"""Front matter: YAML composed to nodes that know their places, and nothing made of them yet.

    file = "---" newline yaml "---" newline body

Every scalar stays its source text, so that `no` is a word, `2012` a string and a date needs no quotes.
Only this module knows YAML.
"""

import re
from collections.abc import Callable, Iterator

import yaml
from msgspec import Struct

from generator.read.faults import Faults

_FENCED = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_DEPTH = 20
_LENGTH = 200_000
"""Front matter is a page of metadata: so many characters hold thousands of aliases."""

_SWALLOWED = re.compile(r"^[ \t]*(?:- )?[\w-]+:[ \t]+(?P<value>#\S[^\n]*)", re.MULTILINE)
WIKILINK_HINT = "words and ids stand bare in the front matter, without [[ ]]"

_HINTS = (
    (re.compile(r"\[\["), WIKILINK_HINT),
    (re.compile(r"[:\[,-][ \t]*@"), "a value that begins with `@` needs quotes around it"),
    (re.compile(r"[:\[,-][ \t]*#\S"), "a value that begins with `#` needs quotes around it"),
    (
        re.compile(r"[:\[,-][ \t]*(?P<mark>[\"'])[^\"'\n]*(?P=mark)[ \t]*[^\s,\]}#]"),
        "a value that begins with a quotation mark needs quotes of the other kind around all of it",
    ),
    (re.compile(r":[ \t][^\n]*:[ \t]"), "a value that contains `: ` needs quotes around it"),
)


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

    if _is_deep(text):
        faults.add("front-matter-is-yaml", offset, offset, "this YAML is nested too deeply")
        return None
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        converted = _convert(node, at, seen=set()) if node else Entries((), offset, offset)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = at(mark) if mark else offset
        hint = _yaml_hint(text, where - offset)
        faults.add("front-matter-is-yaml", where, where + 1, f"this is not YAML: {error.problem}", hint)
    except yaml.YAMLError as error:
        faults.add("front-matter-is-yaml", offset, offset, f"this is not YAML: {str(error).splitlines()[0]}")
    except _Shared as shared:
        where = at(shared.mark)
        faults.add("front-matter-is-plain", where, where + 1, "anchors and aliases are not used", "write it out")
    else:
        _check_comments(text, offset, faults)
        return converted
    return None


def _is_deep(text: str) -> bool:
    """Whether collections nest deeper than any key needs; libyaml follows them until its stack is full."""
    depth = 0
    for bracket in re.finditer(r"[\[{\]}]", text):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > _DEPTH:
            return True
    return re.search(rf"(?:[-?:][ \t]+){{{_DEPTH}}}", text) is not None or len(text) > _LENGTH


def _check_comments(text: str, offset: int, faults: Faults) -> None:
    """`publisher: #1 News` is an empty publisher with a comment, which nobody means."""
    for found in _SWALLOWED.finditer(text):
        start, end = offset + found.start("value"), offset + found.end("value")
        hint = "put quotes around it; a comment has a space behind its `#`"
        faults.add("value-is-quoted", start, end, "a value that begins with `#` is taken for a comment", hint)


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


def _yaml_hint(text: str, offset: int) -> str:
    """What would help, from the line that YAML refuses and the one before, in which its reason often stands."""
    refused = text.count("\n", 0, offset)
    lines = "\n".join(text.split("\n")[max(refused - 1, 0) : refused + 1])
    return next((hint for pattern, hint in _HINTS if pattern.search(lines)), "")
