"""The words of one language: all that the interface says."""

from collections.abc import Iterable
from functools import lru_cache
from gettext import NullTranslations
from pathlib import Path

from generator.model.value import Date
from generator.words.catalogue import find_translations
from generator.words.dates import date_words
from generator.words.messages import Messages
from generator.words.nouns import NOUNS

_MOST = 4096
"""Values that are remembered: the same dates stand on many pages."""


class Words(Messages):
    """Messages, counted things, numbers and dates in one language."""

    def __init__(self, language: str = "en", translations: NullTranslations | None = None) -> None:
        super().__init__(language, translations)
        self._dates = lru_cache(_MOST)(date_words)

    def date(self, date: Date) -> str:
        """`about June 2014`: a date with what is known of it."""
        return self._dates(date.edtf, self)

    def count(self, number: int, noun: str) -> str:
        """`1 document`, `5 documents`: a noun of `words/nouns.py` with its number."""
        return self.ngettext(*NOUNS[noun], number)


ENGLISH = Words()
"""The words of the command line, whose messages are English, and of what is exported."""


def find_words(language: str, folders: Iterable[Path]) -> Words:
    """The words of a language from the catalogues in these folders of templates; raises BrokenCatalogue."""
    return Words(language, find_translations(language, folders))
