"""An edit changes its place and no other byte, however the file is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.author.edits import Edit, edited, spliced
from generator.author.files import exchange
from generator.read.files import text_of

PIECES = st.sampled_from(
    ("old", "a", "e\u0301", "é", "n\u0303o", "\r\n", "\n", "\r", "🚢", "가", "ᄀ\u1161", " ", "[[", "\ufeff")
)


@given(st.lists(PIECES, max_size=20).map("".join), st.booleans())
def test_what_is_read_afterwards_is_the_text_with_its_edits(written, mark):
    data = (b"\xef\xbb\xbf" if mark else b"") + written.encode()
    text = text_of(data)
    edits = [Edit(start, start + 3, "new-id") for start in range(len(text)) if text.startswith("old", start)]
    ascii_only = [edit for edit in edits if not text[edit.end : edit.end + 1] or text[edit.end].isascii()]
    assert text_of(edited(data, ascii_only)) == spliced(text, ascii_only)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a: old\r\nb: old\r\n", b"a: new\r\nb: old\r\n"),
        (b"\xef\xbb\xbfa: old\n", b"\xef\xbb\xbfa: new\n"),
        ("e\u0301: old e\u0301\n".encode(), "e\u0301: new e\u0301\n".encode()),
    ],
)
def test_every_other_byte_stays(before, after):
    start = text_of(before).index("old")
    assert edited(before, [Edit(start, start + 3, "new")]) == after


def test_a_new_line_is_written_as_the_others_are():
    assert edited(b"a\r\nb\r\n", [Edit(2, 2, "x\n")]) == b"a\r\nx\r\nb\r\n"


# --- several files at once -------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(name.encode())
    return tmp_path


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_files_are_changed_made_and_removed_together(folder):
    exchange({folder / "a": b"A", folder / "b": None, folder / "c": b"C"})
    assert contents(folder) == {"a": b"A", "c": b"C"}


def test_where_one_cannot_be_written_all_is_as_it_was(folder):
    before = contents(folder)
    with pytest.raises(OSError, match="gone"):
        exchange({folder / "a": b"A", folder / "b": None, folder / "gone/c": b"C"})
    assert contents(folder) == before


def test_where_the_last_step_fails_what_was_done_is_taken_back(folder):
    (folder / "d").mkdir()
    (folder / "d/x").write_bytes(b"x")
    with pytest.raises(OSError, match="d"):
        exchange({folder / "a": b"A", folder / "b": None, folder / "new": b"N", folder / "d": b"D"})
    assert {name for name in ("a", "b", "d") if (folder / name).exists()} == {"a", "b", "d"}
    assert sorted(path.name for path in folder.iterdir()) == ["a", "b", "d"]
    assert (folder / "a").read_bytes() == b"a"
