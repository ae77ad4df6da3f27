"""What an edit brings about."""

import os
import shutil
import signal
import socket
import subprocess
import sys

import pytest

from generator.engine.engine import Engine
from generator.read.settings import find_settings
from generator.serve.preview import Preview
from tests.cli.test_killed import wait_for
from tests.serve.conftest import MAIN, serving

NEW = "---\ntitle: A page that is new\n---\nWords of it.\n"


def test_an_edit_is_served(live, scratch):
    scratch.edit("content/actors/ada.md", "leads Acme", "led Acme for long")
    live.until(lambda: "led Acme for long" in live.get("/actors/ada.html").text)


def test_a_new_page_appears(live, scratch):
    assert live.get("/more.html").code == 404
    scratch.write(f"-- pages/more.md --\n{NEW}")
    live.until(lambda: live.get("/more.html").code == 200)
    assert "A page that is new" in live.get("/").text


def test_a_deleted_page_goes(live, scratch):
    (scratch.content / "pages/about.md").unlink()
    live.until(lambda: live.get("/about.html").code == 404)


def test_a_setting_that_is_edited_shows(live, scratch):
    scratch.edit("content/dossier.toml", "The harbour", "The port")
    live.until(lambda: "The port" in live.get("/").text)


def test_after_many_edits_the_preview_is_what_a_clean_build_would_be(live, scratch, dossier):
    for number in range(5):
        scratch.write(f"-- pages/page-{number}.md --\n{NEW.replace('new', f'number {number}')}")
    scratch.edit("content/actors/ada.md", "Ada Stone", "Ada Rock")
    (scratch.content / "pages/page-3.md").unlink()
    live.until(lambda: "Ada Rock" in live.get("/actors/ada.html").text and live.get("/page-3.html").code == 404)
    live.until(lambda: live.get("/page-4.html").code == 200)
    clean = scratch.copy(scratch.folder.parent / "clean").built()
    marks = '<link rel="stylesheet" href="/_dossier/preview.css">\n'
    for name in clean.pages():
        if name != "404.html":
            page = live.get(f"/{name}").text
            start = page.index(marks)
            end = page.index("</script>\n", start) + len("</script>\n")
            assert page[:start] + page[end:] == clean.read(f"site/{name}"), name


def test_an_open_page_is_told_of_each_change_once(live, scratch):
    with live.events() as events:
        assert next(events) == {"version": 1, "broken": False, "problems": []}
        scratch.edit("content/actors/ada.md", "leads Acme", "led Acme")
        assert next(events) == {"version": 2, "broken": False, "problems": []}
        scratch.edit("content/actors/ada.md", "led Acme", "leads Acme")
        assert next(events) == {"version": 3, "broken": False, "problems": []}


def test_an_open_page_is_told_of_a_problem_with_its_place(live, scratch):
    with live.events() as events:
        next(events)
        scratch.edit("content/pages/about.md", "[[deal|", "[[dael|")
        state = next(events)
    (problem,) = state["problems"]
    assert (state["version"], state["broken"]) == (1, True)
    assert problem == {
        "severity": "error",
        "rule": "reference-resolves",
        "message": "there is nothing with the id `dael`",
        "hint": "did you mean `deal`?",
        "path": "content/pages/about.md",
        "line": 4,
        "column": 27,
        "length": 4,
        "text": "All of this is made up. [[dael|The talks]] never took place.",
    }


def test_with_an_error_the_last_good_site_stays(live, scratch):
    before = live.get("/about.html").body
    scratch.edit("content/pages/about.md", "title:", "titel:")
    live.until(lambda: any("key-is-known" in line for line in live.said))
    assert live.get("/about.html").body == before


def test_a_problem_that_is_mended_is_gone(live, scratch):
    scratch.edit("content/pages/about.md", "title:", "titel:")
    live.until(lambda: any("key-is-known" in line for line in live.said))
    with live.events() as events:
        assert next(events)["broken"]
        scratch.edit("content/pages/about.md", "titel:", "title:")
        assert next(events) == {"version": 1, "broken": False, "problems": []}


def test_a_fault_is_said_at_the_terminal_with_its_place(live, scratch):
    scratch.edit("content/pages/about.md", "[[deal|", "[[dael|")
    live.until(lambda: any("--> content/pages/about.md:4:27" in line for line in live.said))


def test_a_content_folder_that_goes_and_comes_back_is_followed(live, scratch):
    away = scratch.folder / "away"
    scratch.content.rename(away)
    live.until(lambda: any("the file cannot be read" in line for line in live.said))
    away.rename(scratch.content)
    live.until(lambda: live.said[-1].startswith("no problems"))
    scratch.edit("content/actors/ada.md", "leads Acme", "led Acme for long")
    live.until(lambda: "led Acme for long" in live.get("/actors/ada.html").text)


def test_a_file_that_an_editor_writes_anew_and_moves_into_place_is_seen(live, scratch):
    path = scratch.content / "actors/ada.md"
    path.with_suffix(".tmp").write_text(path.read_text().replace("leads Acme", "led Acme for long"))
    path.with_suffix(".tmp").replace(path)
    live.until(lambda: "led Acme for long" in live.get("/actors/ada.html").text)


def test_a_dossier_with_a_fault_from_the_start_is_served_as_its_faults(dossier):
    made = dossier("-- pages/broken.md --\n---\ntitel: <b>Broken\n---\n")
    with serving(made) as served:
        answer = served.get("/anything.html")
        assert answer.code == 503
        assert "content/pages/broken.md:2:1" in answer.text
        assert "<b>" not in answer.text
        (made.content / "pages/broken.md").write_text(NEW)
        served.until(lambda: served.get("/broken.html").code == 200)


def test_a_fault_from_the_start_is_mended_where_an_earlier_build_is_remembered(scratch):
    good = scratch.read("content/pages/about.md")
    scratch.edit("content/pages/about.md", "title:", "titel:")
    with serving(scratch) as served:
        served.until(lambda: any("key-is-known" in line for line in served.said))
        (scratch.content / "pages/about.md").write_text(good)
        served.until(lambda: served.get("/about.html").code == 200)


def test_nothing_is_written_beside_the_content_but_its_memory(live, scratch):
    shutil.rmtree(scratch.site)
    scratch.edit("content/actors/ada.md", "leads Acme", "led Acme")
    live.until(lambda: "led Acme" in live.get("/actors/ada.html").text)
    assert set(scratch.names()) <= {".dossier-cache", "content"}


# --- beginning and end -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_even_while_a_page_is_open(live, sent, code):
    with live.events() as events:
        next(events)
        assert live.end(sent) == code
    assert not any("Traceback" in line for line in live.said)


def test_a_port_that_is_taken_is_one_line_and_exit_code_2(still, harbour):
    done = harbour.run("serve", "--no-browser", "--port", str(still.port))
    assert done.code == 2
    assert done.err == (
        f"dossier: cannot listen on 127.0.0.1, port {still.port}: Address already in use; "
        "choose another with `--port`, 0 for any\n"
    )


@pytest.mark.parametrize("words", [("--port", "70000"), ("--port", "x"), ("--host", "no such host"), ("-c", "nowhere")])
def test_a_slip_in_the_command_is_exit_code_2(harbour, words):
    assert harbour.run("serve", "--no-browser", *words).code == 2


def test_the_address_is_opened_in_a_browser(scratch, tmp_path):
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf "%s" "$1" > {tmp_path}/begun\nmv {tmp_path}/begun {tmp_path}/opened\n')
    browser.chmod(0o755)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-c", MAIN, "serve", "--port", str(port)],
        cwd=scratch.folder,
        env={**os.environ, "BROWSER": f"{browser} %s"},
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            assert any(line.startswith("serving") for line in process.stderr)
            wait_for(tmp_path / "opened")
        finally:
            process.kill()
    assert (tmp_path / "opened").read_text() == f"http://127.0.0.1:{port}/"


def test_a_file_that_goes_while_it_is_read_is_a_problem_and_not_the_end(harbour, monkeypatch):
    def gone(*_, **__):
        raise OSError(5, "Input/output error", "content/pages/about.md")

    preview = Preview(harbour.content, Engine(), lambda: None, find_settings)
    preview.refresh()
    monkeypatch.setattr("generator.serve.preview.build", gone)
    (problem,) = preview.refresh().problems
    assert (problem.rule, problem.path) == ("file-is-readable", "content/pages/about.md")
    assert problem.message == "cannot be read: Input/output error"
    assert preview.state.files["about.html"]
