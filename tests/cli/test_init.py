"""`dossier init`: a folder becomes a dossier, or is refused in one line."""

import tomllib
from pathlib import Path

import pytest

from tests.conftest import Dossier


@pytest.fixture
def place(tmp_path):
    """An empty folder to run commands in."""
    return Dossier(tmp_path)


def test_it_makes_a_dossier_and_says_what_to_type_next(place):
    done = place.run("init", "vell-bridge")
    assert done.code == 0
    assert done.out == "vell-bridge\n"
    assert done.err == (
        "made a dossier of 28 files in vell-bridge; next:\n\n  cd vell-bridge\n  dossier build\n  dossier serve\n\n"
    )


def test_the_commands_it_names_are_there(place):
    done = place.run("init", "new")
    made = Dossier(place.folder / "new")
    commands = [line.split()[1:] for line in done.err.splitlines() if line.startswith("  dossier ")]
    assert commands == [["build"], ["serve"]]
    assert made.run("build").code == 0
    assert made.run("serve", "--help").code == 0


def test_in_the_folder_itself_there_is_nothing_to_enter(place):
    done = place.run("init", ".")
    assert done.out == ".\n"
    assert "cd " not in done.err


def test_a_name_with_a_space_is_quoted_for_the_shell(place):
    assert "  cd 'two words'\n" in place.run("init", "two words").err


def test_the_title_is_made_of_the_name_of_the_folder(place):
    place.run("init", "vell-bridge")
    assert _title(place, "vell-bridge") == "Vell bridge"


@pytest.mark.parametrize("title", ['"The" bridge', "C:\\bridge", "Die Brücke 🚢", "a # b", "TITLE"])
def test_a_title_can_be_given(place, title):
    assert place.run("init", "new", "--title", title).code == 0
    assert _title(place, "new") == title
    assert place.read("new/README.md").startswith(f"# {title}\n")


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("a\nb", "this runs over several lines, and a value is one line"),
        (" ", "the site needs a name"),
        ("\x07", "a character of this commands a terminal and stands for nothing"),
    ],
)
def test_a_title_that_is_none_is_refused(place, title, why):
    done = place.run("init", "new", "--title", title)
    assert (done.code, done.err) == (2, f"dossier: `--title`: {why}\n")
    assert place.names() == []


def test_without_the_example_the_next_step_is_a_document(place):
    done = place.run("init", "new", "--bare")
    assert done.err == (
        "made a dossier of 6 files in new; next:\n\n  cd new\n  dossier new document\n  dossier serve\n\n"
    )


def test_a_folder_with_files_is_refused(place):
    (place.folder / "new").mkdir()
    (place.folder / "new/notes.txt").touch()
    done = place.run("init", "new")
    assert (done.code, done.out) == (2, "")
    assert done.err == "dossier: `new` holds files already; name a folder that is empty or not there yet\n"


def test_a_dossier_is_not_made_twice(place):
    place.run("init", "new")
    before = place.read("new/content/dossier.toml")
    assert place.run("init", "new", "--title", "Another").code == 2
    assert place.read("new/content/dossier.toml") == before


def test_a_file_is_refused(place):
    (place.folder / "new").touch()
    done = place.run("init", "new")
    assert (done.code, done.err) == (2, "dossier: `new` is a file, not a folder\n")


def test_a_link_that_leads_nowhere_is_refused(place):
    (place.folder / "new").symlink_to("nowhere")
    done = place.run("init", "new")
    assert (done.code, done.err) == (2, "dossier: `new` is a link that leads nowhere\n")


def test_a_place_below_a_file_is_refused(place):
    (place.folder / "file").touch()
    done = place.run("init", "file/new")
    assert (done.code, done.err) == (2, "dossier: `file/new` cannot be written: Not a directory\n")


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="the place that nobody may write to is Linux's")
def test_a_place_that_cannot_be_written_is_refused(place):
    done = place.run("init", "/proc/self/dossier")
    assert done.code == 2
    assert done.err.startswith("dossier: `/proc/self/dossier` cannot be written: ")
    assert len(done.err.splitlines()) == 1


def _title(place, folder):
    return tomllib.loads(place.read(f"{folder}/content/dossier.toml"))["title"]
