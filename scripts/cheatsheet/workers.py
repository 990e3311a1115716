"""Work side by side in processes of our own, none of which is left behind, however the build ends."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait
from typing import ParamSpec, TypeVar

from cheatsheet.interrupt import SIGNALS, undisturbed

P = ParamSpec("P")
T = TypeVar("T")


class Workers:
    """Processes that are started when there is something to do, at most one for each core."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._pool: Executor | None = None

    def submit(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have ``work``, a function of a module, done by one of them."""
        # A worker ignores the signals that its parent ignores when it is started: a key that is pressed reaches the
        # whole group, and the build itself ends its workers.
        with undisturbed():
            if self._pool is None:
                self._pool = _pool()
            return self._pool.submit(work, *args, **kwargs)

    def end(self, *, begin_no_more: bool = False) -> None:
        """Let them finish and go, with all that was asked for or with what they are at."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=begin_no_more)


@contextmanager
def workers() -> Iterator[Workers]:
    """Workers for the time of the block; when it is left by an exception they are ended at once, half done."""
    others = multiprocessing.active_children()
    pool = Workers()
    try:
        yield pool
    except BaseException:
        with undisturbed():
            for process in multiprocessing.active_children():
                if process not in others:
                    process.kill()
            pool.end(begin_no_more=True)
        raise
    pool.end()


def _pool() -> Executor:
    """Processes. On a machine that has no semaphores for them to share (a sandbox without /dev/shm) a thread: one,
    because what is done may have a compiler for itself.
    """
    try:
        # Spawned everywhere: a fork of a process with threads (Typst's, ours) may hang.
        return ProcessPoolExecutor(_cores(), multiprocessing.get_context("spawn"), _begin)
    except (OSError, ImportError, NotImplementedError):
        return ThreadPoolExecutor(1)


def _cores() -> int:
    """How many may work at a time. Four hold some two gigabytes, which is enough to take."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(count, 4))


def _begin() -> None:
    """What a worker does first: hear no signals, and look after the build, which may be killed."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
