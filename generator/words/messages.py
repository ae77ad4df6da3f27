"""Messages, numbers and days in one language."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property, lru_cache
from gettext import NullTranslations

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_month_names
from babel.numbers import format_decimal

_MOST = 4096
"""Values of each kind that are remembered: the same dates and numbers stand on many pages."""

_ENGLISH = "en_GB"
"""`en` alone writes dates as 14 May 2019; `en-US` writes May 14, 2019."""


class Messages:
    """What the interface says in `language`, a tag such as `en` or `pt-BR`.

    Messages come from `translations`, the forms of dates and numbers from the Unicode CLDR by way of Babel. A language
    that Babel does not know gets those of English.
    """

    def __init__(self, language: str = "en", translations: NullTranslations | None = None) -> None:
        self.language = language
        self.translations = translations or NullTranslations()
        self.number = lru_cache(_MOST)(self._number)

    @cached_property
    def locale(self) -> Locale:
        """The conventions of the language."""
        try:
            return Locale.parse(_ENGLISH if self.language == "en" else self.language.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            return Locale.parse(_ENGLISH)

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, as the `dir` of HTML has it."""
        return self.locale.text_direction

    def language_name(self, tag: str) -> str:
        """`English` for `en`; the tag itself where nobody has a name for it."""
        try:
            return Locale.parse(tag.replace("-", "_")).get_display_name(self.locale) or tag
        except (UnknownLocaleError, ValueError):
            return tag

    def gettext(self, message: str, **values: object) -> str:
        """A message with its `%(name)s` filled in; the sign `%` is written `%%`, as it is in templates."""
        return _filled(self.translations.gettext(message), values)

    def ngettext(self, one: str, many: str, num: int, **values: object) -> str:
        """The form of a message that `num` asks for; `%(num)s` stands in it for the number itself."""
        return self.translations.ngettext(one, many, num) % {"num": self.number(num), **values}

    def _number(self, number: float) -> str:
        """`12,345`: a number as it is grouped and written there."""
        return format_decimal(number, locale=self.locale)

    def day(self, day: date) -> str:
        """`14 May 2019`."""
        return format_date(day, "long", locale=self.locale)

    def month(self, year: int, month: int) -> str:
        """`May 2019`."""
        return format_skeleton("yMMMM", date(year, month, 1), locale=self.locale)

    def year(self, year: int) -> str:
        """`2019`."""
        return format_skeleton("y", date(year, 1, 1), locale=self.locale) if year else str(year)

    def month_names(self, short: bool = False) -> tuple[str, ...]:
        """The twelve months as they stand alone: `January`, in short `Jan`."""
        names = get_month_names("abbreviated" if short else "wide", context="stand-alone", locale=self.locale)
        return tuple(names[month] for month in range(1, 13))


def _filled(said: str, values: Mapping[str, object]) -> str:
    """A message for which there is nothing yet stays as it is, to be filled in later."""
    return said % values if values or "%(" not in said else said
