"""A cache that is damaged, or is none, costs time: the site is the same, and nobody sees a traceback."""

import os
import shutil
import sqlite3
from random import Random

import pytest

from generator.engine.store import FILE, FOLDER, Disk


@pytest.fixture
def warm(scratch):
    """The harbour after an edit, so that something must be read anew; `cache` is its file."""
    scratch.edit("content/actors/ada.md", "Ada Stone leads Acme", "Ada Stone has led Acme")
    scratch.cache = scratch.folder / FOLDER / FILE
    return scratch


@pytest.fixture(scope="module")
def expected(harbour, tmp_path_factory):
    """The site of the edited harbour, built from nothing."""
    made = harbour.copy(tmp_path_factory.mktemp("expected") / "clean")
    shutil.rmtree(made.site)
    shutil.rmtree(made.folder / FOLDER)
    made.edit("content/actors/ada.md", "Ada Stone leads Acme", "Ada Stone has led Acme")
    return made.built().tree()


def truncate(data, rng):
    return data[: rng.randrange(len(data))]


def flip_bits(data, rng):
    changed = bytearray(data)
    for place in rng.sample(range(len(data)), rng.choice((1, 10, 1000))):
        changed[place] ^= 1 << rng.randrange(8)
    return bytes(changed)


def overwrite(data, rng):
    start, size = rng.randrange(len(data)), rng.choice((8, 100, 4096, 50_000))
    return data[:start] + rng.randbytes(size) + data[start + size :]


def zero(data, rng):
    start, size = rng.randrange(len(data)), rng.choice((100, 4096, 50_000))
    return data[:start] + bytes(size) + data[start + size :]


def spoil_header(data, rng):
    changed = bytearray(data)
    for place in rng.sample(range(100), 3):
        changed[place] = rng.randrange(256)
    return bytes(changed)


def swap_sheets(data, rng):
    one, other = (rng.randrange(len(data) // 4096) * 4096 for _ in range(2))
    changed = bytearray(data)
    changed[one : one + 4096], changed[other : other + 4096] = data[other : other + 4096], data[one : one + 4096]
    return bytes(changed)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("damage", [truncate, flip_bits, overwrite, zero, spoil_header, swap_sheets])
def test_damaged_bytes_change_no_byte_of_the_site(warm, expected, damage, seed):
    warm.cache.write_bytes(damage(warm.cache.read_bytes(), Random(seed)))
    done = warm.build()
    assert done.code == 0
    assert "remembered" not in done.err
    assert warm.tree() == expected


def sql(text):
    def change(path):
        connection = sqlite3.connect(path)
        connection.executescript(text)
        connection.close()

    return change


def swap_values(path):
    """Every value stands under the key of another."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT key, value FROM results ORDER BY key").fetchall()
    pairs = [(value, key) for (key, _), (_, value) in zip(rows, rows[1:] + rows[:1], strict=True)]
    connection.executemany("UPDATE results SET value = ? WHERE key = ?", pairs)
    connection.commit()
    connection.close()


def make_another(text):
    def change(path):
        path.unlink()
        sql(text)(path)

    return change


def wrong_values(path):
    """Whole, and of no form that anybody expects."""
    store = Disk(path.parent)
    connection = sqlite3.connect(path)
    keys = [key for (key,) in connection.execute("SELECT key FROM results")]
    connection.close()
    for key in keys:
        store.put(key, b"\x93\x01\x02\x03")
    store.save()


CHANGES = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("not a database\n" * 500),
    "random": lambda path: path.write_bytes(Random(1).randbytes(50_000)),
    "another database": make_another("CREATE TABLE people (name TEXT);"),
    "another table": make_another("CREATE TABLE results (key TEXT, value TEXT);"),
    "a view": make_another("CREATE TABLE t (k, v); CREATE VIEW results AS SELECT k AS key, v AS value FROM t;"),
    "a trigger": sql("CREATE TRIGGER t AFTER INSERT ON results BEGIN DELETE FROM results; END;"),
    "one table more": sql("CREATE TABLE more (x);"),
    "values that are text": sql("UPDATE results SET value = 'text';"),
    "values that are numbers": sql("UPDATE results SET value = 7;"),
    "values cut short": sql("UPDATE results SET value = substr(value, 1, 10);"),
    "no values": sql("DELETE FROM results;"),
    "no table": sql("DROP TABLE results;"),
    "values of other keys": swap_values,
    "values of another form": wrong_values,
    "a log written ahead": sql("PRAGMA journal_mode = WAL;"),
    "an old journal": lambda path: path.with_name(f"{FILE}-journal").write_bytes(path.read_bytes()[:9000]),
    "an old log": lambda path: path.with_name(f"{FILE}-wal").write_bytes(path.read_bytes()[:9000]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_another_content_changes_no_byte_of_the_site(warm, expected, change):
    CHANGES[change](warm.cache)
    done = warm.build()
    assert done.code == 0
    assert warm.tree() == expected


@pytest.mark.parametrize("change", [change for change in CHANGES if change != "an old log"])
def test_after_one_build_a_changed_cache_is_healed(warm, change):
    CHANGES[change](warm.cache)
    warm.built()
    assert "; 0 of 12 sources read, 0 of 28 pages rendered" in warm.build().err


def put(make):
    def change(path):
        path.unlink()
        make(path)

    return change


def folder_is_a_file(path):
    shutil.rmtree(path.parent)
    path.parent.write_text("a file")


def folder_cannot_be_written(path):
    shutil.rmtree(path.parent)
    path.parent.symlink_to("/proc/self")


THINGS = {
    "a folder": put(lambda path: path.mkdir()),
    "a link": put(lambda path: path.symlink_to("/etc/passwd")),
    "a link to nowhere": put(lambda path: path.symlink_to("nowhere")),
    "a pipe": put(os.mkfifo),
    "a pipe for a journal": lambda path: os.mkfifo(path.with_name(f"{FILE}-journal")),
    "a folder for a log": lambda path: path.with_name(f"{FILE}-wal").mkdir(),
    "a link for an index": lambda path: path.with_name(f"{FILE}-shm").symlink_to("/etc/passwd"),
    "a file for the folder": folder_is_a_file,
    "a link for the folder": folder_cannot_be_written,
}


@pytest.mark.parametrize("thing", THINGS)
def test_another_thing_in_its_place_changes_no_byte_and_is_said(warm, expected, thing):
    THINGS[thing](warm.cache)
    done = warm.build()
    assert done.code == 0
    assert "nothing could be remembered for the next build: " in done.err
    assert warm.tree() == expected


def test_the_cache_of_another_version_is_not_used(warm, expected, monkeypatch):
    for module in ("engine.engine", "link.filled", "render.theme", "render.views.recipes", "publish", "unchanged"):
        monkeypatch.setattr(f"generator.{module}.program", lambda: b"another version")
    monkeypatch.setattr("generator.render.theme.theme", _unread)
    monkeypatch.setattr("generator.publish.theme", _unread)
    assert "12 of 12 sources read, 28 of 28 pages rendered" in warm.build().err
    assert warm.tree() == expected


def _unread(templates):
    from generator.render.theme import Theme  # noqa: PLC0415  # the theme without what a process remembers of it

    return Theme(templates)
