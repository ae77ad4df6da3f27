"""What a new file is made of: the keys that the reference documents and the reader asks for."""

import pytest

from generator.author.forms import FORMS
from generator.author.new import page_text
from generator.model.source import KINDS, Source
from generator.read.page import read_page
from tests.author.reference import HEADINGS, keys


@pytest.mark.parametrize("kind", HEADINGS)
def test_a_form_has_the_keys_of_the_reference_in_its_order(kind):
    assert [key.name for key in FORMS[kind]] == keys(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_requires_what_the_reader_requires(kind):
    problems = read_page(Source("new.md", kind, "new", "---\n---\n")).problems
    required = [f"`{key.name}` is missing" for key in FORMS[kind] if key.need == "required"]
    assert [problem.message for problem in problems] == required


@pytest.mark.parametrize("kind", KINDS)
def test_the_reader_knows_every_key_of_a_form_and_finds_the_required_ones_empty(kind):
    problems = read_page(Source("new.md", kind, "new", page_text(kind, {}))).problems
    required = sorted(f"`{key.name}` is empty" for key in FORMS[kind] if key.need == "required")
    assert sorted(problem.message for problem in problems) == required


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_asked_for_has_a_question(kind):
    assert [key.name for key in FORMS[kind] if key.need != "left" and not key.question] == []
