"""What holds of reading whatever is written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.pieces import Text
from generator.model.source import KINDS, Source
from generator.read.faults import Faults
from generator.read.frontmatter import split_front_matter
from generator.read.limits import NESTING
from generator.read.markdown import read_body
from generator.read.page import read_page
from generator.read.settings import read_settings
from tests.read.fragments import MARKDOWN, YAML

QUICK = settings(deadline=None, max_examples=100)
HEAD = "---\ntitle: T\ndate: 2012\ndate_basis: stated\n---\n"

MARKED = (
    ("", "ada", ""),
    ("", "[ada bert]", ""),
    ("*", "ada", "*"),
    ("**", "bert", "**"),
    ("`", "ada", "`"),
    ("", "\\", "*"),
    ("", "&", "amp;"),
    ("[", "ada", "]{actor=none}"),
    ("[", "bert", ']{#p1 para=1 by=unnamed as="ada bert"}'),
    ("[", "bert", "](https://ada.example)"),
    ("[[ada]]", "ada", ""),
    ("[@ada#p1]", "ada", ""),
)
"""What stands before words, the words, and what stands after them; of `\\*` and `&amp;` the first character counts."""


@given(st.sampled_from(KINDS), MARKDOWN.map(HEAD.__add__) | YAML.map("---\n{}\n---\n".format))
@settings(QUICK, max_examples=200)
def test_every_file_can_be_read_and_every_fault_lies_in_it(kind, text):
    assert_in_file(read_page(Source("x.md", kind, "x", text)).problems, text)


@given(st.text(max_size=300))
@QUICK
def test_every_text_can_be_read_as_a_file(text):
    assert_in_file(read_page(Source("x.md", "document", "x", text)).problems, text)


@given(YAML)
@QUICK
def test_every_text_can_be_read_as_front_matter(text):
    faults = Faults("x.md")
    text = f"---\n{text}\n---\n"
    front = split_front_matter(text, faults)
    assert front is not None or faults.found()
    assert_in_file(faults.found(), text)


@given(
    st.text(max_size=200) | st.lists(st.sampled_from(["title", " = ", '"x"', "\n", "[", "]", "3", "."])).map("".join)
)
@QUICK
def test_every_text_can_be_read_as_settings(text):
    faults = Faults("dossier.toml")
    settings_ = read_settings(text, faults)
    assert settings_ or faults.found()


@given(MARKDOWN)
@QUICK
def test_passages_and_references_stand_where_they_say(text):
    for passage in read_body(text, 0, Faults("x.md")).passages:
        assert text[passage.start] == "["
        assert text[passage.end - 1] == "}"
        for reference in (*passage.by, *passage.about, *passage.events):
            assert text[reference.start : reference.end] == reference.target


@given(st.lists(st.sampled_from(MARKED), min_size=1, max_size=8), st.sampled_from(["", "> ", "- ", "| a |\n|---|\n| "]))
@QUICK
def test_words_stand_where_they_say(marked, before):
    assert_places(marked, before)


@pytest.mark.parametrize("depth", [1, NESTING - 2, NESTING, NESTING + 1, 4 * NESTING])
@pytest.mark.parametrize(
    ("opening", "closing"),
    [("> ", ""), ("- ", ""), ("*a ", " a*"), ("**", "**"), ("[", "]"), ("[a ", "]{basis=background}"), ("[[", "")],
)
def test_text_that_is_nested_however_deeply_is_shown_or_reported(opening, closing, depth):
    faults = Faults("x.md")
    text = opening * depth + "deep" + closing * depth
    body = read_body(text, 0, faults)
    assert "deep" in str(body.blocks) or faults.found()


def assert_places(marked, before):
    """The places of all that is shown are the places where it was written, and no others."""
    text, written = before, []
    for index, (opening, words, closing) in enumerate(marked):
        gap = " " if index else ""
        text += gap
        written += range(len(text) - len(gap), len(text))
        text += opening
        written += range(len(text), len(text) + len(words))
        text += words + closing
    body = read_body(text, 0, Faults("x.md"))
    pieces = [piece for block in body.blocks for piece in block.pieces if isinstance(piece, Text)]
    shown = [place for piece in pieces for place in range(piece.start, piece.start + len(piece.text))]
    assert [place for place in shown if place >= len(before)] == written, text


def assert_in_file(problems, text):
    for problem in problems:
        assert 0 <= problem.start <= problem.end, problem
        assert problem.start <= len(text), problem
