"""A site that others work on, too: two builds at once, edits meanwhile, a disk that is full or read-only."""

import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.engine.store import FOLDER
from tests.cli.test_killed import MAIN, check_mended, edited, edited_once, start, wait_for

__all__ = ["edited", "edited_once"]  # fixtures

HELD = """
ready = pipeline.link_pages
def held(*given):
    open("held", "w").close()
    while os.path.exists("held"):
        time.sleep(0.01)
    return ready(*given)
import os
pipeline.link_pages = held
"""
FULL = f"""
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (BYTES, BYTES))
{MAIN}
"""


# --- two builds ------------------------------------------------------------------------------------------


def test_of_two_builds_the_second_waits_and_both_succeed(edited):
    with start(edited, patch=HELD) as first:
        wait_for(edited.folder / "held")
        with start(edited) as second:
            said = second.stderr.readline()
            assert edited.tree() == edited.old
            (edited.folder / "held").unlink()
            first.communicate(timeout=20)
            second.communicate(timeout=20)
    assert said == "another build is writing this site; waiting for it to end\n"
    assert (first.returncode, second.returncode) == (0, 0)
    check_mended(edited)


def test_a_build_that_waits_for_one_that_is_killed_goes_on(edited):
    with start(edited, patch=HELD) as first:
        wait_for(edited.folder / "held")
        with start(edited) as second:
            second.stderr.readline()
            first.send_signal(signal.SIGKILL)
            second.communicate(timeout=20)
        first.communicate(timeout=20)
    (edited.folder / "held").unlink()
    assert second.returncode == 0
    check_mended(edited)


def test_two_sites_of_one_content_are_built_at_once(edited):
    shutil.rmtree(edited.folder / FOLDER)
    with start(edited) as first, start(edited, "--output", "other") as second:
        first.communicate(timeout=20)
        second.communicate(timeout=20)
    assert (first.returncode, second.returncode) == (0, 0)
    other = type(edited)(edited.folder)
    other.site = edited.folder / "other"
    assert edited.tree() == other.tree() == edited.new


def test_an_interrupt_while_the_old_site_is_removed_leaves_nothing_of_it(edited, monkeypatch):
    remove, interrupts = shutil.rmtree, [SystemExit(130)]

    def interrupted(path, **how):
        if path.name == ".site.dossier" and interrupts:
            raise interrupts.pop()
        remove(path, **how)

    monkeypatch.setattr(shutil, "rmtree", interrupted)
    assert edited.build().code == 130
    assert edited.tree() == edited.new
    assert edited.names() == [FOLDER, "content", "site"]


# --- edits meanwhile -------------------------------------------------------------------------------------


def test_content_that_changes_meanwhile_is_in_the_next_site(edited):
    with start(edited, patch=HELD) as build:
        wait_for(edited.folder / "held")
        edited.edit("content/pages/about.md", "made up", "invented")
        (edited.folder / "held").unlink()
        build.communicate(timeout=20)
    assert edited.tree() == edited.new
    edited.built()
    warm = edited.tree()
    shutil.rmtree(edited.folder / FOLDER)
    shutil.rmtree(edited.site)
    assert edited.built().tree() == warm


def test_a_theme_that_changes_meanwhile_leaves_the_old_site(edited, monkeypatch):
    from generator import pipeline  # noqa: PLC0415  # by its name, to be patched
    from generator.render import shipped  # noqa: PLC0415  # as well

    folder = shutil.copytree(shipped.default_templates(), edited.folder.with_name("theme"))
    found = pipeline.found_in

    def and_then_it_changes(*places):
        templates = found(*places)
        (folder / "home.html").write_text("changed")
        return templates

    (folder / "home.html").write_text("{# another #}" + (folder / "home.html").read_text())
    monkeypatch.setattr(shipped, "default_templates", lambda: folder)
    monkeypatch.setattr(pipeline, "found_in", and_then_it_changes)
    with pytest.raises(OSError, match="the theme changed while the site was built"):
        edited.build()
    assert edited.tree() == edited.old


# --- disks -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("limit", [0, 3_000])
def test_a_disk_that_is_full_leaves_the_old_site(edited, limit):
    code = FULL.replace("BYTES", str(limit))
    done = subprocess.run(
        [sys.executable, "-c", code, "build", "--clean"], cwd=edited.folder, capture_output=True, text=True, timeout=20
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "File too large" in done.stderr
    assert edited.tree() == edited.old
    check_mended(edited)


def test_a_cache_that_does_not_fit_on_the_disk_is_done_without(scratch, monkeypatch):
    """The site itself is not written again: only the cache is new."""
    before = scratch.tree()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
    try:
        done = scratch.build("--clean")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, old)
    assert done.code == 0
    assert "nothing could be remembered for the next build: " in done.err
    assert scratch.tree() == before
    assert scratch.built().tree() == before


def test_a_folder_in_which_nothing_can_be_renamed_keeps_the_old_site(edited, monkeypatch):
    def read_only(path, _):
        raise OSError(30, "Read-only file system", str(path))

    monkeypatch.setattr("generator.engine.exchange._exchanged", read_only)
    with pytest.raises(OSError, match="Read-only"):
        edited.build()
    assert edited.tree() == edited.old
    assert edited.names() == [FOLDER, "content", "site"]


def test_a_disk_without_hard_links_gets_copies(edited, monkeypatch):
    def no_links(*_, **__):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    check_mended(edited)


def test_a_folder_with_files_where_a_page_should_be_gives_way(edited):
    (edited.site / "index.html").unlink()
    (edited.site / "index.html/sub").mkdir(parents=True)
    (edited.site / "index.html/sub/file.txt").write_text("in the way")
    check_mended(edited)


def test_a_site_in_a_ring_of_links_is_read_no_further(edited):
    (edited.site / "ring").symlink_to(edited.site)
    edited.built()
    assert (edited.site / "ring").readlink() == Path(edited.site)
