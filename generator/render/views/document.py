"""The page of a document: the annotated account, the citation and what is unknown about it."""

from collections import Counter
from collections.abc import Iterator

from generator.model import urls
from generator.model.page import Document
from generator.model.pieces import Mention
from generator.model.view.document import Count, Detail, DocumentView
from generator.model.view.shared import Card
from generator.render.views.cards import Cards, when
from generator.render.views.frame import frame, rows
from generator.render.views.support import support

_LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
"""By BCP 47 tag; any other is shown as its tag."""

_RIGHTS = {
    "in-copyright": "in copyright",
    "public-domain": "public domain",
    "cc-by": "CC BY",
    "cc-by-sa": "CC BY-SA",
    "open": "open licence",
    "unknown": "",
}
_SHOWN = {
    "full": "the whole text",
    "excerpts": "our own account, with short quotations",
    "metadata": "the citation only",
}


def document_view(cards: Cards, document: Document) -> DocumentView:
    """All that the page of one document shows."""
    passages = document.body.passages
    url = urls.page("document", document.id)
    return DocumentView(
        frame=frame(cards, url, document.title, cards.summary(document.id)),
        title=document.title,
        title_note=document.title_note,
        when=when(document.date),
        dated=support(cards, cards.claims["date", document.id][0], most=4),
        details=tuple(_details(document)),
        publish=document.publish,
        cite=citation(document),
        rows=rows(cards, document.id) if document.publish != "metadata" else (),
        passages=len(passages),
        verbatim=sum(1 for passage in passages if passage.quotes),
        actors=_actors(cards, document),
        events=_events(cards, document),
        cited_by=cards.cards(id for id in cards.dossier.citing.get(document.id, ()) if id != document.id),
    )


def _details(document: Document) -> Iterator[Detail]:
    """The lines of the citation; an empty value is unknown and is shown as unknown."""
    yield Detail("Author", ", ".join(document.author), document.author_note)
    yield Detail("Publisher", document.publisher, document.publisher_note)
    yield Detail("Address", document.url, document.url_note, document.url)
    if document.archived:
        yield Detail("Archived copy", document.archived, "", document.archived)
    yield Detail("Language", _LANGUAGES.get(document.language, document.language))
    yield Detail("Rights", _RIGHTS[document.rights])
    yield Detail("Shown here", _SHOWN[document.publish])


def citation(document: Document) -> str:
    """The document as it is cited, the unknown left out: author, title, publisher, date, address."""
    title = f"‘{document.title}’" if "‘" not in document.title else document.title
    parts = (", ".join(document.author), title, document.publisher, document.date.date.words, document.url)
    return ", ".join(part for part in parts if part) + "."


def _actors(cards: Cards, document: Document) -> tuple[Count, ...]:
    """The actors mentioned, the most frequent first."""
    body = cards.dossier.bodies[document.id]
    blocks = (*body.blocks, *(block for note in body.notes for block in note.blocks))
    counts = Counter(
        piece.target
        for block in blocks
        for piece in block.pieces
        if isinstance(piece, Mention) and piece.kind == "actor" and not piece.continued
    )
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Count(cards.card(id), count) for id, count in ordered)


def _events(cards: Cards, document: Document) -> tuple[Card, ...]:
    """The events for which the document has evidence, in the order of time."""
    reported = {reference.target for passage in document.body.passages for reference in passage.events}
    return tuple(cards.card(id) for id in cards.dossier.events if id in reported)
