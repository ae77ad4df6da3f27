"""`dossier cite` and the files beside each document."""

import json

import pytest

GAZETTE = "gazette-2020-03-05-doubts"


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (
            GAZETTE,
            "Dora Quill, ‘Doubts about the harbour’, The Gazette, 5 March 2020, https://gazette.example/doubts.\n",
        ),
        (
            f"{GAZETTE}#p2",
            (
                "Dora Quill, ‘Doubts about the harbour’, The Gazette, 5 March 2020, https://gazette.example/doubts, "
                "paragraph 2, as given in The harbour.\n"
            ),
        ),
    ],
)
def test_a_document_and_a_passage_in_words(harbour, what, words):
    assert harbour.run("cite", what).out == words


def test_a_passage_has_its_address_where_the_site_has_one(scratch):
    scratch.edit("content/dossier.toml", "[measures]", 'base_url = "https://h.example/x"\n[measures]')
    said = scratch.run("cite", f"{GAZETTE}#p2").out
    assert said.endswith(f"as given in The harbour, https://h.example/x/documents/{GAZETTE}.html#p2.\n")


def test_a_former_id_is_followed(scratch):
    before = scratch.run("cite", GAZETTE).out
    scratch.run("rename", GAZETTE, "gazette-doubts")
    assert scratch.run("cite", GAZETTE).out == before


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ("gazete-2020-03-05-doubts", f"did you mean `{GAZETTE}`?"),
        (f"{GAZETTE}#p9", f"`{GAZETTE}` has no passage `p9`"),
        ("ada", "there is no document `ada`"),
        ("#p1", "there is no document `#p1`"),
    ],
)
def test_what_is_not_there_is_exit_code_2(harbour, what, why):
    done = harbour.run("cite", what)
    assert (done.code, done.out) == (2, "")
    assert why in done.err


@pytest.mark.parametrize(("style", "suffix"), [("csl", ".csl.json"), ("ris", ".ris"), ("bibtex", ".bib")])
def test_the_file_beside_a_document_is_what_the_command_says(harbour, style, suffix):
    with (harbour.site / f"documents/{GAZETTE}{suffix}").open(encoding="utf-8", newline="") as file:
        written = file.read()
    assert written.replace("\r\n", "\n") == harbour.run("cite", GAZETTE, "--format", style).out
    assert ("\r\n" in written) == (style == "ris")
    assert f"documents/{GAZETTE}{suffix}" in harbour.links(f"documents/{GAZETTE}.html")


def test_csl_is_a_list_of_one(harbour):
    (item,) = json.loads(harbour.run("cite", f"{GAZETTE}#p2", "--format", "csl").out)
    assert item["id"] == f"{GAZETTE}#p2"
