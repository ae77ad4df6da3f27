"""Where accounts differ: every dispute with its accounts side by side, grouped by kind."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import get_args

from generator.model import urls
from generator.model.facts import Difference
from generator.model.page import DisputeKind
from generator.model.value import PassageReference
from generator.model.view.differences import AccountView, DifferenceGroup, DifferencesView, DifferenceView
from generator.render.views.cards import Cards
from generator.render.views.frame import frame

KIND_WORDS: Mapping[DisputeKind, tuple[str, str]] = {
    "update": (
        "Updates",
        "A later account says something else because time went on or counting did; neither need be withdrawn.",
    ),
    "contradiction": ("Contradictions", "As they are written, the accounts cannot both hold."),
    "scope": (
        "Scope",
        "The accounts speak of one thing and take in different parts of it: more or fewer people, places or terms.",
    ),
    "framing": (
        "Framing",
        "The same thing is told in another light: what is stressed, what is left out, what it is said to be for.",
    ),
    "error": (
        "Errors",
        "One account has slipped, as can be seen from the text itself or looked up; the note says how.",
    ),
}
"""The title of each kind, and a sentence on what it means."""


def differences_view(cards: Cards) -> DifferencesView:
    """Every difference, kind by kind."""
    found = cards.facts.differences
    by_kind: dict[DisputeKind, list[DifferenceView]] = defaultdict(list)
    for difference in found:
        by_kind[difference.dispute.kind].append(_view(cards, difference))
    description = "Where the sources differ, with the accounts side by side and a note on what is open."
    return DifferencesView(
        frame=frame(cards, urls.DIFFERENCES, "Differences", description),
        count=len(found),
        groups=tuple(
            DifferenceGroup(kind=kind, title=title, meaning=meaning, differences=tuple(by_kind[kind]))
            for kind, (title, meaning) in KIND_WORDS.items()
            if by_kind[kind]
        ),
    )


def differences_of(cards: Cards, id: str) -> tuple[DifferenceView, ...]:
    """The differences about one thing, for its own page."""
    return tuple(_view(cards, difference) for difference in cards.differences.get(id, ()))


def _view(cards: Cards, difference: Difference) -> DifferenceView:
    dispute, subject = difference.dispute, difference.subject.id
    anchor = urls.difference_anchor(subject, difference.number)
    return DifferenceView(
        anchor=anchor,
        url=f"{urls.DIFFERENCES}#{anchor}",
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
            when=(passage.at or document.date.date).words,
            publisher=document.publisher,
        )


assert set(KIND_WORDS) == set(get_args(DisputeKind)), "every kind has its words"
