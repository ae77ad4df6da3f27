"""Persons: which runs of capitals name one, by what stands around them.

    title name        "Deputy Foreign Minister Sergey Vershinin", "Mr Kerry", "spokesman John Kirby"
    given name        the run begins with a name that parents give
    apposition        "Fred Hof, a former top U.S. diplomat", "the UN envoy, Geir Pedersen"
    age               "Mary Odhiambo, 45,"
    speech            "Sven Tall said", "said Sven Tall"; the run has two words or more
    namesake          the last word of two or more stands alone later on
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.add.propose import roles
from generator.add.propose.lexicon import name_words, people
from generator.add.propose.prose import Prose, Stretch
from generator.add.propose.runs import Run
from generator.add.propose.speech import is_speech


class PersonNamed(Struct, frozen=True):
    """A person's name at tokens `first` to `last`, with the role that stands beside it, tokens too; empty without."""

    first: int
    last: int
    role: tuple[int, int]
    rule: str
    full: bool
    sure: bool = True


def persons(prose: Prose, found: Sequence[Run]) -> Iterator[PersonNamed]:
    """The persons whom runs name, from left to right; a single word only with a title before it."""
    alone = frozenset(prose.tokens[run.first].text for run in found if run.last - run.first == 1)
    for run in found:
        sentence = prose.sentence_at(prose.tokens[run.first].start)
        if sentence is not None:
            yield from _person(prose, run, sentence, alone)


def core_of(prose: Prose, run: Run) -> int:
    """The first token of the name itself, behind the titles that a run begins with."""
    first = run.first
    if prose.tokens[first].text in people().given and not roles.is_office(prose.lower[first]):
        return first
    for index in range(run.last - 2, run.first - 1, -1):
        token = prose.tokens[index]
        if roles.is_office(prose.lower[index]) or token.text in people().honorifics:
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


_OFFICES_OF = frozenset("State Staff Affairs Foreign Interior Defence Defense".split()) | name_words().subjects


def _person(prose: Prose, run: Run, sentence: Stretch, alone: frozenset[str]) -> Iterator[PersonNamed]:
    first = core_of(prose, run)
    if first >= run.last or _is_other(prose, first, run.last):
        return
    words = [index for index in range(first, run.last) if prose.tokens[index].text != "."]
    title = first > run.first and roles.holds_office(prose, run.first, first)
    honorific = any(prose.tokens[index].text in people().honorifics for index in range(run.first, first))
    role = _role(prose, run, first, sentence)
    rule = _rule(prose, first, run.last, sentence, role, title or honorific, alone, len(words))
    if rule and (len(words) > 1 or rule == "title"):
        yield PersonNamed(first, run.last, role, rule, len(words) > 1, rule != "namesake")


def _is_other(prose: Prose, first: int, last: int) -> bool:
    """Whether a word among the tokens belongs to no person's name."""
    words = name_words()
    other = words.places | words.things | words.organizations
    return any(prose.tokens[index].text in other for index in range(first + 1, last))


def _role(prose: Prose, run: Run, first: int, sentence: Stretch) -> tuple[int, int]:
    """The tokens of the best role beside a name."""
    start = roles.before(prose, first, sentence.first, run.first) if first > sentence.first else first
    behind = roles.apposition_behind(prose, run.last, sentence.last)
    if behind[0] < behind[1]:
        return behind
    if start < first:
        return start, first
    before = roles.apposition_before(prose, first, sentence.first)
    return before if before[0] < before[1] else (first, first)


def _rule(
    prose: Prose, first: int, last: int, sentence: Stretch, role: tuple[int, int], title: bool, alone: frozenset[str],
    words: int,
) -> str:  # fmt: skip
    """The name of the rule by which the tokens are a person's name; empty where none does."""
    if title or (role[0] < role[1] <= first and roles.holds_office(prose, role[0], first) and role[1] == first):
        return "title"
    if words > 1 and prose.tokens[first].text in people().given:
        return "given-name"
    if role[0] < role[1]:
        return "apposition"
    if words > 1 and _has_age(prose, last, sentence.last):
        return "age"
    if words > 1 and words < 5 and _speaks(prose, first, last, sentence):
        return "speech"
    if 1 < words < 4 and prose.tokens[last - 1].text in alone:
        return "namesake"
    return ""


def _has_age(prose: Prose, last: int, end: int) -> bool:
    window = prose.tokens[last : last + 3]
    return last + 2 < end and window[0].text == "," and window[1].text.isdigit() and window[2].text in (",", ".")


def _speaks(prose: Prose, first: int, last: int, sentence: Stretch) -> bool:
    after = last < sentence.last and is_speech(prose.lower[last])
    before = first > sentence.first and is_speech(prose.lower[first - 1])
    return after or before
