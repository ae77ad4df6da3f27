"""Faults of the reader that are known and not yet mended: each test says what should be."""

import pytest

from generator.model.pieces import Text
from generator.model.source import Source
from generator.read.faults import Faults
from generator.read.markdown import read_body
from generator.read.page import read_page
from generator.read.settings import read_settings
from tests.read.test_laws import assert_places

HEADS = {"document": "title: T\ndate: 2012\ndate_basis: stated\n", "actor": "name: A\nkind: person\n", "page": ""}


@pytest.mark.parametrize("inside", ["[a]{#p1 para=1}", "[[ada]]", "[@doc-1]"])
def test_an_annotation_in_a_link_is_reported(inside):
    assert rules_of(f"[see {inside}](https://acme.example)") == {"annotation-in-text"}


@pytest.mark.parametrize(
    ("written", "quote"),
    [("a [[ada|Ada]] b", "a Ada b"), ("a `x` b", "a x b"), ("a  \nb", "a b")],
    ids=["a wikilink", "code", "a hard break"],
)
def test_a_quotation_keeps_every_word(written, quote):
    (passage,) = read_body(f"[“{written}”]{{#p1 para=1}}", 0, Faults("x.md")).passages
    assert passage.quotes[0].text == quote


def test_a_quotation_in_entities_has_its_place():
    text = "[&quot;Ada&quot;]{#p1 para=1}"
    (quote,) = read_body(text, 0, Faults("x.md")).passages[0].quotes
    assert text[quote.start :].startswith("Ada")


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("page", "title: [[Ada]]"),
        ("actor", "part_of: [[acme]]"),
        ("actor", "aliases: [[Ada]]"),
        ("actor", "offices: [{title: M, of: acme, evidence: [[doc-1#p5]]}]"),
        ("document", "publisher: #1 News"),
        ("document", "author: [@ada]"),
        ("document", "author: [#1]"),
        ("document", 'author: ["Ada" B]'),
    ],
)
def test_a_value_that_needs_quotes_gets_a_hint(kind, line):
    problems = read_page(Source("x.md", kind, "x", f"---\n{HEADS[kind]}{line}\n---\n")).problems
    assert any("quotes" in problem.hint or "[[ ]]" in problem.hint for problem in problems)


def test_an_empty_title_is_reported():
    assert read_page(Source("x.md", "page", "x", '---\ntitle: ""\n---\n')).problems


def test_a_setting_of_the_wrong_type_has_its_place():
    faults = Faults("dossier.toml")
    text = 'title = "T"\n[excerpts]\nwords = "twelve"\n'
    read_settings(text, faults)
    assert text[faults.found()[0].start :].startswith("words")


def test_measures_that_are_a_list_are_told_to_be_a_table():
    faults = Faults("dossier.toml")
    read_settings('title = "T"\nmeasures = ["deaths"]\n', faults)
    assert "expected `array`" not in faults.found()[0].message


@pytest.mark.parametrize(
    "marked",
    [
        [("[[x|the ada]]", "", ""), ("", "ada", "")],
        [("`", "ada\nbert", "`"), ("", "ada bert", "")],
        [("<", "https://acme.example", ">"), ("", "ada [bert] ada", "")],
        [("[", "bert", '](https://ada.example "an ada")'), ("", "ada", "")],
        [("[", "a", "](https://ada.example '] bert')"), ("", "bert", "")],
    ],
    ids=[
        "after the words of a wikilink",
        "after code over two lines",
        "after a bare address",
        "after the title of a link",
        "after a bracket in it",
    ],
)
def test_words_have_their_place(marked):
    assert_places(marked, "")


def test_words_after_an_escaped_bar_have_their_place():
    text = "| a |\n|---|\n| x\\|ada |"
    body = read_body(text, 0, Faults("x.md"))
    piece = next(piece for piece in body.blocks[0].pieces if isinstance(piece, Text) and "ada" in piece.text)
    assert piece.start + piece.text.index("ada") == text.index("ada")


@pytest.mark.parametrize(
    "words",
    [
        "[a]{{#p1 para={}}}",
        "[a]{{#p1 para=1 actor=a deaths={}}}",
        "[a]{{#p{0} para=1}} [a]{{#p{0} para=1}}",
    ],
)
def test_numbers_may_be_longer_than_python_reads(words):
    read_body(words.format("9" * 5000), 0, Faults("x.md"))


def test_front_matter_may_be_nested_deeply():
    read_page(Source("x.md", "page", "x", f"---\ntitle: {'[' * 2000}{']' * 2000}\n---\n"))


def test_a_fault_after_a_bare_address_lies_in_the_file():
    text = "<https://acme.example> “a b” [@doc-1#p1]"
    faults = Faults("x.md")
    read_body(text, 0, faults)
    assert faults.found()[0].start == text.index("“")


def rules_of(text):
    faults = Faults("x.md")
    read_body(text, 0, faults)
    return {problem.rule for problem in faults.found()}
