"""Every word of the interface comes from the catalogue: with another one, no English word is left on any page."""

import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from selectolax.lexbor import LexborHTMLParser

from generator.render.shipped import default_templates
from tests.conftest import Dossier

ROOT = Path(__file__).parents[2]
LIST = default_templates() / "words/messages.pot"
FILLED = re.compile(r"%\(\w+\)s|⟦\w+⟧")
WORD = re.compile(r"[A-Za-z]{3,}")
SPOKEN = ("aria-label", "aria-valuetext", "title", "alt", "placeholder")
# Names of formats and commands are the same in every language, and so are addresses and digests.
NAMES = {"bibtex", "csl", "json", "ris", "plover", "sha", "pagerank", "louvain", "wikidata"}
KEPT = "code, pre, .digest, .cite-as, .on-paper, script, style, kbd"


def veiled(text: str) -> str:
    """A message in letters that are not Latin; what is filled in stays."""
    return "".join(
        part if FILLED.fullmatch(part) else re.sub("[A-Za-z]", "ж", part)
        for part in re.split(f"({FILLED.pattern})", text)
    )


def veiled_catalogue() -> bytes:
    """A catalogue for a language whose months are not written in Latin letters either."""
    made = Catalog(locale="ru", header_comment="")
    for message in read_po(BytesIO(LIST.read_bytes())):
        if isinstance(message.id, tuple):
            one, many = map(veiled, message.id)
            made.add(message.id, (one, many, many), context=message.context)
        elif message.id:
            made.add(message.id, veiled(message.id), context=message.context)
    written = BytesIO()
    write_po(written, made)
    return written.getvalue()


@pytest.fixture(scope="module")
def veiled_site(tmp_path_factory):
    """The committed dossier with an interface that has no Latin letter, and the words of its content."""
    made = Dossier(tmp_path_factory.mktemp("veiled"))
    shutil.copytree(ROOT / "content", made.content)
    (made.content / "README.md").unlink()
    content = " ".join(path.read_text(encoding="utf-8").casefold() for path in sorted(made.content.rglob("*.*")))
    (made.content / "templates/words").mkdir(parents=True)
    (made.content / "templates/words/ru.po").write_bytes(veiled_catalogue())
    made.edit("content/dossier.toml", 'language = "en"', 'language = "ru"\nfull_text = false')
    return made.built(), set(WORD.findall(content)) | NAMES


def said(page: LexborHTMLParser):
    """What a page shows, and what it has read out."""
    for node in page.css("*"):
        yield from (value for name, value in node.attributes.items() if name in SPOKEN and value)
    for node in page.css(KEPT):
        node.decompose()
    yield from page.body.text(separator="\n").split("\n")


def test_no_english_word_is_left_on_any_page(veiled_site):
    made, known = veiled_site
    left = {
        (word, name)
        for name in made.pages()
        for text in said(made.page(name))
        for word in WORD.findall(text.casefold())
        if word not in known and not re.search(r"https?:|www\.", text)
    }
    assert left == set()


def test_the_list_of_messages_is_that_of_the_templates_and_views():
    """`make words` writes it; here it is made again and compared."""
    from babel.messages.frontend import CommandLineInterface  # noqa: PLC0415  # a command, which only this needs

    listed = ROOT / "templates/words/messages.pot"
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    flags = re.search(r"pybabel -q extract (.*?) -o", makefile, re.DOTALL)[1].replace("\\\n", " ").split()
    fresh = ROOT / ".pytest_cache/messages.pot"
    fresh.parent.mkdir(exist_ok=True)
    CommandLineInterface().run(["pybabel", "-q", "extract", *flags, "-o", str(fresh), str(ROOT)])
    assert fresh.read_text(encoding="utf-8") == listed.read_text(encoding="utf-8")
