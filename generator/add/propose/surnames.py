"""How a person's name is written in full and in short: spellings that are one name, and what is left of it later on.

full       Sergey Lavrov = Sergei Lavrov; Mohammed = Mohamed
short      Kerry; al-Assad, Assad; de Mistura, De Mistura; Xi for Xi Jinping
"""

import unicodedata
from collections.abc import Sequence
from functools import cache

from generator.add.propose.lexicon import name_words, word_list

_CALLED = word_list("people.toml", "family_first") | word_list("people.toml", "first_first")
"""Names by which their bearers are called though they stand first."""
_GENERATIONS = word_list("people.toml", "generations")


@cache
def folded(name: str) -> str:
    """A name in the form in which its usual spellings are one: no marks, no double letters, `y` as `i`."""
    plain = unicodedata.normalize("NFKD", name).casefold().replace("’", "'")
    letters = [letter for letter in plain if letter.isalpha() or letter in " -"]
    single = [letter for place, letter in enumerate(letters) if place == 0 or letter != letters[place - 1]]
    return "".join(single).replace("y", "i").replace("-", " ")


def full_forms(words: Sequence[str]) -> str:
    """The words of a full name, folded, without initials."""
    return folded(" ".join(word for word in words if len(word.rstrip(".")) > 1))


def short_forms(name: str) -> tuple[str, ...]:
    """The forms by which a person of that name is called later on."""
    words = [word for word in name.split() if word not in _GENERATIONS]
    if len(words) < 2:
        return (name,)
    start = len(words) - 1
    while start > 1 and _is_particle(words[start - 1]):
        start -= 1
    forms = [" ".join(words[start:]), words[-1], " ".join(words[1:])]
    if len(words) > 2 and not _is_particle(words[1]):
        forms.append(words[1])
    if start < len(words) - 1:
        forms.append(" ".join((words[start].capitalize(), *words[start + 1 :])))
    forms += _without_article(words[-1])
    forms += [word for word in words[:1] if word in _CALLED]
    return tuple(dict.fromkeys(form for form in forms if len(form) > 1))


def _is_particle(word: str) -> bool:
    return word.lower() in name_words().particles


def _without_article(word: str) -> tuple[str, ...]:
    """`al-Assad` is `Assad` too, and `Al-Assad` at the beginning of a sentence."""
    return (word[3:], f"{word[0].upper()}{word[1:]}") if word[:3].lower() in ("al-", "el-") else ()
