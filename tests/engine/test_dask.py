"""A Dask cluster: the same bytes as at home, from machines that have none of the files, whatever becomes of them."""

import importlib.util
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import closing

import pytest

from generator.engine import dask, executor
from generator.engine.dask import ClusterRefused, connect
from tests.conftest import IN_CI, Done
from tests.engine.far import dies_elsewhere, fails, slow, twice, where
from tests.engine.machines import BLIND, DIES_AS_IT_RENDERS, ROOT, Machines, wait

SOME = range(executor.MANY + 500)


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """Begins clusters, and ends them."""
    if importlib.util.find_spec("distributed") is None:
        missing = "there is no Dask here: pip install 'dossier-site[dask]'"
        pytest.fail(missing) if IN_CI else pytest.skip(missing)
    every = []

    def begin(**settings):
        every.append(Machines(tmp_path_factory.mktemp("machines"), **settings))
        return every[-1]

    yield begin
    for machines in every:
        machines.end()


@pytest.fixture(scope="module")
def machines(begun, tmp_path_factory):
    """A scheduler and two workers, which see neither the theme nor any dossier."""
    made = begun()
    hidden = (str(ROOT / "templates"), str(tmp_path_factory.getbasetemp() / "dossier"))
    made.workers = [made.worker(BLIND.format(hidden=hidden)) for _ in range(2)]
    return made


@pytest.fixture
def joined():
    """Connects to the cluster of some machines until the test is over."""
    every = []

    def join(machines, note=None):
        every.append(connect(machines.address, note))
        return every[-1]

    yield join
    for cluster in every:
        cluster.close()


@pytest.fixture(autouse=True)
def no_thread_is_left():
    """A process that is to be forked has one thread; other tests need this one."""
    before = threading.active_count()
    yield
    wait(lambda: threading.active_count() <= before)


@pytest.fixture
def small(monkeypatch):
    """Little work is spread too."""
    monkeypatch.setattr(executor, "MANY", 3)
    monkeypatch.setattr(dask, "_CHUNK", 4)


def on(machines):
    return "--executor", "dask", "--scheduler", machines.address


# --- results ---------------------------------------------------------------------------------------------


def test_results_come_in_the_order_of_the_items(machines, joined):
    assert list(joined(machines).map(twice, SOME)) == [2 * number for number in SOME]


def test_the_workers_do_the_work(machines, joined):
    assert set(joined(machines).map(where, SOME)) == {worker.pid for worker in machines.workers}


def test_few_items_are_done_in_this_process(machines, joined):
    assert set(joined(machines).map(where, range(executor.MANY))) == {os.getpid()}


def test_an_error_of_the_function_is_passed_on(machines, joined):
    with pytest.raises(ValueError, match="300 is not to be had"):
        list(joined(machines).map(fails, SOME))


def test_the_cluster_looks_ahead_no_further_than_a_little(machines, joined):
    taken = []
    next(joined(machines).map(twice, (taken.append(number) or number for number in range(10_000))))
    assert len(taken) <= executor.MANY + 1 + 64


def test_who_asks_is_told_which_machine_did_what(machines, joined):
    chunks = []
    list(joined(machines, chunks.append).map(twice, SOME))
    assert sum(chunk.items for chunk in chunks) == len(SOME)
    rows = {f"process {worker.pid} at {socket.gethostname()}" for worker in machines.workers}
    assert {chunk.worker for chunk in chunks} <= rows


# --- sites -----------------------------------------------------------------------------------------------


def test_machines_without_any_of_the_files_make_the_same_site(harbour, scratch, machines, small):
    done = scratch.build("--clean", *on(machines), "--profile", "profile.json")
    assert (done.code, scratch.tree()) == (0, harbour.tree())
    assert "the cluster could not" not in done.err
    assert far_items(scratch) == {"read": 12, "pages": 28}


def test_templates_of_a_dossiers_own_travel_too(scratch, machines, small):
    scratch.write('-- templates/page.html --\n{% extends "theme/page.html" %}\n{% block main %}Ours.{% endblock %}\n')
    at_home = scratch.built().tree()
    assert b"Ours." in at_home["about.html"]
    assert scratch.build("--clean", *on(machines), "--profile", "profile.json").code == 0
    assert scratch.tree() == at_home
    assert far_items(scratch)["pages"] == 28


def test_a_fault_in_a_template_names_the_file_of_the_dossier(scratch, machines, small):
    scratch.write("-- templates/page.html --\n{{ view.nothing }}\n")
    assert scratch.build("--clean", *on(machines)).err == scratch.build("--clean").err != ""


def test_what_was_made_on_a_cluster_is_not_made_again_at_home(scratch, machines, small):
    assert scratch.build("--clean", *on(machines)).code == 0
    assert "0 of 12 sources read, 0 of 28 pages rendered" in scratch.build().err


def far_items(made):
    """How many items of each kind were done by workers, by the profile."""
    counts = {}
    for event in json.loads(made.read("profile.json"))["traceEvents"]:
        if event.get("cat") == "chunk":
            counts[event["name"]] = counts.get(event["name"], 0) + event["args"]["items"]
    return counts


# --- what is lost ----------------------------------------------------------------------------------------


def test_a_worker_lost_in_the_midst_of_a_build_costs_no_page(harbour, scratch, machines, small, monkeypatch):
    monkeypatch.setattr(dask, "_CHUNK", 1)
    third = machines.worker(DIES_AS_IT_RENDERS)
    assert scratch.build("--clean", *on(machines)).code == 0
    assert third.wait(timeout=20) == -signal.SIGKILL
    assert scratch.tree() == harbour.tree()


def test_work_that_kills_its_worker_is_done_here(begun, joined):
    made = begun(DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0")
    made.worker()
    made.worker()
    assert list(joined(made).map(dies_elsewhere, [(os.getpid(), number) for number in SOME])) == list(SOME)


@pytest.fixture(scope="module")
def deserted(begun):
    """A scheduler whose only worker has gone in the midst of some work; `results` are those of the work."""
    made = begun()
    worker = made.worker()
    with closing(connect(made.address)) as cluster:
        results = cluster.map(slow, SOME)
        first = next(results)
        worker.kill()
        made.results = [first, *results]
    return made


def test_without_any_worker_left_the_work_is_done_here(deserted):
    assert deserted.results == list(SOME)


def test_without_a_scheduler_the_work_is_done_here(begun, joined):
    made = begun()
    made.worker()
    cluster = joined(made)
    results = cluster.map(slow, SOME)
    first = next(results)
    made.scheduler.kill()
    assert [first, *results] == list(SOME)
    assert cluster.trouble == "the cluster could not do all of the work; the rest was done here"
    assert list(cluster.map(slow, SOME)) == list(SOME)


# --- what is refused -------------------------------------------------------------------------------------


def refused(done):
    """The one line that is said."""
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    return line.removeprefix("dossier: ")


@pytest.mark.parametrize("address", ["127.0.0.1:8786", "http://127.0.0.1:8786", "tcp://127.0.0.1", "tcp://a:b", "dask"])
def test_what_is_no_address_is_refused(scratch, address):
    assert refused(scratch.build("--executor", "dask", "--scheduler", address)) == (
        f"`{address}` is no address of a scheduler; write it whole, such as tcp://127.0.0.1:8786"
    )


@pytest.mark.parametrize("words", [("--executor", "dask"), ("--scheduler", "tcp://127.0.0.1:8786")], ids=" ".join)
def test_a_cluster_needs_both_flags(scratch, words):
    assert refused(scratch.build(*words)) == (
        "`--executor dask` and `--scheduler ADDRESS` belong together; name both or none"
    )


def test_without_the_library_it_is_said_how_to_get_it(scratch, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert refused(scratch.build("--executor", "dask", "--scheduler", "tcp://127.0.0.1:8786")) == (
        "Dask is not installed; install it with `pip install 'dossier-site[dask]'`"
    )


def test_without_a_certificate_there_is_no_tls(begun, scratch):
    assert refused(scratch.build("--executor", "dask", "--scheduler", "tls://127.0.0.1:8786")) == (
        "Dask's own configuration has no certificate to speak with tls://127.0.0.1:8786; see `tls` in its docs"
    )


IMPATIENT = "import generator.engine.dask as d; d._PATIENCE = 0.5; from generator.cli.main import main; main()"


def test_a_scheduler_that_does_not_answer_is_refused(begun, scratch):
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        assert refused(impatient(scratch, address)) == (
            f"no scheduler answers at {address}; start one with `dask scheduler`"
        )


def test_a_scheduler_that_is_not_there_is_refused(begun, scratch):
    with closing(socket.create_server(("127.0.0.1", 0))) as gone:
        address = f"tcp://127.0.0.1:{gone.getsockname()[1]}"
    assert refused(impatient(scratch, address)) == f"no scheduler answers at {address}; start one with `dask scheduler`"


def impatient(made, address):
    """A build in a process of its own: where Dask has got no answer, it leaves a thread behind."""
    words = [sys.executable, "-c", IMPATIENT, "build", "--executor", "dask", "--scheduler", address]
    done = subprocess.run(words, cwd=made.folder, capture_output=True, text=True)
    return Done(done.returncode, done.stdout, done.stderr)


def test_a_scheduler_without_workers_is_refused(deserted, scratch):
    made = deserted
    assert refused(scratch.build(*on(made))) == (
        f"the scheduler at {made.address} has no worker; start one with `dask worker {made.address}`"
    )


@pytest.fixture
def another(machines, tmp_path):
    """One worker more, as long as the test lasts: with a library that is not here, or without Dossier."""
    (tmp_path / "more").mkdir()
    (tmp_path / "more/rounding-2.0.dist-info").mkdir()
    (tmp_path / "bare/generator").mkdir(parents=True)
    (tmp_path / "bare/generator/__init__.py").touch()
    begun = []

    def begin(kind):
        path = {"PYTHONPATH": f"{tmp_path / 'more'}:{ROOT}"} if kind == "more" else {}
        cwd = tmp_path / "bare" if kind == "bare" else ROOT
        begun.append(machines.worker(cwd=cwd, **path))

    yield begin
    for worker in begun:
        worker.kill()
        worker.wait(timeout=20)


def test_a_worker_with_other_libraries_is_refused(scratch, machines, another):
    another("more")
    line = refused(scratch.build(*on(machines)))
    assert line.startswith("the worker tcp://127.0.0.1:")
    assert line.endswith(" has `rounding-2.0`, and here it is not so; install the same on all machines")


def test_a_worker_without_dossier_is_refused(scratch, machines, another):
    another("bare")
    assert refused(scratch.build(*on(machines))).endswith(" has no Dossier; install the same on all machines")


def test_a_worker_of_another_version_is_refused(scratch, machines, monkeypatch):
    monkeypatch.setattr(dask, "program", lambda: b"a newer one")
    assert refused(scratch.build(*on(machines))).endswith(
        " has another version of Dossier; install the same on all machines"
    )


def test_a_worker_that_comes_later_is_asked_too(machines, joined, monkeypatch):
    cluster = joined(machines)
    monkeypatch.setattr(dask, "program", lambda: b"a newer one")
    with pytest.raises(ClusterRefused, match=r"^a worker on \S+ has another program;"):
        list(cluster.map(twice, SOME))
