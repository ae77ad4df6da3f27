"""Several files are written together or not at all, and never over what somebody else has written meanwhile."""

import errno
from pathlib import Path

import pytest

from generator.author.files import ContentChanged, exchange


@pytest.fixture
def folder(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).write_text(name)
    return tmp_path


def contents(folder):
    return {path.name: path.read_text() for path in folder.iterdir()}


@pytest.mark.parametrize("meanwhile", ["another", None])
def test_where_a_file_is_another_by_now_none_is_written(folder, meanwhile):
    a, b = folder / "a", folder / "b"
    b.write_text(meanwhile) if meanwhile else b.unlink()
    before = contents(folder)
    with pytest.raises(ContentChanged, match=str(b)):
        exchange({a: b"new", b: b"new"}, {a: b"a", b: b"b"})
    assert contents(folder) == before


def test_where_a_new_file_is_there_by_now_none_is_written(folder):
    with pytest.raises(ContentChanged, match=str(folder / "b")):
        exchange({folder / "a": b"new", folder / "b": b"new"}, {folder / "a": b"a", folder / "b": None})
    assert contents(folder) == {"a": "a", "b": "b"}


def test_what_is_as_it_was_is_written(folder):
    exchange({folder / "a": b"new", folder / "c": b"c"}, {folder / "a": b"a", folder / "c": None})
    assert contents(folder) == {"a": "new", "b": "b", "c": "c"}


def test_an_error_names_the_file_and_not_what_stands_beside_it(folder, monkeypatch):
    replace = Path.replace

    def full(self, target):
        if self.name.startswith(".b.") and not self.name.endswith(".kept"):
            raise OSError(errno.ENOSPC, "No space left on device", str(self))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left") as raised:
        exchange({folder / "a": b"new", folder / "b": b"new"})
    assert raised.value.filename == str(folder / "b")
    assert contents(folder) == {"a": "a", "b": "b"}
