"""Where accounts differ: every dispute with its accounts side by side, grouped by kind."""

from collections.abc import Iterator, Mapping
from itertools import chain

from msgspec import structs

from generator.model import urls
from generator.model.facts import Difference
from generator.model.page import DisputeKind
from generator.model.value import PassageReference
from generator.model.view.differences import AccountView, DifferenceGroup, DifferencesView, DifferenceView
from generator.model.view.shared import Card
from generator.render.views.cards import Cards
from generator.render.views.cut import places
from generator.render.views.frame import frame
from generator.words.words import Words


def kind_words(words: Words) -> Mapping[DisputeKind, tuple[str, str]]:
    """The title of each kind, and a sentence on what it means."""
    return {
        "update": (
            words.gettext("Updates"),
            words.gettext(
                "A later account says something else because time went on or counting did; neither need be withdrawn."
            ),
        ),
        "contradiction": (
            words.gettext("Contradictions"),
            words.gettext("As they are written, the accounts cannot both hold."),
        ),
        "scope": (
            words.gettext("Scope"),
            words.gettext(
                "The accounts speak of one thing and take in different parts of it: "
                "more or fewer people, places or terms."
            ),
        ),
        "framing": (
            words.gettext("Framing"),
            words.gettext(
                "The same thing is told in another light: what is stressed, "
                "what is left out, what it is said to be for."
            ),
        ),
        "error": (
            words.gettext("Errors"),
            words.gettext(
                "One account has slipped, as can be seen from the text itself or looked up; the note says how."
            ),
        ),
    }


MOST = 40
"""Differences on one page; more of them have a page for each kind."""


def differences_views(cards: Cards) -> Iterator[DifferencesView]:
    """The page of every difference, kind by kind; of many, a page that leads to one or more for each kind."""
    title = cards.words.gettext("Differences")
    words = kind_words(cards.words)
    kinds = {kind: cards.cuts.differences[kind] for kind in words if kind in cards.cuts.differences}
    if not _is_split(cards):
        groups = (_group(cards, kind, *words[kind], tuple(chain(*pages))) for kind, pages in kinds.items())
        yield _page(cards, urls.DIFFERENCES, title, tuple(groups))
        return
    parts = tuple(
        (Card(urls.differences(kind), words[kind][0], "index"), sum(map(len, pages))) for kind, pages in kinds.items()
    )
    yield structs.replace(_page(cards, urls.DIFFERENCES, title, ()), parts=parts)
    up = Card(urls.DIFFERENCES, title, "index")
    for kind, pages in kinds.items():
        for place, those in zip(places(urls.differences(kind), list(map(len, pages))), pages, strict=True):
            of_kind = cards.words.gettext("Differences: %(kind)s", kind=words[kind][0].lower())
            group = _group(cards, kind, *words[kind], those)
            page = _page(cards, urls.later(urls.differences(kind), place.number), of_kind, (group,))
            yield structs.replace(page, up=up, place=place)


def difference_items(cards: Cards, most: int) -> tuple[DifferenceView, ...]:
    """The first of all differences, in the order of their page."""
    return tuple(_view(cards, difference) for difference in cards.facts.differences[:most])


def _page(cards: Cards, url: str, title: str, groups: tuple[DifferenceGroup, ...]) -> DifferencesView:
    description = cards.words.gettext(
        "Where the sources differ, with the accounts side by side and a note on what is open."
    )
    return DifferencesView(
        frame=frame(cards, url, title, description), title=title, count=len(cards.facts.differences), groups=groups
    )


def _group(
    cards: Cards, kind: DisputeKind, title: str, meaning: str, differences: tuple[Difference, ...]
) -> DifferenceGroup:
    views = tuple(_view(cards, difference) for difference in differences)
    return DifferenceGroup(kind=kind, title=title, meaning=meaning, differences=views)


def _is_split(cards: Cards) -> bool:
    return len(cards.facts.differences) > MOST


def differences_of(cards: Cards, id: str) -> tuple[DifferenceView, ...]:
    """The differences about one thing, for its own page."""
    return tuple(_view(cards, difference) for difference in cards.differences.get(id, ()))


def pages_of_differences(cards: Cards, id: str) -> tuple[str, ...]:
    """The pages on which the differences about a thing stand side by side with all others."""
    return tuple(_page_of(cards, difference) for difference in cards.differences.get(id, ()))


def difference_card(cards: Cards, difference: Difference) -> Card:
    """A difference in a line, which leads to the accounts side by side."""
    view = _view(cards, difference)
    return Card(view.url, view.matter, "difference", view.kind)


def _view(cards: Cards, difference: Difference) -> DifferenceView:
    dispute, subject = difference.dispute, difference.subject.id
    anchor = urls.difference_anchor(subject, difference.number)
    return DifferenceView(
        anchor=anchor,
        url=f"{_page_of(cards, difference)}#{anchor}",
        kind=dispute.kind,
        subject=cards.card(subject),
        matter=cards.measure(dispute.measure.target) if dispute.measure else dispute.about,
        accounts=tuple(_accounts(cards, dispute.passages)),
        note=dispute.note,
    )


def _page_of(cards: Cards, difference: Difference) -> str:
    if not _is_split(cards):
        return urls.DIFFERENCES
    return urls.later(urls.differences(difference.dispute.kind), cards.cuts.page_of_difference(difference))


def _accounts(cards: Cards, passages: tuple[PassageReference, ...]) -> Iterator[AccountView]:
    """The accounts in the order in which the editor names them."""
    for reference in passages:
        document = cards.dossier.documents[reference.document]
        passage = cards.dossier.passages[reference.document, reference.passage]
        yield AccountView(
            passage=cards.passage(document.id, passage),
            when=cards.words.date(passage.at or document.date.date),
            dated=bool(passage.at) or not passage.by,
            publisher=document.publisher,
        )
