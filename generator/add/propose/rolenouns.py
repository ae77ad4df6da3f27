"""Role nouns: common nouns that mean one of the cast.

    the council                 the one group in the article so far whose name or role holds the noun
    the US envoy                the one person in the article, else in the dossier, of that office and that state
    the minister                the last person before it who is called so
    Kerry’s spokesman           the one spokesman in the article

Beside the name of its bearer a role is part of that mention, and none of its own. Where two fit, none is proposed.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from generator.add.finding import Mention
from generator.add.propose.known import Known
from generator.add.propose.lexicon import people, table
from generator.add.propose.prose import Prose
from generator.add.propose.roles import is_office

_REACH = 4
"""Tokens that a role has at most before its noun."""


class RoleNouns:
    """The cast as it is called by common nouns; `roles` are each member's, `affiliations` ids, `names` the names."""

    def __init__(
        self,
        prose: Prose,
        known: Known,
        mentions: Sequence[Mention],
        roles: Mapping[str, Sequence[str]],
        affiliations: Mapping[str, str],
        kinds: Mapping[str, str],
        names: Mapping[str, str],
    ) -> None:
        self._prose, self._known, self._mentions = prose, known, mentions
        self._roles, self._affiliations, self._kinds, self._names = roles, affiliations, kinds, names
        self._at = {prose.token_at(mention.start): mention for mention in mentions}
        self._ends = {prose.token_at(mention.end): mention for mention in mentions}

    def find(self) -> Iterator[Mention]:
        """The role nouns of the article, from left to right."""
        taken = {index for m in self._mentions for index in range(self._prose.token_at(m.start), self._prose.token_at(m.end))}
        for index, word in enumerate(self._prose.lower):
            if index in taken or index == 0 or self._prose.sentence_at(self._prose.tokens[index].start) is None:
                continue
            if word in _groups():
                yield from self._group(index, word)
            elif is_office(word):
                yield from self._person(index)

    # --- groups

    def _group(self, index: int, noun: str) -> Iterator[Mention]:
        """`the council`, not `the council meeting` or `the security council`."""
        if self._prose.lower[index - 1] != "the" or self._continues(index):
            return
        words = {noun, *_groups()[noun]}
        fits = self._before(index, lambda id: self._kinds.get(id) not in ("person", "state") and self._is_called(id, words))
        exact = [id for id in fits if noun in self._names.get(id, "").lower().split()]
        for ids in (exact, fits):
            if len(ids) == 1:
                yield self._found(index, index + 1, ids[0], "group-noun")
                return

    def _is_called(self, id: str, words: set[str]) -> bool:
        name = set(self._names.get(id, "").lower().replace("’s", "").split())
        roles = {word for role in self._roles.get(id, ()) for word in role.lower().split()}
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
        if index in self._at:
            return self._at[index].actor
        return self._known.demonym(self._prose.tokens[index].text)

    def _is_beside_name(self, index: int) -> bool:
        """Whether the role belongs to a name before or behind it: `John Kirby, the spokesman,`, `the envoy, Geir`."""
        prose = self._prose
        end = index + 1
        while end < len(prose.tokens) and end - index < 8 and prose.tokens[end].text not in ",;:.()“”\"":
            if end in self._at and self._kinds.get(self._at[end].actor) == "person":
                return end == index + 1
            end += 1
        if end + 1 < len(prose.tokens) and prose.tokens[end].text == "," and self._is_person(self._at.get(end + 1)):
            return True
        start = index
        while start > 0 and index - start < 8 and prose.tokens[start].text not in ",;:.()“”\"":
            start -= 1
        return prose.tokens[start].text == "," and self._is_person(self._ends.get(start))

    def _is_person(self, mention: Mention | None) -> bool:
        return mention is not None and self._kinds.get(mention.actor) == "person"

    def _of_somebody(self, first: int, index: int) -> Iterator[Mention]:
        """`Kerry’s spokesman`: the one in the article, whoever is looked for; never the owner."""
        owner_end = first - 1 if self._prose.lower[first - 1] in ("'s", "’s") else first
        owner = self._ends.get(owner_end)
        offices = _meanings(self._prose.lower[index])
        ids = [id for id in self._people() if owner and id != owner.actor and self._has(id, offices)]
        if owner and len(ids) == 1:
            start = self._prose.token_at(owner.start)
            yield self._found(start, index + 1, ids[0], "somebodys-office")

    def _of_office(self, first: int, index: int) -> Iterator[Mention]:
        prose = self._prose
        state = next((self._state(place) for place in range(first, index) if self._state(place)), "")
        words = " ".join(word for place, word in enumerate(prose.lower[first : index + 1], first) if not self._state(place))
        if prose.lower[index + 1 : index + 3] == ("of", "state") and words.endswith("head"):
            words, index = "head of state", index + 2
        if prose.lower[index + 1 : index + 3] == ("of", "state") and words.endswith("secretary"):
            words, index = "secretary of state", index + 2
        offices = _meanings(words)
        if state:
            ids = [id for id in self._people() if self._has(id, offices) and self._serves(id, state)]
            ids = ids or [id for id in self._everybody() if self._has(id, offices) and self._serves(id, state)]
        else:
            called = self._before(index, lambda id: self._kinds.get(id) == "person" and self._has(id, offices))
            ids = called[-1:] if self._prose.lower[first - 1] == "the" and not self._continues(index) else []
        if len(ids) == 1:
            yield self._found(first, index + 1, ids[0], "office-of-state" if state else "office")

    def _has(self, id: str, offices: Sequence[str]) -> bool:
        roles = [f" {role.lower()} " for role in self._roles.get(id, ())]
        return any(f" {office} " in role for office in offices for role in roles)

    def _serves(self, id: str, state: str) -> bool:
        if self._affiliations.get(id) == state:
            return True
        name = self._known.name(state)
        return any(name in role or any(self._known.demonym(word) == state for word in role.split()) for role in self._roles.get(id, ()))

    def _people(self) -> tuple[str, ...]:
        """The persons who are named in the article."""
        ids = dict.fromkeys(mention.actor for mention in self._mentions)
        return tuple(id for id in ids if self._kinds.get(id) == "person")

    def _everybody(self) -> tuple[str, ...]:
        return tuple(id for id, kind in self._kinds.items() if kind == "person")

    def _before(self, index: int, fits: object) -> list[str]:
        """Who is named before token `index` and fits, each once, the last named last."""
        assert callable(fits)
        offset = self._prose.tokens[index].start
        ids: dict[str, None] = {}
        for mention in self._mentions:
            if mention.start < offset and fits(mention.actor):
                ids.pop(mention.actor, None)
                ids[mention.actor] = None
        return list(ids)

    def _found(self, first: int, last: int, id: str, rule: str) -> Mention:
        start, end = self._prose.tokens[first].start, self._prose.tokens[last - 1].end
        return Mention(start=start, end=end, actor=id, type="role-noun", rule=rule, sure=False)


_CONTINUING = frozenset(
    "meeting member members chief chairman chairwoman president spokesman spokeswoman spokesperson head leader official "
    "officials statement report session vote staff resolution building headquarters director secretary general elections".split()
)


def _meanings(words: str) -> tuple[str, ...]:
    """An office and those that it can mean: the longest words that the table knows decide."""
    plain = words.removeprefix("the ").strip()
    parts = plain.split()
    known = ((place, people().synonyms.get(" ".join(parts[place:]))) for place in range(len(parts)))
    found = next(((place, meant) for place, meant in known if meant), None)
    return tuple(dict.fromkeys((plain, *(found[1] if found else ()))))


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    data = tomllib.loads(table("rolenouns.toml"))
    return {noun: tuple(words) for noun, words in data["groups"].items()}
