"""The files of search: the names always, the full text where it is wanted and can be made."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.model import urls
from generator.render.search.full_text import Before, NoFullText, full_text
from generator.render.search.names import names_script
from generator.render.search.records import records
from generator.render.views.cards import Cards


class Search(Struct, frozen=True):
    """The files by their paths, and why there is no full text where there should be one."""

    names: bytes
    texts: Mapping[str, bytes]
    lacking: str = ""

    @property
    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file, with its path from the root of the site."""
        yield urls.SEARCH_NAMES, self.names
        yield from self.texts.items()


def find(cards: Cards, before: Before) -> Search:
    """What a reader needs to search the site; `before` gives the files of the site as it stands."""
    settings = cards.dossier.settings
    texts: Mapping[str, bytes] = {}
    lacking = ""
    if settings.full_text and cards.dossier.things:
        try:
            texts = full_text(records(cards), settings.language, before)
        except NoFullText as error:
            lacking = str(error)
    return Search(names_script(cards, bool(texts)), texts, lacking)
