"""What is read from the lines of a text: title, author, publisher, date, and what is set aside."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.add.intake.not_taken import NotTaken
from generator.add.intake.take import Stated, take
from tests.cases import cases

WORDS = st.sampled_from(
    ("Share", "Advertisement", "date 2021-03-04", "By Ida Vance", "The ferry ran again.", "Coast news", ".", "\r\n",
     "\n", "\n\n", " ", "\t", "© 2021 Harn Gazette", "told CNN", "Photo:", "4 March 2021", "HARN, March 4 (AP) —",
     "\ufeff", "é")
)  # fmt: skip
TEXTS = st.lists(WORDS | st.text(st.characters(codec="utf-8"), max_size=20), min_size=1, max_size=30).map("".join)


@cases(Path(__file__).parent / "cases/texts.md")
def test_what_is_read_from_the_lines(case):
    (taken,) = take("a.txt", case.inputs[""].encode())
    assert "\n".join(_said(taken)) == case.gives


@given(TEXTS)
def test_every_span_stands_in_the_text_as_received_and_none_in_another(text):
    data = text.encode()
    try:
        (taken,) = take("a.txt", data)
    except NotTaken:
        return
    assert taken.article.text.encode() == data
    end = 0
    for span in taken.article.boilerplate:
        assert end <= span.start < span.end <= len(text)
        end = span.end


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_line_ends_and_letters_stay_as_they_are(encoding):
    text = "“Café,” she said – twice.\r\n\r\nZoë’s word.\rEnd.\n"
    (taken,) = take("a.txt", text.encode(encoding))
    assert taken.article.text.removeprefix("\ufeff") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Москва заявила об этом во вторник. " * 3, "cp1251"),  # noqa: RUF001
        ("Wałęsa mówił w Gdańsku o stoczni. " * 3, "cp1250"),
    ],
)
def test_an_encoding_that_is_only_found_by_its_letters_is_said(text, encoding):
    (taken,) = take("a.txt", text.encode(encoding))
    assert taken.article.text == text
    assert taken.notes == (f"The encoding {encoding} was found by the letters alone.",)


def test_what_the_maintainer_states_counts_before_what_the_text_says():
    text = b"Ferry resumes\nPublished: 4 March 2021\n\nThe ferry ran again.\n"
    stated = Stated(title="Ferry", date="2021-03-05", publisher="Gazette", url="https://gazette.example/1")
    (taken,) = take("a.txt", text, stated)
    article = taken.article
    assert (article.title, article.date, article.date_basis) == ("Ferry", "2021-03-05", "inferred")
    assert (article.publisher, article.url) == ("Gazette", "https://gazette.example/1")
    assert taken.notes == ("`--date` says 2021-03-05. The text says “Published: 4 March 2021”.",)


def _said(taken):
    article = taken.article
    if article.title:
        yield f"title: {article.title}"
    if article.author:
        yield f"author: {', '.join(article.author)}"
    if article.publisher:
        yield f"publisher: {article.publisher}"
    if taken.publisher_note:
        yield f"note: {taken.publisher_note}"
    if article.date:
        yield f"date: {article.date} {article.date_basis}"
        yield f"why: {article.date_note}"
    for span in article.boilerplate:
        yield f"aside: {article.text[span.start : span.end]}"
