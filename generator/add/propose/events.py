"""Events: what an article reports as done, with type, who and whom, date and place; one for a sentence at most.

A word of `tables/events_triggers.toml` tells of an event where it is the verb of its clause, neither denied nor merely
possible, and outside of quotations. Who did it stands before it, whom it befell after it, in the passive the other way
round. Of several in a sentence the one that is told most fully is taken.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from generator.add.finding import DateFound, EventFound, Mention, Participant, Statement
from generator.add.propose.event_triggers import Said, Trigger, said, words
from generator.add.propose.prose import Prose, Stretch

_ENOUGH = 1.75
"""How much an event must tell: the weight of its trigger, and something for each part that is known."""
_CLAUSE = 12
"""Tokens after a verb in which its recipient and the words it needs stand."""
_GAP = 7
"""Tokens at most between two actors that belong together."""
_MOST_ACTORS = 10
_MOST = 20_000
"""Words looked at in a text, many times those of a long report."""


class Named(Struct, frozen=True):
    """A mention with its tokens `first` up to, not with, `last`."""

    first: int
    last: int
    actor: str
    adjective: bool


class Told(Struct, frozen=True):
    """What a verb tells of: the trigger and the token, and how it is told."""

    trigger: Trigger
    index: int
    passive: bool = False
    planned: bool = False
    beside: bool = False


class Candidate(Struct, frozen=True):
    """An event that could be proposed, and how much it tells."""

    told: Told
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    edtf: str
    score: float


def events(
    prose: Prose, dates: Sequence[DateFound], mentions: Sequence[Mention], statements: Sequence[Statement] = ()
) -> tuple[EventFound, ...]:
    """All events of a text in its order."""
    return tuple(_Events(prose, dates, mentions).found())


class _Events:
    """One pass over a text."""

    def __init__(self, prose: Prose, dates: Sequence[DateFound], mentions: Sequence[Mention]) -> None:
        self.prose, self.lower = prose, prose.lower
        self.dates = [(prose.token_at(one.start), one.edtf) for one in dates]
        self.named = [self._named(one) for one in mentions]
        self.quoted = {index for one in prose.quotations for index in range(one.first, one.last)}
        self.headings = {paragraph.first for paragraph in prose.paragraphs if paragraph.kind == "heading"}

    def _named(self, mention: Mention) -> Named:
        first, last = self.prose.token_at(mention.start), self.prose.token_at(mention.end - 1) + 1
        return Named(first, last, mention.actor, mention.type == "demonym-or-place")

    def found(self) -> Iterator[EventFound]:
        tried = 0
        for sentence in self.prose.sentences:
            if sentence.first in self.headings:
                continue
            clause = _Clause(self, sentence)
            all_told = list(clause.told())
            tried += len(all_told)
            if tried > _MOST:
                return
            candidates = [clause.candidate(told) for told in all_told]
            best = max(candidates, key=lambda one: one.score, default=None)
            if best is not None and best.score >= _ENOUGH:
                yield self._event(sentence, best)

    def _event(self, sentence: Stretch, best: Candidate) -> EventFound:
        told = best.told
        return EventFound(
            start=sentence.start,
            end=sentence.end,
            type="AGREE" if told.planned and told.trigger.type == "CONSULT" else told.trigger.type,
            edtf=best.edtf,
            participants=_participants(best.actors, best.recipients),
            place=self._place(sentence, told.index),
            rule=told.trigger.rule,
            sure=best.score >= _ENOUGH + 1 and not told.planned,
        )

    def _place(self, sentence: Stretch, index: int) -> str:
        """The name after `in`, `at` or `near`, after the verb rather than before it."""
        for here in (*range(index, sentence.last - 1), *range(sentence.first, index)):
            if (
                self.lower[here] in words("place")
                and self.prose.tokens[here + 1].is_capital
                and not self._dated(here + 1)
            ):
                last = here + 1
                while last < sentence.last and self.prose.tokens[last].is_capital and not self._dated(last):
                    last += 1
                return self.prose.text[self.prose.tokens[here + 1].start : self.prose.tokens[last - 1].end]
        return ""

    def _dated(self, index: int) -> bool:
        at = bisect_left(self.dates, (index, ""))
        return at < len(self.dates) and self.dates[at][0] == index


class _Clause:
    """A sentence, in which verbs are looked for, and beside each who did it and whom it befell."""

    def __init__(self, events: _Events, sentence: Stretch) -> None:
        self.sentence, self.lower, self.tokens = sentence, events.lower, events.prose.tokens
        self.quoted = events.quoted
        self.named = [one for one in _within(events.named, sentence) if one.first not in events.quoted]
        first = bisect_left(events.dates, (sentence.first, ""))
        last = bisect_left(events.dates, (sentence.last, ""))
        self.dates = [one for one in events.dates[first:last] if one[0] not in events.quoted] or events.dates[
            first:last
        ]

    # --- what is told -------------------------------------------------------------------------------------

    def told(self) -> Iterator[Told]:
        for index in range(self.sentence.first, self.sentence.last):
            for one in said().get(self.lower[index], ()):
                if index in self.quoted or self.tokens[index].is_capital:
                    continue
                told = self._as_told(one, index)
                if told is not None and self._complete(one, index):
                    yield told

    def _complete(self, one: Said, index: int) -> bool:
        """Whether the words follow that must, and none that must not."""
        start = index + 1
        if self.lower[start : start + len(one.following)] != one.following:
            return False
        after = self.lower[start : min(self.sentence.last, start + _CLAUSE)]
        trigger = one.trigger
        if trigger.needs and not trigger.needs.intersection(after):
            passive_before = self.lower[max(self.sentence.first, index - _CLAUSE) : index]
            if not (one.form == "past" and trigger.needs.intersection(passive_before) and self._is_passive(index)):
                return False
        if trigger.unless.intersection(after[:6]):
            return False
        return not trigger.harm or self._is_violent()

    def _is_violent(self) -> bool:
        all_words = set(self.lower[self.sentence.first : self.sentence.last])
        return bool(all_words & words("violence")) and not all_words & words("accidents")

    def _as_told(self, one: Said, index: int) -> Told | None:
        """How a word tells; nothing where it is no verb of the clause, denied, or only possible."""
        if one.form == "noun":
            return Told(one.trigger, index)
        auxiliaries = self._auxiliaries(index)
        if auxiliaries & words("negations") or auxiliaries & words("modals"):
            return None
        return _BY_FORM[one.form](self, one.trigger, index, auxiliaries)

    def _auxiliaries(self, index: int) -> set[str]:
        """The words of the verb before its last, adverbs with them."""
        found: set[str] = set()
        here = index - 1
        helping = (
            words("being")
            | words("having")
            | words("modals")
            | words("negations")
            | {"will", "to", "did", "also", "since"}
        )
        while here >= self.sentence.first and (self.lower[here] in helping or self.lower[here].endswith("ly")):
            found.add(self.lower[here])
            here -= 1
        return found

    def _is_passive(self, index: int) -> bool:
        return bool(self._auxiliaries(index) & words("being"))

    def past(self, trigger: Trigger, index: int, auxiliaries: set[str]) -> Told | None:
        before = self._before(index)
        if not auxiliaries and before in words("before_no_verb"):
            return None
        passive = bool(auxiliaries & words("being"))
        reduced = not auxiliaries and index + 1 < self.sentence.last and self.lower[index + 1] == "by"
        return Told(trigger, index, passive or reduced, "will" in auxiliaries or "to" in auxiliaries, reduced)

    def present(self, trigger: Trigger, index: int, auxiliaries: set[str]) -> Told | None:
        """`Washington blames`: right after an actor."""
        begins = any(one.last == index for one in self.named) or self._before(index) in words("relative")
        return Told(trigger, index) if begins and not auxiliaries else None

    def going(self, trigger: Trigger, index: int, auxiliaries: set[str]) -> Told | None:
        if auxiliaries & words("being"):
            return Told(trigger, index)
        return Told(trigger, index, beside=True) if self._before(index) in (",", "after") else None

    def base(self, trigger: Trigger, index: int, auxiliaries: set[str]) -> Told | None:
        """`is to visit`, `plans to send`, `will meet`; `began to drop`."""
        if "will" in auxiliaries:
            return Told(trigger, index, planned=True)
        if "to" not in auxiliaries:
            return None
        here = index - 1
        while here > self.sentence.first and self.lower[here] != "to":
            here -= 1
        before = self._before(here)
        if before in words("beginning"):
            return Told(trigger, index)
        return Told(trigger, index, planned=True) if before in words("planning") else None

    def _before(self, index: int) -> str:
        return self.lower[index - 1] if index > self.sentence.first else ""

    # --- who and whom -------------------------------------------------------------------------------------

    def candidate(self, told: Told) -> Candidate:
        actors, recipients = self._sides(told)
        edtf = self._date(told.index)
        score = told.trigger.weight + bool(actors) + 0.7 * bool(recipients) + 0.5 * bool(edtf)
        score -= 0.5 * told.planned + 0.5 * told.beside + 0.4 * self._is_aside(told.index)
        if told.trigger.harm:
            score += 0.9 * (not actors)
        elif not actors and not recipients:
            score = 0.0
        return Candidate(told, actors, recipients, edtf, score)

    def _is_aside(self, index: int) -> bool:
        """Whether the verb stands in a clause that depends on another."""
        aside = words("relative") | {
            "when",
            "after",
            "while",
            "where",
            "because",
            "since",
            "as",
            "if",
            "until",
            "before",
        }
        return any(self.lower[here] in aside for here in range(self.sentence.first, index))

    def _sides(self, told: Told) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if told.trigger.nouns:
            return self._of_noun(told)
        if told.passive:
            return self._after(told.index, "by"), () if told.trigger.harm else self._subject(told.index)
        actors = self._subject(told.index)
        recipients = () if told.trigger.object == "none" else self._object(told)
        return actors, tuple(one for one in recipients if one not in actors)

    def _of_noun(self, told: Told) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """`Pompeo's meeting with Lavrov`, `talks between A and B`, `Russian airstrikes on C`."""
        index = told.index
        owners = self._owner(index) or self._after(index, "by") or self._after(index, "between") or self._subject(index)
        recipients: tuple[str, ...] = ()
        for word in told.trigger.object.split("|"):
            recipients = recipients or self._after(index, word)
        return owners, tuple(one for one in recipients if one not in owners)

    def _owner(self, index: int) -> tuple[str, ...]:
        """Whose it is: a possessive or an adjective right before the noun, a few adjectives between."""
        for one in reversed(self.named):
            if one.last <= index and index - one.last <= 3 and (one.adjective or "'s" in self.lower[one.last : index]):
                return (one.actor,)
        return ()

    def _subject(self, index: int) -> tuple[str, ...]:
        """Who stands before the verb: the first actor of its clause that stands after no preposition."""
        start = self._clause_start(index)
        before = [one for one in self.named if start <= one.first and one.last <= index]
        bare = [one for one in before if not self._follows(one, words("places") | words("belonging"))]
        belonging = [one for one in before if self._follows(one, words("belonging"))]
        chosen = bare or belonging
        if not chosen:
            return self._subject_before(start, index)
        return self._group(chosen[0], index)

    def _subject_before(self, start: int, index: int) -> tuple[str, ...]:
        """The actor before `which`; where the clause goes on after `and` or a comma, the first of the sentence."""
        before = [one for one in self.named if one.last <= start]
        if not before:
            return ()
        if start and self.lower[start - 1] in words("relative"):
            return (before[-1].actor,)
        if self._before(index) in ("and", "but", ",", "then", "after") and start <= index:
            return self._subject(before[0].last) or self._group(before[0], index)
        return ()

    def _clause_start(self, index: int) -> int:
        for here in range(index - 1, self.sentence.first - 1, -1):
            word = self.lower[here]
            if word in words("clause") or word in words("relative") or word in '“”"':
                return here + 1
        return self.sentence.first

    def _follows(self, one: Named, prepositions: frozenset[str]) -> bool:
        """Whether a preposition stands before an actor, an article and adjectives between."""
        here = one.first - 1
        while here >= self.sentence.first and (self.lower[here] in words("roles") or self.tokens[here].is_capital):
            if self.lower[here] in prepositions:
                return True
            here -= 1
        return here >= self.sentence.first and self.lower[here] in prepositions

    def _object(self, told: Told) -> tuple[str, ...]:
        if told.trigger.object == "next":
            return self._after(told.index, "")
        for word in told.trigger.object.split("|"):
            found = self._after(told.index, word)
            if found:
                return found
        return ()

    def _after(self, index: int, word: str) -> tuple[str, ...]:
        """The actors after a verb, or after a word that follows it."""
        limit = min(self.sentence.last, index + _CLAUSE + 1)
        start = index + 1
        if word:
            here = [at for at in range(start, limit) if self.lower[at] == word]
            if not here:
                return ()
            start = here[0] + 1
        for at in range(start, limit):
            if self.lower[at] in words("object_ends"):
                limit = at
                break
        following = [one for one in self.named if start <= one.first < limit]
        return self._group(following[0], self.sentence.last) if following else ()

    def _group(self, first: Named, limit: int) -> tuple[str, ...]:
        """An actor and those who are named with it: `Moscow and Washington`."""
        chain = [one for one in self.named if first.first <= one.first and one.last <= limit]
        group = [first]
        for one, two in pairwise(chain):
            if not self._belong_together(one, two):
                break
            group.append(two)
        kept = [one for one, two in pairwise([*group, None]) if not self._is_attribute(one, two)]
        return tuple(dict.fromkeys(one.actor for one in kept))[:_MOST_ACTORS]

    def _belong_together(self, one: Named, two: Named) -> bool:
        between = self.lower[one.last : two.first]
        if len(between) > _GAP:
            return False
        plain = all(
            word in (",", "and", "&", "or", "—", "–", "(", ")") or word in words("roles") or self.tokens[at].is_capital
            for at, word in enumerate(between, one.last)
        )
        return plain

    def _is_attribute(self, one: Named | None, two: Named | None) -> bool:
        """`Russian` in `Russian Foreign Minister Sergei Lavrov`: an actor that only says whose the next one is."""
        if one is None:
            return True
        if two is None:
            return False
        between = self.lower[one.last : two.first]
        return not {",", "and", "&", "or", "—", "–"}.intersection(between)

    # --- when ---------------------------------------------------------------------------------------------

    def _date(self, index: int) -> str:
        """The date that stands nearest to the verb."""
        if not self.dates:
            return ""
        return min(self.dates, key=lambda one: abs(one[0] - index) + 4 * (one[0] < index))[1]


def _within(named: Sequence[Named], sentence: Stretch) -> list[Named]:
    first = bisect_left(named, sentence.first, key=lambda one: one.first)
    last = bisect_left(named, sentence.last, key=lambda one: one.first)
    return list(named[first:last])


def _participants(actors: Sequence[str], recipients: Sequence[str]) -> tuple[Participant, ...]:
    return (*(Participant(one, "actor") for one in actors), *(Participant(one, "recipient") for one in recipients))


_BY_FORM = {"past": _Clause.past, "present": _Clause.present, "going": _Clause.going, "base": _Clause.base}
"""How each form of a verb is read."""
