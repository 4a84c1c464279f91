"""The visit: journeys first, then given addresses or the crawl, several windows side by side."""

from __future__ import annotations

import asyncio
from concurrent.futures import Executor
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import UTC, datetime
from functools import partial

import msgspec

from einclusion import __version__
from einclusion.blotting import Blotter
from einclusion.browser import consent, covering, discovery
from einclusion.browser.documents import Library
from einclusion.browser.doubles import Doubles
from einclusion.browser.examine import Examiner
from einclusion.browser.journey import Walker
from einclusion.browser.pace import Pace
from einclusion.browser.probing import Moved
from einclusion.browser.queue import Listed, Queue
from einclusion.browser.session import Session, entry_to
from einclusion.browser.staying import open_address
from einclusion.browser.together import together
from einclusion.browser.trouble import Dead, Trouble
from einclusion.browser.window import Arrival, Window
from einclusion.browser.windows import Windows
from einclusion.crawl.addresses import origin
from einclusion.crawl.frontier import Candidate
from einclusion.environment import secrets
from einclusion.facts import ACTED, Facts
from einclusion.model import Problem
from einclusion.plan import Plan
from einclusion.progress import Progress
from einclusion.run import Page, Run, Walk
from einclusion.scope import Crawl, Journey
from einclusion.work import Settled

_ASKED = frozenset({"given", "start", "journey"})
_SAME = ("journey", "step", "status", "content_type", "final_address", "depth")
_ROUNDS = 3
"""Times that a page which goes on to another one while it is examined is examined anew."""


class Visit:
    """One visit. `await Visit(...).run()` drives it; what is stored by then stays whatever happens."""

    def __init__(
        self, plan: Plan, workers: Executor, progress: Progress, replaced: Facts | None = None, *, shown: bool = True
    ) -> None:
        self.plan = plan
        self.started = now()
        self.progress = progress
        self.pages: list[Page] = []
        self.walks: list[Walk] = []
        self.problems: list[Problem] = []
        self.queue: Queue = Listed([])
        self.versions: dict[str, str] = {}
        self._number = 0
        self._entry = entry_to(plan.service, plan.environment, plan.base, plan.viewports[0], plan.emulation)
        self._answering = asyncio.Lock()
        self.pace = Pace(plan.service.crawl.rate if plan.service.crawl else None)
        self._examiner = Examiner(
            workers=workers,
            needs=plan.needs,
            axe_rules=plan.axe_rules,
            blotter=Blotter(secrets(plan.service, plan.environment)),
            secret_fields=covering.secret_fields(plan.service),
            shown=shown,
            replaced=replaced,
        )

    async def run(self, session: Session) -> None:
        """Visit everything with that browser. Raises NoBrowser, StoreError."""
        self._take_up()
        self.versions["browser"] = session.name
        service, needs = self.plan.service, self.plan.needs
        if needs & ACTED:
            hosts = discovery.origins(service.start)
            self._examiner.doubles = Doubles(session, self._entry, hosts, most=self.plan.concurrency)
        if "documents" in needs:
            self._examiner.library = Library(service, self.pace, self._entry.access.headers, self.pages)
        self.plan.folder.write_run(result(self, "visiting"))
        self.progress.browser(session.name, session.sandboxed)
        walked = {walk.journey for walk in self.walks}
        try:
            for journey in (one for one in service.journeys if one.name not in walked):
                await self._walk(session, journey)
            await self._visit(session)
        finally:
            if self._examiner.doubles is not None:
                await self._examiner.doubles.close()

    def _take_up(self) -> None:
        """Go on where a broken run ended: pages that are whole stay, journeys that were not finished begin anew."""
        if not self.plan.resume or not self.plan.folder.begun:
            return
        former = self.plan.folder.read_run()
        self.started, self.walks = former.started, list(former.walks)
        self.pages += self.plan.folder.keep_finished(former)
        self._number = max((page.number for page in self.pages), default=0)

    def _windows(self, session: Session) -> Windows:
        return Windows(session, self._entry, discovery.origins(self.plan.service.start))

    async def _walk(self, session: Session, journey: Journey) -> None:
        self.progress.journey(journey.name, len(journey.steps))
        windows = self._windows(session)
        try:
            window = await windows.take()
            on_state = partial(self._journey_state, windows, window, journey)
            walker = Walker(window, self.plan.service, journey, self.plan.base, self.plan.environment, on_state)
            self.walks.append(await walker.walk(lambda number: self.progress.opening(f"{journey.name} {number}")))
            self.plan.folder.write_run(result(self, "visiting"))
        except Trouble as trouble:
            self.problems.append(msgspec.structs.replace(trouble.problem, asked=True))
        finally:
            await windows.close()

    async def _journey_state(
        self, windows: Windows, window: Window, journey: Journey, step: int, arrival: Arrival
    ) -> int:
        page = self._new_page(arrival.address, "journey")
        chosen = windows.choices.get(origin(arrival.address), False)
        page = msgspec.structs.replace(self._arrived(page, arrival), journey=journey.name, step=step, consent=chosen)
        discovery.refuse_private(self.plan.service.start[0], arrival.address)
        await self._examine(window, page)
        await self._consent(windows, window, page)
        return page.number

    async def _visit(self, session: Session) -> None:
        windows = self._windows(session)
        try:
            servers = discovery.Servers(self.plan.service.crawl or Crawl(), windows, self.pace)
            servers.problems = self.problems
            self.queue = await discovery.queue_for(self.plan, windows, self.pages, servers)
            await together(self._work(windows) for _ in range(self.plan.concurrency))
        finally:
            await windows.close()

    async def _work(self, windows: Windows) -> None:
        window: Window | None = None
        while (candidate := await self.queue.take()) is not None:
            try:
                await self.pace.turn(candidate)
                async with self._before_choice(windows, candidate.address):
                    self.progress.opening(candidate.address)
                    page = self._new_page(candidate.address, candidate.origin, candidate)
                    window = await self._open(windows, window, candidate, page)
                    windows.looked.setdefault(origin(candidate.address), 0)
            finally:
                self.queue.done(candidate)
        if window is not None:
            await windows.discard(window)

    def _before_choice(self, windows: Windows, address: str) -> AbstractAsyncContextManager[object]:
        """Pages of a site are opened one by one until its consent banner was looked for."""
        looked = origin(address) in windows.looked or self.plan.service.consent == "none"
        return nullcontext() if looked else self._answering

    async def _open(self, windows: Windows, window: Window | None, candidate: Candidate, page: Page) -> Window | None:
        """Audit one address; a page that a neighbour's death took along is tried once more."""
        for attempt in (1, 2):
            try:
                window = await windows.take(window)
                await self._audit(windows, window, candidate, page)
                return window
            except Dead as dead:
                if window is not None:
                    await windows.discard(window)
                if dead.problem.key != "closed" or attempt == 2:
                    await self._untested(window, page, dead.problem)
                    return None
                window = None
            except Trouble as trouble:
                await self._untested(window, page, trouble.problem)
                return window
        return window

    async def _audit(self, windows: Windows, window: Window, candidate: Candidate, page: Page) -> None:
        arrival = await open_address(window, candidate.address)
        page = self._arrived(page, arrival)
        discovery.refuse_private(candidate.address, arrival.address)
        if not await self.queue.landed(candidate, arrival.address):
            return
        self.pace.heed(arrival.status, arrival.headers)
        arrival.refuse_error()
        page = msgspec.structs.replace(page, consent=windows.choices.get(origin(arrival.address), False))
        settled = await self._examine(window, page)
        await self._consent(windows, window, page)
        for link in settled.links:
            self.queue.add(link.address, text=link.text, found_on=arrival.address, depth=candidate.depth + 1)

    async def _consent(self, windows: Windows, window: Window, page: Page) -> None:
        choice = self.plan.service.consent
        if choice != "none" and not window.broken:
            self.problems += await consent.settle(windows, window, choice, page.final_address or page.address)

    async def _examine(self, window: Window, page: Page) -> Settled:
        settled = await self._at_rest(window, page)
        self._settled(settled)
        for size in self.plan.viewports[1:]:
            if not window.broken:
                await self._again(window, settled.page, size)
        return settled

    async def _at_rest(self, window: Window, page: Page) -> Settled:
        """Examine the page; where another document takes its place meanwhile, that one."""
        for _ in range(_ROUNDS):
            try:
                return await self._examiner.examine(window, page)
            except Moved:
                await window.settle()
                arrival = await window.arrived(None, page.address)
                discovery.refuse_private(page.address, arrival.address)
                arrival.refuse_error()
                page = self._arrived(page, arrival)
        raise Trouble("restless")

    async def _again(self, window: Window, first: Page, size: tuple[int, int]) -> None:
        """The same state in another window size; only what is new there is kept."""
        page = self._new_page(first.address, first.origin)
        same = {name: getattr(first, name) for name in _SAME}
        page = msgspec.structs.replace(page, **same, viewport=f"{size[0]}x{size[1]}", repeats=first.number)
        try:
            await window.resize(size)
            self._settled(await self._examiner.examine(window, page, first=first.folder))
        except Trouble as trouble:
            window.broken = window.broken or isinstance(trouble, Dead)
            await self._untested(window, page, trouble.problem, first.folder)
        try:
            await window.resize(self.plan.viewports[0])
        except Trouble:
            window.broken = True

    async def _untested(self, window: Window | None, page: Page, problem: Problem, first: str = "") -> None:
        status, address = problem.values.get("status"), problem.values.get("address")
        if isinstance(status, int):
            led = {"final_address": str(address or ""), "content_type": str(problem.values.get("kind") or "")}
            page = msgspec.structs.replace(page, status=status, **led)
        told = [msgspec.structs.replace(problem, asked=page.origin in _ASKED)]
        page = msgspec.structs.replace(page, problems=told, notes=window.notes if window else [])
        self._settled(await self._examiner.store(page, first, window))

    def _settled(self, settled: Settled) -> None:
        self.pages.append(settled.page)
        self.progress.settled(settled.page, settled.outcomes, self.queue.left)

    def _new_page(self, address: str, source: str, candidate: Candidate | None = None) -> Page:
        self._number += 1
        return Page(
            number=self._number,
            address=address,
            origin=source,  # type: ignore[arg-type]
            linked_from=candidate.found_on if candidate else "",
            depth=candidate.depth if candidate else 0,
            viewport="x".join(map(str, self.plan.viewports[0])),
            folder=self.plan.folder.page_folder(self._number, address),
            slots=self.queue.slots(address),
        )

    def _arrived(self, page: Page, arrival: Arrival) -> Page:
        answered = {"status": arrival.status, "content_type": arrival.content_type}
        return msgspec.structs.replace(page, final_address=arrival.address, redirects=arrival.redirects, **answered)


def result(visit: Visit, state: str) -> Run:
    """The run as it stands."""
    plan = visit.plan
    return Run(
        id=plan.id,
        version=__version__,
        versions=visit.versions,
        started=visit.started,
        ended=now() if state == "complete" else "",
        state=state,  # type: ignore[arg-type]
        options=plan.options,
        service=plan.service,
        rules=[rule.id for rule in plan.rules],
        pages=sorted(visit.pages, key=lambda page: page.number),
        walks=visit.walks,
        left_out=visit.queue.left_out(),
        documents=visit.queue.documents(),
        problems=visit.problems,
        missing=visit.queue.missing(),
        unlisted=visit.queue.unlisted,
    )


def now() -> str:
    """The time in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")
