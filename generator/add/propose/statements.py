"""Statements: quotations and reported clauses, each with its speaker; nobody where it is unclear who it is.

A quotation belongs to the frame in its sentence. One that is a sentence of its own belongs to the speaker of the
quotation beside it in the paragraph, and one whose paragraph goes on from the last to that paragraph's. Words in marks
without a frame are a term, not a statement, and left alone.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from generator.add.finding import Mention, Statement
from generator.add.propose.frames import Frame, frames
from generator.add.propose.prose import Prose, Quotation, Stretch
from generator.add.propose.speakers import Speaker, Speakers

_MOSTLY = 0.7
"""A clause of which a larger part is quoted is no clause beside its quotation."""


def statements(prose: Prose, mentions: Sequence[Mention], kinds: Mapping[str, str]) -> tuple[Statement, ...]:
    """All statements, in the order of the text; `kinds` are those of the actors who are mentioned."""
    return tuple(sorted(_Reading(prose, mentions, kinds).statements(), key=lambda one: (one.start, -one.end)))


class _Reading:
    """One article read from top to bottom: who spoke last, who was the last subject."""

    def __init__(self, prose: Prose, mentions: Sequence[Mention], kinds: Mapping[str, str]) -> None:
        self._prose, self._kinds = prose, kinds
        self._mentions = sorted(mentions, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self._mentions]
        self._speakers = Speakers(prose, mentions, kinds)
        self._last: Speaker | None = None
        self._last_paragraph = -1
        self._subject = ""

    def statements(self) -> Iterator[Statement]:
        for sentence in self._prose.sentences:
            found = [self._resolved(frame, sentence) for frame in frames(self._prose, self._speakers, sentence)]
            yield from self._reported(found)
            yield from self._direct(sentence, found)
            paragraph = self._prose.paragraph_at(sentence.start)
            if found:
                self._last, self._last_paragraph = found[-1].speaker, paragraph
            elif self._last_paragraph == paragraph - 1 and self._whole_quotation(paragraph):
                self._last_paragraph = paragraph
            self._subject = found[-1].speaker.actor if found else self._person_of(sentence)

    def _whole_quotation(self, number: int) -> bool:
        paragraph = self._prose.paragraphs[number]
        quotation = self._prose.quotation_at(paragraph.start)
        return quotation is not None and quotation.last >= paragraph.last - 1

    def _person_of(self, sentence: Stretch) -> str:
        """The first person of a sentence, outside its quotations; the one before where it has none."""
        for mention in self._mentions[bisect_left(self._starts, sentence.start) :]:
            if mention.start >= sentence.end:
                break
            if self._fits(mention.actor, True) and not self._prose.quotation_at(mention.start):
                return mention.actor
        return self._subject

    # --- reported clauses

    def _reported(self, found: Sequence[Frame]) -> Iterator[Statement]:
        for frame in found:
            if frame.last - frame.first < 3 or self._is_quotation(frame) or not (frame.speaker.actor or frame.speaker.described):
                continue
            start, end = self._prose.tokens[frame.first].start, self._prose.tokens[frame.last - 1].end
            if frame.rule == "said-behind" and self._share_quoted(start, end) > _MOSTLY:
                continue
            mixed = any(start <= quotation.start < end for quotation in self._prose.quotations)
            yield self._statement(frame, start, end, "mixed" if mixed else "indirect")

    def _share_quoted(self, start: int, end: int) -> float:
        quoted = (min(q.end, end) - max(q.start, start) for q in self._prose.quotations if q.start < end and start < q.end)
        return sum(quoted) / (end - start)

    def _is_quotation(self, frame: Frame) -> bool:
        """Whether what is said is a quotation and no more."""
        first, last = frame.first, frame.last
        opening = next((i for i in range(first, last) if self._prose.quotation_at(self._prose.tokens[i].start)), -1)
        if opening < 0:
            return False
        quotation = self._prose.quotation_at(self._prose.tokens[opening].start)
        assert quotation is not None
        introduced = opening == first or self._prose.tokens[opening - 1].text in ",:"
        return introduced and quotation.last >= last - 2

    # --- quotations

    def _direct(self, sentence: Stretch, found: Sequence[Frame]) -> Iterator[Statement]:
        for quotation in self._prose.quotations:
            if sentence.start <= quotation.start < sentence.end:
                frame = self._frame_of(quotation, sentence, found)
                if frame:
                    yield self._statement(frame, quotation.start, quotation.end, "direct")

    def _frame_of(self, quotation: Quotation, sentence: Stretch, found: Sequence[Frame]) -> Frame | None:
        """The frame to which a quotation belongs; None where it is no statement."""
        if found:
            return self._nearest(quotation, found)
        spanning = self._behind(quotation, sentence)
        if spanning:
            return spanning
        beside = self._beside(quotation, sentence)
        if beside:
            return beside
        alone = quotation.first <= sentence.first + 1
        same = self._prose.paragraph_at(sentence.start) == self._last_paragraph
        if alone and self._last and (same or self._continues(sentence, quotation)):
            return Frame("continued", quotation.first, self._last, quotation.first, quotation.first)
        return None

    def _nearest(self, quotation: Quotation, found: Sequence[Frame]) -> Frame:
        behind = [frame for frame in found if frame.verb >= quotation.last]
        inside = [frame for frame in found if frame.first <= quotation.first < frame.last]
        if inside:
            return inside[-1]
        before = [frame for frame in found if frame.verb < quotation.first]
        if behind and behind[0].verb - quotation.last < 14 and self._prose.tokens[quotation.last - 2].text in ",?!":
            return behind[0]
        return before[-1] if before else behind[0]

    def _behind(self, quotation: Quotation, sentence: Stretch) -> Frame | None:
        """The frame behind the last sentence of a quotation of several."""
        if quotation.last <= sentence.last:
            return None
        closing = self._prose.sentence_at(quotation.end - 1)
        if closing is None or closing.start == sentence.start:
            return None
        found = [self._resolved(frame, closing) for frame in frames(self._prose, self._speakers, closing)]
        return found[0] if found else None

    def _beside(self, quotation: Quotation, sentence: Stretch) -> Frame | None:
        """`“…,” Yuri Ushakov, one of Putin’s advisers, concurred`: a name right behind a quotation, whatever the verb."""
        mark = self._prose.tokens[quotation.last - 2].text if quotation.last - 2 > quotation.first else ""
        speaker = self._speakers.right_of(quotation.last - 1, sentence.last) if mark in (",", "?", "!") else None
        return Frame("beside", quotation.last, speaker, quotation.first, quotation.first) if speaker and speaker.actor else None

    def _continues(self, sentence: Stretch, quotation: Quotation) -> bool:
        """Whether the paragraph goes on from the one before: it is a quotation and no more."""
        number = self._prose.paragraph_at(sentence.start)
        paragraph = self._prose.paragraphs[number]
        whole = quotation.first == paragraph.first and quotation.last >= paragraph.last - 1
        return self._last_paragraph == number - 1 and whole

    # --- speakers

    def _resolved(self, frame: Frame, sentence: Stretch) -> Frame:
        """The frame with the one for whom a pronoun stands."""
        speaker = frame.speaker
        if not speaker.pronoun:
            return frame
        meant = self._meant(speaker, sentence)
        return Frame(frame.rule, frame.verb, meant, frame.first, frame.last)

    def _meant(self, speaker: Speaker, sentence: Stretch) -> Speaker:
        """`he` is who spoke last, else the first person of the sentence before; nobody where there is none."""
        personal = speaker.pronoun in ("he", "she")
        inner = [
            m for m in self._mentions
            if sentence.start <= m.start < self._prose.tokens[speaker.first].start and self._fits(m.actor, personal)
            and not self._prose.quotation_at(m.start)
        ]  # fmt: skip
        if inner and inner[0].type != "demonym-or-place":
            return Speaker(inner[0].actor, "", speaker.first, speaker.last)
        if speaker.pronoun == "they":
            return Speaker("", self._last.described if self._last else "", speaker.first, speaker.last)
        for actor in (self._subject, self._last.actor if self._last else ""):
            if actor and self._fits(actor, personal):
                return Speaker(actor, "", speaker.first, speaker.last)
        before = [m for m in self._mentions if m.start < sentence.start and self._fits(m.actor, personal)]
        subject = self._first_of_sentence(before)
        return Speaker(subject, "", speaker.first, speaker.last)

    def _first_of_sentence(self, before: Sequence[Mention]) -> str:
        """The first who fits in the last sentence that has one."""
        if not before:
            return ""
        last = self._prose.sentence_at(before[-1].start)
        return next((m.actor for m in before if last and m.start >= last.start), "")

    def _fits(self, actor: str, personal: bool) -> bool:
        return (self._kinds.get(actor) == "person") == personal

    def _statement(self, frame: Frame, start: int, end: int, kind: str) -> Statement:
        speaker = frame.speaker
        sure = bool(speaker.actor) and not speaker.pronoun and frame.rule in ("said-before", "said-behind", "according")
        return Statement(
            start=start, end=end, kind=kind, speaker=speaker.actor, described=speaker.described, rule=frame.rule, sure=sure,
        )  # type: ignore[arg-type]  # fmt: skip
