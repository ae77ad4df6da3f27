"""What a page is about, for machines: JSON-LD in the vocabulary of schema.org.

Each page is a `WebPage` of the site with its trail; its `mainEntity` is the thing that it shows: a source as
`NewsArticle` or `CreativeWork`, an actor as `Person`, `Country` or `Organization`, an event as `Event`, a topic as
`Question`. What is unknown is left out, and a date that is no plain day, month or year too.
Vocabulary: https://schema.org; embedding: https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents
"""

import re
from collections.abc import Mapping, Sequence
from functools import singledispatch
from typing import Any

import msgspec

from generator.model import urls
from generator.model.dossier import Dossier
from generator.model.page import Actor, ActorKind, Document, Event, Page, Topic
from generator.model.value import Dated
from generator.model.view.shared import Card

Node = dict[str, Any]

_CONTEXT = "https://schema.org"
_ACTORS: Mapping[ActorKind, str] = {"person": "Person", "state": "Country"}
_TOLD = ("occurred", "planned")
"""What may be handed on as an event."""

_TOOK_PLACE = "https://schema.org/EventScheduled"
"""That it was not cancelled or moved: schema.org has no other word for what has happened."""
_PLAIN = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")


def linked_data(dossier: Dossier, url: str, title: str, description: str, above: Sequence[Card]) -> str:
    """The JSON-LD of the page at `url`, with the indexes `above` it; safe within an element `script`."""
    settings = dossier.settings
    root = urls.root_from(url)
    site = {"@type": "WebSite", "name": settings.title, "url": _address(dossier, urls.HOME, root)}
    node = {
        "@context": _CONTEXT,
        "@type": "WebSite" if url == urls.HOME else "WebPage",
        "name": title,
        "description": description,
        "url": _address(dossier, url, root),
        "inLanguage": settings.language,
        "license": _LICENCES.get(settings.licence, settings.licence),
        "editor": [{"@type": "Organization", "name": editor} for editor in settings.editors],
        "isPartOf": None if url == urls.HOME else site,
        "breadcrumb": _trail(dossier, url, title, above),
        "mainEntity": _entity(dossier, url),
    }
    return msgspec.json.encode(_known(node)).decode().replace("<", "\\u003c")


_LICENCES = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
"""The addresses of licences that are often named in short."""


def _address(dossier: Dossier, url: str, root: str) -> str:
    """A whole address where the site has one; else from the page, which JSON-LD allows."""
    return urls.absolute(dossier.settings.base_url, url) or root + url


def _trail(dossier: Dossier, url: str, title: str, above: Sequence[Card]) -> Node | None:
    """The way from the home page; none where there is nothing between."""
    if not above:
        return None
    root = urls.root_from(url)
    steps = ((dossier.settings.title, urls.HOME), *((card.title, card.url) for card in above), (title, url))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": _address(dossier, at, root)}
            for number, (name, at) in enumerate(steps, 1)
        ],
    }


def _entity(dossier: Dossier, url: str) -> Node | None:
    folder, _, name = url.removesuffix(".html").rpartition("/")
    page = _page(dossier, folder, name)
    return _known(_node(page, dossier)) or None if page else None


def _page(dossier: Dossier, folder: str, id: str) -> Page | None:
    tables: Mapping[str, Mapping[str, Page]] = {
        "documents": dossier.documents,
        "actors": dossier.actors,
        "events": dossier.events,
        "topics": dossier.topics,
    }
    return tables.get(folder, {}).get(id)


@singledispatch
def _node(page: Page, dossier: Dossier) -> Node:  # noqa: ARG001  # what a page of another kind is about, its title says
    return {}


@_node.register
def _document(document: Document, dossier: Dossier) -> Node:  # noqa: ARG001
    return {
        "@type": "NewsArticle" if document.publisher else "CreativeWork",
        "headline" if document.publisher and not document.title_note else "name": document.title,
        "author": [{"@type": "Person", "name": author} for author in document.author],
        "publisher": {"@type": "Organization", "name": document.publisher} if document.publisher else None,
        "datePublished": _plain(document.date),
        "url": document.url,
        "archivedAt": document.archived,
        "inLanguage": document.language,
    }


@_node.register
def _actor(actor: Actor, dossier: Dossier) -> Node:
    return {
        "@type": _ACTORS.get(actor.kind, "Organization"),
        "name": actor.name.text,
        "alternateName": [alias.text for alias in actor.aliases],
        "jobTitle": [office.title for office in actor.offices] if actor.kind == "person" else [],
        "memberOf": [
            {"@type": "Organization", "name": dossier.things[whole.target].title}
            for whole in actor.part_of
            if actor.kind != "state" and whole.target in dossier.things
        ],
        "sameAs": f"https://www.wikidata.org/wiki/{actor.wikidata}" if actor.wikidata else "",
    }


@_node.register
def _event(event: Event, dossier: Dossier) -> Node:
    if event.status not in _TOLD:  # what was only reported, or denied, must not be handed on as a fact
        return {}
    begin, _, end = event.date.date.edtf.partition("/")
    taking_part = dict.fromkeys(each.target for each in event.taking_part)
    return {
        "@type": "Event",
        "name": event.title,
        "startDate": begin if _PLAIN.fullmatch(begin) else "",
        "endDate": end if _PLAIN.fullmatch(end) else "",
        "eventStatus": _TOOK_PLACE,
        "location": {"@type": "Place", "name": event.place} if event.place else None,
        "attendee": [
            {"@type": _ACTORS.get(dossier.actors[id].kind, "Organization"), "name": dossier.actors[id].name.text}
            for id in taking_part
            if id in dossier.actors and dossier.actors[id].kind != "state"
        ],
    }


@_node.register
def _topic(topic: Topic, dossier: Dossier) -> Node:  # noqa: ARG001
    answers = [{"@type": "Answer", "text": answer.words} for answer in topic.answers]
    return {"@type": "Question", "name": topic.title, "answerCount": len(answers), "suggestedAnswer": answers}


def _plain(dated: Dated) -> str:
    """A date that the source has; what an editor has inferred is not handed on without saying so."""
    return dated.date.edtf if dated.basis == "stated" and _PLAIN.fullmatch(dated.date.edtf) else ""


def _known(node: Node) -> Node:
    """Without what is unknown."""
    return {key: value for key, value in node.items() if value not in ("", None, [])}
