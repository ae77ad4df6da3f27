"""Places that are none for a site: exit code 2, one line, and nothing is touched."""

import os
import signal
import sys

import pytest

from generator.cli import main as command


@pytest.fixture
def refused(scratch, monkeypatch, capsys):
    """Builds into a place that must be refused, and gives what was said."""

    def build(output, *words, folder=None):
        monkeypatch.chdir(folder or scratch.folder)
        monkeypatch.setattr(sys, "argv", ["dossier", "build", *words, "--output", str(output)])
        monkeypatch.setattr(signal, "signal", lambda *_: None)
        before = everything(scratch.folder)
        with pytest.raises(SystemExit) as ended:
            command.main()
        assert everything(scratch.folder) == before
        (line,) = capsys.readouterr().err.splitlines()
        assert ended.value.code == 2, line
        assert line.startswith("dossier: ")
        return line

    return build


def everything(folder):
    """Every path, what it is, and when it was changed."""
    paths = sorted(folder.rglob("*"))
    return [(str(path), path.lstat().st_mode, path.lstat().st_ino, path.lstat().st_mtime_ns) for path in paths]


PLACES = {
    "the content": "content",
    "inside the content": "content/documents",
    "inside the content, where nothing is": "content/site/new",
    "what holds the content": ".",
    "above what holds the content": "..",
    "the root": "/",
    "the cache": ".dossier-cache",
    "inside the cache": ".dossier-cache/site",
    "a roundabout way to the content": "site/../content",
}


@pytest.mark.parametrize("name", PLACES)
def test_a_place_that_is_none_for_a_site_is_refused(refused, name):
    refused(PLACES[name])


@pytest.mark.parametrize("name", PLACES)
def test_a_link_to_such_a_place_is_refused(scratch, refused, name):
    (scratch.folder / "link").symlink_to(scratch.folder / PLACES[name])
    refused("link")


def somebody_elses(path):
    path.mkdir()
    (path / "thesis.txt").write_text("ten years")


def a_link_in_a_ring(path):
    path.symlink_to(path.with_name("other"))
    path.with_name("other").symlink_to(path)


THINGS = {
    "a file": lambda path: path.write_text("a file"),
    "a pipe": os.mkfifo,
    "a folder of somebody else's files": somebody_elses,
    "a link to nowhere": lambda path: path.symlink_to("nowhere"),
    "a link to itself": lambda path: path.symlink_to(path),
    "a link in a ring": a_link_in_a_ring,
}


@pytest.mark.parametrize("name", THINGS)
def test_another_thing_is_refused(scratch, refused, name):
    THINGS[name](scratch.folder / "out")
    refused("out")


@pytest.mark.parametrize("name", [name for name in THINGS if "folder" not in name])
def test_a_place_behind_another_thing_is_refused(scratch, refused, name):
    THINGS[name](scratch.folder / "out")
    refused("out/a/site")


@pytest.mark.parametrize("name", ["a file", "a pipe", "a folder of somebody else's files"])
def test_a_link_to_another_thing_is_refused(scratch, refused, name):
    THINGS[name](scratch.folder / "thing")
    (scratch.folder / "out").symlink_to("thing")
    refused("out")


def test_the_current_folder_is_refused(scratch, refused):
    refused(".", "--content", "../content", folder=scratch.site)


@pytest.mark.parametrize("linked", [False, True])
def test_the_home_folder_is_refused(scratch, refused, tmp_path, monkeypatch, linked):
    home = tmp_path / "home"
    home.mkdir()
    if linked:
        home = tmp_path / "link-home"
        home.symlink_to(tmp_path / "home")
    monkeypatch.setenv("HOME", str(home))
    assert "not a folder for a site" in refused(tmp_path / "home")


def test_nobody_needs_a_home(scratch, monkeypatch):
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr("pwd.getpwuid", _nobody)
    assert scratch.build().code == 0


def _nobody(_):
    raise KeyError("getpwuid(): uid not found")


@pytest.mark.parametrize("place", ["/proc/site", "/dev/null/site", f"{'long' * 100}/site", "s" * 250])
def test_a_place_that_cannot_be_written_is_refused(refused, place):
    refused(place)


@pytest.mark.parametrize(
    "make", [lambda path: path.write_text("mine"), os.mkfifo, lambda path: path.symlink_to("content")]
)
def test_what_stands_where_the_site_would_be_made_is_left_alone(scratch, refused, make):
    make(scratch.folder / ".site.dossier")
    refused("site")
