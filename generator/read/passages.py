"""Passages: from the attributes of a span to what they mean.

#pN                 the passage's id
para=N | N-M        the paragraphs of the source (required)
by= to= about= for= ids of actors; by=unnamed goes with as="words"
via=                the outlet from which the source has it
topic= stance=      a question and the answer given to it
event= actor=       what the passage is evidence for, the subject of its figures
at=                 a date in EDTF, where it is not the document's
MEASURE=N[+-~]      a figure: at least, at most, about
"""

import re
from collections.abc import Callable, Iterator

from generator.model.page import PASSAGE_KEYS, UNNAMED, Passage, Quote
from generator.model.problem import did_you_mean
from generator.model.value import Bound, Date, Figure, Reference
from generator.read.annotations import Attribute
from generator.read.dates import NotADate, parse_date
from generator.read.faults import Faults
from generator.read.fields import ID
from generator.read.limits import ITEMS

PASSAGE_ID = re.compile(r"p[1-9][0-9]{0,5}")

_PARAGRAPHS = re.compile(r"([1-9][0-9]{0,5})(?:-([1-9][0-9]{0,5}))?")
_FIGURE = re.compile(r"([0-9]{1,15})([+~-]?)")
_BOUNDS: dict[str, Bound] = {"": "exactly", "+": "at least", "-": "at most", "~": "about"}
_NEEDS = {
    "stance": ("topic",),
    "topic": ("by",),
    "via": ("by",),
    "for": ("by",),
    "to": ("by",),
    "about": ("by",),
}

Place = Callable[[int], int]


class Attributes:
    """The attributes of one span by key, each once; faults are placed by `place`."""

    def __init__(self, attributes: tuple[Attribute, ...], place: Place, faults: Faults) -> None:
        self._place = place
        self._faults = faults
        self._by_key: dict[str, Attribute] = {}
        for attribute in attributes:
            if attribute.key in self._by_key:
                self._say_twice(attribute)
            else:
                self._by_key[attribute.key] = attribute

    def keys(self) -> frozenset[str]:
        """Every key written."""
        return frozenset(self._by_key)

    def text(self, key: str) -> str:
        """The value of `key`; empty where it is not written."""
        attribute = self._by_key.get(key)
        return attribute.value if attribute else ""

    def references(self, key: str) -> tuple[Reference, ...]:
        """The ids that `key` lists, separated by spaces."""
        attribute = self._by_key.get(key)
        found = {reference.target: reference for reference in self._references(attribute)} if attribute else {}
        return tuple(found.values())

    def reference(self, key: str) -> Reference | None:
        """The one id that `key` gives."""
        references = self.references(key)
        if len(references) > 1:
            self.fault(key, "attribute-value-fits", f"`{key}` takes one id")
        return references[0] if references else None

    def paragraphs(self) -> tuple[int, int]:
        """The first and last paragraph of the source; (0, 0) where that is not said rightly."""
        if "para" not in self._by_key:
            return 0, 0
        found = _PARAGRAPHS.fullmatch(self.text("para"))
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not found or last < first:
            hint = "count the paragraphs of the source that are not blank, from 1: `para=4` or `para=4-5`"
            self.fault("para", "attribute-value-fits", f"`{self.text('para')}` is no paragraph", hint)
            return 0, 0
        return first, last

    def date(self, key: str) -> Date | None:
        """The date that `key` gives."""
        if key not in self._by_key:
            return None
        try:
            return parse_date(self.text(key))
        except NotADate as error:
            hint = "write it as EDTF: 2015-12-18, 2015-12, 2015-12~, 2011-22"
            self.fault(key, "date-is-possible", f"`{self.text(key)}`: {error}", hint)
            return None

    def figures(self) -> tuple[Figure, ...]:
        """Every other key is the name of a measure; whether it is declared is seen when linking."""
        return tuple(self._figures())

    def fault(self, key: str, rule: str, message: str, hint: str = "") -> None:
        """Notes a fault at the value of `key`."""
        attribute = self._by_key[key]
        self._faults.add(rule, self._place(attribute.start), self._place(attribute.end), message, hint)

    def _say_twice(self, attribute: Attribute) -> None:
        name = "id" if attribute.key == "#" else attribute.key
        start, end = self._place(attribute.key_start), self._place(attribute.end)
        hint = 'a list is quoted: by="a b"' if attribute.key in ("by", "to", "about", "event", "for") else ""
        self._faults.add("attribute-is-single", start, end, f"`{name}` stands twice in these braces", hint)

    def _references(self, attribute: Attribute) -> Iterator[Reference]:
        count = len(attribute.value.split())
        if count > ITEMS:
            self.fault(attribute.key, "list-is-short", f"`{attribute.key}` has {count:,} ids, at most {ITEMS} are read")
            return
        for word in re.finditer(r"\S+", attribute.value):
            start = self._place(attribute.start + word.start())
            end = self._place(attribute.start + word.end())
            if ID.fullmatch(word[0]):
                yield Reference(word[0], start, end)
            else:
                self._faults.add("id-fits", start, end, f"`{word[0]}` is no id", "ids are like `john-kerry`")
        if not attribute.value.strip():
            self.fault(attribute.key, "attribute-value-fits", f"`{attribute.key}` is empty", "remove it")

    def _figures(self) -> Iterator[Figure]:
        for key, attribute in self._by_key.items():
            if key in PASSAGE_KEYS:
                continue
            start, end = self._place(attribute.key_start), self._place(attribute.end)
            found = _FIGURE.fullmatch(attribute.value)
            if found:
                yield Figure(key, int(found[1]), _BOUNDS[found[2]], start, end)
            else:
                hint = did_you_mean(key, PASSAGE_KEYS - {"#"}) or "a figure is a number, `18`, `18+`, `18-` or `18~`"
                self._faults.add("attribute-is-known", start, end, f"`{key}` is no attribute", hint)


def read_passage(
    attributes: Attributes, start: int, end: int, quotes: tuple[Quote, ...], faults: Faults
) -> Passage | None:
    """The passage that a span from `start` to `end` of the file is; None where it cannot be one."""
    id = attributes.text("#")
    if not PASSAGE_ID.fullmatch(id):
        hint = "a passage's id is `p` and a number, such as `#p5`"
        attributes.fault("#", "passage-id-fits", f"`{id}` is no passage id", hint)
        return None
    _check_company(attributes, start, end, faults)
    first, last = attributes.paragraphs()
    figures = attributes.figures()
    if figures and not attributes.keys() & {"event", "actor"}:
        faults.add("figure-has-subject", start, end, "this figure is about nothing", "add `event=ID` or `actor=ID`")
    return Passage(
        id=id,
        start=start,
        end=end,
        first=first,
        last=last,
        quotes=quotes,
        by=attributes.references("by"),
        described=attributes.text("as"),
        via=attributes.reference("via"),
        on_behalf=attributes.references("for"),
        to=attributes.references("to"),
        about=attributes.references("about"),
        topic=attributes.reference("topic"),
        stance=attributes.reference("stance"),
        events=attributes.references("event"),
        actor=attributes.reference("actor"),
        figures=figures,
        at=attributes.date("at"),
    )


def _check_company(attributes: Attributes, start: int, end: int, faults: Faults) -> None:
    """Attributes that only make sense beside others."""
    keys = attributes.keys()
    if "para" not in keys:
        faults.add(
            "passage-has-paragraph",
            start,
            end,
            "this passage does not say where it stands in the source",
            "add `para=N`",
        )
    for key, needed in _NEEDS.items():
        if key in keys and not keys & set(needed):
            attributes.fault(key, "attribute-has-company", f"`{key}` means nothing without `{needed[0]}`")
    unnamed = UNNAMED in attributes.text("by").split()
    if unnamed and "as" not in keys:
        attributes.fault("by", "unnamed-is-described", "who is the unnamed speaker?", 'add as="a US official"')
    if "as" in keys and not unnamed:
        attributes.fault("as", "attribute-has-company", "`as` describes a speaker without a name", "add `by=unnamed`")
