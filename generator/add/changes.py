"""What an article changes: what follows from the dossier with it and did not follow before."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.derive.voices import independent
from generator.model.dossier import Dossier
from generator.model.facts import Expectation, Facts, Position
from generator.model.page import Event
from generator.model.value import Figure
from generator.words.words import ENGLISH


def changes(before: Facts, after: Facts) -> tuple[str, ...]:
    """New ties, new positions, figures that now differ, events now with two sources, expectations now answered.

    A sentence each, in English; nothing where nothing of this changed.
    """
    parts = (_ties, _positions, _figures, _second_sources, _answers)
    return tuple(line for part in parts for line in part(before, after))


def _ties(before: Facts, after: Facts) -> Iterator[str]:
    there = {(tie.a, tie.b) for tie in before.network.ties if tie.contacts}
    for tie in after.network.ties:
        if tie.contacts and (tie.a, tie.b) not in there:
            yield f"new tie: {_name(after, tie.a)} and {_name(after, tie.b)}"


def _positions(before: Facts, after: Facts) -> Iterator[str]:
    for topic, matrix in after.matrices.items():
        known = before.matrices.get(topic)
        there = {_held(position) for position in known.positions} if known else set()
        for position in matrix.positions:
            if position.answers and _held(position) not in there:
                yield _position_said(after.dossier, topic, position, _name(after, position.side))


def _held(position: Position) -> tuple[str, str, tuple[str, ...]]:
    return position.side, position.date.edtf, position.answers


def _position_said(dossier: Dossier, topic: str, position: Position, side: str) -> str:
    words = {answer.code: answer.words for answer in dossier.topics[topic].answers}
    answers = ", ".join(words.get(code, code) for code in position.answers)
    kind = "changed position" if position.changed else "new position"
    return f"{kind}: {side} on “{dossier.topics[topic].title}”, {ENGLISH.date(position.date)}: {answers}"


def _figures(before: Facts, after: Facts) -> Iterator[str]:
    agreed = _given(before.dossier)
    for (subject, measure), given in _given(after.dossier).items():
        amounts = set(given.values())
        if len(amounts) > 1 and amounts != set(agreed.get((subject, measure), {}).values()):
            words = dict(after.dossier.settings.measures).get(measure, measure)
            listed = ", ".join(f"{_amount(*amount)} ({place})" for place, amount in given.items())
            yield f"figures differ: {words}, {_name(after, subject)}: {listed}"


_Given = Mapping[str, tuple[int, str]]


def _given(dossier: Dossier) -> Mapping[tuple[str, str], _Given]:
    """The figures by what they are on and what they count: each with its passage."""
    found: dict[tuple[str, str], dict[str, tuple[int, str]]] = defaultdict(dict)
    for document in dossier.documents.values():
        for passage in document.body.passages:
            for subject in (*passage.events, *((passage.actor,) if passage.actor else ())):
                for figure in passage.figures:
                    place = f"{document.id}#{passage.id}"
                    found[subject.target, figure.measure][place] = _sized(figure)
    return found


def _sized(figure: Figure) -> tuple[int, str]:
    return figure.value, figure.bound


def _amount(value: int, bound: str) -> str:
    return f"{value:,}" if bound == "exactly" else f"{bound} {value:,}"


def _second_sources(before: Facts, after: Facts) -> Iterator[str]:
    for event in after.dossier.events.values():
        now = _sources(after, event.id)
        if now > 1 and _sources(before, event.id) == 1:
            yield f"second source: {event.title}, {ENGLISH.date(event.date.date)}"


def _sources(facts: Facts, event: str) -> int:
    """How many documents report an event; those that share their wording are one."""
    documents = {each.document for each in facts.dossier.evidence.get(event, ())}
    return independent(documents, facts.voices.shared)


def _answers(before: Facts, after: Facts) -> Iterator[str]:
    """Plans with an outcome, and those that an event of the same actors at the time planned may have answered."""
    open_before = {each.event.id for each in before.expectations if each.outcome is None}
    new = [event for id, event in after.dossier.events.items() if id not in before.dossier.events]
    for expectation in after.expectations:
        if expectation.event.id not in open_before:
            continue
        if expectation.outcome:
            yield f"expectation answered: {expectation.event.title}: {expectation.outcome.title}"
            continue
        for event in _fitting(expectation, new):
            ready = f"`outcome: {event.id}` in `{expectation.event.path}` would say so"
            yield f"expectation perhaps answered: {expectation.event.title}: {event.title}; {ready}"


def _fitting(expectation: Expectation, events: Sequence[Event]) -> Iterator[Event]:
    plan = expectation.event
    for event in events:
        at_its_time = event.date.date.meets(plan.date.date)
        if at_its_time and event.status == "occurred" and _actors(event) == _actors(plan):
            yield event


def _actors(event: Event) -> frozenset[str]:
    return frozenset(each.target for each in event.taking_part)


def _name(facts: Facts, id: str) -> str:
    thing = facts.dossier.things.get(id)
    return thing.title if thing else id
