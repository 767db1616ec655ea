"""Processes that work for this one, and end when it does.

A process that is killed cannot tell its workers; each of them looks now and then whether it is
still there. Ctrl+C in a terminal reaches every process: only the first one answers, and ends its
workers at once, whatever they are doing.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, TypeVar

T = TypeVar("T")
LOOKS = 0.1
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
    return _Pool(jobs, multiprocessing.get_context(method), start, given)


class _Pool(ProcessPoolExecutor):
    """A pool that is not waited for when its ``with`` block is left by an exception."""

    def __init__(
        self, jobs: int, context: Any, start: Callable[..., None] | None, given: tuple[Any, ...]
    ) -> None:
        # A byte to look at, and no lock: a worker that was killed would never give one back.
        self._over: Any = context.RawValue("b", 0)
        super().__init__(
            jobs,
            mp_context=context,
            initializer=_begin,
            initargs=(os.getpid(), self._over, start, given),
        )

    def submit(self, *args: Any, **more: Any) -> Future[Any]:
        with _without_interrupts():  # a worker that starts now inherits it, and keeps it
            return super().submit(*args, **more)

    def __exit__(self, kind: Any, *more: Any) -> None:
        if kind is not None:
            self._over.value = 1
            self.shutdown(cancel_futures=True)
        super().__exit__(kind, *more)


@contextmanager
def aside(work: Callable[[], T], *, fork: bool) -> Iterator[Callable[[], T]]:
    """Let a copy of this process do something meanwhile; its answer is waited for when asked for.

    Without ``fork`` it is done here, when it is first asked for. What ``work`` changes in memory
    is lost in the copy.
    """
    if not (fork and can_fork()):
        yield lru_cache(maxsize=1)(work)
        return
    with workers(1, fork=True, start=_take, given=(work,)) as pool:
        future = pool.submit(_do)

        @lru_cache(maxsize=1)
        def answer() -> T:
            try:
                done: T = future.result()
                return done
            except BrokenProcessPool:  # it was killed, perhaps for want of memory
                return work()
            finally:
                pool.shutdown()  # this process may be copied again: it must stand alone

        yield answer


_TAKEN: list[Callable[[], Any]] = []


def _take(work: Callable[[], Any]) -> None:
    _TAKEN[:] = [work]


def _do() -> Any:
    return _TAKEN[0]()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(
    parent: int, over: Any, start: Callable[..., None] | None, given: tuple[Any, ...]
) -> None:
    threading.Thread(target=_follow, args=(parent, over), daemon=True).start()
    if start is not None:
        start(*given)


def _follow(parent: int, over: Any) -> None:
    while os.getppid() == parent and not over.value:
        time.sleep(LOOKS)
    os._exit(1)
