from __future__ import annotations

import os
import threading
import time

import pytest

from casewright.model.errors import InvalidValue
from casewright.ui.tasks import TaskRunner


@pytest.fixture
def runner(qapp):
    made = TaskRunner()
    yield made
    made.close()


def add(progress, a, b):
    progress.report(0.5, "half way")
    return a + b


def refuse(progress):
    raise InvalidValue("That will not do.")


def stumble(progress):
    raise KeyError("missing")


def wait_for_ever(progress):
    progress.report(0.1)
    while True:
        time.sleep(0.01)


def count_up(progress, steps):
    for step in range(steps):
        progress.report(step / steps)
    return steps


@pytest.mark.parametrize("in_process", [False, True])
def test_a_result_arrives_on_the_main_thread(qtbot, runner, in_process):
    arrived = []
    task = runner.run(
        "Adding",
        add,
        2,
        3,
        on_done=lambda value: arrived.append((value, threading.current_thread() is threading.main_thread())),
        on_progress=lambda fraction, text: arrived.append((fraction, text)),
        in_process=in_process,
    )
    qtbot.waitUntil(lambda: not task.is_running, timeout=20_000)
    assert arrived == [(0.5, "half way"), (5, True)]
    assert runner.running == ()


@pytest.mark.parametrize("in_process", [False, True])
def test_a_refusal_arrives_as_its_sentence(qtbot, runner, in_process):
    said = []
    runner.run("Reading", refuse, on_failed=said.append, in_process=in_process)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said == ["That will not do."]


@pytest.mark.parametrize("in_process", [False, True])
def test_a_fault_of_ours_arrives_as_one_sentence(qtbot, runner, in_process):
    said = []
    runner.run("Reading", stumble, on_failed=said.append, in_process=in_process)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert "fault in Casewright" in said[0]
    assert "KeyError" in said[0]
    assert "\n" not in said[0]


def test_cancelling_kills_a_computation_and_the_next_one_runs(qtbot, runner):
    begun, ended, sums = [], [], []
    task = runner.run("Waiting", wait_for_ever, on_progress=lambda *at: begun.append(at), in_process=True)
    task.cancelled.connect(lambda: ended.append("cancelled"))
    qtbot.waitUntil(lambda: bool(begun), timeout=20_000)
    task.cancel()
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    runner.run("Adding", add, 1, 1, on_done=sums.append, in_process=True)
    qtbot.waitUntil(lambda: bool(sums), timeout=20_000)
    assert sums == [2]


def test_cancelling_a_thread_ends_it_at_its_next_report(qtbot, runner):
    stop, ended, interrupted = threading.Event(), [], []

    def work(progress):
        stop.wait(20)
        progress.report(0.5)
        return "never wanted"

    task = runner.run("Waiting", work, on_done=ended.append)
    task.cancelled.connect(lambda: ended.append("cancelled"))
    task.when_cancelled(lambda: interrupted.append(True))
    task.cancel()
    stop.set()
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    assert (ended, interrupted) == (["cancelled"], [True])


def test_progress_is_throttled(qtbot, runner):
    heard, done = [], []
    runner.run("Counting", count_up, 20_000, on_done=done.append, on_progress=lambda *at: heard.append(at))
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    assert done == [20_000]
    assert 1 <= len(heard) < 200


def test_the_main_thread_stays_free_while_a_process_computes(qtbot, runner, no_freeze):
    done = []
    runner.run("Counting", count_up, 3000, on_done=done.append, in_process=True)
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)


def who_counts(progress, steps):
    for step in range(steps):
        progress.report(step / steps)
        time.sleep(0.005)
    return os.getpid()


def test_work_that_is_ended_gently_stops_and_leaves_its_process_to_the_next(qtbot, runner):
    pids, ended = [], []
    first = runner.run("Counting", who_counts, 2, on_done=pids.append, in_process=True, gently=True)
    qtbot.waitUntil(lambda: not first.is_running, timeout=20_000)
    long = runner.run("Counting", who_counts, 100_000, on_done=pids.append, in_process=True, gently=True)
    long.cancelled.connect(lambda: ended.append(True))
    with qtbot.waitSignal(long.progressed, timeout=20_000):
        pass
    long.cancel()
    qtbot.waitUntil(lambda: ended == [True], timeout=5_000)
    long.cancel()  # of work that has ended: no harm to what follows
    last = runner.run("Counting", who_counts, 2, on_done=pids.append, in_process=True, gently=True)
    qtbot.waitUntil(lambda: not last.is_running, timeout=20_000)
    assert len(pids) == 2
    assert pids[0] == pids[1]
