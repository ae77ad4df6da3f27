"""`dossier check`: what it looks at, how it prints what it finds, and with which exit code it ends."""

import json
import re

import pytest

FAULT = "-- pages/broken.md --\n---\ntitle: Broken\n---\nOne\n[[nobody]], 100%\n"
WARNING = """
-- actors/ada.md --
---
name: Ada
kind: person
aliases: [Ada]
---
"""
ANNOTATION = re.compile(r"::(error|warning) file=([^,]+),line=(\d+),col=(\d+),title=([a-z-]+)::(.+)")


def test_without_a_site_it_is_exit_code_2_and_names_the_command_that_makes_one(dossier):
    done = dossier().check()
    assert (done.code, done.out) == (2, "")
    assert "dossier build" in done.err


def test_an_empty_folder_is_no_site(dossier):
    made = dossier()
    made.site.mkdir()
    assert made.check().code == 2


def test_the_content_can_be_checked_without_a_site(dossier):
    assert dossier().check("--links", "none").code == 0


def test_without_links_a_dead_link_is_not_looked_for(scratch):
    (scratch.site / "actors/ada.html").unlink()
    assert scratch.check("--links", "none").code == 0


def test_a_site_elsewhere_can_be_checked(dossier):
    made = dossier()
    made.build("--output", "public")
    assert made.check("--output", "public").code == 0


def test_a_folder_of_sources_that_is_not_there_is_exit_code_2(harbour):
    done = harbour.check("--sources", "nowhere")
    assert done.code == 2
    assert "nowhere" in done.err


@pytest.mark.parametrize("words", [("--links", "some"), ("--format", "xml"), ("--explain",)])
def test_a_slip_in_the_command_is_exit_code_2(harbour, words):
    assert harbour.check(*words).code == 2


def test_an_error_in_the_content_is_exit_code_1(dossier):
    assert dossier(FAULT).check("--links", "none").code == 1


def test_a_warning_is_exit_code_0(dossier):
    done = dossier(WARNING).check("--links", "none")
    assert done.code == 0
    assert "warning: name-is-single" in done.out


def test_a_warning_is_exit_code_1_where_checks_are_strict(dossier):
    assert dossier(WARNING).check("--links", "none", "--strict").code == 1


def test_content_links_and_quotations_are_checked_in_one_run(scratch):
    scratch.write(WARNING.replace("ada", "adam"))
    (scratch.site / "actors/bert.html").unlink()
    scratch.edit("content/documents/gazette-2020-03-05-doubts.md", "on sand", "on land")
    found = {fault["rule"] for fault in scratch.faults("--sources", "content/sources")}
    assert {"name-is-single", "link-leads-somewhere", "quotation-is-verbatim"} <= found


def test_check_changes_nothing_but_what_is_remembered(scratch):
    before = files_but_memory(scratch)
    scratch.check("--sources", "content/sources", "--strict")
    assert files_but_memory(scratch) == before


def files_but_memory(made):
    found = (path for path in made.folder.rglob("*") if path.is_file() and ".dossier-cache" not in path.parts)
    return {path: path.read_bytes() for path in found}


# --- formats ---------------------------------------------------------------------------------------------


def test_problems_stand_on_stdout_and_the_summary_on_stderr(dossier):
    done = dossier(FAULT).check("--links", "none")
    assert "reference-resolves" in done.out
    assert "reference-resolves" not in done.err
    assert "1 error" in done.err


def test_a_problem_is_shown_as_text_with_its_line(dossier):
    shown = dossier(FAULT).check("--links", "none").out.splitlines()
    assert shown[:5] == [
        "error: reference-resolves: there is nothing with the id `nobody`",
        "  --> content/pages/broken.md:5:3",
        "   |",
        " 5 | [[nobody]], 100%",
        "   |   ^^^^^^",
    ]


def test_a_problem_in_json_has_a_line_and_a_column(dossier):
    (problem,) = dossier(FAULT).faults("--links", "none")
    assert problem.pop("hint")
    assert problem == {
        "severity": "error",
        "rule": "reference-resolves",
        "path": "content/pages/broken.md",
        "line": 5,
        "column": 3,
        "message": "there is nothing with the id `nobody`",
    }


def test_no_problem_is_an_empty_list_in_json(harbour):
    assert json.loads(harbour.check("--format", "json").out) == []


def test_problems_in_json_are_in_the_order_of_files_and_places(scratch):
    (scratch.site / "actors/ada.html").unlink()
    places = [(fault["path"], fault["line"], fault["column"]) for fault in scratch.faults()]
    assert places == sorted(places)
    assert len(places) > 5


def test_a_problem_is_an_annotation_for_github(dossier):
    (line,) = dossier(FAULT).check("--links", "none", "--format", "github").out.splitlines()
    kind, path, row, column, title, message = ANNOTATION.fullmatch(line).groups()
    assert (kind, path, row, column) == ("error", "content/pages/broken.md", "5", "3")
    assert title == "reference-resolves"
    assert message.startswith("there is nothing with the id `nobody`")


def test_a_warning_is_a_warning_for_github(dossier):
    (line,) = dossier(WARNING).check("--links", "none", "--format", "github").out.splitlines()
    assert ANNOTATION.fullmatch(line)[1] == "warning"


def test_words_of_the_author_cannot_end_an_annotation(dossier):
    made = dossier("-- pages/a.md --\n---\ntitle: A\n'x%0A::error::y': b\n---\n")
    (line,) = made.check("--links", "none", "--format", "github").out.splitlines()
    assert "%250A" in line


def test_words_of_the_author_cannot_command_the_terminal(dossier):
    made = dossier("-- pages/a.md --\n---\ntitle: A\n---\n[[nobody\x1b[31m]]\n")
    assert "\x1b" not in made.check("--links", "none").out


def test_text_has_no_colours_where_no_terminal_is(dossier):
    assert "\x1b" not in dossier(FAULT).check("--links", "none").out
