"""Leaves: the pages of one thing, each with the way to its view, and what decides it where that is known without one.

A line of a long list shows little. What decides it is found sooner than the line itself: which entry it is, and all
that other pages can show of what stands behind it (`recipes.py`). What is the same for all lines is in every recipe.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from generator.model.dossier import Evidence
from generator.model.facts import Contact, Tie
from generator.model.page import Event
from generator.model.view.page import View
from generator.render.views.lines import Spoken
from generator.render.views.listed import Part
from generator.render.views.recipes import Recipes


class Leaf(Struct, frozen=True):
    """A page: how its view is made; where a `recipe` decides it, its address too."""

    make: Callable[[], View]
    recipe: bytes = b""
    url: str = ""


def leaves(recipes: Recipes, parts: Iterable[Part]) -> Iterator[Leaf]:
    """The pages of long lists."""
    for part in parts:
        lines = [[_line(recipes, part, item) for item in group.items] for group in part.groups]
        groups = [(g.id, g.title, g.count, g.continued, g.url, g.claims) for g in part.groups]
        shown = part.up, part.long.name, part.long.title, part.long.kind, part.place, groups, lines
        yield Leaf(part.view, recipes.lines(msgspec.msgpack.encode(shown)), part.url)


def _line(recipes: Recipes, part: Part, item: object) -> object:
    trace = _TRACES.get(type(item))
    return trace(recipes, item) if trace else part.long.show(item)


def _said(recipes: Recipes, spoken: Spoken) -> object:
    statement = spoken.statement
    told = recipes.told(statement.document, statement.passage.id)
    return spoken.before, spoken.before_when, told


def _evidence(recipes: Recipes, found: Evidence) -> object:
    return recipes.told(found.document, found.passage.id)


def _event(recipes: Recipes, event: Event) -> object:
    return event.id, recipes.around(event.id)


def _tie(recipes: Recipes, tie: Tie) -> object:
    contacts = (*tie.contacts, *tie.between_offices)
    tone = tie.contacts[0].tone if tie.contacts else ""
    shown = () if recipes.has_page(tie) else [_contact(recipes, contact) for contact in contacts]
    return tie.a, tie.b, tie.weight, len(tie.contacts), tone, recipes.faces(tie), recipes.standing(tie), shown


def _contact(recipes: Recipes, contact: Contact) -> object:
    return contact.source, contact.directed, contact.event, contact.document, contact.passage, recipes.behind(contact)


_TRACES: Mapping[type, Callable[[Recipes, Any], object]] = {
    Spoken: _said,
    Evidence: _evidence,
    Event: _event,
    Tie: _tie,
}
"""What decides a line, by its entry; of the others the line itself, which is made in no time."""
