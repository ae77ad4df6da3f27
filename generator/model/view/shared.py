"""What pages of every kind show: cards, dates, passages, rows of text."""

from typing import Literal

from msgspec import Struct

from generator.model.ledger import Standing
from generator.model.pieces import LinkedBlock, Tone
from generator.model.value import Basis


class Card(Struct, frozen=True, array_like=True):
    """Another page in short: `note` is one line that says what it is (an office, a date), maybe empty."""

    url: str
    title: str
    kind: str
    note: str = ""


Preview = tuple[str, str, str]
"""What is behind a link: a title, a line that says what it is, and the words of a passage; either may be empty."""

Previews = dict[str, Preview]
"""By address, from the root."""


class When(Struct, frozen=True, array_like=True):
    """A date for readers: `words` as they are said, `edtf` for machines, its basis and the note on it.

    `html` is what HTML understands as a date, where it is one.
    """

    edtf: str
    words: str
    basis: Basis
    note: str = ""
    approximate: bool = False
    uncertain: bool = False
    html: str = ""


class Frame(Struct, frozen=True, array_like=True):
    """What stands around every page. `root` is the way from the page to the root: `` or `../` or `/path/`.

    `address` and `poster` are the whole addresses of the page and of the picture by which others announce it, empty
    where the site has none; `linked_data` is JSON-LD that can stand in an element `script`. `navigation` stands at the
    head of the page, `more` at its foot.
    """

    url: str
    root: str
    title: str
    description: str
    address: str
    poster: str
    listed: bool
    linked_data: str
    site: str
    language: str
    direction: str
    navigation: tuple[Card, ...]
    more: tuple[Card, ...]
    section: str
    editors: str
    contact: str
    licence: str


class SourceMark(Struct, frozen=True, array_like=True):
    """A small link from a claim to a passage: `label` is shown, `place` says in words where it leads."""

    url: str
    label: str
    place: str


class Support(Struct, frozen=True, array_like=True):
    """On what a claim rests: how it stands, the first of its passages, and how many more there are."""

    standing: Standing
    marks: tuple[SourceMark, ...] = ()
    more: int = 0


class Excerpt(Struct, frozen=True, array_like=True):
    """Words in their sentence: what stands before, the words themselves, what follows."""

    before: str
    words: str
    after: str


class Speaker(Struct, frozen=True, array_like=True):
    """Who says it: a card, or the words by which the source hides the name."""

    card: Card | None
    described: str = ""


class PassageView(Struct, frozen=True, array_like=True, kw_only=True):
    """A passage, wherever it is shown: the words in their sentence, and all that is known of them.

    `url` leads to the passage in its document; `label` is its number there; `paragraph` says where in the source
    it stands, `numbers` the same without the word, `place` with the name of the source. `kind`: verbatim words, or
    our paraphrase. `tone` is the PLOVER quad class of the event it is evidence for, `statement` where it only says
    something. `said` is the date of a statement, or of the article that has it; `topic` is the page of its
    `question`.
    """

    url: str
    id: str
    label: str
    document: Card
    excerpt: Excerpt
    paragraph: str
    numbers: str
    place: str
    kind: Literal["verbatim", "paraphrase"]
    tone: Tone
    speakers: tuple[Speaker, ...] = ()
    principals: tuple[Card, ...] = ()
    via: Card | None = None
    to: tuple[Card, ...] = ()
    about: tuple[Card, ...] = ()
    question: str = ""
    answer: str = ""
    topic: Card | None = None
    events: tuple[Card, ...] = ()
    figures: tuple[str, ...] = ()
    said: str = ""


class EditorNote(Struct, frozen=True, array_like=True):
    """An editor's margin note; `label` is a letter, so that it is not taken for a passage."""

    number: int
    label: str
    blocks: tuple[LinkedBlock, ...]


class Row(Struct, frozen=True, array_like=True):
    """A block of text and what stands in the margin beside it, in the order of the text."""

    block: LinkedBlock
    margin: tuple[PassageView | EditorNote, ...] = ()


class Context(Struct, frozen=True, array_like=True):
    """A mention in its sentence; `url` leads to the paragraph."""

    url: str
    excerpt: Excerpt


class MentionGroup(Struct, frozen=True, array_like=True):
    """Every mention on one page."""

    card: Card
    contexts: tuple[Context, ...]


class EventItem(Struct, frozen=True, array_like=True, kw_only=True):
    """An event in a list; `role` is what the actor of the page did in it.

    `sources` is how many independent ones report it.
    """

    card: Card
    when: When
    tone: Tone
    quad: str
    type: str
    status: str
    place: str
    role: str = ""
    sources: int = 0
    actors: tuple[Card, ...] = ()


class DocumentItem(Struct, frozen=True, array_like=True, kw_only=True):
    """A document in a list; `summary` is the beginning of its text."""

    card: Card
    when: When
    publisher: str
    summary: str
    passages: int


class ActorItem(Struct, frozen=True, array_like=True, kw_only=True):
    """An actor in a list, with how much the dossier holds of it.

    `role` is its latest office, else its kind; empty where the list says so already.
    """

    card: Card
    role: str
    statements: int
    events: int
    mentions: int
