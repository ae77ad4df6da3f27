"""Stores: what was put is got, or nothing; a cache keeps to its bounds."""

import sqlite3
import stat
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.engine.store import FILE, Disk, Memory, Nothing

KEYS = st.binary(min_size=16, max_size=16)
VALUES = st.dictionaries(KEYS, st.binary(max_size=300), max_size=12)
QUICK = settings(deadline=None, derandomize=True, max_examples=40)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache"


def kept(folder, values, limit=10**9):
    store = Disk(folder, limit)
    for key, value in values.items():
        store.put(key, value)
    store.save()
    return store


def found(folder, keys):
    store = Disk(folder)
    values = {key: store.get(key) for key in keys}
    store.save()
    return values


# --- laws ------------------------------------------------------------------------------------------------


@QUICK
@given(values=VALUES, others=VALUES)
def test_what_is_saved_is_found_again(tmp_path_factory, values, others):
    folder = tmp_path_factory.mktemp("cache")
    kept(folder, values)
    kept(folder, others)
    assert found(folder, {**values, **others}) == {**values, **others}


@QUICK
@given(values=VALUES, others=KEYS)
def test_what_was_never_put_is_not_found(tmp_path_factory, values, others):
    folder = tmp_path_factory.mktemp("cache")
    kept(folder, values)
    assert found(folder, [others])[others] == values.get(others)


@QUICK
@given(rounds=st.lists(VALUES, max_size=5))
def test_memory_remembers_what_the_last_two_rounds_used(rounds):
    memory = Memory(Nothing())
    for before, now in pairwise([{}, *rounds]):
        for key, value in now.items():
            memory.put(key, value)
        assert {key: memory.get(key) for key in before} == {**before, **{k: v for k, v in now.items() if k in before}}
        memory.turn()


def test_what_no_round_used_for_long_is_not_in_memory():
    memory = Memory(Nothing())
    memory.put(b"key", b"value")
    memory.turn()
    memory.turn()
    assert memory.get(b"key") is None


def test_an_empty_value_is_a_value(folder):
    kept(folder, {b"key": b""})
    memory = Memory(Disk(folder))
    assert memory.get(b"key") == b""


def test_nothing_is_kept_before_it_is_saved(folder):
    Disk(folder).put(b"key", b"value")
    assert not folder.exists()


def test_a_store_of_which_nothing_is_new_makes_no_folder(folder):
    kept(folder, {})
    assert not folder.exists()


# --- bounds ----------------------------------------------------------------------------------------------

LIMIT = 100_000


def test_the_file_never_outgrows_its_limit(folder):
    for number in range(12):
        kept(folder, {bytes([number, each]): bytes(9_000) for each in range(4)}, LIMIT)
        assert (folder / FILE).stat().st_size <= LIMIT


def test_what_the_last_build_used_survives_the_shrinking(folder):
    kept(folder, {b"old": bytes(30_000), b"used": bytes(30_000)}, LIMIT)
    store = Disk(folder, LIMIT)
    store.get(b"used")
    store.put(b"new", bytes(40_000))
    store.save()
    assert {key for key, value in found(folder, [b"old", b"used", b"new"]).items() if value} == {b"used", b"new"}


def test_a_build_that_needs_more_than_the_limit_is_forgotten(folder):
    kept(folder, {bytes([each]): bytes(30_000) for each in range(9)}, LIMIT)
    assert not (folder / FILE).exists()


def test_a_value_above_the_limit_is_not_kept(folder):
    kept(folder, {b"huge": bytes(LIMIT + 1)}, LIMIT)
    assert not folder.exists()


# --- what stands in the folder ---------------------------------------------------------------------------


def test_the_folder_says_that_it_need_not_be_kept(folder):
    kept(folder, {b"key": b"value"})
    assert (folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    assert (folder / ".gitignore").read_text() == "*\n"


def test_nothing_of_sqlite_is_left_beside_the_file(folder):
    kept(folder, {b"key": b"value"})
    assert sorted(path.name for path in folder.iterdir()) == [".gitignore", "CACHEDIR.TAG", FILE]


def test_two_stores_of_one_folder_keep_what_both_have_found(folder):
    one, other = Disk(folder), Disk(folder)
    one.put(b"one", b"1")
    other.put(b"other", b"2")
    one.save()
    other.save()
    assert found(folder, [b"one", b"other"]) == {b"one": b"1", b"other": b"2"}


def test_a_store_that_another_one_has_cleared_goes_on(folder):
    kept(folder, {b"old": b"value"})
    one, other = Disk(folder), Disk(folder)
    other.forget()
    one.put(b"new", b"value")
    one.save()
    assert (one.trouble, one.get(b"new")) == ("", None)
    assert found(folder, [b"new"]) == {b"new": b"value"}


def test_a_store_that_another_one_holds_is_done_without(folder, monkeypatch):
    kept(folder, {b"key": b"value"})
    monkeypatch.setattr("generator.engine.store._WAIT", 0.1)
    with sqlite3.connect(folder / FILE) as other:
        other.execute("BEGIN EXCLUSIVE")
        store = kept(folder, {b"new": b"value"})
        other.rollback()
    other.close()
    assert "locked" in store.trouble
    assert found(folder, [b"key"]) == {b"key": b"value"}


def test_what_is_forgotten_is_gone(folder):
    kept(folder, {b"key": b"value"})
    Disk(folder).forget()
    assert found(folder, [b"key"]) == {b"key": None}


def test_nothing_is_removed_behind_a_link(folder, tmp_path):
    kept(tmp_path / "elsewhere", {b"key": b"value"})
    folder.symlink_to(tmp_path / "elsewhere")
    store = Disk(folder)
    store.forget()
    assert "not a file of ours" in store.trouble
    assert found(tmp_path / "elsewhere", [b"key"]) == {b"key": b"value"}


def test_a_file_that_others_may_not_write_is_replaced(folder):
    kept(folder, {b"key": b"value"})
    (folder / FILE).chmod(stat.S_IRUSR)
    kept(folder, {b"new": b"value"})
    assert found(folder, [b"new"]) == {b"new": b"value"}
