"""The page of names: every surface form in the texts, whom it means and why, and what was left alone.

Where it would grow too long it is an index, and each part has a page of its own, `names/a.html`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, TypeVar

from msgspec import structs

from generator.model import urls
from generator.model.dossier import Dossier, LinkedBody, Thing
from generator.model.page import Office
from generator.model.pieces import LinkedBlock, Text, Via
from generator.model.view.names import (
    DoubtView,
    FormView,
    Holder,
    Letter,
    Meaning,
    MetonymView,
    NamesView,
    Part,
    Spot,
    Spots,
    TitleView,
    WeakView,
)
from generator.model.view.shared import Card
from generator.render.letters import Letter as Initial
from generator.render.letters import letter_of, sorted_as
from generator.render.views.cards import Cards
from generator.render.views.frame import frame
from generator.words.words import Words

_FIRST = 3
_MORE = 12
_NODES = 1350
"""About how many elements the entries of one page may have."""
_KINDS = ("document", "event", "topic", "actor", "page")
_WORD = re.compile(r"\w+")

_Entry = TypeVar("_Entry")
_Place = tuple[Thing, str]
"""A page and the anchor of a paragraph."""


def names_views(cards: Cards) -> Iterator[NamesView]:
    """The page of names, or its index and then its parts."""
    forms = tuple(_forms(cards))
    sections: dict[str, tuple[Any, ...]] = {
        "doubts": tuple(_doubts(cards)),
        "titles": tuple(_titles(cards)),
        "metonyms": tuple(_metonyms(cards)),
        "weak": tuple(_weak(cards)),
    }
    weight = sum(map(_weight, forms)) + sum(_weight(entry) for entries in sections.values() for entry in entries)
    if weight <= _NODES:
        yield structs.replace(_page(cards, len(forms)), letters=tuple(_letters(cards.words, forms)), **sections)
        return
    pages = (*_letter_pages(cards, forms), *_section_pages(cards, sections))
    parts = tuple(Part(page.frame.url, page.short, page.count) for page in pages)
    yield structs.replace(_page(cards, len(forms)), parts=parts)
    yield from pages


def _page(cards: Cards, count: int, url: str = urls.NAMES, title: str = "", short: str = "") -> NamesView:
    """A page that has no entries yet."""
    names = cards.words.gettext("Names")
    up = None if url == urls.NAMES else Card(urls.NAMES, names, "index")
    about = cards.words.gettext(
        "Whom each name in our texts means, and why: %(forms)s, each with the places where it stands. "
        "What can mean several is left alone.",
        forms=cards.words.count(count, "form"),
    )
    around = frame(cards, url, title or names, f"{title}. {about}" if title else about)
    return NamesView(frame=around, title=title or names, short=short, up=up, count=count)


def _letter_pages(cards: Cards, forms: Sequence[FormView]) -> Iterator[NamesView]:
    for letter in _letters(cards.words, forms):
        chunks = tuple(_chunks(letter.forms))
        for number, chunk in enumerate(chunks, 1):
            part = Letter(letter.id, letter.title, chunk)
            short = _part(cards.words, letter.title, number, len(chunks))
            title = cards.words.gettext("Names: %(part)s", part=short)
            page = _page(cards, len(chunk), _url(letter.id.removeprefix("letter-"), number), title, short)
            yield structs.replace(page, letters=(part,))


def _section_pages(cards: Cards, sections: dict[str, tuple[Any, ...]]) -> Iterator[NamesView]:
    words = cards.words
    titles = {
        "doubts": words.gettext("Names that may mean several"),
        "titles": words.gettext("Offices by date"),
        "metonyms": words.gettext("Places that stand for a government"),
        "weak": words.gettext("Descriptions that are never linked"),
    }
    for name, entries in sections.items():
        chunks = tuple(_chunks(entries))
        for number, chunk in enumerate(chunks, 1):
            title = _part(words, titles[name], number, len(chunks))
            page = _page(cards, len(chunk), _url(name, number), title, title)
            yield structs.replace(page, **{name: chunk})


def _part(words: Words, title: str, number: int, of: int) -> str:
    return words.gettext("%(title)s, part %(number)s", title=title, number=number) if of > 1 else title


def _url(name: str, number: int) -> str:
    return f"names/{name}.html" if number == 1 else f"names/{name}-{number}.html"


def _chunks(entries: Sequence[_Entry]) -> Iterator[tuple[_Entry, ...]]:
    """Entries in their order, as many together as one page may hold."""
    chunk: list[_Entry] = []
    weight = 0
    for entry in entries:
        if chunk and weight + _weight(entry) > _NODES:
            yield tuple(chunk)
            chunk, weight = [], 0
        chunk.append(entry)
        weight += _weight(entry)
    if chunk:
        yield tuple(chunk)


def _weight(entry: object) -> int:
    """About how many elements an entry takes."""
    match entry:
        case FormView(meanings=meanings):
            return 2 + sum(4 + _links(meaning.spots) for meaning in meanings)
        case TitleView(of=of, holders=holders):
            return 5 + len(of) + 2 * len(holders)
        case DoubtView(candidates=candidates, spots=spots):
            return 4 + len(candidates) + _links(spots)
        case MetonymView(spots=spots):
            return 6 + _links(spots)
        case _:
            return 4


def _links(spots: Spots) -> int:
    return len(spots.first) + len(spots.more) + 3 * bool(spots.more)


def _forms(cards: Cards) -> Iterator[FormView]:
    """Every form by which an actor is mentioned, from A to Z."""
    found: dict[str, dict[tuple[str, Via], list[_Place]]] = defaultdict(lambda: defaultdict(list))
    for id in cards.dossier.actors:
        for place in cards.dossier.mentions.get(id, ()):
            form = " ".join(place.form.split())
            found[form][id, place.via].append((place.page, place.stretch.anchor))
    for form in sorted(found, key=lambda form: (letter_of(form), sorted_as(form), form)):
        meanings = (
            Meaning(card=cards.card(id), via=via, count=len(places), spots=_spots(cards.dossier, places))
            for (id, via), places in found[form].items()
        )
        yield FormView(form, tuple(sorted(meanings, key=lambda meaning: -meaning.count)))


def _letters(words: Words, forms: Sequence[FormView]) -> Iterator[Letter]:
    for letter, group in groupby(forms, key=lambda form: letter_of(form.form)):
        yield Letter(f"letter-{letter.id}", _title(words, letter), tuple(group))


def _title(words: Words, letter: Initial) -> str:
    return letter.title or words.gettext("Other letters and numbers")


def _spots(dossier: Dossier, places: Iterable[_Place]) -> Spots:
    """Page by page, documents first."""
    by_page: dict[str, list[_Place]] = defaultdict(list)
    for thing, anchor in places:
        by_page[thing.id].append((thing, anchor))
    ordered = sorted(by_page.values(), key=lambda found: _KINDS.index(found[0][0].kind))
    shown = _FIRST + _MORE if len(ordered) > _FIRST + 1 else _FIRST + 1
    spots = [_spot(dossier, found) for found in ordered[:shown]]
    first = spots if len(ordered) == shown == _FIRST + 1 else spots[:_FIRST]
    return Spots(tuple(first), tuple(spots[len(first) :]), max(len(ordered) - shown, 0))


def _spot(dossier: Dossier, found: Sequence[_Place]) -> Spot:
    thing, anchor = found[0]
    title = dossier.documents[thing.id].label if thing.id in dossier.documents else thing.title
    return Spot(title, f"{urls.page(thing.kind, thing.id)}#{anchor}", len(found))


def _titles(cards: Cards) -> Iterator[TitleView]:
    """Every office with its holders in the order of time."""
    held: dict[str, list[tuple[str, Office]]] = defaultdict(list)
    for actor in cards.dossier.actors.values():
        for office in actor.offices:
            held[office.title].append((actor.id, office))
    for title in sorted(held, key=sorted_as):
        holders = sorted(held[title], key=lambda one: (one[1].begins.earliest if one[1].begins else "9", one[0]))
        yield TitleView(
            title=title,
            of=cards.cards(office.of for _, office in holders),
            holders=tuple(Holder(cards.card(id), _years(cards.words, office)) for id, office in holders),
            is_shared=_is_shared(holders),
        )


def _is_shared(holders: Iterable[tuple[str, Office]]) -> bool:
    """Whether there may be a time at which two held an office; an unknown end excludes nothing.

    The day on which one hands over to the other is none. Each is compared with the two that last longest before it.
    """
    lasting: dict[str, str] = {}
    for id, office in sorted(holders, key=lambda holder: _begin(holder[1])):
        if any(_begin(office) < end for other, end in lasting.items() if other != id):
            return True
        lasting[id] = max(lasting.get(id, ""), _end(office))
        lasting = dict(sorted(lasting.items(), key=lambda one: one[1])[-2:])
    return False


def _begin(office: Office) -> str:
    return office.begins.earliest if office.begins else ""


def _end(office: Office) -> str:
    """The last day; where it is unknown, behind every day."""
    return office.ends.latest if office.ends else "~"


def _years(words: Words, office: Office) -> str:
    begins = office.begins.year if office.begins else ""
    ends = office.ends.year if office.ends else ""
    if begins and ends:
        return begins if begins == ends else f"{begins}–{ends}"
    if begins or ends:
        return words.gettext("from %(year)s", year=begins) if begins else words.gettext("until %(year)s", year=ends)
    return ""


def _doubts(cards: Cards) -> Iterator[DoubtView]:
    """The forms that were left alone because they can mean several, from A to Z."""
    found: dict[tuple[str, tuple[str, ...]], list[_Place]] = defaultdict(list)
    for doubt in cards.dossier.ambiguities:
        form = " ".join(doubt.form.split())
        found[form, doubt.candidates].append((doubt.page, doubt.stretch.anchor))
    for (form, candidates), places in sorted(found.items(), key=lambda item: sorted_as(item[0][0])):
        spots = _spots(cards.dossier, places)
        yield DoubtView(form=form, candidates=cards.cards(candidates), count=len(places), spots=spots)


def _metonyms(cards: Cards) -> Iterator[MetonymView]:
    """Every metonym that is used: how often for its actor, and where it was left alone as the name of a place."""
    dossier = cards.dossier
    actors = {form.text: actor for actor in dossier.actors.values() for form in actor.metonyms}
    places = _left_alone(dossier, {form: actor.id for form, actor in actors.items()})
    for form in sorted(actors, key=sorted_as):
        actor = actors[form]
        count = sum(
            1
            for place in dossier.mentions.get(actor.id, ())
            if place.via == "metonym" and " ".join(place.form.split()) == form
        )
        if count or places[form]:
            yield MetonymView(
                form=form,
                card=cards.card(actor.id),
                count=count,
                places=len(places[form]),
                spots=_spots(dossier, places[form]),
            )


def _left_alone(dossier: Dossier, forms: dict[str, str]) -> dict[str, list[_Place]]:
    """Where the words of a form stand unlinked; on the page of the actor itself nothing says so."""
    found: dict[str, list[_Place]] = defaultdict(list)
    if not forms:
        return found
    patterns = _by_first_word(forms)
    for id, body in dossier.bodies.items():
        for block, anchor in _blocks(body):
            for piece in block.pieces:
                for match in _metonyms_in(piece.text, patterns) if isinstance(piece, Text) and piece.names else ():
                    form = " ".join(match[0].split())
                    if forms.get(form, id) != id:
                        found[form].append((dossier.things[id], anchor))
    return found


def _by_first_word(forms: Iterable[str]) -> dict[str, re.Pattern[str]]:
    """What to look for at a word, the longest first: thousands of forms side by side would take minutes."""
    found: dict[str, list[str]] = defaultdict(list)
    for form in sorted(forms, key=len, reverse=True):
        first = _WORD.search(form)
        if first:
            found[first[0]].append(r"\s+".join(map(re.escape, form[first.start() :].split())))
    return {first: re.compile(rf"(?:{'|'.join(parts)})(?!\w)") for first, parts in found.items()}


def _metonyms_in(text: str, patterns: dict[str, re.Pattern[str]]) -> Iterator[re.Match[str]]:
    end = 0
    for word in _WORD.finditer(text):
        pattern = patterns.get(word[0])
        match = pattern.match(text, word.start()) if pattern and word.start() >= end else None
        if match:
            yield match
            end = match.end()


def _blocks(body: LinkedBody) -> Iterator[tuple[LinkedBlock, str]]:
    """Every block with the anchor at which it can be reached."""
    yield from ((block, urls.paragraph_anchor(block.number)) for block in body.blocks)
    yield from ((block, urls.note_anchor(note.number)) for note in body.notes for block in note.blocks)


def _weak(cards: Cards) -> Iterator[WeakView]:
    weak = [(form.text, actor.id) for actor in cards.dossier.actors.values() for form in actor.weak_aliases]
    yield from (
        WeakView(form, cards.card(id)) for form, id in sorted(weak, key=lambda one: (sorted_as(one[0]), one[1]))
    )
