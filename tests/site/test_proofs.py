"""What the page of a document says for each of its passages: the seal, how to cite it, the way to the original."""

import json
import re
import subprocess
from pathlib import Path

import pytest

DEAL = "documents/acme-2020-03-02-deal.html"
GAZETTE = "documents/gazette-2020-03-05-doubts.html"


@pytest.fixture(scope="module")
def sealed(harbour, tmp_path_factory):
    made = harbour.copy(tmp_path_factory.mktemp("sealed") / "harbour")
    made.edit(
        "content/documents/gazette-2020-03-05-doubts.md",
        "url: https://gazette.example/doubts",
        "url: https://gazette.example/doubts\narchived: https://archive.example/1/doubts",
    )
    return made.seal("--sources", "content/sources").built()


def proof(made, name, passage):
    return made.page(name).css_first(f"#{passage}-note .proof")


def originals(made, name, passage):
    links = [node.attributes["href"] for node in proof(made, name, passage).css("a")]
    return [href for href in links if href.startswith("https:")]


def words(node):
    return " ".join(node.text(separator=" ").split())


def test_a_passage_that_is_not_sealed_says_so(scratch):
    (scratch.content / "passages.lock").unlink()
    node = proof(scratch.built(), DEAL, "p2")
    assert words(node).startswith("¶2 · not verified")
    assert "verbatim, not verified against the source" in words(node)
    assert not node.css("code")


def test_verbatim_words_say_when_they_were_verified_and_the_digest_of_their_paragraph(sealed):
    node = proof(sealed, DEAL, "p2")
    assert re.search(
        r"verbatim, verified against the source on \d+ [A-Z][a-z]+ \d{4}: bytes 35 to \d+, SHA-256", words(node)
    )
    code = node.css_first("code")
    assert re.fullmatch(r"[0-9a-f]{64}", code.attributes["title"])
    assert code.text() == code.attributes["title"][:12]


def test_a_paraphrase_says_that_it_is_one(sealed):
    assert "paraphrase, placed in the source on " in words(proof(sealed, DEAL, "p1"))


def test_a_passage_that_was_altered_since_is_not_verified(sealed, tmp_path):
    made = sealed.copy(tmp_path / "altered")
    made.edit("content/documents/acme-2020-03-02-deal.md", "a matter of weeks", "a matter of days")
    assert words(proof(made.built(), DEAL, "p2")).startswith("¶2 · not verified")


def test_each_passage_says_how_it_is_cited(sealed):
    assert proof(sealed, GAZETTE, "p2").css_first(".cite-as").text() == (
        "Dora Quill, ‘Doubts about the harbour’, The Gazette, 5 March 2020, https://gazette.example/doubts, "
        "paragraph 2, as given in The harbour."
    )


def test_verbatim_words_lead_to_their_place_in_the_original_and_in_the_archive(sealed):
    links = originals(sealed, GAZETTE, "p2")
    fragment = "#:~:text=a%20promise%20on%20sand"
    assert links == [f"https://gazette.example/doubts{fragment}", f"https://archive.example/1/doubts{fragment}"]


def test_a_paraphrase_and_a_source_without_address_have_no_such_link(sealed):
    assert originals(sealed, GAZETTE, "p1") == []
    assert originals(sealed, DEAL, "p2") == []


def test_the_formats_of_a_passage_and_of_the_document_are_ready_for_the_script(sealed):
    data = json.loads(sealed.page(GAZETTE).css_first("#citations").text())
    assert set(data["passage"]) == set(data["whole"]) == {"Words", "CSL-JSON", "RIS", "BibTeX"}
    assert all("⟦place⟧" in text and "⟦address⟧" in text for text in data["passage"].values())
    assert not any("⟦place⟧" in text or "⟦id⟧" in text for text in data["whole"].values())


def test_a_page_that_has_no_passages_has_no_formats_for_them(dossier):
    made = dossier("-- documents/a-1.md --\n---\ntitle: A\ndate: 2020\ndate_basis: stated\n---\nWords.\n").built()
    assert made.page("documents/a-1.html").css(".proof, .recipe") == []
    assert set(json.loads(made.page("documents/a-1.html").css_first("#citations").text())) == {"whole"}


# --- the recipe ------------------------------------------------------------------------------------------


def shell(made, command):
    done = subprocess.run(["sh", "-c", command], cwd=made.folder, capture_output=True, text=True, check=True)
    return done.stdout.split()[0]


def commands(made):
    """The commands of the recipe, with the name of the source in them."""
    codes = [node.text() for node in made.page(DEAL).css(".recipe pre code")]
    return [code.replace("source.txt", "content/sources/deal.txt") for code in codes]


def test_the_digest_of_the_source_is_what_the_recipe_says(sealed):
    assert shell(sealed, commands(sealed)[0]) == sealed.page(DEAL).css_first(".recipe .digest").text()


@pytest.mark.parametrize("passage", ["p1", "p2", "p3", "p5"])
def test_the_digest_of_each_passage_is_what_the_recipe_gives(sealed, passage):
    node = proof(sealed, DEAL, passage)
    first, last = map(int, re.search(r"bytes (\d+) to (\d+)", words(node)).groups())
    command = commands(sealed)[1].replace("+196", f"+{first}").replace("-c 210", f"-c {last - first + 1}")
    assert shell(sealed, command) == node.css_first("code").attributes["title"]


def test_the_lock_is_what_its_last_line_says(sealed):
    last = (sealed.content / "passages.lock").read_text(encoding="utf-8").splitlines()[-1]
    assert shell(sealed, commands(sealed)[2]) == json.loads(last)["sha256"]


def test_the_reference_has_the_same_recipe(sealed):
    reference = (Path(__file__).parents[2] / "content/README.md").read_text(encoding="utf-8")
    for node in sealed.page(DEAL).css(".recipe pre code"):
        assert f"\n{node.text()}" in reference
