"""The command as a process: bugs, signals, pipes."""

import signal
import subprocess
import sys
import time

import pytest

from generator.cli import main as command

MAIN = "from generator.cli.main import main; main()"
SLOW = f"""
import sys, time
import generator.render.theme
def slow(*_):
    print("rendering", flush=True)
    time.sleep(30)
generator.render.theme.Theme.render = slow
{MAIN}
"""


IGNORED = f"""
import os, signal, time, weakref
import generator.render.theme
class Thing: pass
def interrupted(*_):
    thing = Thing()
    watch = weakref.ref(thing, lambda _: os.kill(os.getpid(), signal.SIGTERM))
    del thing
    time.sleep(30)
generator.render.theme.Theme.render = interrupted
{MAIN}
"""


@pytest.fixture
def run_main(harbour, monkeypatch, capsys):
    """Runs `main` as the script does and gives its exit code and what it has said on stderr."""

    def run(*words):
        monkeypatch.chdir(harbour.folder)
        monkeypatch.setattr(sys, "argv", ["dossier", *words])
        monkeypatch.setattr(signal, "signal", lambda *_: None)
        with pytest.raises(SystemExit) as ended:
            command.main()
        return ended.value.code, capsys.readouterr().err

    return run


@pytest.fixture
def bug(monkeypatch):
    def break_down(*_):
        raise ZeroDivisionError("two\nlines")

    monkeypatch.setattr("generator.cli.list.gather", break_down)


def test_a_bug_is_exit_code_70(run_main, bug):
    code, _ = run_main("list", "actors")
    assert code == 70


def test_a_bug_is_one_line_that_says_what_and_where(run_main, bug):
    _, err = run_main("list", "actors")
    (line,) = err.splitlines()
    assert "a bug in Dossier: ZeroDivisionError: two lines" in line
    assert "tests.cli.test_process:" in line
    assert "report it" in line


def test_a_disk_that_is_full_is_no_bug(run_main, monkeypatch):
    def no_space(*_):
        raise OSError(28, "No space left on device", "site")

    monkeypatch.setattr("generator.cli.list.gather", no_space)
    code, err = run_main("list", "actors")
    (line,) = err.splitlines()
    assert code == 2
    assert "site" in line
    assert "No space left on device" in line
    assert "bug" not in line


def test_a_good_run_is_exit_code_0(run_main):
    code, err = run_main("list", "actors")
    assert code in (0, None)
    assert err == ""


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_build_that_is_interrupted_leaves_all_as_it_was(scratch, sent, code):
    before, beside = scratch.tree(), scratch.names()
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, "build", "--clean"],
        cwd=scratch.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "rendering\n"
        process.send_signal(sent)
        _, err = process.communicate(timeout=20)
    assert process.returncode == code
    assert "Traceback" not in err
    assert scratch.tree() == before
    assert scratch.names() == beside


def test_an_interrupt_where_python_ignores_errors_comes_again(scratch):
    before = scratch.tree()
    done = subprocess.run(
        [sys.executable, "-c", IGNORED, "build", "--clean"],
        cwd=scratch.folder,
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert (done.returncode, done.stderr) == (143, "")
    assert scratch.tree() == before


def test_a_reader_that_leaves_early_sees_no_traceback(harbour):
    with subprocess.Popen(
        [sys.executable, "-c", MAIN, "list", "statements", "--json"],
        cwd=harbour.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        process.stdout.close()
        err = process.stderr.read()
    assert "Traceback" not in err
    assert "bug" not in err


def test_the_version_is_said(harbour):
    done = harbour.run("--version")
    assert done.code == 0
    assert done.out.startswith("dossier ")


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_while_the_command_is_imported_leaves_no_traceback(harbour, sent, code):
    script = f"""
import os, sys
class Finder:
    def find_spec(name, *_):
        if name == "generator.cli.main":
            os.kill(os.getpid(), {int(sent)})
sys.meta_path.insert(0, Finder)
from generator.cli.start import main
main()
"""
    done = subprocess.run([sys.executable, "-c", script, "list", "actors"], cwd=harbour.folder, capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (code, b"", b"")


@pytest.mark.parametrize(
    ("before", "sent", "code"),
    [
        ("trap '' INT", [signal.SIGINT], 130),
        (":", [signal.SIGHUP], 129),
        ("trap '' HUP", [signal.SIGHUP, signal.SIGTERM], 143),
    ],
)
def test_an_interrupt_ends_it_whoever_began_it_and_nohup_is_obeyed(scratch, before, sent, code):
    script = f'{before}; exec "$0" -c "$1" build --clean'
    with subprocess.Popen(
        ["sh", "-c", script, sys.executable, SLOW],
        cwd=scratch.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "rendering\n"
        for number in sent:
            process.send_signal(number)
            time.sleep(0.2)
        assert process.wait(20) == code
