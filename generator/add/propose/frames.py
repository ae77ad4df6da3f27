"""Frames of speech: a verb of saying with its speaker and the words that are said.

    before      SPEAKER said (that) CLAUSE            Kerry said the two agreed
    behind      CLAUSE, SPEAKER said | said SPEAKER   the raid killed 16, the observatory said on Tuesday
    according   according to SPEAKER, CLAUSE | CLAUSE, according to SPEAKER
    fronted     Noting that CLAUSE, SPEAKER …
    aside       SPEAKER …, saying (that) CLAUSE
    quoting     SPEAKER called the talks “…”
"""

from collections.abc import Iterator

from msgspec import Struct

from generator.add.propose.prose import Prose, Stretch
from generator.add.propose.speakers import Speaker, Speakers
from generator.add.propose.speech import clause_verbs, is_speech, quoting_verbs


class Frame(Struct, frozen=True):
    """A speaker, and the tokens `first` to `last` of what is said; none where only quotations are.

    `verb` is where the frame stands.
    """

    rule: str
    verb: int
    speaker: Speaker
    first: int
    last: int


def frames(prose: Prose, speakers: Speakers, sentence: Stretch) -> tuple[Frame, ...]:
    """The frames of a sentence, outside its quotations, from left to right; what is reported in a report is not one."""
    outer: list[Frame] = []
    for frame in _all(prose, speakers, sentence):
        if frame.speaker.first > sentence.first and prose.lower[frame.speaker.first - 1] in ("which", "who", "whom"):
            continue
        before = next((one for one in outer if one.rule == "said-before" and one.first < one.last and one.first <= frame.verb < one.last), None)
        joint = _joint(prose, before, frame) if before else 0
        if before and not joint:
            continue
        if before:
            outer[outer.index(before)] = Frame(before.rule, before.verb, before.speaker, before.first, joint)
        outer.append(frame)
    return tuple(outer)


def _joint(prose: Prose, outer: Frame, inner: Frame) -> int:
    """The comma at which a second main clause begins, `, and soon after the State Department said`; 0 where none is."""
    for index in range(min(inner.speaker.first, inner.verb), outer.first, -1):
        if prose.tokens[index].text == "," and not prose.quotation_at(prose.tokens[index].start):
            return index if prose.lower[index + 1] in ("and", "but", "while") else 0
        if prose.tokens[index].text in "”\"" and prose.lower[index + 1] in ("and", "but", "while"):
            return index + 1
    return 0


def _all(prose: Prose, speakers: Speakers, sentence: Stretch) -> Iterator[Frame]:
    for index in range(sentence.first, sentence.last):
        if prose.quotation_at(prose.tokens[index].start):
            continue
        word = prose.lower[index]
        frame = None
        if word in clause_verbs():
            frame = _participle(prose, speakers, sentence, index) if word.endswith("ing") else _verb(prose, speakers, sentence, index)
        elif word == "according" and prose.lower[index + 1 : index + 2] == ("to",):
            frame = _according(prose, speakers, sentence, index)
        elif word in quoting_verbs() and not word.endswith("ing"):
            frame = _quoting(prose, speakers, sentence, index)
        elif word == ":" and prose.tokens[index + 1 : index + 2] and prose.tokens[index + 1].text in "“\"":
            frame = _colon(prose, speakers, sentence, index)
        if frame:
            yield frame


# --- said ------------------------------------------------------------------------------------------------


def _verb(prose: Prose, speakers: Speakers, sentence: Stretch, verb: int) -> Frame | None:
    if not _is_finite(prose, verb) or prose.lower[verb + 1 : verb + 2] == ("to",):
        return None
    behind = _behind(prose, speakers, sentence, verb)
    if behind:
        return behind
    speaker = speakers.left_of(verb, sentence.first)
    if speaker is None or not (speaker.actor or speaker.described or speaker.pronoun):
        return None
    first = _clause_start(prose, sentence, verb)
    last = _clause_end(prose, speakers, sentence, first)
    return Frame("said-before", verb, speaker, first, last) if first < last else Frame("said-before", verb, speaker, verb, verb)


def _is_finite(prose: Prose, verb: int) -> bool:
    """Whether the word is a verb with a subject here: `officials warn`, not `the report`, `to say`, `Islamic State`."""
    word, before = prose.lower[verb], prose.lower[verb - 1] if verb else ""
    if not is_speech(word) or before in ("to", "be", "been", "is", "are", "was", "were", "being", "the", "a", "an", "its", "his", "their", "of"):
        return False
    if prose.tokens[verb].is_capital:
        return False
    if word != clause_verbs()[word]:
        return True
    return before.endswith("s") or before in _BEFORE_BASE or before in _FINITE


_BEFORE_BASE = frozenset("they we i you people police who also then still not people’s".split())


def _behind(prose: Prose, speakers: Speakers, sentence: Stretch, verb: int) -> Frame | None:
    """`CLAUSE, SPEAKER said.` and `CLAUSE, said SPEAKER.`; the clause may be a quotation."""
    left = speakers.left_of(verb, sentence.first)
    mark = (left.first if left else verb) - 1
    while left and mark > sentence.first and prose.lower[mark] not in (",", "”", '"', "."):
        if prose.quotation_at(prose.tokens[mark].start) or verb - mark > 12 or not _leads(prose, mark):
            break
        mark -= 1
    if left and _closes_clause(prose, sentence, mark) and _ends_soon(prose, sentence, verb):
        return Frame("said-behind", verb, left, _skip_opening(prose, sentence), _before_mark(prose, mark))
    if _closes_clause(prose, sentence, verb - 1):
        right = speakers.right_of(verb, sentence.last)
        if right and (right.last >= sentence.last or not _opens_clause(prose, right.last) or prose.lower[right.last] in _ASIDES):
            return Frame("said-behind", verb, right, _skip_opening(prose, sentence), _before_mark(prose, verb - 1))
    return None


def _leads(prose: Prose, index: int) -> bool:
    token = prose.tokens[index]
    return token.is_word and prose.lower[index] not in ("that", "and", "but", "which", "as")


def _closes_clause(prose: Prose, sentence: Stretch, mark: int) -> bool:
    if mark <= sentence.first + 1:
        return mark >= sentence.first and prose.tokens[mark].text in "”\""
    return prose.tokens[mark].text in (",", "”", '"')


def _ends_soon(prose: Prose, sentence: Stretch, verb: int) -> bool:
    """Whether the sentence ends behind the verb but for what goes with it: `told reporters in Geneva on Tuesday`."""
    after = verb + 1
    if after >= sentence.last or prose.tokens[after].text in ".,;:":
        return True
    if clause_verbs()[prose.lower[verb]] in ("tell", "remind", "assure", "inform"):
        after = _behind_object(prose, after, sentence.last)
        return after >= sentence.last or not _opens_clause(prose, after)
    return not _opens_clause(prose, after)


def _opens_clause(prose: Prose, index: int) -> bool:
    """Whether what is said begins here, and not only when, where or in what it is said."""
    word = prose.lower[index]
    return not (word in _ADJUNCTS or word in _TIMES or prose.tokens[index].text in ".,;:!?—–”\"" or word.endswith("ly"))


_ADJUNCTS = frozenset(
    "on in at to during after before by through via from of about with when while as late early later earlier last this "
    "yesterday today again and but following upon over for outside inside ahead shortly".split()
)


_ASIDES = frozenset("who whose a an the spokesman spokeswoman".split())


def _skip_opening(prose: Prose, sentence: Stretch) -> int:
    first = sentence.first
    if prose.lower[first] in ("but", "and", "however", "meanwhile", "so", "yet", "moreover"):
        first += 1
        if first < sentence.last and prose.tokens[first].text == ",":
            first += 1
    return first


def _before_mark(prose: Prose, mark: int) -> int:
    return mark if prose.tokens[mark].text == "," else mark + 1


def _clause_start(prose: Prose, sentence: Stretch, verb: int) -> int:
    """Behind the verb, whom it is said to and when, and `that`."""
    index, limit = verb + 1, min(sentence.last, verb + 16)
    that = next((i for i in range(index, limit) if prose.lower[i] == "that" and not prose.quotation_at(prose.tokens[i].start)), -1)
    if that >= 0 and _leads_to_that(prose, verb, that):
        return that + 1
    while index < limit and _is_adverbial(prose, index):
        index += 1
    if clause_verbs()[prose.lower[verb]] in ("tell", "assure", "inform", "remind") and index < limit:
        index = _behind_object(prose, index, limit)
    while index < limit and _is_adverbial(prose, index):
        index += 1
    if index < limit and prose.lower[index] == "that":
        return index + 1
    bare = clause_verbs()[prose.lower[verb]] in _BARE
    return index if bare and _has_finite(prose, index, sentence.last) else sentence.last


_BARE = frozenset(
    "say tell add note warn insist claim argue believe think deny acknowledge admit suggest announce confirm explain "
    "concede allege complain estimate predict stress maintain report assure inform remind".split()
)


def _leads_to_that(prose: Prose, verb: int, that: int) -> bool:
    """Whether nothing stands between but to whom, when and where it is said."""
    between = range(verb + 1, that)
    if not between:
        return True
    if len(between) > 9 or any(prose.lower[i] in ("and", "but", "which", "who", *_FINITE) for i in between):
        return False
    addressed = clause_verbs()[prose.lower[verb]] in ("tell", "remind", "assure", "inform", "warn")
    return addressed or prose.lower[verb + 1] in _ADJUNCTS or prose.lower[verb + 1] in _TIMES


def _is_adverbial(prose: Prose, index: int) -> bool:
    word = prose.lower[index]
    if word in ("on", "in", "at") and index + 1 < len(prose.lower):
        return prose.lower[index + 1] in _TIMES
    return word in _TIMES or word in ("later", "earlier", "late", "early", "also", "again")


_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today".split()
)
_OBJECTS = frozenset("reporters journalists parliament lawmakers diplomats them him her us me".split())


def _behind_object(prose: Prose, index: int, limit: int) -> int:
    """Behind whom one tells: `CNN`, `reporters`, `the council`, `a news conference`, `state television`."""
    start = index
    while index < limit and index - start < 6:
        word, token = prose.lower[index], prose.tokens[index]
        if word in ("that", ",", ":", "“", '"') or word in _FINITE:
            break
        index += 1
        if word in _OBJECTS or (token.is_capital and index < limit and not prose.tokens[index].is_capital):
            break
        if word in ("conference", "council", "television", "agency", "radio", "newspaper", "committee", "court", "assembly", "broadcaster"):
            break
    return index


_FINITE = frozenset(
    "is are was were has have had will would could should can may might must did does do cannot won't isn't aren't wasn't "
    "weren't wouldn't couldn't shouldn't hasn't haven't hadn't doesn't don't didn't can't".split()
)


def _has_finite(prose: Prose, first: int, last: int) -> bool:
    return any(prose.lower[i] in _FINITE or (prose.lower[i].endswith("ed") and len(prose.lower[i]) > 4) or prose.lower[i] in _PAST for i in range(first, last))


_PAST = frozenset("took gave made went came saw met held won lost cut hit put set began broke left paid sent spent met found knew fled shot rose fell grew kept led got".split())


def _clause_end(prose: Prose, speakers: Speakers, sentence: Stretch, first: int) -> int:
    """The end of the sentence without its stop, or before `, according to` and `, adding that`."""
    last = sentence.last
    while last > first and prose.tokens[last - 1].text in (".", "!", "?", ",", ";"):
        last -= 1
    for index in range(first + 2, last):
        if prose.tokens[index].text == "," and index + 1 < last and not prose.quotation_at(prose.tokens[index].start):
            word = prose.lower[index + 1]
            if word == "according" or (word in clause_verbs() and word.endswith("ing")):
                return index
    return last


# --- the other frames ------------------------------------------------------------------------------------


def _participle(prose: Prose, speakers: Speakers, sentence: Stretch, verb: int) -> Frame | None:
    """`Noting that CLAUSE, SPEAKER …` at the beginning, `SPEAKER …, saying CLAUSE` behind a comma."""
    start = verb + 1
    that = start < sentence.last and prose.lower[start] == "that"
    if verb == sentence.first and that:
        comma = _main_comma(prose, speakers, sentence, start)
        speaker = speakers.named(_behind_titles(prose, speakers, comma + 1, sentence.last)) if comma else None
        return Frame("fronted", verb, speaker, start + 1, comma) if speaker else None
    if prose.lower[verb - 1] not in (",", "as", "by") or not (that or prose.lower[verb] in _PARTICIPLES):
        return None
    speaker = _subject(prose, speakers, sentence, verb)
    first = _clause_start(prose, sentence, verb) if not that else start + 1
    last = _clause_end(prose, speakers, sentence, first)
    return Frame("aside", verb, speaker, first, last) if speaker and first < last else None


_PARTICIPLES = frozenset("saying adding warning insisting claiming arguing telling".split())


def _main_comma(prose: Prose, speakers: Speakers, sentence: Stretch, first: int) -> int:
    """The comma behind which the main clause begins with a name; 0 where there is none."""
    for index in range(first, sentence.last):
        if prose.tokens[index].text == "," and speakers.named(_behind_titles(prose, speakers, index + 1, sentence.last)):
            return index
    return 0


def _behind_titles(prose: Prose, speakers: Speakers, index: int, limit: int) -> int:
    for place in range(index, min(index + 5, limit)):
        if place in speakers.starts and speakers.starts[place].type != "demonym-or-place":
            return place
    return index


def _subject(prose: Prose, speakers: Speakers, sentence: Stretch, verb: int) -> Speaker | None:
    """Who says something earlier in the sentence, else its subject."""
    for index in range(verb - 1, sentence.first, -1):
        if is_speech(prose.lower[index]) and not prose.quotation_at(prose.tokens[index].start):
            speaker = speakers.left_of(index, sentence.first) or speakers.right_of(index, verb)
            if speaker:
                return speaker
    for index in range(sentence.first, verb):
        if prose.lower[index] in ("he", "she", "it", "they") and index - sentence.first < 4:
            return Speaker("", "", index, index + 1, prose.lower[index])
        mention = speakers.starts.get(index)
        if mention and mention.type != "demonym-or-place":
            return speakers.named(index)
    return None


def _according(prose: Prose, speakers: Speakers, sentence: Stretch, index: int) -> Frame | None:
    speaker = speakers.right_of(index + 1, sentence.last)
    if speaker is None:
        return None
    if index == sentence.first:
        comma = next((i for i in range(speaker.last, sentence.last) if prose.tokens[i].text == ","), 0)
        last = sentence.last - (prose.tokens[sentence.last - 1].text in ".!?")
        return Frame("according", index, speaker, comma + 1, last) if comma else None
    if prose.tokens[index - 1].text == ",":
        comma = next((i for i in range(speaker.last, sentence.last) if prose.tokens[i].text == ","), 0)
        rest = sentence.last - comma if comma else 0
        if rest > 4 and rest > (index - sentence.first) // 4:
            return Frame("according", index, speaker, comma + 1, _clause_end(prose, speakers, sentence, comma + 1))
        return Frame("according", index, speaker, _skip_opening(prose, sentence), index - 1)
    return Frame("according", index, speaker, _skip_opening(prose, sentence), index)


def _quoting(prose: Prose, speakers: Speakers, sentence: Stretch, verb: int) -> Frame | None:
    """A verb that stands with a quotation behind it in the same sentence."""
    quoted = any(sentence.start <= q.start < sentence.end and q.start > prose.tokens[verb].start for q in prose.quotations)
    if not quoted or prose.lower[verb - 1] in ("to", "be", "been", "was", "were", "is"):
        return None
    speaker = speakers.left_of(verb, sentence.first)
    return Frame("quoting", verb, speaker, verb, verb) if speaker and (speaker.actor or speaker.pronoun) else None


def _colon(prose: Prose, speakers: Speakers, sentence: Stretch, index: int) -> Frame | None:
    """`Nazarzoda was blunter: “…”`: the subject of what stands before a colon and a quotation."""
    if any(is_speech(prose.lower[i]) for i in range(sentence.first, index)):
        return None
    for place in range(sentence.first, min(index, sentence.first + 12)):
        mention = speakers.starts.get(place)
        if mention and mention.type != "demonym-or-place":
            speaker = speakers.named(place)
            return Frame("colon", index, speaker, index, index) if speaker else None
        if prose.lower[place] in ("he", "she"):
            return Frame("colon", index, Speaker("", "", place, place + 1, prose.lower[place]), index, index)
    return None
