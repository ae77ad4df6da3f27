"""Differences: every dispute of the dossier, by kind and then in the order of time."""

from collections.abc import Iterator
from itertools import chain
from typing import get_args

from generator.model.dossier import Dossier
from generator.model.facts import Difference
from generator.model.page import DisputeKind, Subject

_KINDS: tuple[DisputeKind, ...] = get_args(DisputeKind)


def differences(dossier: Dossier) -> tuple[Difference, ...]:
    """Every dispute, kind by kind; of one kind by the date of its earliest account, then by its subject."""
    subjects: Iterator[Subject] = chain(dossier.actors.values(), dossier.events.values(), dossier.topics.values())
    found = (
        Difference(subject=subject, number=number, dispute=dispute)
        for subject in subjects
        for number, dispute in enumerate(subject.disputes, 1)
    )
    return tuple(sorted(found, key=lambda each: _order(dossier, each)))


def _order(dossier: Dossier, difference: Difference) -> tuple[int, str, str, int]:
    dispute = difference.dispute
    dates = (_date(dossier, passage.document, passage.passage) for passage in dispute.passages)
    return _KINDS.index(dispute.kind), min(dates), difference.subject.id, difference.number


def _date(dossier: Dossier, document: str, passage: str) -> str:
    """The first day of which an account can be: of what is said, else of its document."""
    at = dossier.passages[document, passage].at
    return (at or dossier.documents[document].date.date).earliest
