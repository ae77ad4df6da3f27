"""Web pages: the article, what the page says of it, and what was left out. Nothing is run and nothing fetched."""

import pytest

from generator.add.intake.web_page import read_web_page
from tests.add.foreign import BODY, TITLE, linked_data, page

META = '<meta property="{}" content="{}">'


def test_the_article_is_its_paragraphs_with_blank_lines_between():
    found = read_web_page(page().encode())
    assert found.text == "\n\n".join((TITLE, *BODY)) + "\n"
    assert found.left_out == ("Home", "Sport")


def test_linked_data_say_who_published_what_when():
    data = linked_data(
        headline=TITLE, datePublished="2021-03-04T23:30:00-05:00", dateModified="2021-03-06",
        author=[{"@type": "Person", "name": "Ida Vance"}, "Tom Orre"], publisher={"name": "Harn Gazette"},
    )  # fmt: skip
    found = read_web_page(page("Ferry resumes after storm | Harn Gazette", data).encode())
    assert (found.title, found.publisher, found.author) == (TITLE, "Harn Gazette", ("Ida Vance", "Tom Orre"))
    assert (found.date, found.date_basis) == ("2021-03-04", "stated")
    assert found.date_note == "The page says so in datePublished of its JSON-LD."


@pytest.mark.parametrize(
    ("head", "address", "date", "basis", "note"),
    [
        (META.format("article:published_time", "2021-03-04T10:00:00Z"), "", "2021-03-04", "stated",
         "The page says so in its meta element article:published_time."),
        (linked_data(headline="x", **{"@graph": []}), "", "", "", ""),
        (META.format("article:modified_time", "2021-03-06"), "https://coast.example/2021/03/04/ferry", "2021-03-04",
         "inferred", "The address of the page has this day."),
        ("<script type='application/ld+json'>{broken</script>", "", "", "", ""),
        ("<script type='application/ld+json'>" + "[" * 5_000 + "</script>", "", "", "", ""),
    ],
)  # fmt: skip
def test_a_date_is_stated_by_the_page_or_inferred_with_a_reason(head, address, date, basis, note):
    found = read_web_page(page(head=head).encode(), address)
    assert (found.date, found.date_basis, found.date_note) == (date, basis, note)


def test_the_address_and_the_language_are_those_that_the_page_states():
    found = read_web_page(page(head='<link rel="canonical" href="https://coast.example/ferry">').encode())
    assert (found.url, found.language) == ("https://coast.example/ferry", "en")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/ferry", "file:///etc/passwd"])
def test_an_address_that_leads_nowhere_on_the_web_is_none(address):
    assert read_web_page(page(head=f'<link rel="canonical" href="{address}">').encode()).url == ""


@pytest.mark.parametrize(
    ("encoding", "declared"), [("windows-1252", ""), ("windows-1251", ""), ("utf-16", ""), ("utf-8", "windows-1252")]
)
def test_the_encoding_is_that_of_the_bytes_then_that_which_is_declared(encoding, declared):
    body = ("“Café” und Œuvre: it was said in Harn, and nobody there had heard of it.", *BODY)
    if encoding == "windows-1251":
        body = ("Паром снова ходит, сказала Марта Линд в четверг после обеда.", *BODY)
    text = page(body=body).replace("utf-8", encoding)
    found = read_web_page(text.encode(encoding), declared=declared)
    assert body[0] in found.text


def test_scripts_and_remote_references_are_words_that_nobody_reads(monkeypatch):
    """The process that reads is forbidden to reach for the network; here a socket would be seen at once."""
    monkeypatch.setattr("socket.socket.connect", _refuse)
    monkeypatch.setattr("socket.getaddrinfo", _refuse)
    head = (
        '<script>document.write("run")</script><script src="https://evil.example/a.js"></script>'
        '<base href="https://evil.example/"><link rel="stylesheet" href="https://evil.example/a.css">'
        '<meta http-equiv="refresh" content="0;url=https://evil.example/">'
    )
    around = '<img src="https://evil.example/p.gif" onerror="alert(1)"><iframe src="https://evil.example/"></iframe>'
    found = read_web_page(page(head=head, around=around).encode())
    assert found.text == "\n\n".join((TITLE, *BODY)) + "\n"


def test_entities_of_a_document_type_lead_to_no_file():
    head = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    text = page(body=("What the file says is this: &x; and nothing else at all.", *BODY))
    found = read_web_page(text.replace("<!doctype html>", head).encode())
    assert "What the file says is this: &x; and nothing else at all." in found.text


def _refuse(*_):
    raise AssertionError("a foreign file was fetched from")
