"""The page of expectations: what was planned, as reported, by whom, for when, and what is told of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import structs

from generator.model import urls
from generator.model.dossier import Evidence
from generator.model.facts import Expectation
from generator.model.view.expectations import ExpectationsView, ExpectationView
from generator.model.view.shared import Card, PassageView, Speaker
from generator.render.views.cards import Cards
from generator.render.views.cut import places
from generator.render.views.frame import frame
from generator.words.words import Words

MOST = 60
"""Expectations on one page; more of them have pages for each year in which they were reported."""


def expectations_views(cards: Cards) -> Iterator[ExpectationsView]:
    """The page of every plan, in the order in which they were reported; of many, pages for each year."""
    found, title = cards.facts.expectations, cards.words.gettext("Expectations")
    if len(found) <= MOST:
        yield _page(cards, urls.EXPECTATIONS, title, found, found)
        return
    by_year = {year: tuple(those) for year, those in groupby(found, key=_year)}
    parts = tuple((Card(urls.expectations(year), year, "index"), len(those)) for year, those in by_year.items())
    yield structs.replace(_page(cards, urls.EXPECTATIONS, title, found, ()), parts=parts)
    up = Card(urls.EXPECTATIONS, title, "index")
    for year, those in by_year.items():
        of_year = cards.words.gettext("Expectations of %(year)s", year=year)
        pages = [those[start : start + MOST] for start in range(0, len(those), MOST)]
        for place, some in zip(places(urls.expectations(year), list(map(len, pages))), pages, strict=True):
            page = _page(cards, urls.later(urls.expectations(year), place.number), of_year, those, some)
            yield structs.replace(page, up=up, place=place)


def _year(expectation: Expectation) -> str:
    return expectation.announced.year if expectation.announced else "9999"


def _page(
    cards: Cards, url: str, title: str, counted: Iterable[Expectation], shown: Iterable[Expectation]
) -> ExpectationsView:
    return ExpectationsView(
        frame=frame(cards, url, title, cards.words.gettext("What was planned, as reported, and what is told of it.")),
        title=title,
        counts=_counts(counted, cards.words),
        expectations=tuple(_expectation(cards, each) for each in shown),
    )


def _counts(found: Iterable[Expectation], words: Words) -> tuple[tuple[int, str], ...]:
    fates = Counter(each.fate for each in found)
    return (
        (fates.total(), words.gettext("planned, as reported")),
        (fates["in time"], words.gettext("with an event in the time planned")),
        (fates["earlier"] + fates["later"], words.gettext("with an event before or after it")),
        (fates["otherwise"], words.gettext("with an event only planned, or denied")),
        (fates["not covered"], words.gettext("without an outcome in these sources")),
    )


def _expectation(cards: Cards, expectation: Expectation) -> ExpectationView:
    outcome = expectation.outcome
    speakers = _speakers(cards, expectation.tellers)
    return ExpectationView(
        announced=cards.words.date(expectation.announced) if expectation.announced else "",
        dated=expectation.dated,
        speakers=speakers,
        reported_by=() if speakers else _documents(cards, expectation.tellers),
        via=_via(cards, expectation.tellers),
        plan=cards.event_item(expectation.event),
        outcome=cards.event_item(outcome) if outcome else None,
        fate=expectation.fate,
        passages=_passages(cards, expectation.evidence),
        outcome_passages=_passages(cards, cards.dossier.evidence.get(outcome.id, ()) if outcome else ()),
    )


def _speakers(cards: Cards, tellers: Iterable[Evidence]) -> tuple[Speaker, ...]:
    found = (speaker for each in tellers for speaker in cards.passage(each.document, each.passage).speakers)
    return tuple(dict.fromkeys(found))


def _documents(cards: Cards, tellers: Iterable[Evidence]) -> tuple[Card, ...]:
    """The documents by their short names."""
    documents = cards.dossier.documents
    found = dict.fromkeys(each.document for each in tellers)
    return tuple(structs.replace(cards.card(id), title=documents[id].label) for id in found)


def _via(cards: Cards, tellers: Iterable[Evidence]) -> tuple[Card, ...]:
    return cards.cards(each.passage.via.target for each in tellers if each.passage.via)


def _passages(cards: Cards, evidence: Iterable[Evidence]) -> tuple[PassageView, ...]:
    return tuple(cards.passage(each.document, each.passage) for each in evidence)
