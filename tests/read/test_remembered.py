"""What did not change is not read again; what may have changed is."""

import os
import time

import pytest

from generator.engine.store import Disk
from generator.read import files
from generator.read.remembered import Remembered

PAGE = "---\ntitle: {}\n---\n"


@pytest.fixture
def content(tmp_path):
    (tmp_path / "content/pages").mkdir(parents=True)
    for number, name in enumerate(("a", "b", "c")):
        path = tmp_path / f"content/pages/{name}.md"
        path.write_text(PAGE.format("old"))
        os.utime(path, ns=(number, number))
    return tmp_path / "content"


@pytest.fixture
def find(content, tmp_path):
    def once():
        store = Disk(tmp_path / "cache")
        sources, _ = files.find_sources(content, Remembered(store, content))
        store.save()
        return {source.id: source for source in sources}

    return once


def later(path):
    """The clock has moved on since the others were written."""
    time.sleep(0.05)
    (path.parent / "z.md").write_text(PAGE.format("the newest"))


def test_the_first_time_all_is_read(find):
    assert {source.text for source in find().values()} == {PAGE.format("old")}


def test_what_did_not_change_is_not_read_again(content, find):
    later(content / "pages/a.md")
    before = find()
    after = find()
    assert {id: bool(source.text) for id, source in after.items()} == {"a": False, "b": False, "c": False, "z": True}
    assert {id: source.digest for id, source in after.items()} == {id: source.digest for id, source in before.items()}


def test_what_changed_is_read_though_it_has_the_size_and_the_time_that_it_had(content, find):
    later(content / "pages/a.md")
    find()
    path = content / "pages/b.md"
    path.write_text(PAGE.format("new"))
    os.utime(path, ns=(1, 1))
    assert find()["b"].text == PAGE.format("new")


def test_a_text_that_was_left_out_is_read_when_it_is_needed(content, find):
    later(content / "pages/a.md")
    find()
    assert files.with_text(find()["a"]).text == PAGE.format("old")


def test_a_text_that_changed_since_is_refused(content, find):
    later(content / "pages/a.md")
    find()
    source = find()["a"]
    (content / "pages/a.md").write_text(PAGE.format("new"))
    with pytest.raises(OSError, match="changed while the content was read"):
        files.with_text(source)
