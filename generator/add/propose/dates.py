"""Dates: the words of an article that mean a time, each as EDTF, resolved against the day of publication.

How times are written stands in `tables/dates_forms.toml`, what each form means in `date_values`. There is no clock:
without a day of publication only what is absolute is found.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property, lru_cache

from msgspec import Struct, convert

from generator.add.finding import DateFound
from generator.add.propose.date_calendar import Moment
from generator.add.propose.date_tense import tense
from generator.add.propose.date_values import VALUES
from generator.add.propose.forms import Around, Begun, Form, Forms, Match, Sign
from generator.add.propose.lexicon import table
from generator.add.propose.prose import Prose, Stretch
from generator.model.value import Date

_LONGEST = 24
"""Characters at most in a word of time."""
_MOST = 10_000
"""Forms that are tried in a text, many times those of a long report; no more is found after them."""
_LONGEST_LIST = 12
"""Tokens between a month without a year and the year at the end of its list: `in May, June and July 2014`."""
_AGAINST_TOLD = frozenset(
    "days_earlier days_later weeks_earlier weeks_later months_earlier months_later years_earlier years_later "
    "same_day same_month same_year month_years_later month_years_earlier month_same_year".split()
)
"""The values that depend on the date told before."""
_SEES_TENSE = frozenset(
    "day_near month_near part_of_month weekday weekday_of_week weekend feast days_of_month days_of_months months "
    "season_last quarter_last weekdays".split()
)
"""The values that depend on whether the clause looks ahead."""
_NAMES = frozenset(("april", "june", "may", "august"))
"""Months that people are called."""


class Words(Struct, frozen=True):
    """The table of words: what each class means, which classes want a capital, and lists of words."""

    capital: frozenset[str]
    classes: dict[str, dict[str, int]]
    lists: dict[str, list[str]]


@cache
def words() -> Words:
    """What words of time stand for."""
    return convert(table("dates_words.toml"), Words)


@cache
def forms() -> Forms:
    """How times are written."""
    return Forms(convert(table("dates_forms.toml")["form"], list[Form]), words().lists)


@cache
def _signs() -> Mapping[str, tuple[tuple[Sign, bool], ...]]:
    """The classes of each word, and whether they want a capital."""
    found: dict[str, list[tuple[Sign, bool]]] = {}
    for name, meanings in words().classes.items():
        for word, value in meanings.items():
            found.setdefault(word, []).append(((name, ((name, value),)), name in words().capital))
    for edge, number in words().classes["EDGE"].items():
        for month, value in words().classes["MONTH"].items():
            found[f"{edge}-{month}"] = [(("EDGED", (("EDGE", number), ("MONTH", value))), False)]
    return {word: tuple(signs) for word, signs in found.items()}


@cache
def _leaders() -> frozenset[str]:
    """Words with a capital before a month that make no name of it."""
    table = words()
    return frozenset((*table.lists["prepositions"], *table.classes["WEEKDAY"], "and", "or", "to", "on"))


@lru_cache(maxsize=8192)
def _signs_of(text: str) -> tuple[Sign, ...]:
    """What a token can be taken for."""
    if len(text) > _LONGEST:
        return ()
    lower = text.lower().replace("’", "'")
    classes = [sign for sign, capital in _signs().get(lower, ()) if not capital or text[0].isupper()]
    return ((lower, ()), *classes, *_numbers(lower))


@lru_cache(maxsize=8192)
def _begins(text: str) -> tuple[Begun, ...]:
    """The forms that a token can begin."""
    return forms().begins(_signs_of(text))


@lru_cache(maxsize=8192)
def _may_fit(text: str, following: str) -> bool:
    """Whether a form can begin with these two tokens, or be the first alone."""
    symbols = {symbol for symbol, _ in _signs_of(following)} if following else set()
    return any(node.ends or symbols & node.following.keys() for node, _ in _begins(text))


def _numbers(text: str) -> Iterator[Sign]:
    """What a number can be taken for."""
    if "." in text:
        yield from _dotted(text)
    if not text.isdecimal() or len(text) > 4:
        return
    number = int(text)
    names = {
        "YEAR": len(text) == 4 and 1000 <= number <= 2100,
        "NUMBER": len(text) < 3,
        "DAY": len(text) < 3 and 1 <= number <= 31,
        "TWO": len(text) == 2,
        "COUNT": len(text) < 4 and number > 0,
    }
    for name, fits in names.items():
        if fits:
            yield name, ((name, number),)


def _dotted(text: str) -> Iterator[Sign]:
    """`14.05.2019`."""
    parts = text.split(".") if len(text) <= 10 else ()
    if len(parts) == 3 and len(parts[2]) == 4 and all(part.isdecimal() for part in parts):
        first, second, year = (int(part) for part in parts)
        yield "DOTTED", (("NUMBER", first), ("NUMBER", second), ("YEAR", year))


def dates(prose: Prose, published: Date | date | str | None = None) -> tuple[DateFound, ...]:
    """All times of a text in its order; none overlap."""
    return tuple(_Reading(prose, _published(published)).found())


def _published(published: Date | date | str | None) -> date | None:
    """The day of publication; nothing where that is not a single day of a time that has newspapers."""
    text = published.edtf if isinstance(published, Date) else str(published or "")
    try:
        day = date.fromisoformat(text.rstrip("~?%"))
    except ValueError:
        return None
    return day if 1500 <= day.year <= 2500 else None


class _Reading:
    """One pass over a text, which remembers what date was told last."""

    def __init__(self, prose: Prose, published: date | None) -> None:
        self.prose, self.published = prose, published
        self.around = Around(prose)
        self.told: DateFound | None = None
        self.told_last = -1  # the token after it
        self.tried = 0

    def found(self) -> Iterator[DateFound]:
        for number, sentence in enumerate(self.prose.sentences):
            index = sentence.first
            while index < sentence.last and self.tried <= _MOST:
                match, edtf = self._at(index, number, sentence) if self._may_fit(index) else (None, "")
                index += 1
                if match is not None:
                    self.told, self.told_last = self._finding(match, edtf, sentence), match.last
                    index = match.last
                    yield self.told

    def _may_fit(self, index: int) -> bool:
        tokens = self.prose.tokens
        return _may_fit(tokens[index].text, tokens[index + 1].text if index + 1 < len(tokens) else "")

    def _at(self, index: int, number: int, sentence: Stretch) -> tuple[Match | None, str]:
        """The longest form that fits here and means something."""
        begun = _begins(self.prose.tokens[index].text)
        for match in forms().matches(begun, self._signs_at, index, sentence.last):
            self.tried += 1
            if self._allowed(match) and self.around.fits(match):
                edtf = VALUES[match.form.value](match, self._moment(match, number, sentence))
                if edtf:
                    return match, edtf
        return None, ""

    def _signs_at(self, index: int) -> Sequence[Sign]:
        return _signs_of(self.prose.tokens[index].text)

    def _allowed(self, match: Match) -> bool:
        """A month alone that is also the name of a person in this text is a month only after `in` and its like."""
        if match.last - match.first > 1 or self.prose.lower[match.first] not in self._people:
            return True
        return bool(self.around.before(match.first) & frozenset(words().lists["leading"]))

    @cached_property
    def _people(self) -> frozenset[str]:
        """The months that are somebody's name in this text: a capital stands before them and no number after."""
        return frozenset(
            word
            for index, word in enumerate(self.prose.lower)
            if word in _NAMES and self._is_somebody(index, self.around.before(index))
        )

    def _is_somebody(self, index: int, before: frozenset[str]) -> bool:
        if "CAPITAL" not in before or before & _leaders():
            return False
        return self.prose.tokens[index].is_capital and not self.around.after(index + 1) & {"NUMBER", ","}

    def _moment(self, match: Match, number: int, sentence: Stretch) -> Moment:
        sees = match.form.value in _SEES_TENSE
        return Moment(
            published=self.published,
            told=self._told_near(number) if match.form.value in _AGAINST_TOLD else "",
            tense=tense(self.prose, sentence, match.first, match.last) if sees else "open",
            year_ahead=self._year_of_list(match, sentence),
            in_list=self._goes_on(match.first),
        )

    def _told_near(self, number: int) -> str:
        """The date told before in this paragraph, or in the sentence before it."""
        paragraph = self.prose.paragraphs[self.prose.paragraph_at(self.prose.sentences[number].start)]
        earliest = min(paragraph.start, self.prose.sentences[max(0, number - 1)].start)
        return self.told.edtf if self.told and self.told.start >= earliest else ""

    def _year_of_list(self, match: Match, sentence: Stretch) -> int:
        """The year that a day or month shares with those behind it; 0 where none is told."""
        return self._year_ahead(match.last, sentence.last) if match.form.value in _SEES_TENSE else 0

    def _year_ahead(self, index: int, limit: int) -> int:
        """The year at the end of a list of days or months that begins before `index`."""
        months, lower = words().classes["MONTH"], self.prose.lower
        named = False
        for here in range(index, min(limit, index + _LONGEST_LIST)):
            word = lower[here]
            if named and len(word) == 4 and word.isdecimal():
                return int(word)
            if word in months:
                named = True
            elif word not in (",", "and", "or", "to", "-", "–", "through") and not (word.isdecimal() and len(word) < 3):
                return 0
        return 0

    def _goes_on(self, index: int) -> bool:
        """Whether a year and then a comma or `and` stand before this token."""
        if self.told is None or not self.told.edtf[-4:].isdigit():
            return False
        between = self.prose.lower[self.told_last : index]
        return 1 <= len(between) <= 2 and set(between) <= {",", "and", "or", "/"}

    def _finding(self, match: Match, edtf: str, sentence: Stretch) -> DateFound:
        tokens = self.prose.tokens
        return DateFound(
            start=tokens[match.first].start,
            end=tokens[match.last - 1].end,
            edtf=edtf,
            basis=self._basis(match, sentence),
            rule=match.form.rule,
            sure=match.form.sure,
        )

    def _basis(self, match: Match, sentence: Stretch) -> str:
        if match.form.value in _AGAINST_TOLD:
            return f"against {self.told.edtf}, told before" if self.told else self._against_publication()
        told = match.get("YEAR") or self._year_of_list(match, sentence)
        absolute = told or match.form.rule in ("numeric-day", "century", "named-day", "decade")
        return "" if absolute else self._against_publication()

    def _against_publication(self) -> str:
        return f"published {self.published}"
