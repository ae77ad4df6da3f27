"""The message of each rule, case by case: a dossier, and what `check` says of it.

The cases stand in `cases/messages.md`; what is too long to stand there, or needs a lock or a site, is made here.
"""

import re
from pathlib import Path

import pytest

from generator.read.limits import (
    BRACKETS,
    ENDINGS,
    FILE,
    FRONT_MATTER,
    ITEMS,
    NAMESAKES,
    NESTING,
    PARTICIPANTS,
    PASSAGES,
    VALUE,
)
from tests.cases import cases

CASES = Path(__file__).parent / "cases"
PAGE = "---\ntitle: A\n---\n"
DOCUMENT = "---\ntitle: A\ndate: 2020\ndate_basis: stated\nsource: day.txt\n---\n"
EVENT = "---\ntitle: A\ndate: 2020\ndate_basis: stated\ntype: CONSULT\n{}\n---\n"
ACTOR = "---\nname: {}\nkind: person\n---\n"
SOURCE = "Ada came home.\nBert stayed.\n"


@cases(CASES / "messages.md")
def test_a_rule_that_is_broken_is_said(case, dossier):
    made = dossier()
    made.write("".join(f"-- {name} --\n{text}" for name, text in case.inputs.items()))
    assert "\n".join(lines(made)) == case.gives


def lines(made, *words):
    """What `check` says, without the warning that nothing is sealed, which is a case of its own."""
    sources = ("--sources", "content/sources") if (made.content / "sources").is_dir() else ()
    links = () if made.site.is_dir() else ("--links", "none")
    found = made.check("--format", "json", *links, *sources, *words).problems
    lines = [f"{problem['severity']}: {problem['rule']}: {problem['message']}" for problem in found]
    return [line for line in lines if ": lock-is-there:" not in line]


@pytest.fixture
def said(dossier):
    """What is said of a dossier with some files."""

    def run(**files: str | bytes) -> list[str]:
        made = dossier()
        for name, data in files.items():
            path = made.content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data.encode() if isinstance(data, str) else data)
        return lines(made)

    return run


def ids(count: int) -> str:
    return " ".join(f"a{number}" for number in range(count))


LONG = {
    "event-has-few-actors": (
        {"events/a.md": EVENT.format(f"actor: [{', '.join(ids(PARTICIPANTS + 1).split())}]")},
        "error: event-has-few-actors: 101 actors take part, at most 100 can",
    ),
    "file-is-readable": ({"pages/a.md/b.txt": ""}, "error: file-is-readable: this is not a file"),
    "file-is-small": (
        {"pages/a.md": "a" * (FILE + 1)},
        "error: file-is-small: this file has 1,000,001 bytes, at most 1,000,000 are read",
    ),
    "file-is-text": ({"pages/a.md": f"{PAGE}\0"}, "error: file-is-text: U+0000 does not stand in a text"),
    "file-is-utf-8": ({"pages/a.md": b"caf\xe9"}, "error: file-is-utf-8: byte 0xe9 is not UTF-8"),
    "front-matter-is-short": (
        {"pages/a.md": f"---\ntitle: {'a' * (FRONT_MATTER + 1)}\n---\n"},
        "error: front-matter-is-short: this front matter has 200,009 characters, at most 200,000 are read",
    ),
    "letter-has-few-marks": (
        {"pages/a.md": PAGE + "a" + "\u0301\u0316" * 20},
        "error: letter-has-few-marks: more than 30 marks stand over one letter",
    ),
    "list-is-short": (
        {"actors/a.md": f"---\nname: A\nkind: person\naliases: [{', '.join(ids(ITEMS + 1).split())}]\n---\n"},
        "error: list-is-short: 501 entries stand here, at most 500 are read",
    ),
    "marks-are-few": (
        {"pages/a.md": PAGE + "[" * (BRACKETS + 1)},
        "error: marks-are-few: this text has 50,001 brackets `[`, at most 50,000 are read",
    ),
    "name-has-few-endings": (
        {f"actors/a{n}.md": ACTOR.format(" ".join("A" * (n + 1))) for n in range(ENDINGS + 1)},
        "error: name-has-few-endings: `A A A A A A A A A A A` ends with 10 other names",
    ),
    "name-means-few": (
        {f"actors/a{n}.md": ACTOR.format("Smith") for n in range(NAMESAKES + 1)},
        "error: name-means-few: more than 50 actors share the name `Smith`",
    ),
    "nesting-is-limited": (
        {"pages/a.md": PAGE + "> " * (NESTING + 1) + "deep"},
        "error: nesting-is-limited: this is nested 60 levels deep, and what is deeper would be lost",
    ),
    "passages-are-few": (
        {"documents/a.md": DOCUMENT + " ".join(f"[a]{{#p{n} para=1}}" for n in range(1, PASSAGES + 2))},
        "error: passages-are-few: this document has 5,001 passages, at most 5,000 are read",
    ),
    "statements-are-few": (
        {
            "documents/a.md": DOCUMENT
            + "".join(f'[a]{{#p{n} para=1 by="{ids(101)}" about="{ids(101)}"}} ' for n in (1, 2))
        },
        (
            "error: statements-are-few: up to here there are 20,402 pairs of a speaker and an actor spoken about, "
            "at most 20,000"
        ),
    ),
    "value-is-short": (
        {"pages/a.md": f"---\ntitle: {'a' * (VALUE + 1)}\n---\n"},
        "error: value-is-short: this value has 2,001 characters, at most 2,000 are allowed",
    ),
}


@pytest.mark.parametrize("rule", LONG)
def test_what_is_too_much_is_said(said, rule):
    files, line = LONG[rule]
    assert line in said(**files)


# --- links and folders -----------------------------------------------------------------------------------


def test_a_symbolic_link_is_said(dossier):
    made = dossier("-- pages/about.md --\n" + PAGE)
    (made.content / "pages/other.md").symlink_to("about.md")
    assert lines(made) == ["error: file-is-no-link: this is a symbolic link"]


def test_a_file_in_the_place_of_a_folder_is_said(dossier):
    made = dossier("-- pages --\nNo folder.\n")
    assert lines(made) == ["error: folder-is-there: this is a file where a folder should be"]


# --- the site --------------------------------------------------------------------------------------------

ABOUT = "documents/acme-2020-03-02-deal.html"


def spoilt(made, name, old, new):
    made.edit(f"site/{name}", old, new)
    return lines(made)


def test_an_anchor_that_stands_twice_is_said(scratch):
    said = spoilt(scratch, ABOUT, '<mark class="passage verbal-cooperation" id="p1">', '<mark id="p1"><i id="p1">')
    assert said == ["error: anchor-is-single: two things here have the id `p1`"]


def test_a_file_that_is_gone_and_a_link_to_it_are_said(scratch):
    (scratch.site / "actors/ada.html").unlink()
    said = lines(scratch)
    assert "error: file-is-there: `actors/ada.html` was built and is gone" in said
    assert "error: link-leads-somewhere: `../actors/ada.html` leads nowhere: there is no `actors/ada.html`" in said


def test_a_link_to_an_anchor_that_is_not_there_is_said(scratch):
    said = spoilt(
        scratch, "actors/acme.html", '<main id="main" class="wrap">', '<main id="main"><a href="ada.html#p9">a</a>'
    )
    assert said == ["error: anchor-is-there: `ada.html#p9` leads nowhere: `actors/ada.html` has no `#p9`"]


def test_words_of_a_source_in_a_page_are_said(scratch):
    words = "Two officials, who asked for no names because they were not to speak in public"
    assert spoilt(scratch, "about.html", "All of this is made up", words) == [
        (
            "error: published-text-is-own: 15 words in a row are those of the source of `acme-2020-03-02-deal`, "
            "at most 12 may be"
        )
    ]


# --- the lock --------------------------------------------------------------------------------------------


@pytest.fixture
def sealed(dossier):
    """A document of two passages that is sealed, with its source out of reach."""
    made = dossier(
        f"-- documents/acme-1.md --\n{DOCUMENT}[Ada “came home”.]{{#p1 para=1}} [Bert stayed.]{{#p2 para=2}}\n"
        f"-- sources/day.txt --\n{SOURCE * 9}"
    )
    made.seal()
    (made.content / "sources").rename(made.folder / "sources")
    return made


def changed(made, old, new):
    made.edit("content/documents/acme-1.md", old, new)
    return lines(made)


def test_that_nothing_is_sealed_is_said(dossier):
    made = dossier(f"-- documents/acme-1.md --\n{DOCUMENT}[A.]{{#p1 para=1}}\n")
    line = "warning: lock-is-there: there is no lock: nobody can tell whether a quotation was altered"
    assert line in made.check("--links", "none").out.splitlines()


def test_a_lock_that_was_changed_is_said(sealed):
    path = sealed.content / "passages.lock"
    path.write_text("{}\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert lines(sealed) == ["error: lock-is-whole: this is no line of a lock"]


def test_words_that_are_not_those_that_were_sealed_are_said(sealed):
    said = changed(sealed, "came home", "come home")
    assert said == ["error: quotation-is-sealed: these are not the words that were found in the source"]


def test_a_passage_that_is_new_is_said(sealed):
    said = changed(sealed, "{#p2 para=2}", "{#p2 para=2} [And more.]{#p3 para=2}")
    assert said == ["error: passage-is-sealed: the passage `p3` is not sealed"]


def test_a_passage_that_is_gone_is_said(sealed):
    said = changed(sealed, " [Bert stayed.]{#p2 para=2}", "")
    assert said == ["error: seal-has-passage: the passage `p2` is sealed, and this document has none"]


def test_a_document_that_is_gone_is_said(sealed):
    (sealed.content / "documents/acme-1.md").unlink()
    assert lines(sealed) == ["error: seal-has-passage: `acme-1` is sealed, and there is no such document"]


def test_another_source_is_said(sealed):
    said = changed(sealed, "day.txt", "night.txt")
    assert said == ["error: source-is-sealed: `day.txt` was sealed as the source of this document, not `night.txt`"]


def test_the_id_of_a_passage_that_was_removed_is_not_free(sealed):
    changed(sealed, "[Bert stayed.]{#p2 para=2}", "")
    (sealed.folder / "sources").rename(sealed.content / "sources")
    sealed.seal()
    lock = sealed.content / "passages.lock"
    day = re.search(r'"passage":"p2","on":"([0-9-]+)"', lock.read_text(encoding="utf-8"))[1]
    said = changed(sealed, "{#p1 para=1}", "{#p1 para=1} [Bert left.]{#p2 para=2}")
    example = "error: withdrawn-id-is-free: `p2` was another passage, removed on 2020-05-01; its id is not used again"
    assert example.replace("2020-05-01", day) in said


def test_the_id_of_a_document_that_was_removed_is_not_free(sealed):
    path = sealed.content / "documents/acme-1.md"
    kept = path.read_bytes()
    path.rename(path.with_name("acme-2.md"))
    (sealed.folder / "sources").rename(sealed.content / "sources")
    sealed.seal()
    path.with_name("acme-2.md").rename(path)
    assert path.read_bytes() == kept
    said = lines(sealed)
    assert any(
        line.startswith("error: withdrawn-id-is-free: `acme-1` was another document, removed on ") for line in said
    )
