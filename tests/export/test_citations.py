"""Citations: each format says what is known, in its own way, and nothing else."""

import json

import pytest

from generator.export.citations import FORMATS, Cited
from generator.model.page import Body, Document
from generator.model.value import Dated
from generator.read.dates import parse_date

CSL = frozenset((
    "id type title title-short author container-title issued URL language note"
).split())  # fmt: skip
"""Names of fields of csl-data.json, https://github.com/citation-style-language/schema, that are used here."""

CSL_DATE = frozenset(("date-parts", "season", "circa", "literal"))


def document(date="2015-12-18", **fields):
    dated = Dated(parse_date(date), "stated")
    return Document(id="doc-1", path="doc-1.md", title=fields.pop("title", "A day"), body=Body(), date=dated, **fields)


def cite(style, *, passage="", place="", address="", **fields):
    cited = Cited(document=document(**fields), site="The harbour", address=address, passage=passage, place=place)
    return FORMATS[style](cited)


FULL = {
    "title": "A day at 5% & more",
    "short_title": "A day",
    "author": ("Dora Quill", "The {Staff}"),
    "publisher": "Gazette & Son",
    "url": "https://gazette.example/a_day?x=1&y={2}",
    "language": "en",
}
PASSAGE = {"passage": "p3", "place": "paragraph 4", "address": "https://h.example/documents/doc-1.html#p3"}


def csl(**fields):
    (item,) = json.loads(cite("csl", **fields))
    return item


def test_in_words():
    assert cite("plain", **FULL) == (
        "Dora Quill, The {Staff}, ‘A day at 5% & more’, Gazette & Son, 18 December 2015, "
        "https://gazette.example/a_day?x=1&y={2}."
    )


def test_a_passage_in_words():
    assert cite("plain", **PASSAGE) == (
        "‘A day’, 18 December 2015, paragraph 4, as given in The harbour, https://h.example/documents/doc-1.html#p3."
    )


def test_csl_has_every_field_that_is_known():
    assert csl(**FULL) == {
        "id": "doc-1",
        "type": "article-newspaper",
        "title": "A day at 5% & more",
        "title-short": "A day",
        "author": [{"literal": "Dora Quill"}, {"literal": "The {Staff}"}],
        "container-title": "Gazette & Son",
        "issued": {"date-parts": [[2015, 12, 18]]},
        "URL": "https://gazette.example/a_day?x=1&y={2}",
        "language": "en",
    }


def test_csl_has_no_field_that_is_not_in_its_schema():
    item = csl(**FULL, **PASSAGE)
    assert item.keys() <= CSL
    assert item["issued"].keys() <= CSL_DATE


def test_what_is_unknown_stays_out():
    assert csl().keys() == {"id", "type", "title", "issued"}
    assert cite("bibtex") == (
        "@misc{doc-1,\n  title = {{A day}},\n  date = {2015-12-18},\n  year = {2015},\n  month = {12},\n}\n"
    )
    assert cite("ris") == "TY  - GEN\r\nID  - doc-1\r\nTI  - A day\r\nPY  - 2015\r\nDA  - 2015/12/18/\r\nER  - \r\n"


@pytest.mark.parametrize(
    ("fields", "types"),
    [
        ({"publisher": "CNN"}, ("article-newspaper", "NEWS", "@article")),
        ({"url": "https://a.example"}, ("webpage", "ELEC", "@misc")),
        ({}, ("document", "GEN", "@misc")),
    ],
)
def test_types(fields, types):
    assert csl(**fields)["type"] == types[0]
    assert cite("ris", **fields).startswith(f"TY  - {types[1]}\r\n")
    assert cite("bibtex", **fields).startswith(f"{types[2]}{{doc-1,")


def test_a_passage_has_an_id_of_its_own_and_a_note_that_says_where_it_stands():
    note = "paragraph 4 of the text as received, as given in The harbour, https://h.example/documents/doc-1.html#p3"
    assert (csl(**PASSAGE)["id"], csl(**PASSAGE)["note"]) == ("doc-1#p3", note)
    assert f"N1  - {note}\r\n" in cite("ris", **PASSAGE)
    assert cite("bibtex", **PASSAGE).startswith("@misc{doc-1:p3,")
    assert r"html\#p3}," in cite("bibtex", **PASSAGE)


@pytest.mark.parametrize(
    ("edtf", "issued", "ris"),
    [
        ("2015", {"date-parts": [[2015]]}, "2015///"),
        ("2015-12", {"date-parts": [[2015, 12]]}, "2015/12//"),
        ("2015-12~", {"date-parts": [[2015, 12]], "circa": True}, "2015///about December 2015"),
        ("2015-12-18?", {"date-parts": [[2015, 12, 18]], "circa": True}, "2015///perhaps 18 December 2015"),
        ("2011-22", {"date-parts": [[2011]], "season": 2}, "2011///summer 2011"),
        ("2016-07-14/2016-07-15", {"date-parts": [[2016, 7, 14], [2016, 7, 15]]}, "2016///14–15 July 2016"),
        ("201X", {"literal": "the 2010s"}, "2010///the 2010s"),
    ],
)
def test_dates(edtf, issued, ris):
    assert csl(date=edtf)["issued"] == issued
    assert f"DA  - {ris}\r\n" in cite("ris", date=edtf)
    assert f"date = {{{edtf}}}" in cite("bibtex", date=edtf)


def test_what_means_something_to_tex_is_escaped():
    text = cite("bibtex", title=r"5% & $1 #2 a_b {c} ~d ^e \f")
    assert r"title = {{5\% \& \$1 \#2 a\_b \{c\} \textasciitilde{}d \textasciicircum{}e \textbackslash{}f}}," in text


def test_an_address_keeps_its_signs_in_bibtex_but_no_braces():
    assert "url = {https://gazette.example/a_day?x=1&y=%7B2%7D}," in cite("bibtex", **FULL)


def test_each_author_is_one_name_in_bibtex():
    assert r"author = {{Dora Quill} and {The \{Staff\}}}," in cite("bibtex", **FULL)


def test_every_line_of_ris_ends_as_the_format_wants_and_holds_one_field():
    lines = cite("ris", **(FULL | {"title": "A\r\nER  - "})).split("\r\n")
    assert lines[-2:] == ["ER  - ", ""]
    assert [line for line in lines[:-1] if line[2:6] != "  - "] == []
    assert sum(line.startswith("ER") for line in lines) == 1
