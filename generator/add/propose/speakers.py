"""Speakers: whose words they are, read from the noun phrase beside a verb of speech.

Left of the verb stands the subject, with what belongs to it between:

    Kerry | Kerry also | Geir Pedersen of the UN | James Jeffrey, the envoy for Syria, | the US envoy | he | officials

Right of it, in what is turned round: `said Kerry`, `said a spokesman for the union`.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.add.finding import Mention
from generator.add.propose.dates import words as words_of_time
from generator.add.propose.lexicon import people, word_list
from generator.add.propose.prose import Prose

_ADVERBS, _ARTICLES, _CLAUSE, _DAYS, _FINITE, _PREPOSITIONS = (
    word_list("grammar.toml", key) for key in ("between", "articles", "clause_words", "days", "finite", "prepositions")
)
_DELEGATES, _LEADING, _SOURCES = (word_list("speech.toml", key) for key in ("delegates", "leading", "sources"))
_GROUPS = ("organization", "body", "alliance", "state")
_OF = ("of", "for", "from", "with")
_PRONOUNS = frozenset(("he", "she", "they", "it"))
_LEFT = 40
"""Tokens left of a verb in which its subject must be found."""
_NOUNS = 8
"""Tokens before the last of a noun phrase at most."""
_NESTED = 4
"""Noun phrases at most that prepositions join to a subject: `the head of the office of the mayor`."""
_RIGHT = 12
"""Tokens right of a verb in which its subject must be found."""


class Speaker(Struct, frozen=True):
    """Who speaks: an actor's id, or empty and the article's own words for the source; neither where it is unclear.

    `first` up to, not with, `last` are the tokens of the noun phrase; `pronoun` is the word where it is one.
    """

    actor: str
    described: str
    first: int
    last: int
    pronoun: str = ""


class Speakers:
    """Finds the noun phrases of speakers in one article."""

    def __init__(self, prose: Prose, mentions: Sequence[Mention], kinds: Mapping[str, str]) -> None:
        self._prose, self._kinds = prose, kinds
        placed = [(mention, prose.tokens_of(mention.start, mention.end)) for mention in mentions]
        self._starts = {tokens.start: mention for mention, tokens in placed}
        self._ends = {tokens.stop: mention for mention, tokens in placed}

    def named(self, index: int) -> Speaker | None:
        """The mention that begins at token `index`."""
        mention = self._starts.get(index)
        return self._named(mention) if mention else None

    def ended(self, index: int) -> Speaker | None:
        """The mention of a person that ends before token `index`."""
        mention = self._ends.get(index)
        return self._named(mention) if mention and self._is_person(mention) else None

    def acting(self, index: int) -> Speaker | None:
        """The mention that begins at token `index`, but for an adjective."""
        mention = self._starts.get(index)
        return self._named(mention) if mention and mention.type != "demonym-or-place" else None

    def left_of(self, verb: int, begin: int) -> Speaker | None:
        """The subject that ends before token `verb`, in a sentence that begins at token `begin`."""
        index, inner = self._before_adverbs(verb, begin), None
        for _ in range(_NESTED):
            if index < begin or verb - index > _LEFT:
                return None
            if self._prose.lower[index] in (",", "—", "–", ")"):
                return self._beside_aside(index, begin)
            phrase = self._phrase(index, begin)
            if phrase is None:
                return None
            phrase = self._for(phrase, inner)
            inner = phrase
            first = self._with_article(phrase.first, begin)
            if first - 1 <= begin or self._prose.lower[first - 1] not in _PREPOSITIONS:
                return phrase
            index = first - 2
            if not self._is_nominal(index):
                return None if phrase.pronoun else phrase
        return None

    def right_of(self, verb: int, end: int) -> Speaker | None:
        """The subject that begins behind token `verb`, as in `said Kerry`, in a sentence that ends at token `end`."""
        word = self._prose.lower[verb + 1] if verb + 1 < end else ""
        if word in _CLAUSE:
            return None
        if word in _PRONOUNS:
            return Speaker("", "", verb + 1, verb + 2, word)
        for index in range(verb + 1, min(end, verb + _RIGHT)):
            if self._prose.lower[index] == "," and self._is_person(self._starts.get(index + 1)):
                is_source = self._prose.lower[verb + 1] in _ARTICLES or self._has_source(verb + 1, index)
                return self.named(index + 1) if is_source else None
            if index in self._starts and self._may_speak(index, verb):
                return self.named(index)
            if not (self._may_lead(index) or self._is_nominal(index) or self._prose.lower[index] == "in"):
                break
        return self._unnamed_behind(verb + 1, end)

    def told_by(self, first: int, end: int) -> Speaker | None:
        """The source that begins at token `first`, whatever it is: `according to satellite images`."""
        last = next((index for index in range(first, min(end, first + _RIGHT)) if not self._is_nominal(index)), end)
        return Speaker("", self._prose.between(first, last), first, last) if first < last else None

    def opening_source(self, first: int, end: int) -> Speaker | None:
        """The source without a name with which a sentence begins: `A spokesman for the owners, who …, denied it`."""
        last = min(first + _NOUNS, end)
        if self._prose.lower[first] not in ("a", "an", "another", "one"):
            return None
        noun = next((index for index in range(first + 1, last) if _is_source(self._prose.lower[index])), 0)
        nominal = noun and all(self._is_nominal(index) and index not in self._starts for index in range(first, noun))
        return self._described(first, noun + 1) if nominal else None

    def is_source(self, speaker: Speaker) -> bool:
        """Whether a noun of the speaker's says that it can speak."""
        return self._has_source(speaker.first, speaker.last)

    # --- left of the verb

    def _before_adverbs(self, verb: int, begin: int) -> int:
        index = verb - 1
        while index > begin and (self._prose.lower[index] in _ADVERBS or self._is_adverb(index) or self._is_day(index)):
            index -= 1
        return index

    def _is_adverb(self, index: int) -> bool:
        word = self._prose.lower[index]
        return word.endswith("ly") and len(word) > 4 and not self._prose.tokens[index].is_capital

    def _is_day(self, index: int) -> bool:
        word = self._prose.lower[index]
        return word in _DAYS or (word == "on" and self._prose.word(index + 1) in _DAYS)

    def _beside_aside(self, index: int, begin: int) -> Speaker | None:
        """`James Jeffrey, the envoy for Syria, said`: the name before the aside, else the person with whom it ends."""
        mark = "(" if self._prose.lower[index] == ")" else self._prose.lower[index]
        start = index - 1
        while start > begin and self._prose.lower[start] != mark:
            if index - start > _LEFT:
                return None
            start -= 1
        if start <= begin:
            return None
        last = self._ends.get(index)
        is_whole = last and self._prose.token_at(last.start) == start + 1 and last.type != "demonym-or-place"
        inner = self._named(last) if last and (is_whole or self._is_person(last)) else None
        outer = self._before_aside(start - 1, begin, named=inner is not None)
        if outer is None or inner is None:
            return outer or inner
        is_lesser = self._kinds.get(inner.actor) == "person" != self._kinds.get(outer.actor)
        return outer if outer.actor and not outer.described and not is_lesser else replace(inner, first=outer.first)

    def _before_aside(self, index: int, begin: int, *, named: bool) -> Speaker | None:
        """The noun phrase before an aside, over one preposition: `officials in Oslo, …, said`."""
        outer = self._phrase(index, begin)
        if outer and outer.first > begin and self._prose.lower[outer.first - 1] in _PREPOSITIONS:
            further = self._phrase(outer.first - 2, begin)
            return further if further and (further.actor or not named) else outer
        return outer

    def _phrase(self, index: int, begin: int) -> Speaker | None:
        """The noun phrase that ends with token `index`."""
        if index < begin:
            return None
        if index + 1 in self._ends:
            return self._named(self._ends[index + 1])
        word = self._prose.lower[index]
        if word in _PRONOUNS:
            return Speaker("", "", index, index + 1, word)
        if not self._is_nominal(index):
            return None
        first = index
        while first > max(begin, index - _NOUNS) and self._is_nominal(first - 1):
            first -= 1
            if self._prose.lower[first] in _ARTICLES:
                break
        return None if self._is_time(first, index + 1) else self._described(first, index + 1)

    def _is_time(self, first: int, last: int) -> bool:
        """`6 June`, `2019`: no time says anything."""
        months = words_of_time().classes["MONTH"]
        return all(word.isdigit() or word in months for word in self._prose.lower[first:last])

    def _with_article(self, first: int, begin: int) -> int:
        """Where the noun phrase of a name begins: `the`, adjectives and titles belong to it."""
        while first > begin and (self._prose.lower[first - 1] in _ARTICLES or self._is_title(first - 1)):
            first -= 1
        return first

    def _is_title(self, index: int) -> bool:
        return _is_of_office(self._prose.lower[index]) or index + 1 in self._ends

    # --- right of the verb

    def _may_speak(self, index: int, verb: int) -> bool:
        if self._starts[index].type == "demonym-or-place" or self.is_attributive(index):
            return False
        return index - 1 == verb or self._prose.lower[index - 1] not in _PREPOSITIONS

    def is_attributive(self, index: int) -> bool:
        """`said UN envoy Geir Pedersen`: the state or organisation before an office is not the one who speaks."""
        mention = self._starts[index]
        following = self._prose.word(self._prose.token_at(mention.end))
        if following == "'s":
            return True
        return not self._is_person(mention) and (_is_of_office(following) or following in _SOURCES)

    def _may_lead(self, index: int) -> bool:
        """Whether the token can stand between `said` and the name: titles, articles, adjectives, what one is of."""
        word, token = self._prose.lower[index], self._prose.tokens[index]
        if word in _ARTICLES or word in _LEADING or _is_of_office(word):
            return True
        return token.is_word and (token.is_capital or word in _SOURCES)

    def _unnamed_behind(self, first: int, end: int) -> Speaker | None:
        """A source without a name, with what it is of: `said a spokesman for the union`."""
        behind = (
            index
            for index in range(first, min(end, first + _RIGHT))
            if not (self._is_nominal(index) or (index > first and self._prose.lower[index] in _OF))
        )
        last = next(behind, max(first, min(end, first + _RIGHT)))
        return self._described(first, last) if self._has_source(first, last) else None

    def _has_source(self, first: int, last: int) -> bool:
        return any(map(_is_source, self._prose.lower[first:last]))

    # --- noun phrases

    def _named(self, mention: Mention) -> Speaker:
        tokens = self._prose.tokens_of(mention.start, mention.end)
        return Speaker(mention.actor, "", tokens.start, tokens.stop)

    def _described(self, first: int, last: int) -> Speaker:
        """A source in the article's words; officials of an organisation that is named speak for it."""
        owner = next((self._starts[index] for index in range(first, last - 1) if index in self._starts), None)
        speaks_for = owner and self._speaks_for(last - 1, owner.actor)
        return Speaker(owner.actor if owner and speaks_for else "", self._prose.between(first, last), first, last)

    def _for(self, speaker: Speaker, whom: Speaker | None) -> Speaker:
        """`a spokeswoman for the Commission`, `the representative of Norway`: whoever is not named speaks for them."""
        is_unnamed = speaker.described and not speaker.actor
        if whom is None or not is_unnamed or not self._speaks_for(speaker.last - 1, whom.actor):
            return speaker
        return replace(speaker, actor=whom.actor)

    def _speaks_for(self, index: int, whom: str) -> bool:
        """Whether somebody who is called by token `index` speaks for an organisation, or for a state."""
        word, kind = self._prose.lower[index], self._kinds.get(whom)
        return kind in _GROUPS and word in (_DELEGATES if kind == "state" else _SOURCES | _DELEGATES)

    def _is_person(self, mention: Mention | None) -> bool:
        return mention is not None and self._kinds.get(mention.actor) == "person"

    def _is_nominal(self, index: int) -> bool:
        """Whether the token can stand in a noun phrase."""
        word = self._prose.word(index)
        if not (word[:1].isalnum() or word == "'s"):
            return False
        return word not in _PREPOSITIONS and word not in _CLAUSE and word not in _FINITE


def _is_source(word: str) -> bool:
    return word in _SOURCES or word in _DELEGATES or word in people().offices or word.rstrip("s") in people().offices


def _is_of_office(word: str) -> bool:
    return word in people().modifiers or word in people().offices
