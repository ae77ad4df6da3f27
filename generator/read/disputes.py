"""Disputes: where accounts of one thing differ, from the front matter of an event, an actor or a topic.

    dispute = { kind, measure | about, passages, note }

`measure` names the figures that differ; `about` says in words what differs where it is no figure.
"""

from typing import Any

from generator.model.page import Dispute, DisputeKind
from generator.model.value import PassageReference, Reference
from generator.read import fields
from generator.read.faults import Faults
from generator.read.fields import Field, Fields, read_fields
from generator.read.frontmatter import Entries, Items, Node


def dispute(node: Node, faults: Faults) -> Dispute | None:
    """One dispute; None, and every fault placed, where it is not whole."""
    if not isinstance(node, Entries):
        hint = "a dispute is `{kind: …, measure: …, passages: […, …], note: …}`"
        faults.add("value-has-type", node.start, node.end, "a dispute is a mapping", hint)
        return None
    values = read_fields(node, _DISPUTE, faults)
    _check_subject(values, node, faults)
    if not {"kind", "passages", "note"} <= values.keys():
        return None
    return Dispute(start=node.start, end=node.end, **values)


def _check_subject(values: dict[str, Any], node: Entries, faults: Faults) -> None:
    written = [key for key, value in node.entries if key.text in ("measure", "about") and not fields.is_empty(value)]
    if {"measure", "about"} <= values.keys():
        message = "a dispute is of figures (`measure`) or of something else (`about`), not of both"
        faults.add("dispute-has-matter", written[1].start, written[1].end, message, "keep one of them")
    elif not written:
        hint = 'add `measure: NAME` where figures differ, else `about: "words"`'
        faults.add("dispute-has-matter", node.start, node.start + 1, "nothing says what differs here", hint)


def _measure(node: Node, faults: Faults) -> Reference | None:
    """The name of a measure; whether it is declared is seen when linking."""
    written = fields.text(node, faults)
    return None if written is None else Reference(written, node.start, node.end)


def _passages(node: Node, faults: Faults) -> tuple[PassageReference, ...] | None:
    """Passages of documents, each once, two of them at least."""
    read: tuple[PassageReference, ...] | None = fields.listed(_passage)(node, faults)
    if read is None:
        return None
    found = {(passage.document, passage.passage): passage for passage in read}
    if isinstance(node, Items) and len(read) < len(node.items):
        return None
    if len(found) < 2:
        hint = "name a passage for each account: `passages: [document-id#p3, other-id#p7]`"
        message = f"a dispute has two passages at least, and here {'is one' if found else 'are none'}"
        faults.add("dispute-has-two-passages", node.start, node.end, message, hint)
        return None
    return tuple(found.values())


def _passage(node: Node, faults: Faults) -> PassageReference | None:
    reference = fields.passage_reference(node, faults)
    if reference is None or reference.passage:
        return reference
    hint = f"name the passage in which the account stands: `{reference.document}#p1`"
    faults.add("id-fits", node.start, node.end, f"`{reference.document}` is a whole document", hint)
    return None


def _words(node: Node, faults: Faults) -> str | None:
    """Words that say something: a note of dots alone is one that is still to be written."""
    words = fields.text(node, faults)
    if words is None or any(character.isalnum() for character in words):
        return words
    hint = "say in your own words what differs, and what the sources leave open"
    faults.add("key-is-there", node.start, node.end, f"`{words}` says nothing", hint)
    return None


_DISPUTE: Fields = {
    "kind": Field(fields.choice(DisputeKind), required=True),
    "measure": Field(_measure),
    "about": Field(_words),
    "passages": Field(_passages, required=True),
    "note": Field(_words, required=True),
}
