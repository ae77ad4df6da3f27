"""Verbs: the words of a sentence that tell of an event, and how: as done, as planned, in the passive or in passing."""

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from generator.add.propose.event_scenes import Part
from generator.add.propose.event_triggers import Said, Trigger, said, words

CLAUSE = 12
"""Tokens after a verb in which its recipient and the words it needs stand."""


class Told(Struct, frozen=True):
    """What a verb tells of: the trigger and the token, and how it is told. `beside`: in passing, `, accusing them of`;
    `going`: as going on; `fronted`: before its subject, `After meeting Putin, Kerry …`.
    """

    trigger: Trigger
    index: int
    passive: bool = False
    planned: bool = False
    beside: bool = False
    going: bool = False
    fronted: bool = False


def verbs(part: Part) -> Iterator[Told]:
    """All that tells of an event in a sentence, in its order; a word with two meanings twice."""
    telling, lower = said(), part.lower
    places = [index for index in range(part.sentence.first, part.sentence.last) if lower[index] in telling]
    for index in places:
        if index not in part.quoted and not part.tokens[index].is_capital:
            yield from (told for one in telling[lower[index]] if (told := _told(part, one, index)))


def _told(part: Part, one: Said, index: int) -> Told | None:
    if not _is_written(part, one, index):
        return None
    told = _as_told(part, one, index)
    return told if told and _complete(part, one, index) else None


def _is_written(part: Part, one: Said, index: int) -> bool:
    """Whether the words that belong to a verb follow it, and one that it needs stands in the sentence."""
    if one.following and part.lower[index + 1 : index + 1 + len(one.following)] != one.following:
        return False
    return not one.trigger.needs or not one.trigger.needs.isdisjoint(part.words)


def _complete(part: Part, one: Said, index: int) -> bool:
    """Whether the words follow that must, and none that must not."""
    after = part.lower[index + 1 : min(part.sentence.last, index + 1 + CLAUSE)]
    trigger = one.trigger
    if trigger.needs and not trigger.needs.intersection(after) and not _has_before(part, one, index):
        return False
    if trigger.unless.intersection(after[:6]):
        return False
    return not trigger.harm or _is_violent(part)


def _has_before(part: Part, one: Said, index: int) -> bool:
    """Whether what a verb needs stands before it: `sanctions were imposed`, `the ceasefire they brokered`."""
    start = part.clause_start(index) - 1
    of_relative = start > part.sentence.first and part.lower[start] in words("relative")
    near = CLAUSE if _is_passive(part, index) or (of_relative and part.lower[start - 1] in one.trigger.needs) else 4
    before = part.lower[max(part.sentence.first, index - near) : index]
    return one.form == "past" and bool(one.trigger.needs.intersection(before))


def _is_violent(part: Part) -> bool:
    return not part.words.isdisjoint(words("violence")) and part.words.isdisjoint(words("accidents"))


def _as_told(part: Part, one: Said, index: int) -> Told | None:
    """How a word tells; nothing where it is no verb of the clause, denied, or only possible."""
    if one.form == "noun":
        possible = words("modals").intersection(part.lower[part.sentence.first : index])
        return None if possible or any(at in part.scene.ahead for at, _ in part.dates) else Told(one.trigger, index)
    auxiliaries = _auxiliaries(part, index)
    if auxiliaries & words("negations") or auxiliaries & words("modals"):
        return None
    return _BY_FORM[one.form](part, one.trigger, index, auxiliaries)


def _past(part: Part, trigger: Trigger, index: int, auxiliaries: set[str]) -> Told | None:
    before = part.before(index)
    if not auxiliaries and before in words("before_no_verb"):
        return None
    if not auxiliaries and trigger.needs and before in trigger.needs:  # `Under a deal struck in March, they …`
        return Told(trigger, index, fronted=True)
    passive = bool(auxiliaries & words("being"))
    reduced = not auxiliaries and index + 1 < part.sentence.last and part.lower[index + 1] == "by"
    planned = "will" in auxiliaries or ("to" in auxiliaries and "had" not in auxiliaries)
    return Told(trigger, index, passive or reduced, planned, reduced)


def _present(part: Part, trigger: Trigger, index: int, auxiliaries: set[str]) -> Told | None:
    """`Washington blames`: right after an actor."""
    begins = any(one.last == index for one in part.named) or part.before(index) in words("relative")
    return Told(trigger, index, planned=_looks_ahead(part, index)) if begins and not auxiliaries else None


def _going(part: Part, trigger: Trigger, index: int, auxiliaries: set[str]) -> Told | None:
    if auxiliaries & words("being"):
        return Told(trigger, index, planned=_looks_ahead(part, index), going=True)
    before = part.before(index)
    if before == "after" and index - part.sentence.first <= 2:
        return Told(trigger, index, fronted=True)
    return Told(trigger, index, beside=True) if before in (",", "after") else None


def _base(part: Part, trigger: Trigger, index: int, auxiliaries: set[str]) -> Told | None:
    """`is to visit`, `plans to send`, `will meet`; `began to drop`."""
    if "will" in auxiliaries:
        return Told(trigger, index, planned=True)
    if "to" not in auxiliaries:
        return None
    here = index - 1
    while here > part.sentence.first and part.lower[here] != "to":
        here -= 1
    before = part.before(here)
    if before in words("beginning"):
        return Told(trigger, index)
    return Told(trigger, index, planned=True) if before in words("planning") else None


def _looks_ahead(part: Part, index: int) -> bool:
    """Whether a date behind the verb is still to come: `Peru hosts Chile next week`."""
    return any(at > index and at in part.scene.ahead for at, _ in part.dates)


def _is_passive(part: Part, index: int) -> bool:
    return bool(_auxiliaries(part, index) & words("being"))


def _auxiliaries(part: Part, index: int) -> set[str]:
    """The words of the verb before its last, adverbs with them."""
    lower, first, here = part.lower, part.sentence.first, index - 1
    while here >= first and (lower[here] in _helping() or lower[here].endswith("ly")):
        here -= 1
    return set(lower[here + 1 : index])


@cache
def _helping() -> frozenset[str]:
    """What stands between the parts of a verb."""
    return words("being") | words("having") | words("modals") | words("negations") | words("between")


_BY_FORM = {"past": _past, "present": _present, "going": _going, "base": _base}
"""How each form of a verb is read."""
