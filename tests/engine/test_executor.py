"""Executors: every result once and in order, whatever becomes of the processes."""

import multiprocessing
import os
import signal
import threading
import time
from functools import partial
from itertools import count, islice

import pytest

from generator.engine.executor import FORKED, MANY, Inline, Pool, processors

SOME = range(MANY + 100)


@pytest.fixture(params=[Inline, lambda: Pool(1), lambda: Pool(2), lambda: Pool(3)], ids=["inline", "1", "2", "3"])
def executor(request):
    made = request.param()
    yield made
    made.close()


@pytest.fixture
def pool():
    made = Pool(2)
    yield made
    made.close()


def twice(number):
    return 2 * number


def late(number):
    """The first of many takes longest."""
    time.sleep(0.1 if number == 0 else 0)
    return number


def fails(number):
    if number == MANY:
        raise ValueError(f"{number} is not to be had")
    return number


def leaves_a_file(folder, number):
    (folder / str(number)).touch()


def where(_):
    return os.getpid()


def dies_elsewhere(given):
    parent, number = given
    if number == 50 and os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_results_come_in_the_order_of_the_items(executor):
    assert list(executor.map(twice, SOME)) == [2 * number for number in SOME]


def test_a_slow_item_keeps_its_place(executor):
    assert list(executor.map(late, SOME)) == list(SOME)


def test_no_items_give_no_results(executor):
    assert list(executor.map(twice, [])) == []


def test_an_error_of_the_function_is_passed_on(executor):
    with pytest.raises(ValueError, match=f"{MANY} is not to be had"):
        list(executor.map(fails, SOME))


def test_after_an_error_the_next_work_is_done(executor):
    with pytest.raises(ValueError, match="not to be had"):
        list(executor.map(fails, SOME))
    assert list(executor.map(twice, SOME)) == [2 * number for number in SOME]


def test_items_without_end_are_taken_as_they_are_needed(executor):
    assert list(islice(executor.map(twice, count()), 3)) == [0, 2, 4]


def test_the_pool_looks_ahead_no_further_than_a_little(pool):
    taken = []
    results = pool.map(twice, (taken.append(number) or number for number in count()))
    for _ in range(MANY * 2):
        next(results)
    assert len(taken) - MANY * 2 <= 200


def test_few_items_are_done_in_this_process(pool):
    assert set(pool.map(where, range(FORKED))) == {os.getpid()}
    assert multiprocessing.active_children() == []


def test_many_items_are_done_in_others(pool):
    assert os.getpid() not in set(pool.map(where, SOME))


def test_one_job_needs_no_other_process():
    assert set(Pool(1).map(where, SOME)) == {os.getpid()}


def test_a_worker_that_is_killed_costs_no_result(pool):
    items = [(os.getpid(), number) for number in SOME]
    assert list(pool.map(dies_elsewhere, items)) == list(SOME)
    assert list(pool.map(twice, SOME)) == [2 * number for number in SOME]


def test_what_is_begun_gives_the_same_results(executor):
    assert list(executor.begin(twice, SOME)) == [2 * number for number in SOME]


def test_what_is_begun_goes_on_while_something_else_is_done(pool, tmp_path):
    pool.begin(partial(leaves_a_file, tmp_path), SOME)
    limit = time.monotonic() + 60
    while len(list(tmp_path.iterdir())) < len(SOME) and time.monotonic() < limit:
        time.sleep(0.01)
    assert len(list(tmp_path.iterdir())) == len(SOME)


def test_other_work_is_done_between_the_beginning_and_the_results(pool):
    begun = pool.begin(twice, SOME)
    assert list(pool.map(late, SOME)) == list(SOME)
    assert list(begun) == [2 * number for number in SOME]


def test_what_is_begun_survives_a_worker_that_is_killed(pool):
    assert list(pool.begin(dies_elsewhere, [(os.getpid(), number) for number in SOME])) == list(SOME)


def test_closing_ends_what_was_begun_and_is_not_asked_for(pool):
    pool.begin(late, SOME)
    pool.close()
    assert multiprocessing.active_children() == []


def test_with_the_work_its_processes_end(pool):
    results = pool.map(twice, SOME)
    next(results)
    assert multiprocessing.active_children()
    list(results)
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("start", ["map", "begin"])
def test_who_takes_as_many_results_as_there_are_leaves_no_process_behind(pool, start):
    results = getattr(pool, start)(twice, SOME)
    for _ in SOME:
        next(results)
    assert multiprocessing.active_children() == []
    assert pool.is_near


def test_a_process_that_is_forked_has_all_that_this_one_holds(pool):
    held = threading.Lock()  # which cannot be sent
    assert pool.is_near
    assert list(pool.map(lambda number: (number, held.locked()), SOME)) == [(number, False) for number in SOME]


def test_a_function_is_sent_where_processes_cannot_be_forked(pool, monkeypatch):
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert not pool.is_near
    assert list(pool.map(twice, SOME)) == [2 * number for number in SOME]
    assert os.getpid() not in set(pool.map(where, SOME))


def test_closing_in_the_midst_of_work_ends_the_processes(pool):
    next(pool.map(late, count()))
    pool.close()
    assert multiprocessing.active_children() == []


def test_closing_twice_is_closing_once(pool):
    pool.close()
    pool.close()


def test_where_no_process_can_begin_the_work_is_done_here(pool, monkeypatch):
    begun = multiprocessing.process.BaseProcess.start

    def begins_once(process):
        if multiprocessing.active_children():
            raise BlockingIOError(11, "Resource temporarily unavailable")
        begun(process)

    monkeypatch.setattr(multiprocessing.process.BaseProcess, "start", begins_once)
    assert set(pool.map(where, SOME)) == {os.getpid()}
    assert multiprocessing.active_children() == []


def test_where_processes_can_have_no_locks_the_work_is_done_here(pool, monkeypatch):
    def cannot(*_, **__):
        raise NotImplementedError("no semaphores")

    monkeypatch.setattr("generator.engine.executor.ProcessPoolExecutor", cannot)
    assert list(pool.map(twice, SOME)) == [2 * number for number in SOME]


def test_there_is_a_processor():
    assert 1 <= processors() <= (os.cpu_count() or 1)
