"""The page of a document."""

from typing import ClassVar, Literal

from msgspec import Struct

from generator.model.page import Publish
from generator.model.view.lines import Listed
from generator.model.view.moved import Withdrawal
from generator.model.view.shared import Card, Frame, Previews, Row, Support, When


class Detail(Struct, frozen=True, array_like=True):
    """One line of a citation. An empty `value` is unknown, and is shown as unknown with its note."""

    label: str
    value: str = ""
    note: str = ""
    href: str = ""


class Count(Struct, frozen=True, array_like=True):
    """A card and how often."""

    card: Card
    count: int


class Proof(Struct, frozen=True, array_like=True, kw_only=True):
    """What can be said for a passage, and how it is cited.

    `verified`: its words stand in the source letter by letter, as was seen on the day `on`. `placed`: it is a
    paraphrase of the paragraphs that it names. Their bytes are `first` to `last` of the source, counted from 1, with
    the digest `sha256`. `original` and `archived` lead to the words on the page of the source, where they can be found.
    """

    state: Literal["verified", "placed", "not verified"]
    on: str = ""
    sha256: str = ""
    first: int = 0
    last: int = 0
    cite: str
    original: str = ""
    archived: str = ""


class SourceSeal(Struct, frozen=True, array_like=True):
    """The digest of a whole source, and the day on which its passages were found in it."""

    sha256: str
    on: str


class Citations(Struct, frozen=True, array_like=True):
    """By the name of a format: how the document is cited in it, and how any passage of it."""

    whole: dict[str, str]
    passage: dict[str, str]


class DocumentView(Struct, frozen=True, array_like=True, kw_only=True):
    template: ClassVar[str] = "document.html"
    frame: Frame
    title: str
    title_note: str
    when: When
    dated: Support
    details: tuple[Detail, ...]
    publish: Publish
    cite: str
    files: tuple[Card, ...]
    rows: tuple[Row, ...]
    proofs: dict[str, Proof]
    """By the id of the passage."""
    citations: Citations
    previews: Previews
    source: SourceSeal | None
    withdrawn: tuple[Withdrawal, ...]
    passages: int
    verbatim: int
    actors: tuple[Count, ...]
    events: tuple[Card, ...]
    cited_by: tuple[Card, ...]
    lines: dict[str, Listed]
    """Those of its lists that are too long for its page."""
