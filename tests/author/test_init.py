"""A folder is filled as a whole or left as it was."""

from pathlib import Path

import pytest

from generator.author.init import FolderRefused, starter, title_from, write_dossier

FILES = starter("A title")


@pytest.mark.parametrize(
    ("name", "title"),
    [("vell-bridge", "Vell bridge"), ("USA_and-Russia", "USA and Russia"), ("2019", "2019"), ("--", "A new dossier")],
)
def test_a_title_is_made_of_the_name_of_the_folder(tmp_path, name, title):
    assert title_from(tmp_path / name) == title


def test_every_file_of_the_starter_is_written_as_it_is(tmp_path):
    write_dossier(tmp_path / "new", FILES)
    assert _files(tmp_path / "new") == {file.path: file.text for file in FILES}


def test_folders_above_are_made(tmp_path):
    write_dossier(tmp_path / "a/b/new", FILES)
    assert _names(tmp_path / "a/b") == ["new"]


def test_an_empty_folder_stays_the_same_folder(tmp_path):
    before = tmp_path.stat().st_ino
    write_dossier(tmp_path, FILES)
    assert tmp_path.stat().st_ino == before
    assert _files(tmp_path).keys() == {file.path for file in FILES}


def test_a_repository_without_a_file_counts_as_empty(tmp_path):
    (tmp_path / ".git").mkdir()
    write_dossier(tmp_path, FILES)
    assert (tmp_path / "content/dossier.toml").is_file()


def test_a_link_to_an_empty_folder_leads_there(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    write_dossier(tmp_path / "link", FILES)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real/content/dossier.toml").is_file()


def test_a_folder_with_files_is_refused_and_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(FolderRefused):
        write_dossier(tmp_path, FILES)
    assert _files(tmp_path) == {"notes.txt": "mine"}


def test_a_new_folder_has_the_rights_that_others_get(tmp_path):
    (tmp_path / "other").mkdir()
    write_dossier(tmp_path / "new", FILES)
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.parametrize("name", ["", "new", "a/b/new"])
@pytest.mark.parametrize("broken", ["write_text", "rename"])
def test_what_fails_half_way_leaves_nothing(tmp_path, monkeypatch, name, broken):
    monkeypatch.setattr(Path, broken, _fails_at(getattr(Path, broken), 3 if broken == "write_text" or not name else 1))
    with pytest.raises(OSError, match="No space"):
        write_dossier(tmp_path / name, FILES)
    assert _names(tmp_path) == []


def _fails_at(method, number):
    calls = []

    def call(*arguments, **named):
        calls.append(1)
        if len(calls) == number:
            raise OSError(28, "No space left on device")
        return method(*arguments, **named)

    return call


def _files(folder):
    paths = (path for path in folder.rglob("*") if path.is_file() and ".git/" not in str(path))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def _names(folder):
    return [path.name for path in folder.iterdir()]
