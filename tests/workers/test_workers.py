"""Workers never outlive the process they work for, however it ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from verkkokurssi.workers import aside

PARENT = """
import sys, time, os
from verkkokurssi.workers import workers
pool = workers(2, fork={fork})
pids = {{pool.submit(os.getpid).result() for _ in range(20)}} | set(pool._processes)
print(*pids, flush=True)
[pool.submit(time.sleep, 600) for _ in range(4)]
time.sleep(600)
"""


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("fork", [True, False])
def test_workers_end_when_their_process_is_killed(fork: bool) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT.format(fork=fork)], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    pids = [int(word) for word in parent.stdout.readline().split()]
    assert pids
    parent.kill()
    parent.wait()
    parent.stdout.close()
    for _ in range(200):
        if not any(map(alive, pids)):
            break
        time.sleep(0.1)
    assert [pid for pid in pids if alive(pid)] == []


INTERRUPTED = """
import time
from verkkokurssi.workers import workers
with workers(2, fork={fork}) as pool:
    futures = [pool.submit(time.sleep, 600) for _ in range(6)]
    while not any(future.running() for future in futures):
        time.sleep(0.01)
    print("ready", flush=True)
    futures[0].result()
"""


@pytest.mark.parametrize("fork", [True, False])
def test_an_interrupted_process_waits_for_no_worker_and_only_it_answers(fork: bool) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED.format(fork=fork)], text=True, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    os.killpg(process.pid, signal.SIGINT)
    try:
        _, errors = process.communicate(timeout=60)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
    assert errors.count("Traceback") == 1
    assert errors.rstrip().endswith("KeyboardInterrupt")


KILLED = """
import os, signal, time
from concurrent.futures import BrokenExecutor
from verkkokurssi.workers import workers
try:
    with workers(2, fork={fork}) as pool:
        pids = {{pool.submit(os.getpid).result() for _ in range(20)}}
        futures = [pool.submit(time.sleep, 600) for _ in range(4)]
        os.kill(pids.pop(), signal.SIGKILL)
        futures[0].result()
except BrokenExecutor:
    print("broken", flush=True)
"""


@pytest.mark.parametrize("fork", [True, False])
def test_a_worker_that_is_killed_leaves_nobody_waiting(fork: bool) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED.format(fork=fork)],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout == "broken\n"


@pytest.mark.parametrize("fork", [True, False])
def test_something_is_done_aside_once_and_its_answer_or_fault_comes_back(fork: bool) -> None:
    with aside(os.getpid, fork=fork) as answer:
        assert answer() == answer()
        assert (answer() == os.getpid()) is not fork
        assert threading.active_count() == 1 or not fork  # nothing of the pool is left
    with pytest.raises(ZeroDivisionError), aside(lambda: 1 // 0, fork=fork) as answer:
        answer()


def test_what_was_killed_aside_is_done_here() -> None:
    here = os.getpid()

    def work() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    with aside(work, fork=True) as answer:
        assert answer() == "done"


def test_nobody_waits_for_an_answer_that_nobody_wants() -> None:
    began = time.monotonic()
    with pytest.raises(KeyError), aside(lambda: time.sleep(60), fork=True):
        raise KeyError
    assert time.monotonic() - began < 30
