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
_JOINING = frozenset((",", "and", "&", "or", "—", "–"))
_LONGEST = 150
"""Tokens at most in a sentence; what is longer is a list, or no prose."""
_MOST = 20_000
"""Words looked at in a text, many times those of a long report."""


_LASTING = frozenset(("ASSAULT", "MOBILIZE", "SUPPORT"))
"""What is told of as going on is background, of these types: `forces are fighting`."""
_OF_A_THING = "year-of-what-follows"
"""The rule of a year that belongs to a thing, and dates no event: `a 2012 roadmap`."""
_SAYS_THAT_DID = Trigger("says-that-did", "ACCUSE", "none")


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
    going: bool = False
    fronted: bool = False


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
    return tuple(_Events(prose, dates, mentions, statements).found())


class _Events:
    """One pass over a text."""

    def __init__(
        self,
        prose: Prose,
        dates: Sequence[DateFound],
        mentions: Sequence[Mention],
        statements: Sequence[Statement],
    ) -> None:
        self.prose, self.lower = prose, prose.lower
        self.dates = [(prose.token_at(one.start), one.edtf) for one in dates]
        self.of_things = {prose.token_at(one.start) for one in dates if one.rule == _OF_A_THING}
        self.ahead = {prose.token_at(one.start) for one in dates if _is_ahead(one)}
        self.named = _outermost([self._named(one) for one in mentions])
        self.quoted = {index for one in prose.quotations for index in range(one.first, one.last)}
        self.quoted |= {index for one in statements if one.kind == "block" for index in range(*_span(prose, one))}
        self.headings = {paragraph.first for paragraph in prose.paragraphs if paragraph.kind == "heading"}

    def _named(self, mention: Mention) -> Named:
        first, last = _span(self.prose, mention)
        return Named(first, last, mention.actor, mention.type == "demonym-or-place")

    def found(self) -> Iterator[EventFound]:
        tried = 0
        for sentence in self.prose.sentences:
            if sentence.first in self.headings or sentence.last - sentence.first > _LONGEST:
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
        self.quoted, self.ahead, self.of_things = events.quoted, events.ahead, events.of_things
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
        if trigger.needs and not trigger.needs.intersection(after) and not self._has_before(one, index):
            return False
        if trigger.unless.intersection(after[:6]):
            return False
        return not trigger.harm or self._is_violent()

    def _has_before(self, one: Said, index: int) -> bool:
        """Whether what a verb needs stands before it: `sanctions were imposed`, `the ceasefire they brokered`."""
        start = self._clause_start(index) - 1
        of_relative = start > self.sentence.first and self.lower[start] in words("relative")
        near = _CLAUSE if self._is_passive(index) or (of_relative and self.lower[start - 1] in one.trigger.needs) else 4
        before = self.lower[max(self.sentence.first, index - near) : index]
        return one.form == "past" and bool(one.trigger.needs.intersection(before))

    def _is_violent(self) -> bool:
        all_words = set(self.lower[self.sentence.first : self.sentence.last])
        return bool(all_words & words("violence")) and not all_words & words("accidents")

    def _as_told(self, one: Said, index: int) -> Told | None:
        """How a word tells; nothing where it is no verb of the clause, denied, or only possible."""
        if one.form == "noun":
            possible = words("modals").intersection(self.lower[self.sentence.first : index])
            return None if possible or any(at in self.ahead for at, _ in self.dates) else Told(one.trigger, index)
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
        if not auxiliaries and trigger.needs and before in trigger.needs:  # `Under a deal struck in March, they …`
            return Told(trigger, index, fronted=True)
        passive = bool(auxiliaries & words("being"))
        reduced = not auxiliaries and index + 1 < self.sentence.last and self.lower[index + 1] == "by"
        return Told(trigger, index, passive or reduced, "will" in auxiliaries or "to" in auxiliaries, reduced)

    def present(self, trigger: Trigger, index: int, auxiliaries: set[str]) -> Told | None:
        """`Washington blames`: right after an actor."""
        begins = any(one.last == index for one in self.named) or self._before(index) in words("relative")
        return Told(trigger, index) if begins and not auxiliaries else None

    def going(self, trigger: Trigger, index: int, auxiliaries: set[str]) -> Told | None:
        if auxiliaries & words("being"):
            return Told(trigger, index, going=True)
        if self._before(index) in ("after", "before") and index - self.sentence.first <= 2:
            return (
                Told(trigger, index, fronted=self._before(index) == "after") if self._before(index) == "after" else None
            )
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
        _, edtf = self._date(told)
        score = told.trigger.weight + bool(actors) + 0.7 * bool(recipients) + 0.5 * bool(edtf)
        score -= (
            0.5 * told.planned
            + 0.5 * told.beside
            + 0.4 * (told.going and told.trigger.type in _LASTING)
            + 0.6 * self._is_aside(told)
        )
        score -= 0.6 * self._is_within_speech(told.index)
        if told.trigger.harm:
            score += 0.9 * (not actors)
        elif not actors and not recipients:
            score = 0.0
        return self._as_accusation(told, actors, edtf) or Candidate(told, actors, recipients, edtf, score)

    def _as_accusation(self, told: Told, actors: tuple[str, ...], edtf: str) -> Candidate | None:
        """`The ministry said the guards had opened fire`: what one side says that the other did is an accusation."""
        if told.trigger.type != "ASSAULT" or told.passive or not actors:
            return None
        said_at = [at for at in range(self.sentence.first, told.index) if self.lower[at] in ("said", "says")]
        if not said_at or "had" not in self.lower[said_at[0] : told.index]:
            return None
        speakers = self._subject(said_at[0])
        if not speakers or set(speakers) & set(actors):
            return None
        return Candidate(Told(_SAYS_THAT_DID, told.index), speakers, actors, edtf, _ENOUGH + 0.5)

    def _is_within_speech(self, index: int) -> bool:
        """Whether the verb stands in what somebody says: `Kerry said the two agreed`."""
        return any(self.lower[here] in ("said", "says", "say") for here in range(self.sentence.first, index))

    def _is_aside(self, told: Told) -> bool:
        """Whether the verb stands in a clause that depends on another."""
        if told.trigger.nouns or self._closes_aside(told.index) or told.fronted:
            return False
        aside = words("relative") | words("asides")
        return any(self.lower[here] in aside for here in range(self.sentence.first, told.index))

    def _closes_aside(self, index: int) -> bool:
        """Whether the clause before the verb has ended with a comma: `The mission, which came late, urged`."""
        while index > self.sentence.first and self.lower[index - 1] in words("having") | words("being") | {
            "also",
            "later",
        }:
            index -= 1
        return self._before(index) == ","

    def _sides(self, told: Told) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if told.trigger.nouns:
            return self._of_noun(told)
        if told.fronted:
            actors = self._main_subject(told.index)
            return actors, tuple(one for one in self._object(told) if one not in actors)
        if told.passive:
            return self._after(told.index, "by"), () if told.trigger.harm else self._subject(told.index)
        actors = self._subject(told.index)
        recipients = () if told.trigger.object == "none" else self._object(told)
        return actors, tuple(one for one in recipients if one not in actors)

    def _of_noun(self, told: Told) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """`Pompeo's meeting with Lavrov`, `talks between A and B`, `Russian airstrikes on C`."""
        index = told.index
        owners = self._owner(index) or self._after(index, "by") or self._after(index, "between")
        if not owners and told.trigger.type == "ASSAULT":
            owners = self._subject(index)
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
        start = self.sentence.first if self._closes_aside(index) else self._clause_start(index)
        before = [one for one in self.named if start <= one.first and one.last <= index]
        bare = [one for one in before if not self._follows(one, words("places") | words("belonging"))]
        belonging = [one for one in before if self._follows(one, words("belonging"))]
        chosen = bare or belonging
        if not chosen:
            return self._subject_before(start, index)
        return self._group(chosen[0], index)

    def _main_subject(self, index: int) -> tuple[str, ...]:
        """The actor after the comma that ends a fronted clause: `After meeting Putin, Kerry said`."""
        commas = [at for at in range(index, self.sentence.last) if self.lower[at] == ","]
        following = [one for one in self.named if commas and one.first > commas[0]]
        return (
            self._group(following[0], self.sentence.last) if following and following[0].first - commas[0] <= 4 else ()
        )

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
            if self.lower[here] in prepositions and not self._is_of_title(here):
                return True
            here -= 1
        return here >= self.sentence.first and self.lower[here] in prepositions

    def _is_of_title(self, index: int) -> bool:
        """`Secretary of State`."""
        return self.lower[index : index + 2] in (("of", "state"), ("of", "defence"), ("of", "defense"))

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
            here = self._find(word, start, limit)
            if here is None:
                return ()
            start = here + 1
        for at in range(start, limit):
            if self.lower[at] in words("object_ends"):
                limit = at
                break
        inside = [one for one in self.named if start <= one.first < limit]
        following = inside if word else [one for one in inside if not self._follows(one, words("place"))]
        return self._group(following[0], self.sentence.last) if following else ()

    def _find(self, word: str, start: int, limit: int) -> int | None:
        """Where a word stands before the clause ends or says what is to be done."""
        for at in range(start, limit):
            if self.lower[at] == word:
                return at
            if self.lower[at] in (";", "to", "that", "because", "when", "while"):
                return None
        return None

    def _group(self, first: Named, limit: int) -> tuple[str, ...]:
        """An actor and those who are named with it: `Moscow and Washington`."""
        chain = [one for one in self.named if first.first <= one.first and one.last <= limit]
        group = [first]
        for one, two in pairwise(chain):
            if not self._belong_together(one, two):
                break
            group.append(two)
        owned = {one.first for one, two in pairwise(group) if self._is_owner(one, two)}
        owned |= {two.first for one, two in pairwise(group) if self._is_attribute(one, two)}
        kept = [one for one in group if one.first not in owned]
        names = [one for one in kept if not self._is_apposed(one, kept[0])] or group[:1]
        return tuple(dict.fromkeys(one.actor for one in names))[:_MOST_ACTORS]

    def _belong_together(self, one: Named, two: Named) -> bool:
        if self._leads_to(one, two):
            return True
        return two.first - one.last <= _GAP and all(self._is_light(at) for at in range(one.last, two.first))

    def _is_light(self, index: int) -> bool:
        """Whether a token may stand between actors that belong together."""
        word = self.lower[index]
        return word in _JOINING or word in words("roles") or word in ("(", ")", "'s") or self.tokens[index].is_capital

    def _leads_to(self, one: Named, two: Named) -> bool:
        """`Top US diplomat John Kerry`, `the UN's office, OCHA`: the first is whose the second is."""
        between = self.lower[one.last : two.first]
        if {"and", "or", "&", *words("places"), *(words("object_ends") - {","})}.intersection(between):
            return False
        possessive = bool(between) and between[0] == "'s" and len(between) <= 5
        return possessive or (one.adjective and len(between) <= 3 and "," not in between)

    def _is_owner(self, one: Named, two: Named) -> bool:
        """Whether an actor only says whose the next one is."""
        between = self.lower[one.last : two.first]
        return (bool(between) and between[0] == "'s" and not {"and", "&"} & set(between)) or not _JOINING & set(between)

    def _is_attribute(self, one: Named, two: Named) -> bool:
        """`Kyrgyzstan` in `Toktogulov, a minister of Kyrgyzstan`."""
        between = self.lower[one.last : two.first]
        return (
            bool(between)
            and self._follows(two, frozenset(("of", "for", "to")))
            and between[-1] not in ("and", "&", ",")
        )

    def _is_apposed(self, one: Named, first: Named) -> bool:
        """An adjective that belongs to an apposition: `Jeffrey, the US special representative`."""
        return one is not first and one.adjective and not first.adjective

    # --- when ---------------------------------------------------------------------------------------------

    def _is_elsewhere(self, index: int, date: int) -> bool:
        """Whether a date after the verb belongs to another: `rejected it and said it had spent more since 2010`."""
        between = self.lower[index:date]
        return "said" in between and bool(
            {"had", "has", "since", "would", "that"} & set(between[between.index("said") :])
        )

    def _date(self, told: Told) -> tuple[int, str]:
        """The date that stands nearest to the verb; of what is over none that is still to come."""
        index = told.index
        dates = [
            one
            for one in self.dates
            if (told.planned or one[0] not in self.ahead)
            and (one[0] not in self.of_things or 0 < index - one[0] <= 2)
            and not self._is_elsewhere(index, one[0])
        ]
        return min(dates, key=lambda one: abs(one[0] - index) + 4 * (one[0] < index), default=(-1, ""))


def _span(prose: Prose, one: Mention | Statement) -> tuple[int, int]:
    """The tokens of a finding: the first, and the one after the last."""
    return prose.token_at(one.start), prose.token_at(one.end - 1) + 1


def _is_ahead(one: DateFound) -> bool:
    """Whether a date that was resolved against the publication comes after it."""
    return (
        one.basis.startswith("published ")
        and one.edtf[:10] > one.basis.removeprefix("published ")[: len(one.edtf[:10])]
    )


def _outermost(named: Sequence[Named]) -> list[Named]:
    """Mentions without those that stand inside another: `Syrian` in `Syrian opposition groups`."""
    kept: list[Named] = []
    for one in sorted(named, key=lambda one: (one.first, -one.last)):
        if not kept or one.first >= kept[-1].last:
            kept.append(one)
    return kept


def _within(named: Sequence[Named], sentence: Stretch) -> list[Named]:
    first = bisect_left(named, sentence.first, key=lambda one: one.first)
    last = bisect_left(named, sentence.last, key=lambda one: one.first)
    return list(named[first:last])


def _participants(actors: Sequence[str], recipients: Sequence[str]) -> tuple[Participant, ...]:
    return (*(Participant(one, "actor") for one in actors), *(Participant(one, "recipient") for one in recipients))


_BY_FORM = {"past": _Clause.past, "present": _Clause.present, "going": _Clause.going, "base": _Clause.base}
"""How each form of a verb is read."""
