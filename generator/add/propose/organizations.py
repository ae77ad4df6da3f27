"""Organisations: which runs of capitals name one, and groups named by an adjective and a common noun.

head          a word of the run is the head of such a name: "Ministry of Mines", "Lomvi Fishermen’s Union"
acronym       capitals that stand in brackets behind the name that they shorten, or alone more than once
beside        the noun of a group stands right before it or behind it: "the channel Ecuavisa", "the GMB union"; in
              an aside, "PSE, the grid operator,"; or before letters, "the prison service, SNAI,"
group         "Syrian opposition", "US-led coalition", "Assad regime"
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from generator.add.propose.acronyms import in_brackets, is_acronym
from generator.add.propose.groupnouns import noun_of_aside
from generator.add.propose.lexicon import name_words, table, word_list
from generator.add.propose.prose import Prose
from generator.add.propose.roles import is_office
from generator.add.propose.runs import DIRECTIONS, Run
from generator.model.page import ActorKind

_ARMED = word_list("names.toml", "armed")
_BEFORE, _BEHIND, _ASIDE, _BEARING_ARMS = (
    word_list("names.toml", key) for key in ("nouns_before", "nouns_behind", "nouns_aside", "bearing_arms")
)
_FIRST = word_list("names.toml", "first")
_JOINTS = ("of", "for", "on")
_LED = "-led coalition"


class GroupNamed(Struct, frozen=True):
    """An organisation's name at tokens `first` up to, not with, `last`; `role` is what it is, empty without."""

    first: int
    last: int
    kind: ActorKind
    rule: str
    role: str = ""
    sure: bool = True


def organizations(prose: Prose, found: Sequence[Run]) -> Iterator[GroupNamed]:
    """The organisations that runs name, from left to right."""
    alone = [prose.tokens[run.first].text for run in found if run.last - run.first == 1]
    bracketed = {prose.tokens[run.first].text for run in found if prose.word(run.first - 1) == "("}
    often = {text for text, count in Counter(alone).items() if count > 1} - bracketed
    for run in (_without_office(prose, run) for run in found):
        if _has_head(prose, run):
            yield GroupNamed(run.first, run.last, _kind(prose, run), "head")
        elif _has_letters(prose, run):
            yield GroupNamed(run.first, run.last, _kind(prose, run), "acronym")
        elif run.last - run.first == 1 and prose.tokens[run.first].text in often and _is_letters(prose, run.first):
            yield GroupNamed(run.first, run.last, "organization", "acronym", sure=False)
        elif noun := _noun_beside(prose, run):
            kind: ActorKind = "armed-group" if noun in _BEARING_ARMS else "organization"
            yield GroupNamed(run.first, run.last, kind, "beside", noun, sure=False)


def _noun_beside(prose: Prose, run: Run) -> str:
    """The noun of a group that stands beside a name and tells that it is one; empty where none does."""
    before, behind = prose.word(run.first - 1), prose.word(run.last)
    if before in _BEFORE:
        return before
    if behind in _BEHIND and before == "the":
        return behind
    if noun := noun_of_aside(prose, run.last):
        return noun
    is_aside = before == "," == behind and run.last - run.first == 1 and _is_letters(prose, run.first)
    noun = prose.word(run.first - 2)
    return noun if is_aside and noun in _ASIDE else ""


def groups(prose: Prose) -> Iterator[GroupNamed]:
    """Groups that an adjective or a name and a common noun name."""
    by_first_word = _heads_by_first_word()
    for index, word in enumerate(prose.lower):
        if index == 0 or word not in by_first_word:
            continue
        head = next((head for head in by_first_word[word] if prose.lower[index : index + len(head)] == head), None)
        if head and _is_name(prose, index - 1):
            first = index - 1 - (index > 1 and prose.tokens[index - 2].text in DIRECTIONS)
            yield _group(first, index + len(head), " ".join(head))
        elif word == "coalition" and (first := _leader(prose, index)) < index:
            yield _group(first, index + 1, _LED)


def _group(first: int, last: int, head: str) -> GroupNamed:
    kind, role = _heads()[head]
    return GroupNamed(first, last, kind, "group", role)


def _is_name(prose: Prose, index: int) -> bool:
    token = prose.tokens[index]
    return token.is_capital and token.text not in name_words().common


def _leader(prose: Prose, index: int) -> int:
    """The first token of `US-led` or `U.S.-led` before token `index`; `index` where there is none."""
    before = prose.tokens[index - 1]
    if before.text.endswith("-led") and before.is_capital:
        return index - 1
    parted = index > 2 and prose.lower[index - 2 : index] == ("-", "led") and prose.tokens[index - 3].is_capital
    return index - 3 if parted else index


@cache
def _heads() -> dict[str, tuple[ActorKind, str]]:
    return {head: (kind, role) for head, (kind, role) in table("groups.toml")["heads"].items()}


@cache
def _heads_by_first_word() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The heads in words by the first of them, the longest first."""
    heads = sorted((tuple(head.split()) for head in _heads()), key=len, reverse=True)
    first = {head[0] for head in heads} | {"coalition"}
    return {word: tuple(head for head in heads if head[0] == word) for word in first}


def _has_head(prose: Prose, run: Run) -> bool:
    """Whether the run ends with the head of an organisation’s name, or has one before `of` or `for`, or begins with one
    that stands first, as `Radio` does.
    """
    words = name_words()
    texts = [token.text for token in prose.tokens[run.first : run.last]]
    joint = next((place for place, text in enumerate(texts) if place and text in _JOINTS), len(texts))
    if len(texts) < 2 or (joint == len(texts) and texts[-1] in words.things - words.organizations):
        return False
    return texts[-1] in words.organizations or texts[joint - 1] in words.organizations or texts[0] in _FIRST


def _without_office(prose: Prose, run: Run) -> Run:
    """`State Department Spokesman John Kirby` names a department and a person; this is the department."""
    office = next((index for index in range(run.first + 1, run.last) if is_office(prose.lower[index])), run.first)
    heads = [index for index in range(run.first, office) if prose.tokens[index].text in name_words().organizations]
    return Run(run.first, heads[-1] + 1, run.begins) if heads else run


def _kind(prose: Prose, run: Run) -> ActorKind:
    is_armed = any(token.text in _ARMED for token in prose.tokens[run.first : run.last])
    return "armed-group" if is_armed else "organization"


def _is_letters(prose: Prose, index: int) -> bool:
    """Whether a single word is letters for a name, and no number of a bill or a road: `H.R. 1424`."""
    return is_acronym(prose.tokens[index].text) and not prose.word(index + 1)[:1].isdigit()


def _has_letters(prose: Prose, run: Run) -> bool:
    """Whether an acronym of the name stands behind it in brackets: `International Syria Support Group (ISSG)`."""
    letters = in_brackets(prose, run.last)
    initials = [token.text[0] for token in prose.tokens[run.first : run.last] if token.is_capital]
    return len(initials) > 1 and letters[:1] in initials[:2]
