"""Presence: who is where in an article, which common nouns are resolved against."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from generator.add.finding import Mention
from generator.add.propose.known import Known
from generator.add.propose.lexicon import word_list
from generator.add.propose.member import Member
from generator.add.propose.prose import Paragraph, Prose

HYPHENS = "-\u2010\u2011"
_CONTINUING = word_list("rolenouns.toml", "continuing")
_SOME = word_list("rolenouns.toml", "some")
_BACK = 200
"""Mentions before a common noun among which the one that it means is looked for."""
_OFTEN = 3
"""Mentions of one whom an article is about."""
_FEW = 100
"""Persons of an article among whom the holder of an office is looked for, and groups for what is said of them."""
_REACH = 4
"""Tokens that a role has at most before its noun."""


class Presence:
    """The mentions of one article, by their places; `members` are its cast and all actors of the dossier."""

    def __init__(self, prose: Prose, known: Known, mentions: Sequence[Mention], members: Mapping[str, Member]) -> None:
        self.prose, self.known, self.members = prose, known, members
        self.named = dict.fromkeys(mention.actor for mention in mentions)
        self.persons = [id for id in self.named if members[id].kind == "person"][:_FEW]
        self.groups = [id for id in self.named if members[id].kind not in ("person", "state")][:_FEW]
        placed = [(mention.actor, prose.tokens_of(mention.start, mention.end)) for mention in mentions]
        self.over = {index: actor for actor, tokens in placed for index in tokens}
        self.at = {tokens.start: actor for actor, tokens in placed}
        self.ends = {tokens.stop: (actor, tokens.start) for actor, tokens in placed}
        self.words, self.serves = cache(self._words_of), cache(self._serves)
        self._mentions = mentions
        self._seats = [(token.start, id) for token in prose.tokens if (id := known.seat(token.text))]
        self._starts = [mention.start for mention in mentions]

    # --- who

    def before(self, index: int, fits: Callable[[str], bool]) -> list[str]:
        """Who is named before token `index` and fits, each once, the last named last."""
        last = bisect_left(self._starts, self.prose.tokens[index].start)
        latest = dict.fromkeys(mention.actor for mention in reversed(self._mentions[max(last - _BACK, 0) : last]))
        return [id for id in reversed(latest) if fits(id)]

    def last_before(self, index: int, fits: Callable[[str], bool]) -> str:
        """Who is named last before token `index` and fits; empty where nobody does."""
        last = bisect_left(self._starts, self.prose.tokens[index].start)
        earlier = (self._mentions[place].actor for place in range(last - 1, max(last - _BACK, 0) - 1, -1))
        return next(filter(fits, earlier), "")

    def prominent(self, index: int, id: str, fits: Callable[[str], bool]) -> str:
        """The one of those who fit whom the article is about: of whom it has told often, while `id` was named once."""
        last = bisect_left(self._starts, self.prose.tokens[index].start)
        told = Counter(mention.actor for mention in self._mentions[max(last - _BACK, 0) : last] if fits(mention.actor))
        often = [one for one, count in told.items() if count >= _OFTEN]
        return often[0] if told[id] == 1 and len(often) == 1 else id

    def in_sentence(self, index: int) -> list[str]:
        """Who is named in its sentence before token `index`, each once."""
        offset = self.prose.tokens[index].start
        sentence = self.prose.sentence_at(offset)
        return self._between(sentence.start if sentence else offset, offset)

    def by_paragraph(self, index: int) -> Iterator[list[str]]:
        """Who is named in its paragraph before token `index`, and then who in the one before."""
        yield from (self._between(start, end) for start, end in self._paragraphs(index))

    def states_by_paragraph(self, index: int) -> Iterator[list[str]]:
        """The same of states; one is named too where the city is in which its government sits."""
        for start, end in self._paragraphs(index):
            first, last = bisect_left(self._seats, (start, "")), bisect_left(self._seats, (end, ""))
            seats = (id for _, id in self._seats[first : min(last, first + _BACK)])
            states = [id for id in (*self._between(start, end), *seats) if self.is_state(id)]
            yield list(dict.fromkeys(states))

    def is_state(self, id: str) -> bool:
        """Whether it is a state of the cast or of the dossier."""
        return id in self.members and self.members[id].kind == "state"

    def _paragraphs(self, index: int) -> Iterator[tuple[int, int]]:
        offset = self.prose.tokens[index].start
        last = self.prose.paragraph_at(offset)
        paragraphs: Sequence[Paragraph] = self.prose.paragraphs[max(last - 1, 0) : last + 1]
        for paragraph in reversed(paragraphs):
            yield paragraph.start, min(paragraph.end, offset)

    def soon(self, index: int) -> list[str]:
        """Who is named behind token `index` in its paragraph or the next one."""
        offset = self.prose.tokens[index].start
        following = min(self.prose.paragraph_at(offset) + 1, len(self.prose.paragraphs) - 1)
        first = bisect_left(self._starts, offset)
        last = bisect_left(self._starts, self.prose.paragraphs[following].end)
        return list(dict.fromkeys(mention.actor for mention in self._mentions[first : min(last, first + _BACK)]))

    def _between(self, start: int, end: int) -> list[str]:
        last = bisect_left(self._starts, end)
        places = range(max(bisect_left(self._starts, start), last - _BACK), last)
        return list(dict.fromkeys(self._mentions[place].actor for place in places))

    def is_person(self, id: str) -> bool:
        """Whether it is a person who is named in the article."""
        return id in self.named and self.members[id].kind == "person"

    def state(self, index: int) -> str:
        """The id of the state or group that the token names or whose adjective it is; empty where it is neither."""
        id = self.over.get(index, "")
        return id if id and not self.is_person(id) else self.known.demonym(self.prose.tokens[index].text)

    def holds(self, id: str, offices: Sequence[str], state: str = "") -> bool:
        """Whether somebody has one of the offices, for that state where one is given."""
        roles = [f" {role.lower()} " for role in self.members[id].roles]
        has = any(f" {office} " in role for office in offices for role in roles)
        return has and (not state or self.serves(id, state))

    def _serves(self, id: str, state: str) -> bool:
        """Whether somebody or some group is of a state or an organisation, by what is told of it."""
        member, name = self.members[id], self.known.name(state)
        told = member.roles if member.kind == "person" else (member.name, *member.roles)
        each = (word for words in told for word in words.split())
        return (
            member.affiliation == state
            or any(name in words for words in told)
            or any(self.known.demonym(word) == state for word in each)
        )

    def _words_of(self, id: str) -> frozenset[str]:
        """The words of a member's name and roles, in lower case."""
        member = self.members[id]
        return frozenset(" ".join((member.name.replace("’s", ""), *member.roles)).lower().split())

    # --- the tokens around a noun

    def is_alone(self, first: int, last: int) -> bool:
        """Whether the tokens stand behind `the` and are a whole: not `some of the rebels`, `the council meeting`."""
        before = first - 1 - (self.prose.word(first - 1) == "same")
        is_part = self.prose.word(before - 1) == "of" and self.prose.word(before - 2) in _SOME
        return self.prose.word(before) == "the" and not is_part and not self.continues(last)

    def continues(self, index: int) -> bool:
        """Whether token `index` belongs to the noun before it."""
        following = self.prose.word(index)
        return following in _CONTINUING or following in HYPHENS or self.is_capital(index)

    def back(self, index: int, belongs: Callable[[int], bool], reach: int = _REACH) -> int:
        """The first of up to `reach` tokens before token `index` that belong to it, without a gap."""
        first = index
        while first > 0 and index - first < reach and belongs(first - 1):
            first -= 1
        return first

    def is_capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return index < len(self.prose.tokens) and self.prose.tokens[index].is_capital

    def found(self, first: int, last: int, id: str, rule: str) -> Mention:
        """The tokens `first` up to, not with, `last` as a role noun."""
        start, end = self.prose.span(first, last)
        return Mention(start=start, end=end, actor=id, type="role-noun", rule=rule, sure=False)
