"""One audit from plan to stored, judged run: the browser in this process, judging beside it in others."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

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


def audit(plan: Plan, rulebook: Rulebook, progress: Progress) -> Run:
    """Visit, probe, store and judge. An interrupted run is stored as far as it got and says so.

    Raises NoBrowser where none can be started and StoreError where the run folder can no longer be written.
    """
    with workers(plan) as pool:
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
    plan.folder.write_run(run)
    plan.folder.write_findings(conclude(plan.folder, run, rulebook))
    return plan.folder.read_run()


async def _drive(visit: Visit) -> None:
    async with Session(visit.plan.browser) as session:
        await visit.run(session)


@contextmanager
def workers(plan: Plan) -> Iterator[Executor]:
    """Processes that judge and store beside the browser's work. Raises StoreError and RulePageError of theirs."""
    setup = Setup(
        folder=str(plan.folder.path),
        service=plan.service,
        rules=[rule.id for rule in plan.rules],
        packs=plan.options.packs,
        profile=plan.options.profile,
    )
    pool = ProcessPoolExecutor(
        max_workers=max(1, min(plan.concurrency, multiprocessing.cpu_count())),
        mp_context=multiprocessing.get_context("spawn"),
        initializer=work.start,
        initargs=(msgspec.json.encode(setup),),
    )
    try:
        for _ in range(plan.concurrency):
            pool.submit(work.ready)
        yield pool
    except BrokenProcessPool as error:
        raise RuntimeError("a judging process ended by itself; its own message stands above") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
