"""Organisations: which runs of capitals name one, and groups named by an adjective and a common noun.

head          a word of the run is the head of such a name: "Ministry of Mines", "Lomvi Fishermen’s Union"
acronym       capitals that stand in brackets behind the name that they shorten, or alone more than once
group         "Syrian opposition", "US-led coalition", "Assad regime"
"""

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from generator.add.propose.acronyms import is_acronym
from generator.add.propose.lexicon import name_words, table, word_list
from generator.add.propose.prose import Prose
from generator.add.propose.roles import is_office
from generator.add.propose.runs import DIRECTIONS, Run
from generator.model.page import ActorKind


class GroupNamed(Struct, frozen=True):
    """An organisation's name at tokens `first` to `last`."""

    first: int
    last: int
    kind: ActorKind
    rule: str
    role: str = ""
    sure: bool = True


def organizations(prose: Prose, found: Sequence[Run]) -> Iterator[GroupNamed]:
    """The organisations that runs name, from left to right."""
    counts = Counter(prose.tokens[run.first].text for run in found if run.last - run.first == 1)
    defined = {prose.tokens[run.first].text for run in found if run.first and prose.tokens[run.first - 1].text == "("}
    for run in (_without_office(prose, run) for run in found):
        text = prose.tokens[run.first].text
        if _has_head(prose, run):
            yield GroupNamed(run.first, run.last, _kind(prose, run), "head")
        elif _has_letters(prose, run):
            yield GroupNamed(run.first, run.last, _kind(prose, run), "acronym")
        elif run.last - run.first == 1 and text not in defined and counts[text] > 1 and _stands_for(prose, run):
            yield GroupNamed(run.first, run.last, "organization", "acronym", sure=False)


def groups(prose: Prose) -> Iterator[GroupNamed]:
    """Groups that an adjective or a name and a common noun name."""
    for index, word in enumerate(prose.lower):
        if word not in _first_words() or index == 0:
            continue
        head = next((head for head in _first_words()[word] if prose.lower[index : index + len(head)] == head), None)
        before = prose.tokens[index - 1]
        if head and before.is_capital and before.is_word and before.text not in name_words().common:
            kind, role = _heads()[" ".join(head)]
            first = index - 1 - (index > 1 and prose.tokens[index - 2].text in DIRECTIONS)
            yield GroupNamed(first, index + len(head), kind, "group", role)
        elif word == "coalition" and (first := _leader(prose, index)) < index:
            kind, role = _heads()["-led coalition"]
            yield GroupNamed(first, index + 1, kind, "group", role)


def _leader(prose: Prose, index: int) -> int:
    """The first token of `US-led` or `U.S.-led` before token `index`; `index` where there is none."""
    before = prose.tokens[index - 1]
    if before.text.endswith("-led") and before.is_capital:
        return index - 1
    parted = index > 2 and prose.lower[index - 2 : index] == ("-", "led") and prose.tokens[index - 3].is_capital
    return index - 3 if parted else index


@cache
def _heads() -> dict[str, tuple[ActorKind, str]]:
    data = tomllib.loads(table("groups.toml"))
    return {head: (kind, role) for head, (kind, role) in data["heads"].items()}


@cache
def _first_words() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The heads by their first word, the longest first."""
    heads = sorted((tuple(head.split()) for head in _heads()), key=len, reverse=True)
    first = {head[0] for head in heads} | {"coalition"}
    return {word: tuple(head for head in heads if head[0] == word) for word in first}


def _has_head(prose: Prose, run: Run) -> bool:
    """Whether the run ends with the head of an organisation’s name, or has one before `of` or `for`, or begins with one
    that stands first, as `Radio` does.
    """
    words = name_words()
    texts = [prose.tokens[index].text for index in range(run.first, run.last)]
    joint = next((place for place, text in enumerate(texts) if place and text in ("of", "for", "on")), len(texts))
    if len(texts) < 2 or (joint == len(texts) and texts[-1] in words.things - words.organizations):
        return False
    return texts[-1] in words.organizations or texts[joint - 1] in words.organizations or texts[0] in _FIRST


def _without_office(prose: Prose, run: Run) -> Run:
    """`State Department Spokesman John Kirby` names a department and a person; this is the department."""
    office = next((index for index in range(run.first + 1, run.last) if is_office(prose.lower[index])), run.last)
    if office == run.last:
        return run
    heads = [index for index in range(run.first, office) if prose.tokens[index].text in name_words().organizations]
    return Run(run.first, heads[-1] + 1, run.begins) if heads else run


def _kind(prose: Prose, run: Run) -> ActorKind:
    texts = {prose.tokens[index].text for index in range(run.first, run.last)}
    return "armed-group" if texts & _ARMED else "organization"


_ARMED = word_list("names.toml", "armed")
_FIRST = word_list("names.toml", "first")


def _stands_for(prose: Prose, run: Run) -> bool:
    """Whether a single word is letters for a name, and no number of a bill or a road: `H.R. 1424`."""
    following = prose.tokens[run.last].text if run.last < len(prose.tokens) else ""
    return is_acronym(prose.tokens[run.first].text) and not following[:1].isdigit()


def _has_letters(prose: Prose, run: Run) -> bool:
    """Whether an acronym of the name stands behind it in brackets: `International Syria Support Group (ISSG)`."""
    window = prose.tokens[run.last : run.last + 3]
    if len(window) < 3 or window[0].text != "(" or window[2].text != ")" or not is_acronym(window[1].text):
        return False
    initials = [prose.tokens[index].text[0] for index in range(run.first, run.last) if prose.tokens[index].is_capital]
    return len(initials) > 1 and window[1].text[0] in initials[:2]
