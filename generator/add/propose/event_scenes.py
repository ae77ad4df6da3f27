"""Scenes: a sentence of an article with what is known of it: who is named, what is dated, what is quoted."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.add.finding import DateFound, Mention
from generator.add.propose.event_triggers import words
from generator.add.propose.prose import Prose, Stretch

_OF_A_THING = "year-of-what-follows"
"""The rule of a year that belongs to a thing, and dates no event: `a 2012 roadmap`."""
_LONGEST = 150
"""Tokens at most in a sentence; what is longer is a list, or no prose."""


class Named(Struct, frozen=True):
    """A mention with its tokens `first` up to, not with, `last`."""

    first: int
    last: int
    actor: str
    adjective: bool


class Scene:
    """What is known of an article before its events: `dates` are tokens with EDTF, the sets are tokens too."""

    def __init__(self, prose: Prose, dates: Sequence[DateFound], mentions: Sequence[Mention]) -> None:
        self.prose, self.lower, self.tokens = prose, prose.lower, prose.tokens
        self.dates = [(prose.token_at(one.start), one.edtf) for one in dates]
        self.of_things = {prose.token_at(one.start) for one in dates if one.rule == _OF_A_THING}
        self.ahead = {prose.token_at(one.start) for one in dates if _is_ahead(one)}
        self.named = _outermost([_named(prose, one) for one in mentions])
        self.quoted = {index for one in prose.quotations for index in range(one.first, one.last)}

    def parts(self) -> Iterator["Part"]:
        """The sentences that can tell of an event."""
        headings = {paragraph.first for paragraph in self.prose.paragraphs if paragraph.kind == "heading"}
        for sentence in self.prose.sentences:
            if sentence.first not in headings and sentence.last - sentence.first <= _LONGEST:
                yield Part(self, sentence)

    def is_dated(self, index: int) -> bool:
        """Whether a date begins at a token."""
        at = bisect_left(self.dates, (index, ""))
        return at < len(self.dates) and self.dates[at][0] == index


class Part:
    """A sentence, and what of the scene stands in it."""

    def __init__(self, scene: Scene, sentence: Stretch) -> None:
        self.scene, self.sentence, self.lower, self.tokens = scene, sentence, scene.lower, scene.tokens
        self.words = frozenset(scene.lower[sentence.first : sentence.last])
        self.quoted = scene.quoted
        self.named = [one for one in _within(scene.named, sentence) if one.first not in scene.quoted]
        first, last = (bisect_left(scene.dates, (index, "")) for index in (sentence.first, sentence.last))
        dates = scene.dates[first:last]
        self.dates = [one for one in dates if one[0] not in scene.quoted] or dates

    def before(self, index: int) -> str:
        return self.lower[index - 1] if index > self.sentence.first else ""

    def clause_start(self, index: int) -> int:
        for here in range(index - 1, self.sentence.first - 1, -1):
            word = self.lower[here]
            if word in words("clause") or word in words("relative") or word in '“”"':
                return here + 1
        return self.sentence.first

    def closes_aside(self, index: int) -> bool:
        """Whether the clause before the verb has ended with a comma: `The mission, which came late, urged`."""
        while index > self.sentence.first and self.lower[index - 1] in words("having") | words("being") | {
            "also",
            "later",
        }:
            index -= 1
        return self.before(index) == ","


def _named(prose: Prose, mention: Mention) -> Named:
    first, last = prose.token_at(mention.start), prose.token_at(mention.end - 1) + 1
    return Named(first, last, mention.actor, mention.type == "demonym-or-place")


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
