"""Expectations: what was planned, as reported, and what is told of it."""

from generator.model.dossier import Dossier, Evidence
from generator.model.facts import Expectation, Fate
from generator.model.page import UNKNOWN, Event
from generator.model.value import Date


def expectations(dossier: Dossier) -> tuple[Expectation, ...]:
    """Every plan, in the order in which they were announced or reported; of one day, in that of the times planned."""
    found = (_expectation(dossier, event) for event in dossier.events.values() if event.status == "planned")
    return tuple(sorted(found, key=_order))


def announced_at(dossier: Dossier, evidence: Evidence) -> Date:
    """The date of a passage: of what is said, else of its document."""
    return evidence.passage.at or dossier.documents[evidence.document].date.date


def _expectation(dossier: Dossier, event: Event) -> Expectation:
    evidence = sorted(
        dossier.evidence.get(event.id, ()), key=lambda each: (announced_at(dossier, each).earliest, each.document)
    )
    announced = announced_at(dossier, evidence[0]) if evidence else None
    tellers = tuple(each for each in evidence if announced and announced_at(dossier, each).edtf == announced.edtf)
    outcome = _outcome(dossier, event)
    return Expectation(
        event=event,
        announced=announced,
        dated=any(each.passage.at for each in tellers),
        tellers=tellers,
        evidence=tuple(evidence),
        outcome=outcome,
        fate=_fate(event, outcome),
    )


def _outcome(dossier: Dossier, event: Event) -> Event | None:
    if event.outcome is None or event.outcome.target == UNKNOWN:
        return None
    return dossier.events[event.outcome.target]


def _fate(event: Event, outcome: Event | None) -> Fate:
    """By dates alone: an outcome on any day for which the plan can have been meant is in time."""
    if outcome is None:
        return "not covered"
    if outcome.status in ("planned", "denied"):
        return "otherwise"
    planned, came = event.date.date, outcome.date.date
    if came.earliest > planned.latest:
        return "later"
    return "earlier" if came.latest < planned.earliest else "in time"


def _order(expectation: Expectation) -> tuple[str, str, str]:
    announced = expectation.announced.earliest if expectation.announced else "9999"
    return announced, expectation.event.date.date.earliest, expectation.event.id
