"""The page of a document: the annotated account, the citation and what is unknown about it."""

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import structs

from generator.export import citations
from generator.model import urls
from generator.model.page import Document, Passage, Publish, Rights
from generator.model.pieces import Mention
from generator.model.view.document import Citations, Count, Detail, DocumentView, Proof, SourceSeal
from generator.model.view.shared import Card
from generator.render.views.cards import Cards
from generator.render.views.document_lists import citing, document_longs
from generator.render.views.frame import frame, rows
from generator.render.views.listed import Whole, listed
from generator.render.views.moved import withdrawals
from generator.render.views.previews import previews
from generator.render.views.support import support
from generator.words.words import Words

_STYLES: Mapping[citations.Format, str] = {"plain": "Words", "csl": "CSL-JSON", "ris": "RIS", "bibtex": "BibTeX"}
ID, PLACE, ADDRESS = "⟦id⟧", "⟦place⟧", "⟦address⟧"
"""Stand in citations for what `document.js` puts in."""


def document_view(cards: Cards, document: Document) -> DocumentView:
    """All that the page of one document shows."""
    passages = document.body.passages
    url = urls.page("document", document.id)
    levels = cards.cuts.of_document(document.id)
    text = rows(cards, document.id) if document.publish != "metadata" else ()
    return DocumentView(
        frame=frame(cards, url, document.title, cards.summary(document.id)),
        title=document.title,
        title_note=document.title_note,
        when=cards.when(document.date),
        dated=support(cards, cards.claims["date", document.id][0], most=4),
        details=tuple(_details(cards, document)),
        publish=document.publish,
        cite=citations.plain(_cited(cards, document, "", "")),
        files=tuple(_files(document)),
        rows=text,
        proofs={passage.id: _proof(cards, document, passage) for passage in passages},
        citations=_citations(cards, document),
        previews=previews(cards, text),
        source=_source(cards, document),
        withdrawn=withdrawals(cards, document.id),
        passages=len(passages),
        verbatim=sum(1 for passage in passages if passage.quotes),
        actors=_actors(cards, document),
        events=_events(cards, document),
        cited_by=cards.cards(Whole(levels)("cited-by", citing(cards, document))),
        lines=listed(document_longs(cards, document), levels, url) if levels else {},
    )


def _details(cards: Cards, document: Document) -> Iterator[Detail]:
    """The lines of the citation; an empty value is unknown and is shown as unknown."""
    say = cards.words.gettext
    yield Detail(say("Author"), ", ".join(document.author), document.author_note)
    yield Detail(say("Publisher"), document.publisher, document.publisher_note)
    yield Detail(say("Address"), document.url, document.url_note, document.url)
    if document.archived:
        yield Detail(say("Archived copy"), document.archived, "", document.archived)
    yield Detail(say("Language"), cards.words.language_name(document.language))
    yield Detail(say("Rights"), _rights(cards.words)[document.rights])
    yield Detail(say("Shown here"), _shown(cards.words)[document.publish])


def _rights(words: Words) -> Mapping[Rights, str]:
    return {
        "in-copyright": words.gettext("in copyright"),
        "public-domain": words.gettext("public domain"),
        "cc-by": "CC BY",
        "cc-by-sa": "CC BY-SA",
        "open": words.gettext("open licence"),
        "unknown": "",
    }


def _shown(words: Words) -> Mapping[Publish, str]:
    return {
        "full": words.gettext("the whole text"),
        "excerpts": words.gettext("our own account, with short quotations"),
        "metadata": words.gettext("the citation only"),
    }


def _files(document: Document) -> Iterator[Card]:
    for style, suffix in citations.SUFFIXES.items():
        yield Card(urls.beside(document.id, suffix), _STYLES[style], "file")


def _proof(cards: Cards, document: Document, passage: Passage) -> Proof:
    """What can be said for a passage: the seal on it, and how it is cited."""
    seal = cards.dossier.seals.get((document.id, passage.id))
    cite = citations.plain(_cited(cards, document, passage.id, cards.place(passage)))
    if seal is None:
        return Proof(state="not verified", cite=cite)
    return Proof(
        state="verified" if seal.verbatim else "placed",
        on=cards.day(seal.verified),
        sha256=seal.sha256,
        first=seal.start + 1,
        last=seal.end,
        cite=cite,
        original=urls.text_fragment(document.url, seal.once) if document.url and seal.once else "",
        archived=urls.text_fragment(document.archived, seal.once) if document.archived and seal.once else "",
    )


def _citations(cards: Cards, document: Document) -> Citations:
    """How the document and any passage of it are cited, but for the address where a reader finds them."""
    whole = structs.replace(_cited(cards, document, "", ""), address=ADDRESS)
    passage = structs.replace(_cited(cards, document, ID, PLACE), address=ADDRESS)
    return Citations(_formats(whole), _formats(passage))


def _formats(cited: citations.Cited) -> dict[str, str]:
    return {name: citations.FORMATS[style](cited) for style, name in _STYLES.items()}


def _cited(cards: Cards, document: Document, passage: str, place: str) -> citations.Cited:
    """Without its address: a page does not know where it is published, and its reader does."""
    return citations.Cited(
        document=document, site=cards.dossier.settings.title, words=cards.words, passage=passage, place=place
    )


def _source(cards: Cards, document: Document) -> SourceSeal | None:
    """The seal on the whole source; None where nothing is as it was sealed."""
    if not any((document.id, passage.id) in cards.dossier.seals for passage in document.body.passages):
        return None
    return next(
        SourceSeal(e.sha256, cards.day(e.verified)) for e in cards.dossier.lock.documents if e.id == document.id
    )


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
    order = cards.lookup.order_of_events
    return tuple(cards.card(id) for id in sorted(reported & order.keys(), key=order.__getitem__))
