"""Role nouns: common nouns that mean one of the cast; of states and groups see `groupnouns`.

office-of-state     the US envoy          the last before it of that office and state, else the only one there is
office              the minister          the last person before it who is called so, else the only one in the article
its-office          its foreign minister  the one person of that office and of the first state or group in the sentence
somebodys-office    Kerry’s spokesman     the one spokesman in the article

Beside the name of its bearer a role is part of that mention, and none of its own. Where two fit, none is proposed.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import islice

from generator.add.finding import Mention
from generator.add.propose.groupnouns import GroupNouns
from generator.add.propose.lexicon import people, word_list
from generator.add.propose.presence import HYPHENS, Presence
from generator.add.propose.roles import is_office

_BEING = word_list("rolenouns.toml", "being")
_EMPTY = word_list("rolenouns.toml", "empty")
_DESCRIBING = ("ed", "ful", "ing", "ish", "ive", "less", "ly", "ous")
"""How words end that only describe somebody: `the visibly tired premier`."""
_MARKS = ',;:.()“”"'
_MOST = 2_000
"""Nouns of an article that are looked at, many times those of a long report."""
_DESCRIBED = 6
"""Tokens that describe somebody before an office."""
_BESIDE = 8
"""Tokens on either side of a role among which the comma before its bearer is looked for."""


def role_nouns(presence: Presence) -> Iterator[Mention]:
    """The role nouns of an article, from left to right."""
    groups, persons = GroupNouns(presence), _Persons(presence)
    nouns = groups.nouns | people().offices
    for index in islice(_places(presence, nouns), _MOST):
        yield from (groups if presence.prose.lower[index] in groups.nouns else persons).find(index)


def _places(presence: Presence, nouns: AbstractSet[str]) -> Iterator[int]:
    """The tokens that may be a role noun: in a sentence, and in no name."""
    prose = presence.prose
    for index, word in enumerate(prose.lower):
        if index and word in nouns and index not in presence.over and prose.sentence_at(prose.tokens[index].start):
            yield index


class _Persons:
    """The nouns of offices in one article."""

    def __init__(self, presence: Presence) -> None:
        self._presence = presence
        self._prose, self._members = presence.prose, presence.members
        self._holders, self._called = cache(self._holders_of), cache(self._called_of)

    def find(self, index: int) -> Iterator[Mention]:
        """The one whom the office at token `index` means, if it is clear."""
        is_part = is_office(self._prose.word(index + 1))  # `secretary general`
        if is_part or index + 1 in self._presence.at or self._is_beside_name(index):
            return
        first = self._presence.back(index, self._belongs)
        before, opening = self._prose.word(first - 1), self._prose.lower[first]
        if before == "its":
            yield from self._of_subject(first, index)
        elif "'s" in (before, opening):
            yield from self._of_somebody(first - (before == "'s"), index)
        elif before in ("the", "top", "") or opening == "top":
            yield from self._of_office(first, first, index)
        else:
            begin = self._presence.back(first, self._describes, _DESCRIBED)
            if begin < first and self._prose.word(begin - 1) == "the":
                yield from self._of_office(begin, first, index)

    def _belongs(self, index: int) -> bool:
        word = self._prose.lower[index]
        return word in people().modifiers or is_office(word) or word == "of" or bool(self._presence.state(index))

    def _describes(self, index: int) -> bool:
        """Whether the token only describes somebody, or is a part of a word such as `58-year-old`."""
        word, beside = self._prose.lower[index], {self._prose.word(index - 1), self._prose.word(index + 1)}
        return word.endswith(_DESCRIBING) or word in HYPHENS or not beside.isdisjoint(HYPHENS)

    def _is_beside_name(self, index: int) -> bool:
        """Whether only a comma parts the role from a name: `John Kirby, the spokesman,`, `the envoy for Syria, Hof`."""
        tokens, presence = self._prose.tokens, self._presence
        for end in range(index + 1, min(index + _BESIDE, len(tokens))):
            if presence.is_person(presence.at.get(end, "")) or is_office(self._prose.lower[end]):
                return False
            if tokens[end].text in _MARKS:
                if tokens[end].text == "," and presence.is_person(presence.at.get(end + 1, "")):
                    return True
                break
        back = range(index - 1, max(index - 1 - _BESIDE, -1), -1)
        mark = next((start for start in back if tokens[start].text in _MARKS), index)
        return tokens[mark].text == "," and presence.is_person(presence.ends.get(mark, ("", 0))[0])

    def _of_somebody(self, owned: int, index: int) -> Iterator[Mention]:
        """Who holds the office at token `index` for the one whose possessive is at token `owned`; never that one."""
        owner, first = self._presence.ends.get(owned, ("", 0))
        state = owner if owner and self._members[owner].kind == "state" else ""
        named = (self._prose.lower[owned + 1 : index + 1], self._prose.lower[index : index + 1])
        for words in map(" ".join, named if owner else ()):
            offices, persons = _meanings(words), self._presence.persons
            ids = [id for id in persons if id != owner and self._presence.holds(id, offices, state)]
            if len(ids) == 1:
                yield self._presence.found(first, index + 1, ids[0], "somebodys-office")
                return

    def _of_subject(self, first: int, index: int) -> Iterator[Mention]:
        """`its foreign minister`: of the first state or group of the sentence."""
        owner = next((id for id in self._presence.in_sentence(first) if self._members[id].kind != "person"), "")
        words = " ".join(self._prose.lower[first : index + 1])
        ids = [id for id in self._presence.persons if owner and self._presence.holds(id, _meanings(words), owner)]
        if len(ids) == 1:
            yield self._presence.found(first, index + 1, ids[0], "its-office")

    def _of_office(self, begin: int, first: int, index: int) -> Iterator[Mention]:
        """What describes the holder stands from token `begin` on, the office from token `first` up to `index`."""
        prose, last = self._prose, index + 1
        if prose.word(begin - 1) == "the" and prose.word(begin - 2) in _BEING:
            return
        states = [self._presence.state(place) for place in range(first, last)]
        words = [prose.lower[place] for place in range(first, last) if not states[place - first]]
        if prose.lower[last : last + 2] == ("of", "state") and words[-1] in ("head", "secretary"):
            words, last = [words[-1], "of", "state"], last + 2
        state = next(filter(None, states), "")
        if not state and not self._presence.is_alone(begin, last):
            return
        ids = self._of_state(last, words, state) if state else self._last_called(last, words)
        if len(ids) == 1:
            yield self._presence.found(first, last, ids[0], "office-of-state" if state else "office")

    def _of_state(self, last: int, words: Sequence[str], state: str) -> Sequence[str]:
        """The holder of an office of a state; of several the one who is named last before."""
        holders = self._holders(_meanings(" ".join(words)), state)
        id = self._presence.last_before(last - 1, holders.__contains__) if len(holders) > 1 else ""
        return [id] if id else holders

    def _last_called(self, last: int, words: Sequence[str]) -> Sequence[str]:
        """The person who is named last before the tokens and whom the words of an office fit, else one named soon."""
        called = self._called(_meanings(" ".join(words)))
        id = self._presence.last_before(last - 1, called.__contains__)
        id = self._presence.prominent(last - 1, id, called.__contains__)
        return [id] if id else [id for id in called if id in self._presence.soon(last - 1)]

    def _called_of(self, offices: Sequence[str]) -> dict[str, None]:
        """The persons of the article who have one of the offices, whoever they serve."""
        return dict.fromkeys(id for id in self._presence.persons if self._presence.holds(id, offices))

    def _holders_of(self, offices: Sequence[str], state: str) -> Sequence[str]:
        """Who holds one of the offices for a state: persons of the article, else of the dossier."""
        everybody = (id for id, member in self._members.items() if member.kind == "person")
        here = [id for id in self._presence.persons if self._presence.holds(id, offices, state)]
        return here or [id for id in everybody if self._presence.holds(id, offices, state)]


def _meanings(words: str) -> tuple[str, ...]:
    """An office and those that it can mean, by its words or those behind `former`, `new`."""
    plain = words.removeprefix("the ").strip()
    parts = plain.split()
    telling = next((place for place, part in enumerate(parts) if part not in _EMPTY), 0)
    known = (people().synonyms.get(" ".join(parts[place:])) for place in range(telling + 1))
    return tuple(dict.fromkeys((plain, *next(filter(None, known), ()))))
