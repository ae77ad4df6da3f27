"""Progress: a bar for a person who waits, lines for a log, nothing for a pipe."""

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import time
from functools import cache
from itertools import groupby

import pytest

from generator.cli.bar import Bar, Pace, left_words, rate_words
from generator.engine.progress import Progress

BUILD = """
import time
from generator.cli import bar
from generator.cli.main import main
from generator.render.theme import Theme
render = Theme.render
def slow(*given):
    time.sleep({seconds})
    return render(*given)
Theme.render = slow
bar.PATIENCE = {patience}
main()
"""
ESCAPE = "\x1b"
BAR = re.compile(r"pages .*\d+/28")
COLOUR = re.compile(r"\x1b\[[0-9;]*[1-9][0-9;]*m")
FOR_EVER = 1000
ENDED = ["find", "read", "link", "check", "network", "derive", "pages", "poster", "search", "publish"]
"""The stages in the order in which they end; the network is a part of what is derived."""


def code(seconds=0.0, patience=0.5):
    return [sys.executable, "-c", BUILD.format(seconds=seconds, patience=patience), "build", "--clean"]


def environment(**values):
    kept = {
        name: value for name, value in os.environ.items() if name not in ("CI", "NO_COLOR", "COLUMNS", "FORCE_COLOR")
    }
    return {**kept, "TERM": "xterm-256color", **values}


def build_on_terminal(folder, *words, seconds=0.02, patience=0.0, width=100, **values):
    """Builds with a terminal for stdout and stderr, and gives all that was shown on it."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    with subprocess.Popen(
        [*code(seconds, patience), *words],
        cwd=folder, env=environment(**values), stdin=theirs, stdout=theirs, stderr=theirs,
    ) as process:  # fmt: skip
        os.close(theirs)
        shown = read_all(ours)
    os.close(ours)
    assert process.returncode == 0, shown
    return shown


def build_in_pipe(folder, **values):
    return subprocess.run(code(0.02, 0.0), cwd=folder, env=environment(**values), capture_output=True, text=True)


@pytest.fixture(scope="module")
def copied(harbour, tmp_path_factory):
    """Gives the folder of a copy of the harbour."""
    return lambda: harbour.copy(tmp_path_factory.mktemp("copied") / "harbour").folder


@pytest.fixture(scope="module")
def on_terminal(copied):
    """What is shown on a terminal of a build, which is done once for all who ask the same."""
    return cache(lambda *words, **how: build_on_terminal(copied(), *words, **how))


def read_all(terminal):
    shown = b""
    ended = time.monotonic() + 30
    while time.monotonic() < ended:
        try:
            data = os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
        if not data:
            break
        shown += data
    return shown.decode()


@pytest.fixture(scope="module")
def in_pipe(copied):
    """What comes out of a build with pipes for stdout and stderr; it too is done once for all who ask the same."""
    return cache(lambda **values: build_in_pipe(copied(), **values))


# --- a terminal ------------------------------------------------------------------------------------------


def test_a_bar_is_shown_to_one_who_waits(on_terminal):
    shown = on_terminal()
    assert BAR.search(shown)
    assert "no problems; 2 documents" in shown


def test_no_bar_is_shown_for_work_that_is_soon_over(on_terminal):
    shown = on_terminal(seconds=0, patience=FOR_EVER)
    assert ESCAPE not in shown
    assert "no problems; 2 documents" in shown


def test_no_bar_is_shown_where_silence_is_wanted(on_terminal):
    assert on_terminal("--quiet") == ""


def test_the_bar_has_no_colours_where_none_are_wanted(on_terminal):
    shown = on_terminal(NO_COLOR="1")
    assert BAR.search(shown)
    assert not COLOUR.search(shown)


def test_the_bar_has_colours_elsewhere(on_terminal):
    assert COLOUR.search(on_terminal())


def test_a_terminal_that_can_do_nothing_gets_no_bar(on_terminal):
    assert ESCAPE not in on_terminal(TERM="dumb")


@pytest.mark.parametrize(("words", "values"), [((), {"CI": "true"}), (("--verbose",), {})])
def test_lines_are_shown_for_a_log_on_a_terminal_too(on_terminal, words, values):
    shown = on_terminal(*words, **values)
    assert ESCAPE not in shown
    assert re.search(r"^pages: 28 of 28, \d+\.\d\d s\r$", shown, re.MULTILINE)


def test_the_bar_is_taken_away(on_terminal):
    last = on_terminal().splitlines()[-2:]
    assert not any(BAR.search(line.rpartition(ESCAPE)[2]) for line in last)


def test_the_cursor_is_shown_again(on_terminal):
    shown = on_terminal()
    assert shown.rfind(f"{ESCAPE}[?25h") > shown.rfind(f"{ESCAPE}[?25l")


def test_the_terminal_changes_no_byte(scratch):
    before = scratch.tree()
    for width, term in ((20, "xterm"), (300, "no-such-terminal")):
        build_on_terminal(scratch.folder, width=width, TERM=term, seconds=0.005)
        assert scratch.tree() == before


def test_half_a_second_is_waited_for(monkeypatch):
    now = [0.0]
    monkeypatch.setattr("generator.cli.bar.monotonic", lambda: now[0])
    drawn = []
    bar = Bar()
    monkeypatch.setattr(bar._progress, "start", lambda: drawn.append(now[0]))
    monkeypatch.setattr(bar._progress, "refresh", lambda: None)
    with Progress(bar).stage("read", 10) as stage:
        for _ in range(10):
            now[0] += 0.1
            stage.step()
    assert drawn[0] >= 0.5


def test_one_who_waits_sees_how_fast_it_goes_and_when_it_will_be_over(on_terminal):
    shown = COLOUR.sub("", on_terminal(seconds=0.1, NO_COLOR="1"))
    assert re.search(r"pages .*\d+/28 [\d.]+ pages/s \d+ s left", shown)


def test_the_bar_goes_back_to_the_stage_of_which_another_was_a_part(monkeypatch):
    monkeypatch.setattr("generator.cli.bar.PATIENCE", 0.0)
    bar, shown = Bar(), []
    monkeypatch.setattr(bar._progress, "start", lambda: None)
    monkeypatch.setattr(bar._progress, "refresh", lambda: shown.append(bar._progress.tasks[0].description))
    stages = Progress(bar)
    with stages.stage("derive"), stages.stage("network", 3):
        pass
    assert [name for name, _ in groupby(shown)] == ["derive", "network", "derive"]


def test_the_bar_follows_a_stage_that_grows(monkeypatch):
    monkeypatch.setattr("generator.cli.bar.PATIENCE", 0.0)
    monkeypatch.setattr("generator.cli.bar._EVERY", 0.0)
    bar = Bar()
    monkeypatch.setattr(bar._progress, "start", lambda: None)
    with Progress(bar).stage("pages", 0, "pages") as stage:
        stage.total = 1200
        stage.step()
        (task,) = bar._progress.tasks
        assert (task.total, task.completed, task.fields["count"]) == (1200, 1, "1/1,200")


def pace(*seen):
    made = Pace()
    for now, done in seen:
        made.note(now, done)
    return made


def test_the_pace_is_that_of_the_last_ten_seconds():
    seen = pace((0, 0), (1, 5000), (2, 5100), (11.5, 6050))
    assert (seen.rate(), seen.left(7000)) == (100, 9.5)


@pytest.mark.parametrize(
    "seen", [[(0, 0)], [(0, 0), (0.9, 500)], [(0, 7), (5, 7)]], ids=["one look", "too short", "nothing moves"]
)
def test_a_pace_that_is_not_known_says_nothing(seen):
    assert (pace(*seen).rate(), pace(*seen).left(1000)) == (None, None)


def test_what_has_no_count_has_no_end_either():
    assert pace((0, 0), (2, 10)).left(0) is None


@pytest.mark.parametrize(
    ("rate", "words"), [(None, ""), (0.25, "0.2 pages/s"), (9.94, "9.9 pages/s"), (1234.5, "1,234 pages/s")]
)
def test_a_rate_in_words(rate, words):
    assert rate_words(rate, "pages") == words


def test_a_rate_of_things_without_a_name():
    assert rate_words(20, "") == "20/s"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (0, "0 s left"),
        (59.4, "59 s left"),
        (59.6, "1 min left"),
        (3540, "59 min left"),
        (7500, "2 h 5 min left"),
    ],
)
def test_the_time_left_in_words(seconds, words):
    assert left_words(seconds) == words


# --- a pipe ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("values", [{}, {"CI": "true"}, {"FORCE_COLOR": "1", "TTY_COMPATIBLE": "1"}], ids=str)
def test_no_escape_stands_in_a_pipe(in_pipe, values):
    done = in_pipe(**values)
    assert (done.returncode, ESCAPE in done.stderr + done.stdout) == (0, False)


def test_a_log_has_a_line_for_each_stage(in_pipe):
    lines = in_pipe(CI="true").stderr.splitlines()
    assert [line.split(":")[0] for line in lines[:-2]] == ENDED


def test_a_line_counts_where_there_is_something_to_count(in_pipe):
    lines = [re.sub(r"\d+\.\d\d", "#", line) for line in in_pipe(CI="true").stderr.splitlines()]
    assert lines[:3] == ["find: # s", "read: 12 of 12, # s", "link: 12 of 12, # s"]


def test_a_pipe_gets_what_was_done_and_no_more(in_pipe):
    assert len(in_pipe().stderr.splitlines()) == 2


# --- what is said ----------------------------------------------------------------------------------------


def test_the_first_build_says_what_it_did(dossier):
    _, line = dossier().build().err.splitlines()
    assert re.fullmatch(r"\d+ files written, 0 as before; 0 of 0 sources read, 14 of 14 pages rendered", line)


def test_a_second_build_says_what_it_did_not_have_to_do(scratch):
    _, line = scratch.build().err.splitlines()
    assert line == "0 files written, 75 as before; 0 of 12 sources read, 0 of 28 pages rendered"


def test_a_build_after_an_edit_says_what_it_did(scratch):
    (scratch.content / "pages/about.md").unlink()
    _, line = scratch.build().err.splitlines()
    assert line == "28 files written, 1 removed, 46 as before; 0 of 11 sources read, 27 of 27 pages rendered"


def test_json_says_what_was_known_before(scratch):
    stages = {stage["name"]: stage for stage in json.loads(scratch.build("--json").out)["stages"]}
    assert {name: (stage["total"], stage["known_before"]) for name, stage in stages.items()} == {
        "find": (0, 0),
        "read": (12, 12),
        "link": (12, 12),
        "check": (0, 0),
        "derive": (0, 0),
        "network": (1, 1),
        "pages": (28, 28),
        "poster": (0, 0),
        "search": (0, 0),
        "publish": (0, 0),
    }


def test_stages_take_time(scratch):
    stages = json.loads(scratch.build("--json", "--clean").out)["stages"]
    assert all(0 <= stage["seconds"] < 60 for stage in stages)
    assert sum(stage["seconds"] for stage in stages) > 0


# --- a profile -------------------------------------------------------------------------------------------


def test_a_profile_has_every_stage(scratch):
    assert scratch.build("--profile", "profile.json").code == 0
    events = json.loads(scratch.read("profile.json"))["traceEvents"]
    pages = next(event for event in events if event["name"] == "pages")
    assert {event["name"] for event in events if event["ph"] == "X"} == set(ENDED)
    assert pages["args"] == {"total": 28, "done": 28, "known_before": 28}


def test_a_profile_is_written_of_a_build_with_an_error_too(scratch):
    scratch.write("-- pages/about.md --\n---\ntitel: About\n---\n")
    assert scratch.build("--profile", "profile.json").code == 1
    assert '"name":"read"' in scratch.read("profile.json")


def test_a_profile_changes_no_byte(scratch):
    before = scratch.tree()
    assert scratch.build("--clean", "--profile", "profile.json").code == 0
    assert scratch.tree() == before


@pytest.mark.parametrize("name", ["nowhere/profile.json", "content"])
def test_a_profile_that_cannot_be_written_is_refused_before_the_work(scratch, name):
    done = scratch.build("--profile", name)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"dossier: there can be no file `{name}` for the profile; name one in a folder that exists\n"


def test_without_the_flag_there_is_no_profile(scratch):
    before = scratch.names()
    scratch.build()
    assert scratch.names() == before
