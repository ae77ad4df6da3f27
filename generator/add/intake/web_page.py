"""Web pages: the article that stands in one, what the page says of it, and what was left out.

Trafilatura finds the article. Nothing of the page is run, and nothing that it names is fetched.
"""

from collections.abc import Iterator
from itertools import islice

from generator.add.intake.encodings import Decoded, declared_in, decode
from generator.add.intake.extract import Extract
from generator.add.intake.limits import ELEMENTS, WORDS
from generator.add.intake.lines import lines_of
from generator.add.intake.not_taken import NotTaken
from generator.add.intake.page_metadata import Said, Tree, day_in, said_by

_BLOCKS = frozenset("p li dt dd h1 h2 h3 h4 h5 h6 td th figcaption blockquote pre div section nav aside button".split())
_UNSEEN = frozenset(("script", "style", "noscript", "template", "head", "svg", "iframe"))
_LEFT_OUT = 300
"""Lines that are listed as left out, at most; a page of links has thousands."""

_LOOKED_AT = 1_000
"""Lines of the page that are looked for within the lines of the article, at most."""

_SHOWN = 200
"""Characters of each."""


def read_web_page(data: bytes, address: str = "", declared: str = "") -> Extract:
    """The article of a page; raises NotTaken where there is none.

    `address` is where it was captured and `declared` the encoding in the header of the answer, where they are known.
    """
    decoded = decode(data, declared or declared_in(data))
    tree = _tree(decoded)
    _check(tree)
    said = said_by(tree)
    text, title, author, day = _article(tree)
    lines = tuple(filter(None, (" ".join(line.split()) for line in text.splitlines())))
    if not any(line.is_prose for line in lines_of(text)):
        raise NotTaken("is a web page in which no article can be found; save its words as text")
    date, basis, note = _date(said, said.url or address, day)
    return Extract(
        text="\n\n".join(lines) + "\n",
        encoding=decoded.encoding,
        title=said.title or title,
        publisher=said.publisher,
        author=said.author or author,
        date=date,
        date_basis=basis,
        date_note=note,
        url=said.url or address,
        language=said.language,
        left_out=tuple(_left_out(tree, lines)),
    )


def _tree(decoded: Decoded) -> Tree:
    from trafilatura import load_html  # noqa: PLC0415  # slow to import, and only web pages need it

    tree = load_html(decoded.text.lstrip("\ufeff"))
    if tree is None:
        raise NotTaken("could not be read as HTML")
    return tree


def _check(tree: Tree) -> None:
    """Refuses a page that is larger than any article: finding one in it would take minutes."""
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    if len(elements) > ELEMENTS:
        raise NotTaken(f"is a web page of more than {ELEMENTS:,} elements; save its words as text")
    words = sum(len(element.text or "") for element in elements if element.tag not in _UNSEEN)
    words += sum(len(element.tail or "") for element in elements)
    if words > WORDS:
        raise NotTaken(f"is a web page of more than {WORDS:,} characters; save its words as text")


def _article(tree: Tree) -> tuple[str, str, tuple[str, ...], str]:
    """Text, title, authors and date as trafilatura finds them; comments of readers are no part of an article."""
    from trafilatura import bare_extraction  # noqa: PLC0415

    found = bare_extraction(
        tree,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict):
        return "", "", (), ""
    author = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return found.text or "", found.title or "", author, found.date or ""


def _date(said: Said, address: str, found: str) -> tuple[str, str, str]:
    """A date, its basis, and the note on it."""
    if said.date:
        return said.date, "stated", f"The page says so in {said.date_from}."
    if day := day_in(address):
        return day, "inferred", "The address of the page has this day."
    if found:
        return found, "inferred", "The page shows this day, and does not say that it is the day of publication."
    return "", "", ""


def _left_out(tree: Tree, lines: tuple[str, ...]) -> Iterator[str]:
    """The lines of the page that are not in the article, each once, as far as it takes little time to see."""
    kept, wholes = _without_space("".join(lines)), {_without_space(line) for line in lines}
    others = (line for line in dict.fromkeys(_visible(tree)) if _without_space(line) not in wholes)
    left = (line for line in islice(others, _LOOKED_AT) if _without_space(line) not in kept)
    return (line[:_SHOWN] for line in islice(left, _LEFT_OUT))


def _without_space(line: str) -> str:
    return "".join(line.split())


def _visible(tree: Tree) -> Iterator[str]:
    """The words of each block that holds no other block."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag not in _BLOCKS or _is_unseen(element):
            continue
        if not any(isinstance(child.tag, str) and child.tag in _BLOCKS for child in element.iterdescendants()):
            words = " ".join("".join(_words(element)).split())
            if words:
                yield words


def _words(element: Tree) -> Iterator[str]:
    for child in element.iter():
        if isinstance(child.tag, str) and child.tag not in _UNSEEN:
            yield child.text or ""
        if child is not element:
            yield child.tail or ""


def _is_unseen(element: Tree) -> bool:
    return any(parent.tag in _UNSEEN for parent in element.iterancestors())
