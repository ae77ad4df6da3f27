"""What is published builds a site by itself: the wheel, installed where the checkout cannot be seen."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STARTER = ROOT / "generator/author/starter"
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

TINY = {
    "content/dossier.toml": """\
title = "The harbour"
""",
    "content/documents/doc-2020-03-01-harbour.md": """\
---
title: The harbour opens
author: []
publisher: The Gazette
date: 2020-03-01
date_basis: stated
url: https://gazette.example/harbour
language: en
rights: in-copyright
publish: excerpts
---
Ada Lovelace opened the harbour.
""",
    "content/actors/ada-lovelace.md": """\
---
name: Ada Lovelace
kind: person
---
""",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=ROOT)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def scripts(wheel, tmp_path_factory):
    """The folder of commands of a fresh venv that knows the wheel and what it asks for, and nothing else.

    What is installed is not compiled: of most of it nothing is ever run.
    """
    venv = tmp_path_factory.mktemp("venv")
    run(sys.executable, "-m", "venv", "--without-pip", venv, cwd=venv)
    pip = (sys.executable, "-m", "pip", "--python", venv / "bin/python", "--quiet", "--quiet")
    run(*pip, "install", "--no-compile", "--constraint", ROOT / ".ci/constraints.txt", wheel, cwd=venv)
    return venv / "bin"


@pytest.fixture
def dossier(scripts, tmp_path):
    """Runs a verb in a tiny dossier; `-I` keeps the current folder and the user's packages out of sight."""
    for name, text in TINY.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return lambda *words: run(scripts / "python", "-I", scripts / "dossier", *words, cwd=tmp_path)


def test_the_wheel_holds_the_package_and_its_templates_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {"generator", "dossier_site-0.1.0.dist-info"}
    assert any(name.startswith("generator/templates/assets/") for name in names)


def test_the_wheel_holds_every_file_of_the_starter(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    files = {path.relative_to(ROOT).as_posix() for path in STARTER.rglob("*") if path.is_file()}
    assert {name for name in names if name.startswith("generator/author/starter/")} == files
    assert {".gitignore", "ci.yml"} <= {name.split("/")[-1] for name in files}


def test_the_wheel_builds_a_dossier(dossier, tmp_path):
    dossier("build")
    site = tmp_path / "site"
    assert (site / "index.html").is_file()
    assert (site / "documents/doc-2020-03-01-harbour.html").is_file()
    assert (site / "actors/ada-lovelace.html").is_file()
    assert list((site / "assets").rglob("*.css"))


def test_what_the_wheel_has_built_passes_its_own_check(dossier):
    dossier("build")
    dossier("check")


def test_the_wheel_makes_a_new_dossier_that_builds_and_passes_its_check(dossier, tmp_path):
    dossier("init", "new")
    content, site = tmp_path / "new/content", tmp_path / "new/site"
    assert (tmp_path / "new/.gitignore").is_file()
    assert (tmp_path / "new/.github/workflows/ci.yml").is_file()
    dossier("new", "actor", "--name", "Ada Stone", "--kind", "person", "--content", content)
    dossier("build", "--strict", "--content", content, "--output", site)
    dossier("check", "--strict", "--sources", content / "sources", "--content", content, "--output", site)


def run(*command: str | Path, cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True)
    assert done.returncode == 0, f"{command} gave {done.returncode}\n{done.stdout}\n{done.stderr}"
