"""Compiled templates are kept: the same page is made of them, and nothing else is ever taken for them."""

import tempfile
from pathlib import Path

import pytest
from jinja2 import Environment, meta

from generator.render import theme as rendering
from generator.render.environment import Plain, Sandboxed, names_in
from generator.render.shipped import default_templates
from generator.render.templates import found_in
from generator.render.theme import Theme

THEME = default_templates()
NAMED = (
    "{% extends 'base.html' %}",
    '{%- include "a.html" ignore missing with context -%}',
    "{%+ import 'a.html' as a %}{% from \"b.html\" import x, y as z with context %}",
    "{% include ['a.html', 'b.html'] %}",
    "{% include ('a.html', x) %}",
    "{% extends 'a.html' if x else 'b.html' %}",
    "{% include 'a' ~ x %}{% include 'a' 'b' %}{% include x %}",
    "{%\n  include\n  'a.html'\n%}",
    "{% if x %}{% include 'a.html' without context %}{% endif %}",
    "{{ 'from' }} an import from '{% set include = 1 %}'",
)


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """The folder in which compiled templates are kept, empty, and the names of those that are compiled."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made = []
    for kind in (Plain, Sandboxed):

        def compile_(self, source, name=None, *rest, _compile=kind.compile, **more):
            made.append(name)
            return _compile(self, source, name, *rest, **more)

        monkeypatch.setattr(kind, "compile", compile_)
    return tmp_path, made


def found(tmp_path, *own, language="en"):
    for name, text in own:
        (tmp_path / "own").mkdir(exist_ok=True)
        (tmp_path / "own" / name).write_text(text)
    return found_in(tmp_path / "own", THEME, language)


def compiled(templates):
    theme = Theme(templates)
    theme.compile_all()
    return theme


def files(folder: Path):
    return sorted(folder.rglob("*.cache"))


@pytest.mark.parametrize("text", [*NAMED, *(path.read_text() for path in THEME.rglob("*.html"))])
def test_all_templates_that_jinja_finds_in_one_are_found(text):
    there = set(meta.find_referenced_templates(Environment(extensions=["jinja2.ext.i18n"]).parse(text)))
    names = set(names_in(text))
    assert there <= names or None in names


def test_of_plain_names_each_is_found():
    assert [names_in(text) for text in NAMED[:3]] == [["base.html"], ["a.html"], ["a.html", "b.html"]]


def test_a_template_is_compiled_once(kept, tmp_path):
    folder, made = kept
    compiled(found(tmp_path))
    assert set(made) == {path.relative_to(THEME).as_posix() for path in THEME.rglob("*.html")}
    assert len(files(folder)) == len(made)
    made.clear()
    compiled(found(tmp_path))
    assert made == []


def test_what_is_kept_belongs_to_the_user_alone(kept, tmp_path):
    compiled(found(tmp_path))
    (folder,) = {path.parent for path in files(tmp_path)}
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_template_of_a_dossiers_own_is_not_kept(kept, tmp_path):
    _, made = kept
    templates = found(tmp_path, ("about.html", "{% extends 'theme/base.html' %}"))
    compiled(templates)
    made.clear()
    compiled(templates)
    assert made == ["about.html"]


def test_with_templates_of_its_own_a_dossier_runs_no_code_that_is_not_in_the_sandbox(kept, tmp_path):
    _, made = kept
    compiled(found(tmp_path))
    every = set(made)
    made.clear()
    compiled(found(tmp_path, ("about.html", "{% extends 'theme/base.html' %}")))
    assert every < set(made)


@pytest.mark.parametrize("damage", [b"", b"j2", b"nothing", None])
def test_what_is_damaged_is_made_again(kept, tmp_path, damage):
    folder, made = kept
    compiled(found(tmp_path))
    every = len(made)
    for path in files(folder):
        path.write_bytes(path.read_bytes()[:40] if damage is None else damage)
    made.clear()
    compiled(found(tmp_path))
    assert len(made) == every


def test_in_another_language_or_for_another_program_it_is_another(kept, tmp_path, monkeypatch):
    _, made = kept
    compiled(found(tmp_path))
    every = len(made)
    made.clear()
    compiled(found(tmp_path, language="de"))
    assert len(made) == every
    made.clear()
    monkeypatch.setattr(rendering, "program", lambda: b"another")
    compiled(found(tmp_path))
    assert len(made) == every


def test_without_a_safe_folder_nothing_is_kept(kept, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "file"))
    (tmp_path / "file").write_text("")
    compiled(found(tmp_path))
    assert kept[1]
