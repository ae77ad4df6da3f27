"""The indexes: kinds, years or letters, and several pages where they are long."""

import pytest

from generator.model import urls
from generator.render.letters import letter_of, sorted_as

ACTOR = "-- actors/{id}.md --\n---\nname: {name}\nkind: person\n---\n"
DOCUMENT = """\
-- documents/doc-{n}.md --
---
title: {title}
date: 2020-01-02
date_basis: stated
publisher: The Paper
---
Some words.
"""


def nodes(made, name):
    return len(made.page(name).css("*"))


def jumps(made, name):
    return [node.attributes["href"] for node in made.page(name).css(".contents a")]


@pytest.fixture(scope="module")
def long(dossier):
    """Three hundred actors and thirty documents."""
    actors = (ACTOR.format(id=f"actor-{n}", name=f"{chr(65 + n % 26)}nna {n}") for n in range(299))
    odd = ACTOR.format(id="odd", name="Ørsted")
    documents = (DOCUMENT.format(n=n, title=f"{chr(65 + n % 3)} title {n}") for n in range(30))
    return dossier("".join((*actors, odd, *documents))).built()


def test_few_actors_stand_by_kind(harbour):
    assert jumps(harbour, "actors.html") == ["actors.html#person", "actors.html#state", "actors.html#organization"]


def test_many_actors_stand_from_a_to_z_on_several_pages(long):
    pages = [name for name in long.pages() if name.startswith("actors") and "/" not in name]
    assert len(pages) > 1
    assert [nodes(long, name) for name in pages if nodes(long, name) > 1_500] == []
    listed = [link for name in pages for link in long.links(name) if link.startswith("actors/")]
    assert len(set(listed)) == 300


def test_letters_lead_to_their_page(long):
    letters = jumps(long, "actors-2.html")
    assert len(letters) == 26
    assert all(long.leads(letter) for letter in letters)


def test_pages_lead_to_one_another(long):
    assert "actors-2.html" in long.links("actors.html", within=".pages")
    assert "actors.html" in long.links("actors-2.html", within=".pages")
    assert long.dead_links() == []


def test_a_letter_with_an_accent_stands_under_its_letter(long):
    page = next(link for link in jumps(long, "actors.html") if link.endswith("#letter-o")).partition("#")[0]
    assert "actors/odd.html" in long.links(page)


def test_many_documents_stand_from_a_to_z(long):
    assert jumps(long, "documents.html") == [f"documents.html#letter-{letter}" for letter in "abc"]


@pytest.mark.parametrize("id", ["actors-2", "documents-17", "search", "pagefind"])
def test_no_page_of_prose_takes_the_name_of_a_page_that_is_made(id):
    assert urls.is_generated(id)


@pytest.mark.parametrize("id", ["about", "actors-and-events", "actors-2-b", "method-2"])
def test_other_names_are_free(id):
    assert not urls.is_generated(id)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The Élysée", "E"),
        ("“quoted”", "Q"),
        ("Łódź", "L"),
        ("2015", ""),
        ("…", ""),
        ("Лавров", "Л"),
        ("الجزيرة", "\u0627"),
        ("中国", "漢"),
        ("外交部", "漢"),
        ("カイロ", "か"),
        ("がいむ", "か"),
    ],
)
def test_the_letter_of_a_text(text, title):
    assert letter_of(text).title == title


def test_letters_of_the_latin_script_come_first_and_numbers_last():
    assert sorted(["7", "Я", "Z", "a"], key=lambda text: (letter_of(text), sorted_as(text))) == ["a", "Z", "Я", "7"]
