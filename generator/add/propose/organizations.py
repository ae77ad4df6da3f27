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

from generator.add.propose.lexicon import name_words, table
from generator.add.propose.prose import Prose
from generator.add.propose.roles import is_office
from generator.add.propose.runs import Run
from generator.model.page import ActorKind


class GroupNamed(Struct, frozen=True):
    """An organisation's name at tokens `first` to `last`; `short` are the tokens of its acronym, empty without."""

    first: int
    last: int
    kind: ActorKind
    rule: str
    role: str = ""
    short: tuple[int, int] = (0, 0)
    sure: bool = True


def organizations(prose: Prose, found: Sequence[Run]) -> Iterator[GroupNamed]:
    """The organisations that runs name, from left to right."""
    counts = Counter(prose.tokens[run.first].text for run in found if run.last - run.first == 1)
    for run in (_without_office(prose, run) for run in found):
        short = _acronym_behind(prose, run)
        if _has_head(prose, run) or short[0] < short[1]:
            yield GroupNamed(run.first, run.last, _kind(prose, run), "head" if _has_head(prose, run) else "acronym", short=short)
        elif run.last - run.first == 1 and _is_acronym(prose.tokens[run.first].text):
            text = prose.tokens[run.first].text
            defined = run.first > 0 and prose.tokens[run.first - 1].text == "("
            if not defined and counts[text] > 1:
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
            yield GroupNamed(index - 1, index + len(head), kind, "group", role)
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
    """Whether a word of the run is the head of an organisation's name, and no word of a thing follows it."""
    words = name_words()
    texts = [prose.tokens[index].text for index in range(run.first, run.last)]
    joint = next((place for place, text in enumerate(texts) if text in ("of", "for", "on")), len(texts))
    if len(texts) < 2 or (joint == len(texts) and texts[-1] in words.things - words.organizations):
        return False
    return texts[-1] in words.organizations or any(text in words.organizations for text in texts[:joint])


def _without_office(prose: Prose, run: Run) -> Run:
    """`State Department Spokesman John Kirby` names a department and a person; this is the department."""
    office = next((index for index in range(run.first + 1, run.last) if is_office(prose.lower[index])), run.last)
    follows_head = prose.tokens[office - 1].text in name_words().organizations
    return Run(run.first, office, run.begins) if follows_head and office < run.last else run


def _kind(prose: Prose, run: Run) -> ActorKind:
    texts = {prose.tokens[index].text for index in range(run.first, run.last)}
    return "armed-group" if texts & _ARMED else "organization"


_ARMED = frozenset("Front Militia Brigade Brigades Battalion Resistance Liberation Jihad Insurgents Rebels Fighters Mujahideen".split())


def _acronym_behind(prose: Prose, run: Run) -> tuple[int, int]:
    """The acronym in brackets behind a name: `International Syria Support Group (ISSG)`."""
    window = prose.tokens[run.last : run.last + 3]
    if len(window) < 3 or window[0].text != "(" or window[2].text != ")" or not _is_acronym(window[1].text):
        return 0, 0
    initials = [prose.tokens[index].text[0] for index in range(run.first, run.last) if prose.tokens[index].is_capital]
    letters = window[1].text.replace(".", "")
    shares = len(initials) > 1 and letters[0].upper() in initials[:2] and len(letters) >= 2
    return (run.last + 1, run.last + 2) if shares else (0, 0)


def _is_acronym(text: str) -> bool:
    letters = text.replace(".", "")
    upper = sum(letter.isupper() for letter in letters)
    return 2 <= len(letters) <= 8 and upper >= 2 and upper >= len(letters) - 2 and letters[0].isupper() and text not in name_words().common
