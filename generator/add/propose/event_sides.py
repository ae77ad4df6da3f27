"""Sides: who did what a verb tells of, and whom it befell; found by where actors stand around it in its clause."""

from itertools import pairwise

from generator.add.propose.event_scenes import Named, Part
from generator.add.propose.event_triggers import words
from generator.add.propose.event_verbs import CLAUSE, Told

_GAP = 7
"""Tokens at most between two actors that belong together."""
_MOST_ACTORS = 10
DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "their"))
_JOINING = frozenset((",", "and", "&", "or", "—", "–"))


def sides(part: Part, told: Told) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of those who acted, and of those to whom it was done; none is on both sides."""
    if told.trigger.nouns:
        return _of_noun(part, told)
    if told.fronted:
        actors = _main_subject(part, told.index)
        return actors, tuple(one for one in _object(part, told) if one not in actors)
    if told.passive:
        actors = _after(part, told.index, "by")
        recipients = () if told.trigger.harm else subject(part, told.index)
        return actors, tuple(one for one in recipients if one not in actors)
    actors = subject(part, told.index)
    recipients = () if told.trigger.object == "none" else _object(part, told)
    return actors, tuple(one for one in recipients if one not in actors)


def _of_noun(part: Part, told: Told) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """`Pompeo's meeting with Lavrov`, `talks between A and B`, `Russian airstrikes on C`."""
    index = told.index
    owners = _owner(part, index) or _after(part, index, "by") or _after(part, index, "between")
    if not owners and told.trigger.type == "ASSAULT":
        owners = subject(part, index)
    recipients: tuple[str, ...] = ()
    for word in told.trigger.object.split("|"):
        recipients = recipients or _after(part, index, word)
    return owners, tuple(one for one in recipients if one not in owners)


def _owner(part: Part, index: int) -> tuple[str, ...]:
    """Whose it is: a possessive or an adjective right before the noun, a few adjectives between."""
    for one in reversed(part.named):
        if one.last <= index and index - one.last <= 3 and (one.adjective or "'s" in part.lower[one.last : index]):
            return (one.actor,)
    return ()


def subject(part: Part, index: int) -> tuple[str, ...]:
    """Who stands before the verb: the first actor of its clause that stands after no preposition."""
    start = part.sentence.first if part.closes_aside(index) else part.clause_start(index)
    before = [one for one in part.named if start <= one.first and one.last <= index]
    bare = [one for one in before if not _follows(part, one, words("places") | words("belonging"))]
    belonging = [one for one in before if _follows(part, one, words("belonging"))]
    chosen = bare or belonging
    if not chosen:
        return _subject_before(part, start, index)
    return _group(part, chosen[0], index)


def _main_subject(part: Part, index: int) -> tuple[str, ...]:
    """The actor after the comma that ends a fronted clause: `After meeting Putin, Kerry said`."""
    commas = [at for at in range(index, part.sentence.last) if part.lower[at] == ","]
    following = [one for one in part.named if commas and one.first > commas[0]]
    return _group(part, following[0], part.sentence.last) if following and following[0].first - commas[0] <= 4 else ()


def _subject_before(part: Part, start: int, index: int) -> tuple[str, ...]:
    """The actor before `which`; where the clause goes on after `and` or a comma, the first of the sentence."""
    before = [one for one in part.named if one.last <= start]
    if not before:
        return ()
    if start and part.lower[start - 1] in words("relative"):
        return (before[-1].actor,)
    if part.before(index) in ("and", "but", ",", "then", "after") and start <= index:
        return _group(part, before[0], index)
    return ()


def _follows(part: Part, one: Named, prepositions: frozenset[str]) -> bool:
    """Whether a preposition stands before an actor, an article and adjectives between."""
    here = one.first - 1
    while here >= part.sentence.first and (part.lower[here] in words("roles") or part.tokens[here].is_capital):
        if part.lower[here] in prepositions and not _is_of_title(part, here):
            return True
        here -= 1
    return here >= part.sentence.first and part.lower[here] in prepositions


def _is_of_title(part: Part, index: int) -> bool:
    """`Secretary of State`."""
    return part.lower[index : index + 2] in (("of", "state"), ("of", "defence"), ("of", "defense"))


def _object(part: Part, told: Told) -> tuple[str, ...]:
    for word in told.trigger.object.split("|"):
        found = _after(part, told.index, "", "to") if word == "before-to" else _after(part, told.index, word)
        if found:
            return found
    return ()


def _after(part: Part, index: int, word: str, end: str = "") -> tuple[str, ...]:
    """The actors `next` to a verb, or after a word that follows it; before the word `end`, if one is given."""
    limit = min(part.sentence.last, index + CLAUSE + 1)
    start = index + 1
    if word == "next":
        word = ""
    if word:
        here = _find(part, word, start, limit)
        if here is None:
            return ()
        start = here + 1
    ends = words("object_ends") | {end}
    limit = next((at for at in range(start, limit) if part.lower[at] in ends), limit)
    inside = [one for one in part.named if start <= one.first < limit]
    following = inside if word else [one for one in inside if not _follows(part, one, words("place"))]
    return _group(part, following[0], part.sentence.last) if following else ()


def _find(part: Part, word: str, start: int, limit: int) -> int | None:
    """Where a word stands before the clause ends or says what is to be done."""
    for at in range(start, limit):
        if part.lower[at] == word:
            return None if word == "to" and is_infinitive(part, at) else at
        if part.lower[at] in (";", "to", "that", "because", "when", "while"):
            return None
    return None


def is_infinitive(part: Part, index: int) -> bool:
    """Whether a verb follows `to`: `to explain`, not `to the council` or `to Chile`."""
    word = part.lower[index + 1] if index + 1 < part.sentence.last else ""
    return word.isalpha() and word not in DETERMINERS and not part.tokens[index + 1].is_capital


def _group(part: Part, first: Named, limit: int) -> tuple[str, ...]:
    """An actor and those who are named with it: `Moscow and Washington`."""
    chain = [one for one in part.named if first.first <= one.first and one.last <= limit]
    group = [first]
    for one, two in pairwise(chain):
        if not _belong_together(part, one, two):
            break
        group.append(two)
    owned = {one.first for one, two in pairwise(group) if _is_owner(part, one, two)}
    owned |= {two.first for one, two in pairwise(group) if _is_attribute(part, one, two)}
    kept = [one for one in group if one.first not in owned]
    names = [one for one in kept if not _is_apposed(one, kept[0])] or group[:1]
    return tuple(dict.fromkeys(one.actor for one in names))[:_MOST_ACTORS]


def _belong_together(part: Part, one: Named, two: Named) -> bool:
    if _leads_to(part, one, two):
        return True
    return two.first - one.last <= _GAP and all(_is_light(part, at) for at in range(one.last, two.first))


def _is_light(part: Part, index: int) -> bool:
    """Whether a token may stand between actors that belong together."""
    word = part.lower[index]
    return word in _JOINING or word in words("roles") or word in ("(", ")", "'s") or part.tokens[index].is_capital


def _leads_to(part: Part, one: Named, two: Named) -> bool:
    """`Top US diplomat John Kerry`, `the UN's office, OCHA`: the first is whose the second is."""
    between = part.lower[one.last : two.first]
    if {"and", "or", "&", *words("places"), *(words("object_ends") - {","})}.intersection(between):
        return False
    possessive = bool(between) and between[0] == "'s" and len(between) <= 5
    return possessive or (one.adjective and len(between) <= 3 and "," not in between)


def _is_owner(part: Part, one: Named, two: Named) -> bool:
    """Whether an actor only says whose the next one is."""
    between = part.lower[one.last : two.first]
    return (bool(between) and between[0] == "'s" and not {"and", "&"} & set(between)) or not _JOINING & set(between)


def _is_attribute(part: Part, one: Named, two: Named) -> bool:
    """`Kyrgyzstan` in `Toktogulov, a minister of Kyrgyzstan`."""
    between = part.lower[one.last : two.first]
    return (
        bool(between) and _follows(part, two, frozenset(("of", "for", "to"))) and between[-1] not in ("and", "&", ",")
    )


def _is_apposed(one: Named, first: Named) -> bool:
    """An adjective that belongs to an apposition: `Jeffrey, the US special representative`."""
    return one is not first and one.adjective and not first.adjective
