"""Citations: a document, or one passage of it, in words and for reference managers.

    plain    one line of words
    csl      CSL-JSON, https://github.com/citation-style-language/schema (csl-data.json)
    ris      RIS, lines end in CR LF, https://en.wikipedia.org/wiki/RIS_(file_format)
    bibtex   BibTeX; `date` is for biblatex, `year` and `month` for the older styles

| what is known        | CSL               | RIS  | BibTeX   |
|----------------------|-------------------|------|----------|
| a publisher          | article-newspaper | NEWS | @article |
| no publisher, an URL | webpage           | ELEC | @misc    |
| neither              | document          | GEN  | @misc    |

What is unknown is left out. Names of authors are kept whole: which part is the family name is not known here.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal

import msgspec
from msgspec import Struct

from generator.model import urls
from generator.model.dossier import Dossier
from generator.model.page import Document, Passage
from generator.model.value import Date
from generator.words.words import ENGLISH, Words

Format = Literal["plain", "csl", "ris", "bibtex"]
File = tuple[str, bytes]

SUFFIXES: Mapping[Format, str] = {"csl": ".csl.json", "ris": ".ris", "bibtex": ".bib"}
"""How the files are called that stand beside the page of a document."""


class Cited(Struct, frozen=True, kw_only=True):
    """What is cited: a document or, where `passage` and `place` (`paragraph 5`) are not empty, a passage of it.

    `site` is the title of the dossier, `address` where the dossier has it; empty where it is not published yet.
    """

    document: Document
    site: str
    words: Words = ENGLISH
    address: str = ""
    passage: str = ""
    place: str = ""


def cited(dossier: Dossier, document: Document, passage: Passage | None = None) -> Cited:
    """A document of a dossier, or a passage of it."""
    id = passage.id if passage else ""
    return Cited(
        document=document,
        site=dossier.settings.title,
        address=urls.absolute(dossier.settings.base_url, urls.passage(document.id, id)),
        passage=id,
        place=passage.place if passage else "",
    )


def files(dossier: Dossier) -> Iterator[File]:
    """The files of every document: where each stands on the site, and its bytes."""
    for document in dossier.documents.values():
        for style, suffix in SUFFIXES.items():
            yield urls.beside(document.id, suffix), FORMATS[style](cited(dossier, document)).encode()


def plain(cited: Cited) -> str:
    """Author, title, publisher, date, address, and of a passage the paragraph and where the dossier has it.

    A date that is inferred stands in square brackets, as what an editor supplies does.
    """
    document = cited.document
    title = f"‘{document.title}’" if "‘" not in document.title else document.title
    day = cited.words.date(document.date.date)
    day = f"[{day}]" if document.date.basis == "inferred" else day
    parts = [", ".join(document.author), title, document.publisher, day, document.url]
    if cited.passage:
        parts += [cited.place, cited.words.gettext("as given in %(site)s", site=cited.site), cited.address]
    return ", ".join(part for part in parts if part) + "."


def _note(cited: Cited) -> str:
    """What the formats have no field for: where a passage stands, and what the editors supplied."""
    where = f"as given in {cited.site}, {cited.address}" if cited.address else f"as given in {cited.site}"
    place = f"{cited.place} of the text as received, {where}" if cited.passage else ""
    document = cited.document
    inferred = "The date is inferred." if document.date.basis == "inferred" else ""
    publisher = document.publisher_note if document.publisher else ""
    return "; ".join(filter(None, (place, document.title_note, publisher, inferred)))


# --- CSL-JSON --------------------------------------------------------------------------------------------


def csl(cited: Cited) -> str:
    """A list of one item."""
    document = cited.document
    item = {
        "id": f"{document.id}#{cited.passage}" if cited.passage else document.id,
        "type": "article-newspaper" if document.publisher else "webpage" if document.url else "document",
        "title": document.title,
        "title-short": document.short_title,
        "author": [{"literal": author} for author in document.author],
        "container-title": document.publisher,
        "issued": _csl_date(document.date.date),
        "URL": document.url,
        "language": document.language,
        "note": _note(cited),
    }
    known = {key: value for key, value in item.items() if value}
    return f"{msgspec.json.format(msgspec.json.encode([known])).decode()}\n"


_DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?"
_DAYS = re.compile(rf"({_DAY})(?:/({_DAY}))?")
_SEASON = re.compile(r"(\d{4})-2([1-4])")


def _csl_date(date: Date) -> dict[str, Any]:
    """Parts of the date where it has any, else its words; CSL has one word, circa, for all that is not certain."""
    written = re.sub("[~?%]", "", date.edtf)
    doubt = {"circa": True} if date.approximate or date.uncertain else {}
    if found := _DAYS.fullmatch(written):
        parts = [[int(part) for part in day.split("-")] for day in found.groups() if day]
        return {"date-parts": parts, **doubt}
    if found := _SEASON.fullmatch(written):
        return {"date-parts": [[int(found[1])]], "season": int(found[2]), **doubt}
    return {"literal": ENGLISH.date(date)}


# --- RIS -------------------------------------------------------------------------------------------------


def ris(cited: Cited) -> str:
    """One record."""
    document = cited.document
    lines = (
        ("TY", "NEWS" if document.publisher else "ELEC" if document.url else "GEN"),
        ("ID", f"{document.id}#{cited.passage}" if cited.passage else document.id),
        *(("AU", author) for author in document.author),
        ("TI", document.title),
        ("ST", document.short_title),
        ("T2", document.publisher),
        ("PY", _year(document.date.date)),
        ("DA", _ris_date(document.date.date)),
        ("UR", document.url),
        ("LA", document.language),
        ("N1", _note(cited)),
    )
    known = [f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in lines if value]
    return f"{''.join(known)}ER  - \r\n"


def _ris_date(date: Date) -> str:
    """`2015/12/18/`; what is no plain date stands in words behind the last stroke."""
    found = _DAYS.fullmatch(date.edtf)
    if found and not found[2]:
        year, month, day = (*date.edtf.split("-"), "", "")[:3]
        return f"{year}/{month}/{day}/"
    return f"{_year(date)}///{ENGLISH.date(date)}"


def _year(date: Date) -> str:
    return "" if date.year in ("0000", "9999") else date.year


# --- BibTeX ----------------------------------------------------------------------------------------------


def bibtex(cited: Cited) -> str:
    """One entry. A title keeps its capitals, and each author is one name: both stand in braces of their own."""
    document = cited.document
    date = document.date.date
    plain_date = _DAYS.fullmatch(date.edtf)
    fields = (
        ("author", " and ".join(f"{{{_tex(author)}}}" for author in document.author)),
        ("title", f"{{{_tex(document.title)}}}"),
        ("shorttitle", f"{{{_tex(document.short_title)}}}" if document.short_title else ""),
        ("journal", _tex(document.publisher)),
        ("date", date.edtf),
        ("year", _year(date)),
        ("month", date.edtf[5:7].lstrip("0") if plain_date and not plain_date[2] else ""),
        ("url", document.url.replace("{", "%7B").replace("}", "%7D")),
        ("langid", document.language),
        ("note", _tex(_note(cited))),
    )
    kind = "article" if document.publisher else "misc"
    key = f"{document.id}:{cited.passage}" if cited.passage else document.id
    return f"@{kind}{{{key},\n{_fields(fields)}}}\n"


def _fields(fields: Iterable[tuple[str, str]]) -> str:
    return "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)


_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        **{character: f"\\{character}" for character in "{}$&#_%"},
    }
)


def _tex(text: str) -> str:
    return text.translate(_TEX)


FORMATS: Mapping[Format, Callable[[Cited], str]] = {"plain": plain, "csl": csl, "ris": ris, "bibtex": bibtex}
