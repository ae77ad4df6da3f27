"""The law of the engine: after any edits a warm site equals a clean build, byte for byte."""

import shutil
import tempfile
from pathlib import Path
from random import Random
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.engine import executor
from generator.render.shipped import default_templates
from tests.conftest import HARBOUR, SETTINGS, Dossier
from tests.site import edits, edits_of_keys

ANY_EDIT = st.sampled_from((*edits.CONTENT, *edits_of_keys.ALL, *edits.THEME, *edits.BESIDE))
FLAGS = st.sampled_from(
    (
        *((),) * 6,
        ("--executor", "inline"),
        ("--jobs", "2"),
        ("--clean",),
        ("--strict",),
        ("--patterns",),
        ("--output", "public"),
        ("--base-url", "https://c.example/d/"),
    )
)
EDITS = st.lists(st.tuples(ANY_EDIT, st.integers(0, 2**20)), min_size=1, max_size=3)
ROUNDS = st.lists(st.tuples(EDITS, FLAGS), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def theme(tmp_path_factory):
    """A place for a theme that may be edited: one, since a theme that has not changed is not read again."""
    return tmp_path_factory.mktemp("theme") / "templates"


@settings(deadline=None, max_examples=15, derandomize=True)
@given(ROUNDS)
def test_after_any_edits_the_site_is_that_of_a_clean_build(theme, rounds):
    check(theme, rounds)


def check(theme: Path, rounds) -> int:
    """Edits, builds and compares, round after round; gives how many of the builds were published."""
    shutil.rmtree(theme, ignore_errors=True)
    shutil.copytree(default_templates(), theme)
    with tempfile.TemporaryDirectory() as folder, patch("generator.render.shipped.default_templates", lambda: theme):
        warm = new_dossier(Path(folder) / "warm")
        (warm.folder / "templates").symlink_to(theme)
        warm.built()
        return sum(same_as_clean(warm, *each, Path(folder) / "clean") for each in rounds)


def same_as_clean(warm: Dossier, changes, flags, folder: Path) -> bool:
    """Content that turns out to be unsound is taken back afterwards, as an author would."""
    sound = shutil.copytree(warm.content, folder / "sound")
    for change, number in changes:
        change(warm, Random(number))
    site = warm.folder / (flags[1] if "--output" in flags else "site")
    before = shape(site)
    clean = Dossier(folder)
    shutil.copytree(warm.content, clean.content)
    there = clean.build(*flags)
    with patch.object(executor, "MANY", 5 if "--jobs" in flags else 1000):
        here = warm.build(*flags)
    assert (here.code, said(here)) == (there.code, said(there))
    assert shape(site) == (before if there.code else shape(folder / site.name))
    if there.code:
        shutil.rmtree(warm.content)
        shutil.copytree(sound, warm.content)
    shutil.rmtree(folder)
    return not there.code


def new_dossier(folder: Path) -> Dossier:
    made = Dossier(folder)
    made.content.mkdir(parents=True)
    made.write(f"-- dossier.toml --\n{SETTINGS}{HARBOUR}")
    return made


def said(done) -> list[str]:
    """All but the line that says what was not done again, and what could not be remembered."""
    return [line for line in done.err.splitlines() if " sources read, " not in line and "be remembered" not in line]


def shape(site: Path) -> dict[str, object]:
    """Every file with its bytes, every link with its target, every folder."""
    return {path.relative_to(site).as_posix(): thing(path) for path in sorted(site.rglob("*"))}


def thing(path: Path) -> object:
    if path.is_symlink():
        return path.readlink()
    return path.read_bytes() if path.is_file() else "folder"
