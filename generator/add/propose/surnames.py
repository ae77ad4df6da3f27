"""How a person's name is written in full and in short: spellings that are one name, and what is left of it later on.

    full       Sergey Lavrov = Sergei Lavrov; Mohammed = Mohamed
    short      Kerry; al-Assad, Assad; de Mistura, De Mistura; Xi for Xi Jinping
"""

import unicodedata
from collections.abc import Sequence
from functools import cache

from generator.add.propose.lexicon import name_words

_FAMILY_FIRST = frozenset(
    "Xi Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Song Deng Hua Geng Mao Kim Park "
    "Lee Moon Yoon Choi Jung Kang Cho Han Ban Nguyen Tran Pham Le Vo Ngo Tsai Lai Hun".split()
)
_FIRST_FIRST = frozenset("Abiy Hailemariam Isaias Debretsion Katrin Sigurdur Guðni Gudni Prabowo Jokowi Suharto Imran Uhuru".split())
"""Names by which their bearers are called though they stand first."""


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
    words = [word for word in name.split() if word not in ("Jr", "Sr", "Jr.", "Sr.", "II", "III")]
    if len(words) < 2:
        return (name,)
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in name_words().particles:
        start -= 1
    last = words[-1]
    if len(words) == 3 and start == 2:
        return tuple(dict.fromkeys((last, " ".join(words[1:]), words[1], *_first(words))))
    forms = [" ".join(words[start:]), last]
    if start < len(words) - 1:
        forms.append(f"{words[start].capitalize()} {' '.join(words[start + 1 :])}")
    if last[:3].lower() in ("al-", "el-"):
        forms.append(last[3:])
        forms.append(f"{last[0].upper()}{last[1:]}")
    forms += _first(words)
    return tuple(dict.fromkeys(form for form in forms if len(form) > 1))


def _first(words: Sequence[str]) -> tuple[str, ...]:
    """The first word, where it is the name by which one is called."""
    return (words[0],) if words[0] in _FAMILY_FIRST or words[0] in _FIRST_FIRST else ()
