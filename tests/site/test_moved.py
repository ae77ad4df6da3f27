"""Addresses that were published once: what stood there has moved, or was withdrawn."""

import re
from hashlib import sha256

import pytest

DEAL = "acme-2020-03-02-deal"
DAY = "2020-05-01"
PASSAGE_4 = "[The company has at least 18]{#p4 para=4 actor=acme boats=18+}"


@pytest.fixture
def moved(scratch):
    """A document, an actor and a page under new ids."""
    for old, new in ((DEAL, "acme-deal"), ("ada", "ada-stone"), ("about", "method")):
        assert scratch.run("rename", old, new).code == 0
    return scratch.built()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"documents/{DEAL}.html", "documents/acme-deal.html"),
        ("actors/ada.html", "actors/ada-stone.html"),
        ("about.html", "method.html"),
        ("ties/ada--bert.html", "ties/ada-stone--bert.html"),
    ],
)
def test_an_old_address_leads_to_the_new_one_with_and_without_a_script(moved, old, new):
    page = moved.page(old)
    root = "../" if "/" in old else ""
    refresh = page.css_first('meta[http-equiv="refresh"]').attributes["content"]
    assert refresh == f"0; url={root}{new}"
    assert page.css_first('link[rel="canonical"]').attributes["href"] == f"{root}{new}"
    assert moved.links(old) == {new}
    assert [s for s in page.css("script[defer]") if "assets/moved." in s.attributes["src"]]


def test_an_old_address_is_listed_nowhere(moved):
    for name in moved.pages():
        assert f"documents/{DEAL}.html" not in moved.links(name, "body"), name
        assert "actors/ada.html" not in moved.links(name, "body"), name


def test_every_link_of_such_a_site_leads_somewhere(moved):
    assert [fault["rule"] for fault in moved.faults()] == []


def test_titles_differ_here_too(moved):
    titles = [moved.page(name).css_first("title").text() for name in moved.pages()]
    assert len(set(titles)) == len(titles)


# --- withdrawn -------------------------------------------------------------------------------------------


@pytest.fixture
def sealed(scratch):
    scratch.seal("--sources", "content/sources")
    return scratch


def seal_again(made):
    """The lock notes what is gone, on a day that can be told."""
    made.seal("--sources", "content/sources")
    path = made.content / "passages.lock"
    body = [line for line in path.read_text(encoding="utf-8").splitlines() if '"is":"seal"' not in line]

    text = "".join(re.sub(r'"on":"[0-9-]+"', f'"on":"{DAY}"', line) + "\n" for line in body)
    path.write_text(f'{text}{{"is":"seal","sha256":"{sha256(text.encode()).hexdigest()}"}}\n', encoding="utf-8")
    return made.built()


def test_a_passage_that_was_withdrawn_keeps_its_anchor_and_says_when(sealed):
    sealed.edit(
        f"content/documents/{DEAL}.md", "[The company has at least 18]{#p4 para=4 actor=acme boats=18+}", "It has"
    )
    made = seal_again(sealed)
    (gone,) = made.page(f"documents/{DEAL}.html").css("#p4")
    assert gone.text() == "Passage 4 was withdrawn on 1 May 2020."


def test_a_document_that_was_withdrawn_leaves_a_page_that_says_so(sealed):
    for name in ("documents/gazette-2020-03-05-doubts.md", "actors/cleo.md"):
        (sealed.content / name).unlink()
    sealed.edit(f"content/documents/{DEAL}.md", "see [@gazette-2020-03-05-doubts#p1].", "see elsewhere.")
    topic = sealed.read("content/topics/opening.md")
    start, end = topic.index("disputes:"), topic.index("---", 3)
    (sealed.content / "topics/opening.md").write_text(topic[:start] + topic[end:])
    made = seal_again(sealed)
    name = "documents/gazette-2020-03-05-doubts.html"
    assert "was withdrawn on 1 May 2020" in made.words(name)
    assert {"p1", "p2"} <= made.ids(name)
    assert all(name not in made.links(other, "body") for other in made.pages())
    assert made.faults() == []


def test_what_was_withdrawn_goes_along_when_its_document_is_renamed(sealed):
    sealed.edit(
        f"content/documents/{DEAL}.md", "[The company has at least 18]{#p4 para=4 actor=acme boats=18+}", "It has"
    )
    made = seal_again(sealed)
    assert made.run("rename", DEAL, "acme-deal").code == 0
    assert "p4" in made.built().ids("documents/acme-deal.html")


def test_a_lock_made_by_hand_makes_no_address_outside_the_site(dossier):

    text = '{"is":"lock","format":1}\n{"is":"removed","document":"../../x","on":"2020-05-01"}\n'
    made = dossier()
    made.write(f'-- passages.lock --\n{text}{{"is":"seal","sha256":"{sha256(text.encode()).hexdigest()}"}}\n')
    assert [fault["rule"] for fault in made.faults("--links", "none")] == ["lock-is-whole"]
