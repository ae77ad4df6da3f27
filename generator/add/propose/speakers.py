"""Speakers: whose words they are, read from the noun phrase beside a verb of speech.

Left of the verb stands the subject, with what belongs to it between:

    Kerry | Kerry also | Geir Pedersen of the UN | James Jeffrey, the envoy for Syria, | the US envoy | he | officials

Right of it, in what is turned round: `said Kerry`, `said a spokesman for the union`.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.add.finding import Mention
from generator.add.propose.lexicon import people
from generator.add.propose.prose import Prose

_PREPOSITIONS = frozenset("of for to in at on from with by near against over about under between among after before during since".split())
_ARTICLES = frozenset("the a an one two three some several many most other another both its his her their this that these those".split())
_ADVERBS = frozenset(
    "also later then earlier again still now already repeatedly initially previously recently has have had did does is was "
    "were reportedly further separately meanwhile however nevertheless publicly explicitly flatly simply briefly jointly "
    "yesterday today always never ever not first once who which just only even been being be could can would will".split()
)
_PRONOUNS = frozenset(("he", "she", "they", "it"))
_REACH = 40
"""Tokens left of a verb in which its subject must be found."""
_RIGHT = 12


class Speaker(Struct, frozen=True):
    """Who speaks: an actor's id, or empty and the article's own words for the source; neither where it is unclear.

    `first` to `last` are the tokens of the noun phrase.
    """

    actor: str
    described: str
    first: int
    last: int
    pronoun: str = ""


class Speakers:
    """Finds the noun phrases of speakers in one article."""

    def __init__(self, prose: Prose, mentions: Sequence[Mention], kinds: Mapping[str, str]) -> None:
        self._prose = prose
        self._kinds = kinds
        self.starts = {prose.token_at(mention.start): mention for mention in mentions}
        self._ends = {prose.token_at(mention.end - 1) + 1: mention for mention in mentions}

    def left_of(self, verb: int, begin: int) -> Speaker | None:
        """The subject that ends before token `verb`, in a sentence that begins at token `begin`."""
        index = self._before_adverbs(verb, begin)
        for _ in range(4):
            if index <= begin - 1 or verb - index > _REACH:
                return None
            if self._prose.tokens[index].text in (",", "—", "–", ")"):
                return self._beside_aside(index, begin)
            phrase = self._phrase(index, begin)
            if phrase is None:
                return None
            first = self._with_article(phrase.first, begin)
            before = self._prose.lower[first - 1] if first > begin else ""
            if before not in _PREPOSITIONS or first - 1 <= begin:
                return phrase
            inner, index = phrase, first - 2
            if not self._is_nominal(index):
                return None if inner.pronoun else self._after_preposition(inner, begin)
        return None

    def right_of(self, verb: int, end: int) -> Speaker | None:
        """The subject that begins behind token `verb`, as in `said Kerry`."""
        index = verb + 1
        if index < end and self._prose.lower[index] in _PRONOUNS:
            return Speaker("", "", index, index + 1, self._prose.lower[index])
        stop = min(end, verb + _RIGHT)
        while index < stop:
            if self._prose.tokens[index].text == "," and index + 1 in self.starts and self._is_person(index + 1):
                return self._named(self.starts[index + 1]) if self._has_source(verb + 1, index) else None
            if index in self.starts and self.starts[index].type != "demonym-or-place" and not self._is_attributive(index):
                return self._named(self.starts[index])
            if not (self._may_lead(index) or self._is_nominal(index) or self._prose.lower[index] == "in") and self._prose.tokens[index].text != ",":
                break
            index += 1
        return self._unnamed_behind(verb + 1, end)

    def named(self, index: int) -> Speaker | None:
        """The mention that begins at token `index`."""
        mention = self.starts.get(index)
        return self._named(mention) if mention else None

    def _with_article(self, first: int, begin: int) -> int:
        """Where the noun phrase of a name begins: `the`, adjectives and titles belong to it."""
        while first > begin and (self._prose.lower[first - 1] in _ARTICLES or self._is_title(first - 1)):
            first -= 1
        return first

    def _is_title(self, index: int) -> bool:
        word = self._prose.lower[index]
        return word in people().modifiers or word in people().offices or index + 1 in self._ends

    def _named(self, mention: Mention) -> Speaker:
        first, last = self._prose.token_at(mention.start), self._prose.token_at(mention.end - 1) + 1
        return Speaker(mention.actor, "", first, last)

    def _before_adverbs(self, verb: int, begin: int) -> int:
        index = verb - 1
        while index > begin and (self._prose.lower[index] in _ADVERBS or self._is_adverb(index) or self._is_day(index)):
            index -= 1
        return index

    def _is_adverb(self, index: int) -> bool:
        word = self._prose.lower[index]
        return word.endswith("ly") and not self._prose.tokens[index].is_capital and len(word) > 4

    def _is_day(self, index: int) -> bool:
        word = self._prose.lower[index]
        return word in _DAYS or (word == "on" and index + 1 < len(self._prose.lower) and self._prose.lower[index + 1] in _DAYS)

    def _beside_aside(self, index: int, begin: int) -> Speaker | None:
        """`James Jeffrey, the envoy for Syria, said`: the name before the aside."""
        mark = {")": "("}.get(self._prose.tokens[index].text, self._prose.tokens[index].text)
        start = index - 1
        while start > begin and self._prose.tokens[start].text != mark:
            if index - start > _REACH:
                return None
            start -= 1
        if start <= begin:
            return None
        inner = next((self._named(m) for m in (self._ends.get(index),) if m and self._kinds.get(m.actor) == "person"), None)
        outer = self._phrase(start - 1, begin)
        if outer and outer.actor and outer.first > begin and self._prose.lower[outer.first - 1] in _PREPOSITIONS:
            further = self._phrase(outer.first - 2, begin)
            outer = further if further and (further.actor or not inner) else outer
        return outer if outer and (outer.actor or not inner) else inner

    def _phrase(self, index: int, begin: int) -> Speaker | None:
        """The noun phrase that ends with token `index`."""
        if index < begin:
            return None
        if index + 1 in self._ends:
            mention = self._ends[index + 1]
            if mention.type != "demonym-or-place" or self._prose.tokens[index].text[-1:] == "s" or self._is_state_alone(mention):
                return self._named(mention)
        word = self._prose.lower[index]
        if word in _PRONOUNS:
            return Speaker("", "", index, index + 1, word)
        if not self._is_nominal(index):
            return None
        first = index
        while first > begin and self._is_nominal(first - 1) and index - first < 8:
            first -= 1
            if self._prose.lower[first] in _ARTICLES:
                break
        return self._described(first, index + 1)

    def _is_state_alone(self, mention: Mention) -> bool:
        return self._kinds.get(mention.actor) == "state" and self._prose.text[mention.start : mention.end] != ""

    def _is_nominal(self, index: int) -> bool:
        if index < 0:
            return False
        token, word = self._prose.tokens[index], self._prose.lower[index]
        if not (token.is_word or word in ("'s", "’s") or token.text[0].isdigit()):
            return False
        return word not in _PREPOSITIONS and word not in _CLAUSE and word not in _FINITE

    def _described(self, first: int, last: int) -> Speaker:
        """A source in the article's words; officials of an organisation that is named speak for it."""
        text = self._prose.text[self._prose.tokens[first].start : self._prose.tokens[last - 1].end]
        head = self._prose.lower[last - 1]
        owner = next((self.starts[i] for i in range(first, last - 1) if i in self.starts), None)
        if owner and head in _OFFICIALS and self._kinds.get(owner.actor) in ("organization", "body", "alliance"):
            return Speaker(owner.actor, text, first, last)
        return Speaker("", text, first, last)

    def _after_preposition(self, inner: Speaker, begin: int) -> Speaker | None:
        return inner if inner.first - 1 > begin else None

    def _may_lead(self, index: int) -> bool:
        """Whether the token can stand between `said` and the name: titles, articles, adjectives, what one is of."""
        word, token = self._prose.lower[index], self._prose.tokens[index]
        if word in _ARTICLES or word in people().modifiers or word in people().offices or word in _LEADING:
            return True
        return token.is_word and (token.is_capital or word in _OFFICIALS)

    def _is_person(self, index: int) -> bool:
        return self._kinds.get(self.starts[index].actor) == "person"

    def _has_source(self, first: int, last: int) -> bool:
        return any(self._is_source(index) for index in range(first, last))

    def _is_attributive(self, index: int) -> bool:
        """`said UN envoy Geir Pedersen`: the state or organisation before an office is not the one who speaks."""
        mention = self.starts[index]
        after = self._prose.token_at(mention.end)
        following = self._prose.lower[after] if after < len(self._prose.lower) else ""
        if self._kinds.get(mention.actor) == "person":
            return following in ("'s", "’s")
        return following in ("'s", "’s") or following in people().offices or following in people().modifiers or following in _OFFICIALS

    def _unnamed_behind(self, first: int, end: int) -> Speaker | None:
        last = first
        while last < end and last - first < _RIGHT and (self._is_nominal(last) or (last > first and self._prose.lower[last] in ("of", "for", "from", "with"))):
            last += 1
        if not self._has_source(first, last):
            return None
        return self._described(first, last)

    def _is_source(self, index: int) -> bool:
        word = self._prose.lower[index]
        return word in people().offices or word in _OFFICIALS or word.rstrip("s") in people().offices


_CLAUSE = frozenset("that which who whom whose when while where because although though if as and but or than so what how whether".split())
_FINITE = frozenset("is are was were has have had will would could should can may might must did does do been be".split())
_LEADING = frozenset("of for mr mrs ms dr prof gen col sen rep . 's ’s".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_OFFICIALS = frozenset(
    "official officials spokesman spokeswoman spokesperson spokespeople spokesmen sources source diplomat diplomats police "
    "authorities officers witnesses witness residents analysts experts investigators negotiators rescuers doctors activists "
    "prosecutors lawyers leaders ministers workers members representatives observers monitors inspectors soldiers rebels "
    "statement report document letter study survey aides advisers officer lawmakers medics survivors organisers organizers".split()
)
