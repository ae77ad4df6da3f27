"""A small dossier from texts by path."""

from generator.link.dossier import link_pages
from generator.model.settings import Settings
from generator.model.source import FOLDERS, Source
from generator.read.page import read_page

SETTINGS = Settings(title="Harbour", measures=(("deaths", "people killed"), ("guests", "guests")))
DOCUMENT = "---\ntitle: Here\ndate: {date}\ndate_basis: stated\n---\n{text}"


def read(texts):
    """The readings of all files, in the order of their paths."""
    return tuple(read_page(_source(path, text)) for path, text in sorted(texts.items()))


def link(texts):
    """The dossier and all problems of reading and linking."""
    readings = read(texts)
    linked = link_pages(readings, SETTINGS)
    return linked.dossier, (*(problem for reading in readings for problem in reading.problems), *linked.problems)


def here(text, date="2015-12-15"):
    """A document with this text, as a file."""
    return {"documents/doc-here.md": DOCUMENT.format(date=date, text=text)}


def _source(path, text):
    folder, _, name = path.partition("/")
    return Source(path, FOLDERS[folder], name.removesuffix(".md"), text)
