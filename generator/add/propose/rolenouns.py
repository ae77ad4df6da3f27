"""Role nouns: common nouns that mean one of the cast.

group-noun          the council           the one group so far whose name or role holds the noun, of several the nearest
group-described     the UN agency         the one group of that state or body, or called by all words before the noun
government          the government        that of the one state in the paragraph so far, else in the one before
phrase              opposition groups     the one opposition in the article, else in the dossier
half-of-a-country   the North             North Korea, where that is in the article
administration      the administration    the United States, where one of their presidents has been named
office-of-state     the US envoy          the one person in the article, else in the dossier, of that office and state
office              the minister          the last person before it who is called so, else the only one in the article
somebodys-office    Kerry’s spokesman     the one spokesman in the article

Beside the name of its bearer a role is part of that mention, and none of its own. Where two fit, none is proposed.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import takewhile

from generator.add.finding import Mention
from generator.add.propose.known import Known
from generator.add.propose.lexicon import people, table, word_list
from generator.add.propose.member import Member
from generator.add.propose.prose import Prose
from generator.add.propose.roles import is_office

_ARMED = word_list("rolenouns.toml", "armed")
_BEING = word_list("rolenouns.toml", "being")
_COMPANIES = word_list("rolenouns.toml", "companies")
_CONTINUING = word_list("rolenouns.toml", "continuing")
_COUNTED = word_list("rolenouns.toml", "counted")
_EMPTY = word_list("rolenouns.toml", "empty")
_ENDS = word_list("rolenouns.toml", "ends")
_OF_STATES = word_list("rolenouns.toml", "of_states")
_PHRASES = word_list("rolenouns.toml", "phrases")
_SOME = word_list("rolenouns.toml", "some")
_ARTICLES = ("a", "an", "the")
_HYPHENS = "-\u2010\u2011"
_MARKS = ',;:.()“”"'
_ASIDE = 8
"""Tokens of an aside behind a name that are looked at."""
_BACK = 200
"""Mentions before a common noun among which the one that it means is looked for."""
_BESIDE = 8
"""Tokens on either side of a role among which the comma before its bearer is looked for."""
_FEW = 100
"""Persons of an article among whom the holder of an office is looked for, and groups for what is said of them."""
_REACH = 4
"""Tokens that a role has at most before its noun."""


def nouns_beside(prose: Prose, mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """What each is called beside its name: `the miners’ union Norte`, `ECOWAS, the regional bloc,`; ids and nouns."""
    for mention in mentions:
        tokens = prose.tokens_of(mention.start, mention.end)
        for noun in (prose.word(tokens.start - 1), _noun_of_aside(prose, tokens.stop)):
            if noun in _groups():
                yield mention.actor, noun


def _noun_of_aside(prose: Prose, comma: int) -> str:
    if prose.word(comma) != "," or prose.word(comma + 1) not in _ARTICLES:
        return ""
    return ("", *takewhile(lambda word: word not in _ENDS, prose.lower[comma + 2 : comma + 2 + _ASIDE]))[-1]


class RoleNouns:
    """One article's common nouns; `members` are its cast and all actors of the dossier."""

    def __init__(self, prose: Prose, known: Known, mentions: Sequence[Mention], members: Mapping[str, Member]) -> None:
        self._prose, self._known, self._mentions, self._members = prose, known, mentions, members
        self._starts = [mention.start for mention in mentions]
        self._named = dict.fromkeys(mention.actor for mention in mentions)
        self._persons = [id for id in self._named if members[id].kind == "person"][:_FEW]
        self._bodies = [id for id in self._named if members[id].kind not in ("person", "state")][:_FEW]
        placed = [(mention.actor, prose.tokens_of(mention.start, mention.end)) for mention in mentions]
        self._over = {index: actor for actor, tokens in placed for index in tokens}
        self._at = {tokens.start: actor for actor, tokens in placed}
        self._ends = {tokens.stop: (actor, tokens.start) for actor, tokens in placed}
        self._words, self._opposed = cache(self._words_of), cache(self._opposed_of)
        self._holders, self._called = cache(self._holders_of), cache(self._called_of)

    def find(self) -> Iterator[Mention]:
        """The role nouns of the article, from left to right."""
        nouns = {"administration", *_PHRASES, *_halves(), *_groups(), *people().offices}
        for index, word in enumerate(self._prose.lower):
            if index == 0 or word not in nouns or index in self._over:
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

    def _before(self, index: int, fits: Callable[[str], bool]) -> list[str]:
        """Who is named before token `index` and fits, each once, the last named last."""
        last = bisect_left(self._starts, self._prose.tokens[index].start)
        latest = dict.fromkeys(mention.actor for mention in reversed(self._mentions[max(last - _BACK, 0) : last]))
        return [id for id in reversed(latest) if fits(id)]

    def _is_alone(self, first: int, last: int) -> bool:
        """Whether the tokens stand behind `the` and are a whole: not `some of the rebels`, `the council meeting`."""
        before = first - 1 - (self._prose.word(first - 1) == "same")
        is_part = self._prose.word(before - 1) == "of" and self._prose.word(before - 2) in _SOME
        return self._prose.word(before) == "the" and not is_part and not self._continues(last)

    def _continues(self, index: int) -> bool:
        """Whether token `index` belongs to the noun before it."""
        following = self._prose.word(index)
        return following in _CONTINUING or following in _HYPHENS or self._is_capital(index)

    def _back(self, index: int, belongs: Callable[[int], bool]) -> int:
        """The first of the tokens before token `index` that belong to it, without a gap."""
        first = index
        while first > 0 and index - first < _REACH and belongs(first - 1):
            first -= 1
        return first

    def _is_capital(self, index: int) -> bool:
        return index < len(self._prose.tokens) and self._prose.tokens[index].is_capital

    def _is_person(self, id: str) -> bool:
        return id in self._named and self._members[id].kind == "person"

    def _found(self, first: int, last: int, id: str, rule: str) -> Mention:
        start, end = self._prose.span(first, last)
        return Mention(start=start, end=end, actor=id, type="role-noun", rule=rule, sure=False)

    # --- groups

    def _group(self, index: int, noun: str) -> Iterator[Mention]:
        first = index - 3 if self._is_counted(index) else index
        if not self._is_alone(first, index + 1):
            yield from self._described(index, noun)
            return
        fits = self._before(index, lambda id: self._is_such(id, noun))
        if noun in _COMPANIES:
            fits = [id for id in fits if not self._is_called(id, _groups().keys() - _COMPANIES)]
            fits = self._nearest(index, fits, self._near(index) or fits)
        exact = [id for id in fits if noun in self._members[id].name.lower().split()]
        ids = exact or fits
        if len(ids) > 1:
            ids = self._nearest(index, ids, ids)
        if len(ids) == 1 or (ids and noun in _COMPANIES):
            yield self._found(first, index + 1, ids[-1], "group-noun")
        elif not ids and noun == "government":
            yield from self._government(index)

    def _nearest(self, index: int, ids: list[str], otherwise: list[str]) -> list[str]:
        """Those whom somebody serves who is named in the sentence, else those named in the paragraph, else others."""
        offset = self._prose.tokens[index].start
        sentence = self._prose.sentence_at(offset)
        paragraph = self._prose.paragraphs[self._prose.paragraph_at(offset)]
        here = self._actors_between(sentence.start if sentence else offset, offset)
        served = {self._members[id].affiliation for id in here}
        near = self._actors_between(paragraph.start, offset)
        return [id for id in ids if id in served] or [id for id in ids if id in near] or otherwise

    def _government(self, index: int) -> Iterator[Mention]:
        """That of the one state in the paragraph so far, else in the one before."""
        number = self._prose.paragraph_at(self._prose.tokens[index].start)
        for paragraph in self._prose.paragraphs[number : max(number - 2, -1) : -1] if number else ():
            named = self._actors_between(paragraph.start, min(paragraph.end, self._prose.tokens[index].start))
            states = [id for id in named if self._members[id].kind == "state"]
            if states:
                if len(states) == 1:
                    yield self._found(index, index + 1, states[0], "government")
                return

    def _actors_between(self, start: int, end: int) -> list[str]:
        last = bisect_left(self._starts, end)
        places = range(max(bisect_left(self._starts, start), last - _BACK), last)
        return list(dict.fromkeys(self._mentions[place].actor for place in places))

    def _near(self, index: int) -> list[str]:
        """The organisations named before in the same paragraph of which nothing tells what they are."""
        start = self._prose.paragraphs[self._prose.paragraph_at(self._prose.tokens[index].start)].start
        members = (self._members[id] for id in self._actors_between(start, self._prose.tokens[index].start))
        ids = (member.id for member in members if member.kind == "organization")
        return [id for id in ids if not self._is_called(id, _groups().keys())]

    def _described(self, index: int, noun: str) -> Iterator[Mention]:
        """`the UN agency`, `Australia’s competition watchdog`: what stands before the noun tells which group it is."""
        first = self._back(index, self._describes)
        owner, start = self._ends.get(first - 1, ("", 0)) if self._prose.word(first - 1) == "'s" else ("", first)
        states = [self._state(place) for place in range(first, index)]
        state = next(filter(None, (owner, *states)), "")
        words = {self._prose.lower[place] for place in range(first, index) if not states[place - first]}
        if not (state or words) or not (owner or self._prose.word(first - 1) == "the") or self._continues(index + 1):
            return
        among = self._bodies if words else self._before(index, lambda id: id != state)
        fits = (id for id in among if self._is_such(id, noun) and words <= self._words(id))
        ids = [id for id in fits if not state or self._serves(id, state)]
        if len(ids) == 1:
            yield self._found(start, index + 1, ids[0], "group-described")

    def _describes(self, index: int) -> bool:
        word = self._prose.tokens[index].text
        return bool(self._state(index)) or (word.isalpha() and word.islower() and word not in _ARTICLES)

    def _is_such(self, id: str, noun: str) -> bool:
        """Whether it is a group that the noun can mean, by its name or roles."""
        kind = self._members[id].kind
        if kind == "armed-group":
            return noun in _ARMED or (noun not in _OF_STATES and self._is_called(id, {noun}))
        one_of = kind == "organization" if noun in _COMPANIES else kind not in ("person", "state")
        return one_of and self._is_called(id, {noun, *_groups()[noun]})

    def _is_counted(self, index: int) -> bool:
        """Whether `10-member` stands before a noun."""
        number, hyphen, unit = (self._prose.word(index - distance) for distance in (3, 2, 1))
        return number.isdigit() and hyphen in _HYPHENS and unit in _COUNTED

    def _phrase(self, index: int, word: str) -> Iterator[Mention]:
        ids = self._opposed(word) if self._prose.word(index + 1) == "groups" else ()
        if len(ids) == 1 and not self._is_capital(index - 1):
            yield self._found(index, index + 2, ids[0], "phrase")

    def _opposed_of(self, word: str) -> Sequence[str]:
        """Who has the word in its name and is no person, in the article, else in the dossier."""
        ids = [id for id, one in self._members.items() if one.kind != "person" and word in one.name.lower().split()]
        return [id for id in ids if id in self._named] or ids

    def _half(self, index: int, word: str) -> Iterator[Mention]:
        id = self._known.id_of(_halves()[word])
        if id in self._named and self._is_capital(index) and self._is_alone(index, index + 1):
            yield self._found(index, index + 1, id, "half-of-a-country")

    def _administration(self, index: int) -> Iterator[Mention]:
        """An American word, for the government of the American president."""
        state = self._known.demonym("American")
        alone = self._is_alone(index, index + 1)
        if alone and self._before(index, lambda id: self._holds(id, ("president",), state)):
            yield self._found(index, index + 1, state, "administration")

    def _is_called(self, id: str, words: AbstractSet[str]) -> bool:
        return not self._words(id).isdisjoint(words)

    def _words_of(self, id: str) -> frozenset[str]:
        """The words of a member's name and roles, in lower case."""
        member = self._members[id]
        return frozenset(" ".join((member.name.replace("’s", ""), *member.roles)).lower().split())

    # --- persons

    def _person(self, index: int) -> Iterator[Mention]:
        if index + 1 in self._at or self._is_beside_name(index):
            return
        first = self._back(index, self._belongs)
        before, begin = self._prose.word(first - 1), self._prose.lower[first]
        if "'s" in (before, begin):
            yield from self._of_somebody(first - (before == "'s"), index)
        elif before in ("the", "top", "") or begin == "top":
            yield from self._of_office(first, index)

    def _belongs(self, index: int) -> bool:
        word = self._prose.lower[index]
        return word in people().modifiers or is_office(word) or word == "of" or bool(self._state(index))

    def _state(self, index: int) -> str:
        """The id of the state or group that the token names or whose adjective it is; empty where it is neither."""
        id = self._over.get(index, "")
        return id if id and not self._is_person(id) else self._known.demonym(self._prose.tokens[index].text)

    def _is_beside_name(self, index: int) -> bool:
        """Whether only a comma parts the role from a name: `John Kirby, the spokesman,`, `the envoy for Syria, Hof`."""
        tokens = self._prose.tokens
        for end in range(index + 1, min(index + _BESIDE, len(tokens))):
            if self._is_person(self._at.get(end, "")) or is_office(self._prose.lower[end]):
                return False
            if tokens[end].text in _MARKS:
                if tokens[end].text == "," and self._is_person(self._at.get(end + 1, "")):
                    return True
                break
        back = range(index - 1, max(index - 1 - _BESIDE, -1), -1)
        mark = next((start for start in back if tokens[start].text in _MARKS), index)
        return tokens[mark].text == "," and self._is_person(self._ends.get(mark, ("", 0))[0])

    def _of_somebody(self, owned: int, index: int) -> Iterator[Mention]:
        """Who holds the office at token `index` for the one whose possessive is at token `owned`; never that one."""
        owner, first = self._ends.get(owned, ("", 0))
        state = owner if owner and self._members[owner].kind == "state" else ""
        offices = _meanings(self._prose.lower[index])
        ids = [id for id in self._persons if owner and id != owner and self._holds(id, offices, state)]
        if len(ids) == 1:
            yield self._found(first, index + 1, ids[0], "somebodys-office")

    def _of_office(self, first: int, index: int) -> Iterator[Mention]:
        prose, last = self._prose, index + 1
        if prose.word(first - 1) == "the" and prose.word(first - 2) in _BEING:
            return
        states = [self._state(place) for place in range(first, last)]
        words = [prose.lower[place] for place in range(first, last) if not states[place - first]]
        if prose.lower[last : last + 2] == ("of", "state") and words[-1] in ("head", "secretary"):
            words, last = [words[-1], "of", "state"], last + 2
        state = next(filter(None, states), "")
        ids = self._holders(_meanings(" ".join(words)), state) if state else self._last_called(first, last, words)
        if len(ids) == 1:
            yield self._found(first, last, ids[0], "office-of-state" if state else "office")

    def _last_called(self, first: int, last: int, words: Sequence[str]) -> Sequence[str]:
        """The person who is named last before the tokens and whom the words of an office fit."""
        if not self._is_alone(first, last):
            return ()
        called = self._called(_meanings(" ".join(words)))
        return self._before(last - 1, called.__contains__)[-1:] or called

    def _called_of(self, offices: Sequence[str]) -> Sequence[str]:
        """The persons of the article who have one of the offices, whoever they serve."""
        return [id for id in self._persons if self._holds(id, offices)]

    def _holders_of(self, offices: Sequence[str], state: str) -> Sequence[str]:
        """Who holds one of the offices for a state: persons of the article, else of the dossier."""
        everybody = (id for id, member in self._members.items() if member.kind == "person")
        here = [id for id in self._persons if self._holds(id, offices, state)]
        return here or [id for id in everybody if self._holds(id, offices, state)]

    def _holds(self, id: str, offices: Sequence[str], state: str = "") -> bool:
        """Whether somebody has one of the offices, for that state where one is given."""
        roles = [f" {role.lower()} " for role in self._members[id].roles]
        has = any(f" {office} " in role for office in offices for role in roles)
        return has and (not state or self._serves(id, state))

    def _serves(self, id: str, state: str) -> bool:
        member, name = self._members[id], self._known.name(state)
        told = member.roles if member.kind == "person" else (member.name, *member.roles)
        words = (word for role in told for word in role.split())
        return (
            member.affiliation == state
            or any(name in role for role in member.roles)
            or any(self._known.demonym(word) == state for word in words)
        )


def _meanings(words: str) -> tuple[str, ...]:
    """An office and those that it can mean, by its words or those behind `former`, `new`."""
    plain = words.removeprefix("the ").strip()
    parts = plain.split()
    telling = next((place for place, part in enumerate(parts) if part not in _EMPTY), 0)
    known = (people().synonyms.get(" ".join(parts[place:])) for place in range(telling + 1))
    return tuple(dict.fromkeys((plain, *next(filter(None, known), ()))))


@cache
def _halves() -> dict[str, str]:
    halves: dict[str, str] = table("rolenouns.toml")["halves"]
    return halves


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    return {noun: tuple(words) for noun, words in table("rolenouns.toml")["groups"].items()}
