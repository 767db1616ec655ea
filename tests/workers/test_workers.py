"""Workers never outlive the process they work for, however it ended."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

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
