"""One audit from plan to stored, judged run: the browser in this process, judging beside it in others."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, TypeVar

import msgspec

from einclusion import work
from einclusion.browser.session import Session
from einclusion.browser.visit import Visit, result
from einclusion.conclude import conclude
from einclusion.plan import Plan
from einclusion.progress import Progress
from einclusion.rulebook import Rulebook
from einclusion.run import Run
from einclusion.work import Setup

T = TypeVar("T")

_WINDOWS = 2
"""Windows that one judging process keeps up with: it needs a fifth of the time that the browser takes for a page."""


def audit(plan: Plan, rulebook: Rulebook, progress: Progress) -> Run:
    """Visit, probe, store and judge. An interrupted run is stored as far as it got and says so.

    Raises NoBrowser where none can be started, StoreError where the run folder can no longer be written and UsageError
    where another audit writes into it.
    """
    with plan.folder.held():
        return _audited(plan, rulebook, progress)


def _audited(plan: Plan, rulebook: Rulebook, progress: Progress) -> Run:
    with _ended_like_an_interrupt(), workers(plan, rulebook) as pool:
        visit = Visit(plan, pool, progress)
        try:
            asyncio.run(_drive(visit))
            state = "complete"
        except (KeyboardInterrupt, asyncio.CancelledError):
            state = "interrupted"
        except BaseException:
            plan.folder.write_run(result(visit, "interrupted"))
            raise
    run = result(visit, state)
    plan.folder.write_findings(conclude(plan.folder, run, rulebook))
    plan.folder.write_run(run)
    return plan.folder.read_run()


async def _drive(visit: Visit) -> None:
    async with Session(visit.plan.browser) as session:
        await visit.run(session)


@contextmanager
def workers(plan: Plan, rulebook: Rulebook) -> Iterator[Executor]:
    """Processes that judge and store beside the browser's work."""
    setup = Setup(
        folder=str(plan.folder.path),
        service=plan.service,
        rules=plan.rules,
        paths={rule.id: str(rulebook.paths[rule.id].absolute()) for rule in plan.rules},
        profile=plan.options.profile,
        without=plan.options.without,
    )
    processes = max(1, min(plan.concurrency // _WINDOWS, multiprocessing.cpu_count()))
    pool = Workers(processes, msgspec.json.encode(setup))
    try:
        with _deaf_to_interrupts():
            for _ in range(processes):
                pool.submit(work.ready)
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


class Workers(Executor):
    """A pool of processes that is made anew where one of them died, for instance for want of memory."""

    def __init__(self, most: int, setup: bytes) -> None:
        self._most = most
        self._setup = setup
        self._pool = self._made()

    def _made(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            max_workers=self._most,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=work.start,
            initargs=(self._setup,),
        )

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """What `fn` will give in one of the processes; BrokenProcessPool where that one dies of it."""
        try:
            return self._pool.submit(fn, *args, **kwargs)
        except BrokenProcessPool:
            self._pool.shutdown(wait=False)
            self._pool = self._made()
            return self._pool.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes."""
        self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes that begin within it never hear Ctrl-C: this one hears it afterwards, and decides when to end."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    former = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)


@contextmanager
def _ended_like_an_interrupt() -> Iterator[None]:
    """Within it, being told to end (SIGTERM) is the same as Ctrl-C: what was gathered is kept."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    former = signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, former)
