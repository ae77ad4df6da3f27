"""Names: everything that has a page, by its title and its other names, as a classic script that works from a disk too.

The file is an assignment of plain data, which `find.js` and `search.js` read:

    dossierNames = {"full": true, "words": {…}, "kinds": [["actor", "Actor"], …], "entries": [entry, …]}
    entry = [number of its kind, address from the root, title, note, [other names]?]
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from generator.model.view.shared import Card
from generator.render.views.cards import Cards
from generator.render.views.frame import entries
from generator.words.words import Words

_KINDS = ("actor", "topic", "event", "document", "page")
"""In the order in which those that fit equally well are shown."""

Entry = tuple[Any, ...]


def names_script(cards: Cards, full_text: bool) -> bytes:
    """The script; `full_text` says whether the texts can be searched too."""
    data = {
        "full": full_text,
        "words": _said(cards.words),
        "kinds": list(zip(_KINDS, _kinds(cards.words), strict=True)),
        "entries": list(_entries(cards)),
    }
    return b"dossierNames = " + msgspec.json.encode(data) + b";\n"


def _entries(cards: Cards) -> Iterator[Entry]:
    dossier = cards.dossier
    for actor in dossier.actors.values():
        yield _entry(cards.card(actor.id), *(form.text for form in (*actor.aliases, *actor.metonyms)))
    for topic in dossier.topics.values():
        yield _entry(cards.card(topic.id))
    for event in dossier.events.values():
        card = cards.card(event.id)
        yield _entry(Card(card.url, card.title, card.kind, ", ".join(filter(None, (card.note, event.place)))))
    for document in dossier.documents.values():
        yield _entry(cards.card(document.id), document.short_title)
    for page in entries(cards):
        yield _entry(Card(page.url, page.title, "page"))


def _entry(card: Card, *others: str) -> Entry:
    names = [name for name in dict.fromkeys(others) if name and name != card.title]
    entry = (_KINDS.index(card.kind), card.url, card.title, card.note)
    return (*entry, names) if names else entry


def _kinds(words: Words) -> tuple[str, ...]:
    return (
        words.gettext("Actor"),
        words.gettext("Topic"),
        words.gettext("Event"),
        words.gettext("Document"),
        words.gettext("Page"),
    )


def _said(words: Words) -> dict[str, str]:
    """What the field at the head of every page says; `⟦…⟧` is put in by the script."""
    return {
        "field": words.gettext("Search names and titles"),
        "found": words.gettext("⟦number⟧ found"),
        "none": words.gettext("Nothing has this name"),
        "alias": words.gettext("also ⟦name⟧"),
        "full": words.gettext("Search the texts for “⟦words⟧”"),
        "all": words.gettext("All that has “⟦words⟧” in its name"),
    }
