"""Web archives: which of their pages are articles, where they stood, and when they were taken."""

import pytest

from generator.add.intake.archive import read_archive
from tests.add.foreign import linked_data, page, wacz, warc

ONE, TWO = "https://coast.example/1", "https://coast.example/2"
PAGES = {ONE: page("Ferry resumes"), TWO: page("Ferry stops")}


def titles(data, address=""):
    return [(found.url, found.title) for found in read_archive(data, address).articles]


@pytest.mark.parametrize("packed", [True, False])
def test_each_page_of_a_warc_is_an_article(packed):
    assert titles(warc(PAGES, packed=packed)) == [(ONE, "Ferry resumes"), (TWO, "Ferry stops")]


def test_a_wacz_says_which_are_its_pages():
    assert titles(wacz(PAGES, [TWO])) == [(TWO, "Ferry stops")]


def test_a_wacz_that_lists_none_has_all():
    assert titles(wacz(PAGES, [])) == [(ONE, "Ferry resumes"), (TWO, "Ferry stops")]


@pytest.mark.parametrize("address", [TWO, f"{TWO}/", f"{TWO}#top", "http://coast.example/2"])
def test_one_page_can_be_named(address):
    assert titles(warc(PAGES), address) == [(TWO, "Ferry stops")]


def test_the_day_of_capture_is_not_the_date_of_publication():
    (found,) = read_archive(warc({ONE: page()})).articles
    assert (found.captured, found.date) == ("2021-04-02", "")
    (found,) = read_archive(warc({ONE: page(head=linked_data(datePublished="2021-03-04"))})).articles
    assert (found.captured, found.date) == ("2021-04-02", "2021-03-04")


def test_a_page_without_an_article_is_noted():
    found = read_archive(warc({ONE: page(), TWO: "<html><body>Home</body></html>"}))
    assert [article.url for article in found.articles] == [ONE]
    assert found.notes == (f"`{TWO}` is a web page in which no article can be found; save its words as text",)


def test_the_encoding_in_the_header_of_an_answer_counts():
    text = page(body=("Паром снова ходит, сказала Марта Линд в четверг после обеда.",) * 3)
    bare = text.replace('<meta charset="utf-8">', "").encode("windows-1251")
    (found,) = read_archive(warc({ONE: bare}, type="text/html; charset=windows-1251")).articles
    assert found.encoding == "cp1251"
    assert "Паром снова ходит" in found.text
