"""A view: all that one page of the site may see. Templates get one view and nothing else.

Views hold cards of other pages, never the pages, so that the digest of a view says whether its page must be
made again. Every `url` is from the root of the site, without a leading slash.
"""

from typing import ClassVar, Literal

from msgspec import Struct

from generator.model.page import Publish
from generator.model.pieces import LinkedBlock, Tone
from generator.model.value import Basis


class Card(Struct, frozen=True):
    """Another page in short: `note` is one line that says what it is (an office, a date), maybe empty."""

    url: str
    title: str
    kind: str
    note: str = ""


class When(Struct, frozen=True):
    """A date for readers: `words` as they are said, `edtf` for machines, its basis and the note on it."""

    edtf: str
    words: str
    basis: Basis
    note: str = ""
    approximate: bool = False
    uncertain: bool = False


class Frame(Struct, frozen=True):
    """What stands around every page. `root` is the way from the page to the root: `` or `../` or `/path/`."""

    url: str
    root: str
    title: str
    description: str
    site: str
    language: str
    navigation: tuple[Card, ...]
    section: str
    editors: str
    licence: str
    documents: int


class Excerpt(Struct, frozen=True):
    """Words in their sentence: what stands before, the words themselves, what follows."""

    before: str
    words: str
    after: str


class Speaker(Struct, frozen=True):
    """Who says it: a card, or the words by which the source hides the name."""

    card: Card | None
    described: str = ""


class PassageView(Struct, frozen=True, kw_only=True):
    """A passage, wherever it is shown: the words in their sentence, and all that is known of them.

    `url` leads to the passage in its document; `label` is its number there; `place` says in words where it
    stands in the source. `kind`: verbatim words, or our paraphrase. `tone` is the PLOVER quad class of the
    event it is evidence for, `statement` where it only says something. `said` is the date of a statement.
    """

    url: str
    id: str
    label: str
    document: Card
    excerpt: Excerpt
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
    events: tuple[Card, ...] = ()
    figures: tuple[str, ...] = ()
    said: str = ""


class EditorNote(Struct, frozen=True):
    """An editor's margin note; `label` is a letter, so that it is not taken for a passage."""

    number: int
    label: str
    blocks: tuple[LinkedBlock, ...]


class Row(Struct, frozen=True):
    """A block of text and what stands in the margin beside it, in the order of the text."""

    block: LinkedBlock
    margin: tuple[PassageView | EditorNote, ...] = ()


class Detail(Struct, frozen=True):
    """One line of a citation. An empty `value` is unknown, and is shown as unknown with its note."""

    label: str
    value: str = ""
    note: str = ""
    href: str = ""


class Count(Struct, frozen=True):
    """A card and how often."""

    card: Card
    count: int


class DocumentView(Struct, frozen=True, kw_only=True):
    template: ClassVar[str] = "document.html"
    frame: Frame
    title: str
    title_note: str
    when: When
    details: tuple[Detail, ...]
    publish: Publish
    cite: str
    rows: tuple[Row, ...]
    passages: int
    verbatim: int
    actors: tuple[Count, ...]
    events: tuple[Card, ...]
    cited_by: tuple[Card, ...]


class OfficeView(Struct, frozen=True, kw_only=True):
    """A post held; `period` in words; `evidence` the passages that say so; `background`: known elsewhere."""

    title: str
    of: Card
    holder: Card
    period: str
    evidence: tuple[PassageView, ...]
    background: bool


class NameView(Struct, frozen=True):
    """A form of a name: how it is linked, and how often it stands in the texts of this dossier."""

    form: str
    role: Literal["name", "alias", "metonym", "description", "office"]
    count: int


class EventItem(Struct, frozen=True, kw_only=True):
    """An event in a list; `role` is what the actor of the page did in it, `sources` how many report it."""

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


class Context(Struct, frozen=True):
    """A mention in its sentence; `url` leads to the paragraph."""

    url: str
    excerpt: Excerpt


class MentionGroup(Struct, frozen=True):
    """Every mention on one page."""

    card: Card
    contexts: tuple[Context, ...]


class ActorView(Struct, frozen=True, kw_only=True):
    template: ClassVar[str] = "actor.html"
    frame: Frame
    name: str
    kind: str
    role: str
    part_of: tuple[Card, ...]
    parts: tuple[Card, ...]
    offices: tuple[OfficeView, ...]
    holders: tuple[OfficeView, ...]
    names: tuple[NameView, ...]
    rows: tuple[Row, ...]
    statements: tuple[PassageView, ...]
    spoken_for: tuple[PassageView, ...]
    about: tuple[PassageView, ...]
    figures: tuple[PassageView, ...]
    events: tuple[EventItem, ...]
    mentions: tuple[MentionGroup, ...]
    mention_count: int
    wikidata: str


class RoleView(Struct, frozen=True):
    """A part in an event (`acting`, `towards`, `also present`) and who had it."""

    label: str
    actors: tuple[Card, ...]


class EvidenceView(Struct, frozen=True):
    """What one document says of an event."""

    document: Card
    when: When
    publisher: str
    passages: tuple[PassageView, ...]


class EventView(Struct, frozen=True, kw_only=True):
    template: ClassVar[str] = "event.html"
    frame: Frame
    title: str
    when: When
    place: str
    status: str
    type: str
    tone: Tone
    quad: str
    roles: tuple[RoleView, ...]
    rows: tuple[Row, ...]
    evidence: tuple[EvidenceView, ...]
    figures: tuple[PassageView, ...]
    before: tuple[EventItem, ...]
    after: tuple[EventItem, ...]
    part_of: tuple[Card, ...]
    parts: tuple[EventItem, ...]
    outcome: Card | None
    outcome_unknown: bool
    mentions: tuple[MentionGroup, ...]


class DocumentItem(Struct, frozen=True, kw_only=True):
    """A document in a list; `summary` is the beginning of its text."""

    card: Card
    when: When
    publisher: str
    summary: str
    passages: int


class DocumentsView(Struct, frozen=True, kw_only=True):
    template: ClassVar[str] = "documents.html"
    frame: Frame
    documents: tuple[DocumentItem, ...]


class ActorItem(Struct, frozen=True, kw_only=True):
    """An actor in a list, with how much the dossier holds of it."""

    card: Card
    statements: int
    events: int
    mentions: int


class ActorGroup(Struct, frozen=True):
    """The actors of one kind; `id` is the anchor."""

    id: str
    title: str
    actors: tuple[ActorItem, ...]


class ActorsView(Struct, frozen=True, kw_only=True):
    template: ClassVar[str] = "actors.html"
    frame: Frame
    groups: tuple[ActorGroup, ...]


class EventGroup(Struct, frozen=True):
    """The events of one year; `id` is the anchor."""

    id: str
    title: str
    events: tuple[EventItem, ...]


class EventsView(Struct, frozen=True, kw_only=True):
    template: ClassVar[str] = "events.html"
    frame: Frame
    groups: tuple[EventGroup, ...]


class HomeView(Struct, frozen=True, kw_only=True):
    template: ClassVar[str] = "home.html"
    frame: Frame
    summary: str
    period: str
    counts: tuple[tuple[int, str, str], ...]
    """Number, what is counted, url of the list (empty where there is none)."""
    documents: tuple[DocumentItem, ...]
    actors: tuple[ActorItem, ...]
    events: tuple[EventItem, ...]
    missing: tuple[str, ...]
    about: Card | None


class ProseView(Struct, frozen=True, kw_only=True):
    template: ClassVar[str] = "page.html"
    frame: Frame
    title: str
    rows: tuple[Row, ...]


class NotFoundView(Struct, frozen=True, kw_only=True):
    template: ClassVar[str] = "404.html"
    frame: Frame


View = (
    HomeView | DocumentView | ActorView | EventView | DocumentsView | ActorsView | EventsView | ProseView | NotFoundView
)
