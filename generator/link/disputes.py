"""Disputes: each is of a declared measure or of words, and its passages are about the thing in whose file it stands."""

from collections.abc import Iterable, Iterator, Mapping

from generator.link.references import nearest_measure
from generator.model.dossier import Statement
from generator.model.page import UNKNOWN, Actor, Dispute, Event, Passage, Subject, Topic
from generator.model.problem import Problem
from generator.model.settings import Settings
from generator.model.value import Reference

Place = tuple[str, str]
"""A passage: the ids of its document and of itself."""


class Matters:
    """What each passage is about."""

    def __init__(
        self, passages: Mapping[Place, Passage], events: Mapping[str, Event], statements: Iterable[Statement]
    ) -> None:
        self._passages = passages
        self._wholes = {id: tuple(_wholes(event)) for id, event in events.items()}
        self._plans: dict[str, list[str]] = {}
        for event in events.values():
            if event.outcome and event.outcome.target != UNKNOWN:
                self._plans.setdefault(event.outcome.target, []).append(event.id)
        self._principals = {(said.document, said.passage.id): said.principals for said in statements}

    def of(self, place: Place) -> frozenset[str]:
        """The ids of all that a passage speaks of, or on behalf of whom.

        Evidence for an event is about that of which the event is a part, and about the plan that it brought about.
        """
        passage = self._passages[place]
        one = (passage.actor, passage.topic, passage.via)
        named = (*passage.by, *passage.on_behalf, *passage.about, *passage.to, *(each for each in one if each))
        events = (id for event in passage.events for id in self._with_wholes(event.target))
        return frozenset((*(each.target for each in named), *self._principals.get(place, ()), *events))

    def _with_wholes(self, event: str) -> Iterator[str]:
        seen: set[str] = set()
        todo = [event]
        while todo:
            id = todo.pop()
            if id not in seen:
                seen.add(id)
                yield id
                todo += [*self._wholes.get(id, ()), *self._plans.get(id, ())]


def _wholes(event: Event) -> Iterator[str]:
    return (whole.target for whole in event.part_of)


def check_disputes(
    subjects: Iterable[Subject], passages: Mapping[Place, Passage], matters: Matters, settings: Settings
) -> Iterator[Problem]:
    """Disputes of a measure that is not declared, and passages that say nothing about their subject."""
    measures = dict(settings.measures)
    for subject in subjects:
        for dispute in subject.disputes:
            if dispute.measure and dispute.measure.target not in measures:
                yield _unknown_measure(subject, dispute.measure, measures)
            else:
                yield from _check_passages(subject, dispute, passages, matters)


def _unknown_measure(subject: Subject, measure: Reference, measures: Mapping[str, str]) -> Problem:
    message = f"`{measure.target}` is no declared measure"
    hint = nearest_measure(measure.target, measures)
    return Problem("measure-is-declared", subject.path, measure.start, measure.end, message, hint)


def _check_passages(
    subject: Subject, dispute: Dispute, passages: Mapping[Place, Passage], matters: Matters
) -> Iterator[Problem]:
    kind = _kind(subject)
    for reference in dispute.passages:
        place = (reference.document, reference.passage)
        if place not in passages:
            continue
        written = f"`{reference.document}#{reference.passage}`"
        attribute = "topic" if kind == "topic" else "event" if kind == "event" else "actor"
        if dispute.measure and not _has_figure(passages[place], subject.id, dispute.measure.target):
            message = f"{written} has no figure of `{dispute.measure.target}` for this {kind}"
            hint = f"annotate the figure there: `{attribute}={subject.id} {dispute.measure.target}=…`"
        elif subject.id not in matters.of(place):
            message = f"{written} says nothing about this {kind}"
            also = " or `about`" if kind == "actor" else ""
            hint = f"name it there, `{attribute}={subject.id}`{also}, or cite another passage"
        else:
            continue
        yield Problem("dispute-is-on-its-subject", subject.path, reference.start, reference.end, message, hint)


def _has_figure(passage: Passage, subject: str, measure: str) -> bool:
    subjects = (reference.target for reference in (*passage.events, passage.actor) if reference)
    return subject in subjects and any(figure.measure == measure for figure in passage.figures)


def _kind(subject: Subject) -> str:
    match subject:
        case Actor():
            return "actor"
        case Event():
            return "event"
        case Topic():
            return "topic"
