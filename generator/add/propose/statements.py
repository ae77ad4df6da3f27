"""Statements: quotations and reported clauses, each with its speaker; nobody where it is unclear who it is.

A quotation belongs to the frame in its sentence, by the rule of that frame; else to

beside       a name right behind it, whatever the verb
subject      the subject of the sentence before it, where it is no term
continued    who spoke before, where it is a sentence of its own: in the paragraph, or in one that is a quotation alone

Other words in marks are a term, not a statement, and left alone.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from generator.add.finding import Mention, Statement, StatementKind
from generator.add.propose.frames import Frame, frames
from generator.add.propose.lexicon import word_list
from generator.add.propose.prose import Prose, Quotation, Stretch
from generator.add.propose.speakers import Speaker, Speakers

_CLAUSE = 3
"""Tokens that a reported clause has at least."""
_MOSTLY = 0.7
"""A clause of which a larger part is quoted is no clause beside its quotation."""
_NEAR = 14
"""Tokens between a quotation that a comma closes and the frame behind it."""
_ANYBODY = "he or she"
_PERSONAL = ("he", "she", _ANYBODY)
_TITLES = {title: pronoun for pronoun in ("he", "she") for title in word_list("people.toml", pronoun)}
_SURE = ("said-before", "said-behind", "according")
_TERM = 6
"""Tokens, the marks with them, that a quotation without a frame has at least."""


def statements(prose: Prose, mentions: Sequence[Mention], kinds: Mapping[str, str]) -> tuple[Statement, ...]:
    """All statements, in the order of the text; `kinds` are those of the actors who are mentioned."""
    return tuple(sorted(_Reading(prose, mentions, kinds).statements(), key=lambda one: (one.start, -one.end)))


def _called(prose: Prose, mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Persons and the pronoun that their titles tell: `Ms Lund`, `Mr Vik`."""
    for mention in mentions:
        first = prose.token_at(mention.start)
        title = prose.word(first - 1 - (prose.word(first - 1) == "."))
        if title in _TITLES:
            yield mention.actor, _TITLES[title]


class _Reading:
    """One article read from top to bottom: who spoke last, who was the last subject."""

    def __init__(self, prose: Prose, mentions: Sequence[Mention], kinds: Mapping[str, str]) -> None:
        self._prose, self._kinds = prose, kinds
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]
        self._speakers = Speakers(prose, mentions, kinds)
        self._called = dict(_called(prose, mentions))
        self._last: Speaker | None = None
        self._last_paragraph = -1
        self._subject = ""

    def statements(self) -> Iterator[Statement]:
        for sentence in self._prose.sentences:
            found = [self._resolved(frame, sentence) for frame in frames(self._prose, self._speakers, sentence)]
            yield from self._reported(found)
            yield from self._direct(sentence, found)
            self._remember(sentence, found)

    def _remember(self, sentence: Stretch, found: Sequence[Frame]) -> None:
        """Who spoke last, and in which paragraph; one that is a quotation alone goes on from the one before."""
        number = self._prose.paragraph_at(sentence.start)
        opening = self._prose.quotation_at(self._prose.paragraphs[number].start)
        if found:
            self._last, self._last_paragraph, self._subject = found[-1].speaker, number, found[-1].speaker.actor
            return
        if self._last_paragraph == number - 1 and self._is_whole(number, opening):
            self._last_paragraph = number
        source = self._speakers.opening_source(sentence.first, sentence.last)
        if source:
            self._last, self._last_paragraph, self._subject = source, number, source.actor
            return
        first = self._first_in(sentence.start, sentence.end, _ANYBODY)
        self._subject = first.actor if first else self._subject

    # --- reported clauses

    def _reported(self, found: Sequence[Frame]) -> Iterator[Statement]:
        for frame in found:
            has_speaker = frame.speaker.actor or frame.speaker.described
            is_clause = frame.last - frame.first >= _CLAUSE and (
                frame.rule == "said-within" or not self._is_quotation(frame)
            )
            if not has_speaker or not is_clause:
                continue
            start, end = self._prose.span(frame.first, frame.last)
            quoted = self._share_quoted(start, end)
            if frame.rule != "said-behind" or quoted <= _MOSTLY:
                yield self._statement(frame, start, end, "mixed" if quoted else "indirect")

    def _share_quoted(self, start: int, end: int) -> float:
        quoted = (min(quotation.end, end) - quotation.start for quotation in self._prose.quotations_in(start, end))
        return sum(quoted) / (end - start)

    def _is_quotation(self, frame: Frame) -> bool:
        """Whether what is said is a quotation and no more."""
        opening = next((index for index in range(frame.first, frame.last) if self._prose.quoted[index]), -1)
        quotation = self._prose.quotation_at(self._prose.tokens[opening].start) if opening >= 0 else None
        if quotation is None:
            return False
        introduced = opening == frame.first or self._prose.tokens[opening - 1].text in ",:"
        return introduced and quotation.last >= frame.last - 2

    # --- quotations

    def _direct(self, sentence: Stretch, found: Sequence[Frame]) -> Iterator[Statement]:
        for quotation in self._prose.quotations_in(sentence.start, sentence.end):
            frame = self._nearest(quotation, found) if found else self._without_frame(quotation, sentence)
            if frame:
                yield self._statement(frame, quotation.start, quotation.end, "direct")

    def _nearest(self, quotation: Quotation, found: Sequence[Frame]) -> Frame:
        """The frame of the sentence to which a quotation belongs."""
        calling = [frame for frame in found if frame.rule == "quoting" and frame.verb == quotation.first - 1]
        inside = calling or [frame for frame in found if frame.first <= quotation.first < frame.last]
        if inside:
            return inside[-1]
        before = [frame for frame in found if frame.verb < quotation.first]
        behind = next((frame for frame in found if frame.verb >= quotation.last), None)
        if behind and (not before or (behind.verb - quotation.last < _NEAR and self._is_open(quotation))):
            return behind
        return before[-1]

    def _is_open(self, quotation: Quotation) -> bool:
        """Whether the sentence goes on behind the quotation."""
        return quotation.last - 2 > quotation.first and self._prose.tokens[quotation.last - 2].text in ",?!"

    def _without_frame(self, quotation: Quotation, sentence: Stretch) -> Frame | None:
        """The frame of a quotation in a sentence that has none; None where it is no statement."""
        found = self._behind(quotation, sentence)
        if found:
            return found
        for rule, speaker in (
            ("beside", self._beside(quotation, sentence)),
            ("subject", self._subject_of(quotation, sentence)),
            ("continued", self._before(quotation, sentence)),
        ):
            if speaker:
                return Frame(rule, quotation.first, speaker, quotation.first, quotation.first)
        return None

    def _behind(self, quotation: Quotation, sentence: Stretch) -> Frame | None:
        """The frame behind the last sentence of a quotation of several."""
        closing = self._prose.sentence_at(quotation.end - 1) if quotation.last > sentence.last else None
        if closing is None or closing.start == sentence.start:
            return None
        return next((self._resolved(frame, closing) for frame in frames(self._prose, self._speakers, closing)), None)

    def _beside(self, quotation: Quotation, sentence: Stretch) -> Speaker | None:
        """`“…,” Yuri Ushakov, an adviser, concurred`."""
        is_open = self._is_open(quotation)
        speaker = self._speakers.right_of(quotation.last - 1, sentence.last) if is_open else None
        return speaker if speaker and speaker.actor else None

    def _subject_of(self, quotation: Quotation, sentence: Stretch) -> Speaker | None:
        """`Leaders gave the officers three days or face “a blockade by road and sea”`.

        Few words in marks are a term, and what begins with its quotation has no subject before it.
        """
        if quotation.last - quotation.first < _TERM or self._is_first(quotation, sentence):
            return None
        first = self._first_in(sentence.start, quotation.start, _ANYBODY)
        first = first or self._first_in(sentence.start, quotation.start, "it")
        if first is None or first.type == "demonym-or-place":
            return None
        return Speaker(first.actor, "", quotation.first, quotation.first)

    def _before(self, quotation: Quotation, sentence: Stretch) -> Speaker | None:
        """Who spoke before, where the quotation is a sentence of its own."""
        number = self._prose.paragraph_at(sentence.start)
        begins = quotation.first == self._prose.paragraphs[number].first
        goes_on = self._last_paragraph == number - 1 and begins and self._is_whole(number, quotation)
        same = self._last_paragraph == number
        return self._last if self._is_first(quotation, sentence) and (same or goes_on) else None

    def _is_first(self, quotation: Quotation, sentence: Stretch) -> bool:
        return quotation.first <= sentence.first + 1

    def _is_whole(self, number: int, quotation: Quotation | None) -> bool:
        """Whether a quotation goes to the end of a paragraph, but for a stop."""
        return quotation is not None and quotation.last >= self._prose.paragraphs[number].last - 1

    # --- speakers

    def _resolved(self, frame: Frame, sentence: Stretch) -> Frame:
        """The frame with the one for whom a pronoun stands."""
        return replace(frame, speaker=self._meant(frame.speaker, sentence)) if frame.speaker.pronoun else frame

    def _meant(self, speaker: Speaker, sentence: Stretch) -> Speaker:
        """Who a pronoun is: somebody before it in the sentence, else the last subject, else who spoke last; `they` are
        the source that spoke last. Nobody where there is none.
        """
        personal = speaker.pronoun in _PERSONAL
        inner = self._first_in(sentence.start, self._prose.tokens[speaker.first].start, speaker.pronoun)
        if inner and inner.type != "demonym-or-place":
            return replace(speaker, actor=inner.actor)
        source = self._last.described if self._last else ""
        if personal and self._last and source and self._last.actor == self._subject:
            return replace(speaker, actor=self._subject, described=source)
        if speaker.pronoun == "they" or (personal and source and not self._subject):
            return replace(speaker, described=source)
        before = (self._subject, self._last.actor if self._last else "")
        actor = next((actor for actor in before if actor and self._fits(actor, speaker.pronoun)), "")
        return replace(speaker, actor=actor or self._first_before(sentence, speaker.pronoun))

    def _first_before(self, sentence: Stretch, pronoun: str) -> str:
        """Who is named first in the sentence before, in the same paragraph; empty where that names nobody."""
        before = self._prose.sentence_at(sentence.start - 2) if sentence.start > 1 else None
        first = self._first_in(before.start, before.end, pronoun) if before else None
        return first.actor if first else ""

    def _first_in(self, start: int, end: int, pronoun: str) -> Mention | None:
        """The first mention there of somebody for whom the pronoun can stand, outside quotations."""
        for mention in self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            if self._fits(mention.actor, pronoun) and not self._prose.quotation_at(mention.start):
                return mention
        return None

    def _fits(self, actor: str, pronoun: str) -> bool:
        """Whether `he`, `she` or, of whoever is no person, `it` can mean the actor, as far as titles tell."""
        if self._kinds.get(actor) != "person":
            return pronoun not in _PERSONAL
        return pronoun == _ANYBODY or (pronoun in _PERSONAL and self._called.get(actor, pronoun) == pronoun)

    def _statement(self, frame: Frame, start: int, end: int, kind: StatementKind) -> Statement:
        speaker = frame.speaker
        return Statement(
            start=start, end=end, kind=kind, speaker=speaker.actor, described=speaker.described, rule=frame.rule,
            sure=bool(speaker.actor) and not speaker.pronoun and frame.rule in _SURE,
        )  # fmt: skip
