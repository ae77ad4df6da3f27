"""Forms: short patterns over tokens, which tables list in plain words; what fits is found by walking a trie.

    form   = part { " " part }
    part   = choice | "[" choice "]"        (in brackets: may be left out)
    choice = symbol { "|" symbol }
    symbol = a word or mark in lower case, or the name of a class of words in capitals

A form is expanded into all its sequences when its table is read, so that what is tried at a token is bounded by the
longest form, whatever the text.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise, product

from msgspec import Struct

from generator.add.propose.prose import Prose

Value = tuple[str, int]
"""A class and what a word of it stands for: (`MONTH`, 5)."""
Sign = tuple[str, tuple[Value, ...]]
"""A symbol that a token can be taken for, and the values that come with it."""
Lists = Mapping[str, Sequence[str]]

_NUMERIC = frozenset("0123456789")
MONEY = frozenset("$€£¥₹₽₪₩₺₴")


class Form(Struct, frozen=True, kw_only=True):
    """What a table says of some patterns: the rule's name, how the value is worked out, and what may stand around them.

    `after` and `before` list what must stand there, `not_after` and `not_before` what must not: words in lower case,
    `@name` for a list of the table, and kinds in capitals (see `Around`). `touching`: no space between the tokens.
    """

    rule: str
    forms: tuple[str, ...]
    value: str
    after: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    touching: bool = False
    sure: bool = True


class Match(Struct, frozen=True):
    """A form that fits the tokens `first` up to, not with, `last`."""

    form: Form
    first: int
    last: int
    values: tuple[Value, ...]

    def __getitem__(self, name: str) -> int:
        return next(value for key, value in self.values if key == name)

    def get(self, name: str, otherwise: int = 0) -> int:
        """The first value of a class, or `otherwise`."""
        return next((value for key, value in self.values if key == name), otherwise)

    def every(self, name: str) -> tuple[int, ...]:
        """All values of a class, in the order of the text."""
        return tuple(value for key, value in self.values if key == name)


class Node:
    """A place in the trie: where each symbol leads, and the forms that are complete here."""

    __slots__ = ("ends", "following")

    def __init__(self) -> None:
        self.following: dict[str, Node] = {}
        self.ends: list[Form] = []


Begun = tuple[Node, tuple[Value, ...]]
"""How far a form has been followed, and the values on the way."""


class Forms:
    """All forms of a table."""

    def __init__(self, forms: Iterable[Form], lists: Lists) -> None:
        self.root = Node()
        for form in forms:
            self._add(_with_lists(form, lists))

    def _add(self, form: Form) -> None:
        for written in form.forms:
            for sequence in sequences(written):
                node = self.root
                for symbol in sequence:
                    node = node.following.setdefault(symbol, Node())
                node.ends.append(form)

    def begins(self, signs: Iterable[Sign]) -> tuple[Begun, ...]:
        """What a token with these signs begins; nothing for most."""
        following = self.root.following
        return tuple((following[symbol], values) for symbol, values in signs if symbol in following)

    def matches(
        self, begun: Sequence[Begun], signs: Callable[[int], Sequence[Sign]], first: int, limit: int
    ) -> list[Match]:
        """Every form that fits at the token `first`, where `begun` begins; the longest before the others."""
        found: list[Match] = []
        last, open_ = first + 1, begun
        while open_:
            found.extend(Match(form, first, last, values) for node, values in open_ for form in node.ends)
            if last >= limit:
                break
            following = signs(last)
            last += 1
            open_ = [
                (node.following[symbol], values + more)
                for node, values in open_
                if node.following
                for symbol, more in following
                if symbol in node.following
            ]
        found.sort(key=lambda match: -match.last)
        return found


def sequences(written: str) -> Iterator[tuple[str, ...]]:
    """What a form can be, each as its symbols."""
    choices = [_choices(part) for part in written.split()]
    for chosen in product(*choices):
        yield tuple(symbol for symbol in chosen if symbol)


def _choices(part: str) -> list[str]:
    optional = part.startswith("[") and part.endswith("]") and len(part) > 1
    choices = (part[1:-1] if optional else part).split("|")
    return [*choices, ""] if optional else choices


def _with_lists(form: Form, lists: Lists) -> Form:
    return Form(
        rule=form.rule,
        forms=form.forms,
        value=form.value,
        after=_whole(form.after, lists),
        not_after=_whole(form.not_after, lists),
        before=_whole(form.before, lists),
        not_before=_whole(form.not_before, lists),
        touching=form.touching,
        sure=form.sure,
    )


def _whole(words: Iterable[str], lists: Lists) -> frozenset[str]:
    return frozenset(one for word in words for one in (lists[word[1:]] if word.startswith("@") else (word,)))


class Around:
    """What stands beside a match: the word itself, and what kind it is.

    Kinds: START and END of a sentence, NUMBER, MONEY, CAPITAL and LOWER words, PLURAL (a lower-case word in -s), MARK,
    TOUCHES (no space between), and TOUCHED by a letter or number.
    """

    def __init__(self, prose: Prose) -> None:
        self._prose = prose

    def fits(self, match: Match) -> bool:
        """Whether all that the form says of its surroundings holds."""
        form = match.form
        if form.touching and not self._touching(match):
            return False
        if form.after or form.not_after:
            kinds = self.before(match.first)
            if kinds & form.not_after or (form.after and not kinds & form.after):
                return False
        if form.before or form.not_before:
            kinds = self.after(match.last)
            if kinds & form.not_before or (form.before and not kinds & form.before):
                return False
        return True

    def before(self, index: int) -> frozenset[str]:
        """Of what kind the token before `index` is."""
        if index in self._begins:
            return frozenset(("START",))
        touches = self._prose.tokens[index - 1].end == self._prose.tokens[index].start
        return self._kinds(index - 1, touches)

    def after(self, index: int) -> frozenset[str]:
        """Of what kind the token at `index`, the one after a match, is."""
        if index in self._begins or index >= len(self._prose.tokens):
            return frozenset(("END",))
        touches = self._prose.tokens[index - 1].end == self._prose.tokens[index].start
        return self._kinds(index, touches)

    @cached_property
    def _begins(self) -> frozenset[int]:
        return frozenset((0, *(sentence.first for sentence in self._prose.sentences)))

    def _kinds(self, index: int, touches: bool) -> frozenset[str]:
        token, lower = self._prose.tokens[index], self._prose.lower[index]
        kind = _kind(token.text)
        kinds = [lower, kind]
        if kind == "LOWER" and lower.endswith("s") and not lower.endswith(("ss", "us", "is", "as")):
            kinds.append("PLURAL")
        if touches:
            kinds.append("TOUCHES")
            if kind in ("NUMBER", "CAPITAL", "LOWER"):
                kinds.append("TOUCHED")
        return frozenset(kinds)

    def _touching(self, match: Match) -> bool:
        tokens = self._prose.tokens[match.first : match.last]
        return all(one.end == two.start for one, two in pairwise(tokens))


def _kind(text: str) -> str:
    if text[0] in _NUMERIC:
        return "NUMBER"
    if text[0] in MONEY:
        return "MONEY"
    if not text[0].isalpha():
        return "MARK"
    return "CAPITAL" if text[0].isupper() else "LOWER"
