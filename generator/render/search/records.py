"""Records: the text of each page as the full text is searched, with the facets by which it can be narrowed.

One record a page, not one a paragraph: Pagefind makes a file of each. Where its paragraphs begin is kept beside the
text, so that a result leads to the paragraph all the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from generator.model import urls
from generator.model.dossier import LinkedBody
from generator.model.page import Actor, Document, Event, Page, Topic
from generator.model.pieces import Citation, Linked, LinkedBlock, words
from generator.render.views.cards import Cards


class Paragraph(Struct, frozen=True):
    """Words with single spaces between them, and the anchor under which they stand."""

    anchor: str
    text: str


class Record(Struct, frozen=True, kw_only=True):
    """A page: the first of its paragraphs is its title. Facets hold ids, `year` is empty where there is no date."""

    url: str
    title: str
    note: str
    kind: str
    paragraphs: tuple[Paragraph, ...]
    actors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    year: str = ""


def records(cards: Cards) -> tuple[Record, ...]:
    """Every page that has a text of its own."""
    return tuple(_Records(cards).all())


class _Records:
    def __init__(self, cards: Cards) -> None:
        self._cards = cards
        self._dossier = cards.dossier

    def all(self) -> Iterator[Record]:
        for page in self._dossier.pages():
            card = self._cards.card(page.id)
            yield Record(
                url=card.url,
                title=card.title,
                note=card.note,
                kind=card.kind,
                paragraphs=(Paragraph("", " ".join(card.title.split())), *self._paragraphs(page)),
                actors=_each(self._actors(page)),
                topics=_each(self._topics(page)),
                year=page.date.date.year if isinstance(page, Document | Event) else "",
            )

    def _paragraphs(self, page: Page) -> Iterator[Paragraph]:
        """Nothing of a document whose text is not shown."""
        if not isinstance(page, Document) or page.publish != "metadata":
            yield from _text(self._dossier.bodies[page.id])

    def _actors(self, page: Page) -> Iterator[str]:
        """Who is in it: by a part in it, by being named, by speaking."""
        if isinstance(page, Actor):
            yield page.id
        if isinstance(page, Event):
            yield from (one.target for one in page.taking_part)
        yield from self._named.get(page.id, ())
        yield from (speaker for passage in page.body.passages for speaker in passage.speakers)

    @cached_property
    def _named(self) -> Mapping[str, list[str]]:
        """By page: the actors that are named there."""
        named: dict[str, list[str]] = defaultdict(list)
        for id, places in self._dossier.mentions.items():
            if id in self._dossier.actors:
                for page in {place.page.id for place in places}:
                    named[page].append(id)
        return named

    def _topics(self, page: Page) -> Iterator[str]:
        """On which questions it takes, or is evidence for, a position."""
        if isinstance(page, Topic):
            yield page.id
        if isinstance(page, Actor):
            said = self._cards.lookup.said_by.get(page.id, ())
            yield from (one.passage.topic.target for one in said if one.passage.topic)
        if isinstance(page, Event):
            evidence = self._dossier.evidence.get(page.id, ())
            yield from (each.passage.topic.target for each in evidence if each.passage.topic)
        yield from (passage.topic.target for passage in page.body.passages if passage.topic)


def _each(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(ids)))


def _text(body: LinkedBody) -> Iterator[Paragraph]:
    yield from _with_words((block, urls.paragraph_anchor(block.number)) for block in body.blocks)
    yield from _with_words((block, urls.note_anchor(note.number)) for note in body.notes for block in note.blocks)


def _with_words(blocks: Iterable[tuple[LinkedBlock, str]]) -> Iterator[Paragraph]:
    for block, anchor in blocks:
        text = " ".join("".join(_said(piece) for piece in block.pieces).split())
        text = text.replace("([", "(").replace("])", ")")
        if text:
            yield Paragraph(anchor, text)


def _said(piece: Linked) -> str:
    """The words of a piece; of a citation its label, in brackets where the page has a look of its own for it."""
    return f"[{piece.label}]" if isinstance(piece, Citation) else words(piece)
