"""A build is a function of its sources: the same bytes on every machine, every time."""

import os
import shutil
import subprocess
import sys

import pytest

BUILD = "from generator.cli.main import main; main()"
POOLED = f"""
import generator.engine.executor
generator.engine.executor.MANY = 3
{BUILD}
"""
ANOTHER_TIME = f"""
import time
real = time.time
time.time = lambda: real() + 40 * 365 * 86400
{BUILD}
"""


@pytest.fixture
def elsewhere(harbour, tmp_path):
    """The content of the harbour in another folder, not yet built."""
    made = type(harbour)(tmp_path / "elsewhere")
    shutil.copytree(harbour.content, made.content)
    return made


@pytest.fixture
def build_in_a_process(elsewhere):
    def build(*before, code=BUILD, flags=(), **environment):
        done = subprocess.run(
            [*before, sys.executable, "-c", code, "build", "--quiet", *flags],
            cwd=elsewhere.folder,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return elsewhere.tree()

    return build


def test_a_second_build_gives_the_same_bytes(scratch):
    before = scratch.tree()
    assert scratch.built().tree() == before


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2"},
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.UTF-8", "COLUMNS": "20"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"HOME": "/nowhere", "USER": "zoe", "LOGNAME": "zoe", "SOURCE_DATE_EPOCH": "1", "PYTHONOPTIMIZE": "2"},
    ],
    ids=" ".join,
)
def test_the_environment_changes_no_byte(harbour, build_in_a_process, environment):
    assert build_in_a_process(**environment) == harbour.tree()


def test_the_umask_changes_no_byte(harbour, build_in_a_process):
    assert build_in_a_process("sh", "-c", 'umask 077; exec "$@"', "sh") == harbour.tree()


@pytest.mark.parametrize(
    "flags", [("--jobs", "1"), ("--jobs", "2"), ("--jobs", "3"), ("--executor", "inline")], ids=str
)
def test_the_number_of_workers_changes_no_byte(harbour, build_in_a_process, flags):
    assert build_in_a_process(code=POOLED, flags=flags) == harbour.tree()


def test_the_clock_changes_no_byte(harbour, build_in_a_process):
    assert build_in_a_process(code=ANOTHER_TIME) == harbour.tree()


@pytest.mark.parametrize("warm", [False, True])
@pytest.mark.parametrize(
    ("here", "content", "output"),
    [
        (".", "{}/content", "{}/site"),
        (".", "./content/", "site/"),
        ("content/actors", "..", "../../site"),
        ("/", "{}/content", "{}/site"),
        (".", "content/../content", "content/../site"),
    ],
)
def test_the_place_from_which_it_is_built_changes_no_byte(harbour, elsewhere, monkeypatch, here, content, output, warm):
    folder = elsewhere.folder
    if warm:
        elsewhere.built()
    from_there = type(elsewhere)(folder / here)
    done = from_there.build("--content", content.format(folder), "--output", output.format(folder))
    assert done.code == 0, done.err
    assert elsewhere.tree() == harbour.tree()


def test_the_order_and_the_age_of_files_change_no_byte(harbour, elsewhere):
    texts = {path: path.read_bytes() for path in elsewhere.content.rglob("*.md")}
    for path in texts:
        path.unlink()
    for age, path in enumerate(sorted(texts, reverse=True)):
        path.write_bytes(texts[path])
        os.utime(path, (age, age))
    assert elsewhere.built().tree() == harbour.tree()


def test_line_ends_and_a_byte_order_mark_change_no_byte(harbour, elsewhere):
    for path in elsewhere.content.rglob("*.md"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert elsewhere.built().tree() == harbour.tree()


def test_the_site_that_stood_there_before_changes_no_byte(harbour, elsewhere, dossier):
    old = dossier("-- pages/old.md --\n---\ntitle: Old\n---\n").built()
    shutil.copytree(old.site, elsewhere.site)
    assert elsewhere.built().tree() == harbour.tree()
