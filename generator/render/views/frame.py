"""The frame of a page, and the rows of its text with what stands in the margin."""

from collections.abc import Iterator, Mapping
from itertools import chain

from generator.export import schema_org
from generator.model import urls
from generator.model.dossier import Dossier, LinkedNote
from generator.model.pieces import LinkedBlock, NoteMark, Open
from generator.model.view.shared import Card, EditorNote, Frame, PassageView, Row
from generator.render.html import note_label
from generator.render.views.cards import Cards
from generator.words.words import Words

Margin = PassageView | EditorNote


def frame(
    cards: Cards, url: str, title: str, description: str = "", root: str | None = None, listed: bool = True
) -> Frame:
    """What stands around the page at `url`; `root` only where the way to the root is not relative.

    A page that is not `listed` is not to be found by searching: it only says where another is, or that there is none.
    """
    dossier = cards.dossier
    settings = dossier.settings
    navigation, more = _navigation(dossier, cards.words), _more(cards.words)
    trail = [card for card in (*navigation, *more) if card.url == _section(url) != url]
    description = description or settings.summary
    return Frame(
        url=url,
        root=urls.root_from(url) if root is None else root,
        title=title,
        description=description,
        address=urls.absolute(settings.base_url, url) if listed else "",
        poster=urls.absolute(settings.base_url, urls.POSTER),
        listed=listed,
        linked_data=schema_org.linked_data(dossier, url, title, description, trail) if listed else "",
        site=settings.title,
        language=settings.language,
        direction=cards.words.direction,
        navigation=navigation,
        more=more,
        section=_section(url),
        editors=", ".join(settings.editors),
        contact=settings.contact,
        licence=settings.licence,
    )


def entries(cards: Cards) -> tuple[Card, ...]:
    """All that the navigation leads to, at the head of a page and at its foot."""
    return (*_navigation(cards.dossier, cards.words), *_more(cards.words))


def _more(words: Words) -> tuple[Card, ...]:
    """Pages about the dossier as a whole, for which there is no room at the head of every page."""
    return (
        Card(urls.EXPECTATIONS, words.gettext("Expectations"), "index"),
        Card(urls.VOICES, words.gettext("Voices"), "index"),
        Card(urls.NAMES, words.gettext("Names"), "index"),
    )


def _navigation(dossier: Dossier, words: Words) -> tuple[Card, ...]:
    return (
        Card(urls.INDEXES["document"], words.gettext("Documents"), "index"),
        Card(urls.INDEXES["actor"], words.gettext("Actors"), "index"),
        Card(urls.INDEXES["event"], words.gettext("Events"), "index"),
        Card(urls.INDEXES["topic"], words.gettext("Topics"), "index"),
        Card(urls.TIMELINE, words.gettext("Timeline"), "index"),
        Card(urls.NETWORK, words.gettext("Network"), "index"),
        Card(urls.DIFFERENCES, words.gettext("Differences"), "index"),
        *(Card(urls.page("page", page.id), page.title, "page") for page in dossier.prose.values()),
    )


def _section(url: str) -> str:
    """The entry of the navigation to which a page belongs."""
    folder, slash, _ = url.partition("/")
    if folder == "ties":
        return urls.NETWORK
    return f"{folder}.html" if slash else url


def rows(cards: Cards, id: str) -> tuple[Row, ...]:
    """The text of a page, block by block, with its passages and notes in the margin in their order."""
    body = cards.dossier.bodies[id]
    notes = {note.number: note for note in body.notes}
    return tuple(Row(block, tuple(_margin(cards, id, block, notes))) for block in body.blocks)


def _margin(cards: Cards, id: str, block: LinkedBlock, notes: Mapping[int, LinkedNote]) -> Iterator[Margin]:
    """A note may be marked twice; it stands beside its first mark. Its own passages and notes follow it.

    Notes may lead from one to the next for as long as an author likes, so this is a loop.
    """
    passages = cards.dossier.passages
    todo: list[Iterator[Open | NoteMark]] = [_marked(block)]
    while todo:
        piece = next(todo[-1], None)
        if piece is None:
            todo.pop()
        elif type(piece) is Open:
            if (id, piece.id) in passages:
                yield cards.passage(id, passages[id, piece.id])
        elif type(piece) is NoteMark and not piece.again:
            note = notes[piece.number]
            yield EditorNote(note.number, note_label(note.number), note.blocks)
            todo.append(chain.from_iterable(map(_marked, note.blocks)))


def _marked(block: LinkedBlock) -> Iterator[Open | NoteMark]:
    """Where something stands in the margin: of the pieces of a text few."""
    return (piece for piece in block.pieces if type(piece) is Open or type(piece) is NoteMark)
