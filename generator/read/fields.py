"""Fields: from the nodes of front matter to typed values, every mistake placed.

A reader takes a node and the faults, and gives a value, or None where there is none. A table of fields says which
keys a mapping may have.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

from msgspec import Struct

from generator.model import urls
from generator.model.page import Alias
from generator.model.problem import did_you_mean
from generator.model.value import Date, PassageReference, Reference
from generator.read.dates import NotADate, parse_date
from generator.read.faults import Faults
from generator.read.frontmatter import WIKILINK_HINT, Entries, Items, Node, Scalar
from generator.read.limits import NAME, VALUE

Reader = Callable[[Node, Faults], Any]

ID = urls.ID

_PASSAGE = re.compile(r"(?P<document>[a-z0-9]+(?:-[a-z0-9]+)*)(?:#(?P<passage>p[1-9][0-9]{0,5}))?")
_WIKIDATA = re.compile(r"Q[1-9][0-9]{0,11}")
_DATE_HINT = "write it as EDTF: 2015-12-18, 2015-12, 2015-12~ (about), 2011-22 (summer), 2016-07-14/2016-07-15"


class Field(Struct, frozen=True):
    """What a key takes, and whether it must be there."""

    read: Reader
    required: bool = False


Fields = Mapping[str, Field]


def read_fields(node: Entries, fields: Fields, faults: Faults) -> dict[str, Any]:
    """The values of a mapping by key; a key that is empty, unknown or wrong is not among them."""
    values: dict[str, Any] = {}
    seen: set[str] = set()
    for key, value in node.entries:
        if key.text not in fields:
            hint = did_you_mean(key.text, fields) or f"known keys: {', '.join(sorted(fields))}"
            faults.add("key-is-known", key.start, key.end, f"`{key.text}` is no key here", hint)
        elif key.text in seen:
            faults.add("key-is-single", key.start, key.end, f"`{key.text}` stands twice", "keep one of them")
        elif not is_empty(value):
            values[key.text] = fields[key.text].read(value, faults)
        seen.add(key.text)
    for name, field in fields.items():
        if field.required and name not in values:
            _say_missing(node, name, name in seen, faults)
    return {key: value for key, value in values.items() if value is not None}


def is_empty(node: Node) -> bool:
    """Whether nothing stands behind a key."""
    return isinstance(node, Scalar) and not node.text.strip()


def _say_missing(node: Entries, name: str, empty: bool, faults: Faults) -> None:
    if not empty:
        faults.add("key-is-there", node.start, node.start, f"`{name}` is missing", f"add a line `{name}: …`")
        return
    place = next(key for key, _ in node.entries if key.text == name)
    hint = "write a value behind it; one that begins with `#` needs quotes around it, without which it is a comment"
    faults.add("key-is-there", place.start, place.end, f"`{name}` is empty", hint)


def text(node: Node, faults: Faults) -> str | None:
    """Words in one line."""
    return _words(node, VALUE, faults)


def _words(node: Node, most: int, faults: Faults) -> str | None:
    if not isinstance(node, Scalar):
        _say_wrong(node, "words", faults)
        return None
    words = " ".join(node.text.split())
    if len(words) > most:
        message = f"this value has {len(words):,} characters, at most {most:,} are allowed"
        faults.add("value-is-short", node.start, node.end, message, "say the rest in the text below the front matter")
        return None
    return words


def alias(node: Node, faults: Faults) -> Alias | None:
    """A form of a name, with its place; it must hold a letter or digit to be found at all."""
    words = _words(node, NAME, faults)
    if words is None:
        return None
    if not any(character.isalnum() for character in words):
        faults.add("name-has-letters", node.start, node.end, f"`{words}` is no name")
        return None
    return Alias(words, node.start, node.end)


def choice(literal: object) -> Reader:
    """One of the words of a `Literal` type."""
    words: tuple[str, ...] = get_args(literal)

    def read(node: Node, faults: Faults) -> str | None:
        word = text(node, faults)
        if word is None or word in words:
            return word
        hint = did_you_mean(word, words) or f"one of {', '.join(words)}"
        faults.add("value-is-known", node.start, node.end, f"`{word}` is not one of the possible values", hint)
        return None

    return read


def date(node: Node, faults: Faults) -> Date | None:
    """A date in EDTF."""
    written = text(node, faults)
    if written is None:
        return None
    try:
        return parse_date(written)
    except NotADate as error:
        faults.add("date-is-possible", node.start, node.end, f"`{written}`: {error}", _DATE_HINT)
        return None


def reference(node: Node, faults: Faults) -> Reference | None:
    """The bare id of another thing."""
    written = text(node, faults)
    if written is None:
        return None
    if not ID.fullmatch(written):
        faults.add("id-fits", node.start, node.end, f"`{written}` is no id", "ids are like `john-kerry`")
        return None
    return Reference(written, node.start, node.end)


def former_id(node: Node, faults: Faults) -> Reference | None:
    """An id that this page had once; its page stays at that address, so it is one that a file can have."""
    written = text(node, faults)
    if written is None:
        return None
    message, hint = urls.why_no_id(written)
    if message:
        faults.add("id-fits", node.start, node.end, message, hint)
        return None
    return Reference(written, node.start, node.end)


def passage_reference(node: Node, faults: Faults) -> PassageReference | None:
    """A passage of a document, bare: `doc-id#p5`."""
    written = text(node, faults)
    if written is None:
        return None
    found = _PASSAGE.fullmatch(written)
    if not found:
        hint = "write it as `document-id#p5`"
        faults.add("id-fits", node.start, node.end, f"`{written}` is no passage", hint)
        return None
    return PassageReference(found["document"], found["passage"] or "", node.start, node.end)


def address(node: Node, faults: Faults) -> str | None:
    """A web address."""
    written = text(node, faults)
    if written is None or urls.is_web_address(written):
        return written
    hint = "write the whole address, with https://; leave it empty where it is unknown"
    faults.add("address-is-allowed", node.start, node.end, f"`{written}` is no web address", hint)
    return None


def wikidata(node: Node, faults: Faults) -> str | None:
    """The number of a thing in Wikidata: it becomes part of an address."""
    written = text(node, faults)
    if written is None or _WIKIDATA.fullmatch(written):
        return written
    faults.add("wikidata-fits", node.start, node.end, f"`{written}` is no item of Wikidata", "items are like `Q22686`")
    return None


def listed(read: Reader) -> Reader:
    """A list, each item read by `read`."""

    def read_list(node: Node, faults: Faults) -> tuple[Any, ...] | None:
        if not isinstance(node, Items):
            hint = f"put it into brackets: `[{node.text}]`" if isinstance(node, Scalar) else ""
            _say_wrong(node, "a list", faults, hint)
            return None
        values = (_item(item, read, faults) for item in node.items)
        return tuple(value for value in values if value is not None)

    return read_list


def _item(node: Node, read: Reader, faults: Faults) -> object:
    if not isinstance(node, Items):
        return read(node, faults)
    faults.add("value-has-type", node.start, node.end, "a list inside a list", WIKILINK_HINT)
    return None


def _say_wrong(node: Node, wanted: str, faults: Faults, hint: str = "") -> None:
    if isinstance(node, Items) and any(isinstance(item, Items) for item in node.items):
        hint = WIKILINK_HINT
    found = {Scalar: "words", Items: "a list", Entries: "a mapping"}[type(node)]
    faults.add("value-has-type", node.start, node.end, f"{found} where {wanted} should be", hint)
