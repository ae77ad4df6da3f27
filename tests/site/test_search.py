"""Search: the names in a script, the full text that is kept while nothing of it changes, and what is said without."""

import builtins
import json
import sys

import pytest

from generator.render.search.full_text import NoFullText, full_text
from generator.render.search.records import Paragraph, Record
from tests.conftest import IN_CI

NAMES = "search-names.js"
MADE_OF = "pagefind/made-of.json"


def names(made):
    """What the script assigns."""
    return json.loads(made.read(f"site/{NAMES}").removeprefix("dossierNames = ").removesuffix(";\n"))


def entry(made, url):
    return next(each for each in names(made)["entries"] if each[1] == url)


def full(made):
    """Has the full text made, where its program is installed."""
    try:
        import pagefind_bin  # noqa: F401, PLC0415  # whether it is there is the question
    except ImportError:
        missing = "pagefind-bin is not installed"
        pytest.fail(missing) if IN_CI else pytest.skip(missing)
    made.edit("content/dossier.toml", "full_text = false", "full_text = true")
    return made.built()


@pytest.fixture
def without_program(monkeypatch):
    """As where the library is not installed."""
    found = builtins.__import__

    def find(name, *rest, **more):
        if name == "pagefind_bin":
            raise ImportError(name)
        return found(name, *rest, **more)

    monkeypatch.delitem(sys.modules, "pagefind_bin", raising=False)
    monkeypatch.setattr(builtins, "__import__", find)


def test_every_page_of_a_thing_is_among_the_names(harbour):
    listed = {each[1] for each in names(harbour)["entries"]}
    things = {name for name in harbour.pages() if name.startswith(("documents/", "actors/", "events/", "topics/"))}
    assert things <= listed
    assert {"about.html", "timeline.html", "voices.html"} <= listed


def test_an_actor_is_found_by_its_other_names(harbour):
    kind, _, title, note, others = entry(harbour, "actors/ada.html")
    assert (names(harbour)["kinds"][kind][0], title, note, others) == (
        "actor",
        "Ada Stone",
        "Chair of Acme",
        ["Ms Stone"],
    )


def test_an_event_is_found_with_its_date_and_its_place(harbour):
    assert entry(harbour, "events/deal.html")[3] == "2 March 2020, Town hall"


def test_every_page_leads_to_the_search(harbour):
    for name in set(harbour.pages()) - {"404.html"}:
        assert "search.html" in harbour.links(name, within=".masthead")


def test_the_page_of_search_leads_into_every_index_without_a_script(harbour):
    links = harbour.links("search.html")
    assert {"documents.html", "actors.html", "events.html", "topics.html", "names.html"} <= links
    assert {"actors.html#person", "events.html#year-2020", "names.html#letter-a"} <= links
    assert "documents/acme-2020-03-02-deal.html" in links


def test_a_dossier_that_wants_no_full_text_has_none(harbour):
    assert not names(harbour)["full"]
    assert not [name for name in harbour.tree() if name.startswith("pagefind/")]


def test_the_full_text_is_made(scratch):
    tree = full(scratch).tree()
    assert {"pagefind/pagefind.js", "pagefind/pagefind-entry.json", MADE_OF} <= tree.keys()
    assert names(scratch)["full"]
    assert scratch.faults() == []


def test_its_own_pages_and_styles_are_left_out(scratch):
    assert not [name for name in full(scratch).tree() if name.startswith("pagefind/") and "ui" in name]


def test_a_build_that_changes_nothing_leaves_the_full_text_as_it_is(scratch):
    before = full(scratch).tree()
    assert "0 files written" in scratch.build("--clean").err
    assert scratch.tree() == before


def test_other_words_make_another_full_text(scratch):
    before = json.loads(full(scratch).read(f"site/{MADE_OF}"))
    scratch.edit("content/pages/about.md", "made up", "invented")
    scratch.built()
    assert json.loads(scratch.read(f"site/{MADE_OF}"))["key"] != before["key"]


def test_a_full_text_that_was_changed_by_hand_is_made_again(scratch):
    full(scratch)
    (scratch.site / "pagefind/pagefind.js").write_text("changed")
    scratch.built()
    assert len(scratch.read("site/pagefind/pagefind.js")) > 10_000


def test_without_its_program_the_site_is_made_and_says_so(scratch, without_program):
    scratch.edit("content/dossier.toml", "full_text = false", "full_text = true")
    done = scratch.build()
    assert done.code == 0
    assert "this site has no full text to be searched: the library `pagefind-bin` is not installed" in done.err
    assert not names(scratch)["full"]


@pytest.mark.parametrize("script", ["#!/bin/sh\nexit 3\n", "#!/bin/sh\necho bm9uc2Vuc2U=,\n", ""])
def test_a_program_that_fails_is_no_bug(script, tmp_path, monkeypatch):
    program = tmp_path / "pagefind"
    program.write_text(script)
    program.chmod(0o755)
    monkeypatch.setattr("generator.render.search.full_text._program", lambda: program)
    record = Record(url="a.html", title="A", note="", kind="page", paragraphs=(Paragraph("", "A"),))
    with pytest.raises(NoFullText, match="Pagefind"):
        full_text((record,), "en", {}.get)


def test_a_setting_that_is_no_switch_is_an_error(scratch):
    scratch.edit("content/dossier.toml", "full_text = false", 'full_text = "no"')
    assert "`full_text`" in scratch.build().err or "value-has-type" in scratch.build().err
