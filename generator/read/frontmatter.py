"""Front matter: YAML as a stream of events, made into nodes that know their places, and nothing made of them yet.

    file = "---" newline yaml "---" newline body

Every scalar stays its source text, so that `no` is a word, `2012` a string and a date needs no quotes. Of YAML only
words, lists and mappings are used: anchors, aliases and tags are refused where they stand, and since nothing is
composed, none of them can make a small file mean a large one. Only this module knows YAML.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct

from generator.read.characters import visible
from generator.read.faults import Faults
from generator.read.limits import DEPTH, FRONT_MATTER, ITEMS

_FENCED = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)

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
_HINTED = 300
"""Characters around a fault in which a reason is looked for."""


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
    if len(text) > FRONT_MATTER:
        message = f"this front matter has {len(text):,} characters, at most {FRONT_MATTER:,} are read"
        faults.add("front-matter-is-short", offset, offset, message, "say the rest in the text below it")
        return None
    try:
        node = _Composer(text, offset, faults).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = offset + min(mark.index, len(text)) if mark else offset
        hint = _yaml_hint(text, where - offset)
        faults.add("front-matter-is-yaml", where, where + 1, f"this is not YAML: {error.problem}", hint)
    except yaml.YAMLError as error:
        faults.add("front-matter-is-yaml", offset, offset, f"this is not YAML: {str(error).splitlines()[0]}")
    else:
        _check_comments(text, offset, faults)
        return node
    return None


def _check_comments(text: str, offset: int, faults: Faults) -> None:
    """`publisher: #1 News` is an empty publisher with a comment, which nobody means."""
    for found in _SWALLOWED.finditer(text):
        start, end = offset + found.start("value"), offset + found.end("value")
        hint = "put quotes around it; a comment has a space behind its `#`"
        faults.add("value-is-quoted", start, end, "a value that begins with `#` is taken for a comment", hint)


class _Composer:
    """Makes nodes of the events of one text, which stands at `offset` of its file."""

    def __init__(self, text: str, offset: int, faults: Faults) -> None:
        self._events = iter(yaml.parse(text, Loader=yaml.CSafeLoader))
        self._offset = offset
        self._faults = faults

    def document(self) -> Node | None:
        """The one document; of nothing, an empty mapping; None where it cannot be read further. Raises YAMLError."""
        node: Node | None = None
        try:
            for event in self._events:
                if isinstance(event, yaml.DocumentStartEvent) and node is not None:
                    message = "a second document begins inside the front matter"
                    self._fault("front-matter-is-yaml", event, message, "close the front matter with a line `---`")
                    return None
                if isinstance(event, yaml.NodeEvent):
                    node = self._node(event, 0)
        except _TooDeep as deep:
            hint = "a value here is a word, a list or a mapping of them"
            self._fault("front-matter-is-yaml", deep.event, "this YAML is nested too deeply", hint)
            return None
        return node or Entries((), self._offset, self._offset)

    def _node(self, event: yaml.NodeEvent, depth: int) -> Node:
        self._check_plain(event)
        start, end = self._at(event.start_mark), self._at(event.end_mark)
        if isinstance(event, yaml.ScalarEvent):
            escaped = event.style == '"'
            return Scalar(visible(event.value, start, end, self._faults) if escaped else event.value, start, end)
        if isinstance(event, yaml.AliasEvent):
            return Scalar("", start, end)
        if depth > DEPTH:
            raise _TooDeep(event)
        children: list[Node] = []
        for following in self._events:
            if not isinstance(following, yaml.NodeEvent):
                end = self._at(following.end_mark)
                break
            children.append(self._node(following, depth + 1))
        self._check_length(children if isinstance(event, yaml.SequenceStartEvent) else children[::2])
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(tuple(children), start, end)
        return Entries(tuple(self._pairs(children)), start, end)

    def _pairs(self, children: list[Node]) -> Iterator[tuple[Scalar, Node]]:
        for key, value in zip(children[::2], children[1::2], strict=True):
            if isinstance(key, Scalar):
                yield key, value
            else:
                message, hint = "a key is a word", "write `key: value`; a list or mapping stands behind the colon"
                self._faults.add("key-is-word", key.start, key.end, message, hint)

    def _check_plain(self, event: yaml.NodeEvent) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            hint = "write it out; a value that begins with `&` or `*` needs quotes around it"
            self._fault("front-matter-is-plain", event, "anchors and aliases are not used", hint)
        if getattr(event, "tag", None):
            hint = "every value is text; one that begins with `!` needs quotes around it"
            self._fault("front-matter-is-plain", event, "tags are not used", hint)

    def _check_length(self, children: list[Node]) -> None:
        if len(children) > ITEMS:
            start, end = children[ITEMS].start, children[ITEMS].end
            message = f"{len(children):,} entries stand here, at most {ITEMS} are read"
            self._faults.add("list-is-short", start, end, message)

    def _fault(self, rule: str, event: yaml.Event, message: str, hint: str) -> None:
        start = self._at(event.start_mark)
        self._faults.add(rule, start, start + 1, message, hint)

    def _at(self, mark: Any) -> int:  # noqa: ANN401  # libyaml's own class, which the stubs do not tell from None
        return self._offset + int(mark.index)


class _TooDeep(Exception):
    """A collection nests deeper than any key needs."""

    def __init__(self, event: yaml.Event) -> None:
        super().__init__()
        self.event = event


def _yaml_hint(text: str, offset: int) -> str:
    """What would help, from the line that YAML refuses and the one before, in which its reason often stands."""
    begin = text.rfind("\n", 0, max(text.rfind("\n", 0, offset), 0)) + 1
    end = text.find("\n", offset)
    lines = text[max(begin, offset - _HINTED) : min(len(text) if end < 0 else end, offset + _HINTED)]
    return next((hint for pattern, hint in _HINTS if pattern.search(lines)), "")
