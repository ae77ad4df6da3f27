"""Events: what an article reports as done, with type, who and whom, date and place; one for a sentence at most.

A word of `tables/events_triggers.toml` tells of an event where it is the verb of its clause, neither denied nor merely
possible, and outside of quotations. Who did it stands before it, whom it befell after it, in the passive the other way
round. Of several in a sentence the one that is told most fully is taken.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.add.finding import DateFound, EventFound, Mention, Participant
from generator.add.propose.event_scenes import Part, Scene
from generator.add.propose.event_sides import DETERMINERS, is_infinitive, sides, subject
from generator.add.propose.event_triggers import Trigger, words
from generator.add.propose.event_verbs import Told, verbs
from generator.add.propose.prose import Prose

_ENOUGH = 1.75
"""How much an event must tell: the weight of its trigger, and something for each part that is known."""
_MOST = 8_000
"""Verbs that tell in a text, many times those of a long report; no more events are found after them."""
_LASTING = frozenset(("ASSAULT", "MOBILIZE", "SUPPORT"))
"""What is told of as going on is background, of these types: `forces are fighting`."""
_THAT = tuple(("that", verb) for verb in ("was", "were", "had", "has", "have", "is", "are"))
_BEFORE_A_DATE = frozenset(
    ("on", "in", "of", "by", "at", "from", "since", "during", "the", "last", "early", "late", "mid")
)
_SAYS_THAT_DID = Trigger("says-that-did", "ACCUSE", "none")


class Candidate(Struct, frozen=True):
    """An event that could be proposed, and how much it tells."""

    told: Told
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    edtf: str
    score: float


def events(prose: Prose, dates: Sequence[DateFound], mentions: Sequence[Mention]) -> tuple[EventFound, ...]:
    """All events of a text in its order; mentions and dates are in the order of the text."""
    return tuple(_found(Scene(prose, dates, mentions)))


def _found(scene: Scene) -> Iterator[EventFound]:
    tried = 0
    for part in scene.parts():
        candidates = [_candidate(part, one) for one in verbs(part)]
        tried += len(candidates)
        if tried > _MOST:
            return
        best = max(candidates, key=lambda one: one.score, default=None)
        if best is not None and best.score >= _ENOUGH:
            yield _event(part, best)


def _event(part: Part, best: Candidate) -> EventFound:
    one = best.told
    return EventFound(
        start=part.sentence.start,
        end=part.sentence.end,
        type="AGREE" if one.planned and one.trigger.type == "CONSULT" else one.trigger.type,
        edtf=best.edtf,
        status="planned" if one.planned else "occurred",
        participants=_participants(best.actors, best.recipients),
        place=_place(part, one.index),
        rule=one.trigger.rule,
        sure=best.score >= _ENOUGH + 1 and not one.planned,
    )


def _participants(actors: Sequence[str], recipients: Sequence[str]) -> tuple[Participant, ...]:
    return (*(Participant(one, "actor") for one in actors), *(Participant(one, "recipient") for one in recipients))


def _candidate(part: Part, told: Told) -> Candidate:
    actors, recipients = sides(part, told)
    edtf = _date(part, told)
    accusation = _as_accusation(part, told, actors, edtf)
    return accusation or Candidate(told, actors, recipients, edtf, _score(part, told, actors, recipients, edtf))


def _score(part: Part, told: Told, actors: tuple[str, ...], recipients: tuple[str, ...], edtf: str) -> float:
    """How much is told: more for each part that is known, less for what is planned or said in passing."""
    if not actors and not recipients and not told.trigger.harm:
        return 0.0
    known = told.trigger.weight + bool(actors) + 0.7 * bool(recipients) + 0.5 * bool(edtf)
    if told.trigger.harm and not actors:
        known += 0.9  # deaths are told without who caused them
    passing = 0.5 * told.planned + 0.5 * told.beside + 0.4 * (told.going and told.trigger.type in _LASTING)
    return known - passing - 0.6 * _is_aside(part, told) - 0.6 * _is_within_speech(part, told.index)


def _as_accusation(part: Part, told: Told, actors: tuple[str, ...], edtf: str) -> Candidate | None:
    """`The ministry said the guards had opened fire`: what one side says that the other did is an accusation."""
    if told.trigger.type != "ASSAULT" or told.passive or not actors:
        return None
    said_at = [at for at in range(part.sentence.first, told.index) if part.lower[at] in ("said", "says")]
    if not said_at or "had" not in part.lower[said_at[0] : told.index]:
        return None
    speakers = subject(part, said_at[0])
    if not speakers or set(speakers) & set(actors):
        return None
    return Candidate(Told(_SAYS_THAT_DID, told.index), speakers, actors, edtf, _ENOUGH + 0.5)


def _is_within_speech(part: Part, index: int) -> bool:
    """Whether the verb stands in what somebody says: `Kerry said the two agreed`."""
    return any(part.lower[here] in ("said", "says", "say") for here in range(part.sentence.first, index))


def _is_aside(part: Part, told: Told) -> bool:
    """Whether the verb stands in a clause that depends on another."""
    if told.trigger.nouns or part.closes_aside(told.index) or told.fronted:
        return False
    aside = words("relative") | words("asides")
    return any(part.lower[here] in aside for here in range(part.sentence.first, told.index))


def _is_elsewhere(part: Part, told: Told, date: int) -> bool:
    """Whether a date after the verb belongs to another: `rejected it and said it had spent more since 2010`."""
    between = part.lower[told.index : date]
    if _is_of_relative(between) or (told.trigger.type == "REQUEST" and _is_of_what_is_asked(part, told, date)):
        return True
    return "said" in between and bool({"had", "has", "since", "would", "that"} & set(between[between.index("said") :]))


def _date(part: Part, told: Told) -> str:
    """The date that stands nearest to the verb, rather after it than before; of what is over none that is to come."""
    index, scene = told.index, part.scene
    dates = [
        (abs(at - index) + 4 * (at < index), edtf)
        for at, edtf in part.dates
        if (told.planned or at not in scene.ahead)
        and (at not in scene.of_things or 0 < index - at <= 2)
        and not _is_elsewhere(part, told, at)
    ]
    return min(dates)[1] if dates else ""


def _is_of_relative(between: Sequence[str]) -> bool:
    """Whether a relative clause has begun and not ended: `the men who were arrested on 3 May`."""
    inside = False
    for here, word in enumerate(between):
        if word in ("who", "which", "whose", "whom") or between[here : here + 2] in _THAT:
            inside = True
        elif word == ",":
            inside = False
    return inside


def _is_of_what_is_asked(part: Part, told: Told, date: int) -> bool:
    """Whether the date stands beside a thing in what is to be done: `urged Chile to explain the raid on Sunday`."""
    asked = (at for at in range(told.index + 2, date - 1) if part.lower[at] == "to" and is_infinitive(part, at))
    begins = next(asked, date)
    thing = date - 1
    while thing > begins and part.lower[thing] in _BEFORE_A_DATE:
        thing -= 1
    return any(part.lower[at] in DETERMINERS for at in range(max(begins, thing - 2), thing))


def _place(part: Part, index: int) -> str:
    """The name after `in`, `at` or `near`, after the verb rather than before it."""
    first, last = part.sentence.first, part.sentence.last
    for here in (*range(index, last - 1), *range(first, index)):
        if part.lower[here] in words("place") and _is_of_place(part, here + 1):
            end = here + 1
            while end < last and _is_of_place(part, end):
                end += 1
            return part.scene.prose.text[part.tokens[here + 1].start : part.tokens[end - 1].end]
    return ""


def _is_of_place(part: Part, index: int) -> bool:
    return part.tokens[index].is_capital and not part.scene.is_dated(index)
