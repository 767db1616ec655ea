"""Processes that work for this one, and end when it does.

A process that is killed cannot tell its workers; each of them looks now and then whether it is
still there.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Any

LOOKS = 0.5
"""Seconds between two looks."""


def can_fork() -> bool:
    """Whether workers can start as a copy of this process, with everything loaded."""
    return "fork" in multiprocessing.get_all_start_methods()


def workers(
    jobs: int, *, fork: bool, start: Callable[..., None] | None = None, given: tuple[Any, ...] = ()
) -> ProcessPoolExecutor:
    """A pool of ``jobs`` workers. Each calls ``start(*given)`` first.

    With ``fork`` (where the system can) they know all that is loaded; else they begin empty.
    """
    method = "fork" if fork and can_fork() else "spawn"
    return ProcessPoolExecutor(
        jobs,
        mp_context=multiprocessing.get_context(method),
        initializer=_begin,
        initargs=(os.getpid(), start, given),
    )


def _begin(parent: int, start: Callable[..., None] | None, given: tuple[Any, ...]) -> None:
    threading.Thread(target=_follow, args=(parent,), daemon=True).start()
    if start is not None:
        start(*given)


def _follow(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOKS)
    os._exit(1)
