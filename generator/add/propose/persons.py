"""Persons: which runs of capitals name one, by what stands around them. A single word needs a title.

title         "Deputy Foreign Minister Sergey Vershinin", "Mr Kerry", "spokesman John Kirby"
given-name    the run begins with a name that parents give
apposition    "Fred Hof, a former top U.S. diplomat", "the UN envoy, Geir Pedersen"
led           "the party, led by Megawati Sukarnoputri,"
who           "Kossi Adjovi, who led the team,", "Ofelia Beltrán, a pump operator who crawled out,"
age           "Mary Odhiambo, 45,"
speech        "Sven Tall said", "said Sven Tall"
namesake      the last word of two or more stands alone later on
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from generator.add.propose import roles
from generator.add.propose.lexicon import name_words, people, word_list, world
from generator.add.propose.prose import Prose, Stretch
from generator.add.propose.runs import DIRECTIONS, Run
from generator.add.propose.speech import is_speech

_OFFICES_OF = word_list("people.toml", "offices_of") | name_words().subjects
_LED = ("chaired", "commanded", "founded", "headed", "led", "run")
PLACES = ("Cape", "Fort", "Gulf", "Lake", "Mount", "Port", "Rio")
"""What begins the name of a place: `Port Sudan`."""
_DESCRIBED = 6
"""Tokens behind `NAME, a` among which a `who` belongs to the name."""


class PersonNamed(Struct, frozen=True):
    """A person's name at tokens `first` up to, not with, `last`; `full` where it has more than one word.

    `role` are the tokens of the role that stands beside it; empty without.
    """

    first: int
    last: int
    role: tuple[int, int]
    rule: str
    full: bool
    sure: bool = True


class _Name(Struct, frozen=True):
    """What may be a person's name at tokens `first` to `last`, of so many words, the stops of initials aside.

    `titled` says whether a title stands in capitals before it, `recurs` whether its last word stands alone elsewhere.
    """

    prose: Prose
    first: int
    last: int
    words: int
    sentence: Stretch
    role: tuple[int, int]
    titled: bool
    recurs: bool


def persons(prose: Prose, found: Sequence[Run]) -> Iterator[PersonNamed]:
    """The persons whom runs name, from left to right."""
    alone = frozenset(prose.tokens[run.last - 1].text for run in found if _is_single(prose, run))
    for run in found:
        sentence = prose.sentence_at(prose.tokens[run.first].start)
        first = core_of(prose, run)
        if sentence is None or first >= run.last or _is_other(prose, first, run.last):
            continue
        name = _name(prose, run, first, sentence, alone)
        rule = next((rule for rule, holds in _RULES.items() if holds(name)), "")
        if rule:
            yield PersonNamed(first, run.last, name.role, rule, name.words > 1, rule not in _GUESSES)


def _is_single(prose: Prose, run: Run) -> bool:
    """Whether the run is one word, or one behind an honorific: `Ms. Keita`."""
    first = run.last - 1
    before = first - 1 - (prose.word(first - 1) == ".")
    return first == run.first or (before == run.first and prose.tokens[before].text in people().honorifics)


def core_of(prose: Prose, run: Run) -> int:
    """The first token of the name itself, behind the titles that a run begins with."""
    first = run.first
    if prose.tokens[first].text in people().given and not roles.is_office(prose.lower[first]):
        return first
    for index in range(run.last - 2, run.first - 1, -1):
        if roles.is_office(prose.lower[index]) or prose.tokens[index].text in people().honorifics:
            return _behind_of(prose, index + 1, run.last)
    while first < run.last - 1 and prose.lower[first] in people().modifiers:
        first += 1
    return first


def _behind_of(prose: Prose, index: int, last: int) -> int:
    """`Secretary of State John Kerry`, `Minister of Health and Welfare Ada Obi`: behind what the office is of."""
    if index < last and prose.tokens[index].text == ".":
        index += 1
    if index >= last or prose.lower[index] not in ("of", "for"):
        return index
    index += 1
    while index < last and (prose.tokens[index].text in _OFFICES_OF or prose.lower[index] in ("the", "and")):
        index += 1
    return index


def _is_other(prose: Prose, first: int, last: int) -> bool:
    """Whether it is of a people, begins with a point of the compass, or has another word that is no person's."""
    begin, *behind = (token.text for token in prose.tokens[first:last])
    is_people = all(word in _peoples() for word in (begin, *behind))
    return is_people or begin in DIRECTIONS or begin in PLACES or not name_words().no_person.isdisjoint(behind)


@cache
def _peoples() -> frozenset[str]:
    """The adjectives and the people of all states: `Turkish Cypriots`."""
    return frozenset(form for entry in world() for form in entry.demonyms)


def _name(prose: Prose, run: Run, first: int, sentence: Stretch, alone: frozenset[str]) -> _Name:
    words = sum(token.text != "." for token in prose.tokens[first : run.last])
    honorific = any(token.text in people().honorifics for token in prose.tokens[run.first : first])
    titled = honorific or roles.holds_office(prose, run.first, first)
    role = _role(prose, run, first, sentence)
    return _Name(prose, first, run.last, words, sentence, role, titled, prose.tokens[run.last - 1].text in alone)


def _role(prose: Prose, run: Run, first: int, sentence: Stretch) -> tuple[int, int]:
    """The tokens of the best role beside a name; empty where there is none."""
    behind = roles.apposition_behind(prose, run.last, sentence.last)
    if behind[0] < behind[1]:
        return behind
    start = roles.before(prose, first, sentence.first, run.first)
    return (start, first) if start < first else roles.apposition_before(prose, first, sentence.first)


# --- the rules -------------------------------------------------------------------------------------------


def _has_title(name: _Name) -> bool:
    return name.titled or name.role[0] < name.role[1] == name.first


def _has_given_name(name: _Name) -> bool:
    return name.words > 1 and name.prose.tokens[name.first].text in people().given


def _has_apposition(name: _Name) -> bool:
    return name.words > 1 and name.role[0] < name.role[1]


def _is_who(name: _Name) -> bool:
    """Whether `, who` stands behind the name, or `, a` with a `who` before the next mark."""
    prose, behind = name.prose, name.last + 1
    if not 1 < name.words < 6 or behind >= name.sentence.last or prose.lower[name.last] != ",":
        return False
    if prose.lower[behind] not in ("a", "an", "the"):
        return prose.lower[behind] == "who"
    aside = prose.lower[behind + 1 : min(behind + 1 + _DESCRIBED, name.sentence.last)]
    return next((word for word in aside if word in (",", ".", "who")), "") == "who"


def _leads(name: _Name) -> bool:
    before = name.prose.lower[max(name.first - 2, name.sentence.first) : name.first]
    return 1 < name.words < 5 and len(before) == 2 and before[0] in _LED and before[1] == "by"


def _has_age(name: _Name) -> bool:
    window = name.prose.lower[name.last : min(name.last + 3, name.sentence.last)]
    return name.words > 1 and len(window) == 3 and window[0] == "," and window[1].isdigit() and window[2] in (",", ".")


def _speaks(name: _Name) -> bool:
    before = name.first > name.sentence.first and is_speech(name.prose.lower[name.first - 1])
    after = name.last < name.sentence.last and is_speech(name.prose.lower[name.last])
    return 1 < name.words < 5 and (before or after)


def _has_namesake(name: _Name) -> bool:
    return 1 < name.words < 4 and name.recurs


_RULES: dict[str, Callable[[_Name], bool]] = {
    "title": _has_title, "given-name": _has_given_name, "apposition": _has_apposition, "who": _is_who, "led": _leads,
    "age": _has_age, "speech": _speaks, "namesake": _has_namesake,
}  # fmt: skip
"""The rules by name; the first that holds names the person."""

_GUESSES = ("led", "namesake", "speech")
"""Those that may take an organisation for a person."""
