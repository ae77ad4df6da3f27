"""Role nouns: common nouns that mean one of the cast.

    the council                 the one group in the article so far whose name or role holds the noun
    the US envoy                the one person in the article, else in the dossier, of that office and that state
    the minister                the last person before it who is called so
    Kerry’s spokesman           the one spokesman in the article

Beside the name of its bearer a role is part of that mention, and none of its own. Where two fit, none is proposed.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from generator.add.finding import Mention
from generator.add.propose.known import Known
from generator.add.propose.lexicon import people, table, word_list
from generator.add.propose.member import Member
from generator.add.propose.prose import Prose
from generator.add.propose.roles import is_office

_BACK = 200
"""Mentions before a common noun among which the one that it means is looked for."""
_FEW = 100
"""Persons of an article among whom the holder of an office is looked for."""
_ASIDE = 8
"""Tokens of an aside behind a name that are looked at."""
_REACH = 4
"""Tokens that a role has at most before its noun."""


def nouns_beside(prose: Prose, mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """What each is called beside its name: `the miners’ union Norte`, `ECOWAS, the regional bloc,`; ids and nouns."""
    groups = _groups()
    for mention in mentions:
        first, last = prose.token_at(mention.start), prose.token_at(mention.end - 1) + 1
        if first and prose.lower[first - 1] in groups:
            yield mention.actor, prose.lower[first - 1]
        if prose.lower[last : last + 1] == (",",) and prose.lower[last + 1 : last + 2] in (("the",), ("a",), ("an",)):
            aside = prose.lower[last + 2 : last + 2 + _ASIDE]
            words = aside[
                : next((place for place, word in enumerate(aside) if word in (",", ".", ";", "of", "in")), len(aside))
            ]
            yield from ((mention.actor, word) for word in words[-1:] if word in groups)


class RoleNouns:
    """One article's common nouns; `members` are its cast and all actors of the dossier."""

    def __init__(self, prose: Prose, known: Known, mentions: Sequence[Mention], members: Mapping[str, Member]) -> None:
        self._prose, self._known, self._mentions, self._members = prose, known, mentions, members
        self._named = frozenset(mention.actor for mention in mentions)
        self._starts = [mention.start for mention in mentions]
        self._everyone = tuple(id for id, member in members.items() if member.kind == "person")
        self._persons = tuple(id for id in dict.fromkeys(m.actor for m in mentions) if self._kind(id) == "person")
        self._at = {prose.token_at(mention.start): mention for mention in mentions}
        self._over = {
            index: mention.actor
            for mention in mentions
            if self._kind(mention.actor) != "person"
            for index in range(prose.token_at(mention.start), prose.token_at(mention.end - 1) + 1)
        }
        self._ends = {prose.token_at(mention.end): mention for mention in mentions}

    def find(self) -> Iterator[Mention]:
        """The role nouns of the article, from left to right."""
        taken = {
            index for m in self._mentions for index in range(self._prose.token_at(m.start), self._prose.token_at(m.end))
        }
        groups, offices = {*_groups(), *_halves()}, people().offices
        for index, word in enumerate(self._prose.lower):
            if not (word in groups or word in offices or word in _OTHERS) or index in taken or index == 0:
                continue
            if self._prose.sentence_at(self._prose.tokens[index].start) is not None:
                yield from self._noun(index, word)

    def _noun(self, index: int, word: str) -> Iterator[Mention]:
        if word == "administration":
            return self._administration(index)
        if word in _PHRASES:
            return self._phrase(index, word)
        if word in _halves():
            return self._half(index, word)
        return self._group(index, word) if word in _groups() else self._person(index)

    def _kind(self, id: str) -> str:
        return self._members[id].kind if id in self._members else ""

    # --- groups

    def _group(self, index: int, noun: str) -> Iterator[Mention]:
        """`the council`, not `the council meeting` or `the security council`."""
        if self._prose.lower[index - 1] != "the" or self._continues(index):
            return
        words = {noun, *_groups()[noun]}
        fits = self._before(index, lambda id: self._kind(id) not in ("person", "state") and self._is_called(id, words))
        if noun in _COMPANIES:
            fits = [id for id in fits if not self._is_called(id, _groups().keys() - _COMPANIES)]
        exact = [id for id in fits if noun in self._members[id].name.lower().split()]
        for ids in (exact, fits):
            if len(ids) == 1 or (ids and noun in _COMPANIES):
                yield self._found(index, index + 1, ids[-1], "group-noun")
                return

    def _phrase(self, index: int, word: str) -> Iterator[Mention]:
        """`opposition groups` are the one opposition in the article, else in the dossier."""
        if self._prose.lower[index + 1 : index + 2] != ("groups",) or self._prose.tokens[index - 1].is_capital:
            return
        for ids in (self._named, self._members):
            called = [id for id in ids if word in self._members[id].name.lower().split() and self._kind(id) != "person"]
            if called:
                if len(called) == 1:
                    yield self._found(index, index + 2, called[0], "phrase")
                return

    def _half(self, index: int, word: str) -> Iterator[Mention]:
        """`the North` is North Korea where that is in the article."""
        id = self._known.id_of(_halves()[word])
        alone = self._prose.lower[index - 1] == "the" and not self._continues(index)
        if alone and self._prose.tokens[index].is_capital and id in self._named:
            yield self._found(index, index + 1, id, "half-of-a-country")

    def _administration(self, index: int) -> Iterator[Mention]:
        """`the administration`, an American word, is the government of the American president who was named last."""
        state = self._known.demonym("American")
        if self._continues(index):
            return
        presidents = self._before(index, lambda id: self._serves(id, state) and self._has(id, ("president",)))
        if presidents and self._prose.lower[index - 1] == "the":
            yield self._found(index, index + 1, state, "administration")

    def _is_called(self, id: str, words: AbstractSet[str]) -> bool:
        name = set(self._members[id].name.lower().replace("’s", "").split())
        roles = {word for role in self._members[id].roles for word in role.lower().split()}
        return bool(words & (name | roles))

    def _continues(self, index: int) -> bool:
        """Whether the noun is the first part of a longer one."""
        following = self._prose.tokens[index + 1] if index + 1 < len(self._prose.tokens) else None
        if following is None or not following.is_word:
            return following is not None and following.text in ("-", "‐")
        word = self._prose.lower[index + 1]
        return word in _CONTINUING or following.is_capital

    # --- persons

    def _person(self, index: int) -> Iterator[Mention]:
        prose = self._prose
        if index + 1 in self._at or self._is_beside_name(index):
            return
        first = index
        while first > 0 and index - first < _REACH and self._belongs(first - 1):
            first -= 1
        before = prose.lower[first - 1] if first else ""
        if before in ("'s", "’s") or prose.lower[first] in ("'s", "’s"):
            yield from self._of_somebody(first, index)
        elif before in ("the", "top", "") or prose.lower[first] == "top":
            yield from self._of_office(first, index)

    def _belongs(self, index: int) -> bool:
        word = self._prose.lower[index]
        if word in people().modifiers or is_office(word):
            return True
        return bool(self._state(index)) or word in ("head", "of")

    def _state(self, index: int) -> str:
        """The id of the actor that the token names or whose adjective it is."""
        if index in self._over:
            return self._over[index]
        return self._known.demonym(self._prose.tokens[index].text)

    def _is_beside_name(self, index: int) -> bool:
        """Whether the role belongs to a name before or behind it: `John Kirby, the spokesman,`, `the envoy, Geir`."""
        prose = self._prose
        end = index + 1
        while end < len(prose.tokens) and end - index < 8 and prose.tokens[end].text not in ',;:.()“”"':
            if end in self._at and self._kind(self._at[end].actor) == "person":
                return end == index + 1
            end += 1
        if end + 1 < len(prose.tokens) and prose.tokens[end].text == "," and self._is_person(self._at.get(end + 1)):
            return True
        start = index
        while start > 0 and index - start < 8 and prose.tokens[start].text not in ',;:.()“”"':
            start -= 1
        return prose.tokens[start].text == "," and self._is_person(self._ends.get(start))

    def _is_person(self, mention: Mention | None) -> bool:
        return mention is not None and self._kind(mention.actor) == "person"

    def _of_somebody(self, first: int, index: int) -> Iterator[Mention]:
        """`Kerry’s spokesman`: the one in the article, whoever is looked for; never the owner."""
        owner_end = first - 1 if self._prose.lower[first - 1] in ("'s", "’s") else first
        owner = self._ends.get(owner_end)
        offices = _meanings(self._prose.lower[index])
        ids = [id for id in self._people() if owner and id != owner.actor and self._has(id, offices)]
        if owner and self._kind(owner.actor) == "state":
            ids = [id for id in ids if self._serves(id, owner.actor)]
        if owner and len(ids) == 1:
            start = self._prose.token_at(owner.start)
            yield self._found(start, index + 1, ids[0], "somebodys-office")

    def _of_office(self, first: int, index: int) -> Iterator[Mention]:
        prose = self._prose
        if prose.lower[first - 1] == "the" and prose.lower[first - 2] in _BEING:
            return
        state = next((self._state(place) for place in range(first, index) if self._state(place)), "")
        words = " ".join(
            word for place, word in enumerate(prose.lower[first : index + 1], first) if not self._state(place)
        )
        if prose.lower[index + 1 : index + 3] == ("of", "state") and words.endswith("head"):
            words, index = "head of state", index + 2
        if prose.lower[index + 1 : index + 3] == ("of", "state") and words.endswith("secretary"):
            words, index = "secretary of state", index + 2
        offices = _meanings(words)
        if state:
            ids = [id for id in self._people() if self._has(id, offices) and self._serves(id, state)]
            ids = ids or [id for id in self._everybody() if self._has(id, offices) and self._serves(id, state)]
        else:
            called = self._before(index, lambda id: self._kind(id) == "person" and self._has(id, offices))
            ids = called[-1:] if self._prose.lower[first - 1] == "the" and not self._continues(index) else []
        if len(ids) == 1:
            yield self._found(first, index + 1, ids[0], "office-of-state" if state else "office")

    def _has(self, id: str, offices: Sequence[str]) -> bool:
        roles = [f" {role.lower()} " for role in self._members[id].roles]
        return any(f" {office} " in role for office in offices for role in roles)

    def _serves(self, id: str, state: str) -> bool:
        if self._members[id].affiliation == state:
            return True
        name = self._known.name(state)
        return any(
            name in role or any(self._known.demonym(word) == state for word in role.split())
            for role in self._members[id].roles
        )

    def _people(self) -> tuple[str, ...]:
        """The persons who are named in the article."""
        return self._persons[:_FEW]

    def _everybody(self) -> tuple[str, ...]:
        return self._everyone

    def _before(self, index: int, fits: object) -> list[str]:
        """Who is named before token `index` and fits, each once, the last named last."""
        assert callable(fits)
        last = bisect_left(self._starts, self._prose.tokens[index].start)
        ids: dict[str, None] = {}
        for mention in self._mentions[max(last - _BACK, 0) : last]:
            if fits(mention.actor):
                ids.pop(mention.actor, None)
                ids[mention.actor] = None
        return list(ids)

    def _found(self, first: int, last: int, id: str, rule: str) -> Mention:
        start, end = self._prose.tokens[first].start, self._prose.tokens[last - 1].end
        return Mention(start=start, end=end, actor=id, type="role-noun", rule=rule, sure=False)


_CONTINUING = word_list("people.toml", "continuing")


def _meanings(words: str) -> tuple[str, ...]:
    """An office and those that it can mean: the longest words that the table knows decide."""
    plain = words.removeprefix("the ").strip()
    parts = plain.split()
    known = ((place, people().synonyms.get(" ".join(parts[place:]))) for place in range(len(parts)))
    found = next(((place, meant) for place, meant in known if meant), None)
    return tuple(dict.fromkeys((plain, *(found[1] if found else ()))))


_ENDS = frozenset((",", ".", ";", "of", "in"))
_PHRASES = frozenset(("opposition", "rebel"))
_OTHERS = _PHRASES | {"administration"}
_BEING = frozenset(("be", "become", "as", "becoming", "is", "was", "were", "are"))
_COMPANIES = frozenset(("company", "firm"))
"""Of several companies the one named last is meant, since each sentence goes on from the one before."""


@cache
def _halves() -> dict[str, str]:
    halves: dict[str, str] = table("rolenouns.toml")["halves"]
    return halves


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    return {noun: tuple(words) for noun, words in table("rolenouns.toml")["groups"].items()}
