"""Where accounts differ: every dispute with its accounts side by side, grouped by kind."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import structs

from generator.model import urls
from generator.model.facts import Difference
from generator.model.page import DisputeKind
from generator.model.value import PassageReference
from generator.model.view.differences import AccountView, DifferenceGroup, DifferencesView, DifferenceView
from generator.model.view.shared import Card
from generator.render.views.cards import Cards
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
    """The page of every difference, kind by kind; of many, a page that leads to one for each kind."""
    groups, title = tuple(_groups(cards)), cards.words.gettext("Differences")
    if not _is_split(cards):
        yield _page(cards, urls.DIFFERENCES, title, groups)
        return
    parts = tuple((Card(urls.differences(each.kind), each.title, "index"), len(each.differences)) for each in groups)
    yield structs.replace(_page(cards, urls.DIFFERENCES, title, ()), parts=parts)
    up = Card(urls.DIFFERENCES, title, "index")
    for group in groups:
        of_kind = cards.words.gettext("Differences: %(kind)s", kind=group.title.lower())
        yield structs.replace(_page(cards, urls.differences(group.kind), of_kind, (group,)), up=up)


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


def _groups(cards: Cards) -> Iterator[DifferenceGroup]:
    by_kind: dict[DisputeKind, list[DifferenceView]] = defaultdict(list)
    for difference in cards.facts.differences:
        by_kind[difference.dispute.kind].append(_view(cards, difference))
    for kind, (title, meaning) in kind_words(cards.words).items():
        if by_kind[kind]:
            yield DifferenceGroup(kind=kind, title=title, meaning=meaning, differences=tuple(by_kind[kind]))


def _is_split(cards: Cards) -> bool:
    return len(cards.facts.differences) > MOST


def differences_of(cards: Cards, id: str) -> tuple[DifferenceView, ...]:
    """The differences about one thing, for its own page."""
    return tuple(_view(cards, difference) for difference in cards.differences.get(id, ()))


def difference_card(cards: Cards, difference: Difference) -> Card:
    """A difference in a line, which leads to the accounts side by side."""
    view = _view(cards, difference)
    return Card(view.url, view.matter, "difference", view.kind)


def _view(cards: Cards, difference: Difference) -> DifferenceView:
    dispute, subject = difference.dispute, difference.subject.id
    anchor = urls.difference_anchor(subject, difference.number)
    return DifferenceView(
        anchor=anchor,
        url=f"{urls.differences(dispute.kind if _is_split(cards) else '')}#{anchor}",
        kind=dispute.kind,
        subject=cards.card(subject),
        matter=cards.measure(dispute.measure.target) if dispute.measure else dispute.about,
        accounts=tuple(_accounts(cards, dispute.passages)),
        note=dispute.note,
    )


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
