"""One browser for all tests of this folder, and audits with it in this process."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from einclusion import rulebook, work
from einclusion.acted import Place
from einclusion.authoring.examples import Inline
from einclusion.browser.session import Entry
from einclusion.browser.visit import Visit, result
from einclusion.browser.window import Window
from einclusion.conclude import conclude
from einclusion.environment import secrets
from einclusion.gate.verdict import Gate, Verdict, verdict
from einclusion.judge import Judge
from einclusion.model import Finding, Outcome, Problem
from einclusion.plan import Plan
from einclusion.progress import Quiet
from einclusion.run import Options, Page, Run
from einclusion.scope import Access, Service
from einclusion.standards import profile
from einclusion.store import RunFolder
from tests.live import Live

T = TypeVar("T")

RULES = ("document-title", "image-alt", "field-has-label", "page-weight-within-budget")
"""One of axe's own, and rules that need structure, text and network facts."""


@dataclass(frozen=True)
class Told:
    """What an audit left: read from its folder."""

    run: Run
    findings: list[Finding]
    verdict: Verdict
    folder: Path

    @property
    def page(self) -> Page:
        """The first page state, with facts."""
        return self.pages[0]

    @property
    def pages(self) -> list[Page]:
        """All page states, with facts."""
        return list(RunFolder(self.folder).pages())

    def named(self, place: Place | None) -> str:
        """Id of the element at a place of the first page state."""
        structure = self.page.facts.structure
        assert place is not None
        assert structure is not None
        return structure.documents[place[0]].nodes[place[1]].attributes.get("id", "")

    def failed(self, rule: str) -> list[str]:
        """Selectors at which the rule failed."""
        return [
            one.element.selector if one.element else ""
            for one in self.findings
            if one.rule == rule and one.outcome is Outcome.FAILED
        ]

    def outcomes(self, rule: str) -> list[Outcome]:
        """What came out of a rule, in order."""
        return [one.outcome for one in self.findings if one.rule == rule]

    @property
    def untested(self) -> list[str]:
        """Keys of what could not be tested, page by page and step by step."""
        steps = [step.problem for walk in self.run.walks for step in walk.steps if step.problem]
        pages = [problem for page in self.run.pages for problem in page.problems]
        return [problem.key for problem in (*self.run.problems, *pages, *steps)]

    @property
    def notes(self) -> list[Problem]:
        """What happened and was dealt with."""
        return [note for page in self.run.pages for note in page.notes]


class Driver:
    """Audits with a browser that stays open."""

    def __init__(self, live: Live) -> None:
        self.live = live
        self.session = live.session
        self.book = rulebook.load([])

    def do(self, job: Awaitable[T]) -> T:
        """The result of something asynchronous; two minutes are too long for anything."""
        return self.live.run(asyncio.wait_for(job, 120))

    def look(self, see: Callable[[Window], Awaitable[T]]) -> T:
        """What is seen in a fresh window."""

        async def seen() -> T:
            context = await self.session.context(Entry(access=Access(), viewport=(1280, 800)))
            try:
                return await see(await Window.open_in(context))
            finally:
                await context.close()

        return self.do(seen())

    def browser_process(self) -> int:
        """Number of the browser's own process."""

        async def ask() -> int:
            session = await (await self.session.browser()).new_browser_cdp_session()
            told = await session.send("SystemInfo.getProcessInfo")
            await session.detach()
            return next(int(row["id"]) for row in told["processInfo"] if row["type"] == "browser")

        return self.do(ask())

    def plan(self, service: Service, store: RunFolder, given: list[str], **more: Any) -> Plan:
        """A plan of the service with the few rules that tests need."""
        options = {"depth": more.pop("depth", "quick"), "viewports": more.pop("viewports", [])}
        return Plan(
            service=service,
            given=given,
            options=Options(targets=given or service.start, profile=service.profile, **options),
            rules=[self.book.rules[name] for name in more.pop("rules", RULES)],
            folder=store,
            base=store.path.parent,
            environment=more.pop("environment", {}),
            **more,
        )

    def audit(
        self,
        folder: Path,
        *given: str,
        service: Mapping[str, Any] | None = None,
        during: Callable[[], Awaitable[None]] | None = None,
        **more: Any,
    ) -> Told:
        """Audit addresses, or the service that the fields describe, and read what was stored."""
        fields = {"name": "Hostile", "start": list(given), "consent": "none", **(service or {})}
        described = msgspec.convert(fields, Service)
        environment = more.get("environment", {})
        store = RunFolder.create(folder / more.pop("part", "run"), secrets=secrets(described, environment))
        plan = self.plan(described, store, list(given), **more)
        work.use(store, Judge(self.book, plan.rules, described, profile(described.profile)))
        visit = Visit(plan, Inline(), Quiet())

        async def drive() -> None:
            beside = asyncio.ensure_future(during()) if during else None
            await visit.run(self.session)
            if beside:
                await beside

        self.do(drive())
        run = result(visit, "complete")
        store.write_run(run)
        store.write_findings(conclude(store, run, self.book))
        findings = store.all_findings()
        return Told(store.read_run(), findings, verdict(run, findings, Gate.NEVER), store.path)
