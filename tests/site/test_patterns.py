"""The page of patterns: every part of the theme, on request alone."""

import re
from pathlib import Path

import pytest

from generator.render.shipped import default_templates

PATTERNS = "patterns.html"


@pytest.fixture
def shown(scratch):
    done = scratch.build("--patterns")
    assert done.code == 0, done.err
    return scratch


def test_it_is_not_published_unasked(harbour):
    assert PATTERNS not in harbour.names()


def test_no_page_of_prose_can_take_its_place(dossier):
    done = dossier("-- pages/patterns.md --\n---\ntitle: Ours\n---\n").build()
    assert (done.code, "id-is-free" in done.err or "patterns" in done.err) == (1, True), done.err


def test_it_shows_every_part_of_the_theme():
    templates = default_templates()
    found, todo = set(), [templates / PATTERNS]
    while todo:
        source = todo.pop().read_text(encoding="utf-8")
        named = {Path(name) for name in re.findall(r"""(?:from|import|include)\s+["'](parts/[^"']+)""", source)} - found
        found |= named
        todo += [templates / name for name in named]
    unseen = {path.name for path in (templates / "parts").glob("*.html")} - {path.name for path in found}
    assert unseen <= {"previews.html", "filters.html", "index.html", "reading.html"}  # data of scripts, frames of pages


def test_all_its_links_lead_somewhere(shown):
    assert shown.dead_links() == []


def test_it_is_not_to_be_found(shown):
    assert 'content="noindex"' in shown.read(f"site/{PATTERNS}")
    shown.build("--patterns", "-b", "https://example.org/")
    assert PATTERNS not in shown.read("site/sitemap.xml")


def test_it_goes_when_it_is_not_asked_for(shown):
    assert PATTERNS not in shown.built().names()
