"""Clauses: where what is said begins and ends beside a verb of speech.

Between the verb and what is said may stand to whom and when it is said: `told the council on Monday that CLAUSE`.
"""

from generator.add.propose.lexicon import word_list
from generator.add.propose.prose import Prose, Stretch
from generator.add.propose.speech import clause_verbs, is_participle, quoting_verbs

_ADJUNCTS, _FINITE, _OPENERS, _PAST, _TIMES, _WHEN = (
    word_list("grammar.toml", key) for key in ("adjuncts", "finite", "openers", "past", "times", "when")
)
_BARE, _LISTENERS, _NO_CLAUSE, _TELLING = (
    word_list("speech.toml", key) for key in ("bare", "listeners", "no_clause", "telling")
)
_ABOUT = ("about", "around", "over")
_SPANS = frozenset(("day", "morning", "afternoon", "evening", "night", "week", "month", "year"))
_STOPS = frozenset((",", ";", ":", "that", "which", "who"))
_BEFORE_THAT = 14
"""Tokens at most between a verb and its `that`."""
_HEARD = 6
"""Tokens at most that say whom one tells."""
_LOOSE = 4
"""Tokens, the stop with them, of which more behind `said` are a clause whatever they are."""
_REACH = 16
"""Tokens behind a verb in which what is said must begin."""


def opening(prose: Prose, sentence: Stretch) -> int:
    """The first token of a sentence behind `But` or `Meanwhile,`."""
    first = sentence.first + (prose.lower[sentence.first] in _OPENERS)
    return first + (sentence.first < first < sentence.last and prose.lower[first] == ",")


def opens_clause(prose: Prose, index: int) -> bool:
    """Whether what is said begins with the token, and not only when, where or in what it is said."""
    word, following = prose.lower[index], prose.word(index + 1)
    if (word == "at" and following in ("least", "most")) or (word in _ABOUT and following.isdigit()):
        return True
    if word == "the" and following in ("next", "following", "same") and prose.word(index + 2) in _SPANS:
        return False
    return not (word in _ADJUNCTS or word in _TIMES or word in '.,;:!?—–”"' or word.endswith("ly"))


def ends_with(prose: Prose, sentence: Stretch, verb: int) -> bool:
    """Whether the sentence ends behind the verb but for what goes with it: `told reporters in Geneva on Tuesday`."""
    after = verb + 1
    if after >= sentence.last:
        return True
    if prose.lower[after] in (":", ",") and after + 1 < len(prose.tokens) and prose.quoted[after + 1]:
        return False
    if prose.lower[after] in (".", ",", ";"):
        return True
    if clause_verbs()[prose.lower[verb]] in _TELLING:
        after = _behind_listener(prose, after, sentence.last)
    return after >= sentence.last or not opens_clause(prose, after)


def clause_start(prose: Prose, sentence: Stretch, verb: int) -> int:
    """The first token of the clause behind the verb; the end of the sentence where there is none."""
    base, limit = clause_verbs()[prose.lower[verb]], min(sentence.last, verb + _REACH)
    that = next((i for i in range(verb + 1, limit) if prose.lower[i] == "that" and not prose.quoted[i]), -1)
    if that >= 0 and prose.word(that + 1) not in (",", ".", ";") and _leads_to_that(prose, verb, that):
        return that + 1
    index = _behind_adverbs(prose, verb + 1 + (prose.word(verb + 1) == "out"), limit)
    if base in _TELLING:
        index = _behind_adverbs(prose, _behind_listener(prose, index, limit), limit)
    if index < limit and prose.lower[index] == "that":
        return index + 1
    if index >= limit or base not in _BARE or prose.lower[index] in _NO_CLAUSE or not opens_clause(prose, index):
        return sentence.last
    stop = next((i for i in range(index, sentence.last) if prose.lower[i] in _STOPS), sentence.last)
    is_loose = base in ("say", "insist") and sentence.last - index > _LOOSE
    return index if is_loose or has_finite(prose, index, stop) else sentence.last


def clause_end(prose: Prose, sentence: Stretch, first: int) -> int:
    """The end of the sentence without its stop, or before `, according to`, `, adding that`, `and urged`."""
    last = sentence.last
    while last > first and prose.lower[last - 1] in (".", "!", "?", ",", ";"):
        last -= 1
    outside = (index for index in range(first + 2, last - 1) if not prose.quoted[index])
    return next((index for index in outside if _begins_next(prose, index) or _is_told_behind(prose, index)), last)


def _is_told_behind(prose: Prose, index: int) -> bool:
    """`“… unacceptable,” adding`: a participle of speech behind a quotation."""
    return is_participle(prose.lower[index]) and bool(prose.quoted[index - 1])


def _begins_next(prose: Prose, index: int) -> bool:
    """Whether the words begin another frame, or what a subject does next: `and urged`, `but blamed`, `, and has`."""
    word, following = prose.lower[index], prose.lower[index + 1]
    if word == "," and following in ("and", "but"):
        return prose.word(index + 2) in _FINITE
    if word == ",":
        return following == "according" or is_participle(following)
    if word not in ("and", "but") or not (following.endswith("ed") or following in ("said", "told")):
        return False
    return following in clause_verbs() or following in quoting_verbs()


def _leads_to_that(prose: Prose, verb: int, that: int) -> bool:
    """Whether nothing stands between the verb and `that` but to whom, when and where it is said."""
    between = prose.lower[verb + 1 + (prose.lower[verb + 1] == "out") : that]
    if not between:
        return True
    if len(between) > _BEFORE_THAT or any(
        word in ("and", "but", "which", "who") or word in _FINITE for word in between
    ):
        return False
    base, after = clause_verbs()[prose.lower[verb]], prose.lower[verb + 1]
    return base in _TELLING or base == "warn" or after in _ADJUNCTS or after in _TIMES


def _behind_adverbs(prose: Prose, index: int, limit: int) -> int:
    while index < limit and _is_adverbial(prose, index):
        index += 1
    return index


def _is_adverbial(prose: Prose, index: int) -> bool:
    word = prose.lower[index]
    return word in _TIMES or word in _WHEN or (word in ("on", "in", "at") and prose.word(index + 1) in _TIMES)


def _behind_listener(prose: Prose, index: int, limit: int) -> int:
    """Behind whom one tells: `CNN`, `reporters`, `the council`, `a news conference`, `state television`."""
    end = min(index + _HEARD, limit)
    for place in range(index, end):
        word = prose.lower[place]
        if word in ("that", ",", ":", "“", '"') or word in _FINITE:
            return place
        ends_name = prose.tokens[place].is_capital and place + 1 < limit and not prose.tokens[place + 1].is_capital
        if ends_name or word in _LISTENERS:
            return place + 1
    return end


def has_finite(prose: Prose, first: int, last: int) -> bool:
    """Whether a verb that has a subject stands among the tokens, as far as its form tells."""
    words = prose.lower[first:last]
    return any(word in _FINITE or word in _PAST or (word.endswith("ed") and len(word) > 4) for word in words)
