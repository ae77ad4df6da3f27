"""Pages: one file read by the table of its kind.

To add a key, add it to the table and to the struct in `model/page.py`; to add a kind, add a table and a function.
"""

from collections.abc import Callable, Mapping
from typing import Any, get_args

from generator.model import urls
from generator.model.page import (
    UNKNOWN,
    UNNAMED,
    Actor,
    ActorKind,
    Alias,
    Answer,
    Body,
    Document,
    Event,
    EventStatus,
    EventType,
    Office,
    Page,
    Prose,
    Publish,
    Reading,
    Rights,
    Topic,
)
from generator.model.source import Kind, Source
from generator.model.value import Basis, Dated
from generator.read import fields
from generator.read.characters import check_characters
from generator.read.dates import SOME_DAY
from generator.read.disputes import dispute
from generator.read.faults import Faults
from generator.read.fields import Field, Fields, read_fields
from generator.read.frontmatter import Entries, Node, Scalar, split_front_matter
from generator.read.limits import PAIRS, PARTICIPANTS, PASSAGES
from generator.read.markdown import read_body

_RESERVED = frozenset((UNNAMED, UNKNOWN, "none"))


def read_page(source: Source) -> Reading:
    """The page of one file and every fault in it; the page is None where the front matter cannot be read."""
    faults = Faults(source.path)
    check_characters(source.text, faults)
    _check_id(source, faults)
    page = _read(source, faults)
    return Reading(source.path, source.kind, source.id, page, faults.found())


def _read(source: Source, faults: Faults) -> Page | None:
    front = split_front_matter(source.text, faults)
    if front is None:
        return None
    table, make = _KINDS[source.kind]
    values = read_fields(front.fields, table, faults)
    _check_participants(values, front.fields, faults)
    body = read_body(source.text, front.body, faults)
    _check_passages(source, body, faults)
    missing = {name: _stand_in(name, source) for name, field in table.items() if field.required and name not in values}
    return make({**missing, **values, "id": source.id, "path": source.path, "body": body})


def _stand_in(key: str, source: Source) -> object:
    """What stands for a required key that a fault left empty, so that the other faults of the page are found too.

    It is never published: a page with a fault stops the build.
    """
    stand_ins: dict[str, object] = {
        "title": source.id,
        "name": Alias(source.id, 0, 0),
        "kind": "body",
        "type": "CONSULT",
        "date": SOME_DAY,
        "date_basis": "inferred",
        "answers": (),
    }
    return stand_ins[key]


def _check_id(source: Source, faults: Faults) -> None:
    message, hint = urls.why_no_id(source.id)
    if message:
        faults.add("id-fits", 0, 0, message, hint)
    if source.id in _RESERVED:
        faults.add("id-fits", 0, 0, f"`{source.id}` has a meaning of its own in annotations", "choose another id")
    if source.kind == "page" and urls.is_generated(source.id):
        faults.add("id-is-single", 0, 0, f"`{source.id}` is the name of a page that Dossier makes", "choose another")


def _check_passages(source: Source, body: Body, faults: Faults) -> None:
    if source.kind == "document":
        _check_number(body, faults)
        _check_pairs(body, faults)
        return
    for passage in body.passages:
        hint = "cite the passage of a document instead: `[@document-id#p5]`"
        faults.add("passage-in-document", passage.start, passage.end, "a passage outside a document", hint)


def _check_number(body: Body, faults: Faults) -> None:
    if len(body.passages) > PASSAGES:
        first = body.passages[PASSAGES]
        message = f"this document has {len(body.passages):,} passages, at most {PASSAGES:,} are read"
        faults.add("passages-are-few", first.start, first.end, message, "divide it into several documents")


def _check_pairs(body: Body, faults: Faults) -> None:
    """Each speaker has a contact with each of whom the words are about."""
    pairs = 0
    for passage in body.passages:
        pairs += len(passage.by) * len(passage.about)
        if pairs > PAIRS:
            message = f"up to here there are {pairs:,} pairs of a speaker and an actor spoken about, at most {PAIRS:,}"
            hint = "name those who speak together as one actor"
            faults.add("statements-are-few", passage.start, passage.end, message, hint)
            return


def _check_participants(values: Mapping[str, Any], node: Entries, faults: Faults) -> None:
    """Each pair of those who take part in an event is a tie, so many of them would be a great many."""
    keys = ("actor", "recipient", "participants")
    taking_part = {reference.target for key in keys for reference in values.get(key, ())}
    if len(taking_part) > PARTICIPANTS:
        place = next(key for key, _ in node.entries if key.text in keys)
        message = f"{len(taking_part):,} actors take part, at most {PARTICIPANTS} can"
        hint = "name them as one actor, such as an organisation, or divide the event"
        faults.add("event-has-few-actors", place.start, place.end, message, hint)


def _office(node: Node, faults: Faults) -> Office | None:
    if not isinstance(node, Entries):
        hint = "an office is `{title: …, of: …, from: …, to: …}`"
        faults.add("value-has-type", node.start, node.end, "an office is a mapping", hint)
        return None
    before = len(faults.found())
    values = read_fields(node, _OFFICE, faults)
    if not {"title", "of"} <= values.keys():
        return None
    named = "evidence" in values and (values["evidence"] or len(faults.found()) > before)
    if not named and "basis" not in values:
        hint = "add `evidence: [document-id#p5]`, or `basis: background` where it is known from elsewhere"
        faults.add("office-has-evidence", node.start, node.end, "nothing says that this office was held", hint)
    title = values["title"]
    begins, ends = values.get("from"), values.get("to")
    if begins and ends and begins.earliest > ends.latest:
        faults.add("office-ends-after-it-begins", node.start, node.end, "this office ends before it begins")
    return Office(
        title=title.text,
        start=title.start,
        of=values["of"],
        begins=begins,
        ends=ends,
        evidence=values.get("evidence", ()),
        background="basis" in values,
    )


def _background(node: Node, faults: Faults) -> bool | None:
    if isinstance(node, Scalar) and node.text == "background":
        return True
    faults.add("value-is-known", node.start, node.end, "a basis here is `background`", "or give `evidence` instead")
    return None


def _answers(node: Node, faults: Faults) -> tuple[Answer, ...] | None:
    if not isinstance(node, Entries):
        hint = "write each answer as `code: words`"
        faults.add("value-has-type", node.start, node.end, "answers are a mapping", hint)
        return None
    codes = {key.text: Field(fields.text, required=True) for key, _ in node.entries}
    for key, _ in node.entries:
        if not fields.ID.fullmatch(key.text):
            faults.add("id-fits", key.start, key.end, f"`{key.text}` is no code", "codes are like `must-go`")
    return tuple(Answer(code, words) for code, words in read_fields(node, codes, faults).items())


_OFFICE: Fields = {
    "title": Field(fields.alias, required=True),
    "of": Field(fields.reference, required=True),
    "from": Field(fields.date),
    "to": Field(fields.date),
    "evidence": Field(fields.listed(fields.passage_reference)),
    "basis": Field(_background),
}
_FORMERLY: Fields = {"formerly": Field(fields.listed(fields.former_id))}
_DATED: Fields = {
    "date": Field(fields.date, required=True),
    "date_basis": Field(fields.choice(Basis), required=True),
    "date_note": Field(fields.text),
    "date_evidence": Field(fields.listed(fields.passage_reference)),
}
_DOCUMENT: Fields = {
    "title": Field(fields.text, required=True),
    "title_note": Field(fields.text),
    "short_title": Field(fields.text),
    "author": Field(fields.listed(fields.text)),
    "author_note": Field(fields.text),
    "publisher": Field(fields.text),
    "publisher_note": Field(fields.text),
    **_DATED,
    "url": Field(fields.address),
    "url_note": Field(fields.text),
    "archived": Field(fields.address),
    "language": Field(fields.text),
    "rights": Field(fields.choice(Rights)),
    "publish": Field(fields.choice(Publish)),
    "source": Field(fields.text),
    **_FORMERLY,
}
_ACTOR: Fields = {
    "name": Field(fields.alias, required=True),
    "kind": Field(fields.choice(ActorKind), required=True),
    "aliases": Field(fields.listed(fields.alias)),
    "weak_aliases": Field(fields.listed(fields.alias)),
    "metonyms": Field(fields.listed(fields.alias)),
    "part_of": Field(fields.listed(fields.reference)),
    "offices": Field(fields.listed(_office)),
    "disputes": Field(fields.listed(dispute)),
    "wikidata": Field(fields.wikidata),
    **_FORMERLY,
}
_EVENT: Fields = {
    "title": Field(fields.text, required=True),
    **_DATED,
    "place": Field(fields.text),
    "status": Field(fields.choice(EventStatus)),
    "type": Field(fields.choice(EventType), required=True),
    "actor": Field(fields.listed(fields.reference)),
    "recipient": Field(fields.listed(fields.reference)),
    "participants": Field(fields.listed(fields.reference)),
    "follows": Field(fields.listed(fields.reference)),
    "part_of": Field(fields.listed(fields.reference)),
    "outcome": Field(fields.reference),
    "disputes": Field(fields.listed(dispute)),
    **_FORMERLY,
}
_TOPIC: Fields = {
    "title": Field(fields.text, required=True),
    "answers": Field(_answers, required=True),
    "disputes": Field(fields.listed(dispute)),
    **_FORMERLY,
}
_PROSE: Fields = {"title": Field(fields.text, required=True), **_FORMERLY}


def _with_date(values: dict[str, Any]) -> dict[str, Any]:
    keys = ("date", "date_basis", "date_note", "date_evidence")
    dated = Dated(values["date"], values["date_basis"], values.get("date_note", ""), values.get("date_evidence", ()))
    return {**{key: value for key, value in values.items() if key not in keys}, "date": dated}


_KINDS: dict[Kind, tuple[Fields, Callable[[dict[str, Any]], Page]]] = {
    "document": (_DOCUMENT, lambda values: Document(**_with_date(values))),
    "actor": (_ACTOR, lambda values: Actor(**values)),
    "event": (_EVENT, lambda values: Event(**_with_date(values))),
    "topic": (_TOPIC, lambda values: Topic(**values)),
    "page": (_PROSE, lambda values: Prose(**values)),
}
assert set(_KINDS) == set(get_args(Kind)), "every kind has its table"
