"""Frames of speech: a verb of saying with its speaker and the words that are said.

said-before    SPEAKER said (that) CLAUSE            Kerry said the two agreed
said-within    CLAUSE, SPEAKER said, CLAUSE      the delays, she said, were over
said-behind    CLAUSE, SPEAKER said | said SPEAKER   the raid killed 16, the observatory said on Tuesday
according      according to SPEAKER, CLAUSE | CLAUSE, according to SPEAKER
fronted        Noting that CLAUSE, SPEAKER …
aside          SPEAKER …, saying (that) CLAUSE
quoting        SPEAKER called the talks “…”
colon          SPEAKER was blunter: “…”
"""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.add.propose.clauses import clause_end, clause_start, ends_with, has_finite, opening, opens_clause
from generator.add.propose.lexicon import word_list
from generator.add.propose.prose import Prose, Stretch
from generator.add.propose.speakers import Speaker, Speakers
from generator.add.propose.speech import clause_verbs, is_participle, is_speech, quoting_verbs

_CONJUNCTIONS, _FINITE = (word_list("grammar.toml", key) for key in ("conjunctions", "finite"))
_ALSO_NOUNS, _ASIDES, _ASKING, _BEFORE_BASE, _GOING_ON, _NO_SUBJECT, _PARTICIPLES, _PASSIVE = (
    word_list("speech.toml", key)
    for key in ("also_nouns", "asides", "asking", "before_base", "going_on", "no_subject", "participles", "passive")
)
_APART = 24
"""Tokens at most between the comma of a second main clause and its verb."""
_BEGUN = 2
"""Tokens before `, she said,` that are no clause yet, whatever they are: `There is, she said, …`."""
_BEFORE_COLON = 12
"""Tokens of a sentence in which the subject before a colon is looked for."""
_RELATIVE = ("which", "who", "whose")
_FOLLOWED = {"find": "that", "point": "out"}
"""What a verb has behind it where it is one of speech."""
_AWAY = 4
"""Tokens at most from the comma before `, she said,` to the one behind it."""
_WHERE = 10
"""Tokens behind a verb of speech that tell when and where it was said, before a comma."""
_PRONOUN = 4
"""Tokens at the beginning of a sentence in which a pronoun is its subject."""
_REST = 4
"""Tokens, the comma and the stop with them, behind `, according to SPEAKER,` of which more are what is said; but what
stands before it is, where it is four times as long.
"""
_SUBJECT = 12
"""Tokens at most between the mark that ends a clause and the verb of its speaker."""
_TITLES = 5
"""Tokens behind a comma in which the name of the main clause begins."""


class Frame(Struct, frozen=True):
    """A speaker, and the tokens `first` up to, not with, `last` of what is said; none where only quotations are.

    `verb` is the token where the frame stands.
    """

    rule: str
    verb: int
    speaker: Speaker
    first: int
    last: int


def frames(prose: Prose, speakers: Speakers, sentence: Stretch) -> tuple[Frame, ...]:
    """The frames of a sentence, outside its quotations, from left to right; what is reported in a report is not one."""
    outer: list[Frame] = []
    for frame in _Sentence(prose, speakers, sentence).frames():
        place = next((i for i, one in enumerate(outer) if _reports(one, frame)), -1)
        joint = _joint(prose, outer[place], frame) if place >= 0 else 0
        if frame.rule == "according" and any(one.rule == "said-before" for one in outer):
            continue  # what was said is told by somebody else
        if place >= 0 and not joint and not (frame.rule == "quoting" and frame.speaker.actor):
            continue
        if joint:
            outer[place] = replace(outer[place], last=joint)
        outer.append(frame)
    return tuple(outer)


def _reports(outer: Frame, inner: Frame) -> bool:
    return outer.rule == "said-before" and outer.first <= inner.verb < outer.last


def _joint(prose: Prose, outer: Frame, inner: Frame) -> int:
    """Where a clause ends before a second main one, `, and soon after the State Department said`; 0 where none is."""
    for index in range(min(inner.speaker.first, inner.verb), max(outer.first, inner.verb - _APART - 1), -1):
        if prose.lower[index + 1] not in ("and", "but", "while"):
            continue
        if prose.tokens[index].text in '”"':
            return index + 1
        if prose.tokens[index].text == "," and not prose.quoted[index]:
            return index
    return 0


class _Sentence:
    """One sentence, and who can speak in it."""

    def __init__(self, prose: Prose, speakers: Speakers, sentence: Stretch) -> None:
        self._prose, self._speakers, self._sentence = prose, speakers, sentence
        self._first, self._last = sentence.first, sentence.last

    def frames(self) -> Iterator[Frame]:
        """Every frame outside quotations but those of a relative clause, from left to right."""
        for index in range(self._first, self._last):
            frame = None if self._prose.quoted[index] else self._frame(index, self._prose.lower[index])
            if frame and self._before(frame.speaker.first) not in ("which", "who", "whom"):
                yield frame

    def _frame(self, index: int, word: str) -> Frame | None:
        if word in clause_verbs():
            found = self._participle(index) if word.endswith("ing") else self._said(index)
            if found or word not in quoting_verbs():
                return found
        if word == "according" and self._prose.word(index + 1) == "to":
            return self._according(index)
        if word in quoting_verbs() and not word.endswith("ing"):
            return self._quoting(index)
        if word == ":" and self._prose.word(index + 1) in ("“", '"'):
            return self._colon(index)
        return None

    def _before(self, index: int) -> str:
        """The word before token `index` in the sentence; empty at its beginning."""
        return self._prose.lower[index - 1] if index > self._first else ""

    # --- said

    def _said(self, verb: int) -> Frame | None:
        if not self._is_finite(verb) or self._prose.word(verb + 1) == "to":
            return None
        left = self._speakers.left_of(verb, self._first) or self._joined(verb)
        if left and (self._is_noun(verb, left) or self._is_verb(left)):
            return None
        is_source = left and (left.actor or self._speakers.is_source(left))
        behind = (left and self._behind(verb, left)) or (not is_source and self._turned_round(verb))
        if behind:
            return behind
        if left is None or not (left.actor or left.described or left.pronoun) or self._is_nobody(left):
            return None
        first = clause_start(self._prose, self._sentence, verb)
        last = clause_end(self._prose, self._sentence, first)
        is_clause = first < last and not self._says_more(first, last)
        return Frame("said-before", verb, left, *((first, last) if is_clause else (verb, verb)))

    def _says_more(self, first: int, last: int) -> bool:
        """Whether no clause is said but a thing, and then more: `denied responsibility and said …`."""
        joints = (index for index in range(first, last - 1) if self._prose.lower[index] in ("and", "but"))
        joint = next((index for index in joints if is_speech(self._prose.lower[index + 1])), first)
        return joint > first and not has_finite(self._prose, first, joint)

    def _is_finite(self, verb: int) -> bool:
        """Whether the word is a verb with a subject: `officials warn`, not `the report`, `to say`, `Islamic State`."""
        word, before = self._prose.lower[verb], self._prose.word(verb - 1)
        base = clause_verbs()[word]
        if before in _NO_SUBJECT or self._prose.tokens[verb].is_capital:
            return False
        if base in _FOLLOWED and self._prose.word(verb + 1) != _FOLLOWED[base]:
            return False
        if word == base and base not in _ALSO_NOUNS and self._prose.word(verb + 1) == "that":
            return True
        if word == base == "say" and before != "to" and self._prose.word(verb + 1) in (".", ","):
            return True
        return word != base or before.endswith("s") or before in _BEFORE_BASE or before in _FINITE

    def _is_nobody(self, left: Speaker) -> bool:
        return self._prose.lower[left.first] in ("no", "nobody", "none", "neither")

    def _is_noun(self, verb: int, left: Speaker) -> bool:
        """Whether it is a noun, as in `schools, health posts and wells`: nobody stands before it who can speak."""
        base = clause_verbs()[self._prose.lower[verb]]
        is_base = base in _ALSO_NOUNS and self._prose.lower[verb] in (base, f"{base}s")
        return is_base and not (left.actor or left.pronoun or self._speakers.is_source(left))

    def _is_verb(self, left: Speaker) -> bool:
        """Whether what seems to speak is another verb: `said in a video posted on Friday`."""
        return is_speech(left.described.rpartition(" ")[2])

    def _joined(self, verb: int) -> Speaker | None:
        """The subject of `SPEAKER denied this and said CLAUSE`."""
        return self._subject(verb) if self._before(verb) in ("and", "but") else None

    def _behind(self, verb: int, left: Speaker) -> Frame | None:
        """`CLAUSE, SPEAKER said.`; the clause may be a quotation."""
        mark = self._mark_before(left.first - 1)
        if mark < self._first:
            return None
        first, last = opening(self._prose, self._sentence), self._end_before(mark)
        comma = self._comma_behind(verb)
        if self._goes_on(comma, first, mark):
            return Frame("said-within", verb, left, first, clause_end(self._prose, self._sentence, comma + 1))
        if not self._closes_clause(mark) or not ends_with(self._prose, self._sentence, verb):
            return None
        quotation = self._prose.quotation_at(self._prose.tokens[first].start)
        return Frame("said-behind", verb, left, first, min(quotation.last, last) if quotation else last)

    def _comma_behind(self, verb: int) -> int:
        """The comma behind a verb, or behind what tells when and where: `, she said at a meeting in Bern,`."""
        if self._prose.word(verb + 1) == "," or opens_clause(self._prose, min(verb + 1, self._last - 1)):
            return verb + 1
        places = range(verb + 2, min(verb + 2 + _WHERE, self._last))
        return next((index for index in places if self._prose.tokens[index].text == ","), verb + 1)

    def _goes_on(self, index: int, first: int, mark: int) -> bool:
        """Whether what is said goes on behind the comma: `The delays, she said, were over`; but not what is complete,
        `The delays were over, she said, and left`.
        """
        if self._prose.word(index) != "," or self._prose.tokens[mark].text != "," or index + 1 >= self._last:
            return False
        following = self._prose.lower[index + 1]
        if is_participle(following):
            return False
        if self._prose.quoted[index + 1]:
            word = self._prose.tokens[min(index + 2, self._last - 1)].text
            return word.islower() and has_finite(self._prose, first, mark)
        if following in _FINITE:
            return True
        if index - mark > _AWAY or mark <= self._first + 1:
            return False
        is_begun = mark - first <= _BEGUN or not has_finite(self._prose, first, mark)
        return is_begun or following in _GOING_ON

    def _mark_before(self, begin: int) -> int:
        """The mark that ends a clause at token `begin` or before it, over words that can belong to the subject."""
        index = begin
        while index > self._first and self._prose.lower[index] not in (",", "”", '"', "."):
            if self._prose.quoted[index] or begin - index > _SUBJECT or not self._leads(index):
                break
            index -= 1
        return index

    def _leads(self, index: int) -> bool:
        word = self._prose.lower[index]
        return self._prose.tokens[index].is_word and word not in _CONJUNCTIONS and word not in ("what", "than")

    def _turned_round(self, verb: int) -> Frame | None:
        """`CLAUSE, said SPEAKER.`"""
        turns = clause_verbs()[self._prose.lower[verb]] not in _ASKING and self._closes_clause(verb - 1)
        right = self._speakers.right_of(verb, self._last) if turns else None
        if right is None or not self._ends_or_pauses(right.last):
            return None
        return Frame("said-behind", verb, right, opening(self._prose, self._sentence), self._end_before(verb - 1))

    def _ends_or_pauses(self, index: int) -> bool:
        return index >= self._last or not opens_clause(self._prose, index) or self._prose.lower[index] in _ASIDES

    def _closes_clause(self, mark: int) -> bool:
        """Whether the token ends a clause or a quotation; a comma near the beginning has no clause before it."""
        if mark < self._first:
            return False
        text = self._prose.tokens[mark].text
        return text in ("”", '"') or (text == "," and mark > self._first + 1)

    def _end_before(self, mark: int) -> int:
        return mark if self._prose.tokens[mark].text == "," else mark + 1

    # --- the other frames

    def _participle(self, verb: int) -> Frame | None:
        """`Noting that CLAUSE, SPEAKER …` at the beginning, `SPEAKER …, saying CLAUSE` behind a comma."""
        that = verb + 1 < self._last and self._prose.lower[verb + 1] == "that"
        if verb == self._first and that:
            return self._fronted(verb)
        takes_clause = that or self._prose.lower[verb] in _PARTICIPLES
        beside = self._speakers.ended(verb) if that else None
        if not takes_clause or not (beside or self._prose.word(verb - 1) in (",", "as", "by")):
            return None
        first = verb + 2 if that else clause_start(self._prose, self._sentence, verb)
        last = clause_end(self._prose, self._sentence, first)
        speaker = beside or (self._subject(verb) if first < last else None)
        return Frame("aside", verb, speaker, first, last) if speaker else None

    def _fronted(self, verb: int) -> Frame | None:
        """With the comma behind which the main clause begins with a name."""
        for comma in range(verb + 2, self._last):
            if self._prose.tokens[comma].text == ",":
                places = range(comma + 1, min(comma + 1 + _TITLES, self._last))
                speaker = next(filter(None, map(self._speakers.acting, places)), self._speakers.named(comma + 1))
                if speaker:
                    return Frame("fronted", verb, speaker, verb + 2, comma)
        return None

    def _subject(self, verb: int) -> Speaker | None:
        """Who says something earlier in the sentence, else its subject."""
        for index in range(verb - 1, self._first, -1):
            if self._is_saying(index) and not self._prose.quoted[index]:
                speaker = self._speakers.left_of(index, self._first) or self._speakers.right_of(index, verb)
                if speaker:
                    return speaker
        doing = (index for index in range(self._first + 1, verb) if self._prose.lower[index] in quoting_verbs())
        subjects = (self._speakers.left_of(index, self._first) for index in doing)
        subject = next(filter(None, subjects), None)
        if subject and (subject.actor or subject.pronoun):
            return subject
        return self._first_speaker(verb, self._first + _PRONOUN, ("he", "she", "it", "they")) or subject

    def _is_saying(self, index: int) -> bool:
        return is_speech(self._prose.lower[index]) and self._is_finite(index)

    def _first_speaker(self, end: int, pronouns_end: int, pronouns: tuple[str, ...]) -> Speaker | None:
        """The first name or pronoun of the sentence before token `end`; a pronoun before `pronouns_end`."""
        for index in range(self._first, end):
            if index < pronouns_end and self._prose.lower[index] in pronouns:
                return Speaker("", "", index, index + 1, self._prose.lower[index])
            named = self._speakers.acting(index)
            if named and (not self._speakers.is_attributive(index) or self._prose.tokens[end].text == ":"):
                return named
        return None

    def _according(self, index: int) -> Frame | None:
        speaker = self._speakers.right_of(index + 1, self._last) or self._speakers.told_by(index + 2, self._last)
        if speaker is None:
            return None
        comma = next((i for i in range(speaker.last, self._last) if self._prose.tokens[i].text == ","), self._last)
        first = opening(self._prose, self._sentence)
        if index == self._first:
            last = self._last - (self._prose.tokens[self._last - 1].text in ".!?")
            return Frame("according", index, speaker, comma + 1, last) if comma < self._last else None
        if self._prose.tokens[index - 1].text != ",":
            return Frame("according", index, speaker, first, index)
        short = self._last - comma <= max(_REST, (index - self._first) // 4)
        following = self._prose.word(comma + 1)
        is_clause = following.endswith("ing") or has_finite(self._prose, comma, self._last)
        if short or not is_clause or following in (*_RELATIVE, *_CONJUNCTIONS):
            return Frame("according", index, speaker, first, index - 1)
        last = next((i for i in range(comma + 3, self._last) if self._prose.tokens[i].text in ",.;"), self._last)
        return Frame("according", index, speaker, comma + 1, last)

    def _quoting(self, verb: int) -> Frame | None:
        """A verb that stands with a quotation behind it in its sentence, or right before it: `“Why?” she asked`."""
        is_active = self._prose.word(verb - 1) not in _PASSIVE
        speaker = self._speakers.left_of(verb, self._first) if is_active else None
        if speaker is None or not (speaker.actor or speaker.pronoun):
            return None
        if self._prose.quotations_in(self._prose.tokens[verb].start, self._sentence.end):
            return Frame("quoting", verb, speaker, verb, verb)
        mark = speaker.first - 1
        is_behind = mark > self._first and self._prose.tokens[mark].text in '”"'
        first = opening(self._prose, self._sentence)
        return Frame("said-behind", verb, speaker, first, mark + 1) if is_behind else None

    def _colon(self, index: int) -> Frame | None:
        """`Nazarzoda was blunter: “…”`: the subject of what stands before a colon and a quotation."""
        if any(map(self._is_saying, range(self._first, index))):
            return None
        speaker = self._first_speaker(min(index, self._first + _BEFORE_COLON), index, ("he", "she"))
        return Frame("colon", index, speaker, index, index) if speaker else None
