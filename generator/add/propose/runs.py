"""Runs: stretches of words with capitals that can be a name, with the small words that join them.

    run        = word { joint word }
    word       = a token with a capital first letter, an abbreviation with stops, `al-Assad`
    joint      = a space, alone or round a particle (`de`, `bin`), `of`, `for`, `of the`, `and`, `&`; the stop of an initial

`of`, `for` and `and` join only what is the name of an organisation: `Ministry of Defence`, not `President of Ghana`.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.add.propose.lexicon import name_words, people
from generator.add.propose.prose import Prose, Token

_ADJECTIVE = re.compile(
    r"-(?:led|backed|supervised|based|brokered|sponsored|monitored|controlled|held|born|style|wide|funded|owned|made|"
    r"mediated|allied|linked|affiliated|era|supported|imposed|occupied|run|flagged|registered|educated|trained|bound)$"
)
_PREFIXED = re.compile(r"(?:al|el|ad|an|as|ash|at|ul)[-‐][^\W\d_]")
_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March July September October November "
    "December".split()
)
DIRECTIONS = frozenset(
    "New North South East West Northern Southern Eastern Western Central Upper Lower Greater Latin".split()
)
"""Words before a name that make another of it: `North America`."""
_OWNERS = frozenset(("People", "Women", "Children", "Workers", "Lord", "Men", "Writers", "Farmers", "Teachers", "Doctors"))
_STOPPED = frozenset(("Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Sen", "Rep", "Gov", "Gen", "Lt", "Col", "Maj", "Capt", "Cmdr",
                      "Adm", "Sgt", "Brig", "Hon", "Rev", "Amb"))  # fmt: skip


class Run(Struct, frozen=True, array_like=True):
    """Tokens `first` up to, not with, `last`; `begins` where the run begins a sentence or a quotation."""

    first: int
    last: int
    begins: bool


def is_name_word(token: Token) -> bool:
    """Whether the word can stand in a name."""
    text = token.text
    if text[0].isupper():
        return not _ADJECTIVE.search(text)
    return bool(_PREFIXED.match(text)) and any(letter.isupper() for letter in text[3:5])


def runs(prose: Prose) -> Iterator[Run]:
    """The runs of every sentence, from left to right."""
    for sentence in prose.sentences:
        index = sentence.first
        while index < sentence.last:
            if not is_name_word(prose.tokens[index]):
                index += 1
                continue
            last = _end(prose, index, sentence.last)
            begins = index == sentence.first or prose.tokens[index - 1].text in "“\"‘'(—:["
            yield from _without_common(prose, Run(index, last, begins))
            index = last


def _without_common(prose: Prose, run: Run) -> Iterator[Run]:
    """Words at its beginning that are no part of a name are left out: `But Kerry`, `The Hague Court`."""
    first = run.first
    while first < run.last and prose.tokens[first].text in name_words().common and not _goes_on(prose, first, run):
        first += 1
    if first < run.last:
        yield Run(first, run.last, run.begins and first == run.first)


def _goes_on(prose: Prose, index: int, run: Run) -> bool:
    """Whether a common word is part of the name after all: `National Liberation Army`, `First Bank of Nigeria`."""
    capital = index + 1 < run.last and is_name_word(prose.tokens[index + 1])
    if capital and prose.tokens[index].text in DIRECTIONS:
        return True
    if not capital or prose.tokens[index].text not in _QUALIFYING:
        return False
    return any(prose.tokens[other].text in name_words().organizations for other in range(index + 1, run.last))


_QUALIFYING = frozenset(
    "National New First Western Eastern Northern Southern Democratic Republican European African Asian Arab Islamic "
    "Christian Muslim Jewish Kurdish Catholic Liberal Conservative Labour Labor Communist Free United World Central "
    "Socialist Social People Farmers Workers Doctors Lawyers Ministers Foreign Police Peace Local Federal Latin "
    "Orthodox Sunni Shia".split()
)


def _end(prose: Prose, first: int, limit: int) -> int:
    """The end of the run that begins at token `first`."""
    last = first + 1
    while last < limit:
        following = _joined(prose, first, last, limit)
        if following == last:
            break
        last = following
    return last


def _joined(prose: Prose, first: int, last: int, limit: int) -> int:
    """The end of the run with the next word of it; `last` where none follows."""
    tokens = prose.tokens
    here = tokens[last]
    before = tokens[last - 1]
    gap = here.start - before.end
    if here.text == "." and gap == 0 and (len(before.text) == 1 or before.text in _STOPPED):
        return last + 1 if last + 1 < limit and is_name_word(tokens[last + 1]) else last
    if gap > 1 or (gap == 1 and prose.text[before.end] not in "  "):
        return last
    if gap == 0 and before.text != ".":
        return _owned(prose, last, limit)
    if is_name_word(here):
        return last if here.text in _DAYS or before.text in _DAYS else last + 1
    return _over_joint(prose, first, last, limit)


def _owned(prose: Prose, last: int, limit: int) -> int:
    """`People’s Party`: a possessive joins after few words."""
    tokens = prose.tokens
    here, before = tokens[last], tokens[last - 1]
    follows = last + 1 < limit and is_name_word(tokens[last + 1])
    if here.text in ("'s", "’s") and before.text in _OWNERS and follows:
        return last + 2
    if here.text in ("'", "’") and before.text.endswith("s") and follows and tokens[last + 1].text in name_words().organizations:
        return last + 2
    return last


def _over_joint(prose: Prose, first: int, last: int, limit: int) -> int:
    tokens, words = prose.tokens, name_words()
    joint = tokens[last].text
    after = last + 1
    if joint in words.particles and after < limit and is_name_word(tokens[after]):
        return after + 1 if tokens[last - 1].text.lower() not in people().offices else last
    if joint in words.particles and after + 1 < limit and tokens[after].text in words.particles:
        return after + 2 if is_name_word(tokens[after + 1]) else last
    if joint == "of" and after < limit and before_is_office(tokens[last - 1]) and is_name_word(tokens[after]):
        return after + 1
    organization = any(tokens[index].text in words.organizations for index in range(first, last))
    if not organization:
        return last
    if joint in ("of", "for", "on", "in") and after < limit and tokens[after].text == "the":
        after += 1
    if after >= limit or not is_name_word(tokens[after]):
        return last
    if joint in ("of", "for"):
        return after + 1
    if joint == "on":
        return after + 1 if tokens[after].text in words.subjects else last
    if joint in ("and", "&"):
        return after + 1 if tokens[after].text in words.subjects and _is_subject(prose, last - 1) else last
    if joint == "in":
        return after + 1 if any(tokens[index].text in ("for", "of") for index in range(first, last)) and tokens[
            after
        ].text in ("Europe", "Africa", "Asia", "America") else last
    return last


def before_is_office(token: Token) -> bool:
    """`Secretary of State John Kerry`: an office takes what it is of into the run; what follows tells where it ends."""
    return token.text.lower() in people().offices


def _is_subject(prose: Prose, index: int) -> bool:
    """`Food and Agriculture Organization`, `Ministry of Trade and Industry`: what stands before `and` is a subject too."""
    return prose.tokens[index].text in name_words().subjects or prose.tokens[index].text in ("Foreign", "Oceanic")
