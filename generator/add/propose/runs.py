"""Runs: stretches of words with capitals that can be a name, with the small words that join them.

    run        = word { joint word }
    word       = a token with a capital first letter, an abbreviation with stops, `al-Assad`
    joint      = a space, alone or round a particle (`de`, `bin`), `of`, `for`, `of the`, `and`, `&`; an initial's stop

`of`, `for` and `and` join only what is the name of an organisation: `Ministry of Defence`, not `President of Ghana`.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.add.propose.lexicon import name_words, people, word_list
from generator.add.propose.prose import Prose, Stretch, Token

DIRECTIONS = word_list("names.toml", "directions")
"""Words before a name that make another of it: `North America`."""
_ADJECTIVES = word_list("names.toml", "adjectives")
_DAYS = word_list("names.toml", "days")
_OWNERS = word_list("names.toml", "owners")
_PAIRED = word_list("names.toml", "paired") | name_words().subjects
_QUALIFYING = word_list("names.toml", "qualifying")
_STOPPED = word_list("people.toml", "stopped")
_PREFIXED = re.compile(r"(?:al|el|ad|an|as|ash|at|ul)[-‐][^\W\d_]")
"""The Arabic article, as it is before the letters of the sun too, with the beginning of its noun."""
_TITLE = 4
"""Words at least in a heading whose capitals can tell nothing."""


class Run(Struct, frozen=True, array_like=True):
    """Tokens `first` up to, not with, `last`; `begins` where the run begins a sentence or a quotation."""

    first: int
    last: int
    begins: bool


def runs(prose: Prose) -> Iterator[Run]:
    """The runs of every sentence, from left to right."""
    for sentence in prose.sentences:
        if _is_title(prose, sentence):
            continue
        index = sentence.first
        while index < sentence.last:
            if not _is_name_word(prose.tokens[index]):
                index += 1
                continue
            last = _end(prose, index, sentence.last)
            begins = index == sentence.first or prose.tokens[index - 1].text in "“\"‘'(—:["
            yield from _without_common(prose, Run(index, last, begins))
            index = last


def _is_title(prose: Prose, sentence: Stretch) -> bool:
    """Whether a heading is written In Capitals Like This, so that they tell nothing."""
    number = prose.paragraph_at(sentence.start)
    if prose.paragraphs[number].kind != "heading" or sentence.last - sentence.first < _TITLE:
        return False
    words = [token for token in prose.tokens[sentence.first : sentence.last] if token.is_word]
    return sum(token.is_capital for token in words) * 3 > len(words) * 2


def _is_name_word(token: Token) -> bool:
    """Whether the word can stand in a name."""
    text = token.text
    if text[0].isupper():
        return "-" not in text or text.rpartition("-")[2] not in _ADJECTIVES
    return text[0] in "aeu" and bool(_PREFIXED.match(text)) and any(letter.isupper() for letter in text[3:5])


def _without_common(prose: Prose, run: Run) -> Iterator[Run]:
    """Words at its beginning that are no part of a name are left out: `But Kerry`, `The Hague Court`."""
    first = run.first
    while first < run.last and _is_no_part(prose, first, run.last):
        first += 1
    if first < run.last:
        yield Run(first, run.last, run.begins and first == run.first)


def _is_no_part(prose: Prose, index: int, last: int) -> bool:
    token = prose.tokens[index]
    return not _is_name_word(token) or (token.text in name_words().common and not _goes_on(prose, index, last))


def _goes_on(prose: Prose, index: int, last: int) -> bool:
    """Whether a common word is part of the name after all: `National Liberation Army`, `First Bank of Nigeria`."""
    following = index + 1 + (prose.word(index + 1) == "'")
    if following >= last or not _is_name_word(prose.tokens[following]):
        return False
    text = prose.tokens[index].text
    return text in DIRECTIONS or (text in _QUALIFYING and _names_organization(prose, index + 1, last))


def _names_organization(prose: Prose, first: int, last: int) -> bool:
    return any(token.text in name_words().organizations for token in prose.tokens[first:last])


def _end(prose: Prose, first: int, limit: int) -> int:
    """The end of the run that begins at token `first`."""
    last = first + 1
    while last < limit and (following := _joined(prose, first, last, limit)) > last:
        last = following
    return last


def _joined(prose: Prose, first: int, last: int, limit: int) -> int:
    """The end of the run with the next word of it; `last` where none follows."""
    before, here = prose.tokens[last - 1], prose.tokens[last]
    gap = prose.text[before.end : here.start]
    if here.text == "." and not gap and (len(before.text) == 1 or before.text in _STOPPED):
        return last + 1 if _names(prose, last + 1, limit) else last
    if gap not in ("", " "):
        return last
    if not gap and before.text != ".":
        return _owned(prose, last, limit)
    if _is_name_word(here):
        return last if here.text in _DAYS or before.text in _DAYS else last + 1
    return _over_joint(prose, first, last, limit)


def _names(prose: Prose, index: int, limit: int) -> bool:
    return index < limit and _is_name_word(prose.tokens[index])


def _owned(prose: Prose, last: int, limit: int) -> int:
    """`People’s Party`, `Fishermen’s Union`, `Doctors’ Association`: a possessive joins after few words."""
    if not _names(prose, last + 1, limit):
        return last
    before, mark = prose.tokens[last - 1].text, prose.lower[last]
    of_few = mark == "'s" and before in _OWNERS
    of_many = mark == "'" and before.endswith("s") and _names_organization(prose, last + 1, last + 2)
    return last + 2 if of_few or of_many else last


def _over_joint(prose: Prose, first: int, last: int, limit: int) -> int:
    """The end of the run with the small word at token `last` and what that joins; `last` where it joins nothing."""
    before, joint, words = prose.tokens[last - 1].text, prose.tokens[last].text, name_words()
    is_office = before.lower() in people().offices
    if joint in words.particles and last + 1 < limit:
        return _over_particle(prose, last, limit, is_office=is_office)
    # an office takes what it is of into the run; what follows tells where that ends: `Secretary of State John Kerry`
    if joint == "of" and (is_office or before in words.places) and _names(prose, last + 1, limit):
        return last + 2
    return _over_subject(prose, last, limit) if _names_organization(prose, first, last) else last


def _over_particle(prose: Prose, last: int, limit: int, *, is_office: bool) -> int:
    """`Pieter van der Berg`, `Staffan de Mistura`."""
    if _names(prose, last + 1, limit):
        return last if is_office else last + 2
    joined = prose.tokens[last + 1].text in name_words().particles and _names(prose, last + 2, limit)
    return last + 3 if joined else last


def _over_subject(prose: Prose, last: int, limit: int) -> int:
    """`Ministry of Defence`, `Institute for the Sea`, `Ministry of Trade and Industry`."""
    joint = prose.tokens[last].text
    after = last + 1
    if joint in ("of", "for", "on") and after < limit and prose.tokens[after].text == "the":
        after += 1
    if not _names(prose, after, limit):
        return last
    if joint in ("of", "for"):
        return after + 1
    subject = prose.tokens[after].text in name_words().subjects
    paired = joint == "on" or (joint in ("and", "&") and prose.tokens[last - 1].text in _PAIRED)
    return after + 1 if subject and paired else last
