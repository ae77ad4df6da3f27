"""`dossier rename`: everything that names a thing names it by its new id, and nothing else is touched."""

import pytest

DEAL = "acme-2020-03-02-deal"
MORE = """
-- dossier.toml --
title = "acme-2020-03-02-deal#p1"
[measures]
boats = "boats"
[[findings]]
title = "One"
text = "acme-2020-03-02-deal#p1"
passages = ["acme-2020-03-02-deal#p1", 'acme-2020-03-02-deal#p1']
[[findings]]
title = "Two"
text = "Two."
passages = ["acme-2020-03-02-deal#p2"]
-- pages/more.md --
---
title: ada
---
[[ ada ]], [[ada|ada]], ada and [[bert|ada]]; `[[ada]]`; https://example.org/ada.

| a |
|---|
| [[ada\\|Ada]] [@acme-2020-03-02-deal#p2] |

See.[^1]

[^1]: Note of [[ada]] [@acme-2020-03-02-deal].
-- actors/dora.md --
---
name: Dora
kind: person
part_of: ["acme", 'town']
offices:
  - title: Clerk
    of: "acme"
    evidence: ["acme-2020-03-02-deal#p1", gazette-2020-03-05-doubts#p1]
---
"""


@pytest.fixture
def made(scratch):
    scratch.write(MORE)
    return scratch


def rename(made, old, new, *words):
    done = made.run("rename", old, new, *words)
    assert done.code == 0, done.out + done.err
    return done


def tree(made):
    return {path: path.read_bytes() for path in made.content.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ada", "ada-stone"),
        ("acme", "acme-limited"),
        ("town", "the-town"),
        ("deal", "talks-2020"),
        ("opening", "when-will-it-open"),
        (DEAL, "acme-deal"),
        ("more", "less"),
    ],
)
def test_afterwards_there_is_no_new_problem(made, old, new):
    before = made.faults("--links", "none")
    rename(made, old, new)
    assert made.faults("--links", "none") == before
    assert made.build().code == 0


def test_the_file_has_the_new_name_and_notes_the_old_one(made):
    rename(made, "ada", "ada-stone")
    assert not (made.content / "actors/ada.md").exists()
    assert "\nformerly: [ada]\n---\n" in made.read("content/actors/ada-stone.md")


def test_links_are_rewritten_and_words_are_not(made):
    rename(made, "ada", "ada-stone")
    text = made.read("content/pages/more.md")
    assert "title: ada\n" in text
    assert "[[ ada-stone ]], [[ada-stone|ada]], ada and [[bert|ada]]; `[[ada]]`; https://example.org/ada." in text
    assert "| [[ada-stone\\|Ada]] " in text
    assert "[^1]: Note of [[ada-stone]] " in text


def test_citations_evidence_and_findings_are_rewritten(made):
    rename(made, DEAL, "acme-deal")
    assert "[@acme-deal#p2]" in made.read("content/pages/more.md")
    assert "[@acme-deal]." in made.read("content/pages/more.md")
    assert 'evidence: ["acme-deal#p1", gazette-' in made.read("content/actors/dora.md")
    settings = made.read("content/dossier.toml")
    assert settings.startswith('title = "acme-2020-03-02-deal#p1"\n')
    assert 'text = "acme-2020-03-02-deal#p1"\n' in settings
    assert """passages = ["acme-deal#p1", 'acme-deal#p1']""" in settings
    assert 'passages = ["acme-deal#p2"]' in settings


def test_quotation_marks_stay(made):
    rename(made, "acme", "acme-limited")
    text = made.read("content/actors/dora.md")
    assert "part_of: [\"acme-limited\", 'town']" in text
    assert 'of: "acme-limited"' in text


def test_attributes_of_passages_are_rewritten(made):
    rename(made, "town", "the-town")
    text = made.read(f"content/documents/{DEAL}.md")
    assert "about=the-town}" in text
    assert "for=the-town to=acme" in text


def test_an_answer_of_the_same_name_is_left_alone(made):
    made.write("-- events/soon.md --\n---\ntitle: Soon\ndate: 2020\ndate_basis: stated\ntype: AID\n---\n")
    made.edit(f"content/documents/{DEAL}.md", "event=deal", 'event="deal soon"')
    rename(made, "soon", "later")
    text = made.read(f"content/documents/{DEAL}.md")
    assert 'event="deal later"' in text
    assert "stance=soon" in text


def test_the_lock_is_sealed_anew(made):
    made.seal("--sources", "content/sources")
    rename(made, DEAL, "zz-deal")
    assert '"id":"zz-deal"' in made.read("content/passages.lock")
    assert made.check("--links", "none").out == ""
    before = made.read("content/passages.lock")
    made.seal("--sources", "content/sources")
    assert made.read("content/passages.lock") == before


def test_a_file_with_other_ends_of_lines_keeps_them(made):
    path = made.content / "events/deal.md"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    rename(made, "ada", "ada-stone")
    assert path.read_bytes() == before.replace(b"[ada]", b"[ada-stone]")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", "formerly: [deal]\n---\n"),
        ("formerly:\n", "formerly: [deal]\n"),
        ("formerly: []\n", "formerly: [deal]\n"),
        ("formerly: [a-deal] # long ago\n", "formerly: [a-deal, deal] # long ago\n"),
        ("formerly:\n  - a-deal # long ago\n", "formerly:\n  - deal\n  - a-deal # long ago\n"),
    ],
)
def test_the_old_id_is_added_to_those_that_are_noted(made, written, expected):
    made.edit("content/events/deal.md", "recipient: [bert]\n", f"recipient: [bert]\n{written}")
    rename(made, "deal", "talks")
    assert expected in made.read("content/events/talks.md")


def test_a_thing_can_get_its_old_id_back(made):
    rename(made, "deal", "talks")
    rename(made, "talks", "deal")
    assert "formerly: [talks]\n" in made.read("content/events/deal.md")
    assert made.build().code == 0


def test_a_dry_run_changes_nothing_and_says_the_same(made):
    before = tree(made)
    said = rename(made, "ada", "ada-stone", "--dry-run").out
    assert tree(made) == before
    assert said == rename(made, "ada", "ada-stone").out
    assert said.splitlines() == [
        "content/actors/ada.md -> content/actors/ada-stone.md",
        "content/documents/acme-2020-03-02-deal.md: 1 reference",
        "content/events/deal.md: 1 reference",
        "content/pages/more.md: 4 references",
    ]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("adda", "x", "there is nothing with the id `adda`; did you mean `ada`?"),
        ("ada", "Ada Stone", "`ada-stone` would be one"),
        ("ada", "bert", "`bert` is the id of another actor"),
        ("ada", "deal", "`deal` is the id of another event"),
        ("ada", "unnamed", "`unnamed` has a meaning of its own"),
        ("ada", "ada", "`ada` has that id already"),
        ("more", "network", "`network` is the name of a page that Dossier makes"),
    ],
)
def test_what_cannot_be_is_refused_with_exit_code_2(made, old, new, why):
    before = tree(made)
    done = made.run("rename", old, new)
    assert (done.code, done.out) == (2, "")
    assert why in done.err
    assert tree(made) == before


def test_an_id_that_leads_elsewhere_is_refused(made):
    rename(made, "deal", "talks")
    done = made.run("rename", "second-round", "deal")
    assert done.code == 2
    assert "`deal` was an id of `talks`, to which its address leads" in done.err
    assert "`deal` is called `talks` now" in made.run("rename", "deal", "x").err


def test_with_an_error_nothing_is_renamed(made):
    made.write("-- pages/broken.md --\n---\ntitle: Broken\n---\n[[ada]] [[nobody]]\n")
    before = tree(made)
    done = made.run("rename", "ada", "ada-stone")
    assert done.code == 1
    assert "reference-resolves" in done.err
    assert tree(made) == before


def test_where_a_file_cannot_be_written_all_is_as_it_was(made, monkeypatch):
    before = tree(made)
    replace = type(made.content).replace

    def full(path, target):
        if path.name.startswith(".deal.md."):
            raise OSError(28, "No space left on device", str(path))
        return replace(path, target)

    monkeypatch.setattr(type(made.content), "replace", full)
    done = made.run("rename", "ada", "ada-stone")
    assert done.code == 2
    assert "nothing was renamed" in done.err
    assert tree(made) == before
