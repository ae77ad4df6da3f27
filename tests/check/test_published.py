"""No text in any published file runs longer than allowed against a source."""

import pytest

SOURCE = "The boats came home at night and nobody in the old harbour knew why they had been away for so long."
OWN = "{} " + "Many other words of a source stand here and are of no concern to us at all. " * 12
SITE = """
-- documents/acme-1.md --
---
title: {title}
date: 2020
date_basis: stated
source: day.txt
---
{body}
-- sources/day.txt --
{source}
"""
LONG = "came home at night and nobody in the old harbour knew why they"
SHORT = "came home at night and nobody in the old harbour knew why"


@pytest.fixture
def published(dossier):
    """The faults of this kind in a site with a document of these words."""

    def run(body, title="A day", more=""):
        made = dossier(SITE.format(title=title, body=body, source=OWN.format(SOURCE)) + more).built()
        return [fault for fault in made.faults() if fault["rule"] == "published-text-is-own"]

    return run


def test_as_many_words_as_allowed_are_no_fault(published):
    assert len(SHORT.split()) == 12
    assert published(f"They {SHORT}.") == []


def test_one_word_more_is_found_at_its_place(published):
    (fault,) = [fault for fault in published(f"They {LONG}.") if fault["path"].endswith("acme-1.html")]
    assert fault["path"] == "site/documents/acme-1.html"
    assert fault["message"] == "13 words in a row are those of the source of `acme-1`, at most 12 may be"
    assert fault["hint"] == "say it in your own words"
    assert (fault["line"], fault["column"]) != (1, 1)


@pytest.mark.parametrize(
    "body",
    [
        LONG.replace("harbour knew", "*harbour* **knew**"),
        LONG.replace("harbour knew", "harbour\nknew"),
        LONG.replace("harbour knew", "Harbour, knew"),
        LONG.replace("harbour knew", "harbour[^1] knew") + "\n\n[^1]: A note.",
        LONG.replace("and nobody", "[and]{#p1 para=1} [nobody]{#p2 para=1}"),
        f"A note.[^1]\n\n[^1]: {LONG}",
        f"> {LONG}",
        f"| a |\n|---|\n| {LONG} |",
    ],
)
def test_marks_notes_and_annotations_hide_nothing(published, body):
    assert published(body) != []


def test_it_is_found_in_what_stands_beside_the_text_too(published):
    found = published("Own words.", more=f"-- pages/about.md --\n---\ntitle: Here {LONG}\n---\n")
    assert {"site/about.html", "site/index.html"} <= {fault["path"] for fault in found}


def test_a_title_may_stand_as_it_is(published):
    assert published("Own words.", title=LONG) == []


def test_a_text_that_may_be_shown_in_full_may_be_shown(dossier):
    made = dossier(SITE.format(title="A day", body=LONG, source=OWN.format(SOURCE)))
    made.edit("content/documents/acme-1.md", "date: 2020", "publish: full\ndate: 2020")
    assert made.built().faults() == []


def test_a_file_that_somebody_else_put_there_is_not_ours_to_judge(dossier):
    made = dossier(SITE.format(title="A day", body="Own words.", source=OWN.format(SOURCE))).built()
    (made.site / "mine.txt").write_text(SOURCE)
    assert made.faults() == []
