"""`dossier build`: all or nothing, and never over what is not ours."""

import json
import os
from pathlib import Path

import pytest

BROKEN = "-- pages/broken.md --\n---\ntitel: Broken\n---\n"
AMBIGUOUS = """
-- actors/ada.md --
---
name: Ada
kind: person
---
-- actors/ada-two.md --
---
name: Ada
kind: person
---
-- pages/about.md --
---
title: About
---
Ada was here.
"""


# --- all or nothing --------------------------------------------------------------------------------------


def test_a_good_dossier_is_exit_code_0(dossier):
    assert dossier().build().code == 0


def test_an_error_is_exit_code_1(dossier):
    assert dossier(BROKEN).build().code == 1


def test_with_an_error_nothing_is_written(dossier):
    made = dossier(BROKEN)
    made.build()
    assert made.names() == [".dossier-cache", "content"]


def test_with_an_error_nothing_is_said_to_be_written(dossier):
    assert "nothing was written" in dossier(BROKEN).build().err


def test_a_warning_does_not_stop_a_build(dossier):
    made = dossier(AMBIGUOUS)
    done = made.build()
    assert done.code == 0
    assert "warning: name-is-unambiguous" in done.err
    assert made.site.is_dir()


def test_a_warning_stops_a_strict_build(dossier):
    made = dossier(AMBIGUOUS)
    assert made.build("--strict").code == 1
    assert not made.site.exists()


def test_a_strict_build_without_a_problem_is_written(dossier):
    made = dossier()
    assert made.build("--strict").code == 0
    assert made.site.is_dir()


@pytest.mark.parametrize(("fault", "flags"), [(BROKEN, ()), (AMBIGUOUS, ("--strict",))])
def test_the_old_site_stands_after_a_build_that_failed(dossier, fault, flags):
    made = dossier().built()
    before = made.tree()
    made.write(fault)
    assert made.build(*flags).code == 1
    assert made.tree() == before


def test_the_old_site_stands_when_the_disk_is_full(scratch, monkeypatch):
    before = scratch.tree()
    scratch.edit("content/actors/ada.md", "leads", "led")
    monkeypatch.setattr(Path, "write_bytes", _no_space)
    with pytest.raises(OSError, match="No space"):
        scratch.build()
    assert scratch.tree() == before


def test_a_build_that_failed_half_way_leaves_nothing_behind(scratch, monkeypatch):
    before = scratch.names()
    scratch.edit("content/actors/ada.md", "leads", "led")
    monkeypatch.setattr(Path, "write_bytes", _no_space)
    with pytest.raises(OSError, match="No space"):
        scratch.build()
    assert scratch.names() == before


def test_a_build_leaves_nothing_beside_the_site_but_its_memory(scratch):
    scratch.build()
    assert scratch.names() == [".dossier-cache", "content", "site"]


def test_folders_that_were_made_for_a_site_go_when_there_is_none(dossier):
    made = dossier(BROKEN)
    assert made.build("--output", "a/b/site").code == 1
    assert not (made.folder / "a").exists()


def test_every_fault_of_every_file_is_reported_in_one_run(dossier):
    made = dossier("""
        -- pages/one.md --
        ---
        title: One
        colour: red
        shape: round
        ---
        [[nobody]]
        -- events/two.md --
        ---
        title: Two
        date: 2020-02-30
        date_basis: guessed
        type: PARTY
        ---
        -- documents/three.md --
        No front matter.
        """)
    (made.content / "actors").mkdir()
    (made.content / "actors/four.md").write_bytes(b"caf\xe9")
    places = {line.split("--> ")[1] for line in made.build().err.splitlines() if "--> " in line}
    assert places == {
        "content/pages/one.md:3:1",
        "content/pages/one.md:4:1",
        "content/pages/one.md:6:3",
        "content/events/two.md:1:1",
        "content/events/two.md:3:7",
        "content/events/two.md:4:13",
        "content/events/two.md:5:7",
        "content/documents/three.md:1:1",
        "content/actors/four.md:1:4",
    }


# --- what stands in the folder ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["CNAME", ".gitignore", "sub/folder/file.txt", "actors/portrait.png", ".well-known/x"])
def test_a_file_that_is_not_ours_is_carried_over(scratch, name):
    path = scratch.site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"mine\0")
    scratch.built()
    assert path.read_bytes() == b"mine\0"


def test_a_file_that_is_not_ours_survives_many_builds(scratch):
    (scratch.site / "CNAME").write_text("example.org")
    for _ in range(3):
        scratch.built()
    assert scratch.read("site/CNAME") == "example.org"


def test_an_empty_folder_that_is_not_ours_is_carried_over(scratch):
    (scratch.site / ".git/refs").mkdir(parents=True)
    scratch.built()
    assert (scratch.site / ".git/refs").is_dir()


def test_a_link_that_is_not_ours_is_carried_over(scratch):
    (scratch.site / "more").symlink_to(scratch.content)
    scratch.built()
    assert (scratch.site / "more").is_symlink()


def test_a_page_whose_source_is_gone_goes_too(dossier):
    made = dossier(AMBIGUOUS).built()
    (made.content / "pages/about.md").unlink()
    made.built()
    assert not (made.site / "about.html").exists()


def test_a_page_of_ours_that_was_changed_by_hand_is_made_again(scratch):
    before = scratch.tree()
    (scratch.site / "index.html").write_text("changed")
    assert scratch.built().tree() == before


def test_the_site_may_be_built_into_an_empty_folder(dossier):
    made = dossier()
    made.site.mkdir()
    assert made.build().code == 0


def test_the_folders_above_the_site_are_made(dossier):
    made = dossier()
    assert made.build("--output", "a/b/site").code == 0
    assert (made.folder / "a/b/site/index.html").is_file()


def test_a_site_behind_a_link_is_built_where_the_link_leads(dossier):
    made = dossier()
    (made.folder / "real").mkdir()
    made.site.symlink_to(made.folder / "real")
    made.built()
    assert (made.folder / "real/index.html").is_file()


def test_the_current_folder_is_refused(dossier):
    made = dossier()
    made.site.mkdir()
    refused = type(made)(made.site).build("--content", "../content", "--output", ".")
    assert (refused.code, list(made.site.iterdir())) == (2, [])


def test_a_published_site_can_be_read_by_the_server(scratch):
    before = os.umask(0o077)
    try:
        scratch.built()
    finally:
        os.umask(before)
    assert scratch.site.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("mode", [0o700, 0o750])
def test_the_folder_keeps_the_permissions_that_it_has(scratch, mode):
    scratch.site.chmod(mode)
    (scratch.site / "index.html").write_text("changed")
    scratch.built()
    assert scratch.site.stat().st_mode & 0o777 == mode


# --- folders that are refused ----------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path, monkeypatch):
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


def _refused(done, why):
    assert done.code == 2
    assert why in done.err
    assert len(done.err.splitlines()) == 1


def test_a_folder_with_files_of_somebody_else_is_refused(dossier):
    made = dossier()
    made.site.mkdir()
    (made.site / "thesis.txt").write_text("ten years")
    _refused(made.build(), "files that Dossier did not write")
    assert list(made.tree()) == ["thesis.txt"]


def test_a_manifest_that_cannot_be_read_makes_a_folder_somebody_elses(scratch):
    (scratch.site / ".dossier-manifest.json").write_text("{")
    before = scratch.tree()
    _refused(scratch.build(), "files that Dossier did not write")
    assert scratch.tree() == before


def test_the_home_folder_is_refused(dossier, home):
    _refused(dossier().build("--output", str(home)), "not a folder for a site")
    assert list(home.iterdir()) == []


def test_the_root_is_refused(dossier):
    _refused(dossier().build("--output", "/"), "not a folder for a site")


@pytest.mark.parametrize("output", [".", "content", "content/../content", "..", "content/documents/.."])
def test_a_folder_that_holds_the_content_is_refused(dossier, output):
    made = dossier("-- documents/README.md --\n")
    _refused(made.build("--output", output), "which the site would replace")


def test_a_link_to_a_folder_that_holds_the_content_is_refused(dossier):
    made = dossier()
    (made.folder / "link").symlink_to(made.content)
    _refused(made.build("--output", "link"), "which the site would replace")


def test_a_folder_inside_the_content_is_refused(harbour):
    _refused(harbour.build("--output", "content/documents"), "stands inside `content`, of which the site is made")


def test_a_file_is_refused(dossier):
    made = dossier()
    (made.folder / "site").write_text("a file")
    _refused(made.build(), "is a file")


def test_a_folder_is_refused_before_the_content_is_looked_at(dossier):
    _refused(dossier(BROKEN).build("--output", "/"), "not a folder for a site")


# --- what is said ----------------------------------------------------------------------------------------


def test_what_was_built_is_said_on_stderr(dossier):
    done = dossier().build()
    assert done.out == ""
    assert "no problems; 0 documents, 0 actors, 0 events" in done.err
    assert "site/index.html" in done.err


def test_a_quiet_build_says_nothing(dossier):
    done = dossier().build("--quiet")
    assert (done.out, done.err) == ("", "")


def test_a_quiet_build_still_says_what_is_wrong(dossier):
    assert "error: " in dossier(BROKEN).build("--quiet").err


def test_json_stands_alone_on_stdout(scratch):
    (scratch.site / "index.html").write_text("changed")
    done = scratch.build("--json")
    ours = len([name for name in scratch.tree() if not name.startswith(".")])
    record = json.loads(done.out)
    stages = record.pop("stages")
    assert record == {
        "files": ours,
        "written": 1,
        "removed": 0,
        "documents": 2,
        "actors": 6,
        "events": 2,
        "output": "site",
        "errors": 0,
        "warnings": 0,
    }
    assert [stage["name"] for stage in stages] == [
        "find", "read", "link", "check", "derive", "network", "pages", "poster", "search", "publish",
    ]  # fmt: skip
    assert all(stage["done"] == stage["total"] and stage["seconds"] >= 0 for stage in stages)
    assert "no problems" in done.err


def test_json_counts_problems_and_the_problems_stand_on_stderr(dossier):
    done = dossier(BROKEN + AMBIGUOUS).build("--json")
    record = json.loads(done.out)
    assert (record["files"], record["errors"], record["warnings"]) == (0, 2, 1)
    assert done.err.count("error: ") == 2
    assert done.err.count("warning: ") == 1


# --- usage and settings ----------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [("--colour",), ("extra",), ("--output",)])
def test_a_slip_in_the_command_is_exit_code_2(dossier, words):
    assert dossier().build(*words).code == 2


@pytest.mark.parametrize("verb", ["build", "check", "list"])
def test_a_folder_without_a_dossier_is_exit_code_2_and_names_the_option(dossier, verb):
    words = ["list", "actors"] if verb == "list" else [verb]
    done = dossier().run(*words, "--content", "nowhere")
    assert done.code == 2
    assert "nowhere/dossier.toml" in done.err
    assert "--content" in done.err


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("title = ", "settings-are-toml"),
        ("", "`title` is missing"),
        ("title = 1", "value-has-type"),
        ('title = "T"\ncolour = "red"', "setting-is-known"),
        ('title = "T"\nbase_url = "example.org"', "address-is-allowed"),
        ('title = "T"\nbase_url = "https://example.org/?page=1"', "is no address of a site"),
        ('title = "T"\nbase_url = "https://example.org/#top"', "is no address of a site"),
        ('title = "T"\n[excerpts]\nshare = 7', "value-is-known"),
        ('title = "T"\n[measures]\nBOATS = "boats"', "id-fits"),
    ],
)
def test_settings_that_cannot_be_read_are_exit_code_2(dossier, settings, said):
    done = dossier(f"-- dossier.toml --\n{settings}\n").build()
    assert done.code == 2
    assert said in done.err
    assert "content/dossier.toml:" in done.err


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org", "/harbour/", "javascript:alert(1)"])
def test_an_address_that_is_not_of_the_web_is_exit_code_2(dossier, address):
    assert dossier().build("--base-url", address).code == 2


def test_an_address_that_cannot_be_read_is_exit_code_2(dossier):
    assert dossier().build("--base-url", "https://[").code == 2


def _no_space(path, data):
    raise OSError(28, "No space left on device", str(path))
