"""PDF: paragraphs made whole, pages kept, running heads set aside."""

import pytest

from generator.add.intake.pdf import read_pdf
from tests.add.foreign import encrypted, pdf

HEAD = "Harn Gazette, Vol. 7"
FIRST = [
    HEAD, "", "Ferry resumes after storm", "",
    "The ferry between Harn and Lissen ran again on Thursday, three days after a",
    "storm had broken the pier. It was the third time that the com-",
    "pany had to close it, and a well-known engineer said so.", "",
    "Some 400 passengers had waited in Harn since Monday, the mayor said, and",
    "", "Page 1 of 3",
]  # fmt: skip
SECOND = [
    HEAD, "", "half of them slept in its school, which has rooms enough.", "",
    "The pier was built in 1931 and has been closed four times since, always in the",
    "first days of a March.", "", "Page 2 of 3",
]  # fmt: skip
THIRD = [HEAD, "", "It will be closed again when a well-", "known engineer says so.", "", "Page 3 of 3"]
PARAGRAPHS = [
    "Ferry resumes after storm",
    (
        "The ferry between Harn and Lissen ran again on Thursday, three days after a storm had broken the pier. It was "
        "the third time that the company had to close it, and a well-known engineer said so."
    ),
    (
        "Some 400 passengers had waited in Harn since Monday, the mayor said, and half of them slept in its school, "
        "which has rooms enough."
    ),
    "The pier was built in 1931 and has been closed four times since, always in the first days of a March.",
    "It will be closed again when a well-known engineer says so.",
]


@pytest.fixture(scope="module")
def found():
    return read_pdf(pdf(FIRST, SECOND, THIRD, info={"Author": "Ida Vance", "CreationDate": "D:20210305120000Z"}))


def test_broken_lines_and_words_are_whole_also_across_pages(found):
    aside = [found.text[span.start : span.end] for span in found.aside]
    assert [line for line in found.text.splitlines() if line and line not in aside] == PARAGRAPHS


def test_letters_that_are_joined_in_print_are_plain_ones():
    joined = "The \xaerst of\xaecer left on a \xafoating pier."  # fi and fl, as the standard encoding of fonts has them
    assert read_pdf(pdf([joined])).text.strip() == "The first officer left on a floating pier."


def test_running_heads_and_numbers_of_pages_are_set_aside(found):
    assert [found.text[span.start : span.end] for span in found.aside] == [
        HEAD, "Page 1 of 3", HEAD, "Page 2 of 3", HEAD, "Page 3 of 3",
    ]  # fmt: skip


def test_it_is_kept_where_each_page_begins(found):
    begins = ["Ferry resumes", "half of them ", "It will be cl"]
    assert [found.text[start : start + 13] for start in found.pages] == begins


def test_the_day_on_which_a_file_was_made_is_only_a_reason(found):
    assert (found.date, found.date_basis) == ("2021-03-05", "inferred")
    assert found.date_note == "The PDF was made on this day; nothing says that it was published then."
    assert found.author == ("Ida Vance",)


@pytest.mark.parametrize(
    ("title", "kept"),
    [("Ferry resumes", "Ferry resumes"), ("Microsoft Word - f7.docx", ""), ("Untitled", ""), ("", "")],
)
def test_a_title_that_names_a_file_is_none(title, kept):
    assert read_pdf(pdf(THIRD, info={"Title": title})).title == kept


def test_a_pdf_that_asks_for_no_password_is_read():
    assert "It will be closed again" in read_pdf(encrypted(pdf(THIRD), password="")).text
