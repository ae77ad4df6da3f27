"""Figures: the numbers that an article reports, each with its unit, what it counts and how it is qualified.

A rule looks at one number and what stands around it, and gives what it counts, or nothing; the first that gives
something names the figure. A number that no rule knows is none: dates, ages, times, names and small counts stay out.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from msgspec import Struct, convert

from generator.add.finding import DateFound, FigureFound
from generator.add.propose.lexicon import table
from generator.add.propose.prose import Prose

_TOUCHING_UNITS = frozenset(("m", "km", "kg", "cm", "mm", "mw", "gw", "ft", "c"))
_FURTHER = (("another",), ("further",), ("other",))
"""Words between a qualifier and its number: `at least another 12`, `more than a further 20`."""
_FAR = 7
"""Tokens between a number of people and what happened to them."""
_ADJECTIVES = 4
"""Words at most between a number and the noun that it counts."""
_FEW = 10
"""Below this, a count is a figure only of people who came to harm or of things that are always counted."""
_MOST = 10_000
"""Numbers that are looked at in a text, many times those of a long report."""
_LONGEST_DIGITS = 18
"""A longer run of digits counts nothing."""


class Words(Struct, frozen=True):
    """The table: words by what they stand for."""

    numbers: dict[str, int]
    scales: dict[str, int]
    scales_of_money: dict[str, int]
    signs: dict[str, str]
    happened: dict[str, list[str]]
    lists: dict[str, list[str]]


@cache
def words() -> Words:
    """The table of figures."""
    return convert(table("figures_words.toml"), Words)


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(words().lists[name])


@cache
def _happened() -> dict[str, str]:
    """What is said to have happened, by each word that says it."""
    return {word: what for what, said in words().happened.items() for word in said}


@cache
def _qualifiers() -> tuple[tuple[str, ...], ...]:
    """Each as its words, the longest first."""
    return tuple(sorted((tuple(phrase.split()) for phrase in words().lists["qualifiers"]), key=len, reverse=True))


class Number(Struct, frozen=True):
    """A number in the tokens `first` up to, not with, `last` of its sentence, which ends at `limit`; `sign` is that of
    a currency before it; `scaled` where a word like million is part of it; `digits` where it is written in figures;
    `behind` what qualifies it behind it.
    """

    first: int
    last: int
    begin: int
    limit: int
    value: float
    sign: str = ""
    scaled: bool = False
    digits: bool = False
    behind: str = ""


def figures(prose: Prose, dates: Sequence[DateFound]) -> tuple[FigureFound, ...]:
    """All figures of a text in its order; a number inside a date is none."""
    return tuple(_Figures(prose, dates).found())


class _Figures:
    """One pass over a text, which remembers whether the sentence has told of people already."""

    def __init__(self, prose: Prose, dates: Sequence[DateFound]) -> None:
        self.prose, self.lower = prose, prose.lower
        self.in_dates = {index for one in dates for index in range(*self._tokens(one))}
        self.people_in = -1  # the sentence in which people were counted last

    def _tokens(self, one: DateFound) -> tuple[int, int]:
        return self.prose.token_at(one.start), self.prose.token_at(one.end - 1) + 1

    def found(self) -> Iterator[FigureFound]:
        tried = 0
        for sentence in self.prose.sentences:
            last = sentence.first
            for index in range(sentence.first, sentence.last):
                if index < last or not _may_begin(self.lower[index]):
                    continue
                number = self._number(index, sentence.first, sentence.last)
                if number is None:
                    continue
                last, tried = number.last, tried + 1
                if tried > _MOST:
                    return
                if not self._is_name(number):
                    yield from self._figure(number)

    def _figure(self, number: Number) -> Iterator[FigureFound]:
        for rule, counts in RULES:
            counted = counts(self, number)
            if counted is None:
                continue
            what, last = counted
            first, qualifier = self._qualifier(number)
            if rule.startswith("people"):
                self.people_in = number.begin
            tokens = self.prose.tokens
            yield FigureFound(
                start=tokens[first].start,
                end=tokens[last - 1].end,
                value=number.value,
                what=what,
                qualifier=qualifier,
                rule=rule,
                sure=rule not in _UNSURE,
            )
            return

    # --- numbers ------------------------------------------------------------------------------------------

    def _number(self, index: int, begin: int, limit: int) -> Number | None:
        """The number that begins at a token, with the sign before it and the scale after it."""
        if index in self.in_dates:
            return None
        sign = self._sign(index, limit)
        first, start = index, index + bool(sign)
        if start >= limit or start in self.in_dates:
            return None
        plain, last = self._plain(start, limit)
        if plain is None:
            return None
        value, last, scaled = self._scaled(plain, last, limit, bool(sign))
        digits = self.lower[start][0].isdecimal()
        behind = self._behind(last, limit)
        return Number(first, last + len(behind), begin, limit, value, sign, scaled, digits, " ".join(behind))

    def _behind(self, last: int, limit: int) -> tuple[str, ...]:
        """`300+`, `12 or more`."""
        if last < limit and self.lower[last] == "+" and self._gap(last) == 0:
            return ("+",)
        following = self.lower[last : min(limit, last + 2)]
        return following if following == ("or", "more") else ()

    def _sign(self, index: int, limit: int) -> str:
        """The currency that a token is the sign of; letters are one only beside a number: `R4,000`, `Rs 500`."""
        sign = words().signs.get(self.lower[index], "")
        if not sign or not self.lower[index].isalpha():
            return sign
        beside = index + 1 < limit and self._gap(index + 1) <= (len(self.lower[index]) > 1)
        return sign if beside and self.prose.tokens[index].is_capital and self.lower[index + 1][0].isdecimal() else ""

    def _plain(self, index: int, limit: int) -> tuple[float | None, int]:
        """A number without a scale: in figures, in words, or `a` before a scale."""
        word = self.lower[index]
        if word[0].isdecimal():
            return self._in_figures(index, limit)
        if word in ("a", "half"):
            return self._before_scale(index, limit)
        value = _in_words(word)
        return (float(value), index + 1) if value else (None, index)

    def _in_figures(self, index: int, limit: int) -> tuple[float | None, int]:
        value = _parsed(self.lower[index])
        last = index + 1
        while value is not None and value < 1e9 and last < limit and self.lower[last] == "000" and self._gap(last) == 1:
            value, last = value * 1000, last + 1
        return value, last

    def _before_scale(self, index: int, limit: int) -> tuple[float | None, int]:
        """`a million`, `half a million`."""
        half = self.lower[index] == "half"
        last = index + 1 + (half and index + 1 < limit and self.lower[index + 1] == "a")
        if last >= limit or self.lower[last] not in words().scales:
            return None, index
        return (0.5 if half else 1.0), last

    def _scaled(self, value: float, last: int, limit: int, money: bool) -> tuple[float, int, bool]:
        """A number times the scales after it: `two hundred thousand`, `3.4bn`."""
        scaled = False
        while last < limit:
            here = last + (self.lower[last] == "-" and self._gap(last) == 0)
            scale = words().scales.get(self.lower[here]) if here < limit else None
            if scale is None and money and here < limit and self._gap(here) == 0:
                scale = words().scales_of_money.get(self.lower[here])
            if scale is None or value > 1e15:
                break
            value, last, scaled = value * scale, here + 1, True
        return (round(value, 6), last, scaled) if scaled else (value, last, scaled)

    def _gap(self, index: int) -> int:
        """Characters between the token before and this one."""
        return self.prose.tokens[index].start - self.prose.tokens[index - 1].end

    def _is_name(self, number: Number) -> bool:
        """Whether the number belongs to a name, a time, a score or another number: `Resolution 2254`, `F-16`, `2-1`."""
        first, last, lower = number.first, number.last, self.lower
        if first > number.begin and not number.sign:
            before = lower[first - 1]
            if before in _list("names") or (
                self._gap(first) == 0 and not before.startswith(("(", "“", '"', "‘", "—", "~"))
            ):
                return True
        return last < number.limit and self._is_broken_off(last)

    def _is_broken_off(self, last: int) -> bool:
        """Whether a mark joins the number to what follows, a unit or `member` apart."""
        word = self.lower[last]
        if self._gap(last) or word in _list("per_cent") or word in _TOUCHING_UNITS or not word[0].isalnum():
            joined = self._gap(last) == 0 and word in "-–:/" and last + 1 < len(self.lower) and self._gap(last + 1) == 0
            return joined and self.lower[last + 1] not in _list("compounds") | _list("units")
        return True

    def _qualifier(self, number: Number) -> tuple[int, str]:
        """The token at which the figure with its qualifier begins, and the qualifier."""
        further = self._further(number)
        for phrase in _qualifiers():
            first = further - len(phrase)
            if first >= number.begin and self.lower[first:further] == phrase:
                return first, " ".join(phrase)
        return number.first, number.behind

    def _further(self, number: Number) -> int:
        """The token at which `another` or `a further` begins before a number, behind its qualifier; else the number."""
        before = self.lower[max(number.begin, number.first - 2) : number.first]
        return number.first - (2 if before == ("a", "further") else before[-1:] in _FURTHER)

    # --- what is counted ----------------------------------------------------------------------------------

    def head(self, number: Number) -> tuple[str, int]:
        """The noun that a number counts and the token after it; an empty word where there is none."""
        for index in range(number.last, min(number.limit, number.last + _ADJECTIVES + 1)):
            word = self.lower[index]
            if word in _list("people") or word in _list("things") or word in _list("not_counted"):
                return word, index + 1
            if word in _list("stops") or not (word[0].isalpha() or word == "-"):
                return "", number.last
            if _is_plural(word) and not self.prose.tokens[index].is_capital:
                return word, index + 1
        return "", number.last

    def fate(self, number: Number, last: int) -> str:
        """What happened to those who are counted: in a verb right before, else in words near by, first after."""
        first, _ = self._qualifier(number)
        verb = self.lower[first - 1] if first > number.begin else ""
        if verb in _list("befalls") and verb in _happened():
            return _happened()[verb]
        after = self.lower[last : min(number.limit, last + _FAR)]
        before = self.lower[max(number.begin, number.first - _FAR) : number.first][::-1]
        for side in (after, before):
            for word in side:
                if word in (";", "—"):
                    break
                if word in _happened():
                    return _happened()[word]
        return ""


Counts = Callable[[_Figures, Number], tuple[str, int] | None]


def _money(self: _Figures, number: Number) -> tuple[str, int] | None:
    """`$3.4bn`, `200 million euros`."""
    if number.sign:
        return number.sign, number.last
    here = number.last
    if here < number.limit and self.lower[here] in ("us", "canadian", "australian", "hong"):
        here += 1
    if here < number.limit and self.lower[here] in _list("money"):
        return self.lower[here], here + 1
    return None


def _percent(self: _Figures, number: Number) -> tuple[str, int] | None:
    """`45 percent`, `45 per cent`, `45%`."""
    here, lower = number.last, self.lower
    if here < number.limit and lower[here] in _list("per_cent"):
        return "percent", here + 1
    if here + 1 < number.limit and lower[here : here + 2] == ("per", "cent"):
        return "percent", here + 2
    return None


def _magnitude(self: _Figures, number: Number) -> tuple[str, int] | None:
    """`magnitude 5.9`, `5.9-magnitude`."""
    before = self.lower[max(number.begin, number.first - 2) : number.first]
    after = self.lower[number.last : min(number.limit, number.last + 2)]
    return ("magnitude", number.last) if "magnitude" in before or "magnitude" in after else None


def _measure(self: _Figures, number: Number) -> tuple[str, int] | None:
    """A number with a unit: `1,400 tonnes`, `970-kilometre`, `30km`."""
    here = number.last
    if here < number.limit and self.lower[here] == "-":
        here += 1
    if here >= number.limit:
        return None
    unit = self.lower[here]
    touching = unit in _TOUCHING_UNITS and self.prose.tokens[here].start == self.prose.tokens[here - 1].end
    return (unit, here + 1) if (unit in _list("units") and number.value != 1) or touching else None


def _compound(self: _Figures, number: Number) -> tuple[str, int] | None:
    """`17-member`, `90-strong`."""
    here = number.last
    if here + 1 < number.limit and self.lower[here] == "-" and self.lower[here + 1] in _list("compounds"):
        return "members", here + 2
    return None


def _toll(self: _Figures, number: Number) -> tuple[str, int] | None:
    """`the death toll rose to 45`."""
    before = self.lower[max(number.begin, number.first - _FAR) : number.first]
    if "toll" not in before or not {"to", "at", "of", "is", "was", "reached", "stands"} & set(
        before[before.index("toll") :]
    ):
        return None
    head, last = self.head(number)
    return None if head in _list("not_counted") else ("killed", last)


def _people_harmed(self: _Figures, number: Number) -> tuple[str, int] | None:
    """People, and what happened to them: `at least 47 people were killed`."""
    head, last = self.head(number)
    if head not in _list("people"):
        return None
    if head in _happened():
        return _happened()[head], last
    fate = self.fate(number, last)
    return (f"{head} {fate}", last) if fate else None


def _people_left_out(self: _Figures, number: Number) -> tuple[str, int] | None:
    """Those for whom no noun stands: `eight were wounded`, `38 dead`, `killed 12 in Aleppo`."""
    if self.head(number)[0]:
        return None
    before = self.lower[number.first - 1] if number.first > number.begin else ""
    start, _ = self._qualifier(number)
    before = self.lower[start - 1] if start > number.begin else before
    for word in self.lower[number.last : min(number.limit, number.last + 4)]:
        if word in _happened() and number.value != 1:
            return _happened()[word], number.last
        if word not in _list("being"):
            break
    if before in _list("befalls") and number.value != 1 and _ends_after(self, number):
        return _happened().get(before, "killed"), number.last
    return None


def _part_of_people(self: _Figures, number: Number) -> tuple[str, int] | None:
    """Some of those told of before: `19 of them children`, `including three children`."""
    if self.people_in != number.begin:
        return None
    head, last = self.head(number)
    after = self.lower[number.last : min(number.limit, number.last + 2)]
    if after in (("of", "them"), ("of", "whom"), ("of", "those")):
        return "of them", number.last + 2
    before = set(self.lower[max(number.begin, number.first - 4) : number.first])
    return (head, last) if head in _list("people") and before & {"including", "among", "and", ",", "them"} else None


def _things(self: _Figures, number: Number) -> tuple[str, int] | None:
    """Things that are always counted: `13 helicopters`, `two missiles`."""
    head, last = self.head(number)
    return (head, last) if head in _list("things") and number.value != 1 else None


def _count(self: _Figures, number: Number) -> tuple[str, int] | None:
    """Ten or more of anything: `some 2,300 exporters`."""
    head, last = self.head(number)
    if not head or head in _list("not_counted") or number.value < _FEW:
        return None
    return head, last


def _large(self: _Figures, number: Number) -> tuple[str, int] | None:
    """A number so large that it is said for its own sake: `2.1 million for her rival`."""
    head, _ = self.head(number)
    large = number.value >= 1000 and (number.scaled or "," in self.lower[number.first])
    return ("", number.last) if large and head not in _list("not_counted") else None


def _ends_after(self: _Figures, number: Number) -> bool:
    return (
        number.last >= number.limit
        or not self.lower[number.last][0].isalpha()
        or self.lower[number.last] in _list("stops")
    )


RULES: tuple[tuple[str, Counts], ...] = (
    ("money", _money),
    ("percent", _percent),
    ("magnitude", _magnitude),
    ("members-in-one-word", _compound),
    ("measure", _measure),
    ("people-harmed", _people_harmed),
    ("people-left-out", _people_left_out),
    ("people-among-them", _part_of_people),
    ("toll", _toll),
    ("things-counted", _things),
    ("count-of-ten-or-more", _count),
    ("large-number", _large),
)
"""The rules by name, in the order in which they are asked."""

_UNSURE = frozenset(("members-in-one-word", "count-of-ten-or-more", "large-number", "people-left-out"))


@lru_cache(maxsize=4096)
def _may_begin(word: str) -> bool:
    """Whether a number can begin with this word."""
    return word[0].isdecimal() or word in ("a", "half") or word in words().signs or bool(_in_words(word))


def _in_words(word: str) -> int:
    """`eighteen`, `twenty-two`; 0 where it is no number."""
    numbers = words().numbers
    tens, hyphen, ones = word.partition("-")
    if not hyphen:
        return numbers.get(word, 0)
    ten, one = numbers.get(tens, 0), numbers.get(ones, 0)
    return ten + one if ten >= 20 and 0 < one < 10 else 0


def _parsed(text: str) -> float | None:
    """`400,000`, `3.4`; nothing for `14.05.2019`, `1,2` and what has too many digits."""
    whole, _, fraction = text.partition(".")
    groups = whole.split(",")
    grouped = len(groups) == 1 or (len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]))
    if not grouped or len(text) > _LONGEST_DIGITS or not ("0" + fraction).isdecimal():
        return None
    return float(text.replace(",", ""))


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))
